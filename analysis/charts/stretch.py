"""The stretch of time to zoom in on: how far (`STEPS`) and a day in it go in; its first and last day come out."""

import datetime as dt

import pandas as pd

from analysis.charts import days

WHOLE = "all"
STEPS = (WHOLE, "decade", "year", "month", "week")


def period(day: dt.date, step: str) -> tuple[dt.date, dt.date]:
    """The first and last day of the decade, year, month or week that a day lies in."""
    if step == "week":
        start = day - dt.timedelta(days=day.weekday())
    else:
        start = {
            "decade": dt.date(max(day.year - day.year % 10, 1), 1, 1),
            "year": dt.date(day.year, 1, 1),
            "month": day.replace(day=1),
        }[step]
    return start, days.period_end(start, step)


def counted_by(step: str) -> str:
    """The unit of the counts that `busiest` adds up: none may lie across the ends of a step."""
    return "day" if step == "week" else "month"


def busiest(counts: pd.DataFrame, step: str) -> dt.date | None:
    """The day whose decade, year, month or week holds most events; `counts` as `query.timeline.density` answers."""
    within = counts[counts["period"].notna()]
    if within.empty:
        return None
    sums: dict[dt.date, int] = {}
    for when, events in zip(within["period"].dt.date, within["events"], strict=True):
        start = period(when, step)[0]
        sums[start] = sums.get(start, 0) + events
    return max(sums, key=lambda start: (sums[start], start))
