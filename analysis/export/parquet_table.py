"""Parquet: rows and where they come from in; a table with typed columns, its provenance in the file's own metadata, out."""

import json
from collections.abc import Mapping
from io import BytesIO
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

METADATA = b"selon"
# DuckDB's dates and times both come as pandas datetimes; of all that the questions answer, only these are times of day.
_TIMES = ("started", "finished")


def parquet_bytes(rows: pd.DataFrame, about: Mapping[str, Any] | None = None) -> bytes:
    """The rows as Parquet: days are dates, lists are lists of text, a column of nothing is text.

    `about` stands as JSON under the key `selon` of the file's metadata. The same rows give the same bytes.
    """
    table = pa.Table.from_pandas(rows, preserve_index=False)
    table = table.cast(pa.schema([_field(field) for field in table.schema]))
    said = {METADATA: json.dumps(about, ensure_ascii=False, sort_keys=True).encode()} if about is not None else {}
    into = BytesIO()
    pq.write_table(table.replace_schema_metadata({**(table.schema.metadata or {}), **said}), into)
    return into.getvalue()


def _field(field: Any) -> Any:
    if pa.types.is_timestamp(field.type) and field.name not in _TIMES:
        return field.with_type(pa.date32())
    if pa.types.is_null(field.type):
        return field.with_type(pa.string())
    if pa.types.is_list(field.type) and pa.types.is_null(field.type.value_type):
        return field.with_type(pa.list_(pa.string()))
    return field
