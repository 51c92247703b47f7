"""Reads a workbook: `.xlsx`, `.xls` or `.ods` goes in; an article or a refusal a row comes out.

ECMA-376, [MS-XLS] and OpenDocument 1.3, read with calamine, which evaluates no formula and runs no macro.
"""

import zipfile
from collections.abc import Iterator
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from analysis.errors import ReadError
from analysis.read import archive
from analysis.read.source import Source
from analysis.read.table import articles, is_header
from analysis.records import Article, Refusal

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".ods")

LARGEST = 300_000_000


def read(source: Source) -> Iterator[Article | Refusal]:
    """One item a row that is not blank, of every sheet whose first filled row names a column of texts.

    Raises `ReadError` where the file is damaged or no sheet has such a column.
    """
    found = False
    for sheet, start, rows in _sheets(source):
        if is_header(rows[start], source):
            found = True
            # Two sheets count their rows alike.
            yield from articles(rows[start], enumerate(rows[start + 1:], start + 2), source.member(source.path, sheet))
    if not found:
        raise ReadError("no column of texts in the first row of any sheet", where=source.shown,
                        next_step="name the columns title,text,outlet,author,published,url,language,id")


def columns(source: Source) -> list[str]:
    """The names in the first filled row of all sheets. Raises `ReadError` where the file is damaged."""
    return [str(name) for _, start, rows in _sheets(source) for name in rows[start] if str(name).strip()]


def _sheets(source: Source) -> list[tuple[str, int, list[list[Any]]]]:
    """The sheets that hold anything, each with its name and the place of its first filled row. Raises `ReadError`."""
    if source.size() > LARGEST:
        raise ReadError(f"larger than {LARGEST // 1_000_000} MB", where=source.shown, next_step="save it as CSV")
    if zipfile.is_zipfile(source.path):
        archive.check(source)
    try:
        workbook = CalamineWorkbook.from_path(str(source.path))
        sheets = [workbook.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in workbook.sheet_names]
    except (CalamineError, OSError, ValueError) as damaged:
        raise ReadError(f"damaged workbook: {damaged}"[:200], where=source.shown,
                        next_step="open it and save it anew") from damaged
    source.position = source.size()
    filled = [next((place for place, row in enumerate(rows) if any(str(cell).strip() for cell in row)), None)
              for rows in sheets]
    return [(name, start, rows) for name, start, rows in zip(workbook.sheet_names, filled, sheets, strict=True)
            if start is not None]
