"""Measures how long a filter change takes until the page stands still, against an empty Streamlit page: `python -m tests.benchmarks.browser`.

One Chromium visits both in turn, on the sample corpus. A change is measured from the click to the last change of what is on the
screen, charts included; the median of several. Where the time goes: `server` is from the message that asks for a run to the last
answer, `drawing` from there to the last change on the screen, `KB` what came over the wire. Aim: at most twice the empty page.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import CDPSession, Page, expect, sync_playwright

from tests.browser.conftest import FLAGS, PATIENCE, Server, chromium, free_port, wait_for

PAGES = {"Overview": "", "Timeline": "Timeline", "Entities": "Entities", "Sources": "Sources", "Articles": "Articles", "Corpus": "Corpus"}
AIM = 2.0
_QUIET = 1200
_EMPTY = """
    import streamlit as st
    st.session_state.n = st.session_state.get("n", 0) + st.button("Again", key="again")
    st.write(f"run {st.session_state.n}")
"""
# The last change of anything that is drawn in the page's main part or its side panel; Streamlit's own sign of a run is neither.
_WATCH = """() => {
  window.selonLast = 0;
  window.selonSeen?.disconnect();
  window.selonSeen = new MutationObserver(() => { window.selonLast = Date.now(); });
  for (const part of document.querySelectorAll('[data-testid=stMain], [data-testid=stSidebarUserContent]'))
    window.selonSeen.observe(part, {subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ['d', 'x', 'transform', 'height']});
  addEventListener('pointerdown', () => { window.selonClick = Date.now(); window.selonLast = 0; }, {capture: true});
}"""
_STILL = """quiet => document.querySelector('[data-test-script-state=notRunning]')
  && window.selonLast && Date.now() - window.selonLast > quiet"""


@dataclass(kw_only=True)
class Wire:
    """What went over the page's web socket since the last change, in milliseconds of the browser's clock."""

    sent: list[float] = field(default_factory=list)
    received: list[float] = field(default_factory=list)
    bytes: int = 0

    def clear(self) -> None:
        self.sent, self.received, self.bytes = [], [], 0


@dataclass(frozen=True, kw_only=True)
class Change:
    """One filter change, in milliseconds."""

    whole: float
    server: float
    drawing: float
    kilobytes: float


def listen(session: CDPSession) -> Wire:
    """Notes the time of every message; Chromium's socket clock counts seconds from its start, as its frames do."""
    wire = Wire()
    session.send("Network.enable")
    session.on("Network.webSocketFrameSent", lambda frame: wire.sent.append(frame["timestamp"] * 1000))

    def came(frame: dict) -> None:
        wire.received.append(frame["timestamp"] * 1000)
        wire.bytes += len(frame["response"]["payloadData"])

    session.on("Network.webSocketFrameReceived", came)
    return wire


def measure(page: Page, wire: Wire, click: Callable[[], None]) -> Change:
    """Clicks, waits until nothing has changed for `_QUIET`, and says how long it took."""
    wire.clear()
    click()
    deadline = time.monotonic() + PATIENCE
    # asked seldom: Playwright's own waiting looks at the page at every frame, and takes a sixth of the time that is measured
    while not page.evaluate(_STILL, _QUIET):
        if time.monotonic() > deadline:
            raise TimeoutError("nothing on the page has changed since the click")
        page.wait_for_timeout(_QUIET / 4)
    whole = page.evaluate("window.selonLast - window.selonClick")
    server = wire.received[-1] - wire.sent[0] if wire.sent and wire.received else 0.0
    return Change(whole=whole, server=server, drawing=max(0.0, whole - server), kilobytes=wire.bytes / 1024)


@contextmanager
def empty_page(folder: Path) -> Iterator[str]:
    """The address of a Streamlit page with one button and one line."""
    (folder / "empty.py").write_text(textwrap.dedent(_EMPTY), encoding="utf-8")
    url = f"http://127.0.0.1:{free_port()}"
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "empty.py", "--server.port", url.rsplit(":", 1)[1], "--server.address", "127.0.0.1",
         "--server.headless", "true", "--browser.gatherUsageStats", "false", "--server.fileWatcherType", "none"],
        cwd=folder, env=dict(os.environ), stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT)
    try:
        wait_for(url, process)
        yield url
    finally:
        process.terminate()
        process.wait(timeout=30)


def open_page(page: Page, url: str, ready: str) -> None:
    page.goto(url)
    expect(page.locator(ready).first).to_be_visible()
    expect(page.locator('[data-test-script-state="notRunning"]')).to_be_visible()
    page.wait_for_timeout(_QUIET)
    page.evaluate(_WATCH)


def of_empty(page: Page, wire: Wire, url: str, times: int) -> list[Change]:
    open_page(page, url, "text=run 0")
    return [measure(page, wire, page.get_by_role("button", name="Again").click) for _ in range(times)]


def of_page(page: Page, wire: Wire, url: str, times: int) -> list[Change]:
    """Takes a story arc as filter, another one, …: each a change that the server may not have answered before."""
    open_page(page, url, "h1")
    arcs = page.locator(".st-key-arcs button")
    expect(arcs.first).to_be_visible()
    # counted before the first: with a filter comes a button more, which takes it off
    several = arcs.count()
    return [measure(page, wire, arcs.nth(place % several).click) for place in range(times)]


def line(name: str, changes: list[Change], floor: float | None) -> str:
    whole, server, drawing, size = (statistics.median(getattr(change, part) for change in changes)
                                    for part in ("whole", "server", "drawing", "kilobytes"))
    ratio = f"{whole / floor:5.2f}" if floor else "     "
    return f"{name:<12}{whole:8.0f}{ratio:>8}{server:9.0f}{drawing:9.0f}{size:8.0f}"


def main() -> None:
    """Print one line a page."""
    options = argparse.ArgumentParser(prog="python -m tests.benchmarks.browser", description=__doc__.split("\n")[0])
    options.add_argument("--times", type=int, default=8, metavar="N", help="changes a page (default 8)")
    times = options.parse_args().times
    expect.set_options(timeout=PATIENCE * 1000)
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright, empty_page(Path(place)) as empty:
        server = Server(Path(place) / "store")
        try:
            browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
            page = browser.new_page(viewport={"width": 1400, "height": 1000}, locale="en-GB")
            page.set_default_timeout(PATIENCE * 1000)
            wire = listen(page.context.new_cdp_session(page))
            print(f"{'page':<12}{'ms':>8}{'ratio':>8}{'server':>9}{'drawing':>9}{'KB':>8}")
            for name, path in PAGES.items():
                # right before each page: what else the machine does weighs on both alike
                empties = of_empty(page, wire, empty, times)
                floor = statistics.median(change.whole for change in empties)
                print(line("(empty)", empties, None))
                print(line(name, of_page(page, wire, f"{server.url}/{path}", times), floor), flush=True)
            browser.close()
        finally:
            server.stop()
    print(f"milliseconds, medians of {times} changes on the sample corpus; ratio to the empty page measured before it, aim {AIM:g} at most")


if __name__ == "__main__":
    main()
