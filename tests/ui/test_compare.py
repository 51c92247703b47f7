"""The page Compare and the saved views, as Streamlit runs them."""

import datetime as dt
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from analysis.query import comparison
from analysis.query.filters import Filters
from analysis.store import saved_views
from analysis.store.lake import open_store
from analysis.store.writer import write
from tests.query.story import batch, story
from ui import guard

ROOT = Path(__file__).parent.parent.parent
HOSTILE = "<img src=x onerror=alert(1)> [x](javascript:alert(1)) $a$"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    place = tmp_path / "store"
    with open_store(place) as opened:
        write(opened, batch(story()))
    monkeypatch.setenv("SELON_STORE", str(place))
    monkeypatch.setattr(guard, "may_write", lambda: True)
    st.cache_resource.clear()
    return place


def opened(**params):
    page = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    page.switch_page("pages/7_Compare.py")
    for name, value in ({"ui": "fr"} | params).items():
        page.query_params[name] = value
    page.run()
    assert not page.exception
    return page


def held(page, name):
    value = page.query_params.get(name, "")
    return value if isinstance(value, str) else "".join(value)


def side(**chosen):
    return comparison.spelled(Filters(**chosen))


def test_two_outlets_stand_there_and_another_goes_into_the_address(folder):
    page = opened()
    assert comparison.side(held(page, "a")).outlets and comparison.side(held(page, "b")).outlets
    page.selectbox(key="side_a_kind").set_value("languages").run()
    assert not page.exception
    assert comparison.side(held(page, "a")).languages
    assert page.selectbox(key="side_a_kind").value == "languages"


@pytest.mark.parametrize("chosen", [{"languages": ("fr",)}, {"source_types": ("anonymous",)}, {"entities": ("russia",)},
                                    {"outlets": ("nowhere",)}, {}, {"outlets": ("A", "B"), "languages": ("fr",)}])
def test_any_choice_opens(folder, chosen):
    page = opened(a=side(**chosen))
    assert comparison.side(held(page, "a")) == Filters(**chosen)


def test_two_dates_are_typed_and_what_is_none_is_told(folder):
    page = opened(a=side(happened_from=dt.date(2014, 3, 1), happened_to=dt.date(2014, 3, 31)))
    assert page.selectbox(key="side_a_kind").value == "dates"
    page.text_input(key="side_a_to").set_value("2014").run()
    assert comparison.side(held(page, "a")).happened_to == dt.date(2014, 12, 31)
    page.text_input(key="side_a_to").set_value("<b>soon</b>").run()
    assert not page.exception
    assert "soon" in page.error[0].value and "<b>" not in page.error[0].value
    assert comparison.side(held(page, "a")).happened_to == dt.date(2014, 12, 31)


def test_an_address_that_says_nothing(folder):
    opened(a=HOSTILE, b="&" * 400)


def test_a_view_is_saved_deleted_and_put_back(folder):
    page = opened(a=side(languages=("fr",)), status="happened")
    page.text_input(key="saved_name").set_value(HOSTILE)
    page.button(key="save_view").click().run()
    assert not page.exception
    (saved,) = saved_views.saved_views(folder)
    assert (saved.name, saved.page) == (HOSTILE, "pages/7_Compare.py")
    assert (saved.params["status"], saved.params["a"]) == (["happened"], [side(languages=("fr",))])
    assert "ui" not in saved.params
    page.button(key=f"delete_view_{HOSTILE}").click().run()
    assert saved_views.saved_views(folder) == ()
    page.button(key="put_back_view").click().run()
    assert saved_views.saved_views(folder) == (saved,)
    assert not [told.value for told in page.markdown if "<img" in told.value]


def test_a_broken_file_is_told_and_the_page_goes_on(folder):
    (folder / saved_views.FILE).write_text("{", encoding="utf-8")
    page = opened()
    assert "cannot be read" in page.error[0].value
    assert [header.value for header in page.header] == ["Quand cela s’est-il passé ?", "Qui le dit ?", "Qui est nommé ?"]


def test_who_may_not_write_saves_nothing(folder, monkeypatch):
    monkeypatch.setattr(guard, "may_write", lambda: False)
    page = opened()
    assert not [button for button in page.button if button.key == "save_view"]
