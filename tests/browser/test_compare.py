"""A comparison is in its address: whoever opens the link sees the same."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Server
from tests.browser.test_dashboard import open_page, settled

pytestmark = pytest.mark.browser


def choose(page: Page, label: str, value: str) -> None:
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=value, exact=True).click()
    settled(page)


def test_two_outlets_in_the_address_of_another_reader(server: Server, browser: Browser, page: Page) -> None:
    open_page(page, server, "Compare")
    choose(page, "Side A, Outlet", "Le Spécimen")
    choose(page, "Side B, Outlet", "Dépêche d’exemple")
    expect(page).to_have_url(re.compile("a=outlet.*b=outlet"))
    answer = page.locator(".selon-answer")
    expect(answer).to_contain_text("A · Le Spécimen")
    expect(answer).to_contain_text("B · Dépêche d’exemple")
    context = browser.new_context(locale="en-GB")
    other = context.new_page()
    other.goto(page.url)
    expect(other.locator(".selon-answer")).to_have_text(answer.inner_text(), use_inner_text=True)
    expect(other.locator(".js-plotly-plot")).to_have_count(3)
    context.close()
