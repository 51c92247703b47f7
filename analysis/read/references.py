"""Reads what a reference manager exports: `.ris` goes in; the attachment of each record comes out, with the record's data.

The tag list of Research Information Systems (RIS), read with rispy. Zotero saves attachments beside the file and names them
in the tags L1 and L4.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import rispy

from analysis.errors import ReadError
from analysis.read.source import Source
from analysis.records import Refusal

SUFFIXES = (".ris",)


def members(source: Source) -> Iterator[Source | Refusal]:
    """The attachment of each record as a file to be read; a record without one is a refusal: it names an article, no more.

    Raises `ReadError` where the file holds no record.
    """
    try:
        found: list[dict[str, Any]] = rispy.loads(source.text())
    except (OSError, ValueError, KeyError, TypeError, IndexError) as damaged:
        raise ReadError(f"no RIS: {damaged}"[:200], where=source.shown, next_step="export it anew") from damaged
    if not found:
        raise ReadError("a RIS file without records", where=source.shown)
    for number, record in enumerate(found, 1):
        title = str(record.get("title") or record.get("primary_title") or "")
        path = _attachment(source, [record.get("file_attachments1"), record.get("file_attachments2"), record.get("figure")])
        if path is None:
            yield Refusal(file=source.shown, line=number, excerpt=title[:120],
                          reason="a reference without its text (export with files, and give the folder)")
            continue
        attached = source.member(path, f"{number}")
        attached.about = {
            "title": title, "author": record.get("authors"), "published": _day(record), "url": _one(record.get("urls")),
            "outlet": record.get("secondary_title") or record.get("journal_name") or record.get("publisher"),
            "language": record.get("language")}
        yield attached


def _day(record: Mapping[str, Any]) -> str | None:
    """The day, as `date` or `year` gives it (2019/12/29/); a bare year is no day."""
    for name in ("date", "publication_year", "year"):
        parts = str(record.get(name) or "").replace("-", "/").strip("/").split("/")
        if len(parts) >= 3 and all(part.isdigit() for part in parts[:3]):
            return "-".join((parts[0], parts[1].zfill(2), parts[2].zfill(2)))
    return None


def _one(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value


def _attachment(source: Source, links: Iterable[Any]) -> Path | None:
    """The first attachment that is there, inside the folder of the file: a link may not lead out of it."""
    folder = source.path.resolve().parent
    for link in links:
        for written in link if isinstance(link, list) else [link]:
            if isinstance(written, str) and written.strip() and "://" not in written and "\0" not in written:
                path = (folder / written.strip()).resolve()
                if path.is_relative_to(folder) and path.is_file():
                    return path
    return None
