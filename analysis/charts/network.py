"""The network of who appears with whom: rows of `query.entities.pairs` and `counts` in; discs and ties out.

A disc's area grows with the entity's mentions, a line's width with the measure; colours are communities (Louvain). The
names of discs are one id, those of ties two; a tie is clicked at its middle.
"""

import math
from collections.abc import Mapping
from functools import lru_cache
from itertools import combinations
from typing import Any

import networkx as nx
import pandas as pd

from analysis.charts import pairs as ties_of
from analysis.charts import selection, theme, words
from analysis.charts.drawing import Drawing
from analysis.charts.labels import Box, place_labels

CONFIG = theme.CONFIG | {"displayModeBar": False}
_HEIGHT = 540
_KEY = 40
_SEED = 7
_MOST_ENTITIES = 30
# What the labels are laid out for, in pixels: half a page; a wider figure only gives them more room.
# Beneath it, the key to the discs' sizes.
_WIDTH = 420


def graph(pairs: pd.DataFrame, counts: pd.DataFrame, *, measure: str = "npmi", most: int = 60) -> Any:
    """The networkx graph that is drawn: among the entities that share most windows, at most `most` ties above chance.

    First each entity's strongest (the maximum spanning tree: the strongest ties alone leave pairs that hang nowhere), then
    the strongest of the rest. Nodes carry `name`, `label`, `mentions`, `community`; edges `windows`, `expected`, `npmi`,
    `articles`.
    """
    shared = _backbone(ties_of.strongest(pairs[pairs["npmi"] > 0], measure, most_entities=min(_MOST_ENTITIES, most + 1)), most)
    mentions = dict(zip(counts["entity_id"], counts["mentions"], strict=True))
    labels = {tie.row[f"{side}_id"]: tie.row[f"{side}_label"] for tie in shared.ties for side in ("a", "b")}
    net = nx.Graph()
    for entity in sorted(shared.names):
        net.add_node(entity, name=shared.names[entity], short=shared.short[entity], label=labels[entity],
                     mentions=int(mentions.get(entity, 1)))
    for tie in shared.ties:
        net.add_edge(tie.a, tie.b, strength=tie.strength, windows=int(tie.row["windows"]), articles=int(tie.row["articles"]),
                     expected=float(tie.row["expected"]), npmi=float(tie.row["npmi"]), tie=tie)
    groups = nx.community.louvain_communities(net, weight="strength", seed=_SEED) if net else []
    for number, group in enumerate(sorted(groups, key=lambda members: (-len(members), min(members)))):
        for entity in group:
            net.nodes[entity]["community"] = number
    return net


def _backbone(shared: ties_of.Ties, most: int) -> ties_of.Ties:
    net = nx.Graph()
    for tie in shared.ties:
        net.add_edge(tie.a, tie.b, strength=tie.strength)
    tree = {frozenset(edge) for edge in nx.maximum_spanning_edges(net, weight="strength", data=False)}
    first = [tie for tie in shared.ties if frozenset((tie.a, tie.b)) in tree]
    rest = [tie for tie in shared.ties if frozenset((tie.a, tie.b)) not in tree]
    kept = tuple((first + rest)[:most])
    drawn = {entity for tie in kept for entity in (tie.a, tie.b)}
    return ties_of.Ties(ties=kept, names={entity: name for entity, name in shared.names.items() if entity in drawn},
                        short=shared.short)


def figure(pairs: pd.DataFrame, counts: pd.DataFrame, *, measure: str = "npmi", window: str = "sentence", language: str = "fr",
           scheme: str = "light", most: int = 60) -> Any:
    """The figure; an empty one where no tie is left."""
    look = theme.theme(scheme)
    net = graph(pairs, counts, measure=measure, most=most)
    drawing = Drawing(look, height=_HEIGHT + _KEY if net else 150)
    drawing.axis("x", visible=False)
    drawing.axis("y", visible=False)
    if not net:
        return drawing.figure()
    spots = layout(net)
    _draw_ties(drawing, net, spots)
    edges = list(net.edges(data=True))
    drawing.scatter(
        mode="markers", x=[(spots[a][0] + spots[b][0]) / 2 for a, b, _ in edges],
        y=[(spots[a][1] + spots[b][1]) / 2 for a, b, _ in edges], customdata=[[a, b] for a, b, _ in edges],
        # 24 pixels are the least target of WCAG 2.2; the dot itself stays faint
        marker={"size": 24, "color": look.hues["stone"], "opacity": 0.01}, selected=0.5,
        unselected=0.01, text=[ties_of.hover(data["tie"], window, language) for _, _, data in edges],
        hovertemplate="%{text}<extra></extra>")
    _draw_nodes(drawing, net, spots, language)
    _draw_sizes(drawing, max(about["mentions"] for _, about in net.nodes(data=True)), language)
    drawing.layout(margin={"l": 4, "r": 4, "t": 4, "b": 4})
    return drawing.figure()


def alternative(pairs: pd.DataFrame, counts: pd.DataFrame, *, measure: str = "npmi", language: str = "fr",
                most: int = 60) -> str:
    """The network in one sentence."""
    net = graph(pairs, counts, measure=measure, most=most)
    if not net:
        return words.word("nothing", language)
    hubs = sorted(net, key=lambda entity: (-net.degree(entity), entity))[:3]
    named = ", ".join(f"{net.nodes[hub]['name']} ({words.counted(net.degree(hub), 'tie', language)})" for hub in hubs)
    ties = words.counted(net.number_of_edges(), "tie", language)
    if language == "en":
        return f"Network of {len(net)} names and {ties}; most connected: {named}."
    return f"Réseau de {len(net)} noms et {ties} ; les plus reliés : {named}."


def chosen(picked: Mapping[str, Any] | None) -> list[tuple[str, ...]]:
    """The one entity or the tie that was clicked, or every two of the entities that were boxed in, by their ids.

    One id is for `query.entities.sentences`, pairs are for `query.entities.shared_sentences`.
    """
    names = selection.picked(picked)
    # a box may hold the middle of a tie whose ends stand outside
    discs: list[tuple[str, ...]] = [name for name in names if len(name) == 1]
    if len(discs) < 2:
        return discs or names
    return [*combinations((name[0] for name in discs), 2)]


def layout(net: Any) -> dict[str, tuple[float, float]]:
    """Where each entity stands, in pixels of a `_WIDTH` × `_HEIGHT` picture: each connected part by Kamada and Kawai (1989).

    Parts stand in rows, the largest first, each in a box by its size, so that none is flung to the edge.
    """
    return dict(_spots(tuple(sorted(tuple(sorted(edge)) for edge in net.edges))))


# a click on the page draws the same ties again, and the layout is what takes the time
@lru_cache(maxsize=64)
def _spots(edges: tuple[tuple[str, str], ...]) -> tuple[tuple[str, tuple[float, float]], ...]:
    net = nx.Graph(edges)
    parts = sorted(nx.connected_components(net), key=lambda part: (-len(part), min(part)))
    boxes = _boxes([len(part) for part in parts])
    spots = []
    for part, (left, top, width, height) in zip(parts, boxes, strict=True):
        piece = nx.Graph()
        # in one order, whatever the hash seed: the layout begins from it
        piece.add_nodes_from(sorted(part))
        piece.add_edges_from(edge for edge in edges if edge[0] in part)
        found = nx.kamada_kawai_layout(piece, weight=None) if len(part) > 2 else _in_line(sorted(part))
        xs, ys = [found[node][0] for node in piece], [found[node][1] for node in piece]
        for node in piece:
            spots.append((node, (left + width * _share(found[node][0], xs, 0.14),
                                 top + height * _share(found[node][1], ys, 0.1))))
    return tuple(spots)


def _in_line(part: list[str]) -> dict[str, tuple[float, float]]:
    return {node: (float(place), float(place) * 0.4) for place, node in enumerate(part)}


def _share(value: float, values: list[float], margin: float) -> float:
    low, high = min(values), max(values)
    return 0.5 if math.isclose(low, high) else margin + (1 - 2 * margin) * (value - low) / (high - low)


def _boxes(sizes: list[int]) -> list[tuple[float, float, float, float]]:
    """A box (left, top, width, height) for each connected part: the first one as wide as its share, the rest in columns."""
    if len(sizes) == 1:
        return [(0.0, 0.0, float(_WIDTH), float(_HEIGHT))]
    rest = sizes[1:]
    share = min(0.8, max(0.5, sizes[0] / sum(sizes)))
    columns = max(1, math.ceil(math.sqrt(len(rest) * (1 - share) * _WIDTH / _HEIGHT)))
    rows = math.ceil(len(rest) / columns)
    width, height = (1 - share) * _WIDTH / columns, _HEIGHT / rows
    return [(0.0, 0.0, share * _WIDTH, float(_HEIGHT))] + [
        (share * _WIDTH + width * (place % columns), height * (place // columns), width, height) for place in range(len(rest))]


def _draw_ties(drawing: Drawing, net: Any, spots: dict[str, tuple[float, float]]) -> None:
    top = max(data["strength"] for _, _, data in net.edges(data=True))
    # lines of one width are one trace, the thinnest beneath
    widths: dict[float, tuple[list[float | None], list[float | None]]] = {}
    for a, b, data in sorted(net.edges(data=True), key=lambda edge: edge[2]["strength"]):
        xs, ys = widths.setdefault(1 + round(10 * data["strength"] / top) / 2, ([], []))
        xs += [spots[a][0], spots[b][0], None]
        ys += [spots[a][1], spots[b][1], None]
    for width, (xs, ys) in widths.items():
        drawing.scatter(mode="lines", x=xs, y=ys, hoverinfo="skip", opacity=0.6,
                        line={"color": drawing.look.hues["stone"], "width": width})


def _draw_nodes(drawing: Drawing, net: Any, spots: dict[str, tuple[float, float]], language: str) -> None:
    look = drawing.look
    # the smallest last: a large disc must not hide it
    nodes = sorted(net, key=lambda node: (-net.nodes[node]["mentions"], node))
    most = net.nodes[nodes[0]]["mentions"]
    sizes = {node: _size(net.nodes[node]["mentions"], most) for node in nodes}
    last = len(theme.COMMUNITY_HUES) - 1
    hues = [look.hues[theme.COMMUNITY_HUES[min(net.nodes[node]["community"], last)]] for node in nodes]
    drawing.scatter(
        mode="markers", x=[spots[node][0] for node in nodes], y=[spots[node][1] for node in nodes],
        marker={"size": [sizes[node] for node in nodes], "color": hues, "opacity": 1,
                "line": {"color": look.card, "width": 1.5}},
        customdata=[[node] for node in nodes], hovertemplate="%{text}<extra></extra>",
        text=[_hover(net, node, language) for node in nodes],
        selected=1, unselected=0.5)
    labels = place_labels([Box(x=spots[node][0], y=spots[node][1], size=sizes[node], text=net.nodes[node]["short"])
                           for node in nodes], width=_WIDTH, height=_HEIGHT)
    for node, label in zip(nodes, labels, strict=True):
        if label is not None:
            drawing.note(words.safe(net.nodes[node]["short"]), x=spots[node][0], y=spots[node][1], xshift=label.right,
                         yshift=-label.down, xanchor=label.anchor, yanchor="middle",
                         font={"size": 12, "color": look.ink, "shadow": theme.halo(look)})
    drawing.axis("x", range=[0, _WIDTH])
    drawing.axis("y", range=[_HEIGHT + _KEY, 0])


def _size(mentions: int, most: int) -> float:
    """The diameter of a disc in pixels; the least is still seen and clicked."""
    return 10 + 26 * math.sqrt(mentions / most)


def _draw_sizes(drawing: Drawing, most: int, language: str) -> None:
    """What the sizes of discs mean: the greatest, a quarter of it, and one."""
    sizes = sorted({1, max(most // 4, 1), most})
    places = [24 + 120 * place for place in range(len(sizes))]
    low = _HEIGHT + _KEY / 2
    drawing.scatter(mode="markers", x=places, y=[low] * len(sizes), hoverinfo="skip",
                    marker={"size": [_size(size, most) for size in sizes], "color": "rgba(0,0,0,0)",
                            "line": {"color": drawing.look.soft, "width": 1}})
    for size, place in zip(sizes, places, strict=True):
        drawing.note(words.counted(size, "mention", language), x=place, y=low, xshift=_size(size, most) / 2 + 5,
                     xanchor="left", yanchor="middle", font={"size": 12, "color": drawing.look.soft})


def _hover(net: Any, node: str, language: str) -> str:
    about = net.nodes[node]
    return (f"<b>{words.safe(about['name'])}</b><br>{words.counted(about['mentions'], 'mention', language)}, "
            f"{words.counted(net.degree(node), 'tie', language)}")
