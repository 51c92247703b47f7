"""How many events when: counts by lane and period (`query.timeline.density`) in; a bar on each lane and period out.

For thousands of events, whose marks would cover each other. A period is as wide as it is; all lanes share one scale.
`customdata` is the lane and the first day of the period. `strip` is the same in one row, to choose a stretch of time from.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from analysis.charts import days, lanes, selection, theme, words
from analysis.charts.drawing import Drawing
from analysis.rows import records
from analysis.story_arcs import Arc

CONFIG = theme.CONFIG
_LANE = 38
_STRIP = 84
_DAY = dt.timedelta(days=1)


def figure(density: pd.DataFrame, *, unit: str = "month", language: str = "fr", scheme: str = "light",
           arcs: Iterable[Arc] = (), window: tuple[dt.date | None, dt.date | None] = (None, None), by: str = "type",
           rows_of: Mapping[str, str | None] | None = None) -> Any:
    """The figure; an empty one where no event lies within a period. `by` says what the lanes are, `rows_of` which there are."""
    look = theme.theme(scheme)
    rows = [row for row in records(density) if row["period"]]
    order = list(rows_of or {}) or lanes.order(rows, by)
    drawing = Drawing(look, height=max(150, 92 + _LANE * len(order)))
    if not rows:
        return drawing.figure()
    first, last = _ends(rows, unit)
    first, last = window[0] or first, window[1] or last
    pad = max(_DAY, (last - first) * 0.02)
    canvas = lanes.Canvas(
        drawing=drawing, lanes={lane: len(order) - 1 - place for place, lane in enumerate(order)}, first=first - pad,
        last=last + pad, most=max(row["events"] for row in rows), look=look, language=language)
    colour = {lane: look.event(lane) if by == "type" else look.hues["blue" if not lane.startswith("~") else "stone"]
              for lane in order}
    lanes.draw_bars(canvas, [
        lanes.Bar(lane=row["lane"], start=row["period"], end=days.period_end(row["period"], unit), count=row["events"],
                  name=[row["lane"], row["period"].isoformat()], hover=_hover(row, unit, by, language))
        for row in rows], colour)
    used = lanes.draw_arcs(canvas, arcs)
    lanes.draw_names(canvas, rows, by, rows_of)
    lanes.draw_days(canvas)
    drawing.layout(dragmode="zoom", barmode="overlay", margin={"t": 12 + 16 * used, "b": 28, "l": 8, "r": 12})
    return drawing.figure()


def core(density: pd.DataFrame, *, unit: str) -> tuple[dt.date | None, dt.date | None]:
    """The first and last day of the stretch that nearly all counts lie in, where it is less than half of the whole; else None.

    At most 5 % of the counts are left out, no more than half of them at either end: one *1680* must not press a year's news
    into a single bar.
    """
    starts = sorted(row["period"] for row in records(density) if row["period"] for _ in range(row["events"]))
    if not starts:
        return None, None
    rare = len(starts) // 40
    first, last = starts[rare], days.period_end(starts[-1 - rare], unit)
    whole = days.period_end(starts[-1], unit) - starts[0]
    return (first, last) if (last - first) * 2 < whole else (None, None)


def strip(density: pd.DataFrame, *, unit: str = "month", language: str = "fr", scheme: str = "light",
          window: tuple[dt.date | None, dt.date | None] = (None, None)) -> Any:
    """All lanes in one row of bars, the stretch that is looked at shaded; a bar is clicked, or a stretch drawn over."""
    look = theme.theme(scheme)
    sums: dict[dt.date, int] = {}
    for row in records(density):
        if row["period"]:
            sums[row["period"]] = sums.get(row["period"], 0) + row["events"]
    drawing = Drawing(look, height=_STRIP)
    if not sums:
        return drawing.figure()
    starts = sorted(sums)
    first, last = starts[0], days.period_end(starts[-1], unit)
    pad = max(_DAY, (last - first) * 0.01)
    ends = {start: days.period_end(start, unit) for start in starts}
    inside = [not window[0] or not window[1] or (start <= window[1] and ends[start] >= window[0]) for start in starts]
    colours = [look.hues["blue"] if kept else look.hues["sand"] for kept in inside]
    drawing.bar(
        x=[start.isoformat() for start in starts], offset=0, y=[sums[start] for start in starts],
        width=[((ends[start] - start).days + 1) * lanes.DAY_MS for start in starts],
        marker={"color": colours, "line": {"color": colours, "width": 1}},
        customdata=[["", start.isoformat()] for start in starts], hovertemplate="%{hovertext}<extra></extra>",
        hovertext=[f"<b>{days.interval(start, ends[start], language)}</b><br>{words.counted(sums[start], 'event', language)}"
                   for start in starts], selected=1, unselected=1)
    if window[0] and window[1]:
        drawing.shape(type="rect", yref="paper", y0=0, y1=1, x0=window[0].isoformat(), x1=(window[1] + _DAY).isoformat(),
                      line={"color": look.soft, "width": 1}, fillcolor=look.hues["yellow"], opacity=0.22, layer="below")
    drawing.axis("x", **lanes.axis_of_days(first - pad, last + pad, language))
    drawing.axis("y", visible=False, rangemode="tozero")
    drawing.layout(margin={"l": 8, "r": 12, "t": 4, "b": 24}, bargap=0)
    return drawing.figure()


def alternative(density: pd.DataFrame, *, unit: str = "month", language: str = "fr", by: str = "type") -> str:
    """The bars in one sentence."""
    rows = [row for row in records(density) if row["period"]]
    if not rows:
        return words.word("nothing", language)
    top = max(rows, key=lambda row: (row["events"], row["period"]))
    told = words.counted(sum(row["events"] for row in rows), "event", language)
    when = days.interval(top["period"], days.period_end(top["period"], unit), language)
    most = f"{lanes.name(top['lane'], top['lane_name'], by, language)}, {when} ({words.number(top['events'], language)})"
    if language == "en":
        return f"Counts of {told} in {len({row['lane'] for row in rows})} rows; the highest: {most}."
    return f"Nombres pour {told} sur {len({row['lane'] for row in rows})} lignes ; le plus haut : {most}."


def chosen(picked: Mapping[str, Any] | None) -> list[tuple[str, dt.date]]:
    """The lane (empty in the strip) and the first day of each period that was picked."""
    return [(name[0], dt.date.fromisoformat(name[1])) for name in selection.picked(picked)]


def _ends(rows: list[dict[str, Any]], unit: str) -> tuple[dt.date, dt.date]:
    return min(row["period"] for row in rows), days.period_end(max(row["period"] for row in rows), unit)


def _hover(row: dict[str, Any], unit: str, by: str, language: str) -> str:
    when = days.interval(row["period"], days.period_end(row["period"], unit), language)
    return (f"<b>{when}</b><br>{words.safe(lanes.name(row['lane'], row['lane_name'], by, language))}<br>"
            f"{words.counted(row['events'], 'event', language)}, {words.counted(row['articles'], 'article', language)}")
