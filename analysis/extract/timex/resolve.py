"""Puts calendar values on drafts: the drafts of a text and its context go in, `TimeExpression`s come out, in text order."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace

from analysis.extract.timex import calendar, dates, lengths, relative
from analysis.extract.timex.context import STEP, Context, Found, clock_mark
from analysis.extract.timex.grammar import Draft
from analysis.records import TimeExpression

_RESOLVERS: Mapping[str, Callable[[Context, Draft], Found | None]] = {
    "full": dates.full, "date": dates.date, "nth_weekday": dates.nth_weekday, "weekday_day": dates.weekday_day,
    "week_of": dates.week_of,
    "year": dates.year, "decade": dates.decade, "century": dates.century,
    "season": dates.season, "quarter": dates.quarter, "compared_quarter": dates.compared_quarter,
    "year_end": dates.year_end, "holiday": dates.holiday,
    "today": relative.today, "weekday": relative.weekday, "part": relative.part, "unit": relative.unit,
    "offset": relative.offset, "to_the_day": relative.to_the_day,
    "ahead": relative.ahead, "day_beside": relative.day_beside, "beside": relative.beside,
    "clock": lengths.clock, "duration": lengths.duration, "set": lengths.repetition, "ref": lengths.reference,
}

_DAYS = frozenset(("date", "full", "weekday", "today", "part"))
_BEHIND = 8  # tokens
_DAYLIGHT = "T06"


def resolve(drafts: list[Draft], context: Context) -> list[TimeExpression]:
    """One expression a draft; a draft that is no time after all yields none."""
    resolved: list[TimeExpression] = []
    for place, draft in enumerate(drafts):
        if draft.joined.endswith(("-start", "-middle")) and place + 1 < len(drafts):
            _borrow(context, draft, next((end for end in drafts[place + 1:] if end.joined == "range-end"), drafts[place + 1]))
        if draft.kind == "clock":
            _day_behind(context, draft, drafts[place + 1:place + 3])
        found = _RESOLVERS[draft.kind](context, draft)
        if found is None:
            continue
        if draft.joined == "range-end" and draft.kind == "weekday" and resolved:
            found = _after(resolved[-1].start, found)
        if found.period and draft.kind != "duration" and not _looks_back(draft):
            context.remember(draft, found.period)
        resolved.append(_expression(draft, found))
    return resolved


def _day_behind(context: Context, clock: Draft, behind: list[Draft]) -> None:
    """Gives a clock time the day that stands right behind it: *vers 5 h 25 (3 h 25 UTC) jeudi matin*."""
    day = next((one for one in behind if one.kind in _DAYS), None)
    if day and day.at - clock.until <= _BEHIND and context.sentence(day) == context.sentence(clock):
        found = _RESOLVERS[day.kind](context, day)
        if found and found.period and found.period.precision == "day":
            small_hours = "night" in day.fields and (clock_mark(clock) or "T12") < "T12"
            clock.fields["on"] = calendar.plus_days(found.period.start, int(small_hours))


def _after(start: dt.date | None, end: Found) -> Found:
    """The end of a range of weekdays, in the week that follows its start: *from Monday to Friday*."""
    if start is None or end.period is None or end.period.start >= start:
        return end
    day = calendar.plus_days(end.period.start, 7)
    return end if day is None else replace(end, value=end.value.replace(end.period.value, day.isoformat()),
                                           period=calendar.day(day))


def _looks_back(draft: Draft) -> bool:
    """*La veille*, *the previous Friday* leave the thread of the story where it was: *le lendemain* counts from there."""
    if draft.kind == "weekday":
        return bool(draft.get("rel") == -1)
    if draft.kind == "clock":  # the day after an evening that ends at two in the morning is the day after that evening
        return (clock_mark(draft) or _DAYLIGHT) < _DAYLIGHT
    return draft.kind in ("day_beside", "beside") and (draft.get("shift") or draft.get("sign") or 0) < 0


def _borrow(context: Context, first: Draft, second: Draft) -> None:
    """Gives the first end of a range the month and year that stand only at its second end."""
    if first.kind == second.kind == "weekday" and second.get("rel") in STEP:
        first.fields.setdefault("rel", second.fields["rel"])  # *jeudi et vendredi prochains*
    if first.kind != "date" or second.kind != "date" or first.get("year"):
        return
    end = dates.date(context, second)
    if end is None or end.period is None:
        first.fields.setdefault("month", second.get("month"))
        return
    last = end.period.start
    month = first.get("month") or last.month
    first.fields["month"] = month
    first.fields["year"] = last.year - (month > last.month)


def _expression(draft: Draft, found: Found) -> TimeExpression:
    period = found.period
    return TimeExpression(
        span=draft.span, type=found.type, value=found.value, start=period.start if period else None,
        end=period.end if period else None, precision=period.precision if period else None,
        rule=draft.joined if draft.joined.startswith("range") and period else found.rule, anchor=found.anchor)
