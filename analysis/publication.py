"""Tells whether an article can have come out on a day: a date goes in; what is wrong with it comes out, or None."""

import datetime as dt

# The first weekly newspaper came out in 1605.
FIRST_YEAR = 1605
# It may be tomorrow already where the article was written.
_GRACE = dt.timedelta(days=1)


def fault(day: dt.date) -> str | None:
    """Why `day` is no day of publication, whoever says so: a field, a page's data, or a dateline in the text."""
    if day > dt.datetime.now(dt.UTC).date() + _GRACE:
        return "lies in the future"
    return "is before there were newspapers" if day.year < FIRST_YEAR else None
