"""Resolves what is no day: clock times without a date, lengths (`P9M`), repetitions (`P1Y`), and `PRESENT_REF`."""

import datetime as dt
from typing import Any

from analysis.extract.timex import calendar
from analysis.extract.timex.context import Context, Found, clock_mark
from analysis.extract.timex.grammar import Draft

_LETTERS = {"D": "PD", "W": "PW", "M": "PM", "Y": "PY", "TH": "PTH", "TM": "PTM", "TS": "PTS", "Q": "PM", "H": "PM",
            "DE": "PY", "CE": "PY", "WE": "PWE", "F": "PD"}
# Before this hour a clock time may as well be of the night that follows.
_DAYBREAK = 6
# How many sentences and how many expressions back the day of a clock time may stand.
_FOLLOWED = 2
_LAST_SAID = 6
_MULTIPLES = {"Q": 3, "H": 6, "DE": 10, "CE": 100, "F": 14}
_HALVES = {"Y": "6M", "TH": "30M", "TM": "30S", "D": "T12H"}


def length(amount: Any, unit: str, half: bool = False) -> str:
    """A TIMEX3 duration: (2, "Y", True) is `P2Y6M`; an amount of "X" is vague, a unit of "?" unknown."""
    if unit == "?":
        return "PXX"
    letters = _LETTERS[unit]
    place = 2 if letters.startswith("PT") else 1
    if amount == "X":
        return letters[:place] + "X" + letters[place:]
    if amount == 0.5 and unit in _HALVES:
        return letters[:place] + _HALVES[unit]
    amount *= _MULTIPLES.get(unit, 1)
    written = f"{amount:g}" if isinstance(amount, float) else str(amount)
    return letters[:place] + written + letters[place:] + (_HALVES.get(unit, "") if half else "")


def duration(context: Context, draft: Draft) -> Found | None:
    """*9 mois*, *two years and a half*, *en 2h30*."""
    if "clock" in draft.fields:
        hours, minutes = draft.fields["clock"]
        return Found(value=f"PT{hours}H" + f"{minutes}M" * bool(minutes), rule="duration", type="DURATION")
    if draft.fields["unit"] == "M" and draft.fields["amount"] not in ("X", 1, 2, 3):
        context.anchors.longer_in = context.paragraph(draft)
    value = length(draft.fields["amount"], draft.fields["unit"], "half" in draft.fields)
    return Found(value=value, rule="duration", type="DURATION", period=_first_months(context, draft))


def _first_months(context: Context, draft: Draft) -> calendar.Period | None:
    """*les neuf premiers mois de l'année*: a length that says which months it is made of."""
    year, amount = draft.get("year"), draft.get("amount")
    if year is None and draft.get("year_now") and context.today is not None:
        year = context.today.year
    if year is None or draft.get("unit") != "M" or not isinstance(amount, int) or not 1 < amount <= 12:
        return None
    last = calendar.month(year, amount)
    return last and calendar.Period(value=f"{year}-01/{last.value}", start=dt.date(year, 1, 1), end=last.end, precision="month")


def repetition(context: Context, draft: Draft) -> Found | None:
    """*chaque année*, *every two weeks*, *le mardi*."""
    value = draft.get("value")
    if value is None and draft.get("weekday"):
        value = f"XXXX-WXX-{draft.fields['weekday']}" + (draft.get("part") or "")
    elif value is None and draft.get("part"):
        value = "XXXX-XX-XX" + draft.fields["part"]
    elif value is None and draft.get("month"):
        value = f"XXXX-{draft.fields['month']:02d}"
    elif value is None:
        value = length(draft.get("amount") or 1, draft.fields["unit"])
    return Found(value=value, rule="set", type="SET")


def reference(context: Context, draft: Draft) -> Found | None:
    """*maintenant*, *recently*; *à ce moment-là* is the day last spoken of."""
    value = draft.fields["ref"]
    if value == "PREVIOUS":
        before = context.anchors.last("day")
        if before:
            return Found(value=before.value, rule="anchored-previous", period=before, anchor=f"previous {before.value}")
        value = "PAST_REF"
    return Found(value=value, rule="reference")


def _told_day(context: Context, draft: Draft, mark: str) -> dt.date | None:
    """The day that the story has reached, where both tell what is over: *… hier. La séance a repris vers 20 heures*.

    Only a day that is alone in its sentence, this one or one of the two before, names it; the small hours
    are those of the night that follows it, or of the last night in the news of the day.
    """
    said = [one for one in context.anchors.said[-_LAST_SAID:] if one.period.precision == "day"]
    if not said or context.sentence(draft) - said[-1].sentence > _FOLLOWED:
        return None
    seen = context.seen(draft)
    beside = [one for one in said if one.sentence == said[-1].sentence]
    # *Celui qui s'était livré vendredi est mort samedi. Il avait ouvert le feu vers 10h45*
    last = min(beside, key=lambda one: one.period.start) if seen.earlier else said[-1]
    if not seen.earlier and any(one.period != last.period for one in beside):
        return None
    if context.today is not None and last.period.start >= context.today:
        return None
    small_hours = int(mark[1:3]) < _DAYBREAK
    if small_hours and not last.night and context.today is not None and (context.today - last.period.start).days <= _FOLLOWED:
        return None
    told = last.carries(earlier=seen.earlier or last.clock) and last.seen_of().tense == "past" and seen.tense == "past"
    return calendar.plus_days(last.period.start, int(small_hours)) if told else None


def clock(context: Context, draft: Draft) -> Found | None:
    """*à 15 heures*: on the day that the sentence speaks of before or right behind it, else on the day of publication."""
    mark = clock_mark(draft)
    if mark is None:
        return None
    here = context.anchors.last_day_in(context.sentence(draft), hour=int(mark[1:3]))
    day = here or draft.get("on") or _told_day(context, draft, mark) or context.today
    if day is None:
        return Found(value=mark, rule="clock-unknown", type="TIME")
    anchor = f"previous {here}" if here else context.from_today
    return Found(value=day.isoformat() + mark, rule="clock", period=calendar.day(day), anchor=anchor, type="TIME")
