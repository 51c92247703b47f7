"""The page Corpus: articles in from files and addresses, and out again; read-only beyond this machine."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, TimeoutError, expect

from tests.browser.conftest import PATIENCE, Server
from tests.browser.test_dashboard import chip, counted, open_page, settled
from tests.read import forms

pytestmark = pytest.mark.browser
NAME = "<img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def own(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A dashboard on an empty store of its own: what is added and removed here troubles no other test."""
    folder = tmp_path_factory.mktemp("own")
    sample = folder / "a.txt"
    sample.write_text(f"Le pont rouvre\n\n{forms.SECOND}", encoding="utf-8")
    from analysis.ingest import ingest  # noqa: PLC0415 - loads the models
    from analysis.store.lake import open_store  # noqa: PLC0415 - only here

    with open_store(folder / "store") as store:
        ingest([sample], store, outlet="Le Phare")
    running = Server(folder / "store")
    yield running
    running.stop()


def give(page: Page, *files: Path) -> None:
    page.locator('input[type="file"]').first.set_input_files(files)
    settled(page)


def choose(page: Page, label: str, option: str) -> None:
    box, wanted = page.get_by_role("combobox", name=label), page.get_by_role("option", name=option).first
    box.click()
    try:
        wanted.click(timeout=3000)
    except TimeoutError:
        # what opens around the list moves it, and a list that is moved closes
        if not wanted.is_visible():
            box.click()
        wanted.click()
    settled(page)


def test_a_table_of_unknown_columns_is_shown_before_it_is_read_and_stopped_and_gone_on_with(own: Server, page: Page, tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("Corps;Nom;Date\n" + "\n".join(f'"{number} {forms.FIRST}";"Grève {number}";2018-04-05' for number in range(400)), encoding="utf-8")
    open_page(page, own, "Corpus")
    give(page, table)
    expect(page.get_by_text("no column of texts")).to_be_visible()
    expect(page.get_by_role("button", name="Read 1 file")).to_be_disabled()
    choose(page, "Text", "Corps")
    choose(page, "Title", "Nom")
    expect(page.get_by_text("The first articles as they will be read")).to_be_visible()
    page.get_by_role("button", name="Read 1 file").click()
    expect(page.get_by_text(re.compile(r"\d+ articles read · .* a second"))).to_be_visible()
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_text("Stopped. What was read is kept")).to_be_visible()
    settled(page)
    kept = int(counted(page).split()[0])
    assert 1 < kept < 401
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_text(f"{401 - kept} new articles, 0 changed, {kept - 1} already there, 0 refused.")).to_be_visible(timeout=3 * PATIENCE * 1000)
    settled(page)
    assert counted(page).startswith("401 of 401 articles")
    page.get_by_role("button", name="Add more articles").click()
    expect(page.locator('input[type="file"]').first).to_be_attached()


def test_an_address_of_this_machine_is_not_fetched(own: Server, page: Page) -> None:
    open_page(page, own, "Corpus")
    page.get_by_role("tab", name="Addresses and feeds").click()
    page.get_by_label("Addresses", exact=True).fill(f"{own.url}/_stcore/health\nfile:///etc/passwd")
    page.get_by_label("Addresses", exact=True).press("Control+Enter")
    page.get_by_role("button", name="Fetch and read").click()
    expect(page.get_by_text("0 new articles, 0 changed, 0 already there, 2 refused.")).to_be_visible()
    settled(page)
    expect(page.get_by_role("heading", name=re.compile("Refused"))).to_be_visible()


def test_articles_come_into_a_new_collection_and_a_link_keeps_every_page_to_it(own: Server, page: Page, browser: Browser, tmp_path: Path) -> None:
    note = tmp_path / "n.txt"
    note.write_text(f"Un autre pont\n\n{forms.FIRST} Les ouvriers sont rentrés.", encoding="utf-8")
    open_page(page, own, "Corpus")
    assert page.get_by_test_id("stSidebar").get_by_label("Collection", exact=True).count() == 0
    into = page.get_by_role("combobox", name="Into the collection")
    into.fill(NAME)
    into.press("Enter")
    settled(page)
    page.get_by_role("textbox", name="Licence").fill("CC BY 4.0")
    page.get_by_role("textbox", name="Licence").press("Tab")
    give(page, note)
    page.get_by_role("button", name="Read 1 file").click()
    expect(page.get_by_text("1 new article, 0 changed, 0 already there, 0 refused.")).to_be_visible()
    settled(page)
    page.get_by_role("combobox", name="Collection", exact=True).first.fill("img")
    page.get_by_role("option", name=NAME).click()
    page.keyboard.press("Escape")  # the open list hides the rest of the page from all but the eye
    expect(chip(page, NAME)).to_be_visible()
    settled(page)
    assert counted(page).startswith("1 of ")
    address = page.url
    assert "collection=img-src-x-onerror-alert-1" in address
    other = browser.new_page(locale="en-GB")
    other.set_default_timeout(PATIENCE * 1000)
    heard: list[str] = []
    other.on("dialog", lambda dialog: (heard.append(dialog.message), dialog.dismiss()))
    for name in ("Corpus", "Articles", "Sources"):
        other.goto(address.replace("Corpus", name))
        settled(other)
        assert counted(other).startswith("1 of ")
        expect(chip(other, NAME)).to_be_visible()
    assert heard == [] and other.locator("img[src='x']").count() == 0
    other.close()


def test_an_outlet_is_removed_and_put_back(own: Server, page: Page) -> None:
    open_page(page, own, "Corpus")
    before = counted(page)
    page.get_by_text("Remove articles").click()
    choose(page, "All of an outlet", "Le Phare (1)")
    expect(page.get_by_role("button", name="Remove", exact=True)).to_be_disabled()
    page.get_by_text("Yes, remove it from all pages and figures").click()
    settled(page)
    page.get_by_role("button", name="Remove", exact=True).click()
    expect(page.get_by_text("1 article was removed: Le Phare.")).to_be_visible()
    settled(page)
    assert counted(page) != before
    page.get_by_role("button", name="Put back").click()
    expect(page.get_by_text("1 article was removed: Le Phare.")).to_have_count(0)
    settled(page)
    assert counted(page).split(" · snapshot")[0] == before.split(" · snapshot")[0]


def test_beyond_this_machine_the_corpus_is_read_only(own: Server, page: Page, tmp_path: Path) -> None:
    shutil.copytree(own.store, tmp_path / "store")
    reachable = Server(tmp_path / "store", address="0.0.0.0")  # noqa: S104 - what is tested
    try:
        open_page(page, reachable, "Corpus")
        expect(page.get_by_text("can be reached from other machines")).to_be_visible()
        assert page.locator('input[type="file"]').count() == 0
        assert page.get_by_text("Remove articles").count() == 0
    finally:
        reachable.stop()
