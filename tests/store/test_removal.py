"""Articles out of the store, and back."""

import pytest

from analysis.errors import StoreError
from analysis.ingest import ingest
from analysis.store.collections import named
from analysis.store.lake import open_store, tables
from analysis.store.removal import last_removal, remove, undo

FIRST = "Le ministre Jean Dupont a annoncé jeudi à Lille que la grève était finie. Il a remercié Anne Petit."
SECOND = "La maire Marie Durand a inauguré vendredi le pont d'Arras. « Les habitants attendaient ce moment depuis trois ans », a-t-elle dit devant eux."


def everything(store):
    return {table: sorted(map(repr, store.cursor().table(table).fetchall())) for table in tables()}


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A store with two outlets, each brought by a batch of its own, one of them into a collection and with a refusal."""
    folder = tmp_path_factory.mktemp("removal")
    for outlet, text in (("Le Relais", FIRST), ("Le Phare", SECOND)):
        (folder / outlet).mkdir()
        (folder / outlet / "a.txt").write_text(text, encoding="utf-8")
    (folder / "Le Phare" / "leer.txt").write_text("", encoding="utf-8")
    with open_store(folder / "store") as store:
        batches = [ingest([folder / outlet], store, outlet=outlet, collection=into).ingest_id
                   for outlet, into in (("Le Relais", None), ("Le Phare", named(store, "Le Phare", licence="CC0")))]
        yield store, batches


@pytest.mark.parametrize("what", ["article", "outlet", "batch", "collection"])
def test_what_is_removed_is_gone_from_all_tables_and_comes_back(filled, what):
    store, batches = filled
    before = everything(store)
    (article,) = (row[0] for row in store.cursor().execute("SELECT article_id FROM articles WHERE outlet = 'Le Phare'").fetchall())
    name = {"article": article, "outlet": "Le Phare", "batch": batches[1], "collection": "le-phare"}[what]
    removed = remove(store, what, name)
    assert (removed.articles, removed.name) == (1, name)
    left = everything(store)
    assert [table for table in ("articles", "sentences", "mentions", "entities") if len(left[table]) >= len(before[table])] == []
    assert not any(article in row for rows in left.values() for row in rows)
    assert any("Jean Dupont" in row for row in left["entities"])
    assert not any("Marie Durand" in row for row in left["entities"])
    assert (len(left["ingests"]), len(left["refusals"])) == ((1, 0) if what == "batch" else (2, 1))
    assert len(left["collections"]) == (0 if what == "collection" else 1)
    assert last_removal(store) == removed
    assert undo(store) == removed
    assert everything(store) == before
    assert last_removal(store) is None


def test_what_is_not_there_cannot_be_removed_nor_put_back(filled):
    store, _ = filled
    before = everything(store)
    for what in ("article", "outlet", "batch", "collection"):
        with pytest.raises(StoreError, match=r"no (article|outlet|batch|collection) .x"):
            remove(store, what, "x'' OR 1=1")
    with pytest.raises(StoreError, match="nothing was removed"):
        undo(store)
    assert everything(store) == before


def test_the_articles_in_no_collection_are_removed_as_one(filled):
    store, _ = filled
    before = everything(store)
    assert remove(store, "collection", "none").articles == 1
    assert store.cursor().execute("SELECT outlet, collection FROM articles").fetchall() == [("Le Phare", "le-phare")]
    undo(store)
    assert everything(store) == before
