"""What the commands say in a terminal: a command's options go in; a progress bar, summary and report come out."""

import csv
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tqdm import tqdm

from analysis.errors import ReadError, StoreError
from analysis.follow import follow as run_follow
from analysis.ingest import Progress, Summary
from analysis.ingest import ingest as run_ingest
from analysis.refresh import refresh as run_refresh
from analysis.store import collections as store_collections
from analysis.store import removal
from analysis.store.collections import Collection
from analysis.store.contents import contents, in_collections, refusals
from analysis.store.lake import Store, open_store
from analysis.store.removal import What

REPORT_COLUMNS = ("file", "line", "reason", "excerpt")
_MOST_SHOWN = 5
_BAR = "{percentage:3.0f}% |{bar}| {elapsed}<{remaining}{postfix}"


def ingest(paths: list[Path], *, store: Path | None, processes: int, report: Path | None, outlet: str | None,
           columns: dict[str, str], again: bool, collection: str | None = None, description: str | None = None,
           licence: str | None = None) -> None:
    """Ingests `paths`, with a bar where it takes more than a second, and prints the summary."""
    if report is not None and not report.absolute().parent.is_dir():
        raise ReadError("its folder does not exist", where=str(report), next_step="make the folder, or name another file")
    with open_store(store) as opened:
        into = _into(opened, collection, description, licence)
        with _bar() as show:
            done = run_ingest(paths, opened, processes=processes, progress=show, outlet=outlet, columns=columns, again=again,
                              collection=into)
        _print_summary(done)
        _print_refusals(opened, done, report)


def _into(store: Store, name: str | None, description: str | None, licence: str | None) -> Collection | None:
    if name is not None:
        return store_collections.named(store, name, description=description, licence=licence)
    if description is not None or licence is not None:
        raise StoreError("a description and a licence belong to a collection", where="--description, --licence",
                         next_step="name it with --collection")
    return None


def follow(given: list[str], *, store: Path | None, processes: int, every: float | None, collection: str | None = None,
           description: str | None = None, licence: str | None = None) -> None:
    """Fetches what is new behind addresses and lists of addresses: once, or every so many minutes until it is stopped."""
    addresses = [one for one in given if "://" in one]
    paths = [Path(one) for one in given if "://" not in one]
    with open_store(store) as opened, tempfile.NamedTemporaryFile("w", suffix=".urls", encoding="utf-8") as listed:
        listed.write("\n".join(addresses))
        listed.flush()
        uploads = {Path(listed.name): "addresses"} if addresses else {}
        into = _into(opened, collection, description, licence)
        while True:
            began = time.monotonic()
            with _bar() as show:
                done = run_follow(paths, opened, uploads=uploads, processes=processes, progress=show, collection=into)
            _print_summary(done)
            _print_refusals(opened, done, None)
            if every is None:
                return
            time.sleep(max(0.0, 60 * every - (time.monotonic() - began)))


@contextmanager
def _bar() -> Iterator[Callable[[Progress], None]]:
    """A bar where it takes more than a second, on standard error: standard output is for the summary, and can be piped."""
    with tqdm(total=1.0, delay=1, bar_format=_BAR) as bar:

        def show(progress: Progress) -> None:
            bar.set_postfix_str(f"{progress.new} new, {progress.changed} changed, {progress.same} already there, "
                                f"{progress.refused} refused", refresh=False)
            bar.update(progress.done - bar.n)

        yield show


def _print_summary(done: Summary) -> None:
    if not done.files:
        print("No file that can be read: the README lists the forms.")
    print(f"{done.new} new, {done.changed} changed, {done.same} already there, {done.refused} refused, "
          f"{done.not_analysed} not analysed, in {done.seconds:.1f} s")
    if done.elsewhere:
        print(f"{done.elsewhere} of those already there are in another collection, and stay in it")


def _print_refusals(store: Store, done: Summary, report: Path | None) -> None:
    refused = refusals(store, done.ingest_id)
    if report is not None:
        with report.open("w", encoding="utf-8", newline="") as lines:
            rows = csv.writer(lines)
            rows.writerow(REPORT_COLUMNS)
            rows.writerows(refused)
    for file, line, reason, _ in refused[:_MOST_SHOWN]:
        print(f"  {file}{f' line {line}' if line else ''}: {reason}")
    if len(refused) > _MOST_SHOWN and report is None:
        print(f"  … and {len(refused) - _MOST_SHOWN} more: --report FILE.csv writes them all")
    elif len(refused) > _MOST_SHOWN:
        print(f"  … and {len(refused) - _MOST_SHOWN} more in {report}")


def refresh(folder: Path | None, *, processes: int) -> None:
    """Extracts again what an older version extracted, with a bar where it takes more than a second."""
    with open_store(folder) as store, tqdm(unit=" articles", delay=1) as bar:

        def show(done: int, of: int) -> None:
            bar.total = of
            bar.update(done - bar.n)

        made = run_refresh(store, processes=processes, progress=show)
    if made.marked:
        print(f"{made.marked} articles hold nothing of what has changed since, and are of the present version now.")
    if not made.stale:
        print("Everything is of the present version: nothing to extract again.")
        return
    print(f"{made.done} of {made.stale} articles extracted again, {made.failed} failed, in {made.seconds:.1f} s")


def remove(folder: Path | None, what: What, name: str) -> None:
    """Takes an article, an outlet, a batch or a collection out of the store, and says how to get it back."""
    with open_store(folder) as store:
        if what == "collection" and name != store_collections.NONE:
            name = store_collections.found(store, name).collection_id
        removed = removal.remove(store, what, name)
    print(f"{removed.articles} articles removed; `undo` puts them back")


def undo(folder: Path | None) -> None:
    """Puts back what was last removed."""
    with open_store(folder) as store:
        removed = removal.undo(store)
    print(f"{removed.articles} articles are back: {removed.what} {removed.name}")


def collections(folder: Path | None, wanted: str | None, *, name: str | None, description: str | None,
                licence: str | None) -> None:
    """Lists the collections with their counts; where one is named, changes what is given of it, and lists it alone."""
    one = None
    if wanted is None and not (name is None and description is None and licence is None):
        raise StoreError("which collection?", where="collections", next_step="name the one to change")
    if wanted is not None:
        with open_store(folder) as store:
            one = store_collections.describe(store, wanted, name=name, description=description, licence=licence)
    with open_store(folder, read_only=True) as store:
        for held in in_collections(store):
            if one is None or held.collection_id == one.collection_id:
                days = f", published from {held.first} to {held.last}" if held.first else ""
                print(f"{held.articles:8} {held.collection_id}: {held.name or 'the articles without a collection'}{days}")
                for label, text in (("", held.description), ("licence: ", held.licence)):
                    if text:
                        print(f"{'':8} {label}{text}")


def status(folder: Path | None) -> None:
    """Prints what the store holds."""
    with open_store(folder, read_only=True) as store:
        held = contents(store)
    print(f"{store.folder}, snapshot {held.snapshot}")
    days = f", published from {held.first} to {held.last}" if held.first else ""
    print(f"{held.articles} articles{days}; {held.undated} without a date, {held.not_analysed} not analysed")
    print(", ".join(f"{count} {layer}" for layer, count in held.layers.items()))
    for outlet, language, count in held.outlets:
        print(f"{count:8} {language}  {outlet}")
    for run in held.ingests:
        ended = "" if run.finished else ", not finished"
        print(f"{run.started:%Y-%m-%d %H:%M} UTC: {run.new} new, {run.changed} changed, {run.same} already there, "
              f"{run.refused} refused{ended}")
