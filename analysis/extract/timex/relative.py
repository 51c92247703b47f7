"""Resolves what is counted: from the publication date (*hier*, *il y a deux ans*), or from the day spoken of (*la veille*)."""

import datetime as dt
from typing import Any

from analysis.extract.timex import calendar, lengths
from analysis.extract.timex.calendar import Period
from analysis.extract.timex.context import DIRECTION, STEP, Context, Found, clock_mark, dated, day_or_none
from analysis.extract.timex.grammar import Draft

_PRECISIONS = {"D": "day", "W": "week", "WE": "week", "M": "month", "Q": "quarter", "H": "year", "Y": "year", "DE": "decade",
               "F": "day", "CE": "year"}
_LONG = 10
_YEARS = {"DE": 10, "CE": 100}
_WEEKS_ON = {8: 1, 15: 2}
_VAGUE = {"last": "PAST_REF", "next": "FUTURE_REF"}


def today(context: Context, draft: Draft) -> Found | None:
    """*hier soir*, *tomorrow*."""
    shift = draft.fields["shift"]
    if context.today is None:
        return Found(value="XXXX-XX-XX" if shift else "PRESENT_REF", rule="today-unknown")
    return dated(draft, day_or_none(calendar.plus_days(context.today, shift)), "today", context.from_today)


def weekday(context: Context, draft: Draft) -> Found | None:
    """*mardi*, *vendredi dernier*, *this Sunday*, *le lundi suivant*."""
    number, rel = draft.fields["weekday"], draft.get("rel")
    unknown = Found(value=f"XXXX-WXX-{number}" + (draft.get("part") or ""), rule="weekday-unknown")
    if draft.get("weeks"):
        return _weeks_on(context, draft, number) or unknown
    if rel in (1, -1):
        before = context.anchors.last("day")
        if before is None:
            return unknown
        ahead = (number - before.start.isoweekday()) % 7 or 7
        back = (before.start.isoweekday() - number) % 7 or 7
        day = calendar.plus_days(before.start, ahead if rel > 0 else -back)
        return dated(draft, day_or_none(day), "weekday-previous", f"previous {before.value}")
    if context.today is None:
        return unknown
    tense = DIRECTION.get(rel or "") or context.tense(draft)
    if draft.get("ahead") and tense != "past":  # "this Friday's debate"
        tense = "future"
    back, ahead = (context.today.isoweekday() - number) % 7, (number - context.today.isoweekday()) % 7
    if rel in STEP:
        back, ahead = back or 7, ahead or 7
    elif tense in ("plan", "present") or (rel == "this" and tense is None):
        announced = tense == "present" and not draft.get("of_noun")  # *Paris accueille vendredi le sommet*, said on a Monday
        tense = "future" if ahead <= back + announced else "past"
    elif rel is None and draft.get("of_noun"):
        tense = "future" if ahead < back - (tense == "past") else "past"  # "Thursday's debate": the verb says little of it
    day = calendar.plus_days(context.today, ahead if tense == "future" else -back)
    rule = f"weekday-{rel or ('future' if tense == 'future' else 'past')}"
    return dated(draft, day_or_none(day), rule, context.from_today)


def _weeks_on(context: Context, draft: Draft, number: int) -> Found | None:
    """*dimanche en huit* is the Sunday a week after the next one, *en quinze* two weeks after it."""
    weeks = _WEEKS_ON.get(draft.fields["weeks"])
    if weeks is None or context.today is None:
        return None
    ahead = (number - context.today.isoweekday()) % 7 or 7
    return dated(draft, day_or_none(calendar.plus_days(context.today, ahead + 7 * weeks)), "weekday-next", context.from_today)


def part(context: Context, draft: Draft) -> Found | None:
    """*ce matin*, *last night*, *dans la nuit*, *le soir même*."""
    rel = draft.get("rel")
    if rel == "same":
        before = context.thread(draft, 0)
        return dated(draft, before, "part-previous", f"previous {before.value}") if before else None
    near = context.anchors.near(context.sentence(draft), "day") if rel is None else None
    if near and context.today and near.start > context.today and context.tense(draft) == "past":
        near = None
    day = near.start if near else context.today
    if day is None:
        return Found(value="XXXX-XX-XX" + (clock_mark(draft) or draft.fields["part"]), rule="part-unknown", type="TIME")
    # "la nuit dernière", "last night" are the night that began the day before; the small hours of an evening follow it.
    dawned = near is not None and context.anchors.said[-1].late and draft.get("part") == "TMO"
    date = calendar.plus_days(day, -1 if rel == "last" else int(dawned))
    return dated(draft, day_or_none(date), f"part-{rel or 'of-day'}", f"previous {near.value}" if near else context.from_today)


def unit(context: Context, draft: Draft) -> Found | None:
    """*la semaine dernière*, *cette année*, *le mois suivant*, *ce jour-là*, *the weekend*."""
    unit, rel = draft.fields["unit"], draft.get("rel")
    if rel == "same" or rel in (1, -1):
        return _unit_beside(context, draft, unit, 0 if rel == "same" else rel)
    if rel == "the next":
        # "The next year, it reopened" counts from the year spoken of, "in the next year" from now.
        if context.tense(draft) == "past" and context.anchors.last(_PRECISIONS.get(unit, "year")):
            return _unit_beside(context, draft, unit, 1)
        rel = "next"
    if rel == "day":
        day = context.anchors.last_day_in(context.sentence(draft)) or context.today
        return context.whole(day_or_none(day), "this-day")
    if context.today is None:
        return None if rel == "the" else Found(value=_VAGUE.get(rel or "", "PRESENT_REF"), rule="unit-unknown")
    if rel == "the" and unit not in ("W", "M", "Y", "WE"):
        return None
    if unit == "Q" and rel == "this" and context.anchors.quarter:
        return context.whole(context.anchors.quarter, "quarter-previous")
    step = STEP.get(rel or "", 0)
    if unit == "CE":
        return Found(value=f"{context.today.year // 100 + step:02d}", rule="century", anchor=context.from_today)
    over = {"WE": context.today.isoweekday() < 6, "W": rel == "the" and context.today.isoweekday() == 1}.get(unit, False)
    if step == 0 and over and context.tense(draft) == "past":
        step = -1
    # From the first of the month, so that a month before 31 March is February.
    base = context.today if unit in ("D", "W", "WE") else context.today.replace(day=1)
    date = calendar.shifted(base, unit, step)
    return context.whole(calendar.around(date, unit) if date else None, f"unit-{rel}")


def _unit_beside(context: Context, draft: Draft, unit: str, step: int) -> Found | None:
    """The unit that holds the last expression, or the one before or after it; `wide` (*ces jours-là*) is a month."""
    wide = draft.get("wide")
    precision = "month" if wide else _PRECISIONS.get(unit, "year")
    before = context.thread(draft, step) if unit == "D" and not wide else context.anchors.last(precision)
    if before is None:
        return Found(value="XXXX-XX-XX" if unit == "D" else "PAST_REF", rule="previous-unknown")
    unit = "M" if wide else unit
    base = before.start if unit in ("D", "W", "WE", "F") else before.start.replace(day=1)
    date = calendar.shifted(base, unit, step) if unit != "CE" else None
    period = before if step == 0 and unit == "D" else calendar.around(date, unit) if date else None
    return dated(draft, period, "anchored-previous", f"previous {before.value}")


def offset(context: Context, draft: Draft) -> Found | None:
    """*il y a trois ans*, *two weeks ago*, *dans dix jours*: as exact as its unit."""
    amount, unit, sign = _counted(draft)
    if amount == "X" or unit.startswith("T") or context.today is None:
        return Found(value="PAST_REF" if sign < 0 else "FUTURE_REF", rule="offset-vague",
                     type="TIME" if unit.startswith("T") else "DATE")
    if sign < 0 and (compared := _year_before_quarter(context, draft)):
        return compared
    return context.whole(_shifted(context.today, unit, amount, sign, half="half" in draft.fields), "offset")


def to_the_day(context: Context, draft: Draft) -> Found | None:
    """*three years ago today*, *a year ago Friday*, *il y a deux ans jour pour jour*: one day, however long ago."""
    draft.fields["sign"] = -1
    amount, unit, _ = _counted(draft)
    if not isinstance(amount, int) or unit.startswith("T") or context.today is None:
        return offset(context, draft)
    base = calendar.plus_days(context.today, draft.get("shift") or 0)
    date = calendar.shifted(base, unit, -amount) if base else None
    if date and (weekday := draft.get("weekday")):
        ahead = (weekday - date.isoweekday()) % 7
        date = calendar.plus_days(date, ahead if ahead <= 3 else ahead - 7)
    return context.whole(calendar.around(date, draft.get("within") or "D") if date else None, "offset")


def ahead(context: Context, draft: Draft) -> Found | None:
    """*in two weeks*: from today where the verb looks ahead, else how long it took; *the first in 40 years* looks back."""
    amount = draft.fields["amount"]
    long = draft.fields["unit"] == "Y" and not isinstance(amount, str) and amount >= _LONG
    if long or context.today is None or context.tense(draft) != "future":
        return lengths.duration(context, draft)
    draft.fields["sign"] = 1
    return offset(context, draft)


def _year_before_quarter(context: Context, draft: Draft) -> Found | None:
    """In a report on a quarter, *a year ago* is the same quarter of the year before."""
    quarter = context.anchors.reported(context.paragraph(draft))
    if quarter is None or draft.fields["unit"] != "Y" or draft.fields["amount"] != 1:
        return None
    start = calendar.shifted(quarter.start, "Y", draft.fields["sign"])
    period = calendar.around(start, "Q") if start else None
    return dated(draft, period, "quarter-previous", f"previous {quarter.value}")


def _counted(draft: Draft) -> tuple[Any, str, int]:
    """How many of which unit in which direction; 48 hours are two days."""
    amount, unit, sign = draft.fields["amount"], draft.fields["unit"], draft.fields["sign"]
    if unit == "TH" and isinstance(amount, int) and amount and amount % 24 == 0:
        return amount // 24, "D", sign
    return amount, unit, sign


def _shifted(day: dt.date, unit: str, amount: Any, sign: int, *, half: bool = False) -> Period | None:
    if isinstance(amount, float) and unit in _YEARS:
        unit, amount = "Y", amount * _YEARS[unit]
    if unit == "F":
        unit, amount = "D", amount * 14
    if (half or isinstance(amount, float)) and unit == "Y":
        date = calendar.shifted(day, "M", sign * round(12 * (amount + 0.5 * half)))
    else:
        date = calendar.shifted(day, unit, sign * round(amount))
    return calendar.around(date, "Y" if unit == "CE" else unit) if date else None


def _uncounted(draft: Draft) -> Found:
    return Found(value=lengths.length(draft.fields["amount"], draft.fields["unit"]), rule="previous-unknown", type="DURATION")


def day_beside(context: Context, draft: Draft) -> Found | None:
    """*la veille*, *the following day*: beside the day last spoken of."""
    before = context.thread(draft, draft.fields["shift"])
    if before is None:
        return Found(value="XXXX-XX-XX", rule="previous-unknown")
    date = calendar.plus_days(before.start, draft.fields["shift"])
    return dated(draft, day_or_none(date), "anchored-previous", f"previous {before.value}")


def beside(context: Context, draft: Draft) -> Found | None:
    """*trois jours plus tard*, *two weeks earlier*: counted from the last expression that is exact enough."""
    amount, unit, sign = _counted(draft)
    before = None if amount == "X" or unit.startswith("T") else context.anchors.last(_PRECISIONS[unit])
    # "En avril, … ; deux semaines plus tôt, …" counts from some day in April, not from one spoken of before.
    if before is None or context.anchors.coarser_in(context.sentence(draft), _PRECISIONS[unit]):
        return _uncounted(draft)
    if compared := _year_before_quarter(context, draft):
        return compared
    if unit == "W" and before.precision == "day":
        unit, amount = "D", amount * 7
    period = _shifted(before.start, unit, amount, sign, half="half" in draft.fields)
    # "More than 200 years later, it still stands" counts from something else than the date before it.
    if period and context.today and period.start > context.today and context.tense(draft) != "future":
        return _uncounted(draft)
    return dated(draft, period, "anchored-previous", f"previous {before.value}")
