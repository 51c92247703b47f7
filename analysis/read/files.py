"""Walks what the user gave: files and folders go in; articles and refusals come out, one at a time."""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePath, PurePosixPath

from analysis.errors import ReadError
from analysis.read import form, references
from analysis.read.source import Source, label
from analysis.read.web import Web
from analysis.records import Article, Refusal

# What may hold articles that nobody reads here; a page's pictures and scripts are passed over in silence.
_DOCUMENTS = {".doc", ".odt", ".rtf", ".epub", ".xml", ".mht", ".mhtml", ".msg", ".pages", ".7z", ".rar"}
# An archive in an archive in an archive is a mistake, or a trap.
DEEPEST = 3
# The outlet of an upload that names none.
UPLOADED = "upload"
# In a folder, these are about the folder.
_ABOUT = {"readme", "license", "licence", "changelog", "contributing"}


def sources(paths: Iterable[Path], *, outlet: str | None = None, uploads: Mapping[Path, str] | None = None,
            columns: Mapping[str, str] | None = None, web: Web | None = None) -> list[Source]:
    """The files at `paths`, those of folders with all their subfolders, in order of name; hidden ones are left out.

    `outlet` is who publishes what names no outlet itself. `uploads` are files besides, each with the name that the user
    knows it by: they lie in a folder that says nothing. `columns` names the column or key of a field; `web` fetches the
    addresses that a list names. Raises `ReadError` where a path does not exist.
    """
    found: dict[Path, Source] = {}
    for path in paths:
        if not path.exists():
            raise ReadError("no such file or folder", where=str(path))
        files = list(_files(path)) if path.is_dir() else [path]
        attached = set[Path]().union(*(references.attachments(file) for file in files if path.is_dir()
                                       and file.suffix.casefold() in references.SUFFIXES))
        for file in files:
            if file.resolve() in attached:
                continue
            counts = bool(outlet) or (path.is_dir() and file.parent != path)
            found.setdefault(file.resolve(), Source(path=file, outlet=outlet or label(file), outlet_counts=counts,
                                                    outlet_origin="option" if outlet else "folder",
                                                    columns=columns or {}, web=web))
    for path, name in (uploads or {}).items():
        found.setdefault(path.resolve(), Source(path=path, outlet=outlet or UPLOADED, outlet_counts=bool(outlet), name=name,
                                                 outlet_origin="option" if outlet else "none", columns=columns or {}, web=web))
    return list(found.values())


def _files(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(root, name)
            if not name.startswith(".") and path.suffix and _may_hold_articles(path):
                yield path


def read(source: Source) -> Iterator[Article | Refusal]:
    """What one file holds, files inside it among them; a file that cannot be read, or holds nothing, is one refusal."""
    found = False
    for item in _read(source, depth=0):
        found = True
        yield item
    # a list of addresses holds nothing new most of the time
    if not found and source.web is None:
        yield Refusal(file=source.shown, line=None, reason="no article in it")


def _read(source: Source, *, depth: int) -> Iterator[Article | Refusal]:
    try:
        name = form.form(source)
        if name in form.READERS:
            yield from form.READERS[name].read(source)
        elif depth >= DEEPEST:
            raise ReadError(f"an archive inside {DEEPEST} others", next_step="unpack it, and give the folder")
        else:
            for member in form.CONTAINERS[name].members(source):
                if isinstance(member, Refusal):
                    yield member
                elif name in form.NAMED_BY_A_LIST or _may_hold_articles(PurePosixPath(member.shown.rpartition("!")[2])):
                    yield from _read(member, depth=depth + 1)
    except ReadError as bad:
        advice = f" ({bad.next_step})" if bad.next_step else ""
        yield Refusal(file=source.shown, line=None, reason=bad.what + advice)


def _may_hold_articles(path: PurePath) -> bool:
    """Whether a file in a folder or an archive may hold articles: the pictures and scripts of a saved page do not."""
    suffix = path.suffix.casefold()
    return path.stem.casefold() not in _ABOUT and (suffix in form.BY_SUFFIX or suffix in _DOCUMENTS or not suffix)
