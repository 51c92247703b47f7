"""Dates what happened overnight: times of a text go in, the same times come out, a night made exact by its small hours.

*tué dans la nuit de dimanche à lundi. Les faits se sont produits vers 3 heures*: a Monday, though the night is Sunday's.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from analysis.records import TimeExpression

_DAYBREAK = "T06"
# How many sentences behind the night, or before it in its own sentence, the hour may stand.
_NEAR = 2


def exact_nights(times: list[TimeExpression], sentence_of: Callable[[int], int]) -> list[TimeExpression]:
    """`times`, in which a night that a clock time of its small hours follows lies on the day of that hour."""
    found = list(times)
    for place, time in enumerate(times):
        if time.start is None or not time.value.endswith("TNI") or time.start == date.max:
            continue
        morning = time.start + timedelta(days=1)
        here = sentence_of(time.span[0])
        beside = (other for other in times[max(0, place - _NEAR):place + _NEAR + 1]
                  if 0 <= sentence_of(other.span[0]) - here <= _NEAR)
        if any(other.rule == "clock" and other.start == morning and other.value[len("2012-11-01"):] < _DAYBREAK
               for other in beside):
            found[place] = replace(time, start=morning, end=morning)
    return found
