"""A fresh dashboard on a temporary store, and a real headless Chromium to look at it."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

ROOT = Path(__file__).parent.parent.parent
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
PATIENCE = 120
expect.set_options(timeout=PATIENCE * 1000)


def chromium() -> str:
    """The browser's program: `SELON_CHROMIUM`, else the first that is installed."""
    named = os.environ.get("SELON_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if not found:
        pytest.fail("no Chromium: install it (Debian: apt-get install chromium) or name it in SELON_CHROMIUM")
    return found


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(url: str, process: subprocess.Popen) -> bool:
    """Whether a Streamlit server came to answer at `url`; not where it ended before."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=2):  # noqa: S310 - our own server
                return True
        except OSError:
            time.sleep(0.2)
    return False


class Server:
    """`streamlit run app.py` on a store of its own."""

    def __init__(self, store: Path, address: str = "127.0.0.1", *, port: int | None = None, options: Sequence[str] = ()) -> None:
        self.store = store
        self.url = f"http://127.0.0.1:{port or free_port()}"
        self._log = (store.parent / "server.log").open("wb")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", self.url.rsplit(":", 1)[1], "--server.address", address, *options],
            cwd=ROOT, env={**os.environ, "SELON_STORE": str(store)}, stdout=self._log, stderr=subprocess.STDOUT)
        if not wait_for(self.url, self._process):
            self.stop()
            raise RuntimeError(f"the server did not start; see {self.store.parent / 'server.log'}")

    def stop(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            # on a busy machine Streamlit was seen to wait longer for visitors who had left
            self._process.kill()
            self._process.wait(timeout=30)
        self._log.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose store the first reader fills with the sample corpus."""
    running = Server(tmp_path_factory.mktemp("dashboard") / "store")
    yield running
    running.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A new visitor who reads English."""
    context = browser.new_context(locale="en-GB", viewport={"width": 1400, "height": 1000}, accept_downloads=True)
    visited = context.new_page()
    visited.set_default_timeout(PATIENCE * 1000)
    yield visited
    context.close()
