"""The word lists of `entities.toml`, folded and indexed once for each language; `not_names` keep their case (*Sud*, *SUD*)."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from spacy import util

from analysis import knowledge
from analysis.extract.entity.words import folded, folded_words

Gender = Literal["m", "f"]
Phrases = dict[str, list[tuple[str, ...]]]


def phrases(entries: list[str]) -> Phrases:
    """Entries of one or more words, by their last word, longest first."""
    found: Phrases = {}
    for entry in entries:
        keys = folded_words(entry)
        found.setdefault(keys[-1], []).append(keys)
    for choices in found.values():
        choices.sort(key=len, reverse=True)
    return found


@dataclass(frozen=True, kw_only=True)
class Lexicon:
    """Folded words and phrases, these by their last word (`…_by_first`: by their first); `place_heads` keep their accents."""

    language: str
    honorifics: dict[str, Gender | None]
    first_names: dict[str, Gender | None]
    surname_first: frozenset[str]
    roles: Phrases
    role_words: frozenset[str]
    before_organisations: Phrases
    naming_organisations: Phrases
    before_places: Phrases
    place_heads: frozenset[str]
    buildings: frozenset[str]
    particles: frozenset[str]
    institutions_by_first: Phrases
    generic_heads: frozenset[str]
    generic_words: frozenset[str]
    institutions_with_name: frozenset[tuple[str, ...]]
    capital_heads: frozenset[str]
    in_organisations: frozenset[str]
    after_people_places: frozenset[str]
    not_names: frozenset[str]
    not_phrases: frozenset[tuple[str, ...]]
    portfolios: frozenset[tuple[str, ...]]
    before_things: Phrases
    things: Phrases
    countable: frozenset[str]
    speech: frozenset[str]
    stop_words: frozenset[str]
    calendar: frozenset[str]
    adjectives: frozenset[str]
    eponyms: frozenset[str]
    place_prepositions: frozenset[str]
    places: frozenset[tuple[str, ...]]


@cache
def places() -> frozenset[tuple[str, ...]]:
    """The towns of `places.csv`, folded."""
    return frozenset(folded_words(name) for name in knowledge.places())


@cache
def _given_names() -> dict[str, Gender | None]:
    return {"-".join(folded_words(name)): "m" if gender == "m" else "f" if gender == "f" else None
            for name, gender in knowledge.first_names().items()}


def _first_names(lists: dict[str, str]) -> dict[str, Gender | None]:
    men, women = ({"-".join(folded_words(name)) for name in lists[sex].split()} for sex in ("m", "f"))
    genders = dict(_given_names())
    genders.update(dict.fromkeys(women, "f"))
    genders.update((name, None if name in women else "m") for name in men)
    return genders


@cache
def lexicon(language: str) -> Lexicon:
    """The lists of `language`. Raises `KnowledgeError` where the file is missing or unreadable."""
    lists = knowledge.words(language, "entities")
    honorifics: dict[str, Gender | None] = {folded_words(word)[0]: None for word in lists["honorifics"]}
    honorifics |= {folded_words(word)[0]: "m" for word in lists["honorifics_m"]}
    honorifics |= {folded_words(word)[0]: "f" for word in lists["honorifics_f"]}
    by_first: Phrases = {}
    for keys in sorted((folded_words(entry) for entry in lists["institutions"]), key=len, reverse=True):
        by_first.setdefault(keys[0], []).append(keys)
    nationalities = {form for country in knowledge.countries() for form in country.adjectives[language]}
    return Lexicon(
        language=language,
        honorifics=honorifics,
        first_names=_first_names(lists["first_names"]),
        surname_first=frozenset(folded_words(name)[0] for name in lists["surname_first"]),
        roles=phrases(lists["roles"]),
        role_words=frozenset(word for role in lists["roles"] + lists["title_words"] for word in folded_words(role)),
        before_organisations=phrases(lists["before_organisations"]),
        naming_organisations=phrases(lists["naming_organisations"]),
        before_places=phrases(lists["before_places"]),
        place_heads=frozenset(word.lower() for word in lists["place_heads"]),
        buildings=frozenset(folded(word) for word in lists["buildings"]),
        particles=frozenset(folded_words(word)[0] for word in lists["particles"]),
        institutions_by_first=by_first,
        generic_heads=frozenset(folded(word) for word in lists["generic_heads"]),
        generic_words=frozenset(key for phrase in lists["generic_heads"] + lists["generic_words"]
                                for key in folded_words(phrase)),
        institutions_with_name=frozenset(folded_words(word) for word in lists["institutions_with_name"]),
        capital_heads=frozenset(folded(word) for word in lists["capital_heads"]),
        in_organisations=frozenset(folded_words(word)[0] for word in lists["in_organisations"]),
        after_people_places=frozenset(folded(word) for word in lists.get("after_people_places", [])),
        not_names=frozenset(lists["not_names"]),
        not_phrases=frozenset(folded_words(phrase) for phrase in lists["not_names"] if len(folded_words(phrase)) > 1),
        portfolios=frozenset(folded_words(portfolio) for portfolio in lists["portfolios"]),
        before_things=phrases(lists["before_things"] + lists["things"]),
        things=phrases(lists["things"]),
        countable=frozenset(folded(word) for word in lists["countable"]),
        speech=frozenset(folded_words(verb)[-1] for verb in lists["speech"]),
        stop_words=frozenset(folded(word) for word in util.get_lang_class(language).Defaults.stop_words),
        calendar=frozenset(folded(word) for word in lists["weekdays_and_months"]),
        adjectives=frozenset(folded(word) for word in lists["adjectives"]) | {folded(word) for word in nationalities},
        eponyms=frozenset(folded(word) for word in lists["eponyms"]),
        place_prepositions=frozenset(folded(word) for word in lists["place_prepositions"]),
        places=places(),
    )
