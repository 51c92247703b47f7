"""The page Knowledge, as Streamlit runs it: from an edit to the extraction that uses it, and back."""

from pathlib import Path

import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from analysis import knowledge
from analysis.errors import KnowledgeError
from analysis.ingest import ingest
from analysis.knowledge import tables
from analysis.knowledge.edits import Change, Step
from analysis.knowledge.tables import TABLES
from analysis.query.corpus import ingests
from analysis.store.lake import open_store
from analysis.store.writer import write
from tests.query.story import batch, story
from ui import guard, known

ROOT = Path(__file__).parent.parent.parent
HEADER = ",".join(TABLES["entities"].columns) + "\n"
OFFICE = "mission-zeta,Mission Zêta,Zeta Mission,Kremlin bis|MZK,ZMK,ORG,government,FR,,\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    place = tmp_path / "store"
    monkeypatch.setenv("SELON_STORE", str(place))
    monkeypatch.setattr(guard, "may_write", lambda: True)
    with open_store(place) as opened:
        write(opened, batch(story()))
    knowledge.renew()
    st.cache_resource.clear()
    yield place
    monkeypatch.undo()
    knowledge.renew()


def opened(**params):
    page = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    page.switch_page("pages/8_Knowledge.py")
    for name, value in ({"ui": "en"} | params).items():
        page.query_params[name] = value
    page.run()
    assert not page.exception
    return page


def texts(page):
    return " ".join(element.value for kind in (page.html, page.caption, page.info, page.success, page.error, page.text, page.header)
                    for element in kind)


def uploaded(page, text, name="rows.csv"):
    page.file_uploader[0].set_value((name, text.encode(), "text/csv")).run()
    assert not page.exception
    return page


def click(page, key):
    page.button(key=key).click().run()
    assert not page.exception
    return page


def entities_of(place, folder, text):
    article = folder / "new.txt"
    article.write_text(text, encoding="utf-8")
    with open_store(place) as store:
        ingest([article], store, again=True)
        with store.cursor() as cursor:
            found = cursor.execute("SELECT DISTINCT entity_id FROM mentions JOIN articles USING (article_id) WHERE path LIKE '%new.txt'")
            return {row[0] for row in found.fetchall()}, set(ingests(store)["knowledge"])


def test_an_edit_is_shown_applied_used_by_the_next_extraction_and_undone(folder, tmp_path):
    text = "Selon la MZK, le pont rouvrira en juin. « Tout est prêt », a déclaré mardi Mission Zêta."
    assert "mission-zeta" not in entities_of(folder, tmp_path, text)[0]
    page = uploaded(opened(), HEADER + OFFICE.replace("Kremlin bis", "MZK"))
    click(page, "show_entities")
    assert "It would touch <b>1 article</b> at most: 2 sentences hold the words." in texts(page)
    assert tables.edits("entities") == ()
    click(page, "apply_entities")
    assert "1 row changed." in texts(page)
    assert "python -m analysis refresh" in texts(page)
    assert [line.row["id"] for line in tables.edits("entities")] == ["mission-zeta"]
    found, versions = entities_of(folder, tmp_path, text)
    assert "mission-zeta" in found
    assert knowledge.digest() in versions
    click(page, "undo_knowledge")
    assert "Undone: the tables are as they were before." in texts(page)
    assert tables.edits("entities") == ()
    assert "mission-zeta" not in entities_of(folder, tmp_path, text)[0]


def test_what_a_change_touches_opens_on_its_sentences(folder):
    page = click(uploaded(opened(), HEADER + "kremlin-bis,Kremlin bis,Kremlin bis,Rien ne filtre,,ORG,government,RU,,\n"), "show_entities")
    assert "1 sentence" in texts(page)
    assert any("Rien ne filtre." in element.value for element in page.html)


def test_faults_are_told_and_keep_the_change_from_being_applied(folder):
    page = click(uploaded(opened(), HEADER + OFFICE.replace("MZK", "Kremlin").replace(",FR,", ",XX,")), "show_entities")
    assert "must be mended before" in texts(page)
    faults = next(frame.value for frame in page.dataframe if "What to do" in frame.value.columns)
    assert list(faults["Where"])[:2] == ["rows.csv line 2"] * 2
    assert set(faults["Column"]) >= {"country", "aliases_fr"}
    assert not [button for button in page.button if button.key == "apply_entities"]
    click(page, "discard_entities")
    assert tables.edits("entities") == ()


def test_a_file_that_is_none_of_the_table_is_refused_in_words(folder):
    page = uploaded(opened(), "a,b\n1,2\n", "other.csv")
    assert "other.csv line 1" in texts(page)


def test_rows_are_found_by_their_words_without_accents(folder):
    page = opened()
    page.text_input(key="find_entities").set_value("MAISON blanche").run()
    assert "white-house" in set(page.data_editor[0].value["id"])
    assert len(page.data_editor[0].value) < 10


def test_what_would_change_is_told_cell_by_cell(folder):
    known_row = next(line.row for line in tables.lines("entities") if line.row["id"] == "white-house")
    change = Change(table="entities", steps=(
        Step(before=known_row, after={**known_row, "aliases_fr": known_row["aliases_fr"] + "|Mrs. House", "country": "CA"}, where=""),
        Step(before=None, after={**known_row, "id": "x", "aliases_fr": "", "aliases_en": ""}, where="")))
    assert known.differences(change).to_numpy().tolist() == [
        ["modifié", "white-house", "Autres noms français", "", "Mrs. House"],
        ["modifié", "white-house", "Pays", "US", "CA"],
        ["nouveau", "x", "", "", "x · Maison-Blanche · White House · ORG · government · US"]]


def test_all_rows_of_a_table_are_counted(folder):
    page = opened()
    page.session_state["knowledge_tabs"] = "Cue words"
    page.run()
    assert f"{len(tables.lines('cues')):,} rows" in texts(page)


def test_who_may_not_write_sees_the_rows_and_cannot_change_them(folder, monkeypatch):
    monkeypatch.setattr(guard, "may_write", lambda: False)
    page = opened()
    assert "read-only" in texts(page)
    assert not page.data_editor
    assert not page.file_uploader
    assert not [button for button in page.button if button.key and button.key.startswith(("show_", "apply_", "undo_"))]
    assert len(page.dataframe) == 1
    assert [button.key for button in page.get("download_button")] == ["csv_entities"]


ROWS = [{"name": name, "domain": f"{name.lower()}.example", "country": "FR", "kind": ""} for name in ("A", "B")]


@pytest.fixture
def outlets(folder):
    own = folder / "knowledge"
    own.mkdir()
    (own / "outlets.csv").write_text("name,domain,country,kind\nA,a.example,FR,\nB,b.example,FR,\n", encoding="utf-8")


def typed(*changes, drop=(), add=()):
    """The grid of `ROWS` after typing: (place, column, cell)."""
    grid = pd.DataFrame(ROWS)
    for place, column, cell in changes:
        grid.loc[place, column] = cell
    for number, row in enumerate(add, start=len(ROWS)):
        grid.loc[number] = {column: row.get(column) for column in grid.columns}
    return [(step.before and step.before["domain"], step.after and (step.after["name"], step.after["domain"]))
            for step in known.steps("outlets", ROWS, grid.drop(index=list(drop)))]


def test_what_is_typed_becomes_steps(outlets):
    assert typed() == []
    assert typed((0, "name", " Aa ")) == [("a.example", ("Aa", "a.example"))]
    assert typed(drop=[1]) == [("b.example", None)]
    assert typed((0, "domain", "aa.example")) == [("a.example", None), (None, ("A", "aa.example"))]
    assert typed(add=[{"name": "C", "domain": "c.example"}]) == [(None, ("C", "c.example"))]
    assert typed(drop=[0], add=[{"name": "Anew", "domain": "a.example"}]) == [("a.example", ("Anew", "a.example"))]
    assert typed(add=[{}]) == []


def test_a_new_row_under_the_key_of_another_is_refused(outlets):
    with pytest.raises(KnowledgeError, match=r"b\.example existe déjà"):
        typed((0, "domain", "b.example"))
    with pytest.raises(KnowledgeError, match=r"lemonde\.fr existe déjà"):
        typed(add=[{"name": "X", "domain": "lemonde.fr"}])
