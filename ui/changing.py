"""A change of what Selon knows: shows what it would touch, applies it, and takes it back."""

import pandas as pd
import streamlit as st

from analysis.errors import KnowledgeError
from analysis.knowledge import edits
from analysis.knowledge.edits import Change
from analysis.knowledge.terms import domains, terms
from analysis.query.touched import touched, touched_outlets
from ui import evidence, frame, known, refreshing
from ui.frame import View
from ui.language import n, t

_SHOWN = "knowledge_shown"
_DONE = "knowledge_done"


def draw(view: View, change: Change) -> None:
    """The way from a change to the tables: show what it touches first, then apply or discard."""
    count = len(change.steps)
    if not count:
        st.caption(t("Type into the table, or upload a file: what the change would touch is shown before it is applied."))
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        label = n("Show what {count} changed row touches", "Show what {count} changed rows touch", count)
        if st.button(label, type="primary", icon=":material/visibility:", key=f"show_{change.table}"):
            st.session_state[_SHOWN] = change
        if st.button(t("Discard"), icon=":material/close:", key=f"discard_{change.table}"):
            _over()
    if st.session_state.get(_SHOWN) == change:
        _before(view, change)


def last(view: View) -> None:
    """What was changed last, with the way back, and whether the figures know of the tables as they are."""
    done = st.session_state.pop(_DONE, None)
    if done:
        st.success(done, icon=":material/check:")
    count = refreshing.stale(view)
    if count:
        st.info(
            n(
                "{count} article was read before a change that may touch it, and its figures stand on that, until it is "
                "read again: on the page Corpus, or with `python -m analysis refresh`. New articles are read with the "
                "tables as they are.",
                "{count} articles were read before a change that may touch them, and their figures stand on that, until "
                "they are read again: on the page Corpus, or with `python -m analysis refresh`. New articles are read with"
                " the tables as they are.",
                count,
            ),
            icon=":material/history:",
        )


def way_back() -> None:
    """The button that undoes the last change."""
    before = edits.last_change()
    if before is None:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(
            n(
                "Last change: {count} row of the table “{table}”, {when} UTC",
                "Last change: {count} rows of the table “{table}”, {when} UTC",
                before.steps,
                table=t(known.NAMES[before.table]),
                when=before.when[:16].replace("T", " "),
            ),
            width="content",
        )
        if st.button(t("Undo"), icon=":material/undo:", key="undo_knowledge"):
            try:
                edits.undo()
            except KnowledgeError as fault:
                frame.show_error(fault)
                return
            _over(t("Undone: the tables are as they were before."))


def _before(view: View, change: Change) -> None:
    faults = edits.new_faults(change)
    st.dataframe(known.differences(change), hide_index=True, alt=t("What would change, one row each"))
    if faults:
        st.error(
            n(
                "{count} cell must be mended before this can be applied.",
                "{count} cells must be mended before this can be applied.",
                len(faults),
            )
        )
        st.dataframe(
            pd.DataFrame(
                {
                    t("Where"): [fault.where for fault in faults],
                    t("Column"): [fault.column for fault in faults],
                    t("Why"): [fault.what for fault in faults],
                    t("What to do"): [fault.next_step for fault in faults],
                }
            ),
            hide_index=True,
            alt=t("What is wrong, one row a cell"),
        )
        return
    keys = _touched(view, change)
    if st.button(t("Apply"), type="primary", icon=":material/check:", key=f"apply_{change.table}"):
        try:
            edits.apply(change)
        except KnowledgeError as fault:
            frame.show_error(fault)
            return
        _over(n("{count} row changed.", "{count} rows changed.", len(change.steps)))
    if keys:
        evidence.panel(view, keys, key=f"touched_{change.table}")


def _touched(view: View, change: Change) -> tuple[str, ...]:
    """Says how much the change would touch; returns the keys of the sentences."""
    if change.table == "outlets":
        rows = view.ask(touched_outlets, domains(change))
        count = n("{count} article", "{count} articles", int(rows["articles"].sum()))
        frame.answer(
            t(
                "<b>{articles}</b> of this corpus came from these addresses. They keep their outlet until they are read again "
                "with <code>ingest --again</code>; new ones get the new name.",
                articles=count,
            )
        )
        if len(rows):
            st.dataframe(
                pd.DataFrame({t("Outlet now"): rows["outlet"], t("Articles"): rows["articles"]}),
                hide_index=True,
                alt=t("Outlets, with how many articles came from each"),
            )
        return ()
    with st.spinner(t("Looking through the articles…")):
        found = view.ask(touched, terms(change))
    articles = n("{count} article", "{count} articles", found.articles)
    sentences = n("{count} sentence", "{count} sentences", len(found.keys))
    frame.answer(
        t("It would touch <b>{articles}</b> at most: {sentences} hold the words.", articles=articles, sentences=sentences)
        if found.all
        else t(
            "It would touch <b>{articles}</b> at most; {sentences} of the newest hold the words.",
            articles=articles,
            sentences=sentences,
        )
    )
    return found.keys


def _over(said: str = "") -> None:
    known.begin_anew()
    st.session_state.pop(_SHOWN, None)
    if said:
        st.session_state[_DONE] = said
    st.rerun()
