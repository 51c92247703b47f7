"""Resolves what is named: days, months, quarters, seasons, years, decades, centuries, holidays, with or without a year."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from analysis.extract.timex import calendar
from analysis.extract.timex.anchors import choose
from analysis.extract.timex.calendar import Period
from analysis.extract.timex.context import DIRECTION, STEP, Context, Found, dated, day_or_none
from analysis.extract.timex.grammar import Draft

# Weekdays repeat on a day of a month every 5 to 11 years; a date without a year is not further back than this.
_YEARS_BACK = 7
_FAR = 400
# A day told without its year that lies this close before the publication is news.
_NEWS = 45
# "93" is 1993, "12" is 2012.
_CENTURY_TURN = 30


def full(context: Context, draft: Draft) -> Found | None:
    """*18/03/2014*, *2014-03-18*."""
    return dated(draft, day_or_none(day_of_digits(draft, month_first=context.month_first)), "full-date", None)


def day_of_digits(draft: Draft, *, month_first: bool) -> dt.date | None:
    """The day that a draft of kind `full` writes in digits."""
    mark, one, two, three = draft.fields["full"]
    if mark == "-":
        return calendar.day_of(one, two, three)
    month, number = (one, two) if month_first and one <= 12 else (two, one)
    return calendar.day_of(_whole_year(three), month, number)


def _whole_year(written: int) -> int:
    if written > 99:
        return written
    return written + (1900 if written >= _CENTURY_TURN else 2000)


def _named(year: int, month: int, number: int | None) -> Period | None:
    return day_or_none(calendar.day_of(year, month, number)) if number else calendar.month(year, month)


def _around(year: int, month: int, number: int | None) -> list[Period | None]:
    return [_named(year + step, month, number) for step in (-1, 0, 1)]


def date(context: Context, draft: Draft) -> Found | None:
    """*mardi 3 juillet 2012*, *March 18*, *septembre dernier*, *mi-juin*."""
    number, month, year = draft.get("day"), draft.get("month"), draft.get("year")
    if draft.get("attack") and (month, number) == (9, 11):
        year = 2001
    if year is not None and month and (draft.get("next_month") or month) < month:
        year -= 1  # "la nuit du 31 décembre au 1er janvier 2010"
    if month is None or (number is not None and not 1 <= number <= 31):
        return None
    written = f"{month:02d}" + (f"-{number:02d}" if number else "")
    if draft.get("same_year") and (before := context.anchors.last("year")):
        return dated(draft, _named(before.start.year, month, number), "year-of-previous", f"previous {before.value}")
    if year is not None:
        year = _whole_year(year)
        found = dated(draft, _named(year, month, number), "full-date" if number else "month-year", None)
        return found or Found(value=f"{year}-{written}", rule="no-such-day")
    if number and not calendar.day_of(2000, month, number):
        return Found(value=f"XXXX-{written}", rule="no-such-day")
    resolve = _without_published if context.today is None else _without_year
    return resolve(context, draft, month, number) or Found(value=f"XXXX-{written}", rule="no-year")


def week_of(context: Context, draft: Draft) -> Found | None:
    """*la semaine du 3 mars*, *the weekend of March 9*."""
    found = date(context, draft)
    if found is None or found.period is None:
        return found
    return dated(draft, calendar.around(found.period.start, draft.fields["unit"]), found.rule, found.anchor)


def _without_published(context: Context, draft: Draft, month: int, number: int | None) -> Found | None:
    """A date without a year in a text whose day is unknown: by its weekday, or in the year spoken of just before."""
    weekday = draft.get("weekday")
    if weekday and number and (year := context.years().of_weekday(weekday, number, month)):
        return dated(draft, _named(year, month, number), "weekday+day", "years of the text")
    near = context.anchors.near(context.sentence(draft), "year")
    if near is None:
        return None
    candidates = _around(near.start.year, month, number)
    fitting = candidates[1] if near.precision == "year" else choose(candidates, near.start, None)
    return dated(draft, fitting, "year-of-previous", f"previous {near.value}")


def _without_year(context: Context, draft: Draft, month: int, number: int | None) -> Found | None:
    """A date without a year, seen from the day of publication."""
    today = context.today
    if today is None:
        return None
    rel, weekday, unit = draft.get("rel"), draft.get("weekday"), "day" if number else "month"
    if rel == "this" or draft.get("year_rel"):
        year = today.year + STEP.get(draft.get("year_rel") or "", 0)
        return dated(draft, _named(year, month, number), f"{unit}-of-year", context.from_today)
    nearby = _around(today.year, month, number)
    if rel in STEP:
        outside = [one for one in nearby if one and not one.start <= today <= one.end]
        return dated(draft, choose(outside, today, DIRECTION[rel], strict=True), f"{unit}-{rel}", context.from_today)
    tense, told = (None, False) if draft.get("of_noun") else context.seen(draft)[:2]  # "November's election"
    if weekday and number:
        years = range(today.year - _YEARS_BACK, today.year + 2)
        right = [one for one in (_named(year, month, number) for year in years) if one and one.start.isoweekday() == weekday]
        fitting = choose(right, today, tense)
        if fitting and abs((fitting.start - today).days) < _FAR:
            return dated(draft, fitting, "weekday+day", context.from_today)
    near = context.anchors.near(context.sentence(draft), "day") or context.anchors.last_month_in(context.sentence(draft))
    recent = choose(nearby, today, "past")
    news = told and context.anchors.owned_in(context.sentence(draft)) and recent is not None and (
        0 <= (today - recent.start).days <= _NEWS)  # *Le procès des attentats de 2015 s'est ouvert le 2 septembre*
    if near and near.end < today and near.start.year != today.year and tense != "future" and not news:
        fitting = choose(_around(near.start.year, month, number), near.start, None)
        return dated(draft, fitting, "year-of-previous", f"previous {near.value}")
    # "Il reste jusqu'au vote du 7 juin et au congrès de juillet": one after a day to come is seen from there.
    listed = context.anchors.last_month_in(context.sentence(draft))
    if listed and listed.start > today and tense != "future":
        return dated(draft, choose(_around(listed.start.year, month, number), listed.start, None), "year-of-previous",
                     f"previous {listed.value}")
    # "The November election" is that of the November spoken of before.
    if number is None and tense not in ("past", "future") and (same := context.anchors.same_month(month)):
        return dated(draft, _named(same.start.year, month, None), "year-of-previous", f"previous {same.value}")
    fitting = choose(nearby, today, tense, strict=told or (number is None and tense == "future"))
    return dated(draft, fitting, f"{unit}-{_direction(tense)}", context.from_today)


def _direction(tense: str | None) -> str:
    return "nearest" if tense in (None, "plan") else tense


def weekday_day(context: Context, draft: Draft) -> Found | None:
    """*le lundi 6*: the nearest month in which that day is a Monday."""
    near = context.anchors.last("day")
    around = near.start if near else context.today
    if around is None:
        return None
    months = [calendar.shifted(around.replace(day=1), "M", step) for step in (0, -1, 1, -2, 2)]
    days = [calendar.day_of(first.year, first.month, draft.fields["day"]) for first in months if first]
    right = [calendar.day(day) for day in days if day and day.isoweekday() == draft.fields["weekday"]]
    anchor = f"previous {near.value}" if near else context.from_today
    return dated(draft, min(right, key=lambda one: abs((one.start - around).days), default=None), "weekday+day", anchor)


def nth_weekday(context: Context, draft: Draft) -> Found | None:
    """*le premier lundi de mars*, *the last Sunday of September 2015*; without a number it is the last."""
    number, names = draft.get("number") or -1, ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    if number > 5:
        return None
    draft.fields["holiday"] = f"{draft.fields['month']} {names[draft.fields['weekday'] - 1]} {number}"
    found = holiday(context, draft)
    return found and replace(found, rule="nth-weekday")


def year(context: Context, draft: Draft) -> Found | None:
    """*en 2014*, *early 2014*."""
    return dated(draft, calendar.year(_whole_year(draft.fields["year"])), "year", None)


def decade(context: Context, draft: Draft) -> Found | None:
    """*les années 60*, *the 1990s*."""
    written = draft.fields["decade"]
    first = written if written > 99 else written + (1900 if written >= 20 else 2000)
    return dated(draft, calendar.decade(first) if first % 10 == 0 else None, "decade", None)


def century(context: Context, draft: Draft) -> Found | None:
    """*le XIXe siècle*: TIMEX3 writes its first two digits, and no precision holds it."""
    number = draft.fields["number"]
    return Found(value=f"{number - 1:02d}", rule="century") if 1 <= number <= 21 else None


def season(context: Context, draft: Draft) -> Found | None:
    """*l'été 2015*, *last fall*, *cet hiver*."""
    code, year, rel = draft.fields["season"], draft.get("year"), draft.get("rel")
    if year:
        return dated(draft, calendar.season(_whole_year(year), code), "season-year", None)
    if context.today is None:
        near = context.anchors.near(context.sentence(draft), "year")
        if near is None:
            return Found(value=f"XXXX-{code}", rule="no-year")
        return dated(draft, calendar.season(near.start.year, code), "year-of-previous", f"previous {near.value}")
    if rel in (1, -1):
        before = context.anchors.last("year")
        if before is None:
            return None
        around = [calendar.season(before.start.year + step, code) for step in (-1, 0, 1)]
        beside = [one for one in around if one and (one.start > before.start) == (rel > 0)]
        return dated(draft, beside[0 if rel > 0 else -1], "anchored-previous", f"previous {before.value}")
    periods = [calendar.season(context.today.year + step, code) for step in (-2, -1, 0, 1)]
    seen, told = context.seen(draft)[:2]
    tense = DIRECTION.get(rel or "") or seen
    if rel in STEP:
        periods = [one for one in periods if one and not one.start <= context.today <= one.end]
    if rel == "this" and code != "WI":
        periods = periods[2:3]
    return context.whole(choose(periods, context.today, tense, strict=told), f"season-{rel or _direction(tense)}")


def quarter(context: Context, draft: Draft) -> Found | None:
    """*le premier semestre 2012*, *the third quarter*."""
    number, year, rel = draft.fields["number"], draft.get("year"), draft.get("rel")
    make = calendar.half if draft.get("unit") == "H" else calendar.quarter
    if year:
        return dated(draft, make(year, number), "quarter-year", None)
    if context.today is None:
        return None
    if rel:
        return context.whole(make(context.today.year + STEP.get(rel, 0), number), "quarter-year")
    tense = context.tense(draft)
    near = [make(context.today.year + step, number) for step in (-1, 0, 1)]
    if tense == "past" and draft.get("unit") == "H":  # a half is told when it is over
        near = [one for one in near if one and one.end <= context.today]
    period = choose(near, context.today, "past" if tense == "past" else None)
    # A report is about the last quarter that it looks back on: "the quarter" and "a year earlier" point to it.
    known = context.anchors.quarter
    if period and period.precision == "quarter" and (known is None or (
            period.start > known.start and (tense == "past" or period.end < context.today))):
        context.anchors.quarter = period
    if context.anchors.quarter:
        context.anchors.longer_in = None
    return context.whole(period, f"quarter-{_direction(tense)}")


def compared_quarter(context: Context, draft: Draft) -> Found | None:
    """A quarter named after the one reported on: *the latest quarter*, *the year-ago period*, *the 1988 quarter*."""
    named = draft.get("unit") == "Q"
    before = context.anchors.quarter if named else context.anchors.reported(context.paragraph(draft))
    year, shift = draft.get("year"), draft.get("shift") or 0
    if before is None:
        if year:
            return dated(draft, calendar.year(year), "year", None)
        if context.today is None or not (shift or draft.get("latest")):
            return None
        if shift:
            return context.whole(calendar.year(context.today.year + shift), "quarter-unknown")
        over = calendar.shifted(context.today.replace(day=1), "Q", -1)
        return context.whole(calendar.around(over, "Q") if over else None, "quarter-unknown")
    start = before.start.replace(year=year) if year else calendar.shifted(before.start, "Y", shift)
    return dated(draft, calendar.around(start, "Q") if start else None, "quarter-previous", f"previous {before.value}")


def year_end(context: Context, draft: Draft) -> Found | None:
    """*by year-end*: the last day of the year; *since year-end* that of the year before."""
    if context.today is None:
        return None
    ends = [day_or_none(calendar.day_of(context.today.year - step, 12, 31)) for step in (1, 0)]
    since = context.preposition_of(draft) == "since"
    tense = "past" if since else None if context.tense(draft) == "past" else "future"
    return context.whole(choose(ends, context.today, tense, strict=True), "year-end")


def holiday(context: Context, draft: Draft) -> Found | None:
    """*Noël*, *le lundi de Pâques 2015*, *last Thanksgiving*; *11-Septembre* carries its year itself."""
    rule, year, rel = draft.fields["holiday"], draft.get("year"), draft.get("rel")
    if len(rule) == len("2001-09-11"):
        return dated(draft, calendar.day(dt.date.fromisoformat(rule)), "named-day", None)
    if year:
        return dated(draft, day_or_none(calendar.holiday(rule, year)), "holiday-year", None)
    if context.today:
        tense, told = context.seen(draft)[:2]
        near_years = range(context.today.year - 1, context.today.year + 2)
        fitting = choose(_holidays(rule, near_years), context.today, DIRECTION.get(rel or "") or tense, strict=told)
        return dated(draft, fitting, "holiday", context.from_today)
    near = context.anchors.near(context.sentence(draft), "year")
    if near is None:
        return Found(value="XXXX-XX-XX", rule="holiday-no-year")
    turn = 0 if near.precision == "year" else 1
    years = range(near.start.year - turn, near.start.year + turn + 1)
    return dated(draft, choose(_holidays(rule, years), near.start, None), "holiday", f"previous {near.value}")


def _holidays(rule: str, years: Iterable[int]) -> list[Period | None]:
    return [day_or_none(calendar.holiday(rule, year)) for year in years]
