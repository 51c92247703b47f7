"""The SQL texts of the project: the name of an `.sql` file goes in; its text, and the names of the values to bind, come out.

A file that opens with `-- after: left` is read behind `sql/left.sql`, which holds what the filters leave as named tables;
`-- after: wanted` likewise behind the sentences that were asked for.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import duckdb
import pandas as pd

from analysis.errors import QueryError

_FOLDER = Path(__file__).parent / "sql"
_AFTER = re.compile(r"-- after: ([a-z]+)\n")


class Source(Protocol):
    """What answers a question: a store, or a DuckDB connection that has the store's tables in its current schema."""

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A cursor of its own for one question, so that threads never share one."""


@cache
def statement(question: str) -> str:
    """The SQL text of a question. Raises `QueryError` where there is no such file."""
    path = _FOLDER / f"{question}.sql"
    if not path.is_file():
        raise QueryError(f"there is no question {question!r}", where=str(_FOLDER))
    text = path.read_text(encoding="utf-8")
    after = _AFTER.match(text)
    return statement(after[1]) + text if after else text


@cache
def parameters(question: str) -> frozenset[str]:
    """The names of the values that a question binds."""
    with duckdb.connect() as parser:
        return frozenset(parser.extract_statements(statement(question))[0].named_parameters)


def run(source: Source, question: str, values: Mapping[str, Any]) -> pd.DataFrame:
    """The rows that a question gives with `values` bound; further values are left out.

    Raises `QueryError` where a value is missing or the store does not take the question.
    """
    names = parameters(question)
    missing = names - values.keys()
    if missing:
        raise QueryError(f"no value for {', '.join(sorted(missing))}", where=question)
    cursor = source.cursor()
    try:
        return cursor.execute(statement(question), {name: values[name] for name in names}).df()
    except duckdb.Error as fault:
        raise QueryError(str(fault).splitlines()[0], where=question,
                         next_step="if the store is older than this program, ingest into a new one") from fault
    finally:
        cursor.close()
