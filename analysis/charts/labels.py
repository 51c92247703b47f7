"""Places labels so that as few as possible overlap: discs with their words in, a side for each label out; rows for captions."""

from dataclasses import dataclass

_CHARACTER = 6.9
_LINE = 16.0
_GAP = 3.0


@dataclass(frozen=True, kw_only=True)
class Box:
    """A disc at (x, y), y downwards, `size` its diameter, all in pixels; and the words that belong to it."""

    x: float
    y: float
    size: float
    text: str


@dataclass(frozen=True, kw_only=True)
class Placed:
    """How far a label's anchor stands right of and below its disc's centre, in pixels, and which of its ends that is."""

    right: float
    down: float
    anchor: str


_Rectangle = tuple[float, float, float, float]


def place_labels(discs: list[Box], *, width: float, height: float) -> list[Placed | None]:
    """A place for each label, or None where it would cover another label or leave the picture: its disc has a hover text.

    The discs that come first choose first, and always get a place. Sides are tried right, left, below, above.
    """
    taken = [(disc.x - disc.size / 2, disc.y - disc.size / 2, disc.x + disc.size / 2, disc.y + disc.size / 2)
             for disc in discs]
    labels: list[_Rectangle] = []
    placed: list[Placed | None] = []
    for number, disc in enumerate(discs):
        best: tuple[float, Placed, _Rectangle] | None = None
        for option, rectangle in _sides(disc):
            others = taken[:number] + taken[number + 1:]
            cost = (3 * sum(_overlap(rectangle, label) for label in labels)
                    + 3 * sum(_overlap(rectangle, other) for other in others) + 2 * _outside(rectangle, width, height))
            if best is None or cost < best[0]:
                best = (cost, option, rectangle)
        if best is None or (number >= 6 and best[0] > 0.9 * _LINE * _LINE):
            placed.append(None)
            continue
        labels.append(best[2])
        placed.append(best[1])
    return placed


def _sides(disc: Box) -> list[tuple[Placed, _Rectangle]]:
    wide, away = len(disc.text) * _CHARACTER, disc.size / 2 + _GAP
    low = away + _LINE / 2
    return [
        (Placed(right=away, down=0, anchor="left"),
         (disc.x + away, disc.y - _LINE / 2, disc.x + away + wide, disc.y + _LINE / 2)),
        (Placed(right=-away, down=0, anchor="right"),
         (disc.x - away - wide, disc.y - _LINE / 2, disc.x - away, disc.y + _LINE / 2)),
        (Placed(right=0, down=low, anchor="center"),
         (disc.x - wide / 2, disc.y + away, disc.x + wide / 2, disc.y + away + _LINE)),
        (Placed(right=0, down=-low, anchor="center"),
         (disc.x - wide / 2, disc.y - away - _LINE, disc.x + wide / 2, disc.y - away)),
    ]


def _overlap(one: _Rectangle, other: _Rectangle) -> float:
    return max(0.0, min(one[2], other[2]) - max(one[0], other[0])) * max(0.0, min(one[3], other[3]) - max(one[1], other[1]))


def _outside(rectangle: _Rectangle, width: float, height: float) -> float:
    whole = (rectangle[2] - rectangle[0]) * (rectangle[3] - rectangle[1])
    return whole - _overlap(rectangle, (0.0, 0.0, width, height))


class Rows:
    """Rows of captions over a chart, from left to right: each goes into the lowest row where it touches no other.

    Widths are reckoned for a picture of `width` pixels; a wider one only leaves more room.
    """

    def __init__(self, width: float = 420.0) -> None:
        self.width = width
        self._ends: list[float] = []

    @property
    def used(self) -> int:
        """How many rows there are."""
        return len(self._ends)

    def place(self, share: float, text: str) -> tuple[int, str]:
        """The row and the anchor of a caption at a share of the width: it grows inwards where it stands near an end."""
        wide, at = len(text) * _CHARACTER, share * self.width
        anchor = "left" if at < wide / 2 else "right" if at > self.width - wide / 2 else "center"
        start = at - {"left": 0.0, "right": wide, "center": wide / 2}[anchor]
        row = next((number for number, end in enumerate(self._ends) if end + 2 * _GAP <= start), len(self._ends))
        self._ends[row:row + 1] = [start + wide]
        return row, anchor
