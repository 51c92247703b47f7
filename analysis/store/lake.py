"""Opens the store: a folder goes in; a `Store` comes out that hands out cursors and guards each write transaction.

A DuckLake: Parquet files under `rows/`, and an SQLite catalogue of them. Several processes may read while one writes.
"""

import datetime as dt
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Self

import duckdb
import filelock
import pyarrow as pa

from analysis.errors import StoreError
from analysis.folders import store_folder
from analysis.store import extensions, word_index

CATALOGUE = "catalogue.sqlite"
SCHEMA = Path(__file__).parent / "schema.sql"
# The longest that a batch was seen to take with three writers was a second; a minute tells a held lock from a busy one.
LOCK_SECONDS = 60.0


Cursor = duckdb.DuckDBPyConnection
Columns = dict[tuple[str, str], str]


def _columns(connection: duckdb.DuckDBPyConnection, database: str) -> Columns:
    rows = connection.execute("SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE database_name = $1",
                              [database]).fetchall()
    return {(table, column): kind for table, column, kind in rows}


@cache
def expected_columns() -> Columns:
    """(table, column) → type, as `schema.sql` declares them."""
    with duckdb.connect() as memory:
        memory.execute(SCHEMA.read_text(encoding="utf-8"))
        return _columns(memory, "memory")


@cache
def tables() -> dict[str, pa.Schema]:
    """Each table of `schema.sql` and its Arrow schema."""
    with duckdb.connect() as memory:
        memory.execute(SCHEMA.read_text(encoding="utf-8"))
        names = [name for (name,) in memory.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
        return {name: memory.table(name).limit(0).to_arrow_table().schema for name in names}


def _quoted(path: Path) -> str:
    # ATTACH takes no bound values; a quote in a folder's name is doubled, as SQL has it.
    return str(path).replace("'", "''")


def _attached(folder: Path, *, read_only: bool, snapshot: int | None = None) -> duckdb.DuckDBPyConnection:
    # DuckDB would otherwise try the network for a minute before the packages are asked.
    connection = duckdb.connect(config={"autoinstall_known_extensions": False})
    try:
        for name in ("sqlite_scanner", "ducklake"):
            extensions.load(connection, name)
        # OVERRIDE_DATA_PATH: the catalogue remembers where it was made, and a project folder may be moved.
        connection.execute(
            f"ATTACH 'ducklake:sqlite:{_quoted(folder / CATALOGUE)}' AS selon (DATA_PATH '{_quoted(folder / 'rows')}', "
            f"OVERRIDE_DATA_PATH true, META_JOURNAL_MODE 'WAL', META_BUSY_TIMEOUT 10000{', READ_ONLY' if read_only else ''}"
            f"{'' if snapshot is None else f', SNAPSHOT_VERSION {int(snapshot)}'})")
    except duckdb.Error as failed:
        connection.close()
        if snapshot is not None and "snapshot" in str(failed):
            raise StoreError(f"holds no snapshot {snapshot}", where=str(folder),
                             next_step="`python -m analysis status` names the newest one") from failed
        raise StoreError(f"cannot be opened: {str(failed).splitlines()[0]}", where=str(folder),
                         next_step="see that the disk has room, or set SELON_STORE to a folder that Selon may write to"
                         ) from failed
    return connection


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    lock = filelock.FileLock(folder / f"{CATALOGUE}.lock", timeout=LOCK_SECONDS)
    try:
        lock.acquire()
    except filelock.Timeout as held:
        raise StoreError("another process has been writing for a minute", where=str(folder),
                         next_step="wait until its ingest is done, and try again") from held
    except OSError as refused:
        raise StoreError(f"cannot be written to: {refused.strerror}", where=str(folder),
                         next_step="set SELON_STORE to a folder that Selon may write to") from refused
    try:
        yield
    finally:
        lock.release()


def _is_current(connection: duckdb.DuckDBPyConnection) -> bool:
    there = _columns(connection, "selon")
    return all(there.get(column) == kind for column, kind in expected_columns().items())


def _prepare(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Makes the tables that are missing, and adds the columns that an earlier version had not."""
    there = _columns(connection, "selon")
    known = {table for table, _ in there}
    for (table, column), kind in expected_columns().items():
        if there.get((table, column), kind) != kind:
            raise StoreError(f"{table}.{column} is {there[table, column]} in this store, {kind} in this version of Selon",
                             where=str(folder), next_step="name another folder with SELON_STORE and ingest again")
    connection.execute("USE selon")
    connection.execute("BEGIN TRANSACTION")
    for (table, column), kind in expected_columns().items():
        if table in known and (table, column) not in there:
            connection.execute(f'ALTER TABLE {table} ADD COLUMN "{column}" {kind}')
    connection.execute(SCHEMA.read_text(encoding="utf-8"))
    if "articles" in known and "words" not in known:
        word_index.fill(connection, tables()["words"])
    connection.execute("COMMIT")


class Store:
    """An open store. One may be shared by threads; every query takes its own cursor."""

    def __init__(self, folder: Path, connection: duckdb.DuckDBPyConnection, *, read_only: bool,
                 pinned: int | None = None) -> None:
        self.folder, self.read_only, self.pinned = folder, read_only, pinned
        self._connection = connection
        self._guard = threading.Lock()

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A cursor of its own, on the newest state at each query. Threads that share one get each other's rows.

        Raises `StoreError` where the folder is gone or cannot be read.
        """
        with self._told("read"):
            with self._guard:
                cursor = self._connection.cursor()
            cursor.execute("USE selon")
        return cursor

    @contextmanager
    def _told(self, done: str) -> Iterator[None]:
        """Says of the store what DuckDB says of its files: that they are gone, that the disk is full."""
        if not (self.folder / CATALOGUE).exists():
            # SQLite would make an empty catalogue in its place, and the lock the folder
            raise StoreError("is not there any more", where=str(self.folder),
                             next_step="put its folder back; or start Selon again, which makes a new one")
        try:
            yield
        except duckdb.Error as failed:
            raise StoreError(f"cannot be {done}: {str(failed).splitlines()[0]}", where=str(self.folder),
                             next_step="see that the disk has room and the folder is whole; what was written before stands"
                             ) from failed

    def snapshot(self) -> int:
        """The number of the newest state, which grows with each write; of an earlier one that was opened, its own.

        Raises `StoreError` where the folder is gone or cannot be read.
        """
        if self.pinned is not None:
            return self.pinned
        with self._guard:
            cursor = self._connection.cursor()
        # the catalogue's own table, in 1 ms: every run of a page asks, and `current_snapshot()` takes 10
        with cursor, self._told("read"):
            row = cursor.execute("SELECT max(snapshot_id) FROM __ducklake_metadata_selon.ducklake_snapshot").fetchone()
        return int(row[0]) if row else 0

    def snapshot_time(self, snapshot: int) -> dt.datetime:
        """When a state came about. Raises `StoreError` where the store holds no such state."""
        with self.cursor() as cursor:
            row = cursor.execute("SELECT snapshot_time FROM ducklake_snapshots('selon') WHERE snapshot_id = $1",
                                 [snapshot]).fetchone()
        if row is None:
            raise StoreError(f"holds no snapshot {snapshot}", where=str(self.folder),
                             next_step="`python -m analysis status` names the newest one")
        when: dt.datetime = row[0]
        return when.astimezone(dt.UTC)

    @contextmanager
    def writing(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor inside one transaction, alone among all processes; rolled back where the block raises.

        Raises `StoreError` where the store cannot be written to, or another process writes for a minute.
        """
        if self.read_only:
            raise StoreError("was opened for reading only", where=str(self.folder), next_step="open it without read_only")
        with self._told("written to"), _locked(self.folder), self.cursor() as cursor:
            cursor.execute("BEGIN TRANSACTION")
            try:
                yield cursor
            # Ctrl-C is no Exception, and must leave the store whole as well.
            except BaseException:
                # a transaction that failed by itself is over, and what failed is what is told
                with suppress(duckdb.Error):
                    cursor.execute("ROLLBACK")
                raise
            cursor.execute("COMMIT")

    @contextmanager
    def alone(self) -> Iterator[None]:
        """The folder to oneself among all processes, for a file that stands beside the rows."""
        if self.read_only:
            raise StoreError("was opened for reading only", where=str(self.folder), next_step="open it without read_only")
        with self._told("written to"), _locked(self.folder):
            yield

    def close(self) -> None:
        """Lets go of the files."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def _is_made(folder: Path) -> bool:
    """Whether there is a catalogue with its tables: a process that was killed as it made the store leaves one without."""
    path = folder / CATALOGUE
    if not path.exists():
        return False
    with suppress(sqlite3.Error), closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as catalogue:
        return catalogue.execute("SELECT 1 FROM sqlite_master WHERE name = 'ducklake_snapshot'").fetchone() is not None
    return True  # what cannot be read here is told where it is attached


def open_snapshot(folder: Path | None, snapshot: int) -> Store:
    """The store in `folder` as it was at an earlier state, for reading only.

    Raises `StoreError` where there is no store, or no such state of it.
    """
    folder = (folder or store_folder()).absolute()
    if not (folder / CATALOGUE).exists():
        raise StoreError("there is no store", where=str(folder), next_step="name its folder with --store or SELON_STORE")
    return Store(folder, _attached(folder, read_only=True, snapshot=snapshot), read_only=True, pinned=snapshot)


def open_store(folder: Path | None = None, *, read_only: bool = False) -> Store:
    """The store in `folder` (default `store_folder()`), made where there is none yet.

    Raises `StoreError` where the folder cannot be written to, or holds a store of another make.
    """
    folder = (folder or store_folder()).absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as refused:
        raise StoreError(f"cannot be made: {refused.strerror}", where=str(folder),
                         next_step="set SELON_STORE to a folder that Selon may write to") from refused
    if _is_made(folder):
        connection = _attached(folder, read_only=read_only)
        if _is_current(connection):
            return Store(folder, connection, read_only=read_only)
        connection.close()
    with _locked(folder):
        connection = _attached(folder, read_only=False)
        if not _is_current(connection):
            _prepare(connection, folder)
    if read_only:
        connection.close()
        connection = _attached(folder, read_only=True)
    return Store(folder, connection, read_only=read_only)
