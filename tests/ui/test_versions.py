"""What the pages Corpus and Articles say of where an article came from and what it was read with, as Streamlit runs them."""

import json
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from analysis import versions
from analysis.ingest import ingest
from analysis.refresh import refresh
from analysis.store.lake import open_store

ROOT = Path(__file__).parent.parent.parent
ARTICLE = {"id": "1", "outlet": "Le Relais", "title": "Fin de la grève", "text": "PARIS, 3 mars 2014 (AFP) – Le ministre a dit que la grève était finie."}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    place = tmp_path / "store"
    (tmp_path / "a.jsonl").write_text(json.dumps(ARTICLE), encoding="utf-8")
    with open_store(place) as opened:
        ingest([tmp_path / "a.jsonl"], opened)
    monkeypatch.setenv("SELON_STORE", str(place))
    st.cache_resource.clear()
    return place


def opened(page, **params):
    shown = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    shown.switch_page(page)
    for name, value in params.items():
        shown.query_params[name] = value
    shown.run()
    assert not shown.exception
    return shown


def texts(elements):
    return [element.value for element in elements]


def test_an_article_says_where_its_fields_came_from(folder):
    with open_store(folder, read_only=True) as store:
        ((article,),) = store.cursor().execute("SELECT article_id FROM articles").fetchall()
    french = texts(opened("pages/4_Articles.py", article=article, ui="fr").caption)
    assert ("D’où cela vient : Titre, Média : de sa colonne ou clé · Auteur : pas indiqué · "
            "Parution : tirée de la ligne de date · Langue : reconnu dans le texte") in french
    english = texts(opened("pages/4_Articles.py", article=article, ui="en").caption)
    assert any(text.startswith("Where it comes from: Title, Outlet: from its column or key · Author: not given") for text in english)


def test_the_corpus_says_what_its_articles_were_read_with_and_what_to_run(folder):
    page = opened("pages/5_Corpus.py", ui="en")
    assert "All figures are as the present version of models, rules and knowledge reads the articles." in texts(page.caption)
    with open_store(folder) as store, store.writing() as cursor:
        cursor.execute("UPDATE articles SET extraction_id = 'earlier'")
    page = opened("pages/5_Corpus.py", ui="en")
    (told,) = [text for text in texts(page.info) if "python -m analysis refresh" in text]
    assert told.startswith("1 article was read by another version")
    (table,) = [found.value for found in page.dataframe if "Rules" in found.value and "Version" in found.value]
    assert table[["Articles", "Version"]].to_numpy().tolist() == [[1, "earlier or other"]]
    with open_store(folder) as store:
        assert refresh(store).done == 1
    page = opened("pages/5_Corpus.py", ui="fr")
    (table,) = [found.value for found in page.dataframe if "Règles" in found.value]
    assert table[["Version", "Modèles", "Règles"]].to_numpy().tolist() == [["actuelle", versions.model("fr"), versions.rules("fr")]]
