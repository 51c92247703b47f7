"""Reads a date of publication as files give it: a value goes in; a day comes out."""

import datetime as dt
import re
from functools import lru_cache

import dateparser

from analysis.errors import ReadError

_ISO = re.compile(r"(\d{4})([-/.]?)(\d{2})\2(\d{2})(?![\d])")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?![\d])")
# The first weekly newspaper came out in 1605.
_FIRST_YEAR = 1605
_LANGUAGES = ["fr", "en"]
_WRITTEN_OUT = {"STRICT_PARSING": True, "REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"]}


def day(given: object) -> dt.date:
    """The day that `given` names, in the time zone that it was written in.

    Takes dates, ISO 8601 with or without time, 31/12/2019, 12/31/2019, *31 décembre 2019*, *December 31, 2019* and what
    mail headers write. Raises `ReadError` where it names no day, could name two (03/04/2019), or no article's day.
    """
    if isinstance(given, dt.datetime):
        return _possible(given.date())
    if isinstance(given, dt.date):
        return _possible(given)
    if isinstance(given, int | str) and not isinstance(given, bool):
        return _possible(_read(str(given).strip()))
    raise ReadError(f"published is {str(given)[:40]!r}", next_step="write YYYY-MM-DD")


@lru_cache(maxsize=4096)
def _read(written: str) -> dt.date:
    if iso := _ISO.match(written):
        return _made(written, int(iso[1]), int(iso[3]), int(iso[4]))
    if numbers := _YEAR_LAST.match(written):
        first, second, year = int(numbers[1]), int(numbers[3]), int(numbers[4])
        if first <= 12 and second <= 12 and first != second:
            raise ReadError(f"published is {written[:40]!r}: day and month could be either", next_step="write YYYY-MM-DD")
        return _made(written, year, *((second, first) if first > 12 else (first, second)))
    found: dt.datetime | None = None
    if any(character.isalpha() for character in written) and len(written) <= 80:
        found = dateparser.parse(written, languages=_LANGUAGES, settings=_WRITTEN_OUT)
    if found is None:
        raise ReadError(f"published is {written[:40]!r}, no date", next_step="write YYYY-MM-DD")
    return found.date()


def _made(written: str, year: int, month: int, number: int) -> dt.date:
    try:
        return dt.date(year, month, number)
    except ValueError as impossible:
        raise ReadError(f"published is {written[:40]!r}, no day of the calendar", next_step="write YYYY-MM-DD") from impossible


def _possible(found: dt.date) -> dt.date:
    # One day of grace: it may be tomorrow already where the article was written.
    if found > dt.datetime.now(dt.UTC).date() + dt.timedelta(days=1):
        raise ReadError(f"published {found.isoformat()} lies in the future", next_step="correct the date")
    if found.year < _FIRST_YEAR:
        raise ReadError(f"published {found.isoformat()} is before there were newspapers", next_step="correct the date")
    return found
