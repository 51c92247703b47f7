"""Every page and what opens on it by the rules of WCAG 2.2 AA, as axe-core checks them, in both schemes. No part is excepted."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PATIENCE, Server
from tests.browser.test_dashboard import PAGES, click_mark, open_page, settled

pytestmark = pytest.mark.browser

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
OPTIONS = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    # of no WCAG tag, but what a screen reader finds its way by
    "rules": {"heading-order": {"enabled": True}, "page-has-heading-one": {"enabled": True}},
    "resultTypes": ["violations"],
}
# Labels and discs fade in; a colour in between has no contrast.
DRAWN = 1000


@pytest.fixture(scope="module")
def axe() -> str:
    if not AXE.exists():
        pytest.fail("axe-core is missing: `make test` fetches it, or run `npm ci` in tests/browser (needs Node.js)")
    return AXE.read_text(encoding="utf-8")


@pytest.fixture(params=["light", "dark"])
def visitor(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(locale="fr-FR", color_scheme=request.param, viewport={"width": 1400, "height": 1000})
    page = context.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    yield page
    context.close()


def violations(page: Page, axe: str) -> list[str]:
    """One line a part that breaks a rule: the rule, where, and what is wrong."""
    settled(page)
    page.wait_for_timeout(DRAWN)
    page.evaluate(axe)
    found: dict[str, Any] = page.evaluate("options => axe.run(document, options)", OPTIONS)
    return [f"{rule['id']}: {node['html'][:200]}: {node['failureSummary']}" for rule in found["violations"] for node in rule["nodes"]]


@pytest.mark.parametrize("path", PAGES)
def test_every_page(server: Server, visitor: Page, axe: str, path: str) -> None:
    open_page(visitor, server, path)
    assert violations(visitor, axe) == []


def test_what_opens_on_a_page(server: Server, visitor: Page, axe: str) -> None:
    open_page(visitor, server, "Timeline?from=2014-03-01&to=2014-03-31&outlet=Le+Spécimen&status=happened")
    assert violations(visitor, axe) == [], "with filters"
    click_mark(visitor, visitor.locator(".js-plotly-plot .scatterlayer .point").last)
    expect(visitor.locator(".selon-trail").first).to_be_visible()
    assert violations(visitor, axe) == [], "with sentences"
    visitor.locator(".st-key-formats_timeline button").first.click()
    expect(visitor.locator(".st-key-ics_timeline")).to_be_visible()
    assert violations(visitor, axe) == [], "with the downloads"
    visitor.keyboard.press("Escape")
    visitor.get_by_role("link", name="Lire dans l’article").first.click()
    expect(visitor.locator(".selon-text")).to_be_visible()
    assert violations(visitor, axe) == [], "an article"


def test_an_empty_page(server: Server, visitor: Page, axe: str) -> None:
    open_page(visitor, server, "Sources?outlet=Nobody&pubfrom=yesterday")
    assert violations(visitor, axe) == []
