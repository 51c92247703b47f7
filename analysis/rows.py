"""Turns a DataFrame into plain rows: what pandas calls NaN, NaT and Timestamp goes in, None and `date` come out."""

from typing import Any

import pandas as pd


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows as dictionaries: None for whatever is missing, days as `date` (of a moment, its day)."""
    days = {str(name) for name, kind in frame.dtypes.items() if pd.api.types.is_datetime64_any_dtype(kind)}
    plain = frame.astype(object).where(frame.notna(), None)
    return [{str(name): value.date() if name in days and value is not None else value for name, value in row.items()}
            for row in plain.to_dict("records")]
