"""Loads a DuckDB extension into a connection: the one already there, else the one from its package, else from DuckDB."""

import duckdb
from duckdb_extensions import import_extension

from analysis.errors import StoreError


def load(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """Loads extension `name`. Raises `StoreError` where neither this machine, nor a package, nor the network has it."""
    try:
        connection.load_extension(name)
    except duckdb.Error:
        _install(connection, name)
        try:
            connection.load_extension(name)
        except duckdb.Error as unloadable:
            raise StoreError(f"DuckDB's extension {name} does not load: {unloadable}", where="store",
                             next_step="pip install -r requirements.txt") from unloadable


def _install(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    try:
        import_extension(name, con=connection)
    except (ImportError, duckdb.Error):
        # No package of this name or none for this DuckDB version or platform: DuckDB's own server is the last resort.
        try:
            connection.install_extension(name)
        except duckdb.Error as absent:
            raise StoreError(f"DuckDB's extension {name} is not installed and cannot be fetched: {absent}", where="store",
                             next_step="pip install -r requirements.txt") from absent
