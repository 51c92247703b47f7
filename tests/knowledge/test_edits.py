"""A change of the tables: rows in; what is wrong with them, the tables after it, and the way back out."""

import csv
import io

import pytest

from analysis import knowledge
from analysis.errors import KnowledgeError
from analysis.knowledge import check, edits, tables
from analysis.knowledge.tables import TABLES

ENTITY = {"id": "luc-petit", "name_fr": "Luc Petit", "name_en": "Luc Petit", "aliases_fr": "", "aliases_en": "", "label": "PER",
          "kind": "person", "country": "FR", "wikidata": "", "gender": "m"}
OFFICE = {"title_fr": "directeur", "title_en": "director", "body": "marine-agency", "holder": "ana-ruiz", "from": "2015-01-01", "to": ""}
OUTLET = {"name": "La Digue", "domain": "digue.example", "country": "BE", "kind": "radio"}
CUE = {"language": "fr", "cue": "bafouiller", "kind": "say", "frames": "quote que"}
NEW = {"entities": ENTITY, "offices": OFFICE, "outlets": OUTLET, "cues": CUE}


def change(table, *rows):
    """The change that rows make, each over the new row of the table."""
    text = io.StringIO()
    columns = [*TABLES[table].columns, "removed"]
    writer = csv.DictWriter(text, columns, restval="")
    writer.writeheader()
    writer.writerows({**NEW[table], **row} for row in rows)
    return edits.change_of(table, tables.read(text.getvalue().encode(), TABLES[table], f"{table}.csv"))


def found(table, *rows):
    return [(fault.where, fault.column, fault.what) for fault in edits.new_faults(change(table, *rows))]


def test_the_shipped_tables_have_no_fault():
    assert check.faults(check.rows_that_count()) == []


@pytest.mark.parametrize("table", NEW)
def test_a_good_row_has_no_fault(small, table):
    assert found(table, {}) == []


@pytest.mark.parametrize("case", [
    ("entities", {"id": "Luc Petit"}, "id", "'Luc Petit' is no id"),
    ("entities", {"id": ""}, "id", "'' is no id"),
    ("entities", {"name_en": ""}, "name_en", "empty"),
    ("entities", {"label": "ANIMAL", "gender": ""}, "label", "'ANIMAL' is not known"),
    ("entities", {"label": ""}, "label", "empty"),
    ("entities", {"kind": "government"}, "kind", "'government' is not known"),
    ("entities", {"country": "XX"}, "country", "'XX' is no country"),
    ("entities", {"country": "fr"}, "country", "'fr' is no country"),
    ("entities", {"wikidata": "4711"}, "wikidata", "'4711' is no Wikidata item"),
    ("entities", {"gender": "x"}, "gender", "'x' is not known"),
    ("entities", {"label": "ORG", "kind": "party", "gender": "m"}, "gender", "'m' is not known"),
    ("entities", {"name_fr": "Luc\u202ePetit"}, "name_fr", "too long, or with characters that cannot be seen"),
    ("entities", {"aliases_fr": "Petit Luc|anna ruiz"}, "aliases_fr", "'anna ruiz' also stands for ana-ruiz"),
    ("entities", {"aliases_en": "MAX"}, "aliases_en", "'MAX' also stands for marine-agency"),
    ("entities", {"name_fr": "Ana-Ruiz"}, "name_fr", "'Ana-Ruiz' also stands for ana-ruiz"),
    ("entities", {"aliases_fr": "Grèce"}, "aliases_fr", "'Grèce' also stands for Grèce"),
    ("offices", {"title_en": ""}, "title_en", "empty"),
    ("offices", {"body": "nowhere"}, "body", "'nowhere' is neither a country nor an entity"),
    ("offices", {"holder": "nobody"}, "holder", "'nobody' is no person of the entities"),
    ("offices", {"holder": "marine-agency"}, "holder", "'marine-agency' is no person of the entities"),
    ("offices", {"from": ""}, "from", "empty"),
    ("offices", {"from": "2015-13-01"}, "from", "'2015-13-01' is no day"),
    ("offices", {"from": "1.1.2015"}, "from", "'1.1.2015' is no day"),
    ("offices", {"to": "20160101"}, "to", "'20160101' is no day"),
    ("offices", {"to": "2014-12-31"}, "to", "ends before it begins"),
    ("outlets", {"name": ""}, "name", "empty"),
    ("outlets", {"domain": "https://digue.example/"}, "domain", "'https://digue.example/' is no domain"),
    ("outlets", {"domain": "www.digue.example"}, "domain", "'www.digue.example' is no domain"),
    ("outlets", {"country": "Belgique"}, "country", "'Belgique' is no country"),
    ("outlets", {"kind": "blog"}, "kind", "'blog' is not known"),
    ("cues", {"language": "de"}, "language", "'de' is not known"),
    ("cues", {"cue": ""}, "cue", "empty"),
    ("cues", {"cue": "Bafouiller"}, "cue", "'Bafouiller' is no word in small letters"),
    ("cues", {"cue": "?!"}, "cue", "'?!' is no word in small letters"),
    ("cues", {"kind": "sing"}, "kind", "'sing' is not known"),
    ("cues", {"frames": "quote that"}, "frames", "that: no such frame"),
])
def test_a_fault_is_named_with_file_row_and_column(small, own, case):
    table, row, column, what = case
    assert (f"{table}.csv line 2", column, what) in found(table, row)
    with pytest.raises(KnowledgeError, match=f"{table}.csv line 2"):
        edits.apply(change(table, row))
    assert not (own / f"{table}.csv").exists()


def test_both_rows_of_a_clash_are_told(small):
    clash = found("entities", {"aliases_fr": "AMX"})
    assert [where for where, *_ in clash] == ["entities.csv line 2", "entities.csv line 3"]


def test_two_rows_of_one_file_with_one_key_are_refused(small):
    with pytest.raises(KnowledgeError, match=r"entities.csv line 3: 'luc-petit' is used twice"):
        change("entities", {}, {"name_fr": "Luc Grand"})


def test_who_holds_an_office_cannot_go_before_it(small):
    gone = {**tables.lines("entities")[0].row, "removed": "x"}
    assert [(column, what) for _, column, what in found("entities", gone)] == [("holder", "'ana-ruiz' is no person of the entities")]


def test_what_is_not_there_cannot_be_removed(small):
    with pytest.raises(KnowledgeError, match="'luc-petit' is not there to be removed"):
        change("entities", {"removed": "x"})


def test_a_change_is_applied_and_undone(small, own):
    before = knowledge.digest()
    edits.apply(change("outlets", {}, {"name": "Le Grand Phare", "domain": "phare.example", "country": "FR", "kind": "newspaper"}))
    assert [line.row["name"] for line in tables.lines("outlets")] == ["Le Grand Phare", "La Digue"]
    assert edits.last_change().steps == 2
    assert (small / "outlets.csv").read_text(encoding="utf-8").count("\n") == 2
    edits.undo()
    assert knowledge.digest() == before
    assert edits.undo() is None


def test_only_the_last_change_is_undone(small):
    edits.apply(change("outlets", {}))
    edits.apply(change("outlets", {"name": "La Digue bleue"}))
    edits.undo()
    assert [line.row["name"] for line in tables.lines("outlets")] == ["Le Phare", "La Digue"]


def test_a_row_put_back_as_shipped_leaves_nothing_behind(small, own):
    shipped = tables.lines("outlets")[0].row
    edits.apply(change("outlets", {**shipped, "removed": "x"}))
    assert tables.lines("outlets") == ()
    edits.apply(change("outlets", shipped))
    assert tables.edits("outlets") == ()
    assert [line.row for line in tables.lines("outlets")] == [shipped]


def test_rows_as_they_are_make_no_step(small):
    assert change("outlets", tables.lines("outlets")[0].row).steps == ()


def test_a_row_that_somebody_else_changed_meanwhile_is_left_to_them(small):
    mine, theirs = change("outlets", {"name": "Mine"}), change("outlets", {"name": "Theirs"})
    edits.apply(theirs)
    with pytest.raises(KnowledgeError, match=r"'digue.example' has been changed meanwhile"):
        edits.apply(mine)
    assert tables.lines("outlets")[1].row["name"] == "Theirs"


def test_an_older_fault_hinders_no_other_change(small, own):
    own.mkdir(parents=True)
    (own / "outlets.csv").write_text("name,domain,country,kind\nX,x.example,XX,\n", encoding="utf-8")
    assert [fault.column for fault in check.faults(check.rows_that_count())] == ["country"]
    edits.apply(change("outlets", {}))
    assert len(tables.lines("outlets")) == 3


@pytest.mark.parametrize("name", ["=1+1", "+7 Info", "-30-", "@AFP", "＝1+1"])
def test_formula_cells_are_neutralised_on_the_way_out_and_put_right_on_the_way_in(small, own, name):
    edits.apply(change("outlets", {"name": name}))
    text = edits.csv_text("outlets", tables.lines("outlets"))
    assert f"'{name}" in text
    assert f"\n{name}" not in text
    assert f"'{name}" in (own / "outlets.csv").read_text(encoding="utf-8")
    assert edits.change_of("outlets", tables.read(text.encode(), TABLES["outlets"], "o.csv")).steps == ()


@pytest.mark.parametrize("table", TABLES)
def test_what_is_exported_comes_back_as_it_was(table):
    text = edits.csv_text(table, tables.lines(table))
    assert edits.change_of(table, tables.read(text.encode(), TABLES[table], "o.csv")).steps == ()


def test_a_folder_that_cannot_be_written_to_is_named(small, own):
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="cannot be written to"):
        edits.apply(change("outlets", {}))
