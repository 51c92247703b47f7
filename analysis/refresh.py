"""Extracts again what an older version extracted: a store goes in; its articles are as the present version reads them.

The texts come from the store, not from files. Which are stale is told language by language, and where only the user's own
knowledge has changed, article by article (`analysis.stale`): the others are marked as of the present version.
"""

import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from analysis import knowledge, stale, versions
from analysis.ingest import BATCH, failure, finished
from analysis.records import Article, Published
from analysis.store.compaction import compact
from analysis.store.lake import Store
from analysis.store.writer import Again, mark, rewrite

_ARTICLES = """
  SELECT article_id, url, outlet, author, title, text, published, published_rule, language, path, content_hash, ingest_id,
    origins
  FROM articles WHERE article_id IN (SELECT unnest($1::VARCHAR[]))"""


@dataclass(frozen=True, kw_only=True)
class Refreshed:
    """What a refresh did, in numbers of articles: `stale` were to be extracted again, `done` of them were.

    `failed` is part of `done`; `stopped` is true where it was told to stop before the end. `marked` are those of an earlier
    version that the change does not touch.
    """

    stale: int
    done: int = 0
    failed: int = 0
    seconds: float = 0.0
    stopped: bool = False
    marked: int = 0


@knowledge.as_it_is()
def refresh(store: Store, *, processes: int = 1, progress: Callable[[int, int], None] | None = None,
            stop: Callable[[], bool] = lambda: False) -> Refreshed:
    """Extracts again, one transaction a batch, every article whose model, rules or knowledge are not those of this process.

    `progress` gets how many are extracted, and of how many. A publication date that was given is kept, any other is looked for
    anew. An article that is removed or changed in the meantime is left as it is. An interrupt leaves the batches written so
    far; where `stop` answers true, the one under way is written too. The next call goes on from there, and where nothing is
    stale nothing is loaded or written. Raises `StoreError` where writing fails.
    """
    began = time.monotonic()
    ids, marked = _told_apart(store)
    done = failed = 0
    stopped = False
    batch: list[Again] = []

    def put() -> None:
        nonlocal done, batch
        rewrite(store, batch)
        done += len(batch)
        batch = []

    for again in _extracted(store, ids, processes) if ids else ():
        batch.append(again)
        failed += again.refusal is not None
        stopped = stop()
        if len(batch) >= BATCH or stopped:
            put()
        if progress is not None:
            progress(done + len(batch), len(ids))
        if stopped:
            break
    if batch:
        put()
    if ids or marked:
        compact(store)
    return Refreshed(stale=len(ids), done=done, failed=failed, seconds=time.monotonic() - began,
                     stopped=stopped and done < len(ids), marked=marked)


def _told_apart(store: Store) -> tuple[list[str], int]:
    """The ids of the articles to extract again; the others of earlier versions are marked, and how many they are."""
    with store.cursor() as cursor:
        found = stale.earlier(cursor, versions.used())
        if all(one.all for one in found):
            return stale.in_order(cursor, found), 0
    marked = 0
    with store.writing() as cursor:
        # once more, alone: another process may have written some since
        found = stale.earlier(cursor, versions.used())
        for one in found:
            if not one.all and one.extraction_id is not None:
                marked += mark(cursor, one.extraction_id, one.version, one.touched)
        return stale.in_order(cursor, found), marked


def _extracted(store: Store, ids: list[str], processes: int) -> Iterator[Again]:
    # spaCy and its models take seconds to load, which a run that finds nothing stale does not need.
    from analysis.extract import pipeline  # noqa: PLC0415

    waiting: deque[tuple[Article, str]] = deque()

    def texts() -> Iterator[pipeline.Text]:
        for article, ingest_id in _articles(store, ids):
            waiting.append((article, ingest_id))
            yield pipeline.Text(id=article.id, text=article.text, title=article.title, published=article.published,
                                language=article.language)

    for extraction in pipeline.extract(texts(), processes=processes, go_on=True):
        article, ingest_id = waiting.popleft()
        yield Again(done=finished(article, extraction), ingest_id=ingest_id,
                    refusal=failure(article, extraction.failed) if extraction.failed is not None else None)


def _articles(store: Store, ids: list[str]) -> Iterator[tuple[Article, str]]:
    """Articles of the store, so many at a time, each with the id of its ingest."""
    for start in range(0, len(ids), BATCH):
        with store.cursor() as cursor:
            found = cursor.execute(_ARTICLES, [ids[start:start + BATCH]]).to_arrow_table().to_pylist()
        for row in found:
            given = row["published_rule"] == "given"
            yield Article(id=row["article_id"], url=row["url"], outlet=row["outlet"], author=row["author"], title=row["title"],
                          text=row["text"], language=row["language"], path=row["path"], content_hash=row["content_hash"],
                          published=Published(date=row["published"] if given else None, rule="given" if given else "none"),
                          origins=dict(row["origins"] or ())), row["ingest_id"]
