"""Calendar arithmetic: days, weeks, months, seasons, years … as periods with a TIMEX3 value and a first and last day.

Every maker returns None where the calendar knows no such day (31 February, year 0), and never raises.
"""

import calendar
import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from analysis.records import Precision

# TIMEX3 seasons as whole months, as weather services count them; winter begins in the year it is named after.
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_DAYS = {"D": 1, "W": 7, "WE": 7, "F": 14}
_MONTHS = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200}
_FARTHEST = 4_000_000  # days: beyond any date that the calendar can write
FINENESS: dict[str, int] = {"day": 0, "week": 1, "month": 2, "season": 3, "quarter": 3, "year": 4, "decade": 5}


@dataclass(frozen=True, kw_only=True)
class Period:
    """A stretch of whole days under its TIMEX3 value."""

    value: str
    start: dt.date
    end: dt.date
    precision: Precision


def day(date: dt.date) -> Period:
    """One day."""
    return Period(value=date.isoformat(), start=date, end=date, precision="day")


def day_of(year: int, month: int, number: int) -> dt.date | None:
    """The date, or None where there is none."""
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None


def week(date: dt.date) -> Period | None:
    """The ISO week of a date."""
    year, number, weekday = date.isocalendar()
    start = plus_days(date, 1 - weekday)
    end = plus_days(date, 7 - weekday)
    if start is None or end is None:
        return None
    return Period(value=f"{year:04d}-W{number:02d}", start=start, end=end, precision="week")


def weekend(date: dt.date) -> Period | None:
    """Saturday and Sunday of the ISO week of a date."""
    whole = week(date)
    if whole is None:
        return None
    return Period(value=whole.value + "-WE", start=whole.end - dt.timedelta(days=1), end=whole.end, precision="week")


def months(value: str, year: int, first: int, count: int, precision: Precision) -> Period | None:
    """`count` whole months from month `first` of `year` under the given value."""
    start = day_of(year, first, 1)
    last_year, last_month = divmod(year * 12 + first - 1 + count - 1, 12)
    if start is None or not 1 <= last_year <= 9999:
        return None
    end = dt.date(last_year, last_month + 1, calendar.monthrange(last_year, last_month + 1)[1])
    return Period(value=value, start=start, end=end, precision=precision)


def month(year: int, number: int) -> Period | None:
    """One month."""
    return months(f"{year:04d}-{number:02d}", year, number, 1, "month")


def quarter(year: int, number: int) -> Period | None:
    """Quarter 1 to 4."""
    return months(f"{year:04d}-Q{number}", year, 3 * number - 2, 3, "quarter") if 1 <= number <= 4 else None


def half(year: int, number: int) -> Period | None:
    """The first or second half of a year; there is no finer precision than the year for it."""
    return months(f"{year:04d}-H{number}", year, 6 * number - 5, 6, "year") if 1 <= number <= 2 else None


def season(year: int, code: str) -> Period | None:
    """`SP`, `SU`, `FA` or `WI`."""
    return months(f"{year:04d}-{code}", year, _SEASONS[code], 3, "season") if code in _SEASONS else None


def year(number: int) -> Period | None:
    """One year."""
    return months(f"{number:04d}", number, 1, 12, "year")


def decade(first: int) -> Period | None:
    """The ten years from `first`, which ends in 0; TIMEX3 writes its first three digits."""
    return months(f"{first:04d}"[:3], first, 1, 120, "decade")


def plus_days(date: dt.date, count: int) -> dt.date | None:
    """`count` days later, or None beyond the calendar."""
    try:
        return date + dt.timedelta(days=count)
    except OverflowError:
        return None


def plus_months(date: dt.date, count: int) -> dt.date | None:
    """`count` months later, on the same day or the month's last."""
    number, index = divmod(date.year * 12 + date.month - 1 + count, 12)
    if not 1 <= number <= 9999:
        return None
    return dt.date(number, index + 1, min(date.day, calendar.monthrange(number, index + 1)[1]))


def shifted(date: dt.date, unit: str, count: int) -> dt.date | None:
    """The date `count` units (`D W WE F M Q H Y DE CE`; F is a fortnight) later; negative counts look back."""
    if abs(count) > _FARTHEST:
        return None
    if unit in _DAYS:
        return plus_days(date, count * _DAYS[unit])
    return plus_months(date, count * _MONTHS[unit]) if unit in _MONTHS else None


def around(date: dt.date, unit: str) -> Period | None:
    """The day, week, weekend, month, quarter, half, year or decade that holds a date."""
    if unit == "D":
        return day(date)
    if unit == "W":
        return week(date)
    if unit == "WE":
        return weekend(date)
    if unit == "M":
        return month(date.year, date.month)
    if unit == "Q":
        return quarter(date.year, (date.month + 2) // 3)
    if unit == "H":
        return half(date.year, (date.month + 5) // 6)
    if unit == "DE":
        return decade(date.year // 10 * 10)
    return year(date.year) if unit == "Y" else None


def season_around(date: dt.date) -> tuple[int, str]:
    """The year and code of the season that holds a date."""
    code = ("WI", "WI", "SP", "SP", "SP", "SU", "SU", "SU", "FA", "FA", "FA", "WI")[date.month - 1]
    return (date.year - 1 if date.month < 3 else date.year), code


@lru_cache(maxsize=512)
def easter(of: int) -> dt.date:
    """Easter Sunday of a year (the anonymous Gregorian algorithm of Meeus)."""
    a, b, c = of % 19, of // 100, of % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * weekday) // 433
    number = (h + weekday - 7 * m + 90) // 25
    return dt.date(of, number, (h + weekday - 7 * m + 33 * number + 19) % 32)


def holiday(rule: str, of: int) -> dt.date | None:
    """The date of a holiday in a year: `12-25`, `easter+39`, `11 thu 4` (its fourth Thursday, -1: last), `11 thu 4 +1`."""
    if not 1 <= of <= 9999:
        return None
    if rule.startswith("easter"):
        return plus_days(easter(of), int(rule[6:] or 0))
    if " " not in rule:
        number, _, day_number = rule.partition("-")
        return day_of(of, int(number), int(day_number))
    number, name, nth, *after = rule.split()
    weekday = ("mon", "tue", "wed", "thu", "fri", "sat", "sun").index(name)
    if int(nth) < 0:
        last = dt.date(of, int(number), calendar.monthrange(of, int(number))[1])
        return last - dt.timedelta(days=(last.weekday() - weekday) % 7)
    first = dt.date(of, int(number), 1)
    return first + dt.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (int(nth) - 1) + int(after[0] if after else 0))
