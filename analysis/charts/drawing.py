"""A figure in the making: traces, notes and shapes are collected as plain values and handed to Plotly once.

Plotly checks the whole list again at every `add_annotation` and `add_trace`: a network took 2 s that way.
"""

from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go

from analysis.charts.theme import FONT, Theme


class Drawing:
    """What a chart draws on: Selon's look, nothing in it yet. Its paper is clear, so that the page's card shows through."""

    def __init__(self, look: Theme, *, height: int) -> None:
        self.look = look
        self._traces: list[dict[str, Any]] = []
        self._notes: list[dict[str, Any]] = []
        self._shapes: list[dict[str, Any]] = []
        axis = {
            "showgrid": False, "zeroline": False, "showline": False, "ticks": "", "fixedrange": True, "automargin": True,
            "gridcolor": look.line, "tickfont": {"color": look.soft, "size": 12}, "ticklabelstandoff": 5,
            "title": {"font": {"color": look.soft, "size": 12}},
        }
        self._axes: dict[str, dict[str, Any]] = {"x": dict(axis), "y": dict(axis)}
        self._layout: dict[str, Any] = {
            "font": {"family": FONT, "size": 13, "color": look.ink}, "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)", "height": height, "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
            "hoverlabel": {"bgcolor": look.card, "bordercolor": look.line, "align": "left",
                           "font": {"family": FONT, "size": 13, "color": look.ink}},
            "legend": {"orientation": "h", "x": 0, "xanchor": "left", "y": 1, "yanchor": "bottom", "font": {"size": 12},
                       "itemsizing": "constant", "bgcolor": "rgba(0,0,0,0)"},
            "hovermode": "closest", "clickmode": "event+select", "showlegend": False,
            # what Streamlit would set where nothing is set, and draw the chart a second time
            "dragmode": "pan",
            "meta": {"scheme": look.scheme, "card": look.card, "ink": look.ink}, "modebar": {"bgcolor": "rgba(0,0,0,0)"},
            # without Plotly's own template nothing of its look shines through
            "template": {"layout": {"colorway": list(look.hues.values())}},
        }

    def bar(self, **trace: Any) -> None:
        """Adds bars; `selected` and `unselected` are the opacity of their marks after a click."""
        self._traces.append({"type": "bar", **_clickable(trace)})

    def scatter(self, **trace: Any) -> None:
        """Adds markers or lines; `selected` and `unselected` are the opacity of their marks after a click."""
        self._traces.append({"type": "scatter", **_clickable(trace)})

    def note(self, text: str, **where: Any) -> None:
        """Adds a label; `text` is safe already."""
        self._notes.append({"text": text, "showarrow": False, "borderpad": 0, **where})

    def shape(self, **shape: Any) -> None:
        """Adds a line or an area that is not clicked."""
        self._shapes.append(shape)

    def axis(self, letter: str, **options: Any) -> None:
        """Sets options of the x or the y axis."""
        self._axes[letter] |= options

    def layout(self, **options: Any) -> None:
        """Sets options of the whole figure."""
        self._layout |= options

    def figure(self) -> Any:
        """The Plotly figure. Plotly does not check it here, which took 10 ms a figure: the tests let it check every chart."""
        return go.Figure({"data": self._traces, "layout": {
            **self._layout, "xaxis": self._axes["x"], "yaxis": self._axes["y"], "annotations": self._notes,
            "shapes": self._shapes}}, _validate=False)


def _clickable(trace: Mapping[str, Any]) -> dict[str, Any]:
    made = dict(trace)
    for state in ("selected", "unselected"):
        if state in made:
            made[state] = {"marker": {"opacity": made[state]}}
    return made
