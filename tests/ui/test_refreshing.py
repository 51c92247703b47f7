"""The button on the page Corpus that reads stale articles again, as Streamlit runs it."""

import json
import time
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from analysis import knowledge
from analysis.ingest import ingest
from analysis.knowledge import edits, tables
from analysis.knowledge.tables import TABLES, Line
from analysis.store.lake import open_store
from ui import guard

ROOT = Path(__file__).parent.parent.parent
ARTICLES = [{"id": str(number), "outlet": "X", "text": text} for number, text in enumerate([
    "La Ligue du pont d’Arras a annoncé jeudi la fermeture du pont.", "Le maire de la ville a dit mardi que la grève était finie."])]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    place = tmp_path / "store"
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, ARTICLES)), encoding="utf-8")
    monkeypatch.setenv("SELON_STORE", str(place))
    monkeypatch.delenv(guard.READ_ONLY, raising=False)
    monkeypatch.setattr(guard, "may_write", lambda: True)
    with open_store(place) as opened:
        ingest([tmp_path / "a.jsonl"], opened)
    row = dict.fromkeys(TABLES["entities"].columns, "") | {
        "id": "arras-bridge-league", "name_fr": "Ligue du pont d’Arras", "name_en": "Arras Bridge League", "label": "ORG", "kind": "ngo"}
    edits.apply(edits.change_of("entities", [Line(row=row, where="test")]))
    st.cache_resource.clear()
    yield place
    monkeypatch.setenv("SELON_STORE", str(tmp_path / "none"))
    knowledge.renew()


def opened():
    page = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    page.switch_page("pages/5_Corpus.py")
    page.query_params["ui"] = "fr"
    page.run()
    assert not page.exception
    return page


def test_the_button_reads_again_what_is_touched_and_says_what_it_did(folder):
    page = opened()
    assert page.button(key="refresh").label == "Relire 1 article"
    page.button(key="refresh").click().run()
    deadline = time.monotonic() + 60
    while not page.success and time.monotonic() < deadline:
        assert not page.exception
        time.sleep(0.3)
        page.run()
    assert page.success[0].value == "1 article relu; 1 ne contient rien de ce qui a changé et reste tel quel."
    assert not [button for button in page.button if button.key == "refresh"]
    with open_store(folder, read_only=True) as store, store.cursor() as cursor:
        assert cursor.execute("SELECT text FROM mentions WHERE entity_id = 'arras-bridge-league'").fetchall() == [("Ligue du pont d’Arras",)]


def test_it_is_not_there_for_who_may_only_read(folder, monkeypatch):
    monkeypatch.setattr(guard, "may_write", lambda: False)
    page = opened()
    assert any("1 article a été lu par une autre version" in info.value for info in page.info)
    assert not [button for button in page.button if button.key == "refresh"]
    assert tables.edits("entities")
