"""Tells a place from who governs there: *Moscou accuse* is Russia, *à Moscou* the city; *le Kremlin dément* the presidency.

A capital that acts or speaks bears its country's name (label LOC); a seat of power that is only a place becomes LOC.
"""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

import simplemma
from spacy.tokens import Doc, Token

from analysis import knowledge
from analysis.extract.entity.candidate import Candidate
from analysis.extract.entity.listed import slug
from analysis.extract.entity.words import Words, folded_words
from analysis.records import Entity

_SUBJECT = frozenset({"nsubj", "nsubj:pass", "nsubjpass", "nsubj:caus"})
_OBJECT = frozenset({"obj", "dobj"})
_OF = frozenset({"de", "d", "du", "of"})
_ENDINGS = re.compile(r"(?:é|ée|és|ées|i|ie|is|ies|e|ent|ait|aient|a|èrent|era)$")
_CLAUSE_OPENERS = frozenset({
    "que", "qu", "mais", "car", "tandis", "alors", "puisque", "quand", "lorsque", "but", "that", "while", "because", "as", "if",
    "when",
})
_ON_ITS_SIDE = (", de son côté", ", pour sa part", ", quant à", ", de leur côté", ", for its part", ", meanwhile")
# What follows the place in a dateline (*KIEV, 3 mai 2018 –*, *Minsk (AFP) —*).
_DATELINE = re.compile(r"(?:\s*\([^)\n]{1,30}\))?(?:,[^–—:.!?\n]{1,40}|,?[^–—:!?\n]{0,12}\b\d{4})?\s*[–—-]{1,2}\s")
# A line's heading (*Dacca : …*).
_HEADED = re.compile(r"\s?:\s")
_BE = frozenset({"est", "était", "is", "was"})
_AND = frozenset({"et", "ou", "and", "or", "ni"})


@dataclass(frozen=True, kw_only=True)
class _Lists:
    seats: frozenset[str]
    place_before: frozenset[tuple[str, ...]]
    power_before: frozenset[tuple[str, ...]]
    power_nouns: frozenset[str]
    place_verbs: frozenset[str]
    power_verbs: frozenset[str]
    dative_verbs: frozenset[str]
    dative_words: frozenset[str]
    motion_words: frozenset[str]


@cache
def _lists(language: str) -> _Lists:
    words = knowledge.words(language, "entities")["metonyms"]
    return _Lists(
        seats=frozenset(words["seats"]),
        place_before=frozenset(folded_words(phrase) for phrase in words["place_before"]),
        power_before=frozenset(folded_words(phrase) for phrase in words["power_before"]),
        power_nouns=frozenset(folded_words(noun)[-1] for noun in words["power_nouns"]),
        place_verbs=frozenset(words["place_verbs"]), power_verbs=frozenset(words["power_verbs"]),
        dative_verbs=frozenset(words["dative_verbs"]), dative_words=frozenset(words["dative_words"]),
        motion_words=frozenset(words["motion_words"]))


@lru_cache(maxsize=1 << 14)
def _lemma(form: str, language: str) -> str:
    return str(simplemma.lemmatize(form, lang=language))


class Metonyms:
    """Reads the capitals and seats of power in one document."""

    def __init__(self, doc: Doc, words: Words, language: str) -> None:
        self.doc = doc
        self.words = words
        self.language = language
        self.lists = _lists(language)

    def read(self, found: list[tuple[Candidate, Entity]]) -> list[tuple[Candidate, Entity]]:
        """The candidates with their entities, capitals and seats replaced by what they mean here."""
        powers = {index: candidate.meanings[0].power for index, (candidate, _) in enumerate(found)
                  if candidate.meanings and candidate.label == "LOC" and candidate.meanings[0].entity.kind == "city"}
        read = list(found)
        acts: dict[int, bool | None] = {}
        for index, (candidate, entity) in enumerate(found):
            power = powers.get(index)
            if power is not None:
                acts[index] = self._acts(candidate)
            elif entity.label == "ORG" and entity.id in self.lists.seats and self._is_place(candidate):
                read[index] = candidate, replace(entity, id=slug("LOC", entity.name), label="LOC", kind="building")
        for index, alone in acts.items():
            acting = alone if alone is not None else any(
                acts.get(other) and self._coordinated(found[index][0], found[other][0]) for other in (index - 1, index + 1))
            power = powers[index]
            if acting and power is not None:
                candidate = replace(found[index][0], rule="metonym")
                read[index] = candidate, replace(power, label="LOC")
        return read

    def _coordinated(self, one: Candidate, other: Candidate) -> bool:
        first, second = (one, other) if one.first < other.first else (other, one)
        between = self.words.keys[first.last:second.first]
        return second.first - first.last <= 2 and all(key in _AND or key in ("de", "d", "a", "the") for key in between)

    def _before(self, candidate: Candidate, phrases: frozenset[tuple[str, ...]]) -> bool:
        words = self.words
        last = candidate.first
        while last > 0 and words.spaced(last) and words.keys[last - 1] in ("le", "la", "les", "l", "the"):
            last -= 1
        if not words.spaced(candidate.first):
            return False
        near = words.keys[max(0, last - 4):last]
        return any(tuple(near[-length:]) in phrases for length in range(1, len(near) + 1))

    def _is_place(self, candidate: Candidate) -> bool:
        """Whether a seat of power is where something is or happens (*près du Kremlin*, *devant l'Élysée*)."""
        words = self.words
        near = [key for key in words.keys[max(0, candidate.first - 5):candidate.first] if key not in ("le", "la", "l", "the")]
        if not near or not words.spaced(candidate.first) or self._qualifies(candidate):
            return False
        near[-1] = {"du": "de", "au": "a", "aux": "a"}.get(near[-1], near[-1])
        if any(tuple(near[-length:]) in self.lists.power_before for length in range(1, len(near) + 1)):
            return False
        if not any(tuple(near[-length:]) in self.lists.place_before for length in range(1, len(near) + 1)):
            return False
        return not (self._dative(candidate) if near[-1] == "a" else near[-1] in ("to", "from") and self._of_power(candidate))

    def _qualifies(self, candidate: Candidate) -> bool:
        """Whether an English name only tells which thing is meant (*the Kremlin statement*, *the White House's list*)."""
        if self.language != "en":
            return False
        span = self.doc.char_span(candidate.start, candidate.end, alignment_mode="expand")
        return self._possessive(candidate) or (span is not None and span.root.dep_ in ("compound", "nmod", "amod"))

    def _of_power(self, candidate: Candidate) -> bool:
        """Whether *to* or *from* before a seat of power hangs on a noun or verb of dealing (*ties to*, *wrote to*)."""
        span = self.doc.char_span(candidate.start, candidate.end, alignment_mode="expand")
        governor = span.root.head if span is not None else None
        if governor is not None and governor.pos_ in ("ADP", "PART"):
            governor = governor.head
        if governor is None or governor.text.lower() in self.lists.motion_words:
            return False
        return governor.pos_ in ("NOUN", "ADJ") or self._is_one(governor, self.lists.dative_verbs)

    def _acts(self, candidate: Candidate) -> bool | None:
        """Whether a capital acts or is acted upon as a power; None where only a name beside it can tell."""
        if "\n" in self.words.gap(candidate.first) and (_DATELINE.match(self.words.text, candidate.end)
                                                        or _HEADED.match(self.words.text, candidate.end)):
            return False
        if self._before(candidate, self.lists.power_before):
            return not self._on_the_way(candidate)
        if self._before(candidate, self.lists.place_before):
            return self._dative(candidate)
        words = self.words
        before = words.keys[candidate.first - 1] if words.spaced(candidate.first) else ""
        if before in _OF:
            noun = next((words.keys[index] for index in range(candidate.first - 2, max(-1, candidate.first - 5), -1)
                         if words.keys[index] not in ("la", "le", "l")), "")
            return noun in self.lists.power_nouns
        span = self.doc.char_span(candidate.start, candidate.end, alignment_mode="expand")
        if span is None:
            return False
        root = span.root
        if words.texts[candidate.last - 1:candidate.last] and self._possessive(candidate):
            return root.head.text.lower() in self.lists.power_nouns
        if root.dep_ in _SUBJECT:
            return not self._is_one(root.head, self.lists.place_verbs) and not self._copula_of_place(root)
        if root.dep_ in _OBJECT and self._is_one(root.head, self.lists.power_verbs):
            return True
        if self._opens_clause(candidate):
            if words.text.startswith(_ON_ITS_SIDE, words.ends[candidate.last - 1]):
                return True
            following = words.keys[candidate.last] if words.spaced(candidate.last) else ""
            return None if following in _AND else self._predicate_after(span.end)
        if before in _AND:
            return self._predicate_after(span.end) or None
        return None if words.gap(candidate.first).strip() == "," else False

    def _opens_clause(self, candidate: Candidate) -> bool:
        """Whether nothing but a conjunction stands before the name in its clause."""
        words = self.words
        if candidate.first == 0 or words.keys[candidate.first - 1] in _CLAUSE_OPENERS:
            return True
        gap = words.gap(candidate.first)
        return any(mark in gap for mark in "\n.!?:;«»—") or ("," in gap and not words.is_capital(candidate.first - 1))

    def _possessive(self, candidate: Candidate) -> bool:
        words = self.words
        return candidate.last < len(words) and words.keys[candidate.last] == "s" and words.gap(candidate.last) in ("'", "’")

    def _dative(self, candidate: Candidate) -> bool:
        """*demande à Moscou de …*, *livrer des armes à Kiev*, *favorable au Kremlin*."""
        words = self.words
        first = candidate.first - 1
        if words.keys[first] in ("la", "l") and first:
            first -= 1
        if words.keys[first] not in ("a", "au", "aux"):
            return False
        before = words.keys[first - 1] if first and words.spaced(first) else ""
        if before in self.lists.dative_words:
            return True
        span = self.doc.char_span(candidate.start, candidate.end, alignment_mode="expand")
        governor = span.root.head if span is not None else None
        return governor is not None and governor.idx < candidate.start and self._is_one(governor, self.lists.dative_verbs)

    def _on_the_way(self, candidate: Candidate) -> bool:
        """*parti de Lima pour Quito*: where to, not for whose sake."""
        words = self.words
        near = words.keys[max(0, candidate.first - 5):candidate.first]
        return bool(near) and near[-1] == "pour" and not self.lists.motion_words.isdisjoint(near)

    def _is_one(self, token: Token, verbs: frozenset[str]) -> bool:
        """Whether the token is a form of one of `verbs`; simplemma takes *accusé* for an adjective, *compte* for a noun."""
        form = token.text.lower()
        stem = _ENDINGS.sub("", form)
        return _lemma(form, self.language) in verbs or (stem != form and (stem + "er" in verbs or stem + "ir" in verbs))

    @staticmethod
    def _copula_of_place(root: Token) -> bool:
        """*Moscou est la capitale …*: said of the city."""
        head = root.head
        has_copula = any(child.dep_ == "cop" for child in head.children)
        return has_copula and head.pos_ in ("NOUN", "PROPN")

    def _predicate_after(self, index: int) -> bool:
        """Whether a word follows that can only be the verb of the name (the parser fails on *Kiev dément et exige …*)."""
        if index >= len(self.doc):
            return False
        token = self.doc[index]
        if not token.is_alpha or not token.text.islower() or token.text in _BE or self._is_one(token, self.lists.place_verbs):
            return False
        return token.pos_ not in ("ADP", "CCONJ", "SCONJ", "DET", "PRON", "NUM") or token.text in ("se", "s'", "ne", "n'")
