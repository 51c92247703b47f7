"""A store, and a change of what Selon knows or how it reads → the articles that are extracted again."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from analysis import refresh as refresh_module
from analysis import versions
from analysis.__main__ import main
from analysis.ingest import ingest
from analysis.refresh import refresh
from analysis.stale import stale_articles
from analysis.store.lake import open_store
from analysis.store.removal import remove
from analysis.store.writer import rewrite
from tests.test_ingest import ARTICLES, OF_ARTICLE, ROOT, ask, written

KNOWLEDGE = ROOT / "data" / "knowledge"
# a text in TOML that is no key
VALUE = re.compile(r'"""[\s\S]*?"""|"[^"\n]*"(?!\s*=)')


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "store") as opened:
        yield opened


@pytest.fixture
def reads_otherwise(monkeypatch):
    """`reads_otherwise("en")`: from here on, the rules for these languages are another version."""
    def change(*languages):
        before = versions.used()
        after = {language: versions.Version(language=language, models=version.models, rules="0123456789ab", knowledge=version.knowledge)
                 if language in languages else version for language, version in before.items()}
        monkeypatch.setattr(versions, "used", lambda: after)
    return change


def rows(store):
    return [ask(store, f"SELECT * FROM {table} ORDER BY ALL") for table in (*OF_ARTICLE, "words", "entities", "ingests", "refusals")]  # noqa: S608


def test_each_article_says_what_it_was_extracted_with(store, tmp_path):
    ingest([written(tmp_path / "a.jsonl", ARTICLES)], store)
    found = ask(store, "SELECT a.language, e.models, e.rules, e.knowledge FROM articles AS a LEFT JOIN extractions AS e USING (extraction_id) ORDER BY 1")
    used = versions.used()
    assert found == [("de", None, None, None), *((language, used[language].models, used[language].rules, used[language].knowledge)
                                                 for language in ("en", "fr"))]
    assert ask(store, "SELECT count(*), count(DISTINCT extraction_id) FROM extractions") == [(2, 2)]


def test_nothing_stale_is_nothing_to_do(store, tmp_path):
    ingest([written(tmp_path / "a.jsonl", ARTICLES)], store)
    snapshot = store.snapshot()
    made = refresh(store)
    assert (made.stale, made.done, store.snapshot()) == (0, 0, snapshot)


def test_only_what_the_change_touches_is_extracted_again_and_comes_out_the_same(store, tmp_path, reads_otherwise):
    ingest([written(tmp_path / "a.jsonl", ARTICLES)], store)
    before, articles = rows(store), "SELECT * EXCLUDE (extraction_id) FROM articles ORDER BY article_id"
    about = ask(store, articles)
    reads_otherwise("en")
    assert stale_articles(store) == [article for (article,) in ask(store, "SELECT article_id FROM articles WHERE language = 'en'")]
    seen = []
    made = refresh(store, progress=lambda done, of: seen.append((done, of)))
    assert (made.stale, made.done, made.failed, made.stopped, seen) == (1, 1, 0, False, [(1, 1)])
    assert (rows(store), ask(store, articles)) == (before, about)
    assert ask(store, "SELECT a.language FROM articles AS a JOIN extractions AS e USING (extraction_id) WHERE rules = '0123456789ab'") == [("en",)]
    assert refresh(store).stale == 0


def test_articles_of_a_store_from_before_are_stale(store, tmp_path):
    ingest([written(tmp_path / "a.jsonl", ARTICLES)], store)
    with store.writing() as cursor:
        cursor.execute("UPDATE articles SET extraction_id = NULL, origins = NULL")
    assert (refresh(store).done, refresh(store).stale) == (2, 0)
    assert ask(store, "SELECT language, origins FROM articles WHERE extraction_id IS NULL OR origins IS NOT NULL") == [("de", None)]


def test_a_date_that_was_found_is_looked_for_anew_and_one_that_was_given_stays(store, tmp_path, reads_otherwise):
    rows = [{"id": "given", "outlet": "X", "published": "2018-04-05", "text": "Le pont d’Arras est fermé depuis lundi."},
            {"id": "found", "outlet": "X", "text": "PARIS, 3 mars 2014 (AFP) – Le pont d’Arras est fermé depuis lundi."}]
    ingest([written(tmp_path / "a.jsonl", rows)], store)
    dated = "SELECT CAST(published AS VARCHAR), published_rule, origins['published'] FROM articles ORDER BY 1"
    expected = [("2014-03-03", "dateline", "dateline"), ("2018-04-05", "given", "row")]
    assert ask(store, dated) == expected
    with store.writing() as cursor:
        cursor.execute("UPDATE articles SET published = DATE '2001-01-01' WHERE published_rule = 'dateline'")
    reads_otherwise("fr")
    refresh(store)
    assert ask(store, dated) == expected


def test_a_batch_keeps_what_it_brought(store, tmp_path, reads_otherwise):
    done = ingest([written(tmp_path / "a.jsonl", ARTICLES)], store)
    reads_otherwise("fr", "en")
    refresh(store)
    assert remove(store, "batch", done.ingest_id).articles == 3
    assert refresh(store).stale == 0


def test_what_is_removed_or_changed_while_it_is_extracted_stays_so(store, tmp_path, reads_otherwise, monkeypatch):
    ingest([written(tmp_path / "a.jsonl", ARTICLES)], store)
    changed = ARTICLES[0] | {"text": "La maire a annoncé vendredi à Arras que le pont serait fermé."}
    english = ask(store, "SELECT article_id FROM articles WHERE language = 'en'")[0][0]
    monkeypatch.setattr(refresh_module, "rewrite", lambda store, batch: (
        remove(store, "article", english), ingest([written(tmp_path / "b.jsonl", [changed])], store), rewrite(store, batch)))
    reads_otherwise("fr", "en")
    assert refresh(store).stale == 2
    assert sorted(ask(store, "SELECT language, text FROM articles WHERE language <> 'de'")) == [("fr", changed["text"])]
    assert ask(store, "SELECT count(*) FROM sentences") == [(1,)]


@pytest.mark.parametrize("how", ["interrupt", "stop"])
def test_it_stops_between_batches_and_goes_on_from_there(store, tmp_path, reads_otherwise, monkeypatch, how):
    monkeypatch.setattr(refresh_module, "BATCH", 4)
    texts = [{"outlet": "X", "id": number, "text": f"Le train numéro {number} est parti de Lille lundi."} for number in range(10)]
    ingest([written(tmp_path / "a.jsonl", texts)], store)
    reads_otherwise("fr")
    before = rows(store)
    if how == "interrupt":
        def interrupt(done, of):
            if done > 4:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            refresh(store, progress=interrupt)
        left = 6
    else:
        made = refresh(store, stop=lambda: True)
        assert (made.done, made.stopped) == (1, True)
        left = 9
    assert len(stale_articles(store)) == left
    assert refresh(store).done == left
    assert rows(store) == before


# The command, on a copy of the knowledge that is edited


def command(folder, knowledge, *arguments, **options):
    return subprocess.Popen([sys.executable, "-m", "analysis", *map(str, arguments), "--store", str(folder)], cwd=ROOT, text=True,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ | {"SELON_KNOWLEDGE": str(knowledge)}, **options)


def run(folder, knowledge, *arguments):
    running = command(folder, knowledge, *arguments)
    out, error = running.communicate(timeout=300)
    assert running.returncode == 0, error
    return out


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def test_an_edited_table_changes_what_it_touches_and_nothing_else(tmp_path):
    knowledge, folder = tmp_path / "knowledge", tmp_path / "store"
    shutil.copytree(KNOWLEDGE, knowledge)
    path = written(tmp_path / "a.jsonl", [
        {"id": "fr", "outlet": "X", "published": "2018-04-05", "text": "La Ligue du pont d’Arras a annoncé jeudi la fermeture du pont."},
        {"id": "en", "outlet": "X", "published": "2018-04-05", "text": "The minister said on Thursday that the bridge was closed."}])
    run(folder, knowledge, "ingest", path)
    with open_store(folder, read_only=True) as store:
        def state():
            return dict(ask(store, "SELECT language, extraction_id FROM articles")), ask(
                store, "SELECT m.text, m.entity_id FROM mentions AS m WHERE m.entity_id = 'arras-bridge-league'")

        first = state()
        assert "nothing to extract again" in run(folder, knowledge, "refresh")
        # what no extraction reads: the story arcs of the pages
        edit(knowledge / "arcs.toml", "\n", "\n# a remark\n")
        assert "nothing to extract again" in run(folder, knowledge, "refresh")
        # an English word list: English articles only
        edit(knowledge / "en" / "events.toml", "\n", "\n# a remark\n")
        assert "1 of 1 articles extracted again" in run(folder, knowledge, "refresh")
        second = state()
        assert (second[0]["fr"], second[0]["en"] == first[0]["en"]) == (first[0]["fr"], False)
        # a name: both languages, and the new entity is found
        header, _, rest = (knowledge / "entities.csv").read_text(encoding="utf-8").partition("\n")
        given = {"id": "arras-bridge-league", "name_fr": "Ligue du pont d’Arras", "name_en": "Arras Bridge League", "label": "ORG", "kind": "ngo"}
        row = ",".join(given.get(column, "") for column in header.strip().split(","))
        (knowledge / "entities.csv").write_text(f"{header}\n{row}\n{rest}", encoding="utf-8")
        assert "2 of 2 articles extracted again" in run(folder, knowledge, "refresh")
        assert first[1] == second[1] == []
        assert state()[1] == [("Ligue du pont d’Arras", "arras-bridge-league")]
        assert "nothing to extract again" in run(folder, knowledge, "refresh")


def test_ctrl_c_keeps_what_was_written_and_the_next_run_goes_on(tmp_path):
    knowledge, folder = tmp_path / "knowledge", tmp_path / "store"
    shutil.copytree(KNOWLEDGE, knowledge)
    with open_store(folder) as store:
        ingest([written(tmp_path / "a.jsonl", [{"outlet": "X", "id": number, "text": f"Le train numéro {number} est parti lundi. " * 5}
                                               for number in range(1500)])], store)
        edit(knowledge / "fr" / "events.toml", "\n", "\n# a remark\n")
        (old,) = ask(store, "SELECT DISTINCT extraction_id FROM articles")
        running = command(folder, knowledge, "refresh", start_new_session=True)
        left = "SELECT count(*) FROM articles WHERE extraction_id = $1"
        deadline = time.monotonic() + 120
        while ask(store, left, *old) == [(1500,)] and time.monotonic() < deadline:
            time.sleep(0.05)
        os.killpg(running.pid, signal.SIGINT)
        _, error = running.communicate(timeout=60)
        assert (running.returncode, "Traceback" in error) == (130, False)
        ((remaining,),) = ask(store, left, *old)
        assert 0 < remaining < 1500
        assert ask(store, "SELECT count(*), count(DISTINCT article_id) FROM sentences") == [(7500, 1500)]
        assert f"{remaining} of {remaining} articles" in run(folder, knowledge, "refresh")


def test_a_french_text_is_read_without_the_words_of_other_languages(tmp_path):
    """The digest of a language leaves the others out: so must its extraction."""
    knowledge = tmp_path / "knowledge"
    shutil.copytree(KNOWLEDGE, knowledge)
    found = []
    for _ in range(2):
        running = subprocess.run([sys.executable, "-m", "analysis", "extract"], cwd=ROOT, text=True, capture_output=True, check=True,
                                 input='{"id": "1", "language": "fr", "text": "' + ARTICLES[0]["text"].replace('"', '\\"') + '"}',
                                 env=os.environ | {"SELON_KNOWLEDGE": str(knowledge)})
        found.append(running.stdout)
        for table in (knowledge / "en").iterdir():
            text = table.read_text(encoding="utf-8")
            table.write_text(VALUE.sub(lambda value: re.sub("[a-z]+", lambda word: word[0][::-1], value[0]), text), encoding="utf-8")
        (knowledge / "arcs.toml").unlink(missing_ok=True)
        (knowledge / "paywalls.toml").unlink(missing_ok=True)
    assert found[0] == found[1] != ""
    assert '"cue": [' in found[0]


def test_refresh_says_what_it_did(tmp_path, capsys):
    assert main(["refresh", "--store", str(tmp_path)]) == 0
    assert "nothing to extract again" in capsys.readouterr().out
