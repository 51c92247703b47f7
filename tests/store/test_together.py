"""Several processes at one store: importers write, readers read; nothing is lost, torn or refused."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from analysis.store.lake import open_store

ROOT = Path(__file__).parent.parent.parent
EACH = 450
WHOLE = """
    SELECT (SELECT count(*) FROM articles), (SELECT count(DISTINCT article_id) FROM sentences), (SELECT count(DISTINCT article_id) FROM words),
      (SELECT sum(new_articles) FROM ingests)"""


def importing(store, path):
    return subprocess.Popen([sys.executable, "-m", "analysis", "ingest", str(path), "--store", str(store)], cwd=ROOT, text=True,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def readings(store, importers):
    """What a reader sees, from its first look to the last after the importers' end."""
    seen = []
    with open_store(store, read_only=True) as reader:
        while True:
            done = all(one.poll() is not None for one in importers)
            with reader.cursor() as cursor:
                seen.append(cursor.execute(WHOLE).fetchone())
            if done:
                return seen


def test_two_importers_and_five_readers(tmp_path):
    store = tmp_path / "store"
    open_store(store).close()
    importers = []
    for outlet in ("A", "B"):
        path = tmp_path / f"{outlet}.jsonl"
        path.write_text("".join(json.dumps({"outlet": outlet, "id": number, "text": f"Le train {outlet}{number} est parti lundi."}) + "\n"
                                for number in range(EACH)), encoding="utf-8")
        importers.append(importing(store, path))
    with ThreadPoolExecutor(5) as threads:
        seen = [reader.result() for reader in [threads.submit(readings, store, importers) for _ in range(5)]]
    for one in importers:
        out, error = one.communicate()
        assert one.returncode == 0, error
        assert f"{EACH} new, 0 changed, 0 already there, 0 refused" in out
    for states in seen:
        assert [state for state in states if len({*state[:3], int(state[3] or 0)}) > 1] == []
        assert states == sorted(states)
        assert states[-1][0] == 2 * EACH
