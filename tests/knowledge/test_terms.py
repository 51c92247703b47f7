"""A change of a table, in → the names, titles and cue words by which it meets texts, out."""

from analysis.knowledge.edits import Change, Step
from analysis.knowledge.terms import domains, terms

AGENCY = {"id": "marine-agency", "name_fr": "Agence maritime", "name_en": "Marine Agency", "aliases_fr": "AMX", "aliases_en": "MAX",
          "label": "ORG", "kind": "government", "country": "FR", "wikidata": "", "gender": ""}
OFFICE = {"title_fr": "directrice|patronne", "title_en": "director", "body": "marine-agency", "holder": "ana-ruiz", "from": "2019-01-01", "to": ""}
CUE = {"language": "fr", "cue": "se targuer", "kind": "say", "frames": "quote"}


def said(table, before, after):
    change = Change(table=table, steps=(Step(before=before, after=after, where=""),))
    return {(term.language, term.text) for term in terms(change)}


def test_a_new_row_meets_texts_by_all_its_names():
    assert said("entities", None, AGENCY) == {
        ("fr", "Agence maritime"), ("fr", "AMX"), ("fr", "Marine Agency"), ("en", "Marine Agency"), ("en", "MAX"), ("en", "Agence maritime")}


def test_an_alias_more_or_less_concerns_that_alias_only():
    assert said("entities", AGENCY, {**AGENCY, "aliases_fr": "AMX|Agence de la mer"}) == {("fr", "Agence de la mer")}
    assert said("entities", AGENCY, {**AGENCY, "aliases_en": ""}) == {("en", "MAX")}


def test_another_meaning_concerns_all_names():
    assert ("fr", "AMX") in said("entities", AGENCY, {**AGENCY, "kind": "company"})
    assert ("en", "MAX") in said("entities", AGENCY, {**AGENCY, "name_fr": "Agence des mers"})


def test_an_office_meets_texts_by_its_titles():
    assert said("offices", OFFICE, None) == {("fr", "directrice"), ("fr", "patronne"), ("en", "director")}
    assert said("offices", OFFICE, {**OFFICE, "title_fr": "directrice"}) == {("fr", "patronne")}
    assert said("offices", OFFICE, {**OFFICE, "to": "2020-01-01"}) == {("fr", "directrice"), ("fr", "patronne"), ("en", "director")}


def test_a_cue_meets_texts_of_its_language_in_all_its_forms():
    change = Change(table="cues", steps=(Step(before=None, after=CUE, where=""),))
    assert [(term.language, term.text, term.by) for term in terms(change)] == [("fr", "targuer", "lemma")]


def test_outlets_are_met_by_their_domains():
    outlet = {"name": "A", "domain": "a.example", "country": "", "kind": ""}
    change = Change(table="outlets", steps=(Step(before=outlet, after={**outlet, "domain": "b.example"}, where=""),))
    assert (terms(change), domains(change)) == ((), ("a.example", "b.example"))
