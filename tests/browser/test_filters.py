"""The filters in a real browser: the text query, the way back and forward, and a link in another browser."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PATIENCE, Server
from tests.browser.test_dashboard import chip, click_mark, counted, open_page, settled

pytestmark = pytest.mark.browser


def search(page: Page, words: str) -> None:
    page.get_by_role("textbox", name="Search", exact=True).first.fill(words)
    page.keyboard.press("Enter")


def test_a_query_narrows_the_page_and_stands_in_the_address(server: Server, page: Page) -> None:
    open_page(page, server, "Timeline")
    whole = counted(page)
    search(page, "crimee AND (vote OR référend*)")
    expect(page).to_have_url(re.compile(r"[?&]q=crimee\+AND"))
    expect(chip(page, "search: crimee AND (vote OR référend*)")).to_be_visible()
    settled(page)
    assert counted(page) != whole
    page.get_by_test_id("stSidebar").get_by_role("link", name="Sources").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Who says so?")
    expect(page).to_have_url(re.compile(r"/Sources.*q=crimee\+AND"))
    settled(page)
    chip(page, "search: crimee").click()
    expect(page).not_to_have_url(re.compile("q="))
    expect(page.get_by_text(whole)).to_be_visible()


def test_a_query_that_breaks_off_says_where_and_leaves_the_rest(server: Server, page: Page) -> None:
    open_page(page, server, "Timeline?from=2014-03-01&to=2014-03-31")
    narrowed = counted(page)
    search(page, "crimee AND (vote")
    expect(page.get_by_text("The bracket at character 12 is not closed.")).to_be_visible()
    settled(page)
    assert counted(page) == narrowed
    expect(page.get_by_role("textbox", name="Search", exact=True).first).to_have_value("crimee AND (vote")
    expect(page.get_by_test_id("stException")).to_have_count(0)


def test_a_date_that_is_none_is_named(server: Server, page: Page) -> None:
    open_page(page, server, "Timeline")
    page.get_by_role("textbox", name="Happened, from").fill("soon")
    page.keyboard.press("Enter")
    expect(page.get_by_text("“soon” is no date.")).to_be_visible()
    expect(page).not_to_have_url(re.compile("from="))


def test_back_and_forward_walk_through_the_choices(server: Server, page: Page) -> None:
    open_page(page, server, "Timeline")
    whole = counted(page)
    search(page, "crimée")
    expect(chip(page, "search: crimée")).to_be_visible()
    settled(page)
    searched = counted(page)
    page.get_by_role("textbox", name="Happened, from").fill("2014-03")
    page.keyboard.press("Enter")
    expect(chip(page, "happened from 1 Mar 2014")).to_be_visible()
    settled(page)
    both = counted(page)
    page.go_back()
    expect(chip(page, "happened from 1 Mar 2014")).to_have_count(0)
    settled(page)
    assert counted(page) == searched
    expect(page.get_by_role("textbox", name="Happened, from")).to_have_value("")
    page.go_back()
    expect(page.get_by_text(whole)).to_be_visible()
    expect(page.get_by_role("textbox", name="Search", exact=True).first).to_have_value("")
    page.go_forward()
    page.go_forward()
    expect(chip(page, "happened from 1 Mar 2014")).to_be_visible()
    settled(page)
    assert counted(page) == both


def test_clear_all_is_one_step_back(server: Server, page: Page) -> None:
    open_page(page, server, "Timeline")
    page.goto(f"{server.url}/Timeline?q=vote&from=2014-01-01&source=government")
    settled(page)
    narrowed = counted(page)
    chip(page, "Clear all").click()
    expect(page).not_to_have_url(re.compile("q=|from=|source="))
    page.go_back()
    expect(page).to_have_url(re.compile("q=vote.*from=2014-01-01.*source=government"))
    expect(chip(page, "search: vote")).to_be_visible()
    settled(page)
    assert counted(page) == narrowed


def test_a_copied_link_opens_the_same_view_in_another_browser(server: Server, page: Page, browser: Browser) -> None:
    open_page(page, server, "Entities?q=russ*&window=article")
    search(page, "russ* NOT election")
    expect(chip(page, "search: russ* NOT election")).to_be_visible()
    settled(page)
    context = browser.new_context(locale="fr-FR")
    other = context.new_page()
    other.set_default_timeout(60_000)
    other.goto(page.url)
    settled(other)
    expect(chip(other, "recherche : russ* NOT election")).to_be_visible()
    assert re.findall(r"\d+", other.get_by_text(re.compile(r"^\d+ articles sur")).inner_text())[:2] == re.findall(r"\d+", counted(page))[:2]
    expect(other.get_by_role("radio", name="article")).to_be_checked()
    context.close()


def test_a_click_on_a_month_narrows_for_now_and_can_be_kept(server: Server, page: Page) -> None:
    open_page(page, server, "")
    click_mark(page, page.locator(".st-key-months .barlayer .point").first)
    expect(page.get_by_text("For now, only")).to_be_visible()
    expect(page).not_to_have_url(re.compile("from="))
    page.get_by_role("button", name="Keep as filter").click()
    expect(page).to_have_url(re.compile("from=.*to="))
    expect(chip(page, "happened from")).to_be_visible()
    expect(page.get_by_text("For now, only")).to_have_count(0)


def test_dates_go_along_to_the_next_page(server: Server, page: Page) -> None:
    open_page(page, server, "Timeline?from=2014-03-01&to=2014-03-31")
    for name, path in (("Entities", "Entities"), ("Sources", "Sources"), ("Overview", "")):
        page.get_by_test_id("stSidebar").get_by_role("link", name=name).click()
        expect(page).to_have_url(re.compile(rf"/{path}\?.*from=2014-03-01&to=2014-03-31"))
        expect(chip(page, "happened from 1 Mar 2014")).to_be_visible()
        settled(page)
        expect(page.get_by_role("textbox", name="Happened, to")).to_have_value("2014-03-31")


def test_two_visitors_at_once_each_with_their_own_filters(server: Server, page: Page, browser: Browser) -> None:
    open_page(page, server, "Timeline")
    every = int(counted(page).split(" of ")[1].split()[0])
    with browser.new_context(locale="en-GB") as context:
        other = context.new_page()
        other.set_default_timeout(PATIENCE * 1000)
        other.goto(f"{server.url}/Timeline?lang=en")
        page.goto(f"{server.url}/Timeline?lang=fr")
        for visitor, chosen, not_chosen in ((page, "French", "English"), (other, "English", "French")):
            expect(chip(visitor, chosen)).to_be_visible()
            settled(visitor)
            expect(chip(visitor, not_chosen)).to_have_count(0)
        assert sum(int(counted(visitor).split(" of ")[0]) for visitor in (page, other)) == every
        search(page, "crimée")
        expect(chip(page, "search: crimée")).to_be_visible()
        other.reload()
        expect(chip(other, "English")).to_be_visible()
        settled(other)
        expect(chip(other, "search")).to_have_count(0)


def test_an_article_of_the_list_has_an_address_and_the_way_back(server: Server, page: Page) -> None:
    open_page(page, server, "Articles?q=crimée&page=2")
    titles = page.get_by_test_id("stMain").get_by_test_id("stPageLink")
    title = titles.first.inner_text()
    titles.first.get_by_role("link").click()
    expect(page.locator(".selon-text .m-found").first).to_be_visible()
    expect(page).to_have_url(re.compile(r"[?&]article="))
    settled(page)
    page.reload()
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    page.go_back()
    expect(page).to_have_url(re.compile(r"page=2"))
    settled(page)
    expect(titles.first).to_have_text(title)
