"""Entities: who appears with whom, as a matrix and as a network."""

from html import escape

import pandas as pd
import streamlit as st

from analysis.charts import matrix, network
from analysis.query import entities
from ui import evidence, frame
from ui.download import downloads
from ui.frame import View
from ui.language import later, n, number, t
from ui.words import label

WINDOWS = {"sentence": later("sentence"), "paragraph": later("paragraph"), "article": later("article")}
MEASURES = {"windows": later("count"), "npmi": later("NPMI")}


def words(pairs: pd.DataFrame, window: str) -> str:
    """The answer: the pair most often together, and the pair that stands out most."""
    if pairs.empty:
        return t("No two of them appear together often enough.")
    often, strong = pairs.loc[pairs["windows"].idxmax()], pairs.loc[pairs["npmi"].idxmax()]
    shared = {
        "sentence": n("{count} sentence", "{count} sentences", often["windows"]),
        "paragraph": n("{count} paragraph", "{count} paragraphs", often["windows"]),
        "article": n("{count} article", "{count} articles", often["windows"]),
    }[window]
    return t(
        "<b>{a} and {b}</b> share {shared}; chance would give {expected}. <b>{c} and {d}</b> are the pair that stands out "
        "most (NPMI {npmi}).",
        a=escape(often["a"]),
        b=escape(often["b"]),
        shared=shared,
        expected=number(often["expected"]),
        c=escape(strong["a"]),
        d=escape(strong["b"]),
        npmi=number(strong["npmi"]),
    )


def controls() -> tuple[str, str, int, str | None]:
    """The window, the measure, the least support and the kind of entity, kept in the address."""
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        window = st.segmented_control(
            t("Together in one"),
            list(WINDOWS),
            format_func=lambda one: t(WINDOWS[one]),
            default="sentence",
            required=True,
            key="window",
            persist_state="session",
        )
        measure = st.segmented_control(
            t("Measure"),
            list(MEASURES),
            format_func=lambda one: t(MEASURES[one]),
            default="npmi",
            required=True,
            key="measure",
            persist_state="session",
            help=t("NPMI: 0 is what chance gives, 1 is never apart (Bouma 2009)"),
        )
        least = st.number_input(
            t("At least"),
            min_value=1,
            max_value=1000,
            value=3,
            key="least",
            width=110,
            persist_state="session",
            help=t("Pairs that share fewer are left out: a single meeting proves little"),
        )
        kind = st.selectbox(
            t("Who"),
            [None, *entities.LABELS],
            format_func=lambda one: label(one) if one else t("everyone, everything"),
            key="entity_label",
            width=200,
            persist_state="session",
        )
    return window or "sentence", measure or "npmi", int(least), kind


def choose(pairs: pd.DataFrame, clicked: list[tuple[str, str]]) -> tuple[str, str] | None:
    """The pair to open: the one clicked last, or the one picked from the list, which needs no mouse."""
    names = {(row.a_id, row.b_id): f"{row.a} – {row.b} ({row.windows})" for row in pairs.itertuples()}
    listed = st.selectbox(
        t("Open a pair"),
        list(names),
        format_func=lambda pair: names[pair],
        index=None,
        key="pair",
        placeholder=t("Click a cell or a line, or choose here"),
    )
    known = [pair if pair in names else pair[::-1] for pair in clicked]
    return listed or next((pair for pair in known if pair in names), None)


def charts(view: View, pairs: pd.DataFrame, measure: str, kind: str | None) -> list[tuple[str, str]]:
    """Both drawings side by side; returns the pairs that were clicked."""
    counts = view.ask(entities.counts, view.filters, language=view.language, label=kind)
    left, right = st.columns(2, gap="medium")
    with left, st.container(border=True):
        figure = matrix.figure(pairs, measure=measure, language=view.language, scheme=view.scheme)
        in_matrix = st.plotly_chart(
            figure,
            key="matrix",
            on_select="rerun",
            selection_mode="points",
            theme=None,
            config=matrix.CONFIG,
            alt=matrix.alternative(pairs, measure=measure, language=view.language),
        )
        downloads(view, "matrix", pairs, figure)
    with right, st.container(border=True):
        figure = network.figure(pairs, counts, measure=measure, language=view.language, scheme=view.scheme)
        in_network = st.plotly_chart(
            figure,
            key="network",
            on_select="rerun",
            selection_mode="points",
            theme=None,
            config=network.CONFIG,
            alt=network.alternative(pairs, counts, measure=measure, language=view.language),
        )
        downloads(view, "network", pairs, figure)
    return [*matrix.chosen(in_matrix), *network.chosen(in_network)]


def main() -> None:
    """The page."""
    view = frame.open_page("pages/2_Entities.py", t("Who appears with whom?"))
    place = st.container(gap="xsmall")
    frame.honest_count(view)
    window, measure, least, kind = controls()
    pairs = view.ask(entities.pairs, view.filters, language=view.language, window=window, least=least, label=kind)
    with place:
        frame.answer(words(pairs, window))
    if pairs.empty:
        st.info(t("Take a wider window, a smaller “at least”, or fewer filters."), icon=":material/tune:")
        return
    pair = choose(pairs, charts(view, pairs, measure, kind))
    if pair is None:
        return
    row = pairs[(pairs["a_id"] == pair[0]) & (pairs["b_id"] == pair[1])].iloc[0]
    found = view.ask(entities.pair_sentences, *pair, view.filters, window=window)
    evidence.panel(view, found["key"].tolist(), key="pair_evidence", about=f"{row['a']} – {row['b']}")


main()
