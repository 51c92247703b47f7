"""Overview, the front page: the corpus at a glance, and the story arcs to go into."""

from html import escape
from typing import Any

import streamlit as st

from analysis.charts import days, overview
from analysis.query import corpus, timeline
from analysis.story_arcs import Arc, story_arcs
from ui import evidence, frame
from ui.download import downloads
from ui.frame import View, selectable
from ui.language import day, language, n, number, percent, quoted, t
from ui.marked import plain
from ui.narrow import narrow
from ui.table import when
from ui.words import event_type

EVENTS_SHOWN = 4


def words(view: View, left: dict) -> str:
    """The answer: how much there is, from whom, and how much of it somebody says."""
    if not left["articles"]:
        return t("Nothing is left to look at.")
    said = left["attributed_sentences"] / left["sentences"] if left["sentences"] else 0
    return t(
        "<b>{articles}</b> from {outlets} tell of <b>{events}</b> and ascribe <b>{statements}</b> to {sources}. "
        "{share} of their sentences name who says so.",
        articles=n("{count} article", "{count} articles", left["articles"]),
        outlets=n("{count} outlet", "{count} outlets", left["outlets"]),
        events=n("{count} event", "{count} events", frame.events(left, view.filters)),
        statements=n("{count} statement", "{count} statements", left["statements"]),
        sources=n("{count} named source", "{count} named sources", left["sources"]),
        share=percent(said),
    )


def glance(left: dict) -> None:
    """The figures behind the answer, each with what it counts."""
    figures = [
        (number(left["articles"]), t("articles")),
        (number(left["dated_events"]), t("dated mentions of events")),
        (number(left["undated_events"]), t("undated mentions of events")),
        (number(left["statements"]), t("attributed statements")),
        (number(left["anonymous_statements"]), t("of them anonymous")),
        (number(left["entities"]), t("people, organisations, places")),
    ]
    st.html(
        '<div class="selon-glance">'
        + "".join(f"<div><strong>{figure}</strong><small>{escape(name)}</small></div>" for figure, name in figures)
        + "</div>"
    )


def over_time(view: View) -> View:
    """Events month by month, the stories marked; returns the view, narrowed to the months that were picked."""
    months = view.ask(timeline.periods, view.filters, unit="month")
    with frame.card("months"):
        figure = overview.figure(months, language=view.language, scheme=view.scheme, arcs=story_arcs())
        picked = overview.chosen(selectable(figure, "months", overview.alternative(months, language=view.language)))
        downloads(view, "months", months, figure, title=t("What is in the news here?"))
    if picked:
        named = days.interval(*picked, view.language)
        view = narrow(view, {"happened_from": picked[0], "happened_to": picked[1]}, named)
        st.page_link(
            "pages/1_Timeline.py",
            label=t("{month} on the timeline", month=named),
            icon=":material/timeline:",
            query_params=view.link(""),
        )
        told = view.ask(timeline.events, view.filters, language=view.language)
        evidence.panel(view, timeline.keys_within(told, *picked), key="months_evidence", about=named)
    return view


def arc_card(view: View, arc: Arc) -> None:
    """One story arc: how much of it is told, its most told events, and the way into it."""
    # asked by the arc's own filters: what else was asked for days is answered already
    within = timeline.within_arc(view.filters, arc)
    left = view.ask(timeline.arc, within)
    with frame.card(arc.id, height="stretch"):
        st.page_link(
            "pages/1_Timeline.py",
            label=f"**{plain(arc.label[language()])}**",
            icon=":material/timeline:",
            query_params={**view.link(""), **within.to_params()},
        )
        told = view.ask(timeline.most_told, within, language=view.language, top=EVENTS_SHOWN)
        st.html(
            f'<div class="selon-meta">{day(arc.start, short=True)} – {day(arc.end, short=True)}</div><p>'
            + t(
                "{events} in {articles} of {outlets}",
                events=n("<b>{count} event</b>", "<b>{count} events</b>", left["events"]),
                articles=n("{count} article", "{count} articles", left["articles"]),
                outlets=n("{count} outlet", "{count} outlets", left["outlets"]),
            )
            + "</p>"
            + "".join(told_line(mark) for mark in told.itertuples())
        )


def told_line(mark: Any) -> str:
    """One event of an arc: when, what kind, who did what."""
    parts = (mark.agent, quoted(mark.trigger), mark.patient)
    what = escape(" ".join(part for part in parts if isinstance(part, str)))
    kind = escape(event_type(mark.type))
    return f'<div class="selon-soft"><b>{escape(when(mark))}</b> · {kind}{t(": ")}{what}</div>'


def main() -> None:
    """The page."""
    view = frame.open_page("app.py", t("What is in the news here?"))
    place = st.container(gap="xsmall")
    frame.honest_count(view)
    figures = st.container()
    view = over_time(view)
    left = view.ask(corpus.overview, view.filters)
    with place:
        frame.answer(words(view, left))
    with figures:
        glance(left)
    arcs = story_arcs()
    if arcs:
        st.header(t("The stories"), anchor=False)
        with st.container(key="stories"):
            for arc in arcs:
                arc_card(view, arc)


main()
