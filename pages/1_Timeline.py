"""Timeline: what happened when, each event on the day, month or year it happened."""

import pandas as pd
import streamlit as st

from analysis.charts import timeline as chart
from analysis.query import timeline
from analysis.story_arcs import story_arcs
from ui import evidence, frame
from ui.download import downloads
from ui.frame import View, selectable
from ui.language import day, month, n, t
from ui.table import events_table


def words(view: View, left: dict, periods: pd.DataFrame) -> str:
    """The answer: how many, from when to when, told by whom; the busiest month; what has no date."""
    if not left["dated_events"]:
        return (
            t("No dated event is left.")
            + " "
            + n("<b>{count} event carries no date.</b>", "<b>{count} events carry no date.</b>", left["undated_events"])
        )
    told = t(
        "<b>{events}</b> between {first} and {last}, told by {articles} of {outlets}.",
        events=n("{count} mention of an event", "{count} mentions of events", left["dated_events"]),
        first=day(left["first_event"]),
        last=day(left["last_event"]),
        articles=n("{count} article", "{count} articles", left["articles"]),
        outlets=n("{count} outlet", "{count} outlets", left["outlets"]),
    )
    exact = periods[periods["fit"] == "within"].groupby("period")["events"].sum()
    busiest = (
        " " + t("The busiest month is {month} ({events}).", month=month(exact.idxmax()), events=int(exact.max()))
        if len(exact)
        else ""
    )
    undated = (
        " "
        + n(
            "<b>{count} carries no date</b> and stands below the chart.",
            "<b>{count} carry no date</b> and stand below the chart.",
            left["undated_events"],
        )
        if left["undated_events"]
        else ""
    )
    return told + busiest + undated


def main() -> None:
    """The page."""
    view = frame.open_page("pages/1_Timeline.py", t("What happened when?"))
    place = st.container(gap="xsmall")
    left = frame.honest_count(view)
    with place:
        frame.answer(words(view, left, view.ask(timeline.periods, view.filters, unit="month")))
    marks = view.ask(timeline.marks, view.filters, language=view.language)
    rows = view.ask(timeline.events, view.filters, language=view.language)
    undated = view.ask(timeline.events, view.filters, language=view.language, undated=True)
    keys: list[str] = []
    if len(marks):
        window = (view.filters.happened_from, view.filters.happened_to)
        figure = chart.figure(marks, language=view.language, scheme=view.scheme, arcs=story_arcs(), window=window)
        with frame.card("timeline"):
            picked = selectable(figure, "timeline", chart.alternative(marks, language=view.language))
            outside = chart.extent(marks, window)[2]
            st.caption(
                t("A disc is a day, a band a month or a year, drawn as long as it is. Click one to read its sentences.")
                + (
                    " "
                    + n(
                        "{count} mention lies outside the years shown: double-click the chart to see all.",
                        "{count} mentions lie outside the years shown: double-click the chart to see all.",
                        outside,
                    )
                    if outside
                    else ""
                )
            )
        keys = timeline.keys_of(marks, chart.chosen(picked))
        downloads(view, "timeline", rows, figure, title=t("What happened when?"))
    if keys:
        evidence.panel(view, keys, key="timeline_evidence")
    st.header(t("The events one by one"), anchor=False)
    tab_dated, tab_undated = st.tabs([t("Dated ({count})", count=len(rows)), t("Undated ({count})", count=len(undated))])
    with tab_dated:
        chosen = events_table(rows, key="events")
    with tab_undated:
        chosen = events_table(undated, key="undated_events") or chosen
    if chosen:
        evidence.panel(view, chosen, key="table_evidence")


main()
