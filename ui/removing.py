"""Takes an outlet, a batch or a collection out of the corpus, in sight of the reader, and puts the last one back."""

from collections.abc import Callable

import streamlit as st

from analysis.errors import SelonError
from analysis.query import corpus
from analysis.store.removal import What, last_removal, remove, undo
from ui import frame, guard
from ui.frame import View
from ui.language import n, t
from ui.marked import plain
from ui.words import collection

_KEYS = ("remove_outlet", "remove_batch", "remove_collection")
_WHAT: tuple[What, ...] = ("outlet", "batch", "collection")


def draw(view: View) -> None:
    """What can be removed, the button that does it after a second thought, and the one that undoes it."""
    if not guard.may_write():
        return
    last = last_removal(view.store)
    if last is not None:
        st.info(
            n(
                "{count} article was removed: {name}.",
                "{count} articles were removed: {name}.",
                last.articles,
                name=plain(collection(last.name) if last.what == "collection" else last.name),
            ),
            icon=":material/undo:",
        )
        if st.button(t("Put back"), key="undo_removal", icon=":material/undo:"):
            _done(lambda: undo(view.store))
    with st.expander(t("Remove articles"), icon=":material/delete:"):
        outlets = view.ask(corpus.outlets).groupby("outlet", sort=False)["articles"].sum()
        batches = view.ask(corpus.ingests)
        there = {
            row.collection_id: f"{collection(row.name)} ({row.articles})" for row in view.ask(corpus.collections).itertuples()
        }
        when = {
            row.ingest_id: f"{row.started:%Y-%m-%d %H:%M} · {', '.join(row.paths)} ({row.new_articles + row.changed_articles})"
            for row in batches.itertuples()
        }
        st.selectbox(
            t("All of an outlet"),
            [None, *outlets.index],
            format_func=lambda name: "–" if name is None else f"{name} ({outlets[name]})",
            key=_KEYS[0],
        )
        st.selectbox(
            t("All that one batch brought"),
            [None, *when],
            format_func=lambda batch: "–" if batch is None else when[batch],
            key=_KEYS[1],
        )
        st.selectbox(
            t("A whole collection"),
            [None, *there],
            format_func=lambda one: "–" if one is None else there[one],
            key=_KEYS[2],
        )
        picked = {what: st.session_state[key] for what, key in zip(_WHAT, _KEYS, strict=True)}
        chosen = {what: name for what, name in picked.items() if name is not None}
        sure = st.checkbox(t("Yes, remove it from all pages and figures"), key="remove_sure")
        if st.button(t("Remove"), key="remove", icon=":material/delete:", disabled=not (sure and len(chosen) == 1)):
            _done(lambda: [remove(view.store, what, name) for what, name in chosen.items()])


def _done(change: Callable[[], object]) -> None:
    try:
        change()
    except SelonError as error:
        frame.show_error(error)
        return
    for key in (*_KEYS, "remove_sure"):
        st.session_state.pop(key, None)
    st.rerun()
