"""Who is in the news when: entities or a pair by period of publication (`query.entities.over_time`) in; bars on lanes out.

`customdata` is the lane and the first day of the period.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.charts import days, lanes, selection, theme, words
from analysis.charts.drawing import Drawing
from analysis.rows import records

CONFIG = theme.CONFIG | {"displayModeBar": False}
_LANE = 58
_DAY = dt.timedelta(days=1)


def figure(presence: pd.DataFrame, *, unit: str = "month", window: str = "sentence", language: str = "fr",
           scheme: str = "light") -> Any:
    """The figure; an empty one where nobody appears in an article with a date. All lanes share one scale."""
    look = theme.theme(scheme)
    rows = [{**row, "events": row["windows"]} for row in records(presence) if row["period"]]
    order = lanes.order(rows, "participant")
    drawing = Drawing(look, height=max(150, 52 + _LANE * len(order)))
    if not rows:
        return drawing.figure()
    first = min(row["period"] for row in rows)
    last = days.period_end(max(row["period"] for row in rows), unit)
    pad = max(_DAY, (last - first) * 0.02)
    canvas = lanes.Canvas(
        drawing=drawing, lanes={lane: len(order) - 1 - place for place, lane in enumerate(order)}, first=first - pad,
        last=last + pad, most=max(row["windows"] for row in rows), look=look, language=language)
    lanes.draw_bars(canvas, [
        lanes.Bar(lane=row["lane"], start=row["period"], end=days.period_end(row["period"], unit), count=row["windows"],
                  name=[row["lane"], row["period"].isoformat()], hover=_hover(row, unit, window, language)) for row in rows],
        dict.fromkeys(order, look.hues["blue"]))
    lanes.draw_names(canvas, rows, "participant")
    lanes.draw_days(canvas)
    drawing.axis("x", fixedrange=True)
    drawing.axis("y", range=[-0.5, len(order) - 0.35])
    drawing.layout(barmode="overlay", margin={"t": 8, "b": 28, "l": 8, "r": 12})
    return drawing.figure()


def alternative(presence: pd.DataFrame, *, unit: str = "month", window: str = "sentence", language: str = "fr") -> str:
    """The bars in one sentence."""
    rows = [row for row in records(presence) if row["period"]]
    if not rows:
        return words.word("nothing", language)
    tops = []
    for lane in dict.fromkeys(row["lane"] for row in rows):
        top = max((row for row in rows if row["lane"] == lane), key=lambda row: row["windows"])
        when = days.interval(top["period"], days.period_end(top["period"], unit), language)
        tops.append(f"{words.shorten(top['lane_name'] or lane, 40)}, {when} "
                    f"({words.counted(top['windows'], window, language)})")
    named = "; ".join(tops[:3])
    return f"Most often in the news: {named}." if language == "en" else f"Le plus souvent dans les articles : {named}."


def chosen(picked: Mapping[str, Any] | None, *, unit: str = "month") -> tuple[dt.date, dt.date] | None:
    """The first and last day of the periods that were picked, for the filter of publication; None where none was."""
    starts = [dt.date.fromisoformat(name[1]) for name in selection.picked(picked)]
    return (min(starts), days.period_end(max(starts), unit)) if starts else None


def _hover(row: dict[str, Any], unit: str, window: str, language: str) -> str:
    when = days.interval(row["period"], days.period_end(row["period"], unit), language)
    name = f"{words.safe(row['lane_name'])}<br>" if row["lane_name"] else ""
    return (f"<b>{when}</b><br>{name}{words.number(row['windows'], language)} / {words.counted(row['of'], window, language)} "
            f"({words.percent(row['windows'] / row['of'], language)}), {words.counted(row['articles'], 'article', language)}")
