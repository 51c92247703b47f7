"""Takes articles out, and puts them back: what to remove goes in; the store is without it, until the removal is undone.

What was removed lies in the snapshot before; `removed.json` in the folder says which. Only the last removal can be undone.
"""

import json
from dataclasses import dataclass
from typing import Literal

import duckdb

from analysis.errors import StoreError
from analysis.store.lake import Store
from analysis.store.rows import OF_ARTICLE
from analysis.store.writer import delete, drop_orphans

STATE = "removed.json"
What = Literal["article", "outlet", "batch", "collection"]
_WHICH = {"article": "article_id", "outlet": "outlet", "batch": "ingest_id", "collection": "coalesce(collection, 'none')"}

# The rows besides the articles that go and come back with a batch or a collection: table and column of its id.
_OWN = {"batch": (("ingests", "ingest_id"), ("refusals", "ingest_id")), "collection": (("collections", "collection_id"),)}


@dataclass(frozen=True, kw_only=True)
class Removed:
    """The last removal: what it was, how many articles went, and the snapshot that still holds them."""

    what: What
    name: str
    articles: int
    snapshot: int


def remove(store: Store, what: What, name: str) -> Removed:
    """Removes one article (its id), all of an outlet (its name), a batch (its id) or a collection (its id), from all tables.

    The collection `none` is that of the articles without one. Raises `StoreError` where there is nothing of that name, or
    writing fails.
    """
    with store.writing() as cursor:
        row = cursor.execute("FROM selon.current_snapshot()").fetchone()
        before = int(row[0]) if row else 0
        # a text of the list above, never a value that was read
        found = cursor.execute(f"SELECT article_id FROM articles WHERE {_WHICH[what]} = $1", [name]).fetchall()  # noqa: S608
        ids = [article_id for (article_id,) in found]
        # a batch or a collection may be there without an article
        there = [table for table, column in _OWN.get(what, ())
                 if cursor.execute(f'SELECT 1 FROM "{table}" WHERE "{column}" = $1', [name]).fetchone()]  # noqa: S608
        if not ids and not there:
            raise StoreError(f"no {what} {name!r}", where=str(store.folder),
                             next_step="`status` lists outlets and batches, `collections` the collections")
        for table in OF_ARTICLE:
            delete(cursor, table, "article_id", ids)
        for table, column in _OWN.get(what, ()):
            delete(cursor, table, column, [name])
        drop_orphans(cursor)
    removed = Removed(what=what, name=name, articles=len(ids), snapshot=before)
    (store.folder / STATE).write_text(json.dumps(removed.__dict__), encoding="utf-8")
    return removed


def last_removal(store: Store) -> Removed | None:
    """The removal that `undo` would undo; None where there is none."""
    try:
        return Removed(**json.loads((store.folder / STATE).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def undo(store: Store) -> Removed:
    """Puts back what the last removal took; an article that came in anew since stays as it is now.

    Raises `StoreError` where nothing was removed, or the snapshot that holds it is gone.
    """
    removed = last_removal(store)
    if removed is None:
        raise StoreError("nothing was removed", where=str(store.folder))
    with store.writing() as cursor:
        try:
            _put_back(cursor, removed)
        except duckdb.Error as gone:
            raise StoreError(f"cannot be put back: {str(gone).splitlines()[0]}", where=str(store.folder),
                             next_step="ingest the articles again") from gone
    (store.folder / STATE).unlink(missing_ok=True)
    return removed


def _put_back(cursor: duckdb.DuckDBPyConnection, removed: Removed) -> None:
    version = int(removed.snapshot)
    # AT takes no bound value: the number is one of ours, and was made an integer
    cursor.execute(f'CREATE TEMP TABLE back AS SELECT article_id FROM articles AT (VERSION => {version}) '  # noqa: S608
                   f"WHERE {_WHICH[removed.what]} = $1 AND article_id NOT IN (SELECT article_id FROM articles)",
                   [removed.name])
    for table in OF_ARTICLE:
        cursor.execute(f'INSERT INTO "{table}" BY NAME SELECT * FROM "{table}" AT (VERSION => {version}) '  # noqa: S608
                       "WHERE article_id IN (FROM back)")
    cursor.execute(f"INSERT INTO entities BY NAME SELECT * FROM entities AT (VERSION => {version}) "  # noqa: S608
                   "WHERE entity_id NOT IN (SELECT entity_id FROM entities)")
    drop_orphans(cursor)
    for table, column in _OWN.get(removed.what, ()):
        # what was made anew under that id since stays as it is now
        cursor.execute(f'INSERT INTO "{table}" BY NAME SELECT * FROM "{table}" AT (VERSION => {version}) '  # noqa: S608
                       f'WHERE "{column}" = $1 AND "{column}" NOT IN (SELECT "{column}" FROM "{table}")',
                       [removed.name])
    cursor.execute("DROP TABLE back")
