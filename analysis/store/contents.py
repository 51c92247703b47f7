"""What is in a store, in numbers: a `Store` goes in; `Contents` comes out."""

import datetime as dt
from dataclasses import dataclass

from analysis.store.lake import Store

_TOTALS = """
  SELECT count(*), count(*) FILTER (NOT analysed), count(*) FILTER (published IS NULL), min(published), max(published)
  FROM articles"""
_OUTLETS = "SELECT outlet, language, count(*) FROM articles GROUP BY ALL ORDER BY 3 DESC, 1, 2"
_INGESTS = """
  SELECT ingest_id, started, finished, new_articles, changed_articles, same_articles, refused
  FROM ingests ORDER BY started DESC LIMIT $1"""


_COLLECTIONS = """
  SELECT coalesce(c.collection_id, 'none'), c.name, c.description, c.licence, count(a.article_id), min(a.published),
    max(a.published)
  FROM collections AS c FULL JOIN articles AS a ON a.collection = c.collection_id
  GROUP BY ALL ORDER BY 5 DESC, 1"""


@dataclass(frozen=True, kw_only=True)
class InCollection:
    """A collection and its articles; `name` is None for those that are in none."""

    collection_id: str
    name: str | None
    description: str | None
    licence: str | None
    articles: int
    first: dt.date | None
    last: dt.date | None


@dataclass(frozen=True, kw_only=True)
class IngestRow:
    """One run of ingest; `finished` is None where it runs or was stopped. Counts are of articles, `refused` of rows."""

    ingest_id: str
    started: dt.datetime
    finished: dt.datetime | None
    new: int
    changed: int
    same: int
    refused: int


@dataclass(frozen=True, kw_only=True)
class Contents:
    """Counts of articles and of the rows found in them; `outlets` holds (outlet, language, articles), most first."""

    articles: int
    not_analysed: int
    undated: int
    first: dt.date | None
    last: dt.date | None
    outlets: list[tuple[str, str, int]]
    layers: dict[str, int]
    ingests: list[IngestRow]
    snapshot: int


def contents(store: Store, *, ingests: int = 5) -> Contents:
    """What the newest state holds, with the last `ingests` runs."""
    with store.cursor() as cursor:
        articles, not_analysed, undated, first, last = cursor.execute(_TOTALS).fetchone() or (0, 0, 0, None, None)
        outlets = cursor.execute(_OUTLETS).fetchall()
        layers = {layer: cursor.table(layer).count("*").fetchall()[0][0]
                  for layer in ("sentences", "entities", "mentions", "times", "attributions", "events")}
        runs = cursor.execute(_INGESTS, [ingests]).fetchall()
    return Contents(
        articles=articles, not_analysed=not_analysed, undated=undated, first=first, last=last, outlets=outlets,
        layers=layers, snapshot=store.snapshot(),
        ingests=[IngestRow(ingest_id=run, started=started, finished=finished, new=new, changed=changed, same=same,
                           refused=refused)
                 for run, started, finished, new, changed, same, refused in runs])


def in_collections(store: Store) -> list[InCollection]:
    """Every collection, those with most articles first; the articles in none stand as one more where there are any."""
    with store.cursor() as cursor:
        return [InCollection(collection_id=one, name=name, description=description, licence=licence, articles=articles,
                             first=first, last=last)
                for one, name, description, licence, articles, first, last in cursor.execute(_COLLECTIONS).fetchall()]


def refusals(store: Store, ingest_id: str) -> list[tuple[str, int | None, str, str]]:
    """(file, line, reason, excerpt) of what one ingest refused, in order of file and line."""
    with store.cursor() as cursor:
        return cursor.execute("SELECT file, line, reason, excerpt FROM refusals WHERE ingest_id = $1 ORDER BY file, line",
                              [ingest_id]).fetchall()
