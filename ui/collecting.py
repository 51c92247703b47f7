"""The collections on the page Corpus: what they are, a form to name and describe one, and which one articles come into."""

from typing import TypedDict

import pandas as pd
import streamlit as st

from analysis.errors import SelonError
from analysis.query import corpus
from analysis.store.collections import LONGEST, NONE, describe
from ui import frame, guard
from ui.download import rows_as_csv
from ui.frame import View
from ui.language import day, t
from ui.words import collection

_INTO, _WHICH = "import_collection", "collection_changed"
_PARTS = ("name", "description", "licence")


class Chosen(TypedDict):
    """Where articles come into, as the reader chose it; None where not said."""

    collection: str | None
    description: str | None
    licence: str | None


def into(view: View) -> Chosen:
    """Ask which collection what is new comes into: one that is there, or a name for a new one and what to say of it."""
    rows = view.ask(corpus.collections)
    names = {row.collection_id: row.name for row in rows.itertuples() if row.collection_id != NONE}
    wanted = st.selectbox(
        t("Into the collection"),
        list(names),
        index=None,
        format_func=lambda one: names.get(one, one),
        accept_new_options=True,
        key=_INTO,
        placeholder=t("none: choose one, or type a name for a new one"),
        help=t(
            "Every page, comparison and download can be kept to one collection. An article that is there already stays in its "
            "own."
        ),
        width=560,
    )
    if not wanted or wanted in names or wanted in names.values():
        return Chosen(collection=wanted, description=None, licence=None)
    left, right = st.columns(2)
    description = left.text_input(t("Description"), key=f"{_INTO}_description", max_chars=LONGEST["description"])
    licence = right.text_input(
        t("Licence"), key=f"{_INTO}_licence", max_chars=LONGEST["licence"], placeholder=t("CC BY 4.0, research only…")
    )
    return Chosen(collection=wanted, description=description or None, licence=licence or None)


def draw(view: View) -> None:
    """The list of collections, and the form that changes one."""
    rows = view.ask(corpus.collections)
    if rows.empty:
        return
    st.header(t("Collections"), anchor=False)
    st.dataframe(
        pd.DataFrame(
            {
                t("Collection"): rows["name"].map(collection),
                t("Description"): rows["description"].fillna(""),
                t("Licence"): rows["licence"].fillna(""),
                t("Articles"): rows["articles"],
                t("Outlets"): rows["outlets"],
                t("First"): rows["first_published"].map(_day),
                t("Last"): rows["last_published"].map(_day),
            }
        ),
        hide_index=True,
        alt=t("Collections, with what is said of them and how many articles they hold"),
    )
    rows_as_csv(view, "collections", lambda: rows)
    if guard.may_write():
        _form(view, rows)


def _day(when: object) -> str:
    return "–" if pd.isna(when) else day(when, short=True)


def _form(view: View, rows: pd.DataFrame) -> None:
    with st.expander(t("Name and describe a collection"), icon=":material/edit:"):
        there = {row["collection_id"]: row for row in rows.to_dict("records")}
        one = st.selectbox(t("Collection"), list(there), format_func=lambda one: collection(there[one]["name"]), key=_WHICH)
        row = there[one]
        if one == NONE:
            st.caption(t("With a name, the articles that are in no collection come into a new one."))
        before = {part: "" if one == NONE or pd.isna(row[part]) else row[part] for part in _PARTS}
        labels = {"name": t("Name"), "description": t("Description"), "licence": t("Licence")}
        told = {
            part: st.text_input(labels[part], value=before[part], max_chars=LONGEST[part], key=f"{_WHICH}_{part}_{one}")
            for part in _PARTS
        }
        changed = {part: text for part, text in told.items() if text != before[part]}
        ready = bool(changed) and bool(told["name"].strip())
        if st.button(t("Save"), key="save_collection", icon=":material/save:", disabled=not ready):
            try:
                describe(view.store, one, **changed)
            except SelonError as error:
                frame.show_error(error)
                return
            st.rerun()
