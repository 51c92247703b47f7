"""Entities: who appears with whom, as a matrix and as a network."""

from dataclasses import dataclass
from html import escape

import pandas as pd
import streamlit as st

from analysis.charts import matrix, network, presence
from analysis.query import entities
from ui import evidence, frame
from ui.download import downloads
from ui.frame import View, selectable
from ui.language import later, n, number, t
from ui.marked import plain
from ui.narrow import SHORT, listed, narrow
from ui.person import person, published_in
from ui.shown import count, from_list, one_of
from ui.words import label

WINDOWS = {"sentence": later("sentence"), "paragraph": later("paragraph"), "article": later("article")}
# A pair seen less often stands out by chance.
SUPPORT = 5
MEASURES = {"windows": later("count"), "npmi": later("NPMI"), "llr": later("log-likelihood ratio")}


def words(pairs: pd.DataFrame, window: str) -> str:
    """The answer: the pair most often together, and the pair that stands out most."""
    if pairs.empty:
        return t("No two of them appear together often enough.")
    often = pairs.loc[pairs["windows"].idxmax()]
    supported = pairs[pairs["windows"] >= SUPPORT]
    strong = (pairs if supported.empty else supported).sort_values(["npmi", "windows"]).iloc[-1]
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
        expected=number(often["expected"] if often["expected"] < 10 else round(often["expected"])),
        c=escape(strong["a"]),
        d=escape(strong["b"]),
        npmi=number(strong["npmi"]),
    )


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What the page's own controls hold."""

    window: str
    measure: str
    least: int
    label: str | None


def controls() -> Shown:
    """The window, the measure, the least support and the kind of entity, kept in the address."""
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        window = one_of("window", t("Together in one"), WINDOWS, default="sentence")
        measure = one_of(
            "measure",
            t("Measure"),
            MEASURES,
            default="windows",
            help_text=t(
                "NPMI: 0 is what chance gives, 1 is never apart (Bouma 2009). Log-likelihood ratio: how sure it is that it is "
                "not chance; above 10.8 chance would do it once in a thousand times (Dunning 1993)"
            ),
        )
        least = count(
            "least",
            t("At least"),
            default=3,
            most=1000,
            help_text=t("Pairs that share fewer are left out: a single meeting proves little"),
        )
        everyone = {"": t("everyone, everything"), **{one: label(one) for one in entities.LABELS}}
        kind = from_list("label", t("Who"), everyone, default="")
    return Shown(window=window, measure=measure, least=least, label=kind or None)


def charts(view: View, pairs: pd.DataFrame, shown: Shown) -> list[tuple[str, ...]]:
    """Both drawings side by side; returns what was picked, by ids: one entity, or pairs."""
    counts = view.ask(entities.counts, view.filters, language=view.language, label=shown.label)
    look = {"measure": shown.measure, "language": view.language}
    left, right = st.columns(2, gap="medium")
    with left, frame.card("matrix", height="stretch"):
        st.caption(t("The stronger the colour, the stronger the tie. Ordered so that those together stand side by side."))
        figure = matrix.figure(pairs, window=shown.window, scheme=view.scheme, **look)
        in_matrix = matrix.chosen(selectable(figure, "matrix", matrix.alternative(pairs, window=shown.window, **look)))
        downloads(view, "matrix", pairs, figure, title=t("Who appears with whom?"), controls=vars(shown))
    with right, frame.card("network", height="stretch"):
        st.caption(
            t(
                "A disc’s area is the mentions, a line’s width the {measure}, a colour those who mostly appear together "
                "(Louvain); at most 30 names and 60 of {count} ties.",
                measure=t(MEASURES[shown.measure]),
                count=len(pairs),
            )
        )
        figure = network.figure(pairs, counts, window=shown.window, scheme=view.scheme, **look)
        in_network = network.chosen(selectable(figure, "network", network.alternative(pairs, counts, **look)))
        downloads(view, "network", pairs, figure, title=t("Who appears with whom?"), controls=vars(shown))
    return in_matrix or in_network


def choose(pairs: pd.DataFrame, picked: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """What to open: what is picked from the list, which needs no mouse, else what was picked on a chart."""
    names = {(row.a_id, row.b_id): f"{row.a} – {row.b} ({row.windows})" for row in pairs.itertuples()}
    listed = st.selectbox(
        t("Open a pair"),
        list(names),
        format_func=lambda pair: names[pair],
        index=None,
        key="pair",
        placeholder=t("Click a cell, a disc or a line, or choose here"),
    )
    return [listed] if listed else picked


def everyone(picked: list[tuple[str, ...]]) -> tuple[str, ...]:
    """The ids of all that were picked, each once."""
    return tuple(dict.fromkeys(one for ids in picked for one in ids))


def sentences(view: View, names: dict[str, str], picked: list[tuple[str, ...]], window: str) -> None:
    """The sentences of one entity, or those that show pairs; `names` are those of all ids."""
    ids = everyone(picked)
    with st.container(horizontal=True, gap="medium"):
        for one in ids[:SHORT]:
            st.page_link(
                "pages/2_Entities.py",
                label=t("Everything about {name}", name=plain(names.get(one, one))),
                icon=":material/person:",
                query_params=view.link("", who=one),
            )
    if len(ids) == 2:
        view = over_time(view, ids, window)
    if len(ids) > 1:
        found = view.ask(entities.shared_sentences, picked, view.filters, window=window)
    else:
        found = view.ask(entities.sentences, ids[0], view.filters)
    evidence.panel(view, found["key"].tolist(), key="pair_evidence", about=listed(names.get(one, one) for one in ids))


def over_time(view: View, ids: tuple[str, ...], window: str) -> View:
    """When the two appear together; returns the view, narrowed to the months that were picked."""
    rows = view.ask(entities.over_time, list(ids), view.filters, language=view.language, window=window, as_pair=True)
    rows["lane_name"] = t("Together")
    with frame.card("pair_presence"):
        figure = presence.figure(rows, window=window, language=view.language, scheme=view.scheme)
        told = presence.alternative(rows, window=window, language=view.language)
        picked = presence.chosen(selectable(figure, "pair_presence", told))
    return published_in(view, picked)


def main() -> None:
    """The page."""
    view = frame.open_page("pages/2_Entities.py", t("Who appears with whom?"))
    place = st.container(gap="xsmall")
    frame.honest_count(view)
    who = st.query_params.get("who")
    if who:
        person(view, who)
        return
    shown = controls()
    pairs = view.ask(
        entities.pairs, view.filters, language=view.language, window=shown.window, least=shown.least, label=shown.label
    )
    with place:
        frame.answer(words(pairs, shown.window))
    if pairs.empty:
        st.info(t("Take a wider window, a smaller “at least”, or fewer filters."), icon=":material/tune:")
        return
    picked = choose(pairs, charts(view, pairs, shown))
    if picked:
        names = dict(zip(pairs["a_id"], pairs["a"], strict=True)) | dict(zip(pairs["b_id"], pairs["b"], strict=True))
        narrow(view, {"entities": everyone(picked)}, listed(names.get(one, one) for one in everyone(picked)))
        sentences(view, names, picked, shown.window)


main()
