"""Compare: two views side by side on the same axes, and what differs between them in words."""

from collections.abc import Iterable
from dataclasses import replace
from html import escape
from typing import Any

import streamlit as st

from analysis.charts import compare_entities, compare_months, compare_shares
from analysis.charts.words import COARSE_GROUPS, word
from analysis.query import comparison, corpus, entities, sources, timeline
from analysis.rows import records
from ui import evidence, frame, sides
from ui.download import downloads
from ui.frame import View, selectable
from ui.language import later, n, number, percent, t
from ui.shown import one_of
from ui.words import source_type

KINDS = {"four": later("institution, person, anonymous, none"), "all": later("all")}
# Below so many sentences or articles a share can turn with the next article.
FEW_SENTENCES, FEW_ARTICLES = 100, 5
Sides = tuple[View, View]
Names = tuple[str, str]


def _controls(**others: str) -> dict[str, str]:
    return {side: st.query_params.get(side, "") for side in comparison.SIDES} | others


def _difference(row: dict[str, Any], kind: str) -> str:
    low, high = row["difference_low"], row["difference_high"]
    told = n(
        "{kind}, A less B: {count} percentage point (95% interval {low} to {high})",
        "{kind}, A less B: {count} percentage points (95% interval {low} to {high})",
        round(row["difference"] * 100),
        kind=escape(kind),
        low=number(round(low * 100)),
        high=number(round(high * 100)),
    )
    return told if low > 0 or high < 0 else f"{told}, {t('which may be chance')}"


def words(
    counts: tuple[dict[str, Any], dict[str, Any]], pair: Sides, names: Names, rows: list[dict[str, Any]], view: View
) -> None:
    """The answer: what each side holds and how much of it is anonymous, and the difference with its interval."""
    told = []
    for side, one, name, left in zip(comparison.SIDES, pair, names, counts, strict=True):
        kinds = {row["kind"]: row for row in rows if row["side"] == side}
        parts = [
            n("{count} article", "{count} articles", left["articles"]),
            n("{count} event", "{count} events", frame.events(left, one.filters)),
        ]
        for kind, text in (("anonymous", later("{share} anonymous")), ("none", later("{share} without a source"))):
            if kind in kinds:
                parts.append(t(text, share=percent(kinds[kind]["share"])))
        told.append(f"<b>{side.upper()} · {escape(name)}</b>{t(': ')}{', '.join(parts)}.")
    apart = [row for row in rows if row["side"] == "a" and row["kind"] == "anonymous" and row["difference"] is not None]
    told += [f"{_difference(row, word('anonymous', view.language))}." for row in apart]
    frame.answer("<br>".join(told))
    few = [
        name
        for name, left in zip(names, counts, strict=True)
        if left["articles"] < FEW_ARTICLES or left["sentences"] < FEW_SENTENCES
    ]
    for name, left in zip(names, counts, strict=True):
        if name in few:
            st.html(
                '<p class="selon-few">'
                + t(
                    "Small numbers: {name} has only {articles} and {sentences}; one more article may turn its shares.",
                    name=escape(name),
                    articles=n("{count} article", "{count} articles", left["articles"]),
                    sentences=n("{count} sentence", "{count} sentences", left["sentences"]),
                )
                + "</p>"
            )


def opened(pair: Sides, side: str, page: str, **params: str | list[str]) -> None:
    """A way from a mark to the page that shows its sentences, with that side's filters."""
    place = comparison.SIDES.index(side)
    st.page_link(
        page,
        label=t("See it on the page {page}: side {side}", page=t(frame.PAGES[page]), side=side.upper()),
        icon=":material/arrow_forward:",
        query_params=pair[place].link(page, **params),
    )


def behind(view: View, sides_picked: Iterable[str], keys: Iterable[str], names: Names, chart: str) -> None:
    """The sentences behind the marks that were picked."""
    found = list(keys)
    if found:
        about = " · ".join(dict.fromkeys(names[comparison.SIDES.index(side)] for side in sides_picked))
        evidence.panel(view, found, key=f"compare_{chart}_evidence", about=about)


def events(view: View, pair: Sides, names: Names) -> None:
    """Events by month: a up, b down."""
    rows = view.ask(comparison.months, pair[0].filters, pair[1].filters)
    st.header(t("When did it happen?"), anchor=False)
    with frame.card("compare_months"):
        drawn = compare_months.figure(rows, names=names, language=view.language, scheme=view.scheme)
        told = compare_months.alternative(rows, names=names, language=view.language)
        picked = compare_months.chosen(selectable(drawn, "compare_months", told))
        downloads(view, "compare_months", rows, drawn, title=t("When did it happen?"), controls=_controls())
    keys: dict[str, None] = {}
    for side, (first, last) in picked.items():
        opened(pair, side, "pages/1_Timeline.py", **{"from": str(first), "to": str(last)})
        one = pair[comparison.SIDES.index(side)]
        asked = replace(one.filters, happened_from=first, happened_to=last)
        keys |= dict.fromkeys(timeline.keys_within(view.ask(timeline.events, asked, language=view.language), first, last))
    behind(view, picked, keys, names, "months")


def kinds(view: View, pair: Sides, names: Names) -> None:
    """Kinds of source: two points each, with intervals."""
    st.header(t("Who says so?"), anchor=False)
    if pair[0].filters.source_types or pair[1].filters.source_types:
        st.caption(t("A side is a kind of source by choice: how often it stands there says nothing."))
        return
    shown = one_of("kinds", t("Kinds of source"), KINDS, default="four", hidden=True)
    groups = None if shown == "all" else COARSE_GROUPS
    rows = view.ask(comparison.shares, pair[0].filters, pair[1].filters, groups=groups)
    name_of = source_type if shown == "all" else None
    with frame.card("compare_shares"):
        drawn = compare_shares.figure(rows, names=names, language=view.language, scheme=view.scheme, name_of=name_of)
        told = compare_shares.alternative(rows, names=names, language=view.language, name_of=name_of)
        picked = compare_shares.chosen(selectable(drawn, "compare_shares", told))
        st.caption(
            t(
                "Shares of sentences; the lines are 95% intervals. Sentences of one article resemble each other, so the true "
                "uncertainty is larger."
            )
        )
        downloads(view, "compare_shares", rows, drawn, title=t("Who says so?"), controls=_controls(kinds=shown))
    keys: dict[str, None] = {}
    for side in dict.fromkeys(side for side, _ in picked):
        opened(pair, side, "pages/3_Sources.py")
        types = tuple(one for at, kind in picked if at == side for one in (groups or {}).get(kind, (kind,)))
        asked = pair[comparison.SIDES.index(side)].filters
        keys |= dict.fromkeys(view.ask(sources.share_sentences, "all", types, asked, by="all")["key"])
    behind(view, (side for side, _ in picked), keys, names, "shares")


def people(view: View, pair: Sides, names: Names) -> None:
    """Who is named most on either side."""
    rows = view.ask(comparison.top_entities, pair[0].filters, pair[1].filters, language=view.language)
    st.header(t("Who is named?"), anchor=False)
    with frame.card("compare_entities"):
        drawn = compare_entities.figure(rows, names=names, language=view.language, scheme=view.scheme)
        told = compare_entities.alternative(rows, names=names, language=view.language)
        picked = compare_entities.chosen(selectable(drawn, "compare_entities", told))
        st.caption(t("Share of each side’s sentences that name them, and how many sentences."))
        downloads(view, "compare_entities", rows, drawn, title=t("Who is named?"), controls=_controls())
    keys: dict[str, None] = {}
    for side in dict.fromkeys(side for side, _ in picked):
        ids = [one for at, one in picked if at == side]
        opened(pair, side, "pages/4_Articles.py", entity=ids)
        asked = pair[comparison.SIDES.index(side)].filters
        keys |= dict.fromkeys(key for one in ids for key in view.ask(entities.sentences, one, asked)["key"])
    behind(view, (side for side, _ in picked), keys, names, "entities")


def main() -> None:
    """The page."""
    view = frame.open_page("pages/7_Compare.py", t("What differs between two views?"))
    pair, names = sides.choose(view, view.ask(corpus.options, language=view.language, always=view.filters.entities))
    a, b = (one.ask(corpus.overview, one.filters) for one in pair)
    by_kind = pair[0].filters.source_types or pair[1].filters.source_types
    rows = view.ask(comparison.shares, pair[0].filters, pair[1].filters, groups=COARSE_GROUPS)
    words((a, b), pair, names, [] if by_kind else records(rows), view)
    frame.honest_count(view)
    events(view, pair, names)
    kinds(view, pair, names)
    people(view, pair, names)


main()
