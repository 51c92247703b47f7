"""Sources: who says what, by kind and by source, per outlet and over time; and who relays whom."""

from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from analysis.charts import sankey, shares
from analysis.query import sources
from ui import evidence, frame
from ui.download import downloads, rows_as_csv
from ui.frame import View, selectable
from ui.language import later, n, percent, t
from ui.marked import plain
from ui.table import statements_table
from ui.words import source_type

# As many sources as a table can be read to the end of.
RANKED = 2000
GROUPS = {
    "outlet": later("by outlet"),
    "year": later("by year"),
    "month": later("by month"),
    "all": later("all together"),
}


def words(left: dict[str, Any], whole: pd.DataFrame, ranking: pd.DataFrame) -> str:
    """The answer: how many statements and sources, what share of sentences names none, which kind speaks most."""
    if whole.empty or not whole["statements"].sum():
        return t("Nobody is said to say anything here.")
    share = whole.set_index("source_type")["share"]
    spoken = share.drop("none", errors="ignore")
    named = ranking[ranking["name"].notna()]
    said = t(
        "<b>{statements}</b> are ascribed to {sources}; <b>{none}</b> of all sentences carry no source.",
        statements=n("{count} statement", "{count} statements", left["statements"]),
        sources=n("{count} named source", "{count} named sources", left["sources"]),
        none=percent(share.get("none", 0)),
    )
    most = (
        " "
        + t(
            "The kind that speaks most is <b>{kind}</b> ({share} of sentences).",
            kind=escape(source_type(spoken.idxmax())),
            share=percent(spoken.max()),
        )
        if len(spoken)
        else ""
    )
    first = (
        " "
        + t(
            "The most quoted source is <b>{name}</b> ({count}).",
            name=escape(named["name"].iloc[0]),
            count=int(named["statements"].iloc[0]),
        )
        if len(named)
        else ""
    )
    anonymous = left["anonymous_statements"]
    unnamed = " " + n("{count} statement is anonymous.", "{count} statements are anonymous.", anonymous) if anonymous else ""
    return said + most + first + unnamed


def kinds(view: View) -> None:
    """Which kinds of source, per outlet or over time, with unattributed sentences as part of the whole."""
    with frame.card("shares"):
        by = st.segmented_control(
            t("Shares"),
            list(GROUPS),
            format_func=lambda one: t(GROUPS[one]),
            default="outlet",
            required=True,
            key="by",
            persist_state="session",
        )
        rows = view.ask(sources.shares, view.filters, by=by)
        if by in ("year", "month"):
            figure = shares.over_time(rows, unit=by, language=view.language, scheme=view.scheme)
        else:
            figure = shares.figure(rows, language=view.language, scheme=view.scheme)
        clicked = shares.chosen(selectable(figure, f"shares_{by}", shares.alternative(rows, language=view.language)))
        st.caption(
            t("Of the sentences read; each counts once, under its outermost source. Click a part to read its sentences.")
        )
        downloads(view, "sources", rows, figure, title=t("Who says so?"), controls={"by": by})
    if clicked:
        found = view.ask(sources.share_sentences, clicked[0], clicked[1], view.filters, by=by)
        about = " · ".join([*([clicked[0]] if clicked[0] else []), *(source_type(one) for one in clicked[1])])
        evidence.panel(view, found["key"].tolist(), key="share_evidence", about=about)


def relays(view: View) -> None:
    """From the outlet to whoever said it first."""
    with frame.card("chains"):
        st.header(t("Who relays whom?"), anchor=False)
        rows = view.ask(sources.chains, view.filters, language=view.language, least=2)
        if rows.empty:
            st.caption(t("No source is relayed by another here."))
            return
        figure = sankey.figure(rows, language=view.language, scheme=view.scheme)
        clicked = sankey.chosen(selectable(figure, "chains", sankey.alternative(rows, language=view.language)))
        downloads(view, "chains", rows, figure, title=t("Who relays whom?"))
        keys: dict[str, list[str]] = {}
        for row in rows.itertuples():
            links = (name or source_type(kind) for name, kind in zip(row.sources, row.source_types, strict=True))
            keys.setdefault(" → ".join([row.outlet, *links]), []).append(row.key)
        chain = st.selectbox(
            t("Open a chain"),
            list(keys),
            index=None,
            key="chain",
            placeholder=t("Click a stream, or choose here"),
            format_func=lambda one: f"{one} ({len(keys[one])})",
        )
    if chain:
        evidence.panel(view, list(dict.fromkeys(keys[chain])), key="chain_evidence", about=chain)
    elif clicked:
        evidence.panel(view, sankey.keys_of(rows, clicked, language=view.language), key="chain_evidence")


def voices(view: View, ranking: pd.DataFrame) -> None:
    """Each source with how often and how it speaks; ticking one lists what it said, ticking a statement shows it."""
    st.header(t("Source by source"), anchor=False)
    unnamed = t("unnamed")
    names = [
        name if isinstance(name, str) else f"{source_type(kind)} ({unnamed})"
        for name, kind in zip(ranking["name"], ranking["source_type"], strict=True)
    ]
    picked = st.dataframe(
        pd.DataFrame(
            {
                t("Source"): names,
                t("Kind of source"): ranking["source_type"].map(source_type),
                t("Statements"): ranking["statements"],
                t("Share"): ranking["share"],
                t("Quoted"): ranking["direct"],
                t("Partly quoted"): ranking["mixed"],
                t("Reported"): ranking["indirect"],
                t("Anonymous"): ranking["anonymous"],
                t("Relayed"): ranking["relayed"],
                t("Articles"): ranking["articles"],
                t("Outlets"): ranking["outlets"],
            }
        ),
        hide_index=True,
        key="ranking",
        on_select="rerun",
        selection_mode="single-row",
        alt=t("Sources, the most quoted first"),
        column_config={t("Share"): st.column_config.ProgressColumn(format="percent", min_value=0, max_value=1)},
    )
    rows_as_csv(view, "ranking", lambda: ranking)
    chosen = picked["selection"]["rows"]
    source_id = ranking["source_id"].iloc[chosen[0]] if chosen and chosen[0] < len(ranking) else None
    said = view.ask(sources.statements, view.filters, language=view.language, source_id=source_id)
    st.header(t("What {source} said", source=plain(names[chosen[0]])) if source_id else t("What was said"), anchor=False)
    keys = statements_table(said, key="statements")
    rows_as_csv(view, "statements", lambda: said, controls={"speaker": source_id})
    if keys:
        evidence.panel(view, keys, key="statement_evidence")
    elif source_id:
        evidence.panel(view, list(dict.fromkeys(said["key"])), key="source_evidence", about=names[chosen[0]])


def main() -> None:
    """The page."""
    view = frame.open_page("pages/3_Sources.py", t("Who says so?"))
    place = st.container(gap="xsmall")
    left = frame.honest_count(view)
    ranking = view.ask(sources.ranking, view.filters, language=view.language, top=RANKED)
    with place:
        frame.answer(words(left, view.ask(sources.shares, view.filters, by="all"), ranking))
    if not left["sentences"]:
        return
    kinds(view)
    relays(view)
    voices(view, ranking)


main()
