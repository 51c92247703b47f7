"""Takes the README's pictures of the dashboard on the sample corpus: `python -m tests.browser.pictures`."""

import tempfile
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

from tests.browser.conftest import FLAGS, PATIENCE, ROOT, Server, chromium

PICTURES = {"overview": "", "timeline": "Timeline", "entities": "Entities", "sources": "Sources", "articles": "Articles?q=référendum",
            "corpus": "Corpus", "compare": "Compare", "knowledge": "Knowledge", "method": "Method"}
WIDTH, HEIGHT = 1360, 900


def main() -> None:
    """Write `docs/pictures/*.png`, light, in English."""
    expect.set_options(timeout=PATIENCE * 1000)
    folder = ROOT / "docs" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        server = Server(Path(place) / "store")
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, locale="en-GB")
        for name, path in PICTURES.items():
            page.goto(f"{server.url}/{path}")
            expect(page.get_by_role("heading", level=1)).to_be_visible()
            expect(page.locator('[data-test-script-state="notRunning"]')).to_be_visible()
            page.wait_for_timeout(2500)  # the chart's labels settle after its marks
            page.screenshot(path=folder / f"{name}.png")
        browser.close()
        server.stop()


if __name__ == "__main__":
    main()
