"""The grid of the page Knowledge under a real hand: typed, shown, applied, undone."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server
from tests.browser.test_dashboard import open_page, settled

pytestmark = pytest.mark.browser

HEIGHT_OF_HEADS = 35


def test_an_alias_is_typed_shown_applied_and_undone(server: Server, page: Page) -> None:
    open_page(page, server, "Knowledge")
    page.get_by_label("Find rows").fill("maison blanche")
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 row", exact=True)).to_be_visible()
    settled(page)
    page.wait_for_timeout(1500)  # the grid draws itself on a canvas, after the page is there
    box = page.get_by_test_id("stDataFrame").first.bounding_box()
    assert box is not None
    page.mouse.dblclick(box["x"] + box["width"] / 2, box["y"] + 1.5 * HEIGHT_OF_HEADS)
    cell = page.locator("textarea.gdg-input")
    expect(cell).to_have_value(re.compile("présidence américaine"))
    cell.press("End")
    cell.press_sequentially("|vote", delay=30)
    expect(cell).to_have_value(re.compile(r"\|vote$"))
    page.wait_for_timeout(300)  # the grid takes a cell over a moment after its last letter
    cell.press("Enter")
    page.get_by_role("button", name="Show what 1 changed row touches").click()
    expect(page.get_by_text(re.compile(r"^It would touch \d+ articles at most: \d+ sentences hold the words\."))).to_be_visible()
    expect(page.locator(".selon-sentence").first).to_contain_text(re.compile("vot[eé]", re.IGNORECASE))
    page.get_by_role("button", name="Apply").click()
    expect(page.get_by_text("1 row changed.")).to_be_visible()
    expect(page.get_by_text("python -m analysis refresh")).to_be_visible()
    assert "|vote" in (server.store / "knowledge" / "entities.csv").read_text(encoding="utf-8")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Undone: the tables are as they were before.")).to_be_visible()
    assert not (server.store / "knowledge" / "entities.csv").exists()
