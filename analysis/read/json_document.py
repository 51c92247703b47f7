"""Reads a JSON document: `.json` goes in; an article or a refusal comes out for each object in it. RFC 8259, read with ijson.

Takes one article, a list of them, or an object that holds such a list, and CSL-JSON as reference managers export it.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import ijson

from analysis.errors import ReadError
from analysis.read.rows import NAMES, article, shown
from analysis.read.source import Source
from analysis.records import Article, Refusal

SUFFIXES = (".json",)

# Under what key a list of articles is met, outermost.
_LISTS = ("articles", "items", "results", "documents", "docs", "data", "stories", "entries", "posts")


def read(source: Source) -> Iterator[Article | Refusal]:
    """One item an object, read one at a time however long the list. Raises `ReadError` where the file is no such JSON."""
    try:
        with source.path.open("rb") as stream:
            yield from _read(source, _prefix(source), stream)
    except ijson.JSONError as bad:
        raise ReadError(f"no JSON: {bad}"[:200], where=source.shown,
                        next_step="give a list of objects with a key text") from bad
    except (UnicodeError, RecursionError, OSError) as bad:
        raise ReadError(f"cannot be read: {bad}"[:200], where=source.shown, next_step="save it as UTF-8") from bad


def _read(source: Source, prefix: str, stream: Any) -> Iterator[Article | Refusal]:
    number = 0
    for number, item in enumerate(ijson.items(stream, prefix, use_float=True), 1):
        source.position = stream.tell()
        try:
            if not isinstance(item, dict):
                raise ReadError("no JSON object", next_step='give {"title": …, "text": …}')
            given = _fields(item)
            yield article(given, source, line=number if prefix else None, origin="reference" if _is_csl(given) else "row")
        except ReadError as bad:
            yield Refusal(file=source.shown, line=number, reason=str(bad), excerpt=shown(str(item)))
    if not number:
        raise ReadError("an empty list", where=source.shown)


def _prefix(source: Source) -> str:
    """Where the articles stand: `item` for a list, `articles.item` for a list under a key, empty for one article."""
    names = set(NAMES["text"]) | {source.columns.get("text", "text").strip().casefold()}
    with source.path.open("rb") as stream:
        for place, event, value in ijson.parse(stream):
            if not place and event == "start_array":
                return "item"
            if not place and event == "map_key" and str(value).strip().casefold() in names:
                return ""
            if event == "start_array" and place in _LISTS:
                return f"{place}.item"
    return ""


def _fields(item: Mapping[str, Any]) -> dict[str, object]:
    given: dict[str, object] = {str(name).strip().casefold(): value for name, value in item.items()}
    return given | _csl(item) if _is_csl(given) else given


def _is_csl(given: Mapping[str, object]) -> bool:
    return "issued" in given or "container-title" in given


def _csl(item: Mapping[str, Any]) -> dict[str, object]:
    """The fields of a CSL-JSON item. Source: the Citation Style Language's data schema, version 1.0.2."""
    issued = item.get("issued")
    parts = issued.get("date-parts") if isinstance(issued, dict) else None
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    names = item.get("author")
    people = [" ".join(str(name[part]) for part in ("given", "family", "literal") if name.get(part))
              for name in (names if isinstance(names, list) else []) if isinstance(name, dict)]
    # A year or a month is no day of publication.
    whole = len(first) >= 3 and all(str(part).isdigit() for part in first[:3])
    day = "-".join(f"{int(part):02}" for part in first[:3]) if whole else None
    return {"outlet": item.get("container-title"), "published": day, "author": people or None, "url": item.get("URL")}
