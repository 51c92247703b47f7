"""Who stands beside one entity: its pairs (`query.entities.pairs` with `who`) in; a row each, with the interval of NPMI, out.

`customdata` is the two ids of the pair, the entity's own first.
"""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.charts import pairs as ties_of
from analysis.charts import selection, theme, words
from analysis.charts.drawing import Drawing

CONFIG = theme.CONFIG | {"displayModeBar": False}
_ROW = 28


def figure(pairs: pd.DataFrame, *, who: str = "", measure: str = "npmi", window: str = "sentence", language: str = "fr",
           scheme: str = "light", most: int = 15) -> Any:
    """The figure, the strongest first by the measure; an empty one where there is no pair.

    NPMI is a disc with its 95 % interval as a line, 0 (chance) marked; counts and log-likelihood ratios are bars.
    """
    look = theme.theme(scheme)
    ties = ties_of.strongest(pairs, measure, most_ties=most).ties
    rows = [tie.row for tie in ties]
    drawing = Drawing(look, height=max(150, 56 + _ROW * len(rows)))
    if not rows:
        return drawing.figure()
    places = list(range(len(rows)))
    common: dict[str, Any] = {
        "y": places, "customdata": [_ids(row, who) for row in rows], "hovertemplate": "%{hovertext}<extra></extra>",
        "hovertext": [ties_of.hover(tie, window, language) for tie in ties], "selected": 1, "unselected": 0.4}
    if measure == "npmi":
        drawing.scatter(
            mode="markers", x=[row["npmi"] for row in rows], cliponaxis=False,
            marker={"size": 11, "color": [look.hues["blue" if row["npmi"] > 0 else "red"] for row in rows]},
            error_x={"type": "data", "symmetric": False, "color": look.hues["stone"], "thickness": 2, "width": 0,
                     "array": [(row["high"] if row["high"] is not None else row["npmi"]) - row["npmi"] for row in rows],
                     "arrayminus": [row["npmi"] - (row["low"] if row["low"] is not None else row["npmi"]) for row in rows]},
            **common)
        drawing.shape(type="line", x0=0, x1=0, yref="paper", y0=0, y1=1, layer="below", line={"color": look.soft, "width": 1})
        low = min(0.0, *(row["low"] if row["low"] is not None else row["npmi"] for row in rows))
        drawing.axis("x", range=[low - 0.05, 1.02], showgrid=True, tickvals=[-1, -0.5, 0, 0.5, 1], side="bottom",
                     ticktext=[words.number(tick, language, 1) if tick else words.word("by_chance", language)
                               for tick in (-1, -0.5, 0, 0.5, 1)])
    else:
        drawing.bar(orientation="h", x=[row[measure] for row in rows], width=0.62, textposition="outside",
                    marker={"color": look.hues["blue"], "cornerradius": 2, "line": {"width": 0}}, cliponaxis=False,
                    text=[words.number(row[measure], language, 0 if measure == "windows" else 1) for row in rows],
                    textfont={"color": look.soft, "size": 12}, **common)
        drawing.axis("x", visible=False)
    drawing.axis("y", tickvals=places, range=[len(rows) - 0.4, -0.6], tickfont={"color": look.ink, "size": 12},
                 ticktext=[words.safe(words.shorten(_other(row, who), 26)) for row in rows])
    drawing.layout(margin={"l": 8, "r": 40, "t": 8, "b": 28})
    return drawing.figure()


def alternative(pairs: pd.DataFrame, *, who: str = "", measure: str = "npmi", window: str = "sentence",
                language: str = "fr") -> str:
    """The rows in one sentence."""
    rows = [tie.row for tie in ties_of.strongest(pairs, measure, most_ties=3).ties]
    if not rows:
        return words.word("nothing", language)
    named = ", ".join(f"{_other(row, who)} ({words.counted(row['windows'], window, language)}, "
                      f"NPMI {words.number(row['npmi'], language, 2)})" for row in rows)
    return f"Most closely with: {named}." if language == "en" else f"Le plus étroitement avec : {named}."


def chosen(picked: Mapping[str, Any] | None) -> list[tuple[str, str]]:
    """The ids of each pair that was picked."""
    return [(name[0], name[1]) for name in selection.picked(picked)]


def _ids(row: dict[str, Any], who: str) -> list[str]:
    return [row["b_id"], row["a_id"]] if row["b_id"] == who else [row["a_id"], row["b_id"]]


def _other(row: dict[str, Any], who: str) -> str:
    if not who:
        return f"{row['a']} – {row['b']}"
    return str(row["a"] if row["b_id"] == who else row["b"])
