"""CSV: rows in; a table that spreadsheets open with its accents, and without running anything, out."""

import datetime as dt
from typing import Any

import pandas as pd

from analysis.formulas import neutralised


def csv_bytes(rows: pd.DataFrame) -> bytes:
    """The rows as CSV (RFC 4180) in UTF-8 with a byte order mark, which spreadsheets need to show accents.

    Text that a spreadsheet would run as a formula gets an apostrophe before it; numbers stay numbers. Lists are joined by
    `; `, days are ISO dates, what is missing is empty.
    """
    shown = pd.DataFrame({name: [_cell(value) for value in column] for name, column in rows.items()}, columns=rows.columns,
                         dtype=object)
    return b"\xef\xbb\xbf" + shown.to_csv(index=False, lineterminator="\r\n").encode("utf-8")


def _cell(value: Any) -> Any:
    """What stands in the cell: text is made safe, numbers and truth values stay as they are."""
    if isinstance(value, bool | int | float) and not pd.isna(value):
        return value
    if hasattr(value, "tolist") and not isinstance(value, str):
        return _cell(value.tolist())
    if isinstance(value, list | tuple):
        return neutralised("; ".join(str(part) for part in value))
    if value is None or pd.isna(value):
        return None
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, dt.date):
        return value.isoformat()
    return neutralised(str(value))
