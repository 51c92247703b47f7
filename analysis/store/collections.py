"""Collections: several corpora in one store. Names, descriptions and licences go in and come out.

An article is in one collection, or in none. It stays in the one that it first came into, whatever it is ingested with later;
to move it, remove it and ingest it again.
"""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any

import duckdb

from analysis.errors import StoreError
from analysis.lemmas import fold
from analysis.store.lake import Store

# Stands for the articles without a collection, in addresses and commands.
NONE = "none"
LONGEST = {"name": 80, "description": 1000, "licence": 200}
_LONGEST_ID = 60


@dataclass(frozen=True, kw_only=True)
class Collection:
    """A corpus: its id, which a change of name does not change, and what people should know of it."""

    collection_id: str
    name: str
    description: str | None = None
    licence: str | None = None
    created: dt.datetime

    def as_row(self) -> dict[str, Any]:
        """The row of `collections`."""
        return asdict(self)


def collections(store: Store) -> list[Collection]:
    """All collections, by name."""
    with store.cursor() as cursor:
        return _all(cursor)


def found(store: Store, wanted: str) -> Collection:
    """The collection of that id or name, without regard to capitals and accents. Raises `StoreError` where there is none."""
    there = _find(collections(store), wanted)
    if there is None:
        raise _unknown(store, wanted)
    return there


def named(store: Store, name: str, *, description: str | None = None, licence: str | None = None) -> Collection:
    """The collection of that id or name, described anew where a description or licence is given; else a new one.

    A new one is in the store with the first batch that is written into it. Raises `StoreError` where the name is none.
    """
    there = _find(collections(store), name)
    if there is not None:
        return describe(store, there.collection_id, description=description, licence=licence)
    told = _told(name=name, description=description, licence=licence)
    return Collection(collection_id=_id(told["name"], {one.collection_id for one in collections(store)}), name=told["name"],
                      description=told.get("description"), licence=told.get("licence"),
                      created=dt.datetime.now(dt.UTC).replace(tzinfo=None, microsecond=0))


def describe(store: Store, wanted: str, *, name: str | None = None, description: str | None = None,
             licence: str | None = None) -> Collection:
    """Changes what is given of a collection; an empty description or licence takes it away.

    `none` with a name puts the articles that have no collection into a new one. Raises `StoreError` where there is no such
    collection, or the name is none or taken.
    """
    told = _told(name=name, description=description, licence=licence)
    if not told:
        return found(store, wanted)
    with store.writing() as cursor:
        there = _all(cursor)
        old = _find(there, wanted)
        taken = _find([one for one in there if one != old], told["name"]) if "name" in told else None
        if taken is not None:
            raise StoreError(f"there is a collection {taken.name!r}", where=str(store.folder), next_step="choose another name")
        if old is None:
            if wanted != NONE or "name" not in told:
                raise _unknown(store, wanted)
            old = Collection(collection_id=_id(told["name"], {one.collection_id for one in there}), name=told["name"],
                             created=dt.datetime.now(dt.UTC).replace(tzinfo=None, microsecond=0))
            cursor.execute("UPDATE articles SET collection = $1 WHERE collection IS NULL", [old.collection_id])
        new = replace(old, **told)
        cursor.execute("DELETE FROM collections WHERE collection_id = $1", [new.collection_id])
        add(cursor, new)
    return new


def gather(store: Store, collection: Collection, ingest_ids: Iterable[str]) -> int:
    """Puts what these batches brought, as far as it is in no collection, into one; returns how many articles that were.

    Where there are none nothing is written. Raises `StoreError` where writing fails.
    """
    of_batches = "collection IS NULL AND ingest_id IN (SELECT unnest($1::VARCHAR[]))"
    ids = list(ingest_ids)
    with store.writing() as cursor:
        row = cursor.execute(f"SELECT count(*) FROM articles WHERE {of_batches}", [ids]).fetchone()  # noqa: S608
        count = int(row[0]) if row else 0
        if count:
            add(cursor, collection)
            cursor.execute(f"UPDATE articles SET collection = $2 WHERE {of_batches}", [ids, collection.collection_id])  # noqa: S608
            cursor.execute(f"UPDATE ingests SET collection = $2 WHERE {of_batches}", [ids, collection.collection_id])  # noqa: S608
    return count


def add(cursor: duckdb.DuckDBPyConnection, collection: Collection) -> None:
    """Writes the row of a collection where there is none of its id."""
    cursor.execute("INSERT INTO collections BY NAME SELECT $collection_id AS collection_id, $name AS name, "
                   "$description AS description, $licence AS licence, $created AS created "
                   "WHERE NOT EXISTS (SELECT 1 FROM collections WHERE collection_id = $collection_id)", collection.as_row())


def _all(cursor: duckdb.DuckDBPyConnection) -> list[Collection]:
    rows = cursor.execute("SELECT collection_id, name, description, licence, created FROM collections "
                          "ORDER BY name, collection_id").fetchall()
    return [Collection(collection_id=one, name=name, description=description, licence=licence, created=created)
            for one, name, description, licence, created in rows]


def _find(there: list[Collection], wanted: str) -> Collection | None:
    """By id first: a link and a command that were written before a change of name still mean the same."""
    by_id = {one.collection_id: one for one in there}
    by_name = {_same(one.name): one for one in there}
    return by_id.get(wanted) or by_name.get(_same(wanted))


def _same(name: str) -> str:
    return " ".join(fold(name).split())


def _unknown(store: Store, wanted: str) -> StoreError:
    return StoreError(f"no collection {wanted!r}", where=str(store.folder), next_step="`collections` lists them")


def _told(**given: str | None) -> dict[str, Any]:
    """What was given, on one line each; '' is None, but for a name. Raises `StoreError`."""
    told: dict[str, Any] = {}
    for part, value in given.items():
        if value is None:
            continue
        line = " ".join(value.split())
        if len(line) > LONGEST[part] or not line.isprintable() or (part == "name" and _same(line) in ("", NONE)):
            raise StoreError(f"{line[:100]!r} is no {part} of a collection", where="collections",
                             next_step=f"1 to {LONGEST[part]} printable characters, and not the word none")
        told[part] = line or None
    return told


def _id(name: str, taken: set[str]) -> str:
    """An id that can be read in an address: *Presse régionale, 2014* → *presse-regionale-2014*."""
    stem = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")[:_LONGEST_ID].strip("-") or "collection"
    place, made = 1, stem
    while made in {*taken, NONE}:
        place += 1
        made = f"{stem}-{place}"
    return made
