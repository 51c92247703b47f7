"""One state of the store to put questions to: a store goes in; cursors on its newest snapshot, held in memory, come out.

A scan of a DuckLake table costs 5 to 15 ms before its first row (the catalogue is asked, the files are opened), and a question
scans a dozen. Held in memory, a corpus of a thousand articles answers in a tenth of the time. A large one is asked where it
lies: there the scan itself is what costs, and memory would not hold it.
"""

import copy
import threading
from collections.abc import Callable
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa

from analysis.errors import StoreError
from analysis.query.statement import Source
from analysis.store.lake import tables

TABLES = ("articles", "sentences", "entities", "mentions", "times", "attributions", "events", "words", "extractions",
          "ingests", "refusals", "collections")
# Copying takes 0.4 s a thousand articles, after every batch that comes in.
MOST_ARTICLES = 10_000
MOST_ANSWERS = 500
_NONE = object()


class Reading:
    """The newest state of a store at the moment that this is made. It may be shared by threads, and asked like the store.

    Raises `StoreError` where the store cannot be read.
    """

    def __init__(self, store: Source, *, most_articles: int = MOST_ARTICLES) -> None:
        self._store = store
        self._guard = threading.Lock()
        self._memory: duckdb.DuckDBPyConnection | None = None
        # text queries and the articles in which they hold, as long as this state is held
        self.searched: dict[str, list[str]] = {}
        self._answers: dict[tuple[Callable[..., Any], str], Any] = {}
        cursor = store.cursor()
        try:
            # one transaction, so that all tables are of one snapshot while another process writes
            cursor.execute("BEGIN TRANSACTION")
            row = cursor.execute("SELECT count(*) FROM articles").fetchone()
            there = _columns(cursor)
            # an earlier state lacks what was added to the store since; in memory it can be had, empty
            whole = all(there.get(table, set()).issuperset(tables()[table].names) for table in TABLES)
            if (row and row[0] <= most_articles) or not whole:
                self._memory = _copied(cursor, there)
            cursor.execute("COMMIT")
        except duckdb.Error as failed:
            raise StoreError(f"cannot be read: {str(failed).splitlines()[0]}",
                             next_step="see that its folder is whole, or start with a new one") from failed
        finally:
            cursor.close()

    @property
    def in_memory(self) -> bool:
        """Whether the state is held in memory; else questions go to the store, and to its newest state."""
        return self._memory is not None

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A cursor of its own for one question."""
        if self._memory is None:
            return self._store.cursor()
        with self._guard:
            return self._memory.cursor()

    def answer(self, question: Callable[..., Any], *arguments: Any, **options: Any) -> Any:
        """What `question`, one of this package that takes a source first, answers on this state; found once.

        The caller may change what it gets. What is held grows with what is asked: of `MOST_ANSWERS` the oldest goes.
        """
        # by their text: all that a question takes is plain values, and some cannot be hashed
        key = (question, repr((arguments, options)))
        with self._guard:
            found = self._answers.get(key, _NONE)
        if found is _NONE:
            found = question(self, *arguments, **options)
            with self._guard:
                if len(self._answers) >= MOST_ANSWERS:
                    del self._answers[next(iter(self._answers))]
                self._answers[key] = found
        # of a frame that shares its columns, pandas copies those that are written to
        return found.copy(deep=False) if isinstance(found, pd.DataFrame) else copy.copy(found)


def _columns(cursor: duckdb.DuckDBPyConnection) -> dict[str, set[str]]:
    rows = cursor.execute("SELECT table_name, list(column_name) FROM duckdb_columns() "
                          "WHERE database_name = current_database() GROUP BY table_name").fetchall()
    return {table: set(columns) for table, columns in rows}


def _copied(cursor: duckdb.DuckDBPyConnection, there: dict[str, set[str]]) -> duckdb.DuckDBPyConnection:
    # Planning takes longer than running on so few rows, and threads that wait for each other take longer than one.
    memory = duckdb.connect(config={"threads": 1})
    for table in TABLES:
        schema = tables()[table]
        # a name of the list above, never a value that was read
        rows = cursor.execute(f'FROM "{table}"').to_arrow_table() if table in there else schema.empty_table()
        for column in schema:
            if column.name not in rows.column_names:
                rows = rows.append_column(column, pa.nulls(rows.num_rows, column.type))
        memory.register("rows", rows)
        memory.execute(f'CREATE TABLE "{table}" AS FROM rows')
        memory.unregister("rows")
    return memory
