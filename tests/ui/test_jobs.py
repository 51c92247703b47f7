"""What goes wrong behind the page Corpus, as Streamlit runs it: the reader is told, what was done stands, and it goes on."""

import json
import logging
import time
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from analysis import follow
from analysis.ingest import ingest
from analysis.store.lake import CATALOGUE, open_store
from analysis.store.writer import write
from tests.query.story import batch, story
from tests.read import forms
from ui import guard

ROOT = Path(__file__).parent.parent.parent


def lines(count):
    return "\n".join(json.dumps({"id": number, "outlet": "X", "text": f"{number} {forms.FIRST}"}) for number in range(count))


@pytest.fixture
def page(tmp_path, monkeypatch):
    with open_store(tmp_path / "store") as opened:
        write(opened, batch(story()[:2]))
    monkeypatch.setenv("SELON_STORE", str(tmp_path / "store"))
    monkeypatch.setattr(guard, "may_write", lambda: True)
    st.cache_resource.clear()
    shown = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    shown.switch_page("pages/5_Corpus.py")
    shown.query_params["ui"] = "fr"
    shown.run()
    assert not shown.exception
    yield shown
    st.cache_resource.clear()


def ended(page):
    """The page, once the job behind it has come to its end; what it tells of the fault."""
    deadline = time.monotonic() + 60
    while not (page.error or page.success or page.warning) and time.monotonic() < deadline:
        assert not page.exception
        time.sleep(0.2)
        page.run()
    assert not page.exception
    return "\n".join(text.value for text in page.text)


def test_a_store_that_is_taken_away_is_told_and_gone_on_with_once_it_is_back(page, tmp_path):
    store, away = tmp_path / "store", tmp_path / "away"
    page.file_uploader[0].set_value(("a.jsonl", lines(30).encode(), "application/json")).run()
    page.button(key="read_files").click().run()
    assert page.session_state["import_job"].running
    store.rename(away)
    page.run()
    assert "is not there any more" in ended(page)  # of the page, which cannot be drawn either
    page.session_state["import_job"].thread.join(60)
    assert not store.exists()
    away.rename(store)
    page.run()
    assert "is not there any more" in ended(page)  # of the import
    page.button(key="go_on").click().run()
    ended(page)
    assert page.success[0].value.startswith("30 nouveaux articles")


def test_a_fault_that_nobody_thought_of_is_told_without_its_traceback_which_is_in_the_log(page, tmp_path, caplog):
    (tmp_path / "store" / follow.STATE).mkdir()  # where what servers said is kept, and no file can be put in its place
    page.text_area[0].set_value("http://10.0.0.1/greve").run()
    with caplog.at_level(logging.ERROR):
        page.button(key="read_web").click().run()
        told = ended(page)
    assert "Une erreur inattendue : IsADirectoryError" in told and "Ce qui était déjà enregistré est conservé" in told
    assert "Traceback" not in told
    assert "Traceback" in caplog.text and follow.STATE in caplog.text
    with open_store(tmp_path / "store", read_only=True) as store, store.cursor() as cursor:
        assert cursor.execute("SELECT count(*) FROM articles").fetchone() == (2,)
        assert cursor.execute("SELECT reason FROM refusals WHERE file = 'adresses'").fetchall() == [("not an address of the public internet",)]
    (tmp_path / "store" / follow.STATE).rmdir()
    page.button(key="go_on").click().run()
    assert not ended(page)
    assert "1 refusé" in page.warning[0].value


def test_a_store_whose_rows_are_gone_is_told_on_the_page(page, tmp_path):
    (tmp_path / "a.jsonl").write_text(lines(30), encoding="utf-8")
    with open_store(tmp_path / "store") as opened:
        ingest([tmp_path / "a.jsonl"], opened)
    (tmp_path / "store" / "rows").rename(tmp_path / "rows")
    page.run()
    assert "cannot be read: IO Error" in ended(page)
    (tmp_path / "rows").rename(tmp_path / "store" / "rows")
    page.run()
    assert not page.error and not page.exception


def test_a_damaged_catalogue_is_told_on_the_page(page, tmp_path):
    (tmp_path / "store" / CATALOGUE).write_bytes(b"x" * 5000)
    page.run()
    assert "file is not a database" in ended(page)
