"""Writes one batch in one transaction: articles with what was found in them go in; the store holds them, or none of them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import duckdb
import pyarrow as pa

from analysis.records import Article, Entity, Extraction, Refusal
from analysis.store import collections
from analysis.store.collections import Collection
from analysis.store.lake import Store, tables
from analysis.store.names import name_rows
from analysis.store.rows import OF_ARTICLE, Row, entities, rows

_ORPHANS = """
  DELETE FROM entities WHERE entity_id NOT IN (
    SELECT entity_id FROM mentions WHERE entity_id IS NOT NULL
    UNION SELECT entity_id FROM attributions WHERE entity_id IS NOT NULL
    UNION SELECT agent_id FROM events WHERE agent_id IS NOT NULL
    UNION SELECT patient_id FROM events WHERE patient_id IS NOT NULL
    UNION SELECT place_id FROM events WHERE place_id IS NOT NULL)"""


@dataclass(frozen=True, kw_only=True)
class Done:
    """One article and what was found in it; `analysed` is false where its language is not served."""

    article: Article
    extraction: Extraction
    analysed: bool


@dataclass(kw_only=True)
class Batch:
    """What is written together: articles, refusals, the row of the ingest that they came with, the collection they go into."""

    ingest: Row
    collection: Collection | None = None
    articles: list[Done] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)


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
    new: dict[str, list[Row]] = {table: [] for table in OF_ARTICLE}
    met: list[tuple[Entity, str]] = []
    into = batch.collection.collection_id if batch.collection else None
    for done in batch.articles:
        for table, made in rows(done.article, done.extraction, analysed=done.analysed, ingest_id=ingest_id,
                                collection=into).items():
            new[table].extend(made)
        met.extend((entity, done.article.language) for entity in entities(done.extraction))
    new["refusals"] = [{"ingest_id": ingest_id, "file": refused.file, "line": refused.line, "reason": refused.reason,
                        "excerpt": refused.excerpt} for refused in batch.refusals]
    with store.writing() as cursor:
        replaced = _delete_articles(cursor, [done.article.id for done in batch.articles])
        if batch.collection is not None:
            collections.add(cursor, batch.collection)
        for row in new["articles"]:
            row["collection"] = replaced.get(row["article_id"], into)
        new["entities"] = _entity_rows(cursor, met)
        delete(cursor, "ingests", "ingest_id", [ingest_id])
        new["ingests"] = [batch.ingest]
        for table, made in new.items():
            _append(cursor, table, made)
        if replaced:
            drop_orphans(cursor)


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
