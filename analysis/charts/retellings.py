"""The same event by who tells it: `query.sources.retellings` in; a row an event, a disc for each outlet that tells it, out.

A disc's colour is the kind of source whose words the outlet gives, its size the number of mentions; a ring is an event that is
planned, denied or not confirmed. `customdata` is the number of the event and the outlet.
"""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.charts import days, selection, theme, words
from analysis.charts.drawing import Drawing
from analysis.rows import records

CONFIG = theme.CONFIG | {"displayModeBar": False}
_ROW = 54
_MOST_OUTLETS = 12


def figure(retellings: pd.DataFrame, *, language: str = "fr", scheme: str = "light", most: int = 12) -> Any:
    """The figure, of the `most` events that most outlets tell; an empty one where no event is told twice."""
    look = theme.theme(scheme)
    rows = [row for row in records(retellings) if row["told"] < most]
    numbers = list(dict.fromkeys(row["told"] for row in rows))
    drawing = Drawing(look, height=150 if not rows else 150 + _ROW * len(numbers))
    if not rows:
        return drawing.figure()
    tellers: dict[str, set[int]] = {}
    for row in rows:
        tellers.setdefault(row["outlet"], set()).add(row["told"])
    outlets = sorted(tellers, key=lambda outlet: (-len(tellers[outlet]), outlet))[:_MOST_OUTLETS]
    column = {outlet: place for place, outlet in enumerate(outlets)}
    cells: dict[tuple[int, str, str], list[dict[str, Any]]] = {}
    for row in rows:
        if row["outlet"] in column:
            cells.setdefault((row["told"], row["outlet"], words.source_group(row["source_type"])), []).append(row)
    beside: dict[tuple[int, str], list[str]] = {}
    for told, outlet, group in cells:
        beside.setdefault((told, outlet), []).append(group)
    for group in words.SOURCE_GROUPS:
        part = {cell: found for cell, found in cells.items() if cell[2] == group}
        if not part:
            continue
        colour = look.source(words.SOURCE_GROUPS[group][0])
        spots = [column[outlet] + _aside(beside[told, outlet], group) for told, outlet, _ in part]
        firm = [any(row["status"] == "happened" for row in found) for found in part.values()]
        drawing.scatter(
            mode="markers", name=words.word(group, language), x=spots, y=[numbers.index(told) + 0.14 for told, _, _ in part],
            marker={"size": [13 + 5 * min(len({row["key"] for row in found}), 4) ** 0.5 for found in part.values()],
                    "color": [colour if sure else look.card for sure in firm], "opacity": 1,
                    "line": {"color": colour, "width": 2.5}},
            customdata=[[str(told), outlet] for told, outlet, _ in part], hovertemplate="%{hovertext}<extra></extra>",
            hovertext=[_hover(found, language) for found in part.values()], selected=1, unselected=0.35)
    heads = {number: next(row for row in rows if row["told"] == number) for number in numbers}
    for number, place in zip(numbers, range(len(numbers)), strict=True):
        drawing.note(words.safe(words.shorten(title(heads[number], language), 60)), x=-0.5, y=place - 0.33, xanchor="left",
                     yanchor="middle", font={"size": 12, "color": look.ink})
        drawing.shape(type="line", x0=-0.5, x1=len(outlets) - 0.5, y0=place - 0.56, y1=place - 0.56, layer="below",
                      line={"color": look.line, "width": 1})
    drawing.axis("x", tickvals=list(column.values()), range=[-0.5, len(outlets) - 0.4], side="top", tickangle=-35,
                 ticktext=[words.safe(words.shorten(outlet, 18)) for outlet in outlets],
                 tickfont={"color": look.ink, "size": 12})
    drawing.axis("y", visible=False, range=[len(numbers) - 0.4, -0.62])
    drawing.layout(showlegend=True, margin={"l": 8, "r": 12, "t": 8, "b": 8},
                   legend={"orientation": "h", "x": 0, "xanchor": "left", "y": -0.02, "yanchor": "top", "font": {"size": 12}})
    return drawing.figure()


def title(row: dict[str, Any], language: str) -> str:
    """What an event is called: its days, its kind, and who did what to whom in the words of its first mention."""
    what = " ".join(part for part in (row["agent"], f"« {row['trigger']} »" if language == "fr" else f"“{row['trigger']}”",
                                      row["patient"]) if part)
    when = days.interval(row["start_date"], row["end_date"], language, short=True)
    return f"{when} · {words.short_event_type(row['type'], language)} · {what}"


def alternative(retellings: pd.DataFrame, *, language: str = "fr") -> str:
    """The events in one sentence."""
    rows = records(retellings)
    if not rows:
        return words.word("nothing", language)
    count = len({row["told"] for row in rows})
    first = [row for row in rows if row["told"] == rows[0]["told"]]
    tellers = words.counted(len({row["outlet"] for row in first}), "outlet", language)
    told = f"{words.shorten(title(first[0], language), 80)} ({tellers})"
    if language == "en":
        return f"{count} events told by several outlets or sources; by most outlets: {told}."
    return f"{count} événements racontés par plusieurs médias ou sources ; par le plus de médias : {told}."


def chosen(picked: Mapping[str, Any] | None) -> list[tuple[int, str]]:
    """The number of the event and the outlet of each disc that was picked."""
    return [(int(name[0]), name[1]) for name in selection.picked(picked)]


def _aside(groups: list[str], group: str) -> float:
    """Where an outlet gives several kinds of sources, their discs stand side by side."""
    order = [one for one in words.SOURCE_GROUPS if one in groups]
    return (order.index(group) - (len(order) - 1) / 2) * 0.24


def _hover(found: list[dict[str, Any]], language: str) -> str:
    row = found[0]
    names = ", ".join(dict.fromkeys(words.safe(words.source_name(one["source_id"], one["source"], language)) for one in found))
    statuses = ", ".join(dict.fromkeys(words.word(one["status"], language) for one in found))
    return (f"<b>{words.safe(row['outlet'])}</b><br>{words.safe(words.shorten(title(row, language), 70))}<br>{names}<br>"
            f"{words.counted(len({one['key'] for one in found}), 'sentence', language)} ({statuses})")
