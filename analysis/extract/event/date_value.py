"""Writes a calendar span as the date of an event: a day, a month, a year, or `from/to`; never finer than the text."""

import datetime as dt
from dataclasses import dataclass, replace

from analysis.records import Precision, TimeExpression

_FULL_DAY, _MONTH, _YEAR = 10, 7, 4
_LENGTH: dict[str, int] = {"day": _FULL_DAY, "week": _FULL_DAY, "month": _MONTH, "quarter": _MONTH, "season": _MONTH}


@dataclass(frozen=True, kw_only=True)
class Dated:
    """A date, the first and last day it covers, the time expression it was read from and the rule that chose that one."""

    date: str
    start: dt.date
    end: dt.date
    precision: Precision
    rule: str
    time: int | None = None

    def by(self, rule: str) -> "Dated":
        """The same date under another rule."""
        return replace(self, rule=rule)


def of_time(time: TimeExpression, index: int, rule: str) -> Dated | None:
    """The date that a time expression gives, None where it is no calendar time or too coarse to place an event."""
    if time.start is None or time.end is None or time.precision is None or time.type == "SET":
        return None
    if time.precision == "decade" or time.end < time.start:
        return None
    return Dated(date=written(time.start, time.end, time.precision), start=time.start, end=time.end,
                 precision=time.precision, rule=rule, time=index)


def written(start: dt.date, end: dt.date, precision: Precision) -> str:
    """`2014-03-18`, `2014-03`, `2014`; a half year or a week as `from/to`; a season by its year."""
    if start == end:
        return start.isoformat()
    if precision == "season":
        return f"{end.year:04d}" if start.month == 12 else f"{start.year:04d}"
    if precision == "year":
        whole = (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
        if whole:
            return f"{start.year:04d}" if start.year == end.year else f"{start.year:04d}/{end.year:04d}"
        return f"{start.isoformat()[:_MONTH]}/{end.isoformat()[:_MONTH]}"
    if precision == "month" and (start.year, start.month) == (end.year, end.month):
        return start.isoformat()[:_MONTH]
    length = _LENGTH.get(precision, _YEAR)
    return f"{start.isoformat()[:length]}/{end.isoformat()[:length]}"


def joined(first: Dated, last: Dated, rule: str) -> Dated | None:
    """The range from one date to another."""
    if last.end < first.start:
        return None
    start, end = first.date.split("/", maxsplit=1)[0], last.date.split("/")[-1]
    if len(start) != len(end):
        start, end = first.start.isoformat(), last.end.isoformat()
    return Dated(date=f"{start}/{end}", start=first.start, end=last.end, precision=last.precision, rule=rule, time=last.time)
