"""Quotation marks: text in, the stretches between them out."""

import pytest

from analysis.extract.attribution.quotations import quotations


def stretches(text: str, single: bool = False) -> list[str]:
    return [text[found.start:found.end] for found in quotations(text, single=single)]


@pytest.mark.parametrize(("text", "expected"), [
    ("Rien ici.", []),
    ("Il dit « oui » et « non ».", ["« oui »", "« non »"]),
    ("Il dit « un « vrai » oui ».", ["« un « vrai » oui »"]),
    ("Il dit « un “vrai” oui ».", ["« un “vrai” oui »"]),
    ('Il dit "oui" et "non".', ['"oui"', '"non"']),
    ("Il dit : « Oui. Nous irons.\nEt puis rien.", ["« Oui. Nous irons."]),
    ("Il dit « oui, a lancé X. Puis rien.", ["« oui, a lancé X."]),
    ("» seul et « ouvert", ["« ouvert"]),
    ("He said ''yes.''", ["''yes.''"]),
])
def test_quotations(text: str, expected: list[str]):
    assert stretches(text) == expected


def test_single_marks_count_in_english_only():
    text = "He called it ‘a mistake’ twice."
    assert stretches(text, single=True) == ["‘a mistake’"]
    assert stretches(text) == []


def test_apostrophes_open_nothing():
    assert stretches("The workers' rights and the '90s aren't quoted.", single=True) == []
