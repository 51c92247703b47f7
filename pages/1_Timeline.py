"""Timeline: what happened when, each event on the day, month or year it happened."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
import streamlit as st

from analysis.charts import clocks, days, density, lanes
from analysis.charts import timeline as chart
from analysis.query import timeline
from analysis.rows import records
from analysis.story_arcs import story_arcs
from ui import evidence, frame, zoom
from ui.download import downloads
from ui.frame import View, selectable
from ui.language import day, language, later, month, n, percent, t
from ui.narrow import listed, narrow
from ui.shown import one_of
from ui.table import events_table
from ui.words import event_type

LANES = {"type": later("kind of event"), "participant": later("participant"), "source": later("source")}
SECTIONS = {
    "events": later("The events one by one"),
    "undated": later("Events without a date"),
    "clocks": later("How late are they reported?"),
}


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


@dataclass(frozen=True, kw_only=True)
class Picked:
    """What was picked on the timeline: its sentences, and the filters that it stands for with their name."""

    keys: list[str] = field(default_factory=list)
    change: dict[str, Any] = field(default_factory=dict)
    label: str = ""


def marks_or_counts(view: View, left: dict[str, Any]) -> tuple[Any, Picked]:
    """The timeline, as marks or, where these would cover each other, as counts; returns the figure and what was clicked."""
    by = one_of("lanes", t("One row for each"), LANES, default="type")
    unit = days.step(left["first_event"], left["last_event"])
    whole = view.ask(timeline.density, view.filters, language=view.language, lanes=by, unit=unit)
    window = zoom.window(view, whole, unit)
    shown = window if window[0] else (view.filters.happened_from, view.filters.happened_to)
    named = {row["lane"]: row["lane_name"] for row in records(whole)}
    rows_of = {lane: named[lane] for lane in lanes.order(records(whole), by)}
    crowded = int(whole["marks"].sum()) > chart.MOST_MARKS
    # bars of everything leave out the odd date from another century
    stretch = density.core(whole, unit=unit) if crowded and not window[0] else window
    counts = whole
    if stretch[0] and stretch[1]:
        unit = days.step(stretch[0], stretch[1])
        counts = view.ask(timeline.density, view.filters, language=view.language, lanes=by, unit=unit, window=stretch)
    look = {"language": view.language, "scheme": view.scheme, "arcs": story_arcs(), "rows_of": rows_of}
    if int(counts["marks"].sum()) > chart.MOST_MARKS or (crowded and not window[0]):
        figure = density.figure(counts, unit=unit, window=stretch, by=by, **look)
        picked = density.chosen(
            selectable(figure, "density", density.alternative(counts, unit=unit, language=view.language, by=by))
        )
        loose = int(counts.loc[counts["period"].isna(), "events"].sum())
        st.caption(
            t("Too many for a mark each: bars count them, all on one scale. Click one to read its sentences, or zoom in.")
            + " "
            + n(
                "{count} mention is known less exactly than a bar is wide.",
                "{count} mentions are known less exactly than a bar is wide.",
                loose,
            )
            + (
                " "
                + n(
                    "{count} mention lies outside the years shown: choose its decade to see it.",
                    "{count} mentions lie outside the years shown: choose their decade to see them.",
                    int(whole["events"].sum() - counts["events"].sum()),
                )
                if stretch != window
                else ""
            )
        )
        return figure, _bars(view, picked, unit, by) if picked else Picked()
    marks = view.ask(timeline.marks, view.filters, language=view.language, lanes=by, window=window)
    figure = chart.figure(marks, window=shown, lanes=by, **look)
    picked = selectable(figure, "timeline", chart.alternative(marks, language=view.language))
    outside = chart.extent(marks, shown)[2] if len(marks) else 0
    st.caption(
        t("A disc is a day, a band a month or a year, drawn as long as it is. Click one to read its sentences.")
        + (
            " "
            + n(
                "{count} mention lies outside the years shown: double-click the chart to see all.",
                "{count} mentions lie outside the years shown: double-click the chart to see all.",
                outside,
            )
            if outside and not window[0]
            else ""
        )
    )
    chosen = chart.chosen(picked)
    return figure, _picked(marks, marks[marks["mark"].isin(list(chosen))]) if chosen else Picked()


def _picked(marks: pd.DataFrame, chosen: pd.DataFrame) -> Picked:
    if chosen.empty:
        return Picked()
    first, last = chosen["start_date"].min().date(), chosen["end_date"].max().date()
    types = tuple(chosen["type"].unique())
    label = f"{days.interval(first, last, language())} · {', '.join(event_type(one) for one in types)}"
    change = {"happened_from": first, "happened_to": last, "event_types": types}
    return Picked(keys=timeline.keys_of(marks, chosen["mark"]), change=change, label=label)


def _bars(view: View, picked: list[tuple[str, dt.date]], unit: str, by: str) -> Picked:
    bars = [(lane, start, days.period_end(start, unit)) for lane, start in picked]
    ends = (min(start for _, start, _ in bars), max(end for _, _, end in bars))
    marks = view.ask(timeline.marks, view.filters, language=view.language, lanes=by, window=ends)
    inside = [
        any(lane == row and start <= first and last <= end for row, start, end in bars)
        for lane, first, last in zip(marks["lane"], marks["start_date"].dt.date, marks["end_date"].dt.date, strict=True)
    ]
    return _picked(marks, marks[inside])


def two_clocks(view: View) -> None:
    """The day of the event against the day of publication, per outlet."""
    rows = view.ask(timeline.clocks, view.filters)
    whole = {row["delay"]: row for row in records(rows) if row["outlet"] is None}
    timed = [row for delay, row in whole.items() if delay in clocks.DELAYS]
    if not timed:
        st.info(t("No event here is known to the day in an article with a date of publication."), icon=":material/schedule:")
        return
    median, of = timed[0]["median_days"], timed[0]["of"]
    count = {delay: whole[delay]["events"] if delay in whole else 0 for delay in (*clocks.DELAYS, "inexact", "unpublished")}
    half = (
        ""
        if median is None
        else n(
            "<b>Half of the events are reported within {count} day.</b>",
            "<b>Half of the events are reported within {count} days.</b>",
            -int(-median // 1),
        )
        + " "
    )
    frame.answer(
        half
        + t(
            "{revived} come back after more than a year; {ahead} ({share}) are announced ahead.",
            revived=n("{count} mention", "{count} mentions", count["later"]),
            ahead=count["ahead"],
            share=percent(count["ahead"] / of),
        )
    )
    with frame.card("clocks"):
        figure = clocks.figure(rows, language=view.language, scheme=view.scheme)
        clicked = clocks.chosen(selectable(figure, "clocks", clocks.alternative(rows, language=view.language)))
        st.caption(
            t(
                "Mentions of events known to the day, by the time from that day to publication. Not among them: {inexact} "
                "known by a week, month or year only, {unpublished} in articles without a date of publication. Click a part to "
                "read its sentences.",
                inexact=count["inexact"],
                unpublished=count["unpublished"],
            )
        )
        downloads(view, "clocks", rows, figure, title=t("How late are they reported?"))
    if clicked:
        outlets = tuple(dict.fromkeys(outlet for outlet, _ in clicked if outlet))
        if outlets:
            narrow(view, {"outlets": outlets}, listed(outlets))
        evidence.panel(view, clocks.keys_of(rows, clicked), key="clocks_evidence", about=listed(outlets))


def main() -> None:
    """The page."""
    view = frame.open_page("pages/1_Timeline.py", t("What happened when?"))
    place = st.container(gap="xsmall")
    left = frame.honest_count(view)
    with place:
        frame.answer(words(view, left, view.ask(timeline.periods, view.filters, unit="month")))
    rows = view.ask(timeline.events, view.filters, language=view.language)
    picked = Picked()
    if left["dated_events"]:
        with frame.card("timeline"):
            figure, picked = marks_or_counts(view, left)
        controls = {name: st.query_params.get(name) for name in ("lanes", "zoom", "at")}
        downloads(view, "timeline", rows, figure, title=t("What happened when?"), controls=controls)
    if picked.keys:
        narrow(view, picked.change, picked.label)
        evidence.panel(view, picked.keys, key="timeline_evidence")
    section = one_of("look", t("Look at"), SECTIONS, default="events", hidden=True)
    if section == "clocks":
        two_clocks(view)
        return
    if section == "undated":
        rows = view.ask(timeline.events, view.filters, language=view.language, undated=True)
    chosen = events_table(rows, key=section)
    if chosen:
        evidence.panel(view, chosen, key="table_evidence")


main()
