"""The charts as a visitor meets them: a click leads to sentences and on to the article; a name leads to its page."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server
from tests.browser.test_dashboard import click_mark, open_page, settled

pytestmark = pytest.mark.browser


def test_a_delay_opens_its_sentences_and_the_article_at_that_place(server: Server, page: Page) -> None:
    open_page(page, server, "Timeline?look=clocks")
    click_mark(page, page.locator(".st-key-clocks .barlayer .point").first)
    expect(page.locator(".selon-sentence").first).to_be_visible()
    page.get_by_role("link", name="Read it in the article").first.click()
    expect(page.locator(".selon-here")).to_be_in_viewport()


def test_a_name_in_a_sentence_leads_to_its_page(server: Server, page: Page) -> None:
    open_page(page, server, "Timeline?from=2014-03-18&to=2014-03-18")
    click_mark(page, page.locator(".st-key-timeline .scatterlayer .point").last)
    page.locator(".selon-sentence a.m-mention").first.click()
    expect(page).to_have_url(re.compile(r"/Entities\?.*who="))
    settled(page)
    expect(page.get_by_text("Named", exact=False).first).to_be_visible()


def test_the_rows_and_the_zoom_stand_in_the_address(server: Server, page: Page) -> None:
    open_page(page, server, "Timeline")
    page.get_by_role("radio", name="participant").click()
    expect(page).to_have_url(re.compile("lanes=participant"))
    page.get_by_role("radio", name="year", exact=True).click()
    expect(page).to_have_url(re.compile("zoom=year"))
    settled(page)
    expect(page.locator(".st-key-earlier")).to_be_visible()
