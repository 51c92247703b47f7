"""Extracts again what an older version extracted: a store goes in; its articles are as the present version reads them.

The texts come from the store, not from files. Which are stale is told language by language: a change of French cue words
leaves English articles alone. Within a language all are extracted again, whatever the change: a name or a cue word can
touch a text that does not hold it (who else a surname could mean), so that only some of them would not be sound.
"""

import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from analysis import knowledge, versions
from analysis.ingest import BATCH, failure, finished
from analysis.records import Article, Published
from analysis.store.compaction import compact
from analysis.store.lake import Store
from analysis.store.writer import Again, rewrite

_STALE = """
  SELECT article_id FROM articles WHERE language = $1 AND extraction_id IS DISTINCT FROM $2 ORDER BY ingest_id, article_id"""
_ARTICLES = """
  SELECT article_id, url, outlet, author, title, text, published, published_rule, language, path, content_hash, ingest_id,
    origins
  FROM articles WHERE article_id IN (SELECT unnest($1::VARCHAR[]))"""


@dataclass(frozen=True, kw_only=True)
class Refreshed:
    """What a refresh did, in numbers of articles: `stale` were to be extracted again, `done` of them were.

    `failed` is part of `done`; `stopped` is true where it was told to stop before the end.
    """

    stale: int
    done: int = 0
    failed: int = 0
    seconds: float = 0.0
    stopped: bool = False


@knowledge.as_it_is()
def refresh(store: Store, *, processes: int = 1, progress: Callable[[int, int], None] | None = None,
            stop: Callable[[], bool] = lambda: False) -> Refreshed:
    """Extracts again, one transaction a batch, every article whose model, rules or knowledge are not those of this process.

    `progress` gets how many are written, and of how many. A publication date that was given is kept, any other is looked for
    anew. An article that is removed or changed in the meantime is left as it is. An interrupt leaves the batches written so
    far; where `stop` answers true, the one under way is written too. The next call goes on from there, and where nothing is
    stale nothing is loaded or written. Raises `StoreError` where writing fails.
    """
    began = time.monotonic()
    stale = stale_articles(store)
    done = failed = 0
    stopped = False
    batch: list[Again] = []

    def put() -> None:
        nonlocal done, batch
        rewrite(store, batch)
        done += len(batch)
        batch = []
        if progress is not None:
            progress(done, len(stale))

    for again in _extracted(store, stale, processes) if stale else ():
        batch.append(again)
        failed += again.refusal is not None
        stopped = stop()
        if len(batch) >= BATCH or stopped:
            put()
        if stopped:
            break
    if batch:
        put()
    if stale:
        compact(store)
    return Refreshed(stale=len(stale), done=done, failed=failed, seconds=time.monotonic() - began,
                     stopped=stopped and done < len(stale))


def stale_articles(store: Store) -> list[str]:
    """The ids of the articles that another version than that of this process extracted, those of a batch together."""
    with store.cursor() as cursor:
        return [article_id for language, version in versions.used().items()
                for (article_id,) in cursor.execute(_STALE, [language, version.id]).fetchall()]


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
