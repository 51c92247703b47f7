"""The knowledge files: that they load, agree with each other, and say what is wrong where they do not."""

from pathlib import Path

import pytest

from analysis import knowledge
from analysis.errors import KnowledgeError

LAYERS = ("sentences", "boilerplate", "entities", "reference", "times", "attributions", "events")


@pytest.fixture
def other_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SELON_KNOWLEDGE", str(tmp_path))
    for loader in (knowledge.entities, knowledge.offices, knowledge.countries, knowledge.words):
        loader.cache_clear()
    yield tmp_path
    monkeypatch.undo()
    for loader in (knowledge.entities, knowledge.offices, knowledge.countries, knowledge.words):
        loader.cache_clear()


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("layer", LAYERS)
def test_every_layer_has_its_words(language: str, layer: str):
    assert knowledge.words(language, layer)


def test_the_tables_are_as_large_as_promised():
    assert len(knowledge.entities()) >= 400
    assert len(knowledge.offices()) >= 150
    assert len(knowledge.countries()) >= 190


def test_countries_have_names_adjectives_and_capitals():
    by_code = {country.code: country for country in knowledge.countries()}
    assert len(by_code) == len(knowledge.countries())
    russia, greece, states = by_code["RU"], by_code["GR"], by_code["US"]
    assert (russia.name["fr"], russia.capital["fr"], russia.capital["en"]) == ("Russie", "Moscou", "Moscow")
    assert set(greece.adjectives["fr"]) == {"grec", "grecque", "grecs", "grecques"}
    assert {"américain", "américaines", "états-unien"} <= set(states.adjectives["fr"])
    assert "Etats-Unis" in states.names["fr"]
    assert all(country.name["fr"] and country.name["en"] for country in by_code.values())


def test_office_bodies_are_countries_or_entities():
    bodies = {country.code for country in knowledge.countries()} | {known.id for known in knowledge.entities()}
    assert [office for office in knowledge.offices() if office.body not in bodies] == []


def test_no_office_ends_before_it_begins():
    assert [office for office in knowledge.offices() if office.end is not None and office.end < office.start] == []


def test_people_alone_have_a_gender_and_every_label_is_known():
    for known in knowledge.entities():
        assert known.label in ("PER", "ORG", "LOC")
        assert known.gender in ((None, "m", "f") if known.label == "PER" else (None,)), known.id


HEADER = "id,name_fr,name_en,aliases_fr,aliases_en,label,kind,country,wikidata,gender\n"


@pytest.mark.parametrize(("rows", "message"), [
    (",Nom,Name,,,PER,person,,,m\n", "missing"),
    ("a,Nom,Name,,,ANIMAL,,,,\n", "missing"),
    ("a,Nom,Name,,,ORG,,,,\na,Nom,Name,,,ORG,,,,\n", "used twice"),
])
def test_a_bad_row_is_named(other_folder: Path, rows: str, message: str):
    (other_folder / "entities.csv").write_text(HEADER + rows, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=message):
        knowledge.entities()


def test_a_missing_file_is_named(other_folder: Path):
    with pytest.raises(KnowledgeError, match="not found"):
        knowledge.countries()


def test_a_holder_must_be_listed(other_folder: Path):
    (other_folder / "entities.csv").write_text(HEADER + "a,Nom,Name,,,PER,person,,,m\n", encoding="utf-8")
    (other_folder / "offices.csv").write_text("title_fr,title_en,body,holder,from,to\nroi,king,FR,b,2000-01-01,\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="'b' is not in entities"):
        knowledge.offices()


def test_the_version_changes_with_a_file(other_folder: Path):
    knowledge.loaded.cache_clear()
    (other_folder / "entities.csv").write_text(HEADER, encoding="utf-8")
    first = knowledge.version()
    knowledge.loaded.cache_clear()
    (other_folder / "entities.csv").write_text(HEADER + "a,Nom,Name,,,ORG,,,,\n", encoding="utf-8")
    assert knowledge.version() != first
    knowledge.loaded.cache_clear()


def test_first_names_tell_a_gender_or_none_and_are_no_towns():
    names = knowledge.first_names()
    assert len(names) > 10_000
    assert set(names.values()) == {"m", "f", None}
    assert names["Fatoumata"] == "f"
    assert "Oslo" not in names
    assert {"Grosseto", "Ploumagoar", "Busan"} <= set(knowledge.places())
