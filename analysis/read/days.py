"""Reads a date of publication as files give it: a value goes in; a day comes out."""

import datetime as dt
import re
from functools import lru_cache

import dateparser

from analysis import publication
from analysis.errors import ReadError

_ISO = re.compile(r"(\d{4})([-/.]?)(\d{2})\2(\d{2})(?![\d])")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?![\d])")
_LANGUAGES = ["fr", "en"]
_WRITTEN_OUT = {"STRICT_PARSING": True, "REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"]}


class ImpossibleDayError(ReadError):
    """A date that is written clearly enough, and cannot be: 31 February, the year 201, next month."""


def day(given: object) -> dt.date:
    """The day that `given` names, in the time zone that it was written in.

    Takes dates, ISO 8601 with or without time, 31/12/2019, 12/31/2019, *31 décembre 2019*, *December 31, 2019* and what
    mail headers write. Raises `ReadError` where it names no day or could name two (03/04/2019),
    `ImpossibleDayError` where it is no article's day.
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
        raise ImpossibleDayError(f"published is {written[:40]!r}, no day of the calendar",
                            next_step="write YYYY-MM-DD") from impossible


def _possible(found: dt.date) -> dt.date:
    if fault := publication.fault(found):
        raise ImpossibleDayError(f"published {found.isoformat()} {fault}", next_step="correct the date")
    return found
