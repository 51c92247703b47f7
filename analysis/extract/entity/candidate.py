"""The record that the steps of the `entities` component hand on: a stretch that may be a name."""

from dataclasses import dataclass

from analysis.extract.entity.lexicon import Gender
from analysis.extract.entity.listed import Meaning
from analysis.records import Label


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """The words `[first, last)` at `[start, end)`; `meanings` are the table's, `sure` says a sign besides the model's."""

    first: int
    last: int
    start: int
    end: int
    label: Label
    rule: str
    meanings: tuple[Meaning, ...] = ()
    gender: Gender | None = None
    sure: bool = False

    def overlaps(self, other: "Candidate") -> bool:
        """Whether the two share a word."""
        return self.first < other.last and other.first < self.last

    def covers(self, other: "Candidate") -> bool:
        """Whether every word of `other` is one of this."""
        return self.first <= other.first and other.last <= self.last
