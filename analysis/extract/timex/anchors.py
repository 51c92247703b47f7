"""What a relative expression is counted from: the publication date, and the calendar expressions read before it."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from analysis.extract.timex.calendar import FINENESS, Period, day, plus_days
from analysis.extract.timex.tense import Seen

# How many expressions back an anchor is looked for.
_MEMORY = 100
# A story that speaks of days further back than this has left the news of its lead.
_NEWS = 14
# A date without a year that lies this far off is read the other way round where that is near.
_FAR = 270
_NEAR = {"past": 62, "future": 30}
_NOON = 12


@dataclass(frozen=True)
class Said:
    """A calendar expression that was read: its period, the sentence and paragraph that hold it, and how it is told.

    `night`: it is the night from that day to the next; `late`: its evening or night; `clock`: a clock time of that day.
    """

    period: Period
    sentence: int
    paragraph: int
    seen_of: Callable[[], Seen]
    night: bool = False
    late: bool = False
    clock: bool = False

    def carries(self, *, earlier: bool) -> bool:
        """Whether a clause in the past goes on from here: no plan, no day of a noun, no look further back."""
        seen = self.seen_of()
        return not seen.owned and seen.tense not in ("future", "plan") and (earlier or not seen.earlier)


class Anchors:
    """The publication date and the expressions read so far."""

    def __init__(self, published: dt.date | None) -> None:
        self.published = published
        self.said: list[Said] = []
        self.quarter: Period | None = None
        self.longer_in: int | None = None

    def add(self, said: Said) -> None:
        """Remembers an expression."""
        self.said.append(said)
        if said.period.precision == "year":
            self.longer_in = said.paragraph

    def reported(self, paragraph: int) -> Period | None:
        """The quarter that a report is about, unless the paragraph has gone over to *the nine months*, *last year*."""
        return None if self.longer_in == paragraph else self.quarter

    def thread(self, sentence: int, paragraph: int, seen: Seen, shift: int) -> Period | None:
        """The day from which a clause counts *le même jour* (a `shift` of 0), *la veille* (-1), *le lendemain* (1).

        A clause in the past counts from no day to come: from one of its sentence or paragraph; at the head of a paragraph
        from the day of the last main clause; further back from that of the lead, as long as the story stays with the news.
        """
        today = self.published
        if today is None or seen.tense != "past":
            return self.last("day")
        days = [one for one in reversed(self.said[-_MEMORY:]) if one.period.precision == "day" and one.period.start <= today]
        if days and days[0].sentence == sentence:
            return days[0].period
        carried = [one for one in days if one.carries(earlier=seen.earlier)]
        here = next((one for one in carried if one.paragraph == paragraph), None)
        if here:
            return here.period
        told = [one for one in carried if one.seen_of().main] or carried
        if not told:
            return days[0].period if days else day(today) if self.said else None
        if shift < 0 and seen.earlier and (today - told[0].period.start).days <= _NEWS:
            return told[-1].period
        return told[0].period

    def last(self, precision: str) -> Period | None:
        """The period last spoken of that is at least as fine as `precision`."""
        return next((one.period for one in reversed(self.said[-_MEMORY:])
                     if FINENESS[one.period.precision] <= FINENESS[precision]), None)

    def last_day_in(self, sentence: int, *, hour: int = _NOON) -> dt.date | None:
        """The day last spoken of in a sentence; the small hours of a night belong to the day after it."""
        for one in reversed(self.said[-_MEMORY:]):
            if one.sentence != sentence:
                return None
            if one.period.precision == "day":
                return plus_days(one.period.start, int(one.night and hour < _NOON))
        return None

    def coarser_in(self, sentence: int, precision: str) -> bool:
        """Whether the last expression stands in this sentence and is less exact than `precision`."""
        last = self.said[-1] if self.said else None
        return last is not None and last.sentence == sentence and FINENESS[last.period.precision] > FINENESS[precision]

    def last_month_in(self, sentence: int) -> Period | None:
        """The month or day last spoken of, where it stands in this sentence."""
        last = self.said[-1] if self.said else None
        fine = last is not None and FINENESS[last.period.precision] <= FINENESS["month"]
        return last.period if last and fine and last.sentence == sentence else None

    def owned_in(self, sentence: int) -> bool:
        """Whether the last expression stands in this sentence and a noun owns it: *le procès des attentats de janvier 2015*."""
        last = self.said[-1] if self.said else None
        return last is not None and last.sentence == sentence and last.seen_of().owned

    def same_month(self, number: int) -> Period | None:
        """The month of that number last spoken of, or a day in it."""
        return next((one.period for one in reversed(self.said[-_MEMORY:]) if one.period.start.month == number
                     and FINENESS[one.period.precision] <= FINENESS["month"]), None)

    def near(self, sentence: int, precision: str) -> Period | None:
        """The period last spoken of, where it is as fine as `precision` and stands in this sentence or the one before."""
        if not self.said or sentence - self.said[-1].sentence > 1:
            return None
        period = self.said[-1].period
        return period if FINENESS[period.precision] <= FINENESS[precision] else None


def distance(period: Period, seen_from: dt.date) -> int:
    """Days from a day to a period; 0 inside it."""
    if period.start <= seen_from <= period.end:
        return 0
    return (period.start - seen_from).days if seen_from < period.start else (seen_from - period.end).days


def choose(candidates: Iterable[Period | None], today: dt.date, tense: str | None, *,
           strict: bool = False) -> Period | None:
    """The candidate that fits the tense, seen from `today`: the last begun for the past, the next not ended for the future.

    Without tense, and unless `strict` where the tense leads nearly a year away from a near candidate, the nearest; of two
    as near the past one, for a plan the one to come.
    """
    real = [one for one in candidates if one is not None]
    if not real:
        return None
    nearest = min(real, key=lambda one: (distance(one, today), (one.start > today) != (tense == "plan")))
    if tense == "past":
        fitting = max((one for one in real if one.start <= today), key=lambda one: one.start, default=None)
    elif tense == "future":
        fitting = min((one for one in real if one.end >= today), key=lambda one: one.start, default=None)
    else:
        return nearest
    if fitting is None or (not strict and distance(fitting, today) > _FAR and distance(nearest, today) < _NEAR[tense]):
        return nearest
    return fitting
