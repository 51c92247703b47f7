"""Reads a table: `.csv` goes in; an article or a refusal a row comes out."""

import csv
import io
from collections.abc import Iterator

from analysis.errors import ReadError
from analysis.read.rows import NAMES, article
from analysis.read.source import Source
from analysis.records import Article, Refusal

SUFFIXES = (".csv", ".tsv")

# In characters: Python's own limit, 131,072, is shorter than some reports.
LONGEST_CELL = 10_000_000
_DELIMITERS = ",;\t|"
_EXCERPT = 120


def read(source: Source) -> Iterator[Article | Refusal]:
    """One item a row that is not blank. The delimiter is the one that gives the header the most names that are known.

    Raises `ReadError` where the file cannot be read at all or has no column of texts.
    """
    csv.field_size_limit(LONGEST_CELL)
    with source.lines(newline="") as stream:
        header, delimiter = _header(stream, source.shown)
        # Strict: a quote in the middle of a quoted cell is an error at its own row, instead of a garbled text.
        rows = csv.reader(stream, delimiter=delimiter, strict=True)
        while True:
            line = rows.line_num + 2
            cells: list[str] = []
            try:
                cells = next(rows)
                if not any(cell.strip() for cell in cells):
                    continue
                if len(cells) != len(header):
                    raise ReadError(f"{len(cells)} cells, but {len(header)} columns", next_step="put texts in double quotes")
                yield article(dict(zip(header, cells, strict=True)), source, line=line)
            except StopIteration:
                return
            except (csv.Error, ReadError) as bad:
                reason = f"no CSV row: {bad}" if isinstance(bad, csv.Error) else str(bad)
                yield Refusal(file=source.shown, line=line, reason=reason, excerpt=_shown(cells, delimiter))


def _header(stream: io.TextIOBase, where: str) -> tuple[list[str], str]:
    line = stream.readline(LONGEST_CELL)
    known = {name for names in NAMES.values() for name in names}
    candidates = [([cell.strip().casefold() for cell in next(csv.reader([line], delimiter=delimiter), [])], delimiter)
                  for delimiter in _DELIMITERS]
    header, delimiter = max(candidates, key=lambda candidate: len(known & set(candidate[0])))
    if not set(NAMES["text"]) & set(header):
        raise ReadError("no column of texts in the first line", where=where,
                        next_step="name the columns title,text,outlet,author,published,url,language,id")
    return header, delimiter


def _shown(cells: list[str], delimiter: str) -> str:
    return delimiter.join(cells)[:_EXCERPT].encode("utf-8", "replace").decode("utf-8")
