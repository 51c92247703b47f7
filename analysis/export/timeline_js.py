"""TimelineJS: events with days in; the JSON that it reads out (timeline.knightlab.com/docs/json-format.html)."""

import html
import json
from typing import Any

import pandas as pd

from analysis.charts import days, words
from analysis.export.calendar_file import headline
from analysis.export.provenance import Provenance
from analysis.rows import records

# How much of a date is told: a month is no first of the month.
_PARTS = {"year": ("year",), "month": ("year", "month")}


def timelinejs_bytes(rows: pd.DataFrame, about: Provenance, *, title: str, language: str = "fr") -> bytes:
    """One slide a mention with a date, after a title that counts those without. Texts are escaped: TimelineJS draws HTML."""
    undated = words.counted(about.counts["undated_events"], "event", language)
    without = f"Without a date, left out: {undated}." if language == "en" else f"Sans date, non repris : {undated}."
    slides = [_slide(row, language) for row in records(rows) if row["start_date"] is not None]
    whole = {"title": {"text": {"headline": html.escape(title), "text": html.escape(f"{without} {about.address}")}},
             "events": slides}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _slide(row: dict[str, Any], language: str) -> dict[str, Any]:
    parts = _PARTS.get(row["precision"] or "", ("year", "month", "day"))
    start, end = row["start_date"], row["end_date"] or row["start_date"]
    told, outlet, article = (html.escape(row[name] or "") for name in ("text", "outlet", "title"))
    slide: dict[str, Any] = {
        "unique_id": f"{row['article_id']}-{row['event']}", "start_date": {part: getattr(start, part) for part in parts},
        "display_date": days.interval(start, end, language),
        "group": html.escape(words.short_event_type(row["type"], language)),
        "text": {"headline": html.escape(headline(row)), "text": f"<p>{told}</p><p>{outlet}, {article}</p>"},
    }
    if end != start and {part: getattr(end, part) for part in parts} != slide["start_date"]:
        slide["end_date"] = {part: getattr(end, part) for part in parts}
    return slide
