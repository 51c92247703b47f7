"""The word lists of `reference.toml`, folded, and the index of offices by title, once for each language."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from analysis import knowledge
from analysis.extract.entity.lexicon import Phrases, phrases
from analysis.extract.entity.words import folded_words

Keys = tuple[str, ...]
# Words that titles are compared without.
SMALL = frozenset(
    ["de", "du", "des", "d", "la", "le", "les", "l", "a", "au", "aux", "et", "of", "the", "for", "an", "and", "s"])


# Endings of French nouns for men and for women.
_GENDERS = (("teur", "trice"), ("eur", "euse"), ("eur", "rice"), ("ier", "iere"), ("ien", "ienne"), ("", "e"))


def content_words(keys: Keys) -> Keys:
    """`keys` without articles and prepositions."""
    return tuple(key for key in keys if key not in SMALL)


@dataclass(frozen=True, kw_only=True)
class ReferenceLexicon:
    """Folded words of one language."""

    language: str
    pronouns: dict[Keys, str]
    nearest: frozenset[Keys]
    nobody: frozenset[Keys]
    determiners: frozenset[str]
    indefinite: frozenset[str]
    possessive: frozenset[str]
    plural: frozenset[str]
    of: frozenset[str]
    set_aside: frozenset[str]
    former: frozenset[str]
    documents: Phrases
    releases: frozenset[str]
    issuing: frozenset[str]
    speakers: Phrases
    unnamed: Phrases
    governments: frozenset[str]
    bodies: frozenset[Keys]
    nouns: dict[str, frozenset[str]]
    renamings: frozenset[str]
    shown: frozenset[str]
    counterparts: frozenset[str]
    home: dict[Keys, str]
    default_country: str | None
    nationalities: dict[Keys, str]
    offices: dict[Keys, list[knowledge.Office]]
    houses: dict[str, Keys]
    house_heads: frozenset[str]
    abbreviations: dict[str, str]

    def noun_gender(self, noun: str) -> str | None:
        """The gender of a noun for people that has a form for either (*accusé*, *accusée*); None for others."""
        for masculine, feminine in _GENDERS:
            if noun.endswith(masculine) and noun.removesuffix(masculine) + feminine in self.renamings:
                return "m"
            if noun.endswith(feminine) and noun.removesuffix(feminine) + masculine in self.renamings:
                return "f"
        return None


def _keys(entries: list[str]) -> frozenset[Keys]:
    return frozenset(folded_words(entry) for entry in entries)


def _firsts(entries: list[str]) -> frozenset[str]:
    return frozenset(folded_words(entry)[0] for entry in entries)


def _nationalities(language: str) -> dict[Keys, str]:
    found: dict[Keys, str] = {}
    for country in knowledge.countries():
        for form in (*country.adjectives[language], *country.names[language]):
            found.setdefault(folded_words(form), country.code)
    return found


def _offices(language: str) -> dict[Keys, list[knowledge.Office]]:
    found: dict[Keys, list[knowledge.Office]] = defaultdict(list)
    for office in knowledge.offices():
        for title in office.titles[language]:
            found[content_words(folded_words(title))].append(office)
    return dict(found)


@cache
def reference_lexicon(language: str) -> ReferenceLexicon:
    """The lists of `language`. Raises `KnowledgeError` where the file is missing or unreadable."""
    lists = knowledge.words(language, "reference")
    pronouns, phrase, titles = lists["pronouns"], lists["phrase"], lists["titles"]
    return ReferenceLexicon(
        language=language,
        pronouns={folded_words(form): kind for kind in ("plural", "n", "f", "m") for form in pronouns.get(kind, [])},
        nearest=_keys(pronouns["nearest"]),
        nobody=_keys(pronouns["nobody"]),
        determiners=_firsts(phrase["determiners"]),
        indefinite=_firsts(phrase["indefinite"]),
        possessive=_firsts(phrase["possessive"]),
        plural=_firsts(phrase["plural"]),
        of=_firsts(phrase["of"]),
        set_aside=_firsts(phrase["set_aside"]),
        former=_firsts(phrase["former"]),
        documents=phrases(phrase["documents"]),
        releases=_firsts(phrase["releases"]),
        issuing=_firsts(phrase["issuing"]),
        speakers=phrases(phrase["speakers"]),
        unnamed=phrases(phrase["unnamed"]),
        governments=_firsts(phrase["governments"]),
        bodies=_keys(phrase["bodies"]),
        nouns={kind: frozenset(folded_words(noun)[-1] for noun in nouns) for kind, nouns in lists["nouns"].items()},
        renamings=frozenset(folded_words(noun)[0] for noun in titles["renamings"]),
        shown=_firsts(titles.get("shown", [])),
        counterparts=_firsts(titles["counterparts"]),
        home={content_words(folded_words(title)): code for title, code in titles["home"].items()},
        default_country=titles["default_country"] or None,
        nationalities=_nationalities(language),
        offices=_offices(language),
        houses={house: content_words(folded_words(title)) for house, title in titles["houses"].items()},
        house_heads=_firsts(titles["house_heads"]),
        abbreviations={folded_words(short)[0]: folded_words(title)[0] for short, title in titles["abbreviations"].items()},
    )
