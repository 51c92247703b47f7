"""iCalendar: events with days in; a calendar of all-day events (RFC 5545) out, each as long as its date is known exactly."""

import datetime as dt
from typing import Any

import pandas as pd
from icalendar import Calendar, Event

from analysis.charts import words
from analysis.export.provenance import Provenance
from analysis.rows import records

# What has not surely happened is kept apart from what has.
_CERTAIN = {"happened": "CONFIRMED"}


def ics_bytes(rows: pd.DataFrame, about: Provenance, *, title: str, language: str = "fr") -> bytes:
    """One all-day event a mention, without a time zone; a month lasts from its first day to its last.

    Events without a date are left out; the calendar's description counts them.
    """
    calendar = Calendar()
    undated = about.counts["undated_events"]
    left_out = words.counted(undated, "event", language)
    calendar.add("prodid", "-//Selon//analysis.export//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", title)
    calendar.add("x-wr-caldesc", f"{about.address} · snapshot {about.snapshot} · "
                 + (f"without a date, left out: {left_out}" if language == "en" else f"sans date, non repris : {left_out}"))
    for row in records(rows):
        if row["start_date"] is not None:
            calendar.add_component(_event(row, about, language))
    return bytes(calendar.to_ical())


def headline(row: dict[str, Any]) -> str:
    """Who did what to whom, as far as the text says."""
    return " ".join(part for part in (row["agent"], f"“{row['trigger']}”", row["patient"]) if part)


def _event(row: dict[str, Any], about: Provenance, language: str) -> Event:
    event = Event()
    event.add("uid", f"{row['article_id']}-{row['event']}@selon.invalid")
    # the time of the snapshot, not of the download: the same state gives the same file
    event.add("dtstamp", about.snapshot_time.astimezone(dt.UTC).replace(microsecond=0))
    event.add("dtstart", row["start_date"])
    # RFC 5545: the end is the day after the last
    event.add("dtend", (row["end_date"] or row["start_date"]) + dt.timedelta(days=1))
    state = "" if row["status"] == "happened" else f" ({words.word(row['status'], language)})"
    event.add("summary", _line(headline(row)) + state)
    event.add("description", "\n".join(_line(part) for part in (row["text"], row["title"], row["outlet"]) if part))
    event.add("categories", [words.short_event_type(row["type"], language)])
    event.add("status", _CERTAIN.get(row["status"], "TENTATIVE"))
    # a calendar entry does not block the day
    event.add("transp", "TRANSPARENT")
    if row["place"]:
        event.add("location", _line(row["place"]))
    if (row["url"] or "").startswith(("http://", "https://")):
        event.add("url", _line(row["url"]))
    return event


def _line(text: str) -> str:
    """Text from an article without what no calendar may hold."""
    return " ".join("".join(part if part.isprintable() else " " for part in text).split())
