"""Who says so, as shares: rows of `query.sources.shares` in; stacked bars per outlet or over time, with the unattributed, out.

Rows of one group of source types (`words.SOURCE_GROUPS`) are one stretch. `customdata` is the part and the group.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.charts import days, selection, theme, words
from analysis.charts.drawing import Drawing
from analysis.rows import records

CONFIG = theme.CONFIG | {"displayModeBar": False}
_ROW = 44
UNDATED = ""
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """One group of source types in one bar. `low` and `high` are the 95 % interval of the share (Wilson 1927)."""

    part: str
    group: str
    sentences: int
    of: int
    statements: int

    @property
    def share(self) -> float:
        """Its part of the bar."""
        return self.sentences / self.of

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of the share."""
        z, n = 1.96, self.of
        middle, spread = self.share + z * z / (2 * n), z * (self.share * (1 - self.share) / n + z * z / (4 * n * n)) ** 0.5
        return max(0.0, (middle - spread) / (1 + z * z / n)), min(1.0, (middle + spread) / (1 + z * z / n))


def figure(shares: pd.DataFrame, *, language: str = "fr", scheme: str = "light", most: int = 15, coarse: bool = False,
           names: Mapping[str, str] | None = None) -> Any:
    """Horizontal bars, one a part, those with most sentences on top; n beside each. At most `most` bars.

    `coarse` tells only institutions, named persons and anonymous sources apart; `names` are the parts' names where their ids
    are none.
    """
    look = theme.theme(scheme)
    stretches = grouped(shares, coarse=coarse)
    groups = words.COARSE_GROUPS if coarse else words.SOURCE_GROUPS
    totals = {stretch.part: stretch.of for stretch in stretches}
    parts = sorted(totals, key=lambda part: (-totals[part], part))[:most]
    drawing = Drawing(look, height=150 if not parts else 76 + _ROW * len(parts))
    if not parts:
        return drawing.figure()
    for group in groups:
        row = {stretch.part: stretch for stretch in stretches if stretch.group == group}
        bars = [row[part] for part in parts if part in row]
        if not bars:
            continue
        colour = look.source(groups[group][0])
        drawing.bar(
            orientation="h", name=words.word(group, language), y=[parts.index(bar.part) for bar in bars],
            x=[bar.share for bar in bars], width=0.66, legendrank=list(groups).index(group),
            marker={"color": colour, "line": {"color": look.card, "width": 1}},
            customdata=[[bar.part, bar.group] for bar in bars],
            # hover and label are two texts: Plotly has one for bars, the other goes by hovertext
            text=[words.percent(bar.share, language) if bar.share >= 0.06 else "" for bar in bars], textposition="inside",
            insidetextanchor="start", textangle=0, constraintext="inside", textfont={"color": look.on(colour), "size": 12},
            hovertext=[_hover(bar, _part_name(bar.part, language, names), language) for bar in bars],
            hovertemplate="%{hovertext}<extra></extra>", selected=1,
            unselected=0.45)
    for row_number, part in enumerate(parts):
        drawing.note(f"n {words.number(totals[part], language)}", x=1, xanchor="left", y=row_number, xshift=5,
                     font={"size": 12, "color": look.soft})
    drawing.axis("x", visible=False, range=[0, 1])
    drawing.axis("y", tickvals=list(range(len(parts))), range=[len(parts) - 0.5, -0.5],
                       tickfont={"color": look.ink, "size": 13},
                       ticktext=[f"<b>{words.safe(words.shorten(_part_name(part, language, names), 22))}</b>"
                           for part in parts])
    # the right margin takes "n 12 345"
    drawing.layout(barmode="stack", showlegend=True, legend_traceorder="normal",
                   margin={"l": 8, "r": 62, "t": 44, "b": 8})
    return drawing.figure()


def over_time(shares: pd.DataFrame, *, unit: str = "month", language: str = "fr", scheme: str = "light",
              coarse: bool = False) -> Any:
    """Upright bars, one a period of publication, as wide as it is; articles without a date stand at no place and are left out.

    `shares` are grouped by `unit` (month, quarter or year). Bars of few sentences are paler: their shares say less.
    """
    look = theme.theme(scheme)
    stretches = [stretch for stretch in grouped(shares, coarse=coarse) if stretch.part != UNDATED]
    groups = words.COARSE_GROUPS if coarse else words.SOURCE_GROUPS
    drawing = Drawing(look, height=150 if not stretches else 320)
    if not stretches:
        return drawing.figure()
    starts = sorted({dt.date.fromisoformat(stretch.part) for stretch in stretches})
    width = {start: (days.months_later(start, _MONTHS[unit]) - start).days for start in starts}
    totals = {stretch.part: stretch.of for stretch in stretches}
    for group in groups:
        bars = [stretch for stretch in stretches if stretch.group == group]
        if not bars:
            continue
        colour = look.source(groups[group][0])
        drawing.bar(
            name=words.word(group, language), x=[bar.part for bar in bars], y=[bar.share for bar in bars], offset=0,
            width=[width[dt.date.fromisoformat(bar.part)] * 86_400_000 for bar in bars],
            marker={"color": colour, "line": {"color": look.card, "width": 1},
                    "opacity": [1.0 if totals[bar.part] >= 30 else 0.5 for bar in bars]},
            customdata=[[bar.part, bar.group] for bar in bars], hovertemplate="%{hovertext}<extra></extra>",
            hovertext=[_hover(bar, _period_name(bar.part, width, language), language) for bar in bars],
            selected=1, unselected=0.4)
    first, last = starts[0], starts[-1] + dt.timedelta(days=width[starts[-1]])
    drawing.axis("x", type="date", range=[first.isoformat(), last.isoformat()], nticks=8, tickangle=0,
                       labelalias=days.aliases(first, last, language),
                       tickformatstops=[{"dtickrange": [None, "M11"], "value": "%b %Y"},
                                        {"dtickrange": ["M12", None], "value": "%Y"}])
    drawing.axis("y", range=[0, 1], showgrid=True, tickvals=[0, 0.25, 0.5, 0.75, 1],
                       ticktext=[words.percent(share, language) for share in (0, 0.25, 0.5, 0.75, 1)])
    drawing.layout(barmode="stack", showlegend=True, legend_traceorder="normal",
                   margin={"l": 8, "r": 12, "t": 44, "b": 28})
    return drawing.figure()


def alternative(shares: pd.DataFrame, *, language: str = "fr") -> str:
    """The shares of all parts together, in one sentence."""
    stretches = grouped(shares)
    whole = sum({stretch.part: stretch.of for stretch in stretches}.values())
    if not whole:
        return words.word("nothing", language)
    sums = {group: sum(stretch.sentences for stretch in stretches if stretch.group == group)
            for group in words.SOURCE_GROUPS}
    named = ", ".join(f"{words.word(group, language)} {words.percent(count / whole, language)}"
                      for group, count in sorted(sums.items(), key=lambda item: -item[1]) if count)
    of = words.counted(whole, "sentence", language)
    return f"Who says so, of {of}: {named}." if language == "en" else f"Qui le dit, sur {of} : {named}."


def chosen(picked: Mapping[str, Any] | None) -> dict[str | None, tuple[str, ...]]:
    """The source types that were picked in each part, for `query.sources.share_sentences`."""
    found: dict[str | None, tuple[str, ...]] = {}
    for name in selection.picked(picked):
        types = (words.SOURCE_GROUPS | words.COARSE_GROUPS).get(name[-1])
        if len(name) == 2 and types:
            part = name[0] or None
            found[part] = tuple(dict.fromkeys((*found.get(part, ()), *types)))
    return found


def grouped(shares: pd.DataFrame, *, coarse: bool = False) -> list[Stretch]:
    """The rows, source types gathered into their groups, or the `coarse` ones; a part without a name (no date) is `UNDATED`."""
    sums: dict[tuple[str, str], list[int]] = {}
    whole: dict[str, int] = {}
    for row in records(shares):
        part = row["part"] or UNDATED
        whole[part] = row["of"]
        group = words.coarse_group if coarse else words.source_group
        found = sums.setdefault((part, group(row["source_type"])), [0, 0])
        found[0] += row["sentences"]
        found[1] += row["statements"]
    return [Stretch(part=part, group=group, sentences=sentences, of=whole[part], statements=statements)
            for (part, group), (sentences, statements) in sums.items()]


def _part_name(part: str, language: str, names: Mapping[str, str] | None = None) -> str:
    if names and part in names:
        return names[part]
    if part == UNDATED:
        return words.word("undated", language)
    return words.word("everything", language) if part == "all" else part


def _period_name(part: str, width: dict[dt.date, int], language: str) -> str:
    start = dt.date.fromisoformat(part)
    return days.interval(start, start + dt.timedelta(days=width[start] - 1), language)


def _hover(bar: Stretch, name: str, language: str) -> str:
    low, high = bar.interval
    between = f"{words.percent(low, language)}–{words.percent(high, language)}"
    return (f"<b>{words.safe(name)}</b> · {words.word(bar.group, language)}<br>{words.percent(bar.share, language)} "
            f"({between}){words.word('colon', language)}{words.number(bar.sentences, language)} / "
            f"{words.counted(bar.of, 'sentence', language)}<br>"
            f"{words.counted(bar.statements, 'statement', language)}")
