"""Days as the reader writes them: the first and last day of an interval in, words out, as exact as the interval is."""

import calendar
import datetime as dt
from functools import lru_cache

from babel.dates import format_date, format_interval, format_skeleton

# How many days an axis may have for each to be named.
NEAR = 400
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}


@lru_cache(maxsize=10_000)
def interval(start: dt.date, end: dt.date, language: str, *, short: bool = False) -> str:
    """`18 mars 2014`, `mars 2014`, `2014`, `2010–2019`, `janvier–mars 2014`, else `3–5 mars 2014`; both days are included."""
    month = "MMM" if short else "MMMM"
    if start == end:
        text = str(format_date(start, f"d {month} y", locale=language))
        return text.replace("1 ", "1er ", 1) if language == "fr" and start.day == 1 else text
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    last_day = calendar.monthrange(end.year, end.month)[1]
    if (start.day, end.day) == (1, last_day) and (start.year, start.month) == (end.year, end.month):
        return month_name(start, language, short=short)
    if start.day == 1 and end.day == last_day and start.year == end.year:
        names = [str(format_date(day, month.replace("M", "L"), locale=language)) for day in (start, end)]
        return f"{names[0]}–{names[1]} {end.year}"
    # CLDR's intervals have short months only, which is short enough for both; its plain English puts the month first
    text = str(format_interval(dt.datetime(start.year, start.month, start.day), dt.datetime(end.year, end.month, end.day),
                               skeleton="yMMMd", locale="en_GB" if language == "en" else language))
    return text.replace("Sept", "Sep") if language == "en" else text


@lru_cache(maxsize=10_000)
def month_name(day: dt.date, language: str, *, short: bool = False) -> str:
    """A month and its year: `mars 2014`."""
    return str(format_skeleton("yMMM" if short else "yMMMM", dt.datetime(day.year, day.month, 1), locale=language))


def aliases(start: dt.date, end: dt.date, language: str) -> dict[str, str]:
    """What Plotly writes for a month (`Mar 2014`) or a day → what the reader writes; for every one of the range.

    Plotly's own translations are not in Streamlit's copy of it. Months up to sixty years (a longer axis shows years), days
    up to `NEAR`.
    """
    if language == "en" or end.year - start.year > 60:
        return {}
    english = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    named = {f"{english[month - 1]} {year}": month_name(dt.date(year, month, 1), language, short=True)
             for year in range(start.year, end.year + 1) for month in range(1, 13)}
    if (end - start).days <= NEAR:
        for number in range((end - start).days + 1):
            day = start + dt.timedelta(days=number)
            named[f"{day.day} {english[day.month - 1]} {day.year}"] = interval(day, day, language, short=True)
    return named


def step(start: dt.date, end: dt.date) -> str:
    """The period to count by between two days, so that 40 to 130 of them stand side by side."""
    length = (end - start).days + 1
    return next((unit for most, unit in ((130, "day"), (800, "week"), (4000, "month"), (12_000, "quarter"), (50_000, "year"))
                 if length <= most), "decade")


def period_end(start: dt.date, unit: str) -> dt.date:
    """The last day of the period that begins on a day."""
    if unit in ("day", "week"):
        return start + dt.timedelta(days=6 if unit == "week" else 0)
    return months_later(start, _MONTHS[unit]) - dt.timedelta(days=1)


def months_later(day: dt.date, months: int) -> dt.date:
    """The first day of the month that many months after a day's."""
    count = day.year * 12 + day.month - 1 + months
    return dt.date(count // 12, count % 12 + 1, 1)
