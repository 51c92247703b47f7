"""Who relays whom: chains (`query.sources.chains`) in; streams from the outlet over the relays to the innermost source out.

Drawn with bars and areas: Streamlit returns no clicks on Plotly's own Sankey. A bar's name is its node, a stream's is both
of its nodes; a stream is clicked at its middle.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pandas as pd

from analysis.charts import selection, theme, words
from analysis.charts.drawing import Drawing
from analysis.errors import QueryError
from analysis.rows import records

CONFIG = theme.CONFIG | {"displayModeBar": False}
_MOST = 12
BY = ("source", "type")
_BAR = 0.03
_GAP = 0.035
_STEPS = [step / 16 for step in range(17)]


@dataclass(frozen=True, kw_only=True)
class Node:
    """A bar: an outlet (column 0), a source that relays another, or the innermost one (last column)."""

    id: str
    column: int
    name: str
    short: str
    source_type: str | None
    weight: int


@dataclass(frozen=True, kw_only=True)
class Flow:
    """The streams between the bars; `weights` counts chains by (node, node); `keys` are their sentences."""

    nodes: dict[str, Node]
    weights: dict[tuple[str, str], int]
    keys: dict[str, list[str]]


def flow(chains: pd.DataFrame, *, by: str = "source", language: str = "fr", most: int = _MOST) -> Flow:
    """Chains gathered into nodes, `most` a column; what is left of a column goes into one node without a name.

    `by` tells sources apart one by one, or only by the groups of their types. A node's id is `column|id`. Raises `QueryError`
    on another grouping.
    """
    if by not in BY:
        raise QueryError(f"grouping {by!r} is not known", next_step=f"one of {', '.join(BY)}")
    paths: list[tuple[list[tuple[int, str]], str]] = []
    names: dict[tuple[int, str], tuple[str, str, str | None]] = {}
    rows = records(chains)
    last = max((min(row["depth"], 3) for row in rows), default=1)
    for row in rows:
        sources = [_named(source, by, language)
                   for source in zip(row["source_ids"], row["sources"], row["source_types"], strict=True)]
        # the innermost stands in the last column; of a chain longer than the columns, the outermost relays are drawn
        drawn = [*sources[:-1][:last - 1], sources[-1]]
        path = [(0, row["outlet"])]
        names[0, row["outlet"]] = (row["outlet"], words.shorten(row["outlet"], 22), None)
        for place, (source_id, *about) in enumerate(drawn, start=1):
            column = last if place == len(drawn) else place
            names[column, source_id] = (about[0], about[1], about[2])
            path.append((column, source_id))
        paths.append((path, row["key"]))
    weights: dict[tuple[int, str], int] = {}
    for path, _ in paths:
        for step in path:
            weights[step] = weights.get(step, 0) + 1
    kept = set()
    for column in range(last + 1):
        ranked = sorted((step for step in weights if step[0] == column), key=lambda step: (-weights[step], step[1]))
        kept |= set(ranked if len(ranked) <= most + 1 else ranked[:most])
    nodes: dict[str, Node] = {}
    streams: dict[tuple[str, str], int] = {}
    keys: dict[str, dict[str, None]] = {}
    others = words.word("others", language)
    for path, key in paths:
        ids = []
        for step in path:
            column, _ = step
            node_id = f"{column}|{step[1]}" if step in kept else f"{column}|~rest"
            name, short, source_type = names[step] if step in kept else (others, others, "other" if column else None)
            weight = nodes[node_id].weight + 1 if node_id in nodes else 1
            nodes[node_id] = Node(id=node_id, column=column, name=name, short=short, source_type=source_type, weight=weight)
            keys.setdefault(node_id, {})[key] = None
            ids.append(node_id)
        for a, b in pairwise(ids):
            streams[a, b] = streams.get((a, b), 0) + 1
            keys.setdefault(f"{a}→{b}", {})[key] = None
    return Flow(nodes=nodes, weights=streams, keys={name: list(found) for name, found in keys.items()})


def figure(chains: pd.DataFrame, *, by: str = "source", language: str = "fr", scheme: str = "light",
           most: int = _MOST) -> Any:
    """The figure; an empty one where there are no chains. Heights count chains; colours are those of the source types."""
    look = theme.theme(scheme)
    streams = flow(chains, by=by, language=language, most=most)
    columns = _columns(streams)
    tallest = max((len(column) for column in columns), default=0)
    drawing = Drawing(look, height=150 if not tallest else max(260, 60 + 42 * tallest))
    drawing.axis("x", visible=False, range=[-0.01, 1.01])
    drawing.axis("y", visible=False, range=[1.02, -0.02])
    if not tallest:
        return drawing.figure()
    spots = _spots(streams, columns)
    _draw_streams(drawing, streams, spots, language)
    _draw_nodes(drawing, streams, spots, language)
    drawing.layout(barmode="overlay", margin={"l": 4, "r": 4, "t": 6, "b": 6})
    return drawing.figure()


def alternative(chains: pd.DataFrame, *, by: str = "source", language: str = "fr", most: int = _MOST) -> str:
    """The streams in one sentence."""
    if chains.empty:
        return words.word("nothing", language)
    streams = flow(chains, by=by, language=language, most=most)
    top = sorted(streams.weights.items(), key=lambda item: (-item[1], item[0]))[:3]
    named = ", ".join(f"{streams.nodes[a].name} → {streams.nodes[b].name} ({words.number(count, language)})"
                      for (a, b), count in top)
    count = words.counted(len(chains), "chain", language)
    if language == "en":
        return f"{count[0].upper() + count[1:]} from outlet to source; the widest streams: {named}."
    return f"{count[0].upper() + count[1:]} du média à la source ; les flux les plus larges : {named}."


def chosen(picked: Mapping[str, Any] | None) -> list[str]:
    """The names of the bars and streams that were clicked, for `keys_of`."""
    return [name[0] for name in selection.picked(picked)]


def who(names: Iterable[str], chains: pd.DataFrame) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The outlets, and the ids of the named sources, at the bars and streams that were picked."""
    outlets: dict[str, None] = {}
    speakers: dict[str, None] = {}
    known = {one for ids, called in zip(chains["source_ids"], chains["sources"], strict=True)
             for one, name in zip(ids, called, strict=True) if name}
    for node in (node for name in names for node in name.split("→")):
        column, _, one = node.partition("|")
        if column == "0" and one != "~rest":
            outlets[one] = None
        elif column != "0" and one in known:
            speakers[one] = None
    return tuple(outlets), tuple(speakers)


def keys_of(chains: pd.DataFrame, names: Iterable[str], *, by: str = "source", language: str = "fr",
            most: int = _MOST) -> list[str]:
    """The sentences behind the bars and streams that were clicked; `by` and `most` as the figure was drawn."""
    keys = flow(chains, by=by, language=language, most=most).keys
    return list(dict.fromkeys(key for name in names for key in keys.get(name, [])))


def _named(source: tuple[str, str, str], by: str, language: str) -> tuple[str, str, str, str]:
    """The id, name, short name and type that a source is drawn under."""
    source_id, name, source_type = source
    if by == "type":
        group = words.source_group(source_type)
        return group, words.word(group, language), words.word(group, language), source_type
    shown = words.source_name(source_id, name, language)
    return source_id, shown, words.shorten(shown, 22, person=source_type == "person" and bool(name)), source_type


_Spot = tuple[float, float, float]


def _columns(streams: Flow) -> list[list[str]]:
    """The nodes of each column from top to bottom: by weight, then twice by where their streams come from (barycentre)."""
    last = max((node.column for node in streams.nodes.values()), default=-1)
    columns = [sorted((node.id for node in streams.nodes.values() if node.column == column),
                      key=lambda node: (-streams.nodes[node].weight, node)) for column in range(last + 1)]
    for _ in range(2):
        height = {node: place / max(len(column) - 1, 1) for column in columns for place, node in enumerate(column)}
        for column in columns[1:]:
            pull = {node: _pull(streams, node, height) for node in column}
            column.sort(key=lambda node, pull=pull: (pull[node], node))  # type: ignore[misc] # mypy cannot type the default
            height |= {node: place / max(len(column) - 1, 1) for place, node in enumerate(column)}
    return columns


def _pull(streams: Flow, node: str, height: dict[str, float]) -> float:
    into = [(height[a], weight) for (a, b), weight in streams.weights.items() if b == node]
    return sum(place * weight for place, weight in into) / sum(weight for _, weight in into)


def _spots(streams: Flow, columns: list[list[str]]) -> dict[str, _Spot]:
    """The left edge, top and height of each node's bar; all columns on one scale, each centred."""
    scale = min((1 - _GAP * (len(column) - 1)) / sum(streams.nodes[node].weight for node in column) for column in columns)
    spots = {}
    for number, column in enumerate(columns):
        taken = scale * sum(streams.nodes[node].weight for node in column) + _GAP * (len(column) - 1)
        top = (1 - taken) / 2
        for node in column:
            height = scale * streams.nodes[node].weight
            spots[node] = (number / max(len(columns) - 1, 1) * (1 - _BAR), top, height)
            top += height + _GAP
    return spots


def _draw_streams(drawing: Drawing, streams: Flow, spots: dict[str, _Spot], language: str) -> None:
    look = drawing.look
    # streams of one colour are one trace
    outlines: dict[str, tuple[list[float | None], list[float | None]]] = {}
    left = {node: spot[1] for node, spot in spots.items()}
    right = dict(left)
    middles: list[tuple[float, float, str, str]] = []
    for (a, b), weight in sorted(streams.weights.items(), key=lambda item: (spots[item[0][0]][1], spots[item[0][1]][1])):
        high = spots[a][2] * weight / streams.nodes[a].weight
        x0, x1 = spots[a][0] + _BAR, spots[b][0]
        y0, y1 = left[a], right[b]
        left[a] += high
        right[b] += high
        # smoothstep: level where it leaves and where it arrives
        upper = [(x0 + (x1 - x0) * t, y0 + (y1 - y0) * t * t * (3 - 2 * t)) for t in _STEPS]
        outline = [*upper, *((x, y + high) for x, y in reversed(upper))]
        source_type = streams.nodes[b].source_type or "none"
        xs, ys = outlines.setdefault(look.source(source_type), ([], []))
        xs += [*(x for x, _ in outline), None]
        ys += [*(y for _, y in outline), None]
        text = (f"<b>{words.safe(streams.nodes[a].name)} → {words.safe(streams.nodes[b].name)}</b><br>"
                f"{words.counted(weight, 'chain', language)}")
        middles.append(((x0 + x1) / 2, (y0 + y1 + high) / 2, f"{a}→{b}", text))
    for colour, (xs, ys) in outlines.items():
        drawing.scatter(mode="lines", x=xs, y=ys, fill="toself", fillcolor=colour, opacity=0.33, line={"width": 0},
                        hoverinfo="skip")
    drawing.scatter(
        mode="markers", x=[x for x, _, _, _ in middles], y=[y for _, y, _, _ in middles],
        marker={"size": 24, "color": look.ink, "opacity": 0.01}, customdata=[[name] for _, _, name, _ in middles],
        text=[text for _, _, _, text in middles], hovertemplate="%{text}<extra></extra>",
        selected=0.35, unselected=0.01)


def _draw_nodes(drawing: Drawing, streams: Flow, spots: dict[str, _Spot], language: str) -> None:
    look = drawing.look
    nodes = [streams.nodes[node] for node in spots]
    drawing.bar(
        x=[spots[node.id][0] for node in nodes], offset=0, width=_BAR, base=[spots[node.id][1] for node in nodes],
        y=[spots[node.id][2] for node in nodes], customdata=[[node.id] for node in nodes],
        marker={"color": [look.source(node.source_type) if node.source_type else look.soft for node in nodes],
                "line": {"width": 0}}, textposition="none",
        text=[f"<b>{words.safe(node.name)}</b><br>{words.counted(node.weight, 'chain', language)}" for node in nodes],
        hovertemplate="%{text}<extra></extra>", selected=1, unselected=0.45)
    last = max(node.column for node in nodes)
    for node in nodes:
        x, top, height = spots[node.id]
        ending = node.column == last
        drawing.note(
            words.safe(node.short), x=x if ending else x + _BAR, y=top + height / 2, yanchor="middle",
            xanchor="right" if ending else "left", xshift=-4 if ending else 4,
            font={"size": 12, "color": look.ink, "shadow": theme.halo(look)})
