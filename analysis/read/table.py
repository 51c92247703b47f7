"""Reads a table: `.csv` goes in; an article or a refusal a row comes out."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from analysis.errors import ReadError
from analysis.read.rows import NAMES, article, shown
from analysis.read.source import Source
from analysis.records import Article, Refusal

SUFFIXES = (".csv", ".tsv")

# In characters: Python's own limit, 131,072, is shorter than some reports.
LONGEST_CELL = 10_000_000
_DELIMITERS = ",;\t|"


def read(source: Source) -> Iterator[Article | Refusal]:
    """One item a row that is not blank. The delimiter is the one that gives the header the most names that are known.

    Raises `ReadError` where the file cannot be read at all or has no column of texts.
    """
    csv.field_size_limit(LONGEST_CELL)
    with source.lines(newline="") as stream:
        header, delimiter = _header(stream, source)
        for row in rows(stream, delimiter, source):
            if isinstance(row, Refusal):
                yield row
            else:
                yield from articles(header, [row], source)


def rows(stream: io.TextIOBase, delimiter: str, source: Source) -> Iterator[tuple[int, list[str]] | Refusal]:
    """The rows behind the first line, each with the number of its first line; one that is no row is a refusal."""
    # Strict: a quote in the middle of a quoted cell is an error at its own row, instead of a garbled text.
    found = csv.reader(stream, delimiter=delimiter, strict=True)
    while True:
        line = found.line_num + 2
        try:
            yield line, next(found)
        except StopIteration:
            return
        except csv.Error as bad:
            yield Refusal(file=source.shown, line=line, reason=f"no CSV row: {bad}")


def columns(source: Source) -> list[str]:
    """The names in the first line. Raises `ReadError` where it cannot be read."""
    csv.field_size_limit(LONGEST_CELL)
    with source.lines(newline="") as stream:
        return _split(stream.readline(LONGEST_CELL), source)[0]


def is_header(names: Iterable[str], source: Source) -> bool:
    """Whether a column of texts is among `names`: one that the user named, else one of a known name."""
    wanted = {source.columns["text"].strip().casefold()} if "text" in source.columns else set(NAMES["text"])
    return not wanted.isdisjoint(_folded(names))


def articles(header: Sequence[str], rows: Iterable[tuple[int, Sequence[object]]],
             source: Source) -> Iterator[Article | Refusal]:
    """An article or a refusal for each numbered row that is not blank; `header` names its cells."""
    names = _folded(header)
    for line, cells in rows:
        if not any(cell is not None and str(cell).strip() for cell in cells):
            continue
        try:
            if len(cells) != len(names):
                raise ReadError(f"{len(cells)} cells, but {len(names)} columns", next_step="put texts in double quotes")
            # A workbook keeps every number as a fraction: 12.0 is the id 12.
            given = {name: int(cell) if isinstance(cell, float) and cell.is_integer() else cell
                     for name, cell in zip(names, cells, strict=True)}
            yield article(given, source, line=line)
        except ReadError as bad:
            excerpt = " | ".join(str(cell) for cell in cells if cell is not None)
            yield Refusal(file=source.shown, line=line, reason=str(bad), excerpt=shown(excerpt))


def _folded(names: Iterable[str]) -> list[str]:
    return [str(name).strip().casefold() for name in names]


def _header(stream: io.TextIOBase, source: Source) -> tuple[list[str], str]:
    header, delimiter = _split(stream.readline(LONGEST_CELL), source)
    if not is_header(header, source):
        raise ReadError("no column of texts in the first line", where=source.shown,
                        next_step="name the columns title,text,outlet,author,published,url,language,id")
    return header, delimiter


def _split(line: str, source: Source) -> tuple[list[str], str]:
    """The names in a first line, and the delimiter that gives the most names that are known, else the most names."""
    known = {name for names in NAMES.values() for name in names} | {name.casefold() for name in source.columns.values()}
    candidates = [([name.strip() for name in next(csv.reader([line], delimiter=delimiter), [])], delimiter)
                  for delimiter in _DELIMITERS]
    return max(candidates, key=lambda candidate: (len(known & set(_folded(candidate[0]))), len(candidate[0])))
