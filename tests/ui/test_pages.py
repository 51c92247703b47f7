"""Every page with every filter, as Streamlit runs it: it opens, counts what the query counts, and tells what is wrong."""

import re
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from analysis.query import corpus
from analysis.query.filters import PARAMETERS, Filters
from analysis.query.reading import Reading
from analysis.store.lake import open_store
from analysis.store.writer import write
from tests.query.story import PRESS, batch, story

ROOT = Path(__file__).parent.parent.parent
PAGES = ["app.py", *sorted(f"pages/{path.name}" for path in (ROOT / "pages").glob("*.py"))]
UNFILTERED = {"pages/6_Method.py", "pages/8_Knowledge.py"}
VALUES = {
    "q": "crimée OU annex*", "from": "2014-03-01", "to": "2014-03-31", "pubfrom": "2014-03-20", "pubto": "2014-12-31",
    "outlet": "Le Spécimen", "lang": "en", "entity": "russia", "source": "government", "event": "COERCE", "status": "denied",
    "collection": "presse",
}
NOTHING = {"collection": "nowhere", "outlet": "nowhere", "lang": "es", "entity": "nobody", "source": "ngo", "event": "AID", "q": "girafe", "from": "2031-01-01"}
BAD = {"from": "soon", "pubto": "2014-02-31", "source": "<b>x</b>", "event": "'; DROP TABLE articles; --", "lang": "no language",
       "status": "maybe", "q": "(crimée", "collection": " ", "entity": "<script>alert(1)</script>"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("pages") / "store"
    with open_store(place) as opened:
        write(opened, batch(story()[:3]))
        write(opened, batch(story()[3:], "20140323T120000-00000002", into=PRESS))
    return place


@pytest.fixture
def page(folder, monkeypatch, request):
    monkeypatch.setenv("SELON_STORE", str(folder))
    st.cache_resource.clear()
    opened = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    if request.param != "app.py":
        opened.switch_page(request.param)
    opened.query_params["ui"] = "fr"
    return opened


def run(page, **params):
    for name in PARAMETERS.values():
        page.query_params.pop(name, None)
    for name, value in params.items():
        page.query_params[name] = value
    page.run()
    assert not page.exception, params
    return page


def counted(page):
    """Articles, events, undated, statements: the honest count above the chart."""
    (line,) = (caption.value for caption in page.caption if re.match(r"\d+ articles sur \d+", caption.value))
    articles, _, events, _, undated, statements, *_ = map(int, re.findall(r"\d+", line))
    return articles, events, undated, statements


def expected(folder, **params):
    filters, ignored = Filters.from_params(params)
    assert not ignored
    with open_store(folder, read_only=True) as store:
        left = corpus.overview(Reading(store), filters)
    # under a range of days the undated ones are counted beside it, not among the events
    events = left["dated_events"] + (0 if {"from", "to"} & params.keys() else left["undated_events"])
    return left["articles"], events, left["undated_events"], left["statements"]


def test_every_filter_has_a_value_here():
    assert set(VALUES) == set(PARAMETERS.values())


@pytest.mark.parametrize("page", [page for page in PAGES if page not in UNFILTERED], indirect=True)
def test_it_counts_what_the_query_counts(page, folder):
    for chosen in ({}, *({name: value} for name, value in VALUES.items()), {"lang": "fr", "entity": "russia", "from": "2014-03-18"}):
        assert counted(run(page, **chosen)) == expected(folder, **chosen), chosen


@pytest.mark.parametrize("page", [page for page in PAGES if page not in UNFILTERED], indirect=True)
def test_nothing_left_is_told(page):
    for name, value in NOTHING.items():
        assert counted(run(page, **{name: value}))[0] == 0, name
        assert any("Aucun article ne répond à tous ces choix" in told.value for told in page.info), name


@pytest.mark.parametrize("page", [page for page in PAGES if page not in UNFILTERED], indirect=True)
def test_what_is_no_filter_is_told_and_shown_as_text(page):
    for name, value in BAD.items():
        run(page, **{name: value})
        told = " ".join(told.value for told in (*page.warning, *page.error, *page.info))
        assert told, name
        assert "<b>x" not in told and "<script>" not in told


@pytest.mark.parametrize("page", PAGES, indirect=True)
def test_a_filter_chosen_goes_along_to_the_next_page(page):
    run(page, outlet="Le Spécimen", **{"from": "2014-03-01"})
    for other in PAGES:
        page.switch_page(other)
        page.run()
        assert not page.exception, other
        drawn = [box.key for box in (*page.multiselect, *page.text_input) if (box.key or "").startswith("filter_")]
        assert bool(drawn) == (other not in UNFILTERED), other
        assert all(value in page.query_params[name] for name, value in (("outlet", "Le Spécimen"), ("from", "2014-03-01"))), other
        if other not in UNFILTERED:
            assert [button.label for button in page.button if (button.key or "").startswith("chip_")] == ["faits depuis le 1er mars 2014", "Le Spécimen"]


@pytest.mark.parametrize("page", ["pages/1_Timeline.py"], indirect=True)
@pytest.mark.parametrize("without", sorted(UNFILTERED))
def test_what_was_typed_is_still_there_after_a_page_without_filters(page, without):
    run(page)
    page.text_input(key="filter_happened_from").set_value("mars 2014").run()
    page.switch_page(without)
    page.run()
    page.run()
    page.switch_page("pages/1_Timeline.py")
    page.run()
    assert page.text_input(key="filter_happened_from").value == "mars 2014"
