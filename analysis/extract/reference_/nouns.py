"""Says which organisation a noun takes up: *le quotidien*, *la centrale syndicale*, *le groupe*, *the company*."""

from functools import cache

from analysis import knowledge
from analysis.extract.entity.words import folded_words
from analysis.extract.reference_.lexicon import Keys, ReferenceLexicon, content_words
from analysis.extract.reference_.phrases import NounPhrase
from analysis.extract.reference_.standing import Standing
from analysis.records import Entity, Mention

# Kinds that an organisation of no known kind may have, where it is the only one.
# They ask, and are told (*contactée par l'AFP, la direction …*).
_RELAYS = frozenset({"media", "news_agency"})
_ALONE = frozenset({"company", "party", "media", "ngo", "union", "sports"})


@cache
def _other_names(entity: str, language: str) -> tuple[Keys, ...]:
    known = next((known for known in knowledge.entities() if known.id == entity), None)
    return tuple(folded_words(name) for name in known.names[language]) if known is not None else ()


class Nouns:
    """Resolves nouns that stand for an organisation named before."""

    def __init__(self, standing: Standing, lists: ReferenceLexicon) -> None:
        self.standing = standing
        self.lists = lists
        self._organisations = [mention for mention in standing.mentions if mention.entity.label == "ORG"]

    def organisation(self, phrase: NounPhrase, offset: int) -> tuple[Entity, str] | None:
        """The organisation that a definite singular phrase takes up, and the rule."""
        if phrase.indefinite or phrase.plural or not phrase.words or len(phrase.words) > 2:
            return None
        kinds = [kind for kind, nouns in self.lists.nouns.items() if nouns.intersection(phrase.words)]
        if not kinds:
            return None
        noun = next(word for word in phrase.words if any(word in self.lists.nouns[kind] for kind in kinds))
        before = [mention for mention in self._organisations if mention.span[0] < offset]
        for mention in reversed(before):
            if noun in folded_words(mention.entity.name) or noun in self._beside(mention, offset):
                return mention.entity, "noun of the name"
        bodies = [mention for mention in before if mention.entity.kind not in _RELAYS] \
            or [mention for mention in before if not self._is_told(mention)]
        if noun in self.lists.nouns["whole"] and bodies:
            return bodies[-1].entity, "body named last"
        for mention in reversed(before):
            if mention.entity.kind in kinds:
                return mention.entity, "noun of the kind"
        if _ALONE.intersection(kinds):
            unknown = {mention.entity.id: mention.entity for mention in before if mention.entity.kind is None}
            if len(unknown) == 1:
                return next(iter(unknown.values())), "the only organisation"
        return None

    def _is_told(self, mention: Mention) -> bool:
        """Whether a paper or an agency only asked or was told (*contactée par l'AFP*, *a dit au Monde*)."""
        words = self.standing.words
        before = words.keys[max(0, words.at(mention.span[0]) - 2):words.at(mention.span[0])]
        return bool({"par", "a", "au", "by", "to"}.intersection(before))

    def by_other_name(self, phrase: NounPhrase, offset: int) -> Entity | None:
        """The organisation one of whose other names the phrase shortens (*la présidence* for the one named *Kremlin*)."""
        if phrase.indefinite or phrase.possessive or not phrase.words or phrase.country or not phrase.determiner:
            return None
        size = len(phrase.words)
        for mention in reversed([mention for mention in self._organisations if mention.span[0] < offset]):
            for name in _other_names(mention.entity.id, self.lists.language):
                short = tuple(key for key in content_words(name) if (key,) not in self.lists.nationalities)
                if len(short) < len(content_words(name)) and (
                        short == phrase.words or (self.lists.language == "en" and short[-size:] == phrase.words)):
                    return mention.entity
        return None

    def _beside(self, mention: Mention, offset: int) -> tuple[str, ...]:
        """The words right before a name (*le quotidien français* before *Libération*) and in brackets or commas after it.

        None from `offset` on: that is the phrase in hand.
        """
        words = self.standing.words
        limit = words.at(offset)
        first, last = words.range_of(*mention.span)
        near = words.before(first, 3)
        while near and any(words.keys[index] in self.lists.of for index in near):
            near.pop(0)
        before = [words.keys[index] for index in near]
        if last < len(words) and words.gap(last).strip() in (",", "("):
            end = last
            while end < limit and end - last < 4 and (end == last or words.spaced(end)):
                end += 1
            before.extend(words.keys[last:end])
        return tuple(before)
