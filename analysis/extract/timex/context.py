"""What the resolvers of drafts share: the text around a draft, what it may be counted from, and what they hand back."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from analysis.extract.timex import calendar
from analysis.extract.timex.anchors import Anchors, Said
from analysis.extract.timex.calendar import Period
from analysis.extract.timex.grammar import Draft
from analysis.extract.timex.tense import Seen
from analysis.extract.timex.years import StatedYears
from analysis.records import TimexType

DIRECTION = {"last": "past", "next": "future"}
STEP = {"last": -1, "next": 1}


@dataclass(frozen=True, kw_only=True)
class Found:
    """What a resolver says of a draft."""

    value: str
    rule: str
    period: Period | None = None
    anchor: str | None = None
    type: TimexType = "DATE"


@dataclass(frozen=True, kw_only=True)
class Context:
    """The text around the drafts. `month_first`: 03/04 is 4 March.

    `seen_of` tells by which tense a draft is dated, `told_of` how the story tells it: whether a noun owns it first of all.
    """

    anchors: Anchors
    sentence_of: Callable[[int], int]
    paragraph_of: Callable[[int], int]
    seen_of: Callable[[Draft], Seen]
    told_of: Callable[[Draft], Seen]
    preposition_of: Callable[[Draft], str | None]
    month_first: bool
    years: Callable[[], StatedYears]

    @property
    def today(self) -> dt.date | None:
        """The publication date."""
        return self.anchors.published

    @property
    def from_today(self) -> str:
        """The anchor of what is counted from the publication date."""
        return f"published {self.today}"

    def sentence(self, draft: Draft) -> int:
        """The index of a draft's sentence."""
        return self.sentence_of(draft.span[0])

    def paragraph(self, draft: Draft) -> int:
        """The index of a draft's paragraph."""
        return self.paragraph_of(draft.span[0])

    def remember(self, draft: Draft, period: Period) -> None:
        """Adds what a draft was resolved to to the anchors."""
        start = draft.span[0]
        night = "night" in draft.fields or (draft.get("part") == "TNI" and draft.get("rel") == "last")
        self.anchors.add(Said(period, self.sentence_of(start), self.paragraph_of(start), lambda: self.told_of(draft),
                              night=night, late=draft.get("part") in ("TEV", "TNI"), clock=draft.kind == "clock"))

    def thread(self, draft: Draft, shift: int) -> Period | None:
        """The day that a draft such as *la veille* is counted from."""
        start = draft.span[0]
        return self.anchors.thread(self.sentence_of(start), self.paragraph_of(start), self.told_of(draft), shift)

    def tense(self, draft: Draft) -> str | None:
        """The tense of a draft's clause; *since* looks back, and *until* ahead where the verb does not look back."""
        return self.seen(draft).tense

    def seen(self, draft: Draft) -> Seen:
        """The tense of a draft's clause, and whether it is told as what happened."""
        preposition = self.preposition_of(draft)
        if preposition == "since":
            return Seen("past", told=True)
        seen = self.seen_of(draft)
        if preposition == "before":  # *s'est effondrée peu avant Pâques*: Easter may well be still to come
            return seen if seen.tense != "past" else Seen(None)
        if preposition != "until":
            return seen
        return Seen("past") if seen.tense == "past" else Seen("future")

    def whole(self, period: Period | None, rule: str) -> Found | None:
        """A period counted from the publication date."""
        return Found(value=period.value, rule=rule, period=period, anchor=self.from_today) if period else None


def dated(draft: Draft, period: Period | None, rule: str, anchor: str | None) -> Found | None:
    """A day with the part of day or the clock time that belongs to it, or any longer period; None without a period."""
    if period is None:
        return None
    mark = (clock_mark(draft) or draft.get("part") or "") if period.precision == "day" else ""
    return Found(value=period.value + mark, rule=rule, period=period, anchor=anchor, type="TIME" if mark else "DATE")


def day_or_none(date: dt.date | None) -> Period | None:
    """The period of a day that may not exist."""
    return calendar.day(date) if date else None


def clock_mark(draft: Draft) -> str | None:
    """The clock time of a draft (`T15:00`), None where it has none or an impossible one."""
    hours, minutes = draft.get("clock") or (draft.get("hour"), draft.get("minute"))
    if "hundreds" in draft.fields:
        hours, minutes = divmod(draft.fields["hundreds"], 100)
    if draft.get("noon") is not None:
        hours = draft.fields["noon"]
    if hours is None:
        return None
    if "half" in draft.fields:
        minutes = 30
    part = draft.get("ampm") or draft.get("part")
    if (part in ("TAF", "TEV") and hours < 12) or (part == "TNI" and 6 <= hours < 12):
        hours += 12
    elif hours == 12 and draft.get("ampm") == "TMO":
        hours = 0
    return f"T{hours:02d}:{minutes or 0:02d}" if hours <= 24 and (minutes or 0) < 60 else None
