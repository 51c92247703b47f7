"""What kind of source a noun phrase names: its words and the entity it means go in, a source type comes out.

A person with a role is typed by it (a minister: government, a deputy: parliament); *person* is one without a known role.
"""

from dataclasses import dataclass
from typing import cast, get_args

from analysis.extract.attribution.finding import Range
from analysis.extract.attribution.lexicon import Lexicon, grammar_words, lemmatized
from analysis.extract.attribution.roles import Roles
from analysis.extract.attribution.words import Words
from analysis.records import Entity, SourceType

_TYPES = frozenset(get_args(SourceType))
_ORDER = (
    "anonymous",
    "document",
    "person",
    "unnamed",
    "news_agency",
    "intelligence",
    "police_justice",
    "military",
    "union",
    "party",
    "ngo",
    "parliament",
    "media",
    "company",
    "expert_science",
    "international_org",
    "government",
    "public",
)
_FUNCTION_KINDS = {
    "news_agency",
    "intelligence",
    "police_justice",
    "military",
    "union",
    "party",
    "ngo",
    "parliament",
    "media",
    "company",
    "expert_science",
    "international_org",
    "government",
}

# Open, behind a comma, on what terms someone speaks.
_ON_TERMS = frozenset(("qui", "sous", "s'", "who", "speaking", "on", "under"))


@dataclass(frozen=True, kw_only=True)
class SourceKind:
    """The type of a source, and whether it stays unnamed."""

    type: SourceType
    anonymous: bool


class SourceTypes:
    """Source types in one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.language = lexicon.language
        tables = lexicon.lists["source_types"]
        self.of_noun = {kind: frozenset(tables.get(kind, ())) for kind in (*_ORDER, "spokesman")}
        self.nameless = grammar_words(self.language, "stays_unnamed")
        self.of = frozenset(("de", "du", "des", "d'") if self.language == "fr" else ("of", "for", "from", "at", "in", "with"))

    def type_of(
        self, words: Words, roles: Roles, source: Range | None, entity: Entity | None, named_person: bool
    ) -> SourceKind:
        """The type of the source that stands at `source` and means `entity` (a person's name in it: `named_person`)."""
        kind = self._type_of(words, roles, source, entity, named_person)
        if kind.type != "person":
            return kind
        role = roles.of_phrase(*source) if source is not None else None
        if role is None and entity is not None and entity.label == "PER":
            role = roles.of_person(entity, words.start[source[0]] if source is not None else 0)
        elif entity is not None and entity.label == "PER":
            role = roles.in_office(entity, role)
        if role is None and entity is None and source is not None and self._people(words, source):
            role = "public"
        return SourceKind(type=role or kind.type, anonymous=kind.anonymous)

    def _type_of(
        self, words: Words, roles: Roles, source: Range | None, entity: Entity | None, named_person: bool
    ) -> SourceKind:
        if source is None:
            return self._of_entity(entity, roles)
        begin, end = source
        heads = [here for here in range(begin, end) if words.pos[here] in ("NOUN", "PROPN", "X")]
        if not heads:
            if entity is not None and entity.label != "PER":
                return self._of_entity(entity, roles)
            indefinite = words.low[begin] in (
                "certains",
                "certaines",
                "beaucoup",
                "some",
                "many",
                "others",
                "d'autres",
                "plusieurs",
            )
            return SourceKind(type="public" if indefinite else "person", anonymous=indefinite)
        head = heads[0] if self.language == "fr" else self._english_head(words, begin, end, heads)
        low = words.low[head]
        lemma = lemmatized(low, self.language)
        # "commission électorale", "intelligence agencies": two words tell more than one.
        pair = (
            f"{lemma} {words.low[head + 1]}"
            if self.language == "fr" and head + 1 < end
            else (f"{words.low[head - 1]} {lemma}" if self.language == "en" and head > begin else lemma)
        )
        if any(pair in listed for listed in self.of_noun.values()):
            low = lemma = pair
        if (
            head in words.named
            and words.pos[head] == "PROPN"
            and entity is not None
            and entity.label != "PER"
            and (entity.kind in _TYPES)
        ):
            return self._of_entity(entity, roles)
        unnamed = not named_person and self._stays_unnamed(words, begin, end)
        if self._is(low, lemma, "anonymous"):
            # "source policière", "police sources": the institution's kind shows through.
            inner = self._institution(words, begin, end, skip=head)
            telling = inner is not None and inner in ("police_justice", "intelligence", "military")
            return SourceKind(type=inner if telling and inner is not None else "anonymous", anonymous=True)
        if self._is(low, lemma, "document"):
            return SourceKind(type="document", anonymous=False)
        if named_person:
            return SourceKind(type="person", anonymous=False)
        if unnamed:
            return SourceKind(type="anonymous", anonymous=True)
        if self._is(low, lemma, "spokesman"):
            inner = self._institution(words, begin, end, skip=head)
            if entity is not None and entity.label != "PER" and entity.kind in _TYPES:
                return SourceKind(type=cast(SourceType, entity.kind), anonymous=low.startswith(("porte-parole", "spokes")))
            unsaid: SourceType = "company" if self._is(low, lemma, "company") else "government"
            return SourceKind(type=inner or unsaid, anonymous=low.startswith(("porte-parole", "spokes")))
        if self._is(low, lemma, "unnamed") and (self._indefinite(words, begin) or unnamed):
            return SourceKind(type="anonymous", anonymous=True)
        if entity is not None and entity.label == "LOC" and head not in words.named:
            # "the accounts from the square": the place tells nothing of who speaks
            entity = None
        if words.pos[head] == "PROPN" or (entity is not None and not self._is(low, lemma, "person")):
            known = self._of_entity(entity, roles)
            if entity is not None and (entity.label != "PER" or words.pos[head] == "PROPN"):
                return known
        singular = self._singular(words, begin, head)
        if self._is(low, lemma, "person") and singular:
            return SourceKind(type="person", anonymous=unnamed)
        for kind in _ORDER:
            if kind not in ("anonymous", "document", "person", "unnamed") and self._is(low, lemma, kind):
                if kind == "news_agency" and not self._brings_news(words, begin, end, head):
                    inner = self._institution(words, begin, end, skip=head)
                    return SourceKind(type=inner or "government", anonymous=unnamed)
                if low.removesuffix("s") in roles.several:
                    return SourceKind(type=self._of_group(words, roles, head, end), anonymous=unnamed)
                return SourceKind(type=cast(SourceType, kind), anonymous=unnamed)
        if self._is(low, lemma, "unnamed"):
            return SourceKind(type="anonymous" if not singular else "person", anonymous=not singular or unnamed)
        inner = self._institution(words, begin, end, skip=-1)
        return SourceKind(type=inner or "person", anonymous=unnamed)

    def _stays_unnamed(self, words: Words, begin: int, end: int) -> bool:
        """Whether the phrase says that its people do not give their name (*un cadre, qui préfère taire son nom*)."""
        if end + 1 < len(words) and words.low[end] == "," and words.low[end + 1] in _ON_TERMS:
            # "Deux cadres, qui ont requis l'anonymat, racontent …"
            end = next((here for here in range(end + 1, min(len(words), end + 16)) if words.low[here] in (",", ".")), end)
        told = f" {' '.join(words.low[begin:end])} "
        return any(f" {phrase} " in told for phrase in self.nameless)

    def _people(self, words: Words, source: Range) -> bool:
        """Whether several nobody in particular speak (*les éleveurs*)."""
        head = next((here for here in range(*source) if words.pos[here] in ("NOUN", "PROPN")), None)
        return (
            head is not None
            and words.pos[head] == "NOUN"
            and head not in words.named
            and not self._singular(words, source[0], head)
        )

    def _brings_news(self, words: Words, begin: int, end: int, head: int) -> bool:
        """Whether an agency is one for news: alone or by its name in the singular, else only where a word says so."""
        if any(words.low[here] in ("presse", "press", "news", "wire", "telegraph") for here in range(begin, end)):
            return True
        if self.language == "fr":
            return (
                head + 1 >= end or words.pos[head + 1] == "PROPN" or self._is(words.low[head + 1], words.low[head + 1], "media")
            )
        return self._singular(words, begin, head) and not any(words.pos[here] in ("NOUN", "ADJ") for here in range(begin, head))

    def _of_group(self, words: Words, roles: Roles, head: int, end: int) -> SourceType:
        """A group of people is the public, one of a party or chamber parliament, any other a company."""
        if (
            head + 2 < end
            and words.low[head + 1] in self.of
            and self._is(words.low[head + 2], lemmatized(words.low[head + 2], self.language), "public")
        ):
            return "public"
        return "parliament" if roles.parliament_named(head + 1, end) else "company"

    def _english_head(self, words: Words, begin: int, end: int, heads: list[int]) -> int:
        for here in heads:
            if here + 1 >= end or (
                words.pos[here + 1] not in ("NOUN", "PROPN", "X") and words.low[here + 1] not in ("'s", "’s")
            ):
                return here
        return heads[-1]

    def _is(self, low: str, lemma: str, kind: str) -> bool:
        listed = self.of_noun[kind]
        return low in listed or lemma in listed

    def _indefinite(self, words: Words, begin: int) -> bool:
        return words.low[begin] in (
            "un",
            "une",
            "des",
            "deux",
            "trois",
            "plusieurs",
            "certains",
            "a",
            "an",
            "one",
            "two",
            "three",
            "several",
            "some",
            "another",
            "de",
            "d'",
            "quelques",
            "many",
            "senior",
            "top",
        ) or (words.pos[begin] in ("NUM", "NOUN", "ADJ"))

    def _singular(self, words: Words, begin: int, head: int) -> bool:
        return "Number=Plur" not in words.morph(head)

    def _institution(self, words: Words, begin: int, end: int, skip: int) -> SourceType | None:
        """The type that any other noun or adjective of the phrase tells."""
        for here in range(begin, end):
            if here == skip or words.low[here] == "presse":
                continue
            low = words.low[here]
            lemma = lemmatized(low, self.language)
            for kind in _ORDER:
                if kind in _FUNCTION_KINDS and self._is(low, lemma, kind):
                    return cast(SourceType, kind)
        return None

    def _of_entity(self, entity: Entity | None, roles: Roles) -> SourceKind:
        if entity is None or entity.label == "PER":
            return SourceKind(type="person", anonymous=False)
        return SourceKind(type=roles.of_body(entity) or "company", anonymous=False)
