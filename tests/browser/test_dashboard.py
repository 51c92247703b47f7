"""The dashboard as a visitor meets it: deep links on a fresh server, filters, clicks on charts, downloads."""

import csv
import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import Server

pytestmark = pytest.mark.browser

PAGES = {
    "": ("What is in the news here?", "Que racontent ces articles ?"),
    "Timeline": ("What happened when?", "Que s’est-il passé, et quand ?"),
    "Entities": ("Who appears with whom?", "Qui apparaît avec qui ?"),
    "Sources": ("Who says so?", "Qui le dit ?"),
    "Articles": ("What do the articles say?", "Que disent les articles ?"),
    "Corpus": ("What is in the corpus?", "Que contient le corpus ?"),
    "Compare": ("What differs between two views?", "Qu’est-ce qui distingue deux vues ?"),
    "Knowledge": ("What does Selon know?", "Que sait Selon ?"),
    "Method": ("How does Selon read?", "Comment lit Selon ?"),
}


def settled(page: Page) -> None:
    """Wait until the page has been drawn to its end."""
    expect(page.get_by_test_id("stSidebar").get_by_text("Selon", exact=True)).to_be_visible()
    expect(page.locator('[data-test-script-state="notRunning"]')).to_be_visible()
    expect(page.locator('[data-stale="true"]')).to_have_count(0)


def open_page(page: Page, server: Server, path: str) -> None:
    page.goto(f"{server.url}/{path}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    settled(page)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(page.get_by_test_id("stAlertContentError")).to_have_count(0)


def counted(page: Page) -> str:
    """The honest count above each chart."""
    return page.get_by_text(re.compile(r"^\d+ of \d+ articles")).inner_text()


def chip(page: Page, name: str) -> Locator:
    """An active filter above the chart, with the way to take it back."""
    return page.locator(".st-key-chips").get_by_role("button", name=name)


def type_date(page: Page, label: str, day: str) -> None:
    """Types a date into its field as a person does."""
    page.get_by_role("textbox", name=label).fill(day)
    page.keyboard.press("Enter")


def click_mark(page: Page, mark: Locator) -> None:
    """A click in the middle of a chart's mark, at its place on the screen."""
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def downloaded(page: Page, button: Locator) -> tuple[str, bytes]:
    with page.expect_download() as coming:
        button.click()
    return coming.value.suggested_filename, Path(coming.value.path()).read_bytes()


@pytest.mark.parametrize("path", PAGES)
def test_a_deep_link_opens_on_a_fresh_server(server: Server, page: Page, tmp_path: Path, path: str) -> None:
    open_page(page, server, "")  # fills the store that is copied here
    shutil.copytree(server.store, tmp_path / "store")
    fresh = Server(tmp_path / "store")
    try:
        open_page(page, fresh, f"{path}?from=2014-03-01&to=2014-03-31&outlet=Le+Spécimen")
        expect(page.get_by_role("heading", level=1)).to_have_text(PAGES[path][0])
        if path not in ("Method", "Knowledge"):  # they tell of the rules, not of the corpus
            assert not counted(page).startswith("66 of 66")
            expect(chip(page, "happened from 1 Mar 2014")).to_be_visible()
            expect(chip(page, "Le Spécimen")).to_be_visible()
        if path in ("", "Timeline", "Entities", "Sources"):
            expect(page.locator(".js-plotly-plot").first).to_be_visible()
    finally:
        fresh.stop()


@pytest.mark.parametrize("path", PAGES)
def test_every_page_speaks_french_to_a_french_browser(server: Server, browser: Browser, path: str) -> None:
    context = browser.new_context(locale="fr-FR")
    page = context.new_page()
    page.set_default_timeout(60_000)
    open_page(page, server, path)
    expect(page.get_by_role("heading", level=1)).to_have_text(PAGES[path][1])
    context.close()


def test_an_upload_speaks_the_readers_language(server: Server, browser: Browser) -> None:
    for language, words in (("fr-FR", "Choisir sur cet ordinateur"), ("en-GB", "Choose on this computer")):
        with browser.new_context(locale=language) as context:
            page = context.new_page()
            page.set_default_timeout(60_000)
            open_page(page, server, "Corpus")
            expect(page.get_by_role("button", name=words, exact=False)).to_be_visible()
            # kept for who hears the page, which needs a name that is no style sheet's
            own = page.get_by_test_id("stFileUploaderDropzone").get_by_text("Upload", exact=True).bounding_box()
            assert own is not None and own["width"] <= 1 and own["height"] <= 1
            expect(page.get_by_text("MB per file")).to_be_hidden()


def test_a_date_range_narrows_the_page_and_its_address(server: Server, page: Page) -> None:
    open_page(page, server, "Timeline")
    whole = counted(page)
    type_date(page, "Happened, from", "mars 2014")
    expect(page).to_have_url(re.compile("from=2014-03-01"))
    type_date(page, "Happened, to", "03/2014")
    expect(page).to_have_url(re.compile("to=2014-03-31"))
    settled(page)
    narrowed = counted(page)
    assert narrowed != whole
    chip(page, "happened to 31 Mar 2014").click()
    expect(page).not_to_have_url(re.compile("to=2014-03-31"))
    chip(page, "Clear all").click()
    expect(page.get_by_text(whole)).to_be_visible()


def test_filters_go_along_to_another_page(server: Server, page: Page) -> None:
    open_page(page, server, "Timeline?source=intelligence")
    page.get_by_test_id("stSidebar").get_by_role("link", name="Sources").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Who says so?")
    expect(page).to_have_url(re.compile("/Sources.*source=intelligence"))
    settled(page)
    expect(chip(page, "intelligence service")).to_be_visible()


def test_a_click_on_the_timeline_opens_its_sentences_and_the_article(server: Server, page: Page) -> None:
    open_page(page, server, "Timeline?from=2014-03-01&to=2014-03-31")
    click_mark(page, page.locator(".js-plotly-plot .scatterlayer .point").last)
    expect(page.locator(".selon-sentence .m-trigger").first).to_be_visible()
    expect(page.locator(".selon-trail").first).to_be_visible()
    sentence = page.locator(".selon-sentence").first.inner_text()
    page.get_by_role("link", name="Read it in the article").first.click()
    expect(page).to_have_url(re.compile("/Articles.*article="))
    expect(page.locator(".selon-text")).to_be_visible()
    assert sentence[:40] in page.get_by_test_id("stMain").inner_text()


def test_a_click_on_the_matrix_opens_the_pair(server: Server, page: Page) -> None:
    open_page(page, server, "Entities")
    click_mark(page, page.locator(".st-key-matrix .barlayer .point").first)
    expect(page.locator(".selon-sentence .m-mention").first).to_be_visible()


def test_a_click_on_a_share_opens_its_sentences(server: Server, page: Page) -> None:
    open_page(page, server, "Sources")
    click_mark(page, page.locator(".js-plotly-plot").first.locator(".barlayer .point").first)
    expect(page.locator(".selon-sentence .m-source").first).to_be_visible()


def test_uploaded_articles_are_read_and_bad_rows_named(server: Server, page: Page, tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("title,text,outlet,published,language\n"
                   "Le pont,Le maire a déclaré mardi que le pont rouvrirait en juin.,Mon Journal,2021-03-03,fr\n"
                   "Sans texte,,Mon Journal,2021-03-04,fr\n", encoding="utf-8")
    open_page(page, server, "Corpus")
    page.locator('input[type="file"]').set_input_files(own)
    page.get_by_role("button", name="Read 1 file").click()
    expect(page.get_by_text("1 new article", exact=False)).to_be_visible()
    settled(page)
    assert "67 of 67 articles" in counted(page)
    expect(page.get_by_role("heading", name="Refused (1)")).to_be_visible()
    open_page(page, server, "Articles?outlet=Mon+Journal")
    expect(page.get_by_role("link", name="Le pont")).to_be_visible()


def test_hostile_text_runs_nothing(server: Server, page: Page, tmp_path: Path) -> None:
    attack = "<img src=x onerror=\"document.title='caught'\"><script>document.title='caught'</script>"
    own = tmp_path / "hostile.csv"
    with own.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines)
        writer.writerow(["title", "text", "outlet", "author", "published", "language"])
        writer.writerow([attack, f"{attack} « Tout va bien {attack} », a déclaré mardi Jean Dupont.", f"[x](javascript:document.title='caught') {attack}",
                         attack, "2021-03-03", "fr"])
    open_page(page, server, "Corpus")
    page.locator('input[type="file"]').set_input_files(own)
    page.get_by_role("button", name="Read 1 file").click()
    expect(page.get_by_text("1 new article", exact=False)).to_be_visible()
    for path in PAGES:
        open_page(page, server, f"{path}?pubfrom=2021-01-01")
        assert page.locator("img[src=x]").count() == 0
        assert "caught" not in page.title()
    page.goto(f"{server.url}/Articles?pubfrom=2021-01-01")
    settled(page)
    page.get_by_role("link", name="onerror").first.click()
    expect(page.locator(".selon-text")).to_be_visible()
    assert page.locator("img[src=x]").count() == 0
    assert "caught" not in page.title()


@pytest.mark.parametrize("path", PAGES)
def test_a_phone_scrolls_in_one_direction_only(server: Server, browser: Browser, path: str) -> None:
    context = browser.new_context(locale="en-GB", viewport={"width": 390, "height": 844}, color_scheme="dark")
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(f"{server.url}/{path}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
    context.close()
