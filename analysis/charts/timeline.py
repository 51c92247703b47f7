"""The timeline: marks (one row a type and interval, `query.timeline.marks`) in; lanes by type, days and spans out.

A day is a disc; whatever is known less exactly is a band as long as it is. Bands are bars, so that a click anywhere on one
counts. Area and thickness grow with the number of mentions. `customdata` is the name of the mark.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.charts import days, selection, theme, words
from analysis.charts.drawing import Drawing
from analysis.charts.labels import Rows
from analysis.rows import records
from analysis.story_arcs import Arc

CONFIG = theme.CONFIG
_LANE = 44
_DAY_MS = 86_400_000
_LABEL = 30
_DAY = dt.timedelta(days=1)
Window = tuple[dt.date | None, dt.date | None]


@dataclass(frozen=True, kw_only=True)
class _Canvas:
    """What all parts of the drawing share: the figure, where each type's lane is, the ends of the axis, the scale."""

    drawing: Drawing
    lanes: dict[str, int]
    first: dt.date
    last: dt.date
    most: int
    look: theme.Theme
    language: str

    def share(self, day: dt.date) -> float:
        """Where a day stands between the left (0) and the right end (1)."""
        return (day - self.first).days / max((self.last - self.first).days, 1)

    def anchor(self, share: float, margin: float) -> str:
        """Which way a label must grow so as not to leave the picture."""
        return "left" if share < margin else "right" if share > 1 - margin else "center"


def extent(marks: pd.DataFrame, window: Window = (None, None)) -> tuple[dt.date, dt.date, int]:
    """The first and last day that the axis shows, and how many mentions of events lie wholly outside.

    A `window` (either end may be None) is kept to. Without one, the axis leaves the outermost 2 % of mentions out where
    that more than halves it: one *1680* must not press a year's news into a line.
    """
    rows = records(marks)
    first, last = min(row["start_date"] for row in rows), max(row["end_date"] for row in rows)
    if window == (None, None):
        starts = sorted(row["start_date"] for row in rows for _ in range(row["events"]))
        ends = sorted(row["end_date"] for row in rows for _ in range(row["events"]))
        rare = len(starts) // 100
        if (ends[-1 - rare] - starts[rare]) * 2 > last - first:
            return first, last, 0
        window = (starts[rare], ends[-1 - rare])
    first, last = max(first, window[0] or first), min(last, window[1] or last)
    outside = sum(row["events"] for row in rows if row["end_date"] < first or row["start_date"] > last)
    return first, max(first, last), outside


def figure(marks: pd.DataFrame, *, language: str = "fr", scheme: str = "light", arcs: Iterable[Arc] = (),
           window: Window = (None, None)) -> Any:
    """The figure; an empty one where there are no marks. `arcs` are drawn as brackets on top where they lie in its range.

    The axis opens on `extent`; a double click on the chart shows everything.
    """
    look = theme.theme(scheme)
    rows = records(marks)
    order = _lanes({row["type"] for row in rows})
    drawing = Drawing(look, height=max(150, 92 + _LANE * len(order)))
    if not rows:
        return drawing.figure()
    first, last, _ = extent(marks, window)
    # a margin on both sides, so that no disc is cut in half
    pad = max(_DAY, (last - first) * 0.03)
    canvas = _Canvas(drawing=drawing, lanes={lane: len(order) - 1 - place for place, lane in enumerate(order)},
                     first=first - pad, last=last + pad, most=max(row["events"] for row in rows), look=look, language=language)
    # the longest beneath: a month within a year stays visible and clickable; likewise the largest disc
    _draw_bands(canvas, sorted((row for row in rows if row["end_date"] > row["start_date"]),
                               key=lambda row: row["start_date"] - row["end_date"]))
    _draw_days(canvas, sorted((row for row in rows if row["end_date"] == row["start_date"]), key=lambda row: -row["events"]))
    _label_greatest(canvas, rows)
    rows_of_arcs = _draw_arcs(canvas, arcs)
    _draw_axes(canvas)
    drawing.layout(dragmode="zoom", barmode="overlay", margin={"t": 12 + 16 * rows_of_arcs, "b": 28, "l": 8, "r": 12})
    return drawing.figure()


def alternative(marks: pd.DataFrame, *, language: str = "fr") -> str:
    """The chart in one sentence, for who cannot see it."""
    rows = records(marks)
    if not rows:
        return words.word("nothing", language)
    first, last = min(row["start_date"] for row in rows), max(row["end_date"] for row in rows)
    top = max(rows, key=lambda row: row["events"])
    kinds: dict[str, int] = {}
    for row in rows:
        kinds[row["type"]] = kinds.get(row["type"], 0) + row["events"]
    named = ", ".join(f"{words.short_event_type(kind, language)} ({words.number(kinds[kind], language)})"
                      for kind in sorted(kinds, key=lambda kind: -kinds[kind])[:3])
    told = words.counted(sum(kinds.values()), "event", language)
    ends = days.interval(first, first, language), days.interval(last, last, language)
    when = f"{days.interval(top['start_date'], top['end_date'], language)} ({words.number(top['events'], language)})"
    if language == "en":
        return f"Timeline of {told} from {ends[0]} to {ends[1]}; most frequent kinds: {named}; most mentioned date: {when}."
    return f"Frise : {told}, du {ends[0]} au {ends[1]} ; types les plus fréquents : {named} ; date la plus citée : {when}."


def chosen(picked: Mapping[str, Any] | None) -> list[str]:
    """The names of the marks that were clicked, for `query.timeline.keys_of`."""
    return [name[0] for name in selection.picked(picked)]


def _lanes(types: set[str]) -> list[str]:
    order = {event_type: place for place, event_type in enumerate(theme.EVENT_ORDER)}
    return sorted(types, key=lambda lane: (order.get(lane.upper(), len(order)), lane))


def _hover(row: dict[str, Any], language: str) -> str:
    who = "".join(f" · {words.safe(row[role])}" for role in ("agent", "patient") if row[role])
    return (f"<b>{days.interval(row['start_date'], row['end_date'], language)}</b><br>"
            f"{words.safe(words.event_type(row['type'], language))}: {words.safe(row['trigger'])}{who}<br>"
            f"{words.counted(row['events'], 'event', language)} ({words.word(row['status'], language)}), "
            f"{words.counted(row['articles'], 'article', language)}, {words.counted(row['outlets'], 'outlet', language)}")


def _draw_bands(canvas: _Canvas, rows: list[dict[str, Any]]) -> None:
    if not rows:
        return
    colours = [canvas.look.event(row["type"]) for row in rows]
    canvas.drawing.bar(
        orientation="h", y=[canvas.lanes[row["type"]] for row in rows], base=[row["start_date"].isoformat() for row in rows],
        # the last day is included: its evening is where the band ends
        x=[((row["end_date"] - row["start_date"]).days + 1) * _DAY_MS for row in rows],
        width=[0.16 + 0.34 * (row["events"] / canvas.most) ** 0.5 for row in rows],
        marker={"color": colours, "opacity": 0.36, "cornerradius": 6, "line": {"color": colours, "width": 1.5}},
        customdata=[row["mark"] for row in rows], text=[_hover(row, canvas.language) for row in rows], textposition="none",
        hovertemplate="%{text}<extra></extra>", selected=0.75, unselected=0.2)


def _draw_days(canvas: _Canvas, rows: list[dict[str, Any]]) -> None:
    if not rows:
        return
    canvas.drawing.scatter(
        # noon: a disc stands on its day, not on the midnight before it
        mode="markers", x=[f"{row['start_date'].isoformat()} 12:00" for row in rows],
        y=[canvas.lanes[row["type"]] for row in rows],
        marker={"color": [canvas.look.event(row["type"]) for row in rows], "opacity": 0.85,
                "line": {"color": canvas.look.card, "width": 1},
                "size": [9 + 21 * (row["events"] / canvas.most) ** 0.5 if canvas.most > 1 else 12 for row in rows]},
        cliponaxis=False,
        customdata=[row["mark"] for row in rows], text=[_hover(row, canvas.language) for row in rows],
        hovertemplate="%{text}<extra></extra>", selected=1, unselected=0.35)


def _label_greatest(canvas: _Canvas, rows: list[dict[str, Any]]) -> None:
    """Names the greatest mark of each lane: one a lane, so that no two labels can meet."""
    greatest: dict[str, dict[str, Any]] = {}
    for row in sorted(rows, key=lambda row: (-row["events"], -row["articles"], row["start_date"])):
        greatest.setdefault(row["type"], row)
    for row in greatest.values():
        # both days are included, so the middle of a single day is its noon
        middle = dt.datetime.combine(row["start_date"], dt.time()) + (row["end_date"] - row["start_date"] + _DAY) / 2
        what = f"{row['trigger']}, {row['patient']}" if row["patient"] else row["trigger"]
        when = days.interval(row["start_date"], row["end_date"], canvas.language, short=True)
        canvas.drawing.note(
            words.safe(f"{words.shorten(what, _LABEL)} ({when})"),
            x=middle.isoformat(), y=canvas.lanes[row["type"]] + 0.24, yanchor="bottom",
            xanchor=canvas.anchor(canvas.share(middle.date()), 0.42), font={"size": 12, "color": canvas.look.ink})


def _draw_arcs(canvas: _Canvas, arcs: Iterable[Arc]) -> int:
    """Draws the arcs that lie in the range; returns how many rows their names take."""
    top, line = len(canvas.lanes), {"color": canvas.look.soft, "width": 1}
    rows = Rows()
    for arc in sorted(arcs, key=lambda arc: arc.start):
        start, end = max(arc.start, canvas.first), min(arc.end + _DAY, canvas.last)
        if start >= end:
            continue
        for x0, y0, x1 in ((start, top, end), (start, top - 0.12, start), (end, top - 0.12, end)):
            canvas.drawing.shape(type="line", x0=x0.isoformat(), x1=x1.isoformat(), y0=y0, y1=top, line=line)
        middle = start + (end - start) / 2
        text = words.shorten(arc.label[canvas.language], 30)
        row, anchor = rows.place(canvas.share(middle), text)
        canvas.drawing.note(words.safe(text), x=middle.isoformat(), y=top, yshift=2 + 15 * row, yanchor="bottom",
                            xanchor=anchor, font={"size": 12, "color": canvas.look.soft})
    return rows.used


def _draw_axes(canvas: _Canvas) -> None:
    for lane in canvas.lanes.values():
        canvas.drawing.shape(type="line", xref="paper", x0=0, x1=1, y0=lane, y1=lane, opacity=0.6, layer="below",
                             line={"color": canvas.look.line, "width": 1})
    names = {lane: words.safe(words.short_event_type(lane, canvas.language)) for lane in canvas.lanes}
    canvas.drawing.axis(
        "y", tickvals=list(canvas.lanes.values()), range=[-0.6, len(canvas.lanes) + 0.05],
        ticktext=[f'<span style="color:{canvas.look.event_text(lane)}"><b>{name}</b></span>' for lane, name in names.items()])
    canvas.drawing.axis(
        "x", type="date", range=[canvas.first.isoformat(), canvas.last.isoformat()], showgrid=True, fixedrange=False,
        tickangle=0, labelalias=days.month_aliases(canvas.first, canvas.last, canvas.language), nticks=8,
        tickformatstops=[
            {"dtickrange": [None, _DAY_MS * 27], "value": "%d/%m/%Y" if canvas.language == "fr" else "%-d %b %Y"},
            {"dtickrange": ["M1", "M11"], "value": "%b %Y"}, {"dtickrange": ["M12", None], "value": "%Y"}])
    if (canvas.last - canvas.first).days < 14:
        # Plotly would mark the noons as well, each with the day's name
        canvas.drawing.axis("x", dtick=_DAY_MS * (1 if (canvas.last - canvas.first).days < 8 else 2))
