"""What charts with lanes along the days share: names and order of lanes, story arcs, the axis of days, bars on a lane."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analysis.charts import days, theme, words
from analysis.charts.drawing import Drawing
from analysis.charts.labels import Rows
from analysis.story_arcs import Arc

DAY_MS = 86_400_000
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Canvas:
    """What all parts of such a drawing share: the figure, where each lane is, the ends of the axis, the scale."""

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


@dataclass(frozen=True, kw_only=True)
class Bar:
    """A count on a lane: from its first day, as long as its period; `name` is what a click returns."""

    lane: str
    start: dt.date
    end: dt.date
    count: int
    name: Sequence[str]
    hover: str


def order(rows: Iterable[dict[str, Any]], lanes: str = "type") -> list[str]:
    """The lanes from top to bottom: types by their kind, others by how much is in them, what has no name last."""
    sums: dict[str, int] = {}
    for row in rows:
        sums[row["lane"]] = sums.get(row["lane"], 0) + row["events"]
    if lanes == "type":
        place = {event_type: number for number, event_type in enumerate(theme.EVENT_ORDER)}
        return sorted(sums, key=lambda lane: (place.get(lane.upper(), len(place)), lane))
    return sorted(sums, key=lambda lane: (lane in ("~others", "~nobody", "~outlet"), -sums[lane], lane))


def name(lane: str, lane_name: str | None, lanes: str, language: str) -> str:
    """What a lane is called."""
    return words.short_event_type(lane, language) if lanes == "type" else words.source_name(lane, lane_name, language)


def draw_names(canvas: Canvas, rows: Iterable[dict[str, Any]], lanes: str = "type",
               names: Mapping[str, str | None] | None = None) -> None:
    """A rule and a name for each lane; types in their colour. `names` are those of lanes without a row."""
    for place in canvas.lanes.values():
        canvas.drawing.shape(type="line", xref="paper", x0=0, x1=1, y0=place, y1=place, opacity=0.6, layer="below",
                             line={"color": canvas.look.line, "width": 1})
    known = {**(names or {}), **{row["lane"]: row.get("lane_name") for row in rows}}
    labels = []
    for lane in canvas.lanes:
        text = words.safe(words.shorten(name(lane, known.get(lane), lanes, canvas.language), 22))
        colour = canvas.look.event_text(lane) if lanes == "type" else canvas.look.ink
        labels.append(f'<span style="color:{colour}"><b>{text}</b></span>')
    canvas.drawing.axis("y", tickvals=list(canvas.lanes.values()), ticktext=labels, range=[-0.6, len(canvas.lanes) + 0.05])


def draw_arcs(canvas: Canvas, arcs: Iterable[Arc]) -> int:
    """Draws the arcs that lie in the range; returns how many rows their names take."""
    top, line = len(canvas.lanes), {"color": canvas.look.soft, "width": 1}
    # On a phone, the names of the lanes leave so much to the days.
    rows = Rows(width=200)
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


def draw_days(canvas: Canvas) -> None:
    """The axis of days, which can be zoomed."""
    canvas.drawing.axis("x", showgrid=True, fixedrange=False, **axis_of_days(canvas.first, canvas.last, canvas.language))


def axis_of_days(first: dt.date, last: dt.date, language: str) -> dict[str, Any]:
    """Options of an axis: years from afar, days when near; its names in the reader's language at every zoom."""
    length = (last - first).days
    day = "%-d %b %Y" if length <= days.NEAR or language == "en" else "%d/%m/%Y"
    options: dict[str, Any] = {
        "type": "date", "range": [first.isoformat(), last.isoformat()], "tickangle": 0, "nticks": 8,
        "labelalias": days.aliases(first, last, language),
        "tickformatstops": [{"dtickrange": [None, DAY_MS * 27], "value": day},
                            {"dtickrange": ["M1", "M11"], "value": "%b %Y"}, {"dtickrange": ["M12", None], "value": "%Y"}]}
    # Plotly would mark the noons as well, each with the day's name
    return options | ({"dtick": DAY_MS * (1 if length < 8 else 2)} if length < 14 else {})


def draw_bars(canvas: Canvas, bars: Sequence[Bar], colour: dict[str, str]) -> None:
    """Bars that stand on their lanes, all on one scale: the tallest fills its lane. Each lane's tallest is named."""
    if not bars:
        return
    canvas.drawing.bar(
        x=[bar.start.isoformat() for bar in bars], offset=0, base=[canvas.lanes[bar.lane] - 0.38 for bar in bars],
        y=[0.76 * bar.count / canvas.most for bar in bars],
        width=[((bar.end - bar.start).days + 1) * DAY_MS for bar in bars],
        # the outline keeps one month of thirty years visible
        marker={"color": [colour[bar.lane] for bar in bars],
                "line": {"color": [colour[bar.lane] for bar in bars], "width": 1}},
        customdata=[list(bar.name) for bar in bars], hovertext=[bar.hover for bar in bars], textposition="none",
        hovertemplate="%{hovertext}<extra></extra>", selected=1, unselected=0.4)
    tallest: dict[str, Bar] = {}
    for bar in sorted(bars, key=lambda bar: (-bar.count, bar.start)):
        tallest.setdefault(bar.lane, bar)
    for bar in tallest.values():
        middle = bar.start + (bar.end - bar.start) / 2
        canvas.drawing.note(
            f"{words.number(bar.count, canvas.language)} · {days.interval(bar.start, bar.end, canvas.language, short=True)}",
            x=middle.isoformat(), y=canvas.lanes[bar.lane] - 0.38 + 0.76 * bar.count / canvas.most, yanchor="bottom", yshift=1,
            xanchor=canvas.anchor(canvas.share(middle), 0.2),
            font={"size": 11, "color": canvas.look.soft, "shadow": theme.halo(canvas.look)})
