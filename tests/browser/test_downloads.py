"""Each download as a visitor gets it: opened again and compared with the query."""

import csv
import io
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import networkx as nx
import pandas as pd
import pytest
from icalendar import Calendar
from PIL import Image
from playwright.sync_api import Page, expect

from analysis.export import address
from analysis.export.views import VIEWS
from analysis.query.reading import Reading
from analysis.store.lake import open_store
from tests.browser.conftest import ROOT, Server
from tests.browser.test_dashboard import downloaded, open_page

pytestmark = pytest.mark.browser

MARCH = "Timeline?from=2014-03-01&to=2014-03-31"


def asked(server: Server, path: str, name: str) -> pd.DataFrame:
    """What the query answers, asked without the dashboard."""
    named = address.read(f"{path}{'&' if '?' in path else '?'}ui=en", show=name)
    with open_store(server.store, read_only=True) as store:
        return VIEWS[name].rows(Reading(store), named.request)


def take(page: Page, name: str, form: str) -> tuple[str, bytes]:
    """Presses the button of a form, in the menu where it stands there."""
    button = page.locator(f".st-key-{form}_{name} button").first
    if form not in ("csv", "bundle"):
        page.locator(f".st-key-formats_{name} button").first.click()
        expect(button).to_be_visible()
    return downloaded(page, button)


@pytest.mark.parametrize(("path", "name"), [
    (MARCH, "timeline"), ("Entities", "network"), ("Entities", "matrix"), ("", "months"), ("Sources", "sources"), ("Sources?look=relays", "chains"),
    ("Sources?look=voices", "ranking"), ("Sources?look=voices", "statements"), ("Articles?outlet=Le+Spécimen", "articles"), ("Corpus", "outlets")])
def test_rows(server: Server, page: Page, path: str, name: str) -> None:
    open_page(page, server, path)
    file_name, made = take(page, name, "csv")
    assert re.fullmatch(rf"selon-{name}-snapshot\d+\.csv", file_name) and made.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(made.decode("utf-8-sig"), newline="")))
    expected = asked(server, path, name)
    assert list(rows[0]) == list(expected.columns) and len(rows) == len(expected)
    _, made = take(page, name, "parquet")
    back = pd.read_parquet(io.BytesIO(made))
    for column in ("key", "name", "a_id", "part", "article_id", "outlet"):
        if column in expected:
            assert back[column].fillna("").astype(str).tolist() == expected[column].fillna("").astype(str).tolist()


def test_the_timeline_as_calendar_and_slides(server: Server, page: Page) -> None:
    open_page(page, server, MARCH)
    expected = asked(server, MARCH, "timeline")
    _, made = take(page, "timeline", "ics")
    assert len(Calendar.from_ical(made).walk("VEVENT")) == len(expected)
    page.keyboard.press("Escape")
    name, made = take(page, "timeline", "timelinejs")
    assert name.endswith(".json") and len(json.loads(made)["events"]) == len(expected)


def test_the_network(server: Server, page: Page) -> None:
    open_page(page, server, "Entities")
    expected = asked(server, "Entities", "network")
    for form, read in (("gexf", nx.read_gexf), ("graphml", nx.read_graphml)):
        _, made = take(page, "network", form)
        assert read(io.BytesIO(made)).number_of_edges() == len(expected)
        page.keyboard.press("Escape")


def test_the_figure(server: Server, page: Page, tmp_path: Path) -> None:
    open_page(page, server, "Sources")
    _, made = take(page, "sources", "svg")
    assert made.startswith(b"<svg")
    page.keyboard.press("Escape")
    _, made = take(page, "sources", "png")
    with Image.open(io.BytesIO(made)) as picture:
        assert picture.width == pytest.approx(170 / 25.4 * 300, abs=1)
    page.keyboard.press("Escape")
    name, made = take(page, "sources", "html")
    (tmp_path / name).write_bytes(made)
    page.context.set_offline(True)
    page.goto((tmp_path / name).as_uri())
    expect(page.locator(".js-plotly-plot .barlayer .point").first).to_be_visible()


def test_the_bundle_of_the_page_is_that_of_the_command(server: Server, page: Page, tmp_path: Path) -> None:
    open_page(page, server, f"{MARCH}&outlet=Le+Spécimen")
    name, made = take(page, "timeline", "bundle")
    (tmp_path / "page.zip").write_bytes(made)
    with zipfile.ZipFile(tmp_path / "page.zip") as bundle:
        filters = json.loads(bundle.read("filters.json"))
    assert filters["address"] == f"{server.url}/Timeline?from=2014-03-01&to=2014-03-31&outlet=Le+Sp%C3%A9cimen&ui=en"
    again = tmp_path / name
    subprocess.run([sys.executable, "-m", "analysis", "export", "--store", str(server.store), "--view", filters["address"], "--show", filters["show"],
                    "--snapshot", str(filters["snapshot"]), "--format", "bundle", "--out", str(again)], cwd=ROOT, check=True)
    assert again.read_bytes() == made
