"""Puts calendar values on drafts: the drafts of a text and what they are counted from go in, `TimeExpression`s come out."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from analysis.extract.timex import calendar
from analysis.extract.timex.anchors import Anchors, choose
from analysis.extract.timex.calendar import Period
from analysis.extract.timex.grammar import Draft
from analysis.extract.timex.years import StatedYears
from analysis.records import TimeExpression, TimexType

_LONG = {"D": "PD", "W": "PW", "M": "PM", "Y": "PY", "TH": "PTH", "TM": "PTM", "TS": "PTS", "Q": "PM", "H": "PM", "DE": "PY",
         "CE": "PY", "WE": "PWE", "F": "PD"}
_TIMES = {"Q": 3, "H": 6, "DE": 10, "CE": 100, "F": 14}
_PRECISIONS = {"D": "day", "W": "week", "WE": "week", "M": "month", "Q": "quarter", "H": "year", "Y": "year", "DE": "decade"}


@dataclass(frozen=True)
class Found:
    """What a resolver says of a draft. `mark` is what TIMEX3 adds to the day: `TEV`, `T15:00`."""

    value: str
    rule: str
    period: Period | None = None
    anchor: str | None = None
    type: TimexType = "DATE"
    mark: str = ""


def length(amount: Any, unit: str, half: bool = False) -> str:
    """A TIMEX3 duration: (2, "Y", True) is `P2Y6M`; an amount of "X" is vague."""
    if unit == "T":  # "quelque temps"
        return "PXX"
    if amount == "X":
        return _LONG[unit].replace("P", "PX", 1).replace("PXT", "PTX")
    amount *= _TIMES.get(unit, 1)
    rest = ""
    if amount == 0.5 or half:
        smaller = {"Y": "6M", "TH": "30M", "TM": "30S", "D": "T12H"}.get(unit, "")
        if amount == 0.5:
            return ("PT" if unit.startswith("T") else "P") + (smaller or "0.5" + unit[-1])
        rest = smaller
    written = f"{amount:g}" if isinstance(amount, float) else str(amount)
    letters = _LONG[unit]
    at = 2 if letters.startswith("PT") else 1
    return letters[:at] + written + letters[at:] + rest


class Resolver:
    """Resolves the drafts of one text in order."""

    def __init__(self, anchors: Anchors, *, sentence_of: Callable[[int], int], tense_of: Callable[[Draft], str | None],
                 preposition_of: Callable[[Draft], str | None],
                 month_first: bool, years: Callable[[], StatedYears]) -> None:
        self.anchors = anchors
        self.sentence_of = sentence_of
        self.tense_of = tense_of
        self.preposition_of = preposition_of
        self.month_first = month_first
        self.years = years

    def resolve(self, drafts: list[Draft]) -> list[TimeExpression]:
        """One expression a draft; a draft that is no time after all yields none."""
        resolved: list[TimeExpression] = []
        for place, draft in enumerate(drafts):
            if draft.joined == "range-start" and place + 1 < len(drafts):
                self._borrow(draft, drafts[place + 1])
            found = self._found(draft)
            if found is None:
                continue
            # A look back (*la veille*, *two weeks earlier*) leaves the thread of the story where it was.
            if found.period and not (draft.kind in ("besides", "beside") and _looks_back(draft)):
                self.anchors.add(found.period, self.sentence_of(draft.span[0]))
            resolved.append(_expression(draft, found))
        return resolved

    def _found(self, draft: Draft) -> Found | None:
        found: Found | None = getattr(self, "_" + draft.kind)(draft)
        return found

    @property
    def today(self) -> dt.date | None:
        """The publication date."""
        return self.anchors.published

    def _tense(self, draft: Draft) -> str | None:
        """The tense of a draft's clause; *since* looks back, and *until* ahead where the verb does not look back."""
        preposition = self.preposition_of(draft)
        if preposition == "since":
            return "past"
        tense = self.tense_of(draft)
        return "future" if preposition == "until" and tense != "past" else tense

    def _from_today(self) -> str:
        return f"published {self.today}"

    def _borrow(self, first: Draft, second: Draft) -> None:
        """Gives the first end of a range the month and year that stand only at its second end."""
        if second.kind not in ("date", "year") or first.kind not in ("date", "year"):
            return
        end = self._found(second)
        if end is None or end.period is None or first.get("year"):
            return
        last = end.period.end
        month = first.get("month") or last.month
        first.fields["month"] = month
        first.fields["year"] = last.year - (month > last.month)
        first.fields["borrowed"] = True

    # -- days, months, years

    def _full(self, draft: Draft) -> Found | None:
        mark, one, two, three = draft.fields["full"]
        if mark == "-":
            year, month, number = one, two, three
        else:
            year = three if three > 99 else 2000 + three if three < 70 else 1900 + three
            month, number = (one, two) if self.month_first and one <= 12 else (two, one)
        date = calendar.day_of(year, month, number)
        return self._dated(draft, calendar.day(date), "full-date", None) if date else None

    def _dated(self, draft: Draft, period: Period, rule: str, anchor: str | None) -> Found:
        """A day with the part of day or the clock time that belongs to it, or any longer period."""
        mark = clock_mark(draft) or draft.get("part") or "" if period.precision == "day" else ""
        return Found(period.value + mark, rule, period, anchor, "TIME" if mark else "DATE", mark)

    def _date(self, draft: Draft) -> Found | None:
        number, month, year = draft.get("day"), draft.get("month"), draft.get("year")
        if month is None:
            return None
        if number is not None and not 1 <= number <= 31:
            return None
        if year is not None:
            year = year if year > 99 else 1900 + year if year >= 30 else 2000 + year
            period = _period(year, month, number)
            if period is None:
                return None if number is None else Found(f"{year}-{month:02d}-{number:02d}", "no-such-day")
            return self._dated(draft, period, "full-date" if number else "month-year", None)
        return self._without_year(draft, month, number)

    def _without_year(self, draft: Draft, month: int, number: int | None) -> Found | None:
        sentence = self.sentence_of(draft.span[0])
        near = self.anchors.near(sentence, "month")
        rel, weekday = draft.get("rel"), draft.get("weekday")
        unknown = Found(f"XXXX-{month:02d}" + (f"-{number:02d}" if number else ""), "no-year")
        if number and not calendar.day_of(2000, month, number):
            return Found(f"XXXX-{month:02d}-{number:02d}", "no-such-day")
        if self.today is None:
            if weekday and number and (year := self.years().of_weekday(weekday, number, month)):
                period = _period(year, month, number)
                return self._dated(draft, period, "weekday+day", "years of the text") if period else unknown
            near = near or self.anchors.near(sentence, "year")
            if near is None:
                return unknown
            fitting = choose((_period(near.start.year + step, month, number) for step in (-1, 0, 1)), near.start, None) \
                if near.precision != "year" else _period(near.start.year, month, number)
            return self._dated(draft, fitting, "year-of-previous", f"previous {near.value}") if fitting else unknown
        if rel == "this" or draft.get("year_rel"):
            step = {"last": -1, "next": 1}.get(draft.get("year_rel") or "", 0)
            period = _period(self.today.year + step, month, number)
            return self._dated(draft, period, "month-of-year", self._from_today()) if period else unknown
        if rel in ("last", "next"):
            periods = [_period(self.today.year + step, month, number) for step in (-1, 0, 1)]
            outside = [one for one in periods if one and not one.start <= self.today <= one.end]
            fitting = choose(outside, self.today, "past" if rel == "last" else "future", strict=True)
            return self._dated(draft, fitting, f"{'day' if number else 'month'}-{rel}", self._from_today()) if fitting else unknown
        tense = self._tense(draft)
        periods = [_period(self.today.year + step, month, number) for step in range(-7, 2)]
        if weekday:
            right = [one for one in periods if one and one.start.isoweekday() == weekday]
            fitting = choose(right, self.today, tense)
            if fitting and abs((fitting.start - self.today).days) < 400:
                return self._dated(draft, fitting, "weekday+day", self._from_today())
        if near and near.precision == "day" and near.start.year != self.today.year and tense != "future" and near.end < self.today:
            fitting = choose((_period(near.start.year + step, month, number) for step in (-1, 0, 1)), near.start, None)
            if fitting:
                return self._dated(draft, fitting, "year-of-previous", f"previous {near.value}")
        fitting = choose(periods[-3:], self.today, tense)
        rule = f"{'day' if number else 'month'}-{tense or 'nearest'}"
        return self._dated(draft, fitting, rule, self._from_today()) if fitting else unknown

    def _year(self, draft: Draft) -> Found | None:
        period = calendar.year(draft.fields["year"])
        return Found(period.value, "year", period) if period else None

    def _decade(self, draft: Draft) -> Found | None:
        written = draft.fields["decade"]
        first = written if written > 99 else 1900 + written if written >= 20 else 2000 + written
        period = calendar.decade(first) if first % 10 == 0 else None
        return Found(period.value, "decade", period) if period else None

    def _century(self, draft: Draft) -> Found | None:
        number = draft.fields["number"]
        return Found(f"{number - 1:02d}", "century") if 1 <= number <= 21 else None

    def _season(self, draft: Draft) -> Found | None:
        code, year, rel = draft.fields["season"], draft.get("year"), draft.get("rel")
        if year:
            period = calendar.season(year, code)
            return Found(period.value, "season-year", period) if period else None
        if self.today is None:
            near = self.anchors.near(self.sentence_of(draft.span[0]), "year")
            period = calendar.season(near.start.year, code) if near else None
            if period and near:
                return Found(period.value, "year-of-previous", period, f"previous {near.value}")
            return Found(f"XXXX-{code}", "no-year")
        periods = [calendar.season(self.today.year + step, code) for step in (-1, 0, 1)]
        tense = {"last": "past", "next": "future"}.get(rel or "") or self._tense(draft)
        if rel in ("last", "next"):
            periods = [one for one in periods if one and not one.start <= self.today <= one.end]
        if rel == "this" and code != "WI":
            periods = periods[1:2]
        period = choose(periods, self.today, tense)
        return Found(period.value, f"season-{rel or tense or 'nearest'}", period, self._from_today()) if period else None

    def _quarter(self, draft: Draft) -> Found | None:
        number, year = draft.fields["number"], draft.get("year")
        make = calendar.half if draft.get("unit") == "H" else calendar.quarter
        if year or (draft.get("rel") and self.today):
            shift = {"last": -1, "next": 1}.get(draft.get("rel") or "", 0)
            period = make(year or (self.today.year if self.today else 0) + shift, number)
            return Found(period.value, "quarter-year", period) if period else None
        if self.today is None or make(self.today.year, number) is None:
            return None
        tense = self._tense(draft)
        period = choose((make(self.today.year + step, number) for step in (-1, 0, 1)), self.today,
                        "past" if tense == "past" else None)
        if period is None:
            return None
        # A report is about the last quarter that it looks back on: "the quarter" and "a year earlier" point to it.
        known = self.anchors.quarter
        if period.precision == "quarter" and (known is None or (
                period.start > known.start and (tense == "past" or period.end < self.today))):
            self.anchors.quarter = period
        return Found(period.value, f"quarter-{tense or 'nearest'}", period, self._from_today())

    def _quarters(self, draft: Draft) -> Found | None:
        """A quarter that is named after the one spoken of: *the latest quarter*, *the year-ago period*, *the 1988 quarter*."""
        before = self.anchors.quarter
        year, shift = draft.get("year"), draft.get("shift")
        if before is None:
            period = calendar.year(year) if year else calendar.year(self.today.year + shift) if self.today and shift else None
            return Found(period.value, "quarter-unknown", period, self._from_today()) if period else None
        date = before.start.replace(year=year) if year else calendar.shifted(before.start, "Y", shift or 0)
        period = calendar.around(date, "Q") if date else None
        return Found(period.value, "quarter-previous", period, f"previous {before.value}") if period else None

    def _yearend(self, draft: Draft) -> Found | None:
        if self.today is None:
            return None
        year = self.today.year - (self._tense(draft) == "past")
        period = calendar.day(dt.date(year, 12, 31))
        return Found(period.value, "year-end", period, self._from_today())

    def _holiday(self, draft: Draft) -> Found | None:
        rule, year, rel = draft.fields["holiday"], draft.get("year"), draft.get("rel")
        if len(rule) == 10:
            return self._dated(draft, calendar.day(dt.date.fromisoformat(rule)), "named-day", None)
        if year:
            date = calendar.holiday(rule, year)
            return self._dated(draft, calendar.day(date), "holiday-year", None) if date else None
        day, anchor = self.today, self._from_today()
        tense: str | None = None
        if day is None:
            near = self.anchors.near(self.sentence_of(draft.span[0]), "year")
            if near is None:
                return Found("XXXX-XX-XX", "holiday-no-year")
            day, anchor = near.start, f"previous {near.value}"
            dates = [calendar.holiday(rule, day.year)] if near.precision == "year" else _holidays(rule, day.year)
        else:
            tense = {"last": "past", "next": "future"}.get(rel or "") or self._tense(draft)
            dates = _holidays(rule, day.year)
        period = choose((calendar.day(date) for date in dates if date), day, tense)
        return self._dated(draft, period, "holiday", anchor) if period else None

    # -- counted from today

    def _today(self, draft: Draft) -> Found | None:
        if self.today is None:
            return Found("PRESENT_REF" if draft.fields["shift"] == 0 else "XXXX-XX-XX", "today-unknown")
        date = calendar.plus_days(self.today, draft.fields["shift"])
        return self._dated(draft, calendar.day(date), "today", self._from_today()) if date else None

    def _weekday(self, draft: Draft) -> Found | None:
        number, rel = draft.fields["weekday"], draft.get("rel")
        if rel in (1, -1):
            before = self.anchors.last("day")
            if before is None:
                return Found(f"XXXX-WXX-{number}", "weekday-unknown")
            gap = (number - before.start.isoweekday()) % 7 or 7
            date = calendar.plus_days(before.start, gap if rel > 0 else gap - 7 if gap < 7 else -7)
            return self._dated(draft, calendar.day(date), "weekday-previous", f"previous {before.value}") if date else None
        if self.today is None:
            return Found(f"XXXX-WXX-{number}" + (draft.get("part") or ""), "weekday-unknown")
        tense = {"last": "past", "next": "future"}.get(rel or "") or self._tense(draft) or "past"
        back, ahead = (self.today.isoweekday() - number) % 7, (number - self.today.isoweekday()) % 7
        if rel in ("last", "next"):
            back, ahead = back or 7, ahead or 7
        date = calendar.plus_days(self.today, ahead if tense == "future" else -back)
        rule = f"weekday-{rel or ('future' if tense == 'future' else 'past')}"
        return self._dated(draft, calendar.day(date), rule, self._from_today()) if date else None

    def _part(self, draft: Draft) -> Found | None:
        part, rel = draft.fields["part"], draft.get("rel")
        if rel == "same":
            before = self.anchors.last("day")
            return self._dated(draft, before, "part-previous", f"previous {before.value}") if before else None
        near = self.anchors.near(self.sentence_of(draft.span[0]), "day") if rel is None else None
        here = near.start if near else None
        day = here or self.today
        if day is None:
            return Found("XXXX-XX-XX" + part, "part-unknown", type="TIME")
        date = calendar.plus_days(day, -1 if rel == "last" else draft.get("shift") or 0)
        anchor = f"previous {here}" if here else self._from_today()
        return self._dated(draft, calendar.day(date), f"part-{rel or 'of-day'}", anchor) if date else None

    def _unit(self, draft: Draft) -> Found | None:
        unit, rel = draft.fields["unit"], draft.get("rel")
        if rel == "day":
            day = self.anchors.last_day_in(self.sentence_of(draft.span[0])) or self.today
            return Found(day.isoformat(), "this-day", calendar.day(day), self._from_today()) if day else None
        if rel == "same" or rel in (1, -1):
            return self._beside_previous(draft, unit, 0 if rel == "same" else rel)
        if self.today is None:
            return None if rel == "the" else Found("PAST_REF" if rel == "last" else "FUTURE_REF" if rel == "next" else "PRESENT_REF", "unit-unknown")
        if unit == "Q" and rel == "this" and self.anchors.quarter:
            return Found(self.anchors.quarter.value, "quarter-previous", self.anchors.quarter, self._from_today())
        step = {"last": -1, "next": 1}.get(rel or "", 0)
        if unit.startswith("T") or (rel == "the" and unit not in ("W", "M", "Y", "WE")):
            return None
        if unit == "CE":
            return Found(f"{self.today.year // 100 + step:02d}", "century", None, self._from_today())
        if unit == "WE" and step == 0 and self.today.isoweekday() < 6 and self._tense(draft) == "past":
            step = -1
        date = calendar.shifted(self.today, unit, step)
        if date is not None and unit not in ("D", "W", "WE"):
            date = calendar.shifted(self.today.replace(day=1), unit, step)
        period = calendar.around(date, unit) if date else None
        return Found(period.value, f"unit-{rel}", period, self._from_today()) if period else None

    def _offset(self, draft: Draft) -> Found | None:
        amount, unit, sign = draft.fields["amount"], draft.fields["unit"], draft.fields["sign"]
        if amount == "X" or unit in ("TH", "TM", "TS") or self.today is None:
            return Found("PAST_REF" if sign < 0 else "FUTURE_REF", "offset-vague", type="TIME" if unit[0] == "T" else "DATE")
        quarter = self.anchors.quarter if unit == "Y" and amount == 1 and sign < 0 else None
        if quarter and (date := calendar.shifted(quarter.start, "Y", -1)) and (period := calendar.around(date, "Q")):
            return Found(period.value, "quarter-previous", period, f"previous {quarter.value}")
        period = self._shifted(self.today, unit, amount, sign, half=bool(draft.get("half") or "half" in draft.fields))
        return Found(period.value, "offset", period, self._from_today()) if period else None

    def _ahead(self, draft: Draft) -> Found | None:
        draft.fields["sign"] = 1
        return self._offset(draft) if self.today and self._tense(draft) == "future" else self._duration(draft)

    def _shifted(self, day: dt.date, unit: str, amount: Any, sign: int, *, half: bool = False) -> Period | None:
        if unit == "F":
            unit, amount = "D", amount * 14
        if (half or isinstance(amount, float)) and unit == "Y":
            date = calendar.plus_months(day, sign * round(12 * (amount + 0.5 * half)))
        else:
            date = calendar.shifted(day, unit, sign * round(amount))
        return calendar.around(date, unit if unit not in ("CE",) else "Y") if date else None

    # -- counted from the expression before

    def _besides(self, draft: Draft) -> Found | None:
        before = self.anchors.last("day")
        if before is None:
            return Found("XXXX-XX-XX", "previous-unknown")
        day = before.end if draft.fields["shift"] > 0 else before.start
        date = calendar.plus_days(day, draft.fields["shift"])
        return self._dated(draft, calendar.day(date), "anchored-previous", f"previous {before.value}") if date else None

    def _beside_previous(self, draft: Draft, unit: str, step: int) -> Found | None:
        before = self.anchors.last("month" if draft.get("wide") else _PRECISIONS.get(unit, "year"))
        if before is None:
            return Found("XXXX-XX-XX" if unit == "D" else "PAST_REF", "previous-unknown")
        if draft.get("wide"):
            unit = "M"
        base = before.start if unit in ("D", "W", "WE") else before.start.replace(day=1)
        date = calendar.shifted(base, unit, step) if unit != "CE" else None
        period = calendar.around(date, unit) if date else None
        if period and step == 0 and unit == "D":
            period = before
        return self._dated(draft, period, "anchored-previous", f"previous {before.value}") if period else None

    def _beside(self, draft: Draft) -> Found | None:
        amount, unit, sign = draft.fields["amount"], draft.fields["unit"], draft.fields["sign"]
        before = self.anchors.last(_PRECISIONS.get(unit, "year" if unit == "CE" else "day")) if amount != "X" else None
        if before is None or unit.startswith("T"):
            return Found(length(amount, unit), "previous-unknown", type="DURATION")
        quarter = self.anchors.quarter if unit == "Y" and amount == 1 else None
        if quarter:
            period = calendar.around(calendar.shifted(quarter.start, "Y", sign) or quarter.start, "Q")
        else:
            fine = unit == "W" and before.precision == "day"
            period = self._shifted(before.start, "D" if fine else unit, amount * 7 if fine else amount, sign,
                                   half=bool("half" in draft.fields))
        return Found(period.value, "anchored-previous", period, f"previous {before.value}") if period else None

    # -- clock times, lengths, repetitions, references

    def _clock(self, draft: Draft) -> Found | None:
        mark = clock_mark(draft)
        if mark is None:
            return None
        here = self.anchors.last_day_in(self.sentence_of(draft.span[0]))
        day = here or self.today
        if day is None:
            return Found(mark, "clock-unknown", type="TIME")
        anchor = f"previous {here}" if here else self._from_today()
        return Found(day.isoformat() + mark, "clock", calendar.day(day), anchor, "TIME", mark)

    def _duration(self, draft: Draft) -> Found | None:
        return Found(length(draft.fields["amount"], draft.fields["unit"], "half" in draft.fields), "duration", type="DURATION")

    def _set(self, draft: Draft) -> Found | None:
        value = draft.get("value")
        if value is None and draft.get("weekday"):
            value = f"XXXX-WXX-{draft.fields['weekday']}" + (draft.get("part") or "")
        elif value is None and draft.get("part"):
            value = "XXXX-XX-XX" + draft.fields["part"]
        elif value is None and draft.get("month"):
            value = f"XXXX-{draft.fields['month']:02d}"
        elif value is None:
            value = length(draft.get("amount") or 1, draft.fields["unit"])
        return Found(value, "set", type="SET")

    def _ref(self, draft: Draft) -> Found | None:
        value = draft.fields["ref"]
        if value == "PREVIOUS":
            before = self.anchors.last("day")
            if before:
                return Found(before.value, "anchored-previous", before, f"previous {before.value}")
            value = "PAST_REF"
        return Found(value, "reference")


def _looks_back(draft: Draft) -> bool:
    return (draft.get("shift") or draft.get("sign") or 0) < 0


def _period(year: int, month: int, number: int | None) -> Period | None:
    if number is None:
        return calendar.month(year, month)
    date = calendar.day_of(year, month, number)
    return calendar.day(date) if date else None


def _holidays(rule: str, year: int) -> list[dt.date | None]:
    return [calendar.holiday(rule, year + step) for step in (-1, 0, 1)]


def clock_mark(draft: Draft) -> str | None:
    """The clock time of a draft (`T15:00`), None where it has none or an impossible one."""
    hours, minutes = draft.get("clock") or (draft.get("hour"), draft.get("minute"))
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


def _expression(draft: Draft, found: Found) -> TimeExpression:
    period = found.period
    return TimeExpression(
        span=draft.span, type=found.type, value=found.value, start=period.start if period else None,
        end=period.end if period else None, precision=period.precision if period else None,
        rule=draft.joined if draft.joined.startswith("range") and period else found.rule, anchor=found.anchor)
