"""Reads what a reference manager exports: `.ris` goes in; the attachment of each record comes out, with the record's data.

The tag list of Research Information Systems (RIS), read with rispy. Zotero saves attachments beside the file and names them
in the tags L1 and L4. They are found in the folder of the file, or in the ZIP that holds it.
"""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
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
    for number, record in enumerate(_records(source), 1):
        title = str(record.get("title") or record.get("primary_title") or "")
        reason = "a reference without its text (export with files, and give the folder, or a ZIP of it)"
        try:
            with _attachment(source, record) as path:
                if path is not None:
                    attached = source.member(path, f"{number}")
                    attached.about = {
                        "title": title, "author": record.get("authors"), "published": _day(record),
                        "url": _one(record.get("urls")), "language": record.get("language"),
                        "outlet": record.get("secondary_title") or record.get("journal_name") or record.get("publisher")}
                    yield attached
                    continue
        except ReadError as bad:
            reason = bad.what
        yield Refusal(file=source.shown, line=number, excerpt=title[:120], reason=reason)


def attachments(path: Path) -> set[Path]:
    """The files that a `.ris` file in a folder names, resolved: they are read with its data, and not once more without."""
    source = Source(path=path, outlet="")
    try:
        return {there for record in _records(source) for link in _links(record) if (there := _in_folder(path, link))}
    except ReadError:
        return set()  # told where the file is read


def _records(source: Source) -> list[dict[str, Any]]:
    try:
        found: list[dict[str, Any]] = rispy.loads(source.text())
    except (OSError, ValueError, KeyError, TypeError, IndexError) as damaged:
        raise ReadError(f"no RIS: {damaged}"[:200], where=source.shown, next_step="export it anew") from damaged
    if not found:
        raise ReadError("a RIS file without records", where=source.shown)
    return found


def _day(record: Mapping[str, Any]) -> str | None:
    """The day, as `date` or `year` gives it (2019/12/29/); a bare year is no day."""
    for name in ("date", "publication_year", "year"):
        parts = str(record.get(name) or "").replace("-", "/").strip("/").split("/")
        if len(parts) >= 3 and all(part.isdigit() for part in parts[:3]):
            return "-".join((parts[0], parts[1].zfill(2), parts[2].zfill(2)))
    return None


def _one(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value


def _links(record: Mapping[str, Any]) -> Iterator[str]:
    for links in (record.get("file_attachments1"), record.get("file_attachments2"), record.get("figure")):
        for link in links if isinstance(links, list) else [links]:
            if isinstance(link, str) and link.strip() and "://" not in link and "\0" not in link:
                yield link.strip()


@contextmanager
def _attachment(source: Source, record: Mapping[str, Any]) -> Iterator[Path | None]:
    """The first attachment that is there, until the next is asked for."""
    with ExitStack() as held:
        for link in _links(record):
            path = held.enter_context(source.beside(link)) if source.beside else _in_folder(source.path, link)
            if path is not None:
                yield path
                return
        yield None


def _in_folder(file: Path, link: str) -> Path | None:
    """What a link in `file` leads to, inside the folder of the file: a link may not lead out of it."""
    folder = file.resolve().parent
    path = (folder / link).resolve()
    return path if path.is_relative_to(folder) and path.is_file() else None
