"""Reads a Parquet file: an article or a refusal a row comes out. Apache Parquet, read with pyarrow, a batch at a time."""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.parquet as pq

from analysis.errors import ReadError
from analysis.read.source import Source
from analysis.read.table import articles, is_header
from analysis.records import Article, Refusal

SUFFIXES = (".parquet", ".pq")

_ROWS = 500


def columns(source: Source) -> list[str]:
    """The names of its columns. Raises `ReadError` where it is damaged."""
    try:
        return list(pq.read_schema(source.path).names)
    except (pa.ArrowException, OSError, ValueError) as damaged:
        raise ReadError(f"damaged Parquet file: {damaged}"[:200], where=source.shown) from damaged


def read(source: Source) -> Iterator[Article | Refusal]:
    """One item a row. Raises `ReadError` where the file is damaged or has no column of texts."""
    try:
        with pq.ParquetFile(source.path) as table:
            header = list(table.schema_arrow.names)
            if not is_header(header, source):
                raise ReadError("no column of texts", where=source.shown,
                                next_step="name the columns title,text,outlet,author,published,url,language,id")
            line, of = 0, max(1, table.metadata.num_rows)
            for batch in table.iter_batches(_ROWS):
                columns = [column.to_pylist() for column in batch.columns]
                yield from articles(header, enumerate(zip(*columns, strict=True), line + 1), source)
                line += batch.num_rows
                source.position = source.size() * line // of
    except (pa.ArrowException, OSError, ValueError) as damaged:
        raise ReadError(f"damaged Parquet file: {damaged}"[:200], where=source.shown, next_step="write it anew") from damaged
