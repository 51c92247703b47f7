"""From files to the store: paths go in; articles, and what was found in them, are in the store, batch by batch."""

import datetime as dt
import secrets
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from analysis import __version__, knowledge, versions
from analysis.extract.language import LANGUAGES
from analysis.read import files
from analysis.read.source import Source
from analysis.read.web import Web
from analysis.records import Article, Extraction, Refusal
from analysis.store.collections import Collection
from analysis.store.compaction import compact
from analysis.store.lake import Store
from analysis.store.rows import Row
from analysis.store.writer import Batch, Done, elsewhere, known_articles, write

# A batch is what a Ctrl-C may cost, and one file a table: larger is faster to read, smaller is safer.
BATCH = 200
_MOST_REFUSALS = 1_000


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How far an ingest is: `done` goes from 0 to 1, by bytes read; the others are counts so far."""

    done: float
    file: str
    new: int
    changed: int
    same: int
    refused: int


@dataclass(frozen=True, kw_only=True)
class Summary:
    """What an ingest did, in numbers of articles; `refused` counts rows and files.

    `elsewhere` is the part of the changed and the same that is in another collection than the one named, and stays there.
    `stopped` is true where it was told to stop before the end. `not_analysed` is part of the new and changed: their language
    is not served, or the extraction failed on them.
    """

    ingest_id: str
    files: int
    new: int = 0
    changed: int = 0
    same: int = 0
    elsewhere: int = 0
    refused: int = 0
    not_analysed: int = 0
    seconds: float = 0.0
    stopped: bool = False


def ingest(paths: Iterable[Path], store: Store, *, processes: int = 1, progress: Callable[[Progress], None] | None = None,
           outlet: str | None = None, uploads: Mapping[Path, str] | None = None, columns: Mapping[str, str] | None = None,
           web: Web | None = None, again: bool = False, collection: Collection | None = None,
           stop: Callable[[], bool] = lambda: False) -> Summary:
    """Reads files and folders, extracts what is new or changed, and writes it, one transaction a batch.

    An article whose content is in the store already, from whatever path, is left as it is, unless `again`. `outlet`
    is who publishes what names no outlet itself. `uploads` are temporary files and what the user calls them. `columns`
    says which column or key holds a field of `analysis.read.rows.NAMES`. `web` fetches the addresses that lists name, all
    but those of articles that are there, unless `again`. Bad rows and files go to the table `refusals`.
    What is new goes into `collection` (`analysis.store.collections.named`); what is there stays in its own.
    Where `stop` answers true, nothing more is read, and what was read is written; the same call later goes on from there.
    An interrupt leaves the batches written so far. Raises `ReadError` where a path does not exist, `StoreError` where
    writing fails.
    """
    given = list(paths)
    sources = files.sources(given, outlet=outlet, uploads=uploads, columns=columns, web=web)
    with knowledge.as_it_is():
        run = _Run(store, sources, again=again, collection=collection, progress=progress, stop=stop)
        run.row |= {"paths": [*map(str, given), *(uploads or {}).values()], "processes": processes}
        return run.finish(processes)


def finished(article: Article, extraction: Extraction) -> Done:
    """An article with what was found in it, and the version that found it."""
    return Done(article=article, extraction=extraction, analysed=article.language in LANGUAGES and extraction.failed is None,
                version=versions.used().get(article.language))


def failure(article: Article, fault: str) -> Refusal:
    """What the report says of an article that the extraction failed on."""
    return Refusal(file=article.path, line=None, excerpt=article.title,
                   reason=f"kept, but not analysed: {fault} (a fault of Selon: report it)")


@dataclass(frozen=True, kw_only=True)
class _Waiting:
    """An article between reading and extraction, and how many bytes had been read with it."""

    article: Article
    is_new: bool
    position: int


class _Run:
    def __init__(self, store: Store, sources: list[Source], *, again: bool, collection: Collection | None,
                 progress: Callable[[Progress], None] | None, stop: Callable[[], bool]) -> None:
        self.store, self.sources, self.again, self.progress, self.stop = store, sources, again, progress, stop
        self.collection = collection
        self.elsewhere = (set[str](), set[str]()) if collection is None else elsewhere(store, collection)
        self.began = time.monotonic()
        started = dt.datetime.now(dt.UTC).replace(tzinfo=None)
        ingest_id = f"{started:%Y%m%dT%H%M%S}-{secrets.token_hex(4)}"
        self.summary = Summary(ingest_id=ingest_id, files=len(sources))
        self.row: Row = {"ingest_id": ingest_id, "started": started, "selon_version": __version__,
                         "knowledge": knowledge.version(),
                         "collection": collection.collection_id if collection else None}
        self.bytes = sum(source.size() for source in sources) or 1
        self.position = 0
        self.file = ""
        self.waiting: deque[_Waiting] = deque()
        self.hash_of = known_articles(store)
        if not again:
            for source in sources:
                source.known = self.hash_of
        self.hashes = set(self.hash_of.values())
        self.chosen: set[str] = set()
        self._start_batch()

    def finish(self, processes: int) -> Summary:
        """Everything, to the end."""
        first = next(articles := self._articles(), None)
        if first is not None:
            for waiting, done in self._extracted(chain([first], articles), processes):
                # The later of two versions in one run stands; a batch holds one of them only.
                if len(self.batch.articles) >= BATCH or done.article.id in self.in_batch:
                    self._write()
                self.batch.articles.append(done)
                self.in_batch.add(done.article.id)
                self._count("new" if waiting.is_new else "changed")
                self._count("elsewhere", done.article.id in self.elsewhere[0])
                self._count("not_analysed", not done.analysed)
                self._tell()
        self.row["finished"] = dt.datetime.now(dt.UTC).replace(tzinfo=None)
        self._write()
        compact(self.store)
        self.summary = replace(self.summary, seconds=time.monotonic() - self.began)
        return self.summary

    def _articles(self) -> Iterator[_Waiting]:
        """The articles that are new, changed or to be read again."""
        before = 0
        for source in self.sources:
            self.file = str(source.path)
            for item in files.read(source):
                if self.stop():
                    self.summary = replace(self.summary, stopped=True)
                    return
                self.position = before + source.position
                if isinstance(item, Refusal):
                    self._refuse(item)
                elif self._is_wanted(item):
                    yield self._wait(item)
                self._tell()
            before += source.size()

    def _refuse(self, refusal: Refusal) -> None:
        self._count("refused")
        self.batch.refusals.append(refusal)
        if len(self.batch.refusals) >= _MOST_REFUSALS:
            self._write()

    def _is_wanted(self, article: Article) -> bool:
        if article.content_hash not in self.hashes:
            return True
        if self.again and article.content_hash == self.hash_of.get(article.id) and article.id not in self.chosen:
            return True
        self._count("same")
        self._count("elsewhere", article.content_hash in self.elsewhere[1])
        return False

    def _wait(self, article: Article) -> _Waiting:
        before = self.hash_of.get(article.id)
        if before is not None:
            # Its old content is gone from here on: another row that holds it is no copy any more.
            self.hashes.discard(before)
        self.hash_of[article.id] = article.content_hash
        self.hashes.add(article.content_hash)
        self.chosen.add(article.id)
        return _Waiting(article=article, is_new=before is None, position=self.position)

    def _extracted(self, articles: Iterator[_Waiting], processes: int) -> Iterator[tuple[_Waiting, Done]]:
        # spaCy and its models take seconds to load, which a run that finds nothing new does not need.
        from analysis.extract import pipeline  # noqa: PLC0415

        self.row["models"] = ", ".join(version.models for version in versions.used().values())

        def texts() -> Iterator[pipeline.Text]:
            for waiting in articles:
                self.waiting.append(waiting)
                article = waiting.article
                yield pipeline.Text(id=article.id, text=article.text, title=article.title, published=article.published,
                                    language=article.language)

        for extraction in pipeline.extract(texts(), processes=processes, go_on=True):
            waiting = self.waiting.popleft()
            article = waiting.article
            if extraction.failed is not None:
                self._refuse(failure(article, extraction.failed))
            elif len(article.text) > pipeline.LONGEST_TEXT:
                self._refuse(Refusal(file=article.path, line=None, excerpt=article.title,
                                     reason=f"kept, but read only to its character {pipeline.LONGEST_TEXT:,}"))
            yield waiting, finished(article, extraction)

    def _start_batch(self) -> None:
        self.batch = Batch(ingest=self.row, collection=self.collection)
        self.in_batch: set[str] = set()

    def _write(self) -> None:
        self.row |= {"new_articles": self.summary.new, "changed_articles": self.summary.changed,
                     "same_articles": self.summary.same, "refused": self.summary.refused}
        write(self.store, self.batch)
        self._start_batch()

    def _count(self, name: str, number: int = 1) -> None:
        self.summary = replace(self.summary, **{name: getattr(self.summary, name) + number})

    def _tell(self) -> None:
        if self.progress is not None:
            position = self.waiting[0].position if self.waiting else self.position
            self.progress(Progress(done=min(1.0, position / self.bytes), file=self.file, new=self.summary.new,
                                   changed=self.summary.changed, same=self.summary.same, refused=self.summary.refused))
