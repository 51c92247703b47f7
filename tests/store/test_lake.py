"""The store on disk: made, opened again, read while another process writes."""

import sqlite3
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from analysis.errors import StoreError
from analysis.folders import store_folder
from analysis.store.lake import CATALOGUE, expected_columns, open_store, tables

ROOT = Path(__file__).parent.parent.parent


def refusals(store):
    return store.cursor().execute("SELECT file, line FROM refusals ORDER BY ALL").fetchall()


def add(store, file, line=1):
    with store.writing() as cursor:
        cursor.execute("INSERT INTO refusals (file, line) VALUES ($1, $2)", [file, line])


def test_a_new_store_answers_every_table_with_no_rows(tmp_path):
    with open_store(tmp_path, read_only=True) as store:
        for table in tables():
            assert store.cursor().table(table).fetchall() == []


def test_every_table_and_column_is_explained(tmp_path):
    with open_store(tmp_path) as store:
        explained = store.cursor().execute(
            "SELECT table_name, column_name FROM duckdb_columns() WHERE database_name = 'selon' AND comment <> ''").fetchall()
        assert set(explained) == set(expected_columns())
        explained = store.cursor().execute(
            "SELECT table_name FROM duckdb_tables() WHERE database_name = 'selon' AND comment <> ''").fetchall()
        assert {name for (name,) in explained} == set(tables())


def test_what_is_written_is_there_when_opened_again_and_after_a_move(tmp_path):
    with open_store(tmp_path / "here") as store:
        add(store, "a.txt")
    (tmp_path / "here").rename(tmp_path / "l'autre")
    with open_store(tmp_path / "l'autre") as store:
        add(store, "b.txt")
        assert refusals(store) == [("a.txt", 1), ("b.txt", 1)]


def test_a_long_lived_reader_sees_each_commit_and_the_snapshot_grows(tmp_path):
    with open_store(tmp_path) as writer, open_store(tmp_path, read_only=True) as reader:
        before = reader.snapshot()
        add(writer, "a.txt")
        assert refusals(reader) == [("a.txt", 1)]
        assert reader.snapshot() > before
        assert reader.snapshot() == writer.snapshot()


@pytest.mark.parametrize("stopped_by", [KeyboardInterrupt, ValueError, StoreError])
def test_a_transaction_that_is_stopped_leaves_nothing(tmp_path, stopped_by):
    with open_store(tmp_path) as store:
        add(store, "a.txt")
        before = store.snapshot()
        with pytest.raises(stopped_by), store.writing() as cursor:
            cursor.execute("INSERT INTO refusals (file) VALUES ('b.txt')")
            raise stopped_by("stop")
        assert refusals(store) == [("a.txt", 1)]
        assert store.snapshot() == before
        add(store, "c.txt")


def test_a_reading_store_refuses_to_write(tmp_path):
    with open_store(tmp_path, read_only=True) as store:
        with pytest.raises(StoreError, match="reading only"), store.writing():
            pass
        with pytest.raises(duckdb.Error):
            store.cursor().execute("INSERT INTO refusals (file) VALUES ('a.txt')")


def test_a_store_of_an_earlier_version_gets_the_new_columns(tmp_path):
    with open_store(tmp_path) as store:
        add(store, "a.txt")
        store.cursor().execute("ALTER TABLE refusals DROP COLUMN excerpt")
        store.cursor().execute("DROP TABLE times")
    with open_store(tmp_path, read_only=True) as store:
        assert store.cursor().execute("SELECT file, excerpt FROM refusals").fetchall() == [("a.txt", None)]
        assert store.cursor().table("times").fetchall() == []


def test_a_column_of_another_type_is_an_error_that_says_what_to_do(tmp_path):
    with open_store(tmp_path) as store:
        store.cursor().execute("DROP TABLE refusals")
        store.cursor().execute("CREATE TABLE refusals (line VARCHAR)")
    with pytest.raises(StoreError, match=r"refusals\.line is VARCHAR.*SELON_STORE"):
        open_store(tmp_path)


def test_a_file_that_is_no_catalogue_is_an_error_that_says_what_to_do(tmp_path):
    (tmp_path / CATALOGUE).write_text("not a database, and long enough to be read as the head of one" * 20)
    with pytest.raises(StoreError, match="SELON_STORE"):
        open_store(tmp_path)


def test_a_store_whose_making_was_killed_is_made_when_it_is_read(tmp_path):
    with closing(sqlite3.connect(tmp_path / CATALOGUE)) as catalogue:
        catalogue.execute("PRAGMA journal_mode = WAL")
    with open_store(tmp_path, read_only=True) as store:
        assert refusals(store) == []


def test_a_place_that_is_a_file_is_an_error(tmp_path):
    (tmp_path / "taken").write_text("")
    with pytest.raises(StoreError, match="SELON_STORE"):
        open_store(tmp_path / "taken")


def test_selon_store_names_the_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("SELON_STORE", str(tmp_path))
    assert store_folder() == tmp_path
    monkeypatch.delenv("SELON_STORE")
    assert store_folder() == ROOT / "data" / "store"


def test_threads_that_share_a_store_read_while_one_writes(tmp_path):
    with open_store(tmp_path) as store:
        writing = threading.Event()
        writing.set()

        def count(number):
            seen = []
            while writing.is_set() or not seen:
                # Each thread asks for a number of its own: a row of another's would show.
                seen.append(store.cursor().execute("SELECT $1, count(*) FROM refusals", [number]).fetchone())
            return seen

        with ThreadPoolExecutor(4) as threads:
            counts = [threads.submit(count, number) for number in range(4)]
            for _ in range(10):
                with store.writing() as cursor:
                    cursor.execute("INSERT INTO refusals (file, line) SELECT 'a', range FROM range(50)")
            writing.clear()
            for number, seen in enumerate(counts):
                found = [count for own, count in seen.result() if own == number]
                assert len(found) == len(seen.result())
                assert found == sorted(found)
                assert all(count % 50 == 0 for count in found)
        assert count(0)[-1] == (0, 500)


WRITER = """
import sys
from pathlib import Path
from analysis.store.lake import open_store
with open_store(Path(sys.argv[1])) as store:
    for batch in range(8):
        with store.writing() as cursor:
            # Two halves of one batch, in two tables: a reader must never see one without the other.
            cursor.execute("INSERT INTO refusals (file, line) SELECT $1, range FROM range(50)", [sys.argv[2]])
            cursor.execute("INSERT INTO ingests (ingest_id) SELECT $1 FROM range(50)", [sys.argv[2]])
"""

WHOLE = "SELECT (SELECT count(*) FROM refusals), (SELECT count(*) FROM ingests)"


def test_readers_see_whole_batches_while_two_processes_write(tmp_path):
    with open_store(tmp_path, read_only=True) as reader:
        writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), name], cwd=ROOT) for name in ("a", "b")]
        seen = set()
        deadline = time.monotonic() + 120
        while any(writer.poll() is None for writer in writers) and time.monotonic() < deadline:
            counts = reader.cursor().execute(WHOLE).fetchone()
            assert counts[0] == counts[1]
            assert counts[0] % 50 == 0
            seen.add(counts)
            time.sleep(0.02)
        assert [writer.wait(timeout=1) for writer in writers] == [0, 0]
        assert reader.cursor().execute(WHOLE).fetchone() == (800, 800)
        assert len(seen) > 2
