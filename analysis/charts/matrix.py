"""The matrix of who appears with whom: rows of `query.entities.pairs` in; cells, ordered by cluster, out.

Cells are drawn as bars: Streamlit returns no clicks on a heat map. `customdata` is the two ids.
"""

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from scipy.cluster.hierarchy import leaves_list, linkage, optimal_leaf_ordering
from scipy.spatial.distance import squareform

from analysis.charts import pairs as ties_of
from analysis.charts import selection, theme, words
from analysis.charts.drawing import Drawing
from analysis.charts.pairs import Ties

CONFIG = theme.CONFIG | {"displayModeBar": False}
_CELL = 26


def figure(pairs: pd.DataFrame, *, measure: str = "npmi", window: str = "sentence", language: str = "fr", scheme: str = "light",
           most: int = 20) -> Any:
    """The figure, of the `most` entities that share most windows; an empty one where no pair is left.

    The darker, the stronger; NPMI below chance is red. A white cell is a pair below the least support.
    """
    look = theme.theme(scheme)
    shared = ties_of.strongest(pairs, measure, most_entities=most)
    order = cluster_order(shared)
    drawing = Drawing(look, height=150 if not order else 140 + _CELL * len(order))
    if not order:
        return drawing.figure()
    place = {entity: row for row, entity in enumerate(order)}
    cells = [(place[one], place[other], tie) for tie in shared.ties for one, other in ((tie.a, tie.b), (tie.b, tie.a))]
    # counts spread over magnitudes: their root tells small ones apart
    top = max((abs(tie.strength) for tie in shared.ties), default=1.0) or 1.0
    values = [tie.strength / top if measure == "npmi" else math.copysign(abs(tie.strength / top) ** 0.5, tie.strength)
              for _, _, tie in cells]
    drawing.bar(
        x=[column for column, _, _ in cells], base=[row - 0.46 for _, row, _ in cells], y=[0.92] * len(cells), width=0.92,
        marker={"color": [_shade(value, look) for value in values], "line": {"width": 0}, "cornerradius": 3},
        customdata=[[order[row], order[column]] for column, row, _ in cells], textposition="none",
        text=[ties_of.hover(tie, window, language) for _, _, tie in cells], hovertemplate="%{text}<extra></extra>",
        selected=1, unselected=0.45)
    labels = [words.safe(shared.short[entity]) for entity in order]
    axis = {"tickvals": list(range(len(order))), "ticktext": labels, "tickfont": {"color": look.ink, "size": 12}}
    drawing.axis("x", **axis, side="top", tickangle=-50 if len(order) <= 12 else -90, range=[-0.5, len(order) - 0.5])
    drawing.axis("y", **axis, range=[len(order) - 0.5, -0.5])
    drawing.layout(barmode="overlay", bargap=0)
    return drawing.figure()


def alternative(pairs: pd.DataFrame, *, measure: str = "npmi", window: str = "sentence", language: str = "fr",
                most: int = 20) -> str:
    """The matrix in one sentence."""
    shared = ties_of.strongest(pairs, measure, most_entities=most)
    if not shared.ties:
        return words.word("nothing", language)
    best = "; ".join(f"{tie.row['a']} + {tie.row['b']} ({words.counted(tie.row['windows'], window, language)}, "
                     f"NPMI {words.number(tie.row['npmi'], language, 2)})" for tie in shared.ties[:3])
    start = "Matrix of" if language == "en" else "Matrice :"
    strongest = "; the strongest: " if language == "en" else " ; les plus fortes : "
    return f"{start} {words.counted(len(shared.ties), 'pair', language)}{strongest}{best}."


def chosen(picked: Mapping[str, Any] | None) -> list[tuple[str, ...]]:
    """The ids of each pair whose cell was picked, for `query.entities.shared_sentences`."""
    return [name for name in selection.picked(picked) if len(name) == 2]


def cluster_order(shared: Ties) -> list[str]:
    """The entities, those with like ties side by side: average linkage, leaves in their optimal order.

    After Bar-Joseph, Gifford and Jaakkola (2001).
    """
    entities = sorted(shared.names)
    if len(entities) < 3:
        return entities
    place = {entity: row for row, entity in enumerate(entities)}
    closeness = np.zeros((len(entities), len(entities)))
    for tie in shared.ties:
        closeness[place[tie.a], place[tie.b]] = closeness[place[tie.b], place[tie.a]] = max(tie.strength, 0.0)
    distance = 1.0 - closeness / (closeness.max() or 1.0)
    np.fill_diagonal(distance, 0.0)
    flat = squareform(distance, checks=False)
    return [entities[leaf] for leaf in leaves_list(optimal_leaf_ordering(linkage(flat, "average"), flat))]


def _shade(value: float, look: theme.Theme) -> str:
    """From the card's colour at chance to full blue, or, below chance, red."""
    full = look.hues["blue" if value >= 0 else "red"]
    share = 0.06 + 0.94 * min(abs(value), 1.0)
    parts = [(int(look.card[at:at + 2], 16), int(full[at:at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(ground + (ink - ground) * share):02x}" for ground, ink in parts)
