"""A store, and a change of the user's own rows → the articles that are extracted again; the store is as if all had been."""

import subprocess
import sys

import pytest

from analysis import knowledge, versions
from analysis.ingest import ingest
from analysis.knowledge import edits, tables
from analysis.knowledge.tables import TABLES, Line
from analysis.refresh import refresh
from analysis.stale import stale_articles
from analysis.store.lake import open_store
from tests.test_ingest import OF_ARTICLE, ROOT, ask, written

SAMPLE = ROOT / "data" / "sample"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("SELON_STORE", str(tmp_path / "store"))
    yield tmp_path / "store"
    monkeypatch.setenv("SELON_STORE", str(tmp_path / "none"))
    knowledge.renew()


def row(table, **cells):
    return {column: cells.get(column, "") for column in TABLES[table].columns}


def known(table, **cells):
    """The shipped row that holds these cells."""
    return next(line.row for line in tables.lines(table) if cells.items() <= line.row.items())


def put(table, *rows, removed=False):
    edits.apply(edits.change_of(table, [Line(row=one, where="test", removed=removed) for one in rows]))


def titles(store, ids):
    return {title for (title,) in ask(store, "SELECT title FROM articles WHERE article_id IN (SELECT unnest($1::VARCHAR[]))", ids)}


def stale(store):
    return titles(store, stale_articles(store, versions.newest()))


def rows(store):
    return {table: ask(store, f"SELECT * {'EXCLUDE (extraction_id)' if table == 'articles' else ''} FROM {table} ORDER BY ALL")  # noqa: S608
            for table in (*OF_ARTICLE, "words", "entities")}


def texts(folder, **by_title):
    return written(folder, [{"id": title, "outlet": "X", "title": title, "published": "2018-04-05", "text": text}
                            for title, text in by_title.items()])


CASES = {
    "named": "Zélia Montbrun a signé hier à Arras une convention avec la ville sur le pont du canal.",
    "surname": "Montbrun ne viendra pas à Arras, a dit hier la ville dans un long communiqué.",
    "apart": "Le pont du canal sera fermé lundi, a annoncé hier la ville d’Arras.",
    "title": "La cheffe de la voirie a démenti hier que le pont du canal serait fermé.",
    "counterpart": "Elle a rencontré son homologue belge au bord du canal, dit la ville.",
    "misspelt": "Le pont de Montgerbault est fermé depuis hier au soir, dit la ville.",
    "cue": "« Le pont est fermé », maugréa le maire devant les riverains du canal.",
}
PERSON = row("entities", id="zelia-montbrun", name_fr="Zélia Montbrun", name_en="Zélia Montbrun", label="PER", kind="person", gender="f")
PLACE = row("entities", id="montgerbeault", name_fr="Montgerbeault", name_en="Montgerbeault", label="LOC", kind="city", country="FR")
OFFICE = row("offices", title_fr="cheffe de la voirie", title_en="head of roads", body="FR", holder="zelia-montbrun", **{"from": "2015-01-01"})
CUE = row("cues", language="fr", cue="maugréer", kind="say", frames="quote")


@pytest.mark.parametrize(("changes", "touched"), [
    ([("entities", PERSON)], {"named", "surname"}),
    ([("entities", PLACE)], {"misspelt"}),
    ([("entities", PERSON), ("offices", OFFICE)], {"named", "surname", "title", "counterpart"}),
    ([("entities", row("entities", id="riverains", name_fr="Riverains du canal", name_en="Canal Residents", label="ORG"))], {"cue"}),
    ([("outlets", row("outlets", name="Le Pont", domain="pont.example"))], set()),
], ids=["person", "place", "office", "body", "outlet"])
def test_a_row_touches_what_holds_its_words(folder, tmp_path, changes, touched):
    with open_store(folder) as store:
        ingest([texts(tmp_path / "a.jsonl", **CASES)], store)
        for table, new in changes:
            put(table, new)
        assert stale(store) == touched
        made = refresh(store)
        assert (made.stale, made.done, made.marked) == (len(touched), len(touched), len(CASES) - len(touched) if touched else 0)
        assert stale(store) == set()
        assert ask(store, "SELECT count(DISTINCT extraction_id) FROM articles") == [(1,)]
        # and the way back
        edits.undo()
        if table == "entities":
            assert stale(store) == touched


def test_a_cue_word_touches_all_its_forms(folder, tmp_path):
    kinds = {line.row["kind"] for line in tables.lines("cues") if line.row["language"] == "fr"} - {"noun"}
    frames = next(line.row["frames"] for line in tables.lines("cues") if line.row["language"] == "fr" and line.row["cue"] == "dire")
    with open_store(folder) as store:
        ingest([texts(tmp_path / "a.jsonl", **CASES)], store)
        put("cues", CUE | {"kind": sorted(kinds)[0], "frames": frames})
        assert stale(store) == {"cue"}
        refresh(store)
        assert ask(store, "SELECT title FROM attributions JOIN articles USING (article_id) WHERE cue_text = 'maugréa'") == [("cue",)]


def test_a_body_for_which_a_city_may_stand_touches_all(folder, tmp_path):
    with open_store(folder) as store:
        ingest([texts(tmp_path / "a.jsonl", **CASES)], store)
        union = known("entities", name_fr="Union européenne")
        put("entities", union | {"kind": "ngo"})
        assert stale(store) == set()
        put("entities", union | {"name_fr": "Europe des Six"})
        assert stale(store) == set(CASES)


def test_an_office_touches_what_names_its_house_only(folder, tmp_path):
    house = {"house": "Le locataire de l’Élysée a promis hier que le pont d’Arras rouvrirait bientôt.", "apart": CASES["apart"]}
    office = next(line.row for line in tables.lines("offices") if line.row["body"] == "FR" and "président" in line.row["title_fr"].split("|"))
    with open_store(folder) as store:
        ingest([texts(tmp_path / "a.jsonl", **house)], store)
        put("offices", office, removed=True)
        assert stale(store) == {"house"}


def test_where_the_earlier_rows_are_not_known_all_is_stale(folder, tmp_path):
    with open_store(folder) as store:
        ingest([texts(tmp_path / "a.jsonl", **CASES)], store)
        with store.writing() as cursor:
            cursor.execute("UPDATE extractions SET own = NULL")
        put("entities", PERSON)
        assert stale(store) == set(CASES)
        assert refresh(store).marked == 0


CHANGES = {
    "name": lambda: put("entities", known("entities", id="white-house") | {"name_en": "Executive Mansion"}),
    "another of that surname": lambda: put("entities", row(
        "entities", id="zacharie-poutine", name_fr="Zacharie Poutine", name_en="Zacharie Putin", label="PER", kind="person")),
    "gender": lambda: put("entities", known("entities", id="robert-mueller") | {"gender": "f"}),
    "kind of body": lambda: put("entities", known("entities", id="cia") | {"kind": "company"}),
    "office gone": lambda: put("offices", known("offices", holder="john-kerry"), removed=True),
    "cue gone": lambda: put("cues", known("cues", language="fr", cue="annoncer"), removed=True),
    "new cue": lambda: put("cues", known("cues", language="en", cue="say") | {"cue": "sign"}),
}


def test_the_store_is_as_if_all_had_been_extracted_again(folder):
    with open_store(folder) as store:
        ingest([SAMPLE], store)
        changed = 0
        for name, change in CHANGES.items():
            before = rows(store)
            change()
            made = refresh(store)
            assert made.marked > 0, name
            touched = rows(store)
            with store.writing() as cursor:
                cursor.execute("UPDATE articles SET extraction_id = NULL WHERE extraction_id IS NOT NULL")
            assert refresh(store).marked == 0
            assert rows(store) == touched, name
            changed += touched != before
        # one more bearer of a surname, and a gender, decide nothing in these texts
        assert changed >= 4


@pytest.mark.parametrize(("language", "other", "text"), [
    ("fr", "english", "Le ministre a déclaré mardi que le pont d’Arras serait fermé lundi."),
    ("en", "french", "The minister said on Tuesday that the bridge would be closed on Monday."),
])
def test_rules_that_read_one_language_do_not_read_the_other(language, other, text):
    """The digest of a language's rules leaves out files of that name: so must its extraction."""
    script = f"""
import sys, types
from analysis import versions
from analysis.extract import pipeline
def read():
    return list(pipeline.extract([pipeline.Text(id="1", text={text!r}, language={language!r})]))
expected = read()
def never(*arguments, **options):
    raise AssertionError("the rules of the other language were asked")
spoilt = 0
for name, module in list(sys.modules.items()):
    if name.startswith("analysis.extract.") and {other!r} in versions._PART.findall(name):
        for part, value in list(vars(module).items()):
            if getattr(value, "__module__", None) == name and isinstance(value, type):
                for method, body in list(vars(value).items()):
                    if isinstance(body, types.FunctionType):
                        setattr(value, method, never)
                        spoilt += 1
            elif isinstance(value, types.FunctionType) and value.__module__ == name:
                value.__code__ = (lambda *arguments, **options: 1 / 0).__code__
                spoilt += 1
assert spoilt > 20, spoilt
assert read() == expected
assert expected[0].attributions
"""
    running = subprocess.run([sys.executable, "-c", script], cwd=ROOT, text=True, capture_output=True, check=False)
    assert running.returncode == 0, running.stderr
