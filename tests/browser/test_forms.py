"""A file of each form, dropped on the page Corpus: seen before it is read, read, and told of."""

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server
from tests.browser.test_corpus import give
from tests.browser.test_dashboard import downloaded, open_page, settled
from tests.read import forms

pytestmark = pytest.mark.browser

LIBRARY = json.dumps([{"type": "article-newspaper", "title": row["title"], "container-title": row["outlet"], "URL": row["url"], "text": row["text"],
                       "issued": {"date-parts": [[2018, 4, 5]]}} for row in forms.ROWS])
ATTACHED = {f"greve/{number}.txt": row["text"] for number, row in enumerate(forms.ROWS)}
# What is in the file, and how many articles it holds.
HELD = {
    "a.txt": (f"La grève est finie\n\n{forms.FIRST}".encode(), 1), "a.md": (f"# La grève est finie\n\n{forms.FIRST}".encode(), 1),
    "a.html": (forms.PAGE.format(**forms.ROWS[0]).encode(), 1), "a.pdf": (forms.pdf(), 1), "a.docx": (forms.word(), 1), "a.eml": (forms.mail(), 1),
    "a.csv": (forms.csv(), 2), "a.tsv": (forms.csv("\t"), 2), "a.xlsx": (forms.workbook(), 2), "a.json": (forms.json_list(), 2),
    "a.jsonl": (forms.json_lines(), 2), "a.parquet": (forms.parquet(), 2), "a.zip": (forms.zipped(forms.texts()), 2),
    "a.tar.gz": (forms.tarred(forms.texts()), 2), "a.warc.gz": (forms.web_archive(), 2), "a.rss": (forms.feed(), 2),
    "europresse.html": (forms.europresse(), 2), "factiva.txt": (forms.factiva(), 2), "nexis.txt": (forms.nexis(), 2),
    "ris.zip": (forms.zipped({"a.ris": forms.ris(*ATTACHED), **ATTACHED}), 2), "csl.json": (LIBRARY.encode(), 2),
}
# Lists of addresses that nobody may fetch: each is refused.
LISTED = {
    "a.urls": b"http://10.0.0.1/greve\nhttp://127.0.0.1/pont\n",
    "a.opml": b'<opml version="2.0"><body><outline xmlUrl="http://10.0.0.1/rss"/><outline xmlUrl="http://169.254.169.254/rss"/></body></opml>',
    "sitemap.xml": b'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>http://10.0.0.1/greve</loc></url>'
                   b"<url><loc>http://[::1]/pont</loc></url></urlset>",
}


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = Server(tmp_path_factory.mktemp("forms") / "store")
    yield running
    running.stop()


def told(page: Page) -> dict[str, int]:
    """What came of the files: new, changed, already there, refused."""
    line = page.get_by_text(re.compile(r"\d+ new articles?, \d+ changed, \d+ already there, \d+ refused\."))
    expect(line).to_be_visible()
    settled(page)
    return dict(zip(("new", "changed", "same", "refused"), map(int, re.findall(r"\d+", line.inner_text())), strict=True))


def written(folder: Path, name: str, content: bytes) -> Path:
    file = folder / name
    file.write_bytes(content)
    return file


def test_a_file_of_each_form_is_seen_before_it_is_read_and_every_article_of_it_is_accounted_for(own: Server, page: Page, tmp_path: Path) -> None:
    open_page(page, own, "Corpus")
    # all at once; what each gives by itself is in tests/read/test_forms.py
    give(page, *(written(tmp_path, name, content) for name, (content, _) in HELD.items()))
    expect(page.get_by_text("The first articles as they will be read")).to_be_visible()
    page.get_by_role("button", name=f"Read {len(HELD)} files").click()
    found = told(page)
    assert found["new"] + found["changed"] + found["same"] == sum(count for _, count in HELD.values())
    # a feed names an article whose text is elsewhere
    assert found["refused"] == 1


@pytest.mark.parametrize("name", LISTED)
def test_a_list_of_addresses_is_fetched_when_it_is_told_to_and_each_that_may_not_be_is_refused(own: Server, page: Page, tmp_path: Path, name: str) -> None:
    open_page(page, own, "Corpus")
    give(page, written(tmp_path, name, LISTED[name]))
    expect(page.get_by_text(re.compile("2 addresses are named, without their texts"))).to_be_visible()
    page.get_by_role("button", name="Fetch and read 2 addresses").click()
    assert told(page) == {"new": 0, "changed": 0, "same": 0, "refused": 2}
    rows = pd.read_csv(io.BytesIO(downloaded(page, page.get_by_role("button", name="Rows as CSV").last)[1]))
    of_this = rows[rows["file"] == name]
    assert len(of_this) == 2 and of_this["reason"].str.contains("public").all()
