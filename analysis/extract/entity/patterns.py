"""Finds names that words of their kind announce, whether the model saw them or not: *la chaîne Histoire*, *place Tahrir*."""

from analysis.extract.entity.candidate import Candidate
from analysis.extract.entity.context import Context
from analysis.records import Label


def announced(context: Context) -> list[Candidate]:
    """Capitalised runs after a noun for an organisation, and places with their small-letter head (*îles Sanguinaires*)."""
    words, lexicon = context.words, context.lexicon
    found: list[Candidate] = []
    index = 0
    while index < len(words):
        if not words.is_capital(index) or not words.spaced(index) or words.is_capital(index - 1):
            index += 1
            continue
        last = run_end(index, context)
        before = words.keys[index - 1]
        head = _building_before(index, context)
        if head is not None:
            found.append(_candidate(context, head, last, "LOC", "building's noun"))
        elif last - index > 1 and words.keys[last - 1] in lexicon.buildings:
            found.append(_candidate(context, index, last, "LOC", "building's noun"))
        elif before in lexicon.place_heads and not set(words.gap(index)) & {"'", "’"}:
            found.append(_candidate(context, index - 1, last, "LOC", "place's noun"))
        elif context.noun_before(index, lexicon.naming_organisations) is not None:
            found.append(_candidate(context, index, last, "ORG", "apposition"))
        index = last
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
