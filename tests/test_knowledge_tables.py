"""The curated tables `entities.csv` and `offices.csv`: every row is well formed, and the rows agree with each other."""

import csv
import re
from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise

import pytest

from analysis import knowledge
from analysis.knowledge import KnownEntity, Office

KINDS = {
    "PER": {"person"},
    "ORG": {"government", "parliament", "intelligence", "police_justice", "military", "news_agency", "media", "company",
            "party", "union", "ngo", "international_org", "expert_science", "public"},
    "LOC": {"country", "region", "city", "building", "square", "sea", "continent"},
}
NO_END = date.max


def rows(name: str) -> list[dict[str, str]]:
    with (knowledge.folder() / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def folded(name: str) -> str:
    return name.replace("’", "'").replace("-", " ").replace(".", "").casefold()


def holders(title: str, body: str, day: str) -> set[str]:
    return {office.holder for office in knowledge.offices()
            if office.body == body and title in office.titles["fr"] and office.held_on(date.fromisoformat(day))}


def one(entity_id: str) -> KnownEntity:
    return next(known for known in knowledge.entities() if known.id == entity_id)


def test_no_cell_has_stray_spaces_or_empty_parts():
    for name in ("entities.csv", "offices.csv"):
        for row in rows(name):
            for column, cell in row.items():
                assert cell == cell.strip() and "  " not in cell and '"' not in cell, (name, column, row)
                assert not cell or all(part == part.strip() != "" for part in cell.split("|")), (name, column, row)


def test_ids_are_lower_case_words_joined_by_hyphens():
    assert [row["id"] for row in rows("entities.csv") if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row["id"])] == []


def test_kinds_belong_to_the_label():
    assert {known.id: known.kind for known in knowledge.entities() if known.kind not in KINDS[known.label]} == {}


def test_every_person_has_a_gender_and_more_than_a_surname():
    # Kings, popes and the like go by one name.
    single = {"Akihito", "Naruhito", "Dalaï-lama", "Willem-Alexander"}
    for known in knowledge.entities():
        if known.label == "PER":
            assert known.gender in ("m", "f"), known.id
            assert " " in known.name["fr"] or known.name["fr"] in single, known.id


def test_countries_are_iso_codes():
    codes = {country.code for country in knowledge.countries()}
    assert {known.id: known.country for known in knowledge.entities() if known.country and known.country not in codes} == {}


def test_wikidata_ids_are_well_formed_and_used_once():
    links = [known.wikidata for known in knowledge.entities() if known.wikidata]
    assert [link for link in links if not re.fullmatch(r"Q[1-9]\d*", link)] == []
    assert len(links) == len(set(links))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_name_means_two_entities(language: str):
    meanings: dict[str, set[str]] = defaultdict(set)
    for known in knowledge.entities():
        for name in known.names[language]:
            meanings[folded(name)].add(known.id)
    for country in knowledge.countries():
        for name in country.names[language]:
            meanings[folded(name)].add(f"country {country.code}")
    shared = {name: ids for name, ids in meanings.items() if len(ids) > 1}
    # Two countries may share a name; a country and an entity may not.
    assert {name: ids for name, ids in shared.items() if not all(entity.startswith("country ") for entity in ids)} == {}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_alias_is_listed_twice(language: str):
    for known in knowledge.entities():
        assert len(known.names[language]) == len(set(known.names[language])), known.id


def test_the_titles_of_an_office_are_in_both_languages():
    assert [office for office in knowledge.offices() if not office.titles["fr"] or not office.titles["en"]] == []


def test_holders_are_people():
    people = {known.id for known in knowledge.entities() if known.label == "PER"}
    assert {office.holder for office in knowledge.offices()} <= people


@pytest.mark.parametrize("language", ["fr", "en"])
def test_an_office_has_one_holder_at_a_time_but_for_the_day_of_handover(language: str):
    terms: dict[tuple[str, str], list[Office]] = defaultdict(list)
    for office in knowledge.offices():
        for title in office.titles[language]:
            terms[title, office.body].append(office)
    for seat, held in terms.items():
        held.sort(key=lambda office: office.start)
        for before, after in pairwise(held):
            assert (before.end or NO_END) - after.start <= timedelta(days=1), (seat, before.holder, after.holder)


def test_no_one_holds_an_office_before_the_middle_of_the_last_century():
    assert min(office.start for office in knowledge.offices()) >= date(1950, 1, 1)


@pytest.mark.parametrize(("title", "body", "day", "holder"), [
    ("président", "US", "2014-03-18", "barack-obama"),
    ("président", "US", "2017-01-21", "donald-trump"),
    ("secrétaire d'État", "US", "2014-03-03", "john-kerry"),
    ("directeur", "fbi", "2016-10-28", "james-comey"),
    ("président", "RU", "2011-12-05", "dmitry-medvedev"),
    ("Premier ministre", "RU", "2011-12-05", "vladimir-putin"),
    ("porte-parole", "kremlin", "2019-12-29", "dmitry-peskov"),
    ("président", "FR", "2012-05-14", "nicolas-sarkozy"),
    ("Premier ministre", "FR", "2012-07-14", "jean-marc-ayrault"),
    ("ministre du Redressement productif", "FR", "2012-07-14", "arnaud-montebourg"),
    ("président", "UA", "2014-02-21", "viktor-yanukovych"),
    ("chancelière", "DE", "2012-07-14", "angela-merkel"),
    ("secrétaire général", "nato", "2014-09-04", "anders-fogh-rasmussen"),
    ("secrétaire général", "un", "2016-12-31", "ban-ki-moon"),
    ("pape", "VA", "2013-03-01", None),
])
def test_who_held_an_office_on_a_day(title: str, body: str, day: str, holder: str | None):
    assert holders(title, body, day) == ({holder} if holder else set())


def test_the_kremlin_and_the_white_house_go_by_their_usual_names():
    assert one("kremlin").name == {"fr": "Kremlin", "en": "Kremlin"}
    assert "présidence russe" in one("kremlin").names["fr"]
    assert {"Maison-Blanche", "Maison Blanche"} <= set(one("white-house").names["fr"])
    assert one("white-house").kind == "government"
