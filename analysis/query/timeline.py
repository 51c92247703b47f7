"""What happened when: mentions of events one by one, gathered into marks, counted by period and by story arc."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

import pandas as pd

from analysis.query.filters import Filters
from analysis.query.question import Source, ask, check_choice, check_count
from analysis.rows import records
from analysis.story_arcs import Arc

EVENTS = (
    "key", "article_id", "event", "type", "status", "date", "start_date", "end_date", "precision", "trigger", "agent",
    "patient", "place", "said_by", "main", "outlet", "published", "title", "url", "text", "rule",
)
MARKS = ("mark", "lane", "lane_name", "type", "start_date", "end_date", "precision", "events", "articles", "outlets", "status",
         "trigger", "agent", "patient", "keys")
DENSITY = ("lane", "lane_name", "period", "events", "articles", "marks")
CLOCKS = ("outlet", "delay", "events", "articles", "of", "median_days", "keys")
PERIODS = ("fit", "period", "type", "events", "articles")
ARC_COUNTS = ("events", "undated", "articles", "outlets")
UNITS = ("month", "quarter", "year")
LANES = ("type", "participant", "source")
STEPS = ("day", "week", "month", "quarter", "year", "decade")
# More types than there are; of participants and sources as many as can be told apart.
MOST_LANES = {"type": 100, "participant": 14, "source": 14}
Window = tuple[dt.date | None, dt.date | None]


def events(source: Source, filters: Filters | None = None, *, language: str = "fr", undated: bool = False,
           who: str | None = None) -> pd.DataFrame:
    """Returns one row a dated mention of an event, by date; or, `undated`, those without a date that the other filters leave.

    `start_date` and `end_date` are both included; `key` opens the sentence; `said_by` names who the trigger is ascribed to.
    `who` keeps to the events that this entity takes part in.
    """
    return ask(source, "events", EVENTS, filters, language=language, undated=undated, who=who)


def marks(source: Source, filters: Filters | None = None, *, language: str = "fr", lanes: str = "type",
          window: Window = (None, None), who: str | None = None) -> pd.DataFrame:
    """Returns one row a lane, a type and an interval of days: what the timeline draws as one mark.

    `mark` is its name, `keys` the sentences behind it; `events` counts mentions; `trigger`, `agent`, `patient`, `status` and
    `precision` are the commonest among them. `lanes` are types, participants or the sources whose words hold the event; an
    event with two participants has two marks. `window` keeps to what overlaps these days, `who` to one participant's events.
    Raises `QueryError` on other lanes.
    """
    check_choice("lanes", lanes, LANES)
    return ask(source, "marks", MARKS, filters, language=language, **_laned(lanes, window, who))


def density(source: Source, filters: Filters | None = None, *, language: str = "fr", lanes: str = "type", unit: str = "month",
            window: Window = (None, None)) -> pd.DataFrame:
    """Returns one row a lane and period: counts of event mentions, and how many marks they would be drawn as.

    What is known less exactly than the unit has no period (NaT). Raises `QueryError` on an unknown unit.
    """
    check_choice("lanes", lanes, LANES)
    check_choice("unit", unit, STEPS)
    return ask(source, "density", DENSITY, filters, language=language, unit=unit, **_laned(lanes, window, None))


def clocks(source: Source, filters: Filters | None = None) -> pd.DataFrame:
    """Returns one row an outlet (None: all together) and a delay from the day of an event to the day of publication.

    `events` counts mentions of events known to the day, `of` all of them; `median_days` is the median delay from 0 up. The
    delays inexact (a month, a year) and unpublished (no date of publication) are counted beside them, not among `of`.
    """
    return ask(source, "clocks", CLOCKS, filters)


def _laned(lanes: str, window: Window, who: str | None) -> dict[str, object]:
    return {"lanes": lanes, "most": MOST_LANES[lanes], "shown_from": window[0], "shown_to": window[1], "who": who}


def keys_of(marks_shown: pd.DataFrame, chosen: Iterable[str]) -> list[str]:
    """The sentences behind the chosen marks, in the order of the marks and without repetition."""
    wanted = set(chosen)
    rows = marks_shown.loc[marks_shown["mark"].isin(list(wanted)), "keys"]
    return list(dict.fromkeys(key for keys in rows for key in keys))


def keys_within(rows: pd.DataFrame, first: dt.date, last: dt.date) -> list[str]:
    """The sentences of the `events` that lie wholly between two days, both included; one known by its year lies in no month."""
    inside = (rows["start_date"].dt.date >= first) & (rows["end_date"].dt.date <= last)
    return list(dict.fromkeys(rows.loc[inside, "key"]))


def periods(source: Source, filters: Filters | None = None, *, unit: str = "month") -> pd.DataFrame:
    """Returns one row a period and type: counts of event mentions and their articles.

    `fit` is `within` (the event lies in one period), `longer` (known less exactly, `period` is NaT) or `undated`.
    Raises `QueryError` on a unit other than month, quarter, year.
    """
    check_choice("unit", unit, UNITS)
    return ask(source, "periods", PERIODS, filters, unit=unit)


def within_arc(filters: Filters, arc: Arc) -> Filters:
    """The filters, moved to the days of an arc and, where it names them, to its entities and event types."""
    return replace(filters, happened_from=arc.start, happened_to=arc.end, entities=arc.entities or filters.entities,
                   event_types=arc.event_types or filters.event_types)


def arc(source: Source, filters: Filters) -> dict[str, int]:
    """How many events, undated ones, articles and outlets the filters of an arc (`within_arc`) leave."""
    return {name: int(count) for name, count in records(ask(source, "arc", ARC_COUNTS, filters))[0].items()}


def most_told(source: Source, filters: Filters, *, language: str = "fr", top: int = 4) -> pd.DataFrame:
    """Returns the `marks` of what happened that most outlets, then articles, tell; by date."""
    check_count("top", top)
    rows = marks(source, filters, language=language)
    return rows[rows["status"] == "happened"].nlargest(top, ["outlets", "articles", "events"]).sort_values("start_date")
