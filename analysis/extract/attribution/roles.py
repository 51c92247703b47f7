"""For what kind of institution a person speaks: a phrase or a person goes in, a source type comes out, None without a role.

*The minister* speaks for the government, *the deputy* for parliament. The role is read from the phrase itself, else from the
title that the text gives the person beside another mention, else from the offices held on the day of publication.
"""

from datetime import date
from functools import cache
from typing import cast, get_args

from analysis import knowledge
from analysis.extract.attribution.lexicon import Lexicon, lemmatized
from analysis.extract.attribution.words import Words
from analysis.records import Entity, SourceType

_TYPES = frozenset(get_args(SourceType))
# What a complement can name (*president of the* company); in this order where a noun is in two tables.
_BODIES = (
    "news_agency",
    "intelligence",
    "police_justice",
    "military",
    "union",
    "party",
    "parliament",
    "media",
    "company",
    "expert_science",
    "international_org",
    "government",
    "ngo",
)
_TITLE = 9
_APPOSITION = 12


class Roles:
    """The roles of the people of one document."""

    def __init__(self, words: Words, lexicon: Lexicon, published: date | None) -> None:
        self.words = words
        self.language = lexicon.language
        self.published = published
        tables = knowledge.words(lexicon.language, "roles")
        self.fixed = {noun: cast(SourceType, kind) for kind, nouns in tables["fixed"].items() for noun in nouns}
        self.generic: dict[str, str] = tables["generic"]
        self.former = frozenset(tables["words"]["former"])
        self.of = frozenset(tables["words"]["of"])
        self.one = frozenset(tables["words"]["one"])
        self.several = frozenset(tables["words"]["group"])
        listed = lexicon.lists["source_types"]
        self.bodies = {noun: kind for kind in reversed(_BODIES) for noun in listed.get(kind, ())}
        self.bodies.update((noun, kind) for noun, kind in self.fixed.items() if noun not in self.bodies)
        self.bodies.update(tables["bodies"])
        self.mention_at = {
            place: mention
            for mention in words.doc._.mentions
            for place in range(words.at(mention.span[0]), words.until(mention.span[1]))
        }
        self._given: dict[str, list[tuple[int, SourceType]]] = {}
        self._read: set[str] = set()

    def of_phrase(self, begin: int, end: int) -> SourceType | None:
        """The role that the words of a noun phrase tell; those of names in it tell nothing."""
        person_before = False
        for place in range(begin, end):
            mention = self.mention_at.get(place)
            if mention is not None and mention.entity.label == "PER":
                person_before = True
                continue
            found = self._role(place, begin, end)
            if found is not None:
                return found
            if person_before and self._stands_after_name(place):
                return self.body(place, end)
            if (
                not person_before
                and self.words.pos[place] == "NOUN"
                and self.words.low[place] not in self.one
                and self._is_other_noun(place, end)
            ):
                return None if not self._name_follows(place, end) else self._after_name(place, end)
        return None

    def of_person(self, entity: Entity, offset: int) -> SourceType | None:
        """The role that the text gives a person beside the name (the last one before `offset`), else the office held."""
        if entity.id not in self._read:
            self._read.add(entity.id)
            self._given[entity.id] = [
                role
                for mention in self.words.doc._.mentions
                if mention.entity.id == entity.id
                for role in self._beside(mention.span[0], mention.span[1])
            ]
        given = self._given[entity.id]
        before = [kind for place, kind in given if place <= offset]
        told = before[-1] if before else given[0][1] if given else None
        return self.in_office(entity, told)

    def in_office(self, entity: Entity, told: SourceType | None) -> SourceType | None:
        """The role told; but a candidate who holds an office speaks for that, as one of whom no role is told."""
        return self._office(entity) or told if told in (None, "party") else told

    def body(self, begin: int, end: int) -> SourceType | None:
        """The kind of the institution that the words tell, if any."""
        words = self.words
        other = False
        for place in range(begin, end):
            mention = self.mention_at.get(place)
            if mention is not None:
                # "head of the community of Lyon": the place tells nothing of the community.
                kind = self.of_body(mention.entity) if mention.entity.label != "LOC" or not other else None
                if kind is not None:
                    return kind
                continue
            found = self._listed(place, end, self.bodies)
            other = other or (not found and words.pos[place] == "NOUN" and found is None)
            if found:
                if words.low[place].removesuffix("s") in self.several:
                    return "parliament" if self.parliament_named(place + 1, end) else "company"
                return cast(SourceType, found)
        return None

    def of_body(self, entity: Entity) -> SourceType | None:
        """The kind of an organisation: what is known of it, else a noun of its name, else the noun right before its name."""
        if entity.label == "PER":
            return None
        if entity.kind in _TYPES and entity.kind != "person":
            return cast(SourceType, entity.kind)
        if entity.label == "LOC":
            return "government"
        own = entity.name.lower().replace("’", "'").replace("'", "' ").split()
        for word, following in zip(own, [*own[1:], ""], strict=True):
            # "Agence régionale de santé": two words tell more than one.
            found = self.bodies.get(f"{word} {following}") or self.bodies.get(word)
            found = found or self.bodies.get(lemmatized(word, self.language))
            if found:
                return cast(SourceType, found)
        for mention in self.words.doc._.mentions:
            before = self.words.at(mention.span[0]) - 1
            if mention.entity.id == entity.id and before >= 0 and before not in self.mention_at:
                told = self._listed(before, before + 1, self.bodies)
                if told:
                    return cast(SourceType, told)
        return None

    def _role(self, place: int, begin: int, end: int) -> SourceType | None:
        """The role that one word names, with what it is said to be the head of."""
        fixed = self._listed(place, end, self.fixed)
        generic = self._listed(place, end, self.generic) if fixed is None else None
        if (fixed is None and generic is None) or self._is_former(place, begin):
            return None
        if fixed is not None:
            return cast(SourceType, fixed)
        stop = end
        for here in range(place + 1, end):
            mention = self.mention_at.get(here)
            if self.words.text[here] in (",", ";", "(") or (mention is not None and mention.entity.label == "PER"):
                stop = here
                break
        head_of = self.body(place + 1, stop)
        if head_of is None and self.language == "en":
            head_of = self.body(max(begin, place - 3), place)
        if head_of is not None:
            return head_of
        complement = any(self.words.low[here] in self.of for here in range(place + 1, stop))
        if complement and generic == "government":
            return None
        return cast(SourceType, generic) if generic in _TYPES else None

    def _listed(self, place: int, end: int, table: dict[str, SourceType] | dict[str, str]) -> str | None:
        """What a table says of a word, or of it and the next one."""
        words = self.words
        low = words.low[place]
        forms = (low, low.removesuffix("s"), lemmatized(low, self.language))
        if place + 1 < end:
            following = words.low[place + 1]
            if words.text[place + 1].endswith(("'", "’")) and place + 2 < end:
                following += words.low[place + 2]
            for form in forms:
                if f"{form} {following}" in table:
                    return table[f"{form} {following}"]
        return next((table[form] for form in forms if form in table), None)

    def _is_former(self, place: int, begin: int) -> bool:
        words = self.words
        return any(words.low[here] in self.former for here in range(max(begin, place - 2, 0), place)) or (
            words.low[place].startswith("ex-")
        )

    def _is_other_noun(self, place: int, end: int) -> bool:
        return self._listed(place, end, self.bodies) is None and place not in self.mention_at

    def _name_follows(self, place: int, end: int) -> bool:
        return any(here in self.mention_at and self.mention_at[here].entity.label == "PER" for here in range(place, end))

    def _after_name(self, place: int, end: int) -> SourceType | None:
        name = next(
            here for here in range(place, end) if here in self.mention_at and self.mention_at[here].entity.label == "PER"
        )
        comma = next((here for here in range(place, name) if self.words.text[here] == ","), None)
        return self.of_phrase(name, end) if comma is None else self.of_phrase(comma + 1, end)

    def _stands_after_name(self, place: int) -> bool:
        """Whether an institution is named right after a person (*X, de la Y*, *X (Y)*)."""
        words = self.words
        before = self.mention_at.get(place - 2)
        if before is None or before.entity.label != "PER" or self.mention_at.get(place - 1) is not None:
            return False
        return words.text[place - 1] in ("(", ",") and (place in self.mention_at or words.low[place] in self.of)

    def parliament_named(self, begin: int, end: int) -> bool:
        for here in range(begin, end):
            mention = self.mention_at.get(here)
            kind = mention.entity.kind if mention is not None else self._listed(here, end, self.bodies)
            if kind in ("party", "parliament"):
                return True
        return False

    def _beside(self, start: int, stop: int) -> list[tuple[int, SourceType]]:
        """The role told before a name and in the apposition after it."""
        words = self.words
        first, last = words.at(start), words.until(stop)
        begin = first
        while begin > 0 and first - begin < _TITLE and not self._ends_title(begin - 1, first):
            begin -= 1
        end = last
        if last < len(words) and words.text[last] in (",", "("):
            end = last + 1
            while end < len(words) and end - last < _APPOSITION and not self._ends_apposition(end):
                end += 1
        elif (
            self.language == "fr"
            and last < len(words)
            and (words.low[last] in ("le", "la", "l'") or self._listed(last, last + 1, self.fixed) is not None)
        ):
            while end < len(words) and end - last < _APPOSITION and not self._ends_apposition(end):
                end += 1
        found = self.of_phrase(begin, first) if begin < first else None
        found = found or (self.of_phrase(last - 1, end) if end > last else None)
        return [(start, found)] if found is not None else []

    def _ends_title(self, place: int, first: int) -> bool:
        words = self.words
        if words.text[place] in (".", ":", ";", "(", ")", "«", "»", '"', "“", "”", "!", "?", "…", "–", "—"):
            return True
        if words.text[place] == ",":
            return place != first - 1
        mention = self.mention_at.get(place)
        return (words.pos[place] in ("VERB", "AUX", "SCONJ", "PRON", "CCONJ") and place not in self.mention_at) or (
            mention is not None and mention.entity.label == "PER"
        )

    def _ends_apposition(self, place: int) -> bool:
        words = self.words
        if words.text[place] in (".", ":", ";", ")", "«", "»", '"', "“", "”", "!", "?", "…", ","):
            return True
        mention = self.mention_at.get(place)
        return (words.pos[place] in ("VERB", "AUX", "SCONJ") and mention is None) or (
            mention is not None and mention.entity.label == "PER"
        )

    def _office(self, entity: Entity) -> SourceType | None:
        """The kind of the office that a known person held on the day of publication."""
        if self.published is None:
            return None
        for office in _offices().get(entity.id, ()):
            if office.held_on(self.published):
                kind = self._kind_of_office(office)
                if kind is not None:
                    return kind
        return None

    def _kind_of_office(self, office: knowledge.Office) -> SourceType | None:
        kind = _kind_of_body(office.body)
        if kind in _TYPES:
            return cast(SourceType, kind)
        for title in office.titles.get(self.language, ()):
            for word in title.lower().replace("'", "' ").replace("-", " ").split():
                if word in self.fixed:
                    return self.fixed[word]
                if self.bodies.get(word) in ("parliament", "military", "intelligence", "police_justice"):
                    return cast(SourceType, self.bodies[word])
        return "government"


@cache
def _offices() -> dict[str, tuple[knowledge.Office, ...]]:
    found: dict[str, list[knowledge.Office]] = {}
    for office in knowledge.offices():
        found.setdefault(office.holder, []).append(office)
    return {holder: tuple(held) for holder, held in found.items()}


@cache
def _kinds() -> dict[str, str | None]:
    return {known.id: known.kind for known in knowledge.entities() if known.label == "ORG"}


def _kind_of_body(body: str) -> str | None:
    return _kinds().get(body)
