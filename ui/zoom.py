"""The stretch of time that the timeline shows: how far to zoom in and where; a first and a last day come out."""

import datetime as dt

import pandas as pd
import streamlit as st

from analysis.charts import days, density
from analysis.charts.stretch import busiest, counted_by, period
from analysis.query import timeline
from ui.frame import View, selectable
from ui.language import later, t
from ui.shown import one_of

STEPS = {
    "all": later("everything"),
    "decade": later("decade"),
    "year": later("year"),
    "month": later("month"),
    "week": later("week"),
}
Window = tuple[dt.date | None, dt.date | None]


def _go(day: dt.date) -> None:
    st.query_params["at"] = day.isoformat()


def window(view: View, counts: pd.DataFrame, unit: str) -> Window:
    """Draw the steps, the way to and fro and the strip of all events; returns what to show, both None for everything."""
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        step = one_of("zoom", t("Zoom"), STEPS, default="all", hidden=True)
        if "at" in st.query_params and _day(st.query_params["at"]) is None:
            del st.query_params["at"]
        at = _day(st.query_params.get("at")) or _start(view, step)
        shown: Window = (None, None) if step == "all" or at is None else period(at, step)
        if shown[0] and shown[1]:
            starts = sorted({period(when, step)[0] for when in counts["period"].dropna().dt.date})
            before = [start for start in starts if start < shown[0]]
            after = [start for start in starts if start > shown[1]]
            st.button(
                "‹ " + t("Earlier"),
                key="earlier",
                help=t("The one before with events"),
                disabled=not before,
                on_click=_go,
                args=(before[-1] if before else shown[0],),
            )
            st.html(f"<b>{days.interval(shown[0], shown[1], view.language)}</b>", width="content")
            st.button(
                t("Later") + " ›",
                key="later",
                help=t("The next one with events"),
                disabled=not after,
                on_click=_go,
                args=(after[0] if after else shown[0],),
            )
        elif "at" in st.query_params:
            del st.query_params["at"]
    if counts["period"].nunique() < 2:  # nowhere else to go
        return shown
    figure = density.strip(counts, unit=unit, language=view.language, scheme=view.scheme, window=shown)
    name = f"strip_{step}_{shown[0]}"
    clicked = density.chosen(selectable(figure, name, t("Events over time, to zoom in"), box=False))
    if clicked and st.session_state.get("strip_taken") != (name, clicked[0][1]):
        st.session_state["strip_taken"] = (name, clicked[0][1])
        st.query_params["at"] = clicked[0][1].isoformat()
        if step == "all":
            st.query_params["zoom"] = {"decade": "decade", "year": "decade"}.get(unit, "year")
        st.rerun()
    return shown


def _start(view: View, step: str) -> dt.date | None:
    if step == "all":
        return None
    return busiest(view.ask(timeline.density, view.filters, language=view.language, unit=counted_by(step)), step)


def _day(text: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text or "")
    except ValueError:
        return None
