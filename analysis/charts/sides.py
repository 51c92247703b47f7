"""What the three charts of a comparison share: the colours of the two sides, their names, and where the legend stands."""

from analysis.charts import words
from analysis.charts.drawing import Drawing
from analysis.charts.theme import Theme

SIDES = ("a", "b")
NAMES = ("A", "B")
_HUES = {"a": "blue", "b": "yellow"}
LEGEND = {"orientation": "h", "x": 0, "xanchor": "left", "y": 1, "yanchor": "bottom", "font": {"size": 12},
          "bgcolor": "rgba(0,0,0,0)"}
TOP = 40


def colour(look: Theme, side: str) -> str:
    """A side's colour, the same on every chart of the page."""
    return look.hues[_HUES[side]]


def named(names: tuple[str, str], side: str) -> str:
    """A side's name for a label, after its letter."""
    name = names[SIDES.index(side)]
    letter = side.upper()
    return letter if name == letter else f"{letter} · {words.safe(words.shorten(name, 34))}"


def paired_bars(drawing: Drawing, look: Theme, *, count: int, labels: list[str], most: float) -> None:
    """Sets the axes of horizontal pairs: one place each from the top down, shares from 0 on one scale."""
    # room for the figure behind the longest mark, on a phone too
    drawing.axis("x", range=[0, most * 1.36 or 1], tickformat=".0%", showgrid=True, nticks=5)
    drawing.axis("y", tickvals=list(range(count)), ticktext=labels, range=[count - 0.5, -0.5],
                 tickfont={"color": look.ink, "size": 12})
    drawing.layout(showlegend=True, legend=LEGEND, margin={"l": 8, "r": 8, "t": TOP, "b": 28})
