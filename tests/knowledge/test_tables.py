"""The user's own rows over the shipped ones: files in, the rows that count out."""

import pytest

from analysis import knowledge
from analysis.errors import KnowledgeError
from analysis.knowledge import tables
from analysis.knowledge.tables import TABLES


def write(own, name, text):
    own.mkdir(parents=True, exist_ok=True)
    (own / f"{name}.csv").write_text(text, encoding="utf-8")


def names():
    return [line.row["name"] for line in tables.lines("outlets")]


OUTLETS = "name,domain,country,kind,removed\n"


def test_a_row_of_ones_own_replaces_adds_and_takes_away(small, own):
    assert names() == ["Le Phare"]
    write(own, "outlets", OUTLETS + "Le Grand Phare,phare.example,FR,newspaper,\nLa Digue,digue.example,BE,radio,\n")
    assert names() == ["Le Grand Phare", "La Digue"]
    write(own, "outlets", OUTLETS + "Le Phare,phare.example,FR,newspaper,yes\n")
    assert names() == []
    (own / "outlets.csv").unlink()
    assert names() == ["Le Phare"]


def test_an_update_of_the_shipped_rows_keeps_ones_own(small, own):
    write(own, "outlets", OUTLETS + "Le Grand Phare,phare.example,FR,newspaper,\n")
    (small / "outlets.csv").write_text("name,domain,country,kind\nPhare,phare.example,FR,online\nLa Rade,rade.example,FR,\n", encoding="utf-8")
    assert names() == ["Le Grand Phare", "La Rade"]


def test_the_version_counts_both_layers(small, own):
    shipped = knowledge.digest()
    write(own, "outlets", OUTLETS + "La Digue,digue.example,BE,radio,\n")
    changed = knowledge.digest()
    assert changed != shipped
    (own / "outlets.csv").unlink()
    assert knowledge.digest() == shipped


def test_work_under_way_keeps_the_state_that_it_began_with(small, own):
    with knowledge.as_it_is() as before:
        write(own, "outlets", OUTLETS + "La Digue,digue.example,BE,radio,\n")
        with knowledge.as_it_is() as still:
            assert still == before
            assert knowledge.outlet_at("digue.example") is None
    with knowledge.as_it_is() as after:
        assert after != before
        assert knowledge.outlet_at("digue.example") == "La Digue"


@pytest.mark.parametrize(("host", "name"), [
    ("phare.example", "Le Phare"), ("www.phare.example", "Le Phare"), ("PHARE.example", "Le Phare"),
    ("lephare.example", None), ("example", None), ("", None),
])
def test_an_outlet_is_known_by_its_domain_and_all_in_it(small, host, name):
    assert knowledge.outlet_at(host) == name


def test_a_cue_of_ones_own_moves_to_its_kind_and_can_be_taken_away(own):
    header = "language,cue,kind,frames,removed\n"
    assert "affirmer" in knowledge.words("fr", "attributions")["verbs"]["say"]
    write(own, "cues", header + "fr,affirmer,deny,que,\nfr,annonce,noun,,yes\nfr,bafouiller,say,quote,\n")
    with knowledge.as_it_is():
        words = knowledge.words("fr", "attributions")
        assert "affirmer" not in words["verbs"]["say"]
        assert words["verbs"]["deny"]["affirmer"] == "que"
        assert "annonce" not in words["nouns"]
        assert words["verbs"]["say"]["bafouiller"] == "quote"
        assert "bafouiller" not in knowledge.words("en", "attributions")["verbs"]["say"]


@pytest.mark.parametrize(("content", "rows"), [
    (b"name,domain,country,kind\nA,a.example,FR,radio\n", [("A", "a.example", "FR", "radio")]),
    (b"\xef\xbb\xbfname;domain;country;kind\r\nA;a.example;FR;radio\r\n;;;\r\n", [("A", "a.example", "FR", "radio")]),
    (b"kind\tname\tcountry\tdomain\n\tA\t\ta.example\n", [("A", "a.example", "", "")]),
    (b"name,domain,country,kind\n'+7 Info,a.example,,\n", [("+7 Info", "a.example", "", "")]),
    (b'name,domain,country,kind\n"A,\n B",a.example,,\n', [("A, B", "a.example", "", "")]),
    ("name,domain,country,kind\nE\u0301cho,a.example,,\n".encode(), [("Écho", "a.example", "", "")]),
])
def test_a_csv_file_of_any_spreadsheet_is_read(content, rows):
    assert [tuple(line.row.values()) for line in tables.read(content, TABLES["outlets"], "o.csv")] == rows


@pytest.mark.parametrize(("content", "message"), [
    (b"name,domain,country\nA,a.example,FR\n", "o.csv line 1: no column kind"),
    (b"name,domain,country,kind,size\n", "o.csv line 1: column size is not known"),
    (b"name,domain,country,kind\nA,a.example,FR\n", "o.csv line 2: 3 cells, but 4 columns"),
    (b"name,domain,country,kind\n\nA,a.example,FR,radio,x\n", "o.csv line 3: 5 cells"),
    (b"name,domain,country,kind\n\xe9,a.example,,\n", "o.csv: not UTF-8"),
    (b"name,domain,country,kind\n\0,a.example,,\n", "o.csv: holds NUL"),
    (b'name,domain,country,kind\n"A"B,a.example,,\n', "o.csv line 2: no CSV"),
    (b"", "o.csv line 1: no column name"),
])
def test_what_is_no_such_file_is_refused_with_its_place(content, message):
    with pytest.raises(KnowledgeError, match=message):
        tables.read(content, TABLES["outlets"], "o.csv")


def test_a_list_holds_each_value_once():
    line, = tables.read(b"title_fr,title_en,body,holder,from,to\n roi || roi|sire ,king,FR,x,2000-01-01,\n", TABLES["offices"], "o.csv")
    assert line.row["title_fr"] == "roi|sire"


@pytest.mark.parametrize("table", TABLES)
def test_the_columns_tell_the_table(table):
    assert tables.table_of(",".join(TABLES[table].columns).encode(), "o.csv").name == table


def test_a_broken_file_of_ones_own_is_named(small, own):
    write(own, "entities", "id,name\n")
    with pytest.raises(KnowledgeError, match=r"knowledge/entities.csv line 1: no column name_fr"):
        tables.lines("entities")
