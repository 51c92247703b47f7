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
    found = False
    for rows in sheets:
        start = next((place for place, row in enumerate(rows) if any(_written(cell) for cell in row)), None)
        if start is None or not is_header([_written(cell) for cell in rows[start]], source):
            continue
        found = True
        header = [_written(cell) for cell in rows[start]]
        yield from articles(header, ((place + 1, row) for place, row in enumerate(rows[start + 1:], start + 1)), source)
    if not found:
        raise ReadError("no column of texts in the first row of any sheet", where=source.shown,
                        next_step="name the columns title,text,outlet,author,published,url,language,id")


def _written(cell: Any) -> str:
    return "" if cell is None else str(cell).strip()
