"""Dates as a reader types them: a text goes in; the first or the last day of what it names comes out.

Only what can be read in one way is read: `2014`, `2014-03`, `2014-03-18`, `18/03/2014` (the day first), `03/2014`, `mars 2014`,
`18 mars 2014`, `1er mars 2014`, `March 2014`, `March 18, 2014`; months in French and English, whatever the interface speaks.
"""

import calendar
import datetime as dt
import re
from functools import cache

from babel import Locale

from analysis.lemmas import fold

_NUMBERS = (
    re.compile(r"(?P<y>\d{4})(?:-(?P<m>\d{1,2})(?:-(?P<d>\d{1,2}))?)?"),
    re.compile(r"(?:(?P<d>\d{1,2})[/.])?(?P<m>\d{1,2})[/.](?P<y>\d{4})"),
)
_WORDS = (
    re.compile(r"(?:(?P<d>\d{1,2})(?:er|st|nd|rd|th)? )?(?P<m>[a-z]+) (?P<y>\d{4})"),
    re.compile(r"(?P<m>[a-z]+) (?P<d>\d{1,2}) (?P<y>\d{4})"),
)


@cache
def _months() -> dict[str, int]:
    return {
        fold(name).rstrip("."): number
        for language in ("fr", "en")
        for width in ("wide", "abbreviated")
        for number, name in Locale(language).months["format"][width].items()
    }


def typed_day(text: str, *, last: bool = False) -> dt.date | None:
    """The first day of what `text` names, or with `last` its last one; None where it names nothing, or no day there is."""
    plain = " ".join(fold(text).replace(",", " ").replace(". ", " ").split())
    for form in (*_NUMBERS, *_WORDS):
        found = form.fullmatch(plain)
        if found is None:
            continue
        month = found["m"] and (int(found["m"]) if found["m"].isdecimal() else _months().get(found["m"], 0))
        return _day(int(found["y"]), month, int(found["d"]) if found["d"] else None, last=last)
    return None


def _day(year: int, month: int | None, number: int | None, *, last: bool) -> dt.date | None:
    try:
        if month is None:
            return dt.date(year, 12, 31) if last else dt.date(year, 1, 1)
        if number is None:
            return dt.date(year, month, calendar.monthrange(year, month)[1] if last else 1)
        return dt.date(year, month, number)
    except ValueError:
        return None
