"""Finds names that words of their kind announce, whether the model saw them or not: *la chaîne Histoire*, *place Tahrir*."""

from dataclasses import replace

from analysis.extract.entity.candidate import Candidate
from analysis.extract.entity.context import Context
from analysis.extract.entity.listed import ARTICLES
from analysis.records import Label

_HYPHENS = frozenset("-‐‑")
_HYPHENS_OR_APOSTROPHES = _HYPHENS | frozenset("'’")
_OF = frozenset({"de", "d", "of", "from", "outside"})
# Small words within the names of towns.
_LINKS = frozenset({
    "sur", "sous", "en", "les", "lez", "le", "la", "de", "du", "des", "d", "aux", "au", "a", "devant", "l", "et",
})


def announced(context: Context) -> list[Candidate]:
    """Capitalised runs after a noun for an organisation, and places with their small-letter head (*îles Sanguinaires*)."""
    words, lexicon = context.words, context.lexicon
    found: list[Candidate] = []
    ends = lexicon.buildings | lexicon.after_people_places
    index = 0
    while index < len(words):
        begins = words.capitals[index] and words.keys[index] not in ARTICLES and (
            not words.spaced(index) or not words.capitals[index - 1] or words.keys[index - 1] in ARTICLES)
        if not begins or words.gap(index)[-1:] in _HYPHENS:
            index += 1
            continue
        last = run_end(index, context)
        head = _building_before(index, context)
        if head is not None:
            found.append(_candidate(context, head, last, "LOC", "building's noun"))
        elif last - index > 1 and words.keys[last - 1] in ends and not context.in_headline(index):
            found.append(_candidate(context, index, last, "LOC", "building's noun"))
        elif last - index > 1 and lexicon.language == "en" and words.keys[last - 1] in lexicon.capital_heads \
                and words.keys[index] not in lexicon.stop_words and not context.in_headline(index):
            found.append(_candidate(context, index, last, "ORG", "institution"))
        elif context.place_noun_before(index) and not set(words.gap(index)) & {"'", "’"}:
            found.append(_candidate(context, index - 1, last, "LOC", "place's noun"))
        elif context.noun_before(index, lexicon.before_places) is not None:
            found.append(_candidate(context, index, last, "LOC", "apposition"))
        elif context.noun_before(index, lexicon.naming_organisations) is not None:
            found.append(_candidate(context, index, last, "ORG", "apposition"))
        index = last
    return found


def english_titles(context: Context) -> list[Candidate]:
    """Names that begin with *The* where no sentence does: papers, films, bodies (*told The Hill*, *d'après The Wire*)."""
    words = context.words
    found: list[Candidate] = []
    english = context.lexicon.language == "en"
    for index, text in enumerate(words.texts[:-1]):
        if text != "The" or not words.spaced(index + 1) or not words.is_capital(index + 1) or context.in_headline(index) \
                or (english and context.starts_sentence(index)):
            continue
        last = run_end(index + 1, context)
        if tuple(words.keys[index:last]) not in context.lexicon.places and not context.is_shouted(index):
            found.append(_candidate(context, index, last, "ORG", "begins with The"))
    return found


def named_things(context: Context) -> frozenset[tuple[str, ...]]:
    """The names that a noun of a ship, a storm, a film … bears somewhere in the text: no people or places elsewhere in it."""
    words, lexicon = context.words, context.lexicon
    found = set()
    for index, key in enumerate(words.keys):
        if key not in lexicon.things or not any(tuple(words.keys[index + 1 - len(noun):index + 1]) == noun
                                                for noun in lexicon.things[key] if len(noun) <= index + 1):
            continue
        first = index + 1
        while first < min(index + 3, len(words)) and words.spaced(first) and words.keys[first] in lexicon.adjectives:
            first += 1
        if first < len(words) and words.spaced(first) and words.is_capital(first):
            found.add(tuple(words.keys[first:run_end(first, context)]))
    return frozenset(found)


def hyphenated_places(context: Context) -> list[Candidate]:
    """Places whose name is a compound with small words (*Sainte-Luce-sur-Loire*, *Saint-Jean-du-Maroni*)."""
    words, lexicon = context.words, context.lexicon
    found: list[Candidate] = []
    index = 0
    while index < len(words):
        last = index + 1
        if not words.capitals[index] or words.gap(last) not in _HYPHENS:
            index = last
            continue
        while last < len(words) and words.gap(last) in _HYPHENS_OR_APOSTROPHES:
            last += 1
        keys = words.keys[index:last]
        small = any(not words.is_capital(place) for place in range(index + 1, last - 1))
        linked = small and words.is_capital(last - 1) and _LINKS.intersection(keys[1:-1])
        saint = keys[0] in ("saint", "sainte") and words.gap(index) not in _HYPHENS
        if linked and (saint or not lexicon.first_names.keys() & {keys[0], "-".join(keys[:2])}):
            found.append(_candidate(context, index, last, "LOC", "compound"))
        index = last
    return found


def towns(context: Context) -> list[Candidate]:
    """Towns of `places.csv` after a preposition of place, whether the model saw them or not (*à Grosseto*)."""
    words, lexicon = context.words, context.lexicon
    found: list[Candidate] = []
    for index, key in enumerate(words.keys):
        if (key in lexicon.place_prepositions or key in _OF) and index + 1 < len(words) and words.capitals[index + 1] \
                and words.spaced(index + 1) and words.texts[index + 1] not in lexicon.not_names:
            last = run_end(index + 1, context)
            if tuple(words.keys[index + 1:last]) in lexicon.places:
                found.append(replace(_candidate(context, index + 1, last, "LOC", "preposition of place"), sure=False))
    return found


def _building_before(index: int, context: Context) -> int | None:
    """The noun of a building that bears the name at word `index` (*cathédrale de Kazan*, *basilique Saint-Denis*)."""
    words = context.words
    before = words.before(index, 3)
    while before and words.keys[before[-1]] in ("de", "d", "du", "of", "la", "l"):
        before.pop()
    return before[-1] if before and words.keys[before[-1]] in context.lexicon.buildings else None


def run_end(index: int, context: Context) -> int:
    """Where the run of capitalised words ends that begins at word `index`."""
    words = context.words
    last = index + 1
    while last < len(words) and words.joined(last) and (words.is_capital(last) or words.texts[last].isdigit()) \
            and "." not in words.gap(last) and words.keys[last] not in context.lexicon.calendar:
        last += 1
    return last


def _candidate(context: Context, first: int, last: int, label: Label, rule: str) -> Candidate:
    words = context.words
    return Candidate(first=first, last=last, start=words.starts[first], end=words.ends[last - 1], label=label, rule=rule,
                     sure=True)
