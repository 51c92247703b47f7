"""Walks what the user gave: files and folders go in; articles and refusals come out, one at a time."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from analysis.errors import ReadError
from analysis.read import json_lines, markdown, plain_text, table, web_page
from analysis.read.source import Source, label
from analysis.records import Article, Refusal

Reader = Callable[[Source], Iterator[Article | Refusal]]

READERS: dict[str, Reader] = {suffix: reader.read for reader in (plain_text, markdown, web_page, json_lines, table)
                              for suffix in reader.SUFFIXES}
# What may hold articles that nobody reads here; a page's pictures and scripts are passed over in silence.
_DOCUMENTS = {".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub", ".json", ".xml", ".xls", ".xlsx", ".ods", ".zip", ".gz",
              ".parquet", ".eml", ".mht", ".mhtml"}
# The outlet of an upload that names none.
UPLOADED = "upload"
# In a folder, these are about the folder.
_ABOUT = {"readme", "license", "licence", "changelog", "contributing"}


def sources(paths: Iterable[Path], *, outlet: str | None = None, uploads: Mapping[Path, str] | None = None) -> list[Source]:
    """The files at `paths`, those of folders with all their subfolders, in order of name; hidden ones are left out.

    `outlet` is who publishes what names no outlet itself. `uploads` are files besides, each with the name that the user
    knows it by: they lie in a folder that says nothing. Raises `ReadError` where a path does not exist.
    """
    found: dict[Path, Source] = {}
    for path in paths:
        if not path.exists():
            raise ReadError("no such file or folder", where=str(path))
        for file in _files(path) if path.is_dir() else [path]:
            counts = bool(outlet) or (path.is_dir() and file.parent != path)
            found.setdefault(file.resolve(), Source(path=file, outlet=outlet or label(file), outlet_counts=counts))
    for path, name in (uploads or {}).items():
        found.setdefault(path.resolve(), Source(path=path, outlet=outlet or UPLOADED, outlet_counts=bool(outlet), name=name))
    return list(found.values())


def _files(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(root, name)
            suffix = path.suffix.casefold()
            if not name.startswith(".") and path.stem.casefold() not in _ABOUT and (suffix in READERS or suffix in _DOCUMENTS):
                yield path


def read(source: Source) -> Iterator[Article | Refusal]:
    """What one file holds; a file that cannot be read is one refusal."""
    reader = READERS.get(source.path.suffix.casefold())
    try:
        if reader is None:
            kinds = ", ".join(sorted(READERS))
            raise ReadError("files of this kind are not read", next_step=f"give one of {kinds}")
        yield from reader(source)
    except ReadError as bad:
        advice = f" ({bad.next_step})" if bad.next_step else ""
        yield Refusal(file=source.shown, line=None, reason=bad.what + advice)
