"""Collections on the pages: a filter where there are several, a form where the dashboard may write."""

from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from analysis.query import comparison
from analysis.query.filters import Filters
from analysis.store.collections import collections, describe
from analysis.store.lake import open_store
from analysis.store.writer import write
from tests.query.story import PRESS, batch, story
from ui import guard
from ui.marked import plain

ROOT = Path(__file__).parent.parent.parent
HOSTILE = "<img src=x onerror=alert(1)> [x](javascript:alert(1)) $a$"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    with open_store(tmp_path) as opened:
        write(opened, batch(story()[:2]))
    monkeypatch.setenv("SELON_STORE", str(tmp_path))
    monkeypatch.setattr(guard, "may_write", lambda: True)
    st.cache_resource.clear()
    return tmp_path


@pytest.fixture
def two(folder):
    with open_store(folder) as opened:
        write(opened, batch(story()[2:], "20140323T120000-00000002", into=PRESS))
    return folder


def opened(path, **params):
    page = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    if path != "app.py":
        page.switch_page(path)
    for name, value in ({"ui": "fr"} | params).items():
        page.query_params[name] = value
    page.run()
    assert not page.exception
    return page


def chips(page):
    return [button.label for button in page.button if (button.key or "").startswith("chip_")]


def filters(page):
    return [box.label for box in page.multiselect]


def test_one_corpus_needs_no_choice(folder):
    assert "Collection" not in filters(opened("app.py"))


def test_a_link_to_one_that_is_not_there_can_be_taken_back(folder):
    page = opened("app.py", collection="presse")
    assert "Collection" in filters(page) and chips(page) == ["presse"]


def test_a_choice_is_in_the_address_and_on_a_chip(two):
    page = opened("app.py")
    (box,) = (box for box in page.multiselect if box.label == "Collection")
    assert box.options == ["Presse régionale (3)", "sans collection (2)"]
    box.set_value(["presse"]).run()
    assert not page.exception
    assert page.query_params["collection"] == "presse" and chips(page) == ["Presse régionale"]
    assert any(caption.value.startswith("3 articles sur 5") for caption in page.caption)


def test_two_collections_can_be_compared(two):
    sides = {side: comparison.spelled(Filters(collections=(one,))) for side, one in (("a", "presse"), ("b", "none"))}
    page = opened("pages/7_Compare.py", **sides)
    values = {box.key: box.options[box.index] for box in page.selectbox}
    assert (values["side_a_kind"], values["side_a_value"], values["side_b_value"]) == ("Collection", "Presse régionale", "sans collection")


def corpus(folder, **params):
    return opened("pages/5_Corpus.py", **params)


def test_the_page_corpus_can_be_kept_to_one(two):
    outlets = next(table.value for table in corpus(two, collection="none").dataframe if "Média" in table.value and "Mots" in table.value)
    assert set(outlets["Média"]) == {"Le Spécimen", "Sample Daily"} and outlets["Articles"].sum() == 2


def test_one_is_named_and_described(two):
    page = corpus(two)
    page.selectbox("collection_changed").set_value("presse").run()
    page.text_input("collection_changed_name_presse").set_value(HOSTILE)
    page.text_input("collection_changed_licence_presse").set_value("")
    page.run()
    page.button("save_collection").click().run()
    assert not page.exception
    with open_store(two) as store:
        (one,) = collections(store)
    assert (one.collection_id, one.name, one.description, one.licence) == ("presse", HOSTILE, "Neuf titres", None)
    assert all("<img" not in html.proto.body for html in page.get("html"))
    # a name with markup is shown as text, on the chip too
    page = corpus(two, collection="presse")
    assert chips(page) == [plain(HOSTILE)] and "](javascript" not in chips(page)[0]


def test_the_articles_in_none_get_one_on_the_page(two):
    page = corpus(two)
    page.selectbox("collection_changed").set_value("none").run()
    assert page.button("save_collection").disabled
    page.text_input("collection_changed_name_none").set_value("Avant").run()
    page.button("save_collection").click().run()
    assert not page.exception
    with open_store(two) as store:
        assert {one.name for one in collections(store)} == {"Avant", "Presse régionale"}


def test_a_taken_name_is_told(two):
    page = corpus(two)
    page.selectbox("collection_changed").set_value("none").run()
    page.text_input("collection_changed_name_none").set_value("presse regionale").run()
    page.button("save_collection").click().run()
    assert not page.exception
    assert any("there is a collection 'Presse régionale'" in text.value for text in page.text)


def test_one_is_removed_and_put_back(two):
    page = corpus(two)
    page.selectbox("remove_collection").set_value("presse").run()
    page.checkbox("remove_sure").check().run()
    page.button("remove").click().run()
    assert not page.exception
    with open_store(two) as store:
        assert collections(store) == []
    assert any("3 articles ont été retirés : presse" in info.value for info in page.info)
    page.button("undo_removal").click().run()
    assert not page.exception
    with open_store(two) as store:
        assert collections(store) == [PRESS]


def test_who_may_not_write_sees_them_and_changes_nothing(two, monkeypatch):
    monkeypatch.setattr(guard, "may_write", lambda: False)
    page = corpus(two)
    assert any("Licence" in table.value for table in page.dataframe)
    assert not [button for button in page.button if button.key == "save_collection"]
    assert not [box for box in page.selectbox if box.key in ("collection_changed", "import_collection", "remove_collection")]


def test_a_changed_collection_is_asked_anew(two):
    page = corpus(two)
    with open_store(two) as store:
        describe(store, "presse", name="Autre")
    page.run()
    assert any("Autre" in table.value.get("Collection", []).tolist() for table in page.dataframe if "Collection" in table.value)


def test_the_sample_of_a_store_from_before_there_were_collections_gets_one(tmp_path, monkeypatch):
    with open_store(tmp_path) as opened_store:
        told = batch(story()[:2])
        told.ingest["paths"] = ["/elsewhere/data/sample/fr", "/elsewhere/data/sample/en"]
        write(opened_store, told)
        write(opened_store, batch(story()[2:], "20140323T120000-00000002"))
    monkeypatch.setenv("SELON_STORE", str(tmp_path))
    st.cache_resource.clear()
    opened("app.py")
    with open_store(tmp_path, read_only=True) as store, store.cursor() as cursor:
        assert cursor.execute("SELECT article_id, collection FROM articles ORDER BY 1").fetchall() == [
            ("a1", "corpus-d-exemple"), ("a2", "corpus-d-exemple"), ("a3", None), ("a4", None), ("a5", None)]
        assert cursor.execute("SELECT ingest_id, collection FROM ingests WHERE collection IS NOT NULL").fetchall() == [
            (told.ingest["ingest_id"], "corpus-d-exemple")]


def test_batches_and_refusals_keep_to_the_collection(two):
    page = opened("pages/5_Corpus.py", collection="presse", ui="en")
    (batches,) = [table.value for table in page.dataframe if "Already there" in table.value]
    assert len(batches) == 1
    assert any("Refused (1)" in header.value for header in page.header)
