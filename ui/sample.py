"""Fills a store that has never taken anything in with the sample corpus, in sight of the reader."""

import threading
from contextlib import suppress
from pathlib import Path

import pandas as pd
import streamlit as st

from analysis.errors import StoreError
from analysis.ingest import Progress, ingest
from analysis.query import corpus
from analysis.store.collections import NONE, Collection, gather, named
from analysis.store.lake import Store
from ui.language import t

SAMPLE = Path(__file__).parent.parent / "data" / "sample"
_FOLDERS = [SAMPLE / "fr", SAMPLE / "en"]
_PARTS = [folder.parts[-3:] for folder in _FOLDERS]


@st.cache_resource
def _lock() -> threading.Lock:
    return threading.Lock()


def load_sample(store: Store) -> None:
    """Read `data/sample` into `store` if nothing was ever ingested; a second reader waits for the first."""
    if _filled(store):
        return
    with _lock():
        if _filled(store):
            return
        bar = st.progress(0.0, text=t("First start: reading the sample corpus…"))

        def show(progress: Progress) -> None:
            bar.progress(progress.done, text=t("First start: {count} sample articles read…", count=progress.new))

        ingest(_FOLDERS, store, collection=_collection(store), progress=show)
        bar.empty()


def _collection(store: Store) -> Collection:
    return named(store, t("Sample corpus"), description=t("Invented dispatches, for trying Selon out"), licence="CC0 1.0")


def _gather(store: Store, batches: pd.DataFrame) -> None:
    """Give the sample of a store that was made before there were collections the one it has now."""
    of_sample = batches["paths"].map(lambda paths: [Path(path).parts[-3:] for path in paths] == _PARTS)
    if of_sample.any() and NONE in set(corpus.collections(store)["collection_id"]):
        # a store that cannot be written to is shown as it is
        with suppress(StoreError):
            gather(store, _collection(store), batches["ingest_id"][of_sample])


@st.cache_resource
def _known_filled() -> set[Path]:
    return set()


def _filled(store: Store) -> bool:
    """Whether anything was ever ingested. Asked until it was: a store never loses its ingests, and asking costs 20 ms a run."""
    if store.folder not in _known_filled():
        batches = corpus.ingests(store)
        if batches.empty:
            return False
        _gather(store, batches)
        _known_filled().add(store.folder)
    return True
