"""The timeline: marks (one row a lane, type and interval, `query.timeline.marks`) in; lanes with days and spans out.

A day is a disc; whatever is known less exactly is a band as long as it is. Bands are bars, so that a click anywhere on one
counts. Area and thickness grow with the number of mentions. `customdata` is the name of the mark.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from analysis.charts import days, selection, theme, words
from analysis.charts.drawing import Drawing
from analysis.charts.lanes import DAY_MS, Canvas, draw_arcs, draw_days, draw_names, order
from analysis.rows import records
from analysis.story_arcs import Arc

CONFIG = theme.CONFIG
# As many discs and bands as can be told apart on a screen.
MOST_MARKS = 500
_LANE = 38
_LABEL = 30
_DAY = dt.timedelta(days=1)
Window = tuple[dt.date | None, dt.date | None]


def extent(marks: pd.DataFrame, window: Window = (None, None)) -> tuple[dt.date, dt.date, int]:
    """The first and last day that the axis shows, and how many mentions of events lie wholly outside.

    A `window` is kept to, whole where both its ends are given. Without one, the axis leaves the outermost 2 % of
    mentions out where that more than halves it: one *1680* must not press a year's news into a line.
    """
    rows = records(marks)
    if window[0] and window[1]:
        return window[0], window[1], sum(row["events"] for row in rows
                                         if row["end_date"] < window[0] or row["start_date"] > window[1])
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
           window: Window = (None, None), lanes: str = "type", rows_of: Mapping[str, str | None] | None = None) -> Any:
    """The figure; an empty one where there are no marks. Colours are event types, whatever the lanes are.

    `rows_of` are the lanes to draw and their names, empty ones too: while a reader zooms, none may come or go.
    """
    look = theme.theme(scheme)
    rows = records(marks)
    lane_order = list(rows_of or {}) or order(rows, lanes)
    drawing = Drawing(look, height=max(150, 92 + _LANE * len(lane_order) + (0 if lanes == "type" else 30)))
    if not rows:
        return drawing.figure()
    first, last, _ = extent(marks, window)
    # a margin on both sides, so that no disc is cut in half
    pad = max(_DAY, (last - first) * 0.03)
    canvas = Canvas(drawing=drawing, lanes={lane: len(lane_order) - 1 - place for place, lane in enumerate(lane_order)},
                    first=first - pad, last=last + pad, most=max(row["events"] for row in rows), look=look, language=language)
    # the longest beneath: a month within a year stays visible and clickable; likewise the largest disc
    _draw_bands(canvas, sorted((row for row in rows if row["end_date"] > row["start_date"]),
                               key=lambda row: row["start_date"] - row["end_date"]))
    _draw_days(canvas, sorted((row for row in rows if row["end_date"] == row["start_date"]), key=lambda row: -row["events"]))
    _label_greatest(canvas, rows)
    rows_of_arcs = draw_arcs(canvas, arcs)
    draw_names(canvas, rows, lanes, rows_of)
    draw_days(canvas)
    if lanes != "type":
        _draw_key(canvas, rows)
    top = 12 + 16 * rows_of_arcs
    drawing.layout(dragmode="zoom", barmode="overlay", margin={"t": top, "b": 28 if lanes == "type" else 74, "l": 8, "r": 12})
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


def _draw_key(canvas: Canvas, rows: list[dict[str, Any]]) -> None:
    """What the colours mean, for lanes that are no types."""
    present = {theme.event_hue(row["type"]) for row in rows}
    for hue in theme.EVENT_HUES:
        if hue in present:
            canvas.drawing.scatter(mode="markers", x=[None], y=[None], name=words.word(f"hue:{hue}", canvas.language),
                                   showlegend=True, hoverinfo="skip", marker={"color": canvas.look.hues[hue], "size": 10})
    canvas.drawing.layout(showlegend=True, legend={"orientation": "h", "x": 0, "xanchor": "left", "y": -0.06, "yanchor": "top",
                                                   "font": {"size": 12}, "itemclick": False, "itemdoubleclick": False})


def _hover(row: dict[str, Any], language: str) -> str:
    who = "".join(f" · {words.safe(row[role])}" for role in ("agent", "patient") if row[role])
    return (f"<b>{days.interval(row['start_date'], row['end_date'], language)}</b><br>"
            f"{words.safe(words.event_type(row['type'], language))}{words.word('colon', language)}"
            f"{words.safe(row['trigger'])}{who}<br>"
            f"{words.counted(row['events'], 'event', language)} ({words.word(row['status'], language)}), "
            f"{words.counted(row['articles'], 'article', language)}, {words.counted(row['outlets'], 'outlet', language)}")


def _draw_bands(canvas: Canvas, rows: list[dict[str, Any]]) -> None:
    if not rows:
        return
    colours = [canvas.look.event(row["type"]) for row in rows]
    canvas.drawing.bar(
        orientation="h", showlegend=False, y=[canvas.lanes[row["lane"]] for row in rows],
        base=[row["start_date"].isoformat() for row in rows],
        # the last day is included: its evening is where the band ends
        x=[((row["end_date"] - row["start_date"]).days + 1) * DAY_MS for row in rows],
        width=[0.16 + 0.34 * (row["events"] / canvas.most) ** 0.5 for row in rows],
        marker={"color": colours, "opacity": 0.36, "cornerradius": 6, "line": {"color": colours, "width": 1.5}},
        customdata=[row["mark"] for row in rows], text=[_hover(row, canvas.language) for row in rows], textposition="none",
        hovertemplate="%{text}<extra></extra>", selected=0.75, unselected=0.2)


def _draw_days(canvas: Canvas, rows: list[dict[str, Any]]) -> None:
    if not rows:
        return
    canvas.drawing.scatter(
        # noon: a disc stands on its day, not on the midnight before it
        mode="markers", showlegend=False, x=[f"{row['start_date'].isoformat()} 12:00" for row in rows],
        y=[canvas.lanes[row["lane"]] for row in rows],
        marker={"color": [canvas.look.event(row["type"]) for row in rows], "opacity": 0.85,
                "line": {"color": canvas.look.card, "width": 1},
                "size": [9 + 21 * (row["events"] / canvas.most) ** 0.5 if canvas.most > 1 else 12 for row in rows]},
        cliponaxis=False,
        customdata=[row["mark"] for row in rows], text=[_hover(row, canvas.language) for row in rows],
        hovertemplate="%{text}<extra></extra>", selected=1, unselected=0.35)


def _anchor(share: float) -> str:
    """Which way a mark's label grows: to the left it may stand over the lanes' names, to the right it is cut on a phone."""
    return "left" if share < 0.2 else "center" if share < 0.6 else "right"


def _label_greatest(canvas: Canvas, rows: list[dict[str, Any]]) -> None:
    """Names the greatest mark of each lane: one a lane, so that no two labels can meet."""
    greatest: dict[str, dict[str, Any]] = {}
    within = [row for row in rows if row["end_date"] >= canvas.first and row["start_date"] <= canvas.last]
    for row in sorted(within, key=lambda row: (-row["events"], -row["articles"], row["start_date"])):
        greatest.setdefault(row["lane"], row)
    for row in greatest.values():
        # both days are included, so the middle of a single day is its noon
        start, end = max(row["start_date"], canvas.first), min(row["end_date"], canvas.last)
        middle = dt.datetime.combine(start, dt.time()) + (end - start + _DAY) / 2
        what = f"{row['trigger']}, {row['patient']}" if row["patient"] else row["trigger"]
        when = days.interval(row["start_date"], row["end_date"], canvas.language, short=True)
        canvas.drawing.note(
            words.safe(f"{words.shorten(what, _LABEL)} ({when})"),
            x=middle.isoformat(), y=canvas.lanes[row["lane"]] + 0.24, yanchor="bottom",
            xanchor=_anchor(canvas.share(middle.date())), font={"size": 12, "color": canvas.look.ink})
