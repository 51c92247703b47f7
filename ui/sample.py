"""Fills a store that has never taken anything in with the sample corpus, in sight of the reader."""

import threading
from pathlib import Path

import streamlit as st

from analysis.ingest import Progress, ingest
from analysis.query import corpus
from analysis.store.collections import named
from analysis.store.lake import Store
from ui.language import t

SAMPLE = Path(__file__).parent.parent / "data" / "sample"


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

        sample = named(store, t("Sample corpus"), description=t("Invented dispatches, for trying Selon out"), licence="CC0 1.0")
        ingest([SAMPLE / "fr", SAMPLE / "en"], store, collection=sample, progress=show)
        bar.empty()


@st.cache_resource
def _known_filled() -> set[Path]:
    return set()


def _filled(store: Store) -> bool:
    """Whether anything was ever ingested. Asked until it was: a store never loses its ingests, and asking costs 20 ms a run."""
    if store.folder not in _known_filled():
        if corpus.ingests(store).empty:
            return False
        _known_filled().add(store.folder)
    return True
