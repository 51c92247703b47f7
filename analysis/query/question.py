"""Puts one question to the store: the name of an `.sql` file and the values to bind in; a DataFrame out.

Values are always bound; only the project's own files make up the text of a statement.
"""

from typing import Any

import pandas as pd

from analysis.errors import QueryError
from analysis.query import search
from analysis.query.filters import Filters
from analysis.query.statement import Source, parameters, run, statement

__all__ = ["Source", "ask", "check_choice", "check_count", "statement"]


def ask(source: Source, question: str, columns: tuple[str, ...], filters: Filters | None = None, *,
        language: str = "fr", **values: Any) -> pd.DataFrame:
    """Returns the answer to `question`, with exactly `columns`; `language` (fr, en) chooses the names of entities.

    Raises `QueryError` where a value is missing or the store does not take the question, `SearchError` where the text
    query of the filters cannot be read.
    """
    check_choice("language", language, ("fr", "en"))
    chosen = filters or Filters()
    bound = {**chosen.binding(), "language": language, **values}
    if "found" in parameters(question):
        bound["found"] = search.found(source, chosen.query) if chosen.query else None
    answer = run(source, question, bound)
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
