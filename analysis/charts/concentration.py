"""On how few voices a part rests: `query.sources.concentration` in; a bar of its named statements for each part out.

Dark: the most quoted source; lighter: the next four; grey: all other named sources. `customdata` is the part.
"""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.charts import selection, theme, words
from analysis.charts.drawing import Drawing
from analysis.rows import records

CONFIG = theme.CONFIG | {"displayModeBar": False}
_MOST = 25


def figure(concentration: pd.DataFrame, *, language: str = "fr", scheme: str = "light") -> Any:
    """The figure, the parts with most statements first; an empty one where no statement has a named source."""
    look = theme.theme(scheme)
    rows = records(concentration.head(_MOST))
    drawing = Drawing(look, height=150 if not rows else 74 + 36 * len(rows))
    if not rows:
        return drawing.figure()
    places = list(range(len(rows)))
    stretches = (
        ("top1", look.hues["blue"], [row["first"] for row in rows]),
        ("top5", look.hues["sky"], [row["top5"] - row["first"] for row in rows]),
        ("other_named", look.hues["sand"], [1 - row["top5"] for row in rows]))
    for name, colour, shares in stretches:
        drawing.bar(
            orientation="h", name=words.word(name, language), y=places, x=shares, width=0.66,
            marker={"color": colour, "line": {"color": look.card, "width": 1}},
            text=[_inside(name, row, share, language) for row, share in zip(rows, shares, strict=True)],
            textposition="inside", insidetextanchor="start", textangle=0, constraintext="none",
            textfont={"size": 12, "color": look.on(colour)}, customdata=[[row["part"] or ""] for row in rows],
            hovertext=[_hover(row, language) for row in rows], hovertemplate="%{hovertext}<extra></extra>",
            selected=1, unselected=0.4)
    for place, row in zip(places, rows, strict=True):
        drawing.note(f"n {words.number(row['statements'], language)}", x=1, xshift=5, y=place, xanchor="left",
                     yanchor="middle", font={"size": 12, "color": look.soft})
    drawing.axis("x", visible=False, range=[0, 1])
    drawing.axis("y", tickvals=places, range=[len(rows) - 0.5, -0.6], tickfont={"color": look.ink, "size": 12},
                 ticktext=[f"<b>{words.safe(words.shorten(_part(row), 22))}</b>" for row in rows])
    drawing.layout(barmode="stack", showlegend=True, legend_traceorder="normal", margin={"l": 8, "r": 62, "t": 40, "b": 8})
    return drawing.figure()


def alternative(concentration: pd.DataFrame, *, language: str = "fr") -> str:
    """The most and the least concentrated part in one sentence."""
    rows = sorted(records(concentration), key=lambda row: -row["top5"])
    if not rows:
        return words.word("nothing", language)
    ends = [f"{_part(row)} {words.percent(row['top5'], language)}" for row in (rows[0], rows[-1])]
    if language == "en":
        return f"Share of the five most quoted sources: most in {ends[0]}, least in {ends[1]}."
    return f"Part des cinq sources les plus citées : la plus grande, {ends[0]} ; la plus petite, {ends[1]}."


def chosen(picked: Mapping[str, Any] | None) -> tuple[str, ...]:
    """The parts that were picked."""
    return tuple(dict.fromkeys(name[0] for name in selection.picked(picked)))


def _part(row: dict[str, Any]) -> str:
    return str(row["part"] or "–")


def _inside(name: str, row: dict[str, Any], share: float, language: str) -> str:
    if share < 0.06:
        return ""
    if name == "top1":
        return words.percent(share, language)
    if name == "top5":
        return words.percent(row["top5"], language)
    return "" if row["effective"] is None else f"≈ {words.counted(round(row['effective']), 'voice', language)}"


def _hover(row: dict[str, Any], language: str) -> str:
    first = words.safe(row["first_name"] or "–")
    index = "" if row["herfindahl"] is None else f"<br>Herfindahl {words.number(row['herfindahl'], language, 3)}"
    return (f"<b>{words.safe(_part(row))}</b><br>{words.counted(row['statements'], 'statement', language)}, "
            f"{words.counted(row['sources'], 'source', language)}<br>1. {first} {words.percent(row['first'], language)}<br>"
            f"1.–5. {words.percent(row['top5'], language)}{index}")
