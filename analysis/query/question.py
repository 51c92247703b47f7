"""Puts one question to the store: the name of an `.sql` file and the values to bind in; a DataFrame out.

A file that opens with `-- after: left` is read behind `sql/left.sql`, which holds what the filters leave as named tables;
`-- after: wanted` likewise behind the sentences that were asked for.
Values are always bound; only the project's own files make up the text of a statement.
"""

import re
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import duckdb
import pandas as pd

from analysis.errors import QueryError
from analysis.query.filters import Filters

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
def _parameters(question: str) -> frozenset[str]:
    with duckdb.connect() as parser:
        return frozenset(parser.extract_statements(statement(question))[0].named_parameters)


def ask(source: Source, question: str, columns: tuple[str, ...], filters: Filters | None = None, *,
        language: str = "fr", **values: Any) -> pd.DataFrame:
    """Returns the answer to `question`, with exactly `columns`; `language` (fr, en) chooses the names of entities.

    Raises `QueryError` where a value is missing or the store does not take the question.
    """
    check_choice("language", language, ("fr", "en"))
    bound = {**(filters or Filters()).binding(), "language": language, **values}
    names = _parameters(question)
    missing = names - bound.keys()
    if missing:
        raise QueryError(f"no value for {', '.join(sorted(missing))}", where=question)
    cursor = source.cursor()
    try:
        answer = cursor.execute(statement(question), {name: bound[name] for name in names}).df()
    except duckdb.Error as fault:
        raise QueryError(str(fault).splitlines()[0], where=question,
                         next_step="if the store is older than this program, ingest into a new one") from fault
    finally:
        cursor.close()
    if tuple(answer.columns) != columns:
        raise QueryError(f"columns are {', '.join(answer.columns)}; expected {', '.join(columns)}", where=question)
    return answer


def check_choice(name: str, value: str, choices: tuple[str, ...]) -> None:
    """Raises `QueryError` unless `value` is one of `choices`."""
    if value not in choices:
        raise QueryError(f"{name} {value!r} is not known", next_step=f"one of {', '.join(choices)}")


def check_count(name: str, value: int) -> None:
    """Raises `QueryError` unless `value` is a whole number from 1 up."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise QueryError(f"{name} is {value!r}", next_step="give a whole number from 1 up")
