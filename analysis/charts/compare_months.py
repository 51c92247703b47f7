"""Events of two sides by month (`query.comparison.months`) in; bars up for a, down for b, on one scale, out.

Only events that lie within one month are drawn. `customdata` is the side and the first day of the month.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.charts import days, selection, sides, theme, words
from analysis.charts.drawing import Drawing
from analysis.rows import records

CONFIG = theme.CONFIG | {"displayModeBar": False}


def figure(months: pd.DataFrame, *, names: tuple[str, str] = sides.NAMES, language: str = "fr", scheme: str = "light") -> Any:
    """The figure; an empty one where neither side has an event within a month."""
    look = theme.theme(scheme)
    counts = _counts(months)
    drawing = Drawing(look, height=320 if counts else 150)
    if not counts:
        return drawing.figure()
    for side, sign in (("a", 1), ("b", -1)):
        starts = sorted(start for one, start in counts if one == side)
        drawing.bar(
            name=sides.named(names, side), x=[start.isoformat() for start in starts], offset=0,
            y=[sign * counts[side, start] for start in starts],
            width=[(days.months_later(start, 1) - start).days * 86_400_000 for start in starts],
            marker={"color": sides.colour(look, side), "line": {"color": sides.colour(look, side), "width": 1}},
            customdata=[[side, start.isoformat()] for start in starts], hovertemplate="%{hovertext}<extra></extra>",
            hovertext=[f"<b>{_when(start, language)}</b><br>{sides.named(names, side)}<br>"
                       f"{words.counted(counts[side, start], 'event', language)}" for start in starts],
            selected=1, unselected=0.45)
    first, last = min(start for _, start in counts), days.months_later(max(start for _, start in counts), 1)
    pad = max(dt.timedelta(days=15), (last - first) * 0.02)
    most = max(counts.values())
    step = max(1, _round_step(most))
    ticks = range(-(most // step) * step, most + 1, step)
    drawing.shape(type="line", xref="paper", x0=0, x1=1, y0=0, y1=0, line={"color": look.soft, "width": 1})
    drawing.axis("x", type="date", range=[(first - pad).isoformat(), (last + pad).isoformat()], nticks=8, tickangle=0,
                 labelalias=days.aliases(first, last, language),
                 tickformatstops=[{"dtickrange": [None, "M11"], "value": "%b %Y"},
                                  {"dtickrange": ["M12", None], "value": "%Y"}])
    drawing.axis("y", title={"text": words.word("events", language), "font": {"color": look.soft, "size": 12}}, showgrid=True,
                 range=[-most * 1.08, most * 1.08], tickvals=list(ticks),
                 ticktext=[words.number(abs(tick), language) for tick in ticks])
    drawing.layout(barmode="overlay", showlegend=True, legend=sides.LEGEND, margin={"l": 8, "r": 12, "t": sides.TOP, "b": 28})
    return drawing.figure()


def alternative(months: pd.DataFrame, *, names: tuple[str, str] = sides.NAMES, language: str = "fr") -> str:
    """The bars in one sentence."""
    counts = _counts(months)
    if not counts:
        return words.word("nothing", language)
    told = []
    for side, name in zip(sides.SIDES, names, strict=True):
        own = {start: count for (one, start), count in counts.items() if one == side}
        busiest = f", {_when(max(own, key=lambda start: (own[start], start)), language)}" if own else ""
        told.append(f"{words.shorten(name, 40)} {words.counted(sum(own.values()), 'event', language)}{busiest}")
    if language == "en":
        return f"Events by month, with the busiest one of each side: {'; '.join(told)}."
    return f"Événements par mois, avec le plus chargé de chaque côté : {' ; '.join(told)}."


def chosen(picked: Mapping[str, Any] | None) -> dict[str, tuple[dt.date, dt.date]]:
    """For each side that was picked on, the first and the last day of its months."""
    starts: dict[str, list[dt.date]] = {}
    for side, start in selection.picked(picked):
        starts.setdefault(side, []).append(dt.date.fromisoformat(start))
    return {side: (min(found), days.period_end(max(found), "month")) for side, found in starts.items()}


def _when(start: dt.date, language: str) -> str:
    return days.interval(start, days.period_end(start, "month"), language)


def _round_step(most: int) -> int:
    for power in range(9):
        for digit in (1, 2, 5):
            if most <= 4 * digit * 10**power:
                return digit * int(10**power)
    return most


def _counts(months: pd.DataFrame) -> dict[tuple[str, dt.date], int]:
    counts: dict[tuple[str, dt.date], int] = {}
    for row in records(months):
        if row["fit"] == "within":
            key = row["side"], row["period"]
            counts[key] = counts.get(key, 0) + row["events"]
    return counts
