"""Takes an outlet or a batch out of the corpus, in sight of the reader, and puts the last one back."""

from collections.abc import Callable

import streamlit as st

from analysis.errors import SelonError
from analysis.query import corpus
from analysis.store.removal import last_removal, remove, undo
from ui import frame, guard
from ui.frame import View
from ui.language import n, t
from ui.marked import plain

_KEYS = ("remove_outlet", "remove_batch")


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
                name=plain(last.name),
            ),
            icon=":material/undo:",
        )
        if st.button(t("Put back"), key="undo_removal", icon=":material/undo:"):
            _done(lambda: undo(view.store))
    with st.expander(t("Remove articles"), icon=":material/delete:"):
        outlets = view.ask(corpus.outlets).groupby("outlet", sort=False)["articles"].sum()
        batches = view.ask(corpus.ingests)
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
        outlet, batch = (st.session_state[key] for key in _KEYS)
        sure = st.checkbox(t("Yes, remove it from all pages and figures"), key="remove_sure")
        one = (outlet is None) != (batch is None)
        if st.button(t("Remove"), key="remove", icon=":material/delete:", disabled=not (sure and one)):
            _done(lambda: remove(view.store, "outlet", outlet) if batch is None else remove(view.store, "batch", batch))


def _done(change: Callable[[], object]) -> None:
    try:
        change()
    except SelonError as error:
        frame.show_error(error)
        return
    for key in (*_KEYS, "remove_sure"):
        st.session_state.pop(key, None)
    st.rerun()
