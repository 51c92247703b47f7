"""The attributions component, English: text in, (content, source, kind) rows out."""

import pytest

from tests.extract.said import attributions, chain, rows


@pytest.mark.parametrize("text", [
    "The bridge has been closed since Monday and buses take the quay.",
    "The novel “A Winter Ferry” won the jury's prize.",
    "The museum declined to comment. The club did not respond to questions.",
    "At Monday's hearing, the clerk carried the boxes.",
])
def test_what_nobody_says_yields_nothing(text: str):
    assert rows(text, "en") == []


@pytest.mark.parametrize(("text", "expected"), [
    ('"We will reopen in May," said the museum\'s director.',
     ('"We will reopen in May,"', "the museum's director", "direct")),
    ("“We will reopen in May,” the director told reporters.",
     ("“We will reopen in May,”", "the director", "direct")),
    ('"The system," she explained, "was never tested."', ('"The system," | "was never tested."', "she", "direct")),
    ('"Is this the end?" the coach asked.', ('"Is this the end?"', "the coach", "direct")),
    ('Asked about the delay, she replied: "Ask the builder."', ('"Ask the builder."', "she", "direct")),
    ("''We are ready,'' the captain said.", ("''We are ready,''", "the captain", "direct")),
])
def test_direct(text: str, expected: tuple[str, str, str]):
    assert rows(text, "en") == [expected]


@pytest.mark.parametrize(("text", "content", "source"), [
    ("Police said Tuesday that two men had been arrested.", "two men had been arrested", "Police"),
    ("She insisted she had done nothing wrong.", "she had done nothing wrong", "She"),
    ("North Korea threatened to resume its tests.", "resume its tests", "North Korea"),
    ("The governor urged residents to leave the coast.", "leave the coast", "The governor"),
    ("She accused the council of hiding the bill.", "the council of hiding the bill", "She"),
    ("The envoy called the claim baseless.", "the claim baseless", "The envoy"),
    ("The company denied having paid the adviser.", "having paid the adviser", "The company"),
    ("The opposition leader called for fresh elections.", "fresh elections", "The opposition leader"),
    ("According to the coroner, the boat was overloaded.", "the boat was overloaded", "the coroner"),
    ("The boat was overloaded, according to the coroner.", "The boat was overloaded", "the coroner"),
    ("The deal, he argued, would only benefit the rich.", "The deal | would only benefit the rich", "he"),
    ("The mayor's claim that the levee had held was wrong.", "the levee had held", "The mayor"),
    ("It was announced that the race would be postponed.", "the race would be postponed", None),
])
def test_indirect(text: str, content: str, source: str | None):
    assert rows(text, "en") == [(content, source, "indirect")]


def test_a_new_report_ends_the_one_before():
    text = "The ministry said the talks had gone well, but the union warned that time was short."
    assert rows(text, "en") == [("the talks had gone well", "The ministry", "indirect"),
                                ("time was short", "the union", "indirect")]


def test_a_quotation_goes_on_with_its_speaker():
    text = '"The dam holds," the engineer said. "We watch it day and night."'
    assert rows(text, "en") == [('"The dam holds," | "We watch it day and night."', "the engineer", "direct")]


def test_what_is_found_not_to_be_stays_negated():
    text = "The panel found no evidence that bias led the inquiry."
    assert rows(text, "en") == [("no evidence that bias led the inquiry", "The panel", "indirect")]


@pytest.mark.parametrize(("text", "expected"), [
    ("The ministry said the port was closed, Tass reported.", [("Tass", None), ("The ministry", "Tass")]),
    ("Interfax quoted a source in the navy as saying that the pilot was alive.",
     [("Interfax", None), ("a source in the navy", "Interfax")]),
    ("The talks have failed, the BBC reported, citing two people familiar with the matter.",
     [("the BBC", None), ("two people familiar with the matter", "the BBC")]),
    ('"It is false," the captain told the court, according to a memo quoted by Reuters.',
     [("Reuters", None), ("a memo", "Reuters"), ("the captain", "a memo")]),
])
def test_chains(text: str, expected: list[tuple[str | None, str | None]]):
    assert chain(text, "en") == expected


@pytest.mark.parametrize(("text", "source_type"), [
    ("Jane Doe said the water was safe.", "person"),
    ("Two officials said the water was safe.", "anonymous"),
    ("The indictment says the money was hidden.", "document"),
    ("The intelligence agencies said the servers were hacked.", "intelligence"),
    ("The union said the plan was dead.", "union"),
    ("The Washington Post said the plan was dead.", "media"),
])
def test_source_types(text: str, source_type: str):
    assert attributions(text, "en")[0].source_type == source_type
