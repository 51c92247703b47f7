"""Reads a saved feed: RSS or Atom goes in; an article or a refusal an item comes out.

RSS 2.0 and RFC 4287, read with feedparser, which resolves no entity from outside.
"""

from collections.abc import Iterator
from typing import Any

import feedparser

from analysis.errors import ReadError
from analysis.read.days import ImpossibleDayError, day
from analysis.read.rows import article, shown
from analysis.read.source import Source
from analysis.read.web_page import text_of
from analysis.records import Article, Refusal

SUFFIXES = (".rss", ".atom")

# In words: shorter is what a reader is to click on, not what was written.
SHORTEST = 80


def read(source: Source) -> Iterator[Article | Refusal]:
    """One item an entry. An entry that holds only a summary is refused: its article stands at its address.

    Raises `ReadError` where the file is no feed.
    """
    feed = feedparser.parse(source.content())
    if not feed.version:
        raise ReadError("no feed", where=source.shown)
    for number, entry in enumerate(feed.entries, 1):
        try:
            yield article(fields(entry, feed.feed), source, line=number, origin="feed")
        except ReadError as bad:
            where = str(entry.get("link") or entry.get("title", ""))
            yield Refusal(file=source.shown, line=number, reason=str(bad), excerpt=shown(where))


def fields(entry: Any, feed: Any) -> dict[str, object]:
    """The fields of an entry's article. Raises `ReadError` where it is only announced."""
    parts = [str(part.get("value", "")) for part in entry.get("content", [])] or [str(entry.get("summary", ""))]
    pages = (f"<html><body>{part}</body></html>".encode("utf-8", "replace") for part in parts)
    text = "\n\n".join(filter(None, map(text_of, pages)))
    if len(text.split()) < SHORTEST:
        raise ReadError("only a summary", next_step="save the page at its address")
    return {"title": entry.get("title"), "text": text, "url": entry.get("link"), "author": entry.get("author"),
            "outlet": feed.get("title"), "language": feed.get("language"),
            "date": _date(entry)}


def _date(entry: Any) -> object:
    """The day that an entry was published, else updated. Raises `ImpossibleDayError`.

    What is written is looked at first: feedparser makes 3 March of 31 February.
    """
    dated = "published" if entry.get("published") else "updated"
    written, parsed = entry.get(dated), entry.get(f"{dated}_parsed")
    try:
        return day(written) if written else None
    except ImpossibleDayError:
        raise
    except ReadError:
        return f"{parsed.tm_year:04}-{parsed.tm_mon:02}-{parsed.tm_mday:02}" if parsed else written
