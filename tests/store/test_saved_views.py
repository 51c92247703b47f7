"""Views under a name: what is saved is there again, and a broken file is told."""

import json

import pytest

from analysis.errors import StoreError
from analysis.store import saved_views
from analysis.store.lake import open_store

HOSTILE = '<img src=x onerror="alert(1)"> [x](javascript:alert(1)) =1+1 « é »'


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "store") as opened:
        yield opened


def names(store):
    return [view.name for view in saved_views.saved_views(store.folder)]


def test_saved_deleted_and_put_back(store):
    assert names(store) == []
    snapshot = store.snapshot()
    made = saved_views.save(store, "  My   view ", "pages/1_Timeline.py", {"outlet": ["Le Matin", "The Day"], "zoom": ["year"]})
    assert saved_views.saved_views(store.folder) == (made,)
    assert (made.name, made.params["outlet"]) == ("My view", ["Le Matin", "The Day"])
    saved_views.delete(store, "no such")
    assert names(store) == ["My view"]
    saved_views.delete(store, "My view")
    assert names(store) == []
    saved_views.put_back(store, made)
    assert saved_views.saved_views(store.folder) == (made,)
    assert store.snapshot() == snapshot
    assert [file.name for file in store.folder.glob("views*")] == ["views.json"]


def test_a_hostile_name_is_kept_as_it_is(store):
    saved_views.save(store, HOSTILE, "app.py", {})
    assert names(store) == [HOSTILE]


@pytest.mark.parametrize("name", ["", "   ", "x" * 81, "a\x00b", "a\u202eb"])
def test_no_name(store, name):
    with pytest.raises(StoreError, match="needs a name"):
        saved_views.save(store, name, "app.py", {})
    assert names(store) == []


def test_a_name_is_given_once(store):
    saved_views.save(store, "one", "app.py", {})
    with pytest.raises(StoreError, match="of that name"):
        saved_views.save(store, "one", "app.py", {"outlet": ["X"]})


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"views": 3}', '{"views": [{"name": "x"}]}',
                                  json.dumps({"views": [{"name": "x", "page": "p", "params": {"a": "text"}, "created": ""}]}),
                                  json.dumps({"views": [{"name": 3, "page": "p", "params": {}, "created": ""}]})])
def test_a_broken_file_is_told_and_not_written_over(store, text):
    file = store.folder / saved_views.FILE
    file.write_text(text, encoding="utf-8")
    with pytest.raises(StoreError, match="cannot be read") as told:
        saved_views.save(store, "new", "app.py", {})
    assert str(file) in str(told.value)
    assert file.read_text(encoding="utf-8") == text


def test_a_store_opened_for_reading_saves_nothing(store):
    with open_store(store.folder, read_only=True) as reading, pytest.raises(StoreError, match="reading only"):
        saved_views.save(reading, "one", "app.py", {})
