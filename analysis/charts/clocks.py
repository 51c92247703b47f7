"""The two clocks: delays from event to publication (`query.timeline.clocks`) in; a bar of shares for each outlet out.

From the left: announced ahead, then the darker the sooner, red what comes back after more than a year. `customdata` is the
outlet (empty for all together) and the delay.
"""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.charts import selection, theme, words
from analysis.charts.drawing import Drawing
from analysis.rows import records

CONFIG = theme.CONFIG | {"displayModeBar": False}
DELAYS = ("ahead", "same_day", "next_day", "week", "month", "year", "later")
_MOST = 25
# Steps of one blue for a growing delay; light and dark scheme.
_BLUES = {"light": ("#08457e", "#1f6fb5", "#5a9fd6", "#9cc7e8", "#cfe3f3"),
          "dark": ("#cfe6fa", "#8fc3ee", "#569bd3", "#3876ac", "#2a5378")}


def figure(clocks: pd.DataFrame, *, language: str = "fr", scheme: str = "light") -> Any:
    """The figure, the outlets with most events first; an empty one where no event is known to the day."""
    look = theme.theme(scheme)
    rows = [row for row in records(clocks) if row["delay"] in DELAYS]
    places: dict[str | None, int] = {}
    for row in sorted(rows, key=lambda row: (row["outlet"] is not None, -row["of"], row["outlet"] or "")):
        if len(places) < _MOST:
            places.setdefault(row["outlet"], len(places))
    drawing = Drawing(look, height=150 if not rows else 96 + 36 * len(places))
    if not rows:
        return drawing.figure()
    for delay in DELAYS:
        part = [row for row in rows if row["delay"] == delay and row["outlet"] in places]
        if not part:
            continue
        colour = _colour(delay, look)
        drawing.bar(
            orientation="h", name=words.word(delay, language), y=[places[row["outlet"]] for row in part],
            x=[row["events"] / row["of"] for row in part], width=0.66,
            marker={"color": colour, "line": {"color": look.card, "width": 1}},
            text=[words.number(row["events"], language) if row["events"] / row["of"] >= 0.05 else "" for row in part],
            textposition="inside", insidetextanchor="middle", textangle=0, constraintext="none",
            textfont={"size": 12, "color": look.on(colour)}, customdata=[[row["outlet"] or "", delay] for row in part],
            hovertext=[_hover(row, language) for row in part], hovertemplate="%{hovertext}<extra></extra>",
            selected=1, unselected=0.4)
    about = {row["outlet"]: row for row in rows}
    for outlet, place in places.items():
        drawing.note(f"n {words.number(about[outlet]['of'], language)}", x=1, xshift=5, y=place, xanchor="left",
                     yanchor="middle", font={"size": 12, "color": look.soft})
    drawing.axis("x", visible=False, range=[0, 1])
    drawing.axis("y", range=[len(places) - 0.5, -0.6], tickvals=list(places.values()), tickfont={"color": look.ink, "size": 12},
                 ticktext=[f"<b>{words.safe(words.shorten(_name(outlet, language), 22))}</b>" for outlet in places])
    drawing.layout(barmode="stack", showlegend=True, legend_traceorder="normal", margin={"l": 8, "r": 62, "t": 62, "b": 8})
    return drawing.figure()


def alternative(clocks: pd.DataFrame, *, language: str = "fr") -> str:
    """The delays of all outlets together in one sentence."""
    whole = {row["delay"]: row for row in records(clocks) if row["outlet"] is None and row["delay"] in DELAYS}
    if not whole:
        return words.word("nothing", language)
    of = next(iter(whole.values()))["of"]
    named = ", ".join(f"{words.word(delay, language)} {words.percent(whole[delay]['events'] / of, language)}"
                      for delay in DELAYS if delay in whole)
    told = words.counted(of, "event", language)
    return f"From event to publication, of {told}: {named}." if language == "en" else (
        f"De l’événement à la parution, sur {told} : {named}.")


def chosen(picked: Mapping[str, Any] | None) -> list[tuple[str | None, str]]:
    """The outlet (None: all together) and the delay of each stretch that was picked."""
    return [(name[0] or None, name[1]) for name in selection.picked(picked)]


def keys_of(clocks: pd.DataFrame, stretches: list[tuple[str | None, str]]) -> list[str]:
    """The sentences behind stretches of bars."""
    rows = [row for row in records(clocks) if (row["outlet"], row["delay"]) in stretches]
    return list(dict.fromkeys(key for row in rows for key in row["keys"]))


def _colour(delay: str, look: theme.Theme) -> str:
    if delay in ("ahead", "later"):
        return look.hues["green" if delay == "ahead" else "red"]
    return _BLUES[look.scheme][DELAYS.index(delay) - 1]


def _name(outlet: str | None, language: str) -> str:
    return words.word("all_outlets", language) if outlet is None else outlet


def _hover(row: dict[str, Any], language: str) -> str:
    half = "" if row["median_days"] is None else (
        f"<br>{words.word('median', language)}{words.word('colon', language)}"
        f"{words.number(row['median_days'], language, 0 if row['median_days'] % 1 == 0 else 1)} "
        f"{words.word('day' if row['median_days'] < 2 else 'days', language)}")
    return (f"<b>{words.safe(_name(row['outlet'], language))}</b> · {words.word(row['delay'], language)}<br>"
            f"{words.percent(row['events'] / row['of'], language)}{words.word('colon', language)}"
            f"{words.number(row['events'], language)} / "
            f"{words.counted(row['of'], 'event', language)}{half}")
