"""Whether an import that is killed leaves the store whole: `python -m tests.benchmarks.kills --times 200`.

Imports the same articles again and again, each time into a new store, kills the process (SIGKILL) at a random moment, and
imports them once more. The second run must end with the rows of a run that nobody disturbed; raises where it does not.
A run that was over before its moment came counts for nothing, and tells how long a run takes by now.
"""

import argparse
import json
import os
import random
import shutil
import signal
import tempfile
import time
from collections import Counter
from pathlib import Path

from analysis import ingest as importing
from analysis.extract import pipeline
from analysis.store.lake import open_store
from tests.benchmarks.texts import sample

# What tells one run from another, and when: all else must be alike.
_OF_THE_RUN = {"ingest_id", "path"}
_TABLES = ("articles", "sentences", "entities", "mentions", "times", "attributions", "events", "words", "refusals")
_BATCH = 4
# The clock of a process's work ticks in hundredths of a second, and stands still while it waits for the disk.
_MORE = 0.03


def run(path: Path, store: Path) -> int:
    """The id of a new process that imports `path`; it has the models of this one."""
    child = os.fork()
    if child:
        return child
    importing.BATCH = _BATCH  # many transactions in a short run
    with open_store(store) as opened:
        importing.ingest([path], opened)
    os._exit(0)


def ended(child: int) -> float:
    """Waits for a process that must end well; the seconds that it worked."""
    _, status, used = os.wait4(child, 0)
    assert status == 0, f"the import ended with {os.waitstatus_to_exitcode(status)}"
    return used.ru_utime + used.ru_stime


def killed(child: int, after: float, more: float) -> float | None:
    """Kills a process that has worked `after` seconds, `more` seconds later; None, or its work where it came to its end before.

    By its own clock: how long an import takes differs by half on a busy machine, how much it works does not.
    """
    while _worked(child) < after:
        if os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT):
            return ended(child)
        time.sleep(0.002)
    time.sleep(more)
    os.kill(child, signal.SIGKILL)
    _, status, used = os.wait4(child, 0)
    return None if os.WIFSIGNALED(status) else used.ru_utime + used.ru_stime


def _worked(child: int) -> float:
    fields = Path(f"/proc/{child}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def rows(store: Path) -> dict[str, Counter[tuple[str, ...]]]:
    """All rows of the store, each as text, without what tells runs apart; a refusal met twice counts once."""
    held = {}
    with open_store(store, read_only=True) as opened, opened.cursor() as cursor:
        for table in _TABLES:
            found = cursor.execute(f'SELECT * EXCLUDE ({", ".join(_there(cursor, table))}) FROM "{table}"'  # noqa: S608 - names of the list above
                                   if _there(cursor, table) else f'FROM "{table}"').fetchall()
            counted = Counter(tuple(map(repr, row)) for row in found)
            held[table] = Counter(dict.fromkeys(counted, 1)) if table == "refusals" else counted
    return held


def _there(cursor: object, table: str) -> list[str]:
    return [name for (name,) in cursor.execute(  # type: ignore[attr-defined]
        "SELECT column_name FROM duckdb_columns() WHERE database_name = 'selon' AND table_name = $1", [table]).fetchall()
        if name in _OF_THE_RUN]


def main() -> None:
    """Run the benchmark."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--times", type=int, default=200)
    options.add_argument("--seed", type=int, default=0)
    chosen = options.parse_args()
    chance = random.Random(chosen.seed)  # noqa: S311 - repeatable, not secret
    for language in ("fr", "en"):
        pipeline.load(language)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "articles.jsonl"
        texts = sample("fr")[:14] + sample("en")[:6]
        path.write_text("".join(json.dumps({
            "id": place, "outlet": "X", "title": text.title, "text": text.text, "published": text.published and str(text.published.date)}) + "\n"
            for place, text in enumerate(texts)) + "{\n", encoding="utf-8")
        start = time.monotonic()
        whole, undisturbed = ended(run(path, folder / "whole")), rows(folder / "whole")
        found = Counter[str]()
        number = 0
        while number < chosen.times:
            store = folder / "killed"
            shutil.rmtree(store, ignore_errors=True)
            over = killed(run(path, store), chance.uniform(0, whole), chance.uniform(0, _MORE))
            if over is not None:
                whole = over
                continue
            number += 1
            between = rows(store)["articles"].total()
            found["before the first batch" if not between else "behind the last batch" if between == len(texts) else "between"] += 1
            ended(run(path, store))
            again = rows(store)
            for table, held in undisturbed.items():
                assert again[table] == held, f"kill {number}: {table} differs by {(again[table] - held) + (held - again[table])}"
            if number % 20 == 0:
                print(f"{number:5d} kills  {dict(found)}  {time.monotonic() - start:6.0f} s", flush=True)
    print(f"{chosen.times} kills, each second run ends with the rows of an undisturbed one (seed {chosen.seed})")


if __name__ == "__main__":
    main()
