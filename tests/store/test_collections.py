"""Several corpora in one store: named, described, licensed, told apart."""

import datetime as dt

import pytest

from analysis.errors import StoreError
from analysis.store.collections import Collection, collections, describe, found, gather, named
from analysis.store.contents import in_collections
from analysis.store.lake import open_store
from analysis.store.writer import write
from tests.query.story import PRESS, batch, story


@pytest.fixture
def store(tmp_path):
    """Two articles in no collection, three in one."""
    with open_store(tmp_path) as opened:
        write(opened, batch(story()[:2]))
        write(opened, batch(story()[2:], "20140323T120000-00000002", into=PRESS))
        yield opened


def places(store):
    return dict(store.cursor().execute("SELECT article_id, collection FROM articles ORDER BY 1").fetchall())


def test_an_article_is_in_the_collection_that_it_came_into(store):
    assert places(store) == {"a1": None, "a2": None, "a3": "presse", "a4": "presse", "a5": "presse"}
    assert collections(store) == [PRESS]
    assert [(one.collection_id, one.name, one.articles, one.first) for one in in_collections(store)] == [
        ("presse", "Presse régionale", 3, dt.date(2014, 3, 21)), ("none", None, 2, dt.date(2014, 3, 19))]


def test_it_stays_there_whatever_it_is_written_with_later(store):
    write(store, batch(story()[:4], "20140324T120000-00000003", into=named(store, "Une autre")))
    assert places(store) == {"a1": None, "a2": None, "a3": "presse", "a4": "presse", "a5": "presse"}
    assert [one.name for one in collections(store)] == ["Presse régionale", "Une autre"]


@pytest.mark.parametrize(("name", "collection_id"), [
    ("Œuvres, 2014 – 2016", "oeuvres-2014-2016"), ("報道", "collection"), ("PRESSE !", "presse-2"), ("n'one", "n-one"), ("<b>", "b"), ("NONE ?", "none-2"),
])
def test_a_new_one_has_an_id_that_can_be_read(store, name, collection_id):
    made = named(store, f"  {name}\n", licence=" CC  BY ")
    assert (made.collection_id, made.name, made.licence, made.description) == (collection_id, name, "CC BY", None)
    assert made not in collections(store), "it is in the store with what comes into it"
    write(store, batch([], "20140324T120000-00000003", into=made))
    assert made in collections(store)


@pytest.mark.parametrize("wanted", ["presse", "Presse régionale", "PRESSE  REGIONALE"])
def test_one_that_is_there_is_found_by_id_and_name(store, wanted):
    assert found(store, wanted) == named(store, wanted) == PRESS
    assert named(store, wanted, licence="CC0") == found(store, wanted)
    assert found(store, wanted).licence == "CC0" and found(store, wanted).description == "Neuf titres"


def test_a_new_name_keeps_the_id_and_the_articles(store):
    before = places(store)
    new = describe(store, "presse régionale", name="Presse de l’Ouest", description="")
    assert new == Collection(collection_id="presse", name="Presse de l’Ouest", licence="CC BY 4.0", created=PRESS.created)
    assert collections(store) == [new] and places(store) == before


def test_the_articles_in_none_get_one(store):
    assert describe(store, "none", name="Avant", licence="CC0").collection_id == "avant"
    assert set(places(store).values()) == {"avant", "presse"}
    with pytest.raises(StoreError, match="no collection 'nowhere'"):
        describe(store, "nowhere", name="Ici")


@pytest.mark.parametrize(("change", "told"), [
    ({"name": "Presse Regionale"}, "there is a collection 'Presse régionale'"), ({"name": " "}, "'' is no name"), ({"name": "None"}, "'None' is no name"),
    ({"name": "x" * 81}, "is no name"), ({"licence": "a\x00b"}, "is no licence"), ({"description": "x" * 1001}, "is no description"),
])
def test_what_cannot_be_is_told_and_changes_nothing(store, change, told):
    other = named(store, "Une autre")
    write(store, batch([], "20140324T120000-00000003", into=other))
    before = collections(store)
    with pytest.raises(StoreError, match=told):
        describe(store, "une-autre", **change)
    assert collections(store) == before


def test_a_store_of_before_has_them_all_in_none(tmp_path):
    with open_store(tmp_path) as opened:
        write(opened, batch(story()))
        opened.cursor().execute("ALTER TABLE articles DROP COLUMN collection")
        opened.cursor().execute("DROP TABLE collections")
    with open_store(tmp_path) as opened:
        assert [(one.collection_id, one.articles) for one in in_collections(opened)] == [("none", 5)]
        assert describe(opened, "none", name="Avant").collection_id == "avant"
        assert set(places(opened).values()) == {"avant"}


def test_batches_without_a_collection_can_be_gathered_into_one(store):
    sample = named(store, "Sample")
    batches = [ingest_id for (ingest_id,) in store.cursor().execute("SELECT ingest_id FROM ingests").fetchall()]
    assert gather(store, sample, batches) == 2
    assert places(store) == {"a1": "sample", "a2": "sample", "a3": "presse", "a4": "presse", "a5": "presse"}
    before = store.snapshot()
    assert (gather(store, sample, batches), store.snapshot()) == (0, before)
