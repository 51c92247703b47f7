"""The tables that users edit: the rows that Selon comes with, under the user's own, go in; the rows that count come out.

The shipped rows lie in `data/knowledge/`. A user's edits are a layer of their own, `knowledge/<table>.csv` beside the store,
with the same columns and `removed`: an update of Selon never writes there. A row of the layer stands in for the shipped row
of the same key, is new where there is none, and takes it away where `removed` is filled in.
"""

import csv
import io
import os
import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from analysis.errors import KnowledgeError
from analysis.folders import store_folder
from analysis.formulas import restored

Row = dict[str, str]
Key = tuple[str, ...]
LANGUAGES = ("fr", "en")
REMOVED = "removed"
# Where a shipped folder that was copied earlier lacks a table, that table is empty.
_MAY_BE_MISSING = ("outlets",)
_CUES = "attributions"
NOUN = "noun"


@dataclass(frozen=True, kw_only=True)
class Table:
    """One table: `columns` in their order; `key` tells its rows apart; cells of `lists` hold several values, `|` between."""

    name: str
    columns: tuple[str, ...]
    key: Callable[[Mapping[str, str]], Key]
    lists: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Line:
    """A row and where it stands; `removed` says that it takes away instead of giving."""

    row: Row
    where: str
    removed: bool = False


def _cue_key(row: Mapping[str, str]) -> Key:
    # `promise` is a verb and a noun; no verb is of two kinds.
    return row["language"], NOUN if row["kind"] == NOUN else "verb", row["cue"]


TABLES = {table.name: table for table in (
    Table(name="entities", key=lambda row: (row["id"],), lists=("aliases_fr", "aliases_en"),
          columns=("id", "name_fr", "name_en", "aliases_fr", "aliases_en", "label", "kind", "country", "wikidata", "gender")),
    Table(name="offices", key=lambda row: (row["body"], row["holder"], row["from"], row["title_fr"]),
          lists=("title_fr", "title_en"), columns=("title_fr", "title_en", "body", "holder", "from", "to")),
    Table(name="outlets", key=lambda row: (row["domain"],), columns=("name", "domain", "country", "kind")),
    Table(name="cues", key=_cue_key, columns=("language", "cue", "kind", "frames")),
)}


def folder() -> Path:
    """The folder of the knowledge files that Selon comes with: `SELON_KNOWLEDGE`, else `data/knowledge` of the project."""
    return Path(os.environ.get("SELON_KNOWLEDGE") or Path(__file__).parent.parent.parent / "data" / "knowledge")


def edits_folder() -> Path:
    """The folder of the user's own rows, beside the store; it need not be there."""
    return store_folder() / "knowledge"


def edits_file(table: str) -> Path:
    """The file of the user's own rows of a table."""
    return edits_folder() / f"{table}.csv"


def lines(table: str) -> tuple[Line, ...]:
    """The rows that count. Raises `KnowledgeError` where a file is missing or malformed, or a key is there twice."""
    return _together(table, *(tuple(map(_stamp, files)) for files in ([edits_file(table)], _shipped_files(table))))


def shipped(table: str) -> tuple[Line, ...]:
    """The rows that Selon comes with. Raises as `lines` does."""
    return _shipped(table, tuple(map(_stamp, _shipped_files(table))))


def edits(table: str) -> tuple[Line, ...]:
    """The user's own rows. Raises as `lines` does."""
    path = edits_file(table)
    return tuple(read(path.read_bytes(), TABLES[table], str(path))) if path.is_file() else ()


def by_key(table: str, rows: Iterable[Line]) -> dict[Key, Line]:
    """The rows under their keys. Raises `KnowledgeError` on a key that is there twice."""
    key_of, found = TABLES[table].key, dict[Key, Line]()
    for line in rows:
        key = key_of(line.row)
        if key in found:
            raise KnowledgeError(f"{' '.join(key)!r} is used twice", where=line.where, next_step="keep one of the two rows")
        found[key] = line
    return found


def merged(table: str, own: Iterable[Line], under: Iterable[Line]) -> dict[Key, Line]:
    """The rows that count, under their keys: `own` over those `under` them. Raises as `by_key` does."""
    found = by_key(table, under)
    for key, line in by_key(table, own).items():
        if line.removed:
            found.pop(key, None)
        else:
            found[key] = line
    return found


def table_of(content: bytes, where: str) -> Table:
    """The table whose columns a CSV file has. Raises `KnowledgeError` where it is that of none."""
    header = next(iter(_cells(content, where)), (1, []))[1]
    columns = {_clean(cell) for cell in header}
    found = [table for table in TABLES.values() if set(table.columns) <= columns]
    if len(found) != 1:
        wanted = "; ".join(f"{table.name}: {','.join(table.columns)}" for table in TABLES.values())
        raise KnowledgeError("these are the columns of no table", where=where, next_step=f"name them as in one of {wanted}")
    return found[0]


def read(content: bytes, table: Table, where: str) -> list[Line]:
    """The rows of a CSV file: UTF-8; commas, semicolons or tabs. What the export neutralised is put right again.

    Raises `KnowledgeError` where it is no such file, and on a row with a cell too many or too few.
    """
    rows = iter(_cells(content, where))
    header = [_clean(cell) for cell in next(rows, (1, []))[1]]
    missing = [column for column in table.columns if column not in header]
    unknown = [column for column in header if column not in (*table.columns, REMOVED)]
    if missing or unknown or len(set(header)) < len(header):
        named = f"no column {', '.join(missing)}" if missing else f"column {', '.join(unknown) or 'named twice'} is not known"
        raise KnowledgeError(named, where=f"{where} line 1",
                             next_step=f"the columns are {','.join(table.columns)}, and {REMOVED} if you like")
    found = []
    for number, cells in rows:
        here = f"{where} line {number}"
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(header):
            raise KnowledgeError(f"{len(cells)} cells, but {len(header)} columns", where=here,
                                 next_step="put a cell that holds a comma in quotation marks")
        row = dict(zip(header, cells, strict=True))
        found.append(Line(where=here, removed=bool(row.pop(REMOVED, "").strip()), row=tidied(table, row)))
    return found


def tidied(table: Table, row: Mapping[str, str | None]) -> Row:
    """The row with its columns in order, its cells on one line, in composed characters, and no empty values in lists."""
    made = {column: _clean(restored(row.get(column) or "")) for column in table.columns}
    for column in table.lists:
        made[column] = "|".join(dict.fromkeys(part for cell in made[column].split("|") if (part := cell.strip())))
    return made


def with_cues(words: dict[str, Any], language: str) -> None:
    """Puts the user's own cue words into what `attributions.toml` of that language holds."""
    for line in edits("cues"):
        row = line.row
        if row["language"] != language:
            continue
        noun = row["kind"] == NOUN
        for section in [words["nouns"]] if noun else words["verbs"].values():
            section.pop(row["cue"], None)
        if not line.removed:
            section = words["nouns"] if noun else words["verbs"].setdefault(row["kind"], {})
            section[row["cue"]] = row["frames"]


def _clean(cell: str) -> str:
    return " ".join(unicodedata.normalize("NFC", cell).split())


def _cells(content: bytes, where: str) -> Iterable[tuple[int, list[str]]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as bad:
        raise KnowledgeError("not UTF-8", where=where, next_step="save it as CSV UTF-8") from bad
    if "\0" in text:
        raise KnowledgeError("holds NUL characters: no CSV file", where=where, next_step="save it as CSV UTF-8")
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count), strict=True)
    while True:
        number = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as bad:
            raise KnowledgeError(f"no CSV: {bad}", where=f"{where} line {number}",
                                 next_step="mend the quotation marks") from bad
        yield number, cells


def _shipped_files(table: str) -> list[Path]:
    if table == "cues":
        return [folder() / language / f"{_CUES}.toml" for language in LANGUAGES]
    return [folder() / f"{table}.csv"]


Stamp = tuple[Path, int, int]


def _stamp(path: Path) -> Stamp:
    """A file in its present state: the tables are read again when one of theirs has changed."""
    try:
        state = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return path, 0, 0
    return path, state.st_mtime_ns, state.st_size


@lru_cache(maxsize=16)
def _together(table: str, _own: tuple[Stamp, ...], under: tuple[Stamp, ...]) -> tuple[Line, ...]:
    return tuple(merged(table, edits(table), _shipped(table, under)).values())


@lru_cache(maxsize=16)
def _shipped(table: str, files: tuple[Stamp, ...]) -> tuple[Line, ...]:
    if table == "cues":
        return tuple(line for language, (path, *_) in zip(LANGUAGES, files, strict=True) for line in _cues(path, language))
    path = files[0][0]
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            return tuple(Line(row={column: row.get(column) or "" for column in TABLES[table].columns},
                              where=f"{path.name} line {reader.line_num}") for row in reader)
    except FileNotFoundError as missing:
        if table in _MAY_BE_MISSING:
            return ()
        raise _not_found(path) from missing


def _cues(path: Path, language: str) -> Iterable[Line]:
    where = f"{language}/{path.name}"
    words = toml(path)
    for kind, section in {**words["verbs"], NOUN: words["nouns"]}.items():
        for cue, frames in section.items():
            yield Line(row={"language": language, "cue": cue, "kind": kind, "frames": frames}, where=f"{where} [{kind}]")


def toml(path: Path) -> dict[str, Any]:
    """The contents of a word list. Raises `KnowledgeError` where it is missing or malformed."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as missing:
        raise _not_found(path) from missing
    except tomllib.TOMLDecodeError as bad:
        raise KnowledgeError(f"not valid TOML: {bad}", where=str(path), next_step="mend the line it names") from bad


def _not_found(path: Path) -> KnowledgeError:
    return KnowledgeError("file not found", where=str(path), next_step="restore it, or unset SELON_KNOWLEDGE")
