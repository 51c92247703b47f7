"""JSON lines in, JSON lines out: the extractor's own exchange format (see `docs/format.md`)."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from analysis.errors import ExtractError
from analysis.extract.pipeline import Text, whole
from analysis.records import Extraction, Participant, Published


def parse(lines: Iterable[str]) -> Iterator[Text]:
    """One `Text` a line. Raises `ExtractError` with the line's number where it is no object with `id` and `text`."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        where = f"line {number}"
        try:
            given = json.loads(line)
        except json.JSONDecodeError as bad:
            raise ExtractError(f"no JSON: {bad}", where=where, next_step="give one JSON object a line") from bad
        if not isinstance(given, dict) or "id" not in given or not isinstance(given.get("text"), str):
            raise ExtractError("no object with id and text", where=where, next_step='give {"id": …, "text": …}')
        if not isinstance(given.get("title") or "", str):
            raise ExtractError(f"title is {given['title']!r}", where=where, next_step="write a text or leave it out")
        try:
            day = date.fromisoformat(given["published"]) if given.get("published") else None
        except (TypeError, ValueError) as bad:
            raise ExtractError(f"published is {given['published']!r}", where=where,
                               next_step="write YYYY-MM-DD or null") from bad
        yield Text(id=str(given["id"]), text=given["text"], title=given.get("title") or "", language=given.get("language"),
                   published=Published(date=day, rule="given" if day else "none"))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _name(participant: Participant | None) -> str | None:
    return participant.name if participant else None


def as_json(found: Extraction) -> dict[str, Any]:
    """The object of one extraction."""
    return {
        "id": found.id,
        "language": found.language,
        "published": {"date": _iso(found.published.date), "rule": found.published.rule},
        "attributions": [
            {"content": said.content, "source": said.source, "cue": said.cue, "kind": said.kind,
             "entity": said.entity.name if said.entity else None, "entity_id": said.entity.id if said.entity else None,
             "source_type": said.source_type, "anonymous": said.anonymous, "within": said.within, "rule": said.rule}
            for said in found.attributions],
        "times": [
            {"span": time.span, "type": time.type, "value": time.value, "start": _iso(time.start), "end": _iso(time.end),
             "precision": time.precision, "rule": time.rule, "anchor": time.anchor}
            for time in found.times],
        "entities": [
            {"span": mention.span, "label": mention.entity.label, "name": mention.entity.name,
             "entity_id": mention.entity.id, "wikidata": mention.entity.wikidata, "rule": mention.rule}
            for mention in found.mentions],
        "events": [
            {"trigger": event.trigger, "sentence": event.sentence, "type": event.type, "status": event.status,
             "date": event.date, "start": _iso(event.start), "end": _iso(event.end), "precision": event.precision,
             "rule": event.rule, "agent": _name(event.agent), "patient": _name(event.patient),
             "place": _name(event.place), "main": event.main}
            for event in found.events],
        "discarded": [[*aside.span, aside.reason] for aside in found.discarded],
    }


def lines(extractions: Iterable[Extraction]) -> Iterator[str]:
    """One line of JSON an extraction."""
    for found in extractions:
        line = json.dumps(as_json(found), ensure_ascii=False)
        # Half a surrogate pair, as an `id` may hold it, cannot be written in any other way.
        yield line if line.isascii() or line == whole(line) else json.dumps(as_json(found))
