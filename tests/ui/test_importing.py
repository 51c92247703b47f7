"""Files that name addresses, on the page Corpus as Streamlit runs it: offered to be fetched, and fetched."""

import time
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from analysis.store.lake import open_store
from analysis.store.writer import write
from tests.query.story import batch, story
from ui import guard

ROOT = Path(__file__).parent.parent.parent
# addresses that nothing may be fetched from
EXPORT = ("id,indexed_date,language,media_name,media_url,publish_date,title,url\n"
          "1,2018-04-06,fr,Le Relais,relais.example,2018-04-05,La greve,http://10.0.0.1/greve\n"
          "2,2018-04-06,fr,Le Relais,relais.example,2018-04-05,Le pont,http://10.0.0.1/pont\n")


@pytest.fixture
def page(tmp_path, monkeypatch):
    with open_store(tmp_path) as opened:
        write(opened, batch(story()[:2]))
    monkeypatch.setenv("SELON_STORE", str(tmp_path))
    monkeypatch.setattr(guard, "may_write", lambda: True)
    st.cache_resource.clear()
    shown = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    shown.switch_page("pages/5_Corpus.py")
    shown.query_params["ui"] = "fr"
    shown.run()
    assert not shown.exception
    return shown


def test_a_download_of_media_cloud_is_fetched(page, tmp_path):
    page.file_uploader[0].set_value(("mc-onlinenews.csv", EXPORT.encode(), "text/csv")).run()
    assert not page.exception
    assert any(caption.value.startswith("2 adresses sont données sans leurs textes") for caption in page.caption)
    assert page.button(key="read_files").label == "Aller chercher et lire 2 adresses"
    page.button(key="read_files").click().run()
    deadline = time.monotonic() + 60
    while not page.warning and time.monotonic() < deadline:
        assert not page.exception
        time.sleep(0.3)
        page.run()
    assert "2 refusés" in page.warning[0].value
    with open_store(tmp_path, read_only=True) as store, store.cursor() as cursor:
        told = cursor.execute("SELECT file, line, reason FROM refusals WHERE file LIKE 'mc-%' ORDER BY line").fetchall()
    assert told == [("mc-onlinenews.csv", line, "not an address of the public internet") for line in (2, 3)]
