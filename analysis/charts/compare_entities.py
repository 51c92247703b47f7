"""Who is named on two sides (`query.comparison.top_entities`) in; a pair of bars for each, as shares of sentences, out.

`customdata` is the side and the entity.
"""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.charts import selection, sides, theme, words
from analysis.charts.drawing import Drawing
from analysis.rows import records

CONFIG = theme.CONFIG | {"displayModeBar": False}
_ROW = 38


def figure(top: pd.DataFrame, *, names: tuple[str, str] = sides.NAMES, language: str = "fr", scheme: str = "light") -> Any:
    """The figure; an empty one where nobody is named on either side."""
    look = theme.theme(scheme)
    rows = records(top)
    order = {row["entity_id"]: row for row in rows}
    places = {entity: place for place, entity in enumerate(order)}
    drawing = Drawing(look, height=max(150, 76 + _ROW * len(order)))
    if not rows:
        return drawing.figure()
    for side, shift in (("a", -0.19), ("b", 0.19)):
        own = [row for row in rows if row["side"] == side]
        drawing.bar(
            name=sides.named(names, side), orientation="h", x=[row["share"] for row in own], width=0.34,
            y=[places[row["entity_id"]] + shift for row in own], marker={"color": sides.colour(look, side)},
            customdata=[[side, row["entity_id"]] for row in own], hovertemplate="%{hovertext}<extra></extra>",
            hovertext=[f"<b>{words.safe(row['name'])}</b><br>{sides.named(names, side)}<br>"
                       f"{words.number(row['sentences'], language)} / {words.counted(row['of'], 'sentence', language)} "
                       f"({words.percent(row['share'], language)}), {words.counted(row['articles'], 'article', language)}"
                       for row in own],
            text=[f"{words.percent(row['share'], language)} ({words.number(row['sentences'], language)})" for row in own],
            textposition="outside", cliponaxis=False, textfont={"size": 11, "color": look.ink}, selected=1, unselected=0.4)
    labels = [words.safe(words.shorten(row["name"], 22, person=row["label"] == "PER")) for row in order.values()]
    sides.paired_bars(drawing, look, count=len(order), labels=labels, most=max(row["share"] for row in rows))
    drawing.layout(barmode="overlay")
    return drawing.figure()


def alternative(top: pd.DataFrame, *, names: tuple[str, str] = sides.NAMES, language: str = "fr") -> str:
    """The one named most on each side in one sentence."""
    rows = records(top)
    if not rows:
        return words.word("nothing", language)
    told = []
    for side, name in zip(sides.SIDES, names, strict=True):
        first = max((row for row in rows if row["side"] == side), key=lambda row: row["share"])
        told.append(f"{words.shorten(name, 40)}, {words.shorten(first['name'], 40)} "
                    f"({words.percent(first['share'], language)})")
    joined = "; ".join(told)
    return f"Named most: {joined}." if language == "en" else f"Les plus nommés : {joined}."


def chosen(picked: Mapping[str, Any] | None) -> list[tuple[str, str]]:
    """The side and the entity of each mark that was picked."""
    return [(name[0], name[1]) for name in selection.picked(picked)]
