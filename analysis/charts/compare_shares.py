"""Kinds of source on two sides (`query.comparison.shares`) in; two points a kind, with their 95 % intervals, out.

`customdata` is the side and the kind.
"""

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from analysis.charts import selection, sides, theme, words
from analysis.charts.drawing import Drawing
from analysis.rows import records

CONFIG = theme.CONFIG | {"displayModeBar": False}
_ROW = 46


def figure(shares: pd.DataFrame, *, names: tuple[str, str] = sides.NAMES, language: str = "fr", scheme: str = "light",
           name_of: Callable[[str], str] | None = None) -> Any:
    """The figure; an empty one where neither side has a sentence. `name_of` names a kind, else the charts' own words do."""
    look = theme.theme(scheme)
    rows = records(shares)
    kinds = list(dict.fromkeys(row["kind"] for row in rows))
    drawing = Drawing(look, height=max(150, 76 + _ROW * len(kinds)))
    if not rows:
        return drawing.figure()
    for side, shift in (("a", -0.16), ("b", 0.16)):
        own = [row for row in rows if row["side"] == side]
        drawing.scatter(
            name=sides.named(names, side), x=[row["share"] for row in own], mode="markers",
            y=[kinds.index(row["kind"]) + shift for row in own], marker={"color": sides.colour(look, side), "size": 12},
            error_x={"type": "data", "symmetric": False, "array": [row["high"] - row["share"] for row in own],
                     "arrayminus": [row["share"] - row["low"] for row in own], "color": sides.colour(look, side),
                     "thickness": 2, "width": 0},
            customdata=[[side, row["kind"]] for row in own], hovertemplate="%{hovertext}<extra></extra>",
            hovertext=[_hover(row, names, language, name_of) for row in own], selected=1, unselected=0.4)
        for row in own:
            drawing.note(words.percent(row["share"], language), x=row["high"], y=kinds.index(row["kind"]) + shift, xshift=5,
                         xanchor="left", yanchor="middle", font={"size": 12, "color": look.ink})
    labels = [f"<b>{words.safe(words.shorten(_name(kind, language, name_of), 24))}</b>" for kind in kinds]
    sides.paired_bars(drawing, look, count=len(kinds), labels=labels, most=max(row["high"] for row in rows))
    return drawing.figure()


def alternative(shares: pd.DataFrame, *, names: tuple[str, str] = sides.NAMES, language: str = "fr",
                name_of: Callable[[str], str] | None = None) -> str:
    """The kind that differs most in one sentence."""
    rows = records(shares)
    if not rows:
        return words.word("nothing", language)
    top = max(rows, key=lambda row: abs(row["difference"] or 0))["kind"]
    told = "; ".join(f"{words.shorten(names[sides.SIDES.index(row['side'])], 40)} {words.percent(row['share'], language)}"
                     for row in rows if row["kind"] == top)
    name = _name(top, language, name_of)
    return f"Largest difference, {name}: {told}." if language == "en" else f"Plus grande différence, {name} : {told}."


def chosen(picked: Mapping[str, Any] | None) -> list[tuple[str, str]]:
    """The side and the kind of each mark that was picked."""
    return [(name[0], name[1]) for name in selection.picked(picked)]


def _name(kind: str, language: str, name_of: Callable[[str], str] | None) -> str:
    return name_of(kind) if name_of else words.word(kind, language)


def _hover(row: dict[str, Any], names: tuple[str, str], language: str, name_of: Callable[[str], str] | None) -> str:
    return (f"<b>{words.safe(_name(row['kind'], language, name_of))}</b><br>{sides.named(names, row['side'])}<br>"
            f"{words.percent(row['share'], language)} ({words.percent(row['low'], language)} … "
            f"{words.percent(row['high'], language)})<br>{words.number(row['sentences'], language)} / "
            f"{words.counted(row['of'], 'sentence', language)}")
