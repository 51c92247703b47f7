"""The corpus at a glance: events by period (`query.timeline.periods`) in; bars with the story arcs over them out.

Only events that lie within one period stand in its bar: one known by its year alone would make a January that never was.
`customdata` is the first day of the period.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from analysis.charts import days, selection, theme, words
from analysis.charts.drawing import Drawing
from analysis.charts.labels import Rows
from analysis.rows import records
from analysis.story_arcs import Arc

CONFIG = theme.CONFIG | {"displayModeBar": False}
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def figure(periods: pd.DataFrame, *, unit: str = "month", language: str = "fr", scheme: str = "light",
           arcs: Iterable[Arc] = ()) -> Any:
    """The figure; an empty one where no event lies within a period. The arcs are shaded and named."""
    look = theme.theme(scheme)
    counts = _counts(periods)
    drawing = Drawing(look, height=150 if not counts else 240)
    if not counts:
        return drawing.figure()
    starts = sorted(counts)
    ends = {start: days.months_later(start, _MONTHS[unit]) for start in starts}
    drawing.bar(
        x=[start.isoformat() for start in starts], y=[counts[start] for start in starts], offset=0,
        width=[(ends[start] - start).days * 86_400_000 for start in starts],
        # the outline keeps one month of thirty years visible
        marker={"color": look.hues["blue"], "line": {"color": look.hues["blue"], "width": 1}},
        customdata=[[start.isoformat()] for start in starts], hovertemplate="%{hovertext}<extra></extra>",
        hovertext=[f"<b>{days.interval(start, ends[start] - dt.timedelta(days=1), language)}</b><br>"
                   f"{words.counted(counts[start], 'event', language)}" for start in starts],
        selected=1, unselected=0.45)
    first, last = starts[0], ends[starts[-1]]
    pad = max(dt.timedelta(days=15), (last - first) * 0.02)
    # on a phone, the counts beside the bars leave so much to the months
    rows = Rows(width=260)
    for arc in sorted(arcs, key=lambda arc: arc.start):
        start, end = max(arc.start, first - pad), min(arc.end + dt.timedelta(days=1), last + pad)
        if start >= end:
            continue
        drawing.shape(type="rect", yref="paper", x0=start.isoformat(), x1=end.isoformat(), y0=0, y1=1, opacity=0.22,
                      fillcolor=look.hues["yellow"], line={"width": 0}, layer="below")
        middle = start + (end - start) / 2
        share = (middle - first).days / max((last - first).days, 1)
        text = words.shorten(arc.label[language], 30)
        row, anchor = rows.place(share, text)
        drawing.note(words.safe(text), x=middle.isoformat(), yref="paper", y=1, yshift=2 + 15 * row, yanchor="bottom",
                     xanchor=anchor, font={"size": 12, "color": look.soft})
    drawing.axis("x", type="date", range=[(first - pad).isoformat(), (last + pad).isoformat()], nticks=8, tickangle=0,
                 labelalias=days.aliases(first, last, language),
                 tickformatstops=[{"dtickrange": [None, "M11"], "value": "%b %Y"},
                                  {"dtickrange": ["M12", None], "value": "%Y"}])
    drawing.axis("y", title={"text": words.word("events", language), "font": {"color": look.soft, "size": 12}},
                 showgrid=True, rangemode="tozero", nticks=5, tickformat=",d")
    drawing.layout(margin={"l": 8, "r": 12, "t": 10 + 16 * rows.used, "b": 28})
    return drawing.figure()


def alternative(periods: pd.DataFrame, *, unit: str = "month", language: str = "fr") -> str:
    """The bars in one sentence."""
    counts = _counts(periods)
    if not counts:
        return words.word("nothing", language)
    top = max(counts, key=lambda start: (counts[start], start))
    when = days.interval(top, days.months_later(top, _MONTHS[unit]) - dt.timedelta(days=1), language)
    told = words.counted(sum(counts.values()), "event", language)
    if language == "en":
        return f"{told} over {len(counts)} periods; the busiest: {when} ({words.number(counts[top], language)})."
    return f"{told} sur {len(counts)} périodes ; la plus chargée : {when} ({words.number(counts[top], language)})."


def chosen(picked: Mapping[str, Any] | None, *, unit: str = "month") -> tuple[dt.date, dt.date] | None:
    """The first and last day of the periods that were picked, for the filter of event dates; None where none was."""
    starts = [dt.date.fromisoformat(name[0]) for name in selection.picked(picked)]
    return (min(starts), days.months_later(max(starts), _MONTHS[unit]) - dt.timedelta(days=1)) if starts else None


def _counts(periods: pd.DataFrame) -> dict[dt.date, int]:
    counts: dict[dt.date, int] = {}
    for row in records(periods):
        if row["fit"] == "within":
            counts[row["period"]] = counts.get(row["period"], 0) + row["events"]
    return counts
