"""What a relative expression is counted from: the publication date, and the calendar expressions read before it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from analysis.extract.timex.calendar import FINENESS, Period

# A date without a year that lies this far off is read the other way round where that is near.
# How many expressions back an anchor is looked for.
_MEMORY = 100
_FAR = 270
_NEAR = {"past": 62, "future": 30}


@dataclass(frozen=True)
class Said:
    """A calendar expression that was read: its period, and the sentence that holds it."""

    period: Period
    sentence: int


class Anchors:
    """The publication date and the expressions read so far."""

    def __init__(self, published: dt.date | None) -> None:
        self.published = published
        self.said: list[Said] = []
        self.quarter: Period | None = None

    def add(self, period: Period, sentence: int) -> None:
        """Remembers an expression."""
        self.said.append(Said(period, sentence))

    def last(self, precision: str) -> Period | None:
        """The period last spoken of that is at least as fine as `precision`."""
        return next((one.period for one in reversed(self.said[-_MEMORY:])
                     if FINENESS[one.period.precision] <= FINENESS[precision]), None)

    def last_day_in(self, sentence: int) -> dt.date | None:
        """The day last spoken of in a sentence."""
        for one in reversed(self.said[-_MEMORY:]):
            if one.sentence != sentence:
                return None
            if one.period.precision == "day":
                return one.period.start
        return None

    def last_month_in(self, sentence: int) -> Period | None:
        """The month or day last spoken of, where it stands in this sentence."""
        last = self.said[-1] if self.said else None
        fine = last is not None and FINENESS[last.period.precision] <= FINENESS["month"]
        return last.period if last and fine and last.sentence == sentence else None

    def near(self, sentence: int, precision: str) -> Period | None:
        """The period last spoken of, where it is as fine as `precision` and stands in this sentence or the one before."""
        if not self.said or sentence - self.said[-1].sentence > 1:
            return None
        period = self.said[-1].period
        return period if FINENESS[period.precision] <= FINENESS[precision] else None


def distance(period: Period, day: dt.date) -> int:
    """Days from a day to a period; 0 inside it."""
    if period.start <= day <= period.end:
        return 0
    return (period.start - day).days if day < period.start else (day - period.end).days


def choose(candidates: Iterable[Period | None], day: dt.date, tense: str | None, *,
           strict: bool = False) -> Period | None:
    """The candidate that fits the tense, seen from `day`: the last begun for the past, the next not ended for the future.

    Without tense, and unless `strict` where the tense leads nearly a year away from a near candidate, the nearest; of two
    as near the past one, for a plan the one to come.
    """
    real = [one for one in candidates if one is not None]
    if not real:
        return None
    nearest = min(real, key=lambda one: (distance(one, day), (one.start > day) != (tense == "plan")))
    if tense == "past":
        fitting = max((one for one in real if one.start <= day), key=lambda one: one.start, default=None)
    elif tense == "future":
        fitting = min((one for one in real if one.end >= day), key=lambda one: one.start, default=None)
    else:
        return nearest
    if fitting is None or (not strict and distance(fitting, day) > _FAR and distance(nearest, day) < _NEAR[tense]):
        return nearest
    return fitting
