"""A box around marks of a chart opens their sentences and offers to keep them as a filter, on every chart."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server
from tests.browser.test_dashboard import open_page, settled

pytestmark = pytest.mark.browser


def draw_box(page: Page, chart: str) -> None:
    """Drags over the whole of a chart's plot."""
    page.get_by_text("Pick by box").click()
    settled(page)
    plot = f".st-key-{chart} .nsewdrag"
    page.wait_for_function("plot => document.querySelector(plot)?.closest('.js-plotly-plot')._fullLayout.dragmode === 'select'", arg=plot)
    page.evaluate("plot => document.querySelector(plot).scrollIntoView({block: 'center'})", plot)
    box = None
    while box is None or box != page.locator(plot).first.bounding_box():  # charts above it may still be drawn
        box = page.locator(plot).first.bounding_box()
        page.wait_for_timeout(300)
    page.mouse.move(box["x"] + 2, box["y"] + 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=4)
    page.mouse.move(box["x"] + box["width"] - 3, box["y"] + box["height"] - 3, steps=4)
    page.mouse.up()
    settled(page)


@pytest.mark.parametrize(("address", "chart", "kept"), [
    ("", "months", "from="),
    ("Timeline?from=2014-03-01&to=2014-03-31", "timeline", "event="),
    ("Timeline?look=clocks", "clocks", "outlet="),
    ("Entities", "matrix", "entity="),
    ("Entities", "network", "entity="),
    ("Entities?who=country-ru", "companions", "entity="),
    ("Entities?who=country-ru&about=events", "person_timeline", "from="),
    ("Entities?who=country-ru&about=time", "presence", "pubfrom="),
    ("Sources?by=outlet", "shares_outlet_False", "outlet="),
    ("Sources?by=month", "shares_month_False", "pubfrom="),
    ("Sources?by=event_type", "shares_event_type_False", "event="),
    ("Sources?look=few", "concentration", "outlet="),
    ("Sources?look=event", "retellings", "event="),
    ("Sources?look=relays", "chains", "outlet="),
])
def test_a_box_narrows_the_page_and_can_be_kept(server: Server, page: Page, address: str, chart: str, kept: str) -> None:
    open_page(page, server, address)
    draw_box(page, chart)
    expect(page.locator(".selon-sentence").first).to_be_visible()
    page.get_by_role("button", name="Keep as filter").first.click()
    expect(page).to_have_url(re.compile(kept))
    settled(page)
    expect(page.locator(".st-key-chips")).to_be_visible()


@pytest.mark.parametrize("chart", ["compare_months", "compare_shares", "compare_entities"])
def test_a_box_opens_the_sentences_of_both_sides(server: Server, page: Page, chart: str) -> None:
    open_page(page, server, "Compare")
    draw_box(page, chart)
    expect(page.locator(".selon-sentence").first).to_be_visible()
    expect(page.get_by_role("link", name="side A")).to_be_visible()
    expect(page.get_by_role("link", name="side B")).to_be_visible()
