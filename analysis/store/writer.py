"""Writes one batch in one transaction: articles with what was found in them go in; the store holds them, or none of them."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import duckdb
import pyarrow as pa

from analysis import __version__
from analysis.records import Article, Entity, Extraction, Refusal
from analysis.store import collections
from analysis.store.collections import Collection
from analysis.store.lake import Store, tables
from analysis.store.names import name_rows
from analysis.store.rows import OF_ARTICLE, Row, entities, rows
from analysis.versions import Version

_ORPHANS = """
  DELETE FROM entities WHERE entity_id NOT IN (
    SELECT entity_id FROM mentions WHERE entity_id IS NOT NULL
    UNION SELECT entity_id FROM attributions WHERE entity_id IS NOT NULL
    UNION SELECT agent_id FROM events WHERE agent_id IS NOT NULL
    UNION SELECT patient_id FROM events WHERE patient_id IS NOT NULL
    UNION SELECT place_id FROM events WHERE place_id IS NOT NULL)"""


@dataclass(frozen=True, kw_only=True)
class Done:
    """One article and what was found in it; `analysed` is false where its language is not served.

    `version` is what it was extracted with; None where its language is not served.
    """

    article: Article
    extraction: Extraction
    analysed: bool
    version: Version | None = None


@dataclass(kw_only=True)
class Batch:
    """What is written together: articles, refusals, the row of the ingest that they came with, the collection they go into."""

    ingest: Row
    collection: Collection | None = None
    articles: list[Done] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Again:
    """An article of the store that was extracted again; `refusal` tells what went wrong, if anything."""

    done: Done
    ingest_id: str
    refusal: Refusal | None = None


def known_articles(store: Store) -> dict[str, str]:
    """article_id → content_hash of every article in the store."""
    with store.cursor() as cursor:
        return dict(cursor.execute("SELECT article_id, content_hash FROM articles").fetchall())


def elsewhere(store: Store, collection: Collection) -> tuple[set[str], set[str]]:
    """The article_ids and the content_hashes of the articles that are in another collection, or in none."""
    with store.cursor() as cursor:
        rows = cursor.execute("SELECT article_id, content_hash FROM articles WHERE collection IS DISTINCT FROM $1",
                              [collection.collection_id]).fetchall()
    return {article_id for article_id, _ in rows}, {content_hash for _, content_hash in rows}


def write(store: Store, batch: Batch) -> None:
    """Writes `batch`; an article that is there already is replaced with all its rows, and stays in its collection.

    Raises `StoreError`.
    """
    ingest_id = batch.ingest["ingest_id"]
    into = batch.collection.collection_id if batch.collection else None
    made = [_rows_of(done, ingest_id, into) for done in batch.articles]
    others = {"refusals": [_refusal_row(refused, ingest_id) for refused in batch.refusals], "ingests": [batch.ingest]}
    with store.writing() as cursor:
        if batch.collection is not None:
            collections.add(cursor, batch.collection)
        delete(cursor, "ingests", "ingest_id", [ingest_id])
        _put(cursor, batch.articles, made, others)


def rewrite(store: Store, batch: Sequence[Again]) -> int:
    """Writes what was found anew in articles of the store; returns how many still stood there as they were read.

    One that was removed or changed in the meantime is left as it is now. Raises `StoreError`.
    """
    made = [_rows_of(again.done, again.ingest_id) for again in batch]
    with store.writing() as cursor:
        there = set(cursor.execute("SELECT article_id, content_hash, ingest_id FROM articles "
                                   "WHERE article_id IN (SELECT unnest($1::VARCHAR[]))",
                                   [[again.done.article.id for again in batch]]).fetchall())
        kept = [(again, rows) for again, rows in zip(batch, made, strict=True)
                if (again.done.article.id, again.done.article.content_hash, again.ingest_id) in there]
        refusals = [_refusal_row(again.refusal, again.ingest_id) for again, _ in kept if again.refusal]
        _put(cursor, [again.done for again, _ in kept], [rows for _, rows in kept], {"refusals": refusals})
    return len(kept)


def mark(cursor: duckdb.DuckDBPyConnection, before: str, version: Version, touched: Iterable[str]) -> int:
    """Takes the articles of an earlier version, all but those that are `touched`, for ones of `version`; how many they are."""
    answer = cursor.execute("UPDATE articles SET extraction_id = $1 WHERE extraction_id = $2 AND language = $3 "
                   "AND article_id NOT IN (SELECT unnest($4::VARCHAR[]))",
                   [version.id, before, version.language, list(touched)])
    row = answer.fetchone()
    _append(cursor, "extractions", _version_rows(cursor, [version]))
    return int(row[0]) if row else 0


def _rows_of(done: Done, ingest_id: str, collection: str | None = None) -> dict[str, list[Row]]:
    return rows(done.article, done.extraction, analysed=done.analysed, ingest_id=ingest_id,
                extraction_id=done.version.id if done.version else None, collection=collection)


def _refusal_row(refused: Refusal, ingest_id: str) -> Row:
    return {"ingest_id": ingest_id, "file": refused.file, "line": refused.line, "reason": refused.reason,
            "excerpt": refused.excerpt}


def _put(cursor: duckdb.DuckDBPyConnection, articles: Sequence[Done], made: Iterable[dict[str, list[Row]]],
         others: dict[str, list[Row]]) -> None:
    """Puts articles with their rows in the place of those that are there, and the rows of other tables beside them."""
    new: dict[str, list[Row]] = {table: [] for table in OF_ARTICLE} | others
    for of_article in made:
        for table, found in of_article.items():
            new[table].extend(found)
    replaced = _delete_articles(cursor, [done.article.id for done in articles])
    for row in new["articles"]:
        row["collection"] = replaced.get(row["article_id"], row["collection"])
    met = [(entity, done.article.language) for done in articles for entity in entities(done.extraction)]
    new["entities"] = _entity_rows(cursor, met)
    new["extractions"] = _version_rows(cursor, {done.version for done in articles if done.version})
    for table, found in new.items():
        _append(cursor, table, found)
    if replaced:
        drop_orphans(cursor)


def _version_rows(cursor: duckdb.DuckDBPyConnection, versions: Iterable[Version]) -> list[Row]:
    """The rows of versions that the store does not know yet."""
    there = {known for (known,) in cursor.execute("SELECT extraction_id FROM extractions").fetchall()}
    now = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    return [{"extraction_id": version.id, "language": version.language, "selon_version": __version__, "models": version.models,
             "rules": version.rules, "knowledge": version.knowledge, "first_used": now,
             "shipped": version.state.shipped if version.state else None, "own": version.state.own if version.state else None}
            for version in sorted(versions, key=lambda version: version.id) if version.id not in there]


def drop_orphans(cursor: duckdb.DuckDBPyConnection) -> None:
    """Deletes the entities that nothing in the store means any more."""
    cursor.execute(_ORPHANS)


def delete(cursor: duckdb.DuckDBPyConnection, table: str, column: str, values: Iterable[str]) -> None:
    """Deletes the rows of a table whose column holds one of `values`; table and column are names of ours."""
    cursor.execute(f'DELETE FROM "{table}" WHERE "{column}" IN (SELECT unnest($1::VARCHAR[]))', [list(values)])  # noqa: S608


def _append(cursor: duckdb.DuckDBPyConnection, table: str, made: list[Row]) -> None:
    if not made:
        return
    cursor.register("batch", pa.Table.from_pylist(made, schema=tables()[table]))
    # The name of a table of ours, out of schema.sql; never a value that was read.
    cursor.execute(f'INSERT INTO "{table}" BY NAME SELECT * FROM batch')  # noqa: S608
    cursor.unregister("batch")


def _delete_articles(cursor: duckdb.DuckDBPyConnection, ids: list[str]) -> dict[str, str | None]:
    """Deletes the articles of these ids that are there, with all their rows; the collection of each by its id."""
    rows_there = cursor.execute("SELECT article_id, collection FROM articles "
                                "WHERE article_id IN (SELECT unnest($1::VARCHAR[]))", [ids])
    there: dict[str, str | None] = dict(rows_there.fetchall())
    if there:
        for table in OF_ARTICLE:
            delete(cursor, table, "article_id", there)
    return there


def _entity_rows(cursor: duckdb.DuckDBPyConnection, met: list[tuple[Entity, str]]) -> list[Row]:
    """The rows of entities to append; rows that they replace are deleted."""
    ids = sorted({entity.id for entity, _ in met})
    found = cursor.execute("SELECT * FROM entities WHERE entity_id IN (SELECT unnest($1::VARCHAR[]))", [ids])
    there = {row["entity_id"]: row for row in found.to_arrow_table().to_pylist()}
    changed = name_rows(met, there)
    if replaced := changed.keys() & there.keys():
        delete(cursor, "entities", "entity_id", sorted(replaced))
    return list(changed.values())
