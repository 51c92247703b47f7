"""Says whom a title means: a person to whom the text gave it, or who held the office on the day the sentence speaks of."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cache

from analysis import knowledge
from analysis.extract.entity.lexicon import Lexicon
from analysis.extract.entity.words import folded_words
from analysis.extract.reference_.lexicon import SMALL, Keys, ReferenceLexicon, content_words
from analysis.extract.reference_.phrases import NounPhrase
from analysis.extract.reference_.standing import Standing
from analysis.records import Entity, Mention, Span


@cache
def _known() -> dict[str, knowledge.KnownEntity]:
    return {known.id: known for known in knowledge.entities()}


_ARTICLES = frozenset({"le", "la", "l", "un", "une", "the", "a", "an"})


@dataclass(frozen=True, kw_only=True)
class GivenTitle:
    """A title that the text gives a person, beside the name."""

    words: Keys
    entity: Entity
    offset: int


class Titles:
    """The titles of one document."""

    def __init__(self, standing: Standing, lists: ReferenceLexicon, names: Lexicon) -> None:
        self.standing = standing
        self.lists = lists
        self.names = names
        self.given = [title for mention in self._people() for title in self._beside(mention)]

    def _people(self) -> list[Mention]:
        return [mention for mention in self.standing.mentions if mention.entity.label == "PER"]

    def _beside(self, mention: Mention) -> list[GivenTitle]:
        """The titles right before the name and in the apposition after it."""
        words = self.standing.words
        first, last = words.range_of(*mention.span)
        found = []
        begin = first
        while begin > 0 and first - begin < 9 and self._goes_on(begin, begin == first):
            begin -= 1
            if words.keys[begin] in _ARTICLES and (begin == 0 or words.keys[begin - 1] not in SMALL):
                break
        found.append(tuple(words.keys[begin:first]))
        if last < len(words) and words.gap(last).strip() == ",":
            end = last
            while end < len(words) and end - last < 10 and (end == last or words.spaced(end)) and not self._is_verb(end):
                end += 1
            subject = first and words.keys[first - 1] in SMALL and words.keys[last] in _ARTICLES \
                and end < len(words) and words.spaced(end) and self._is_verb(end)
            if not subject:  # "après le départ de X, l'ancien dirigeant a indiqué": the next clause
                found.append(tuple(words.keys[last:end]))
        short = self.lists.abbreviations
        return [GivenTitle(words=tuple(short.get(word, word) for word in title), entity=mention.entity, offset=mention.span[0])
                for title in map(content_words, found) if title]

    def _goes_on(self, index: int, at_name: bool) -> bool:
        """Whether the title before a name may reach over the gap before word `index` and take the word before it."""
        words = self.standing.words
        gap = words.gap(index).strip()
        joined = words.spaced(index) or (gap == "-" and words.keys[index - 1] in self.lists.former)
        return (joined or (at_name and gap in (",", "."))) and not self._is_verb(index - 1)

    def _is_verb(self, index: int) -> bool:
        token = self.standing.token_at(index)
        return token is not None and token.pos_ in ("VERB", "AUX", "PRON", "SCONJ", "CCONJ")

    def given_to(self, phrase: NounPhrase, offset: int) -> Entity | None:
        """The person to whom the text gives this title, the nearest before `offset` first."""
        wanted = set(content_words(phrase.core)) - self.lists.set_aside
        if not phrase.words or not wanted:
            return None
        own = phrase.words[0] if self.lists.language == "fr" else phrase.words[-1]
        heads = {own} | ({phrase.words[0]} & self.names.role_words)
        fitting = [title for title in self.given if wanted <= set(title.words) and self._head_of(title) in heads] \
            or self._only_bearer(own, offset)
        before = [title for title in fitting if title.offset < offset]
        chosen = before[-1:] or fitting[:1]
        return chosen[0].entity if chosen else None

    def _only_bearer(self, noun: str, offset: int) -> list[GivenTitle]:
        """The titles of the one person before `offset` who has a shortened one (*Sen. X* for *the Florida senator*)."""
        titles = [title for title in self.given if title.offset < offset and noun in title.words
                  and noun in self.lists.abbreviations.values()]
        return titles if len({title.entity.id for title in titles}) == 1 else []

    def countryman(self, country: str, offset: int) -> Entity | None:
        """The person before `offset` whom the text calls by this nationality (*le Suisse Reto Imhof*)."""
        words = self.standing.words
        for mention in reversed([mention for mention in self._people() if mention.span[0] < offset]):
            first = words.at(mention.span[0])
            if first and words.spaced(first) and self.lists.nationalities.get((words.keys[first - 1],)) == country:
                return mention.entity
        return None

    def only_one(self, phrase: NounPhrase, gender: str | None, offset: int) -> Entity | None:
        """The one person of this gender whom the text names before `offset`, however far back; no complement tells another."""
        return None if self.lists.of.intersection(phrase.core) else self.only_named(gender, offset)

    def only_named(self, gender: str | None, offset: int) -> Entity | None:
        """The one person of this gender whom the text names before `offset`."""
        people = {mention.entity.id: mention.entity for mention in self._people() if mention.span[0] < offset
                  and (gender is None or self.standing.gender(mention.entity) in (None, gender))}
        return next(iter(people.values())) if len(people) == 1 else None

    def most_told_of(self, gender: str | None, offset: int) -> Entity | None:
        """The one person of this gender whom the text names before `offset` twice as often as any other (a portrait's)."""
        told: Counter[str] = Counter()
        people: dict[str, Entity] = {}
        for mention in self._people():
            if mention.span[0] < offset:
                told[mention.entity.id] += 1
                people[mention.entity.id] = mention.entity
        ranks = told.most_common(2)
        if not ranks or ranks[0][1] < 2 or (len(ranks) > 1 and ranks[1][1] * 2 > ranks[0][1]):
            return None
        found = people[ranks[0][0]]
        return found if gender is None or self.standing.gender(found) in (None, gender) else None

    def untitled(self, phrase: NounPhrase, gender: str | None, offset: int) -> Entity | None:
        """Of two people named right before, the one whom no title tells to be something else than the phrase does."""
        begin = self.standing.narrative_before(offset, 1)[-1].start_char
        people = {mention.entity.id: mention.entity for mention in self._people() if begin <= mention.span[0] < offset
                  and self.standing.gender(mention.entity) in (None, gender or "m")}
        own = set(phrase.words)
        if any(own.intersection(title.words) for title in self.given):
            return None
        titled = {title.entity.id for title in self.given if set(title.words) & self.names.role_words}
        plain = [entity for key, entity in people.items() if key not in titled]
        return plain[0] if len(people) == 2 and len(plain) == 1 else None

    def introduced(self, phrase: NounPhrase, offset: int) -> Span | None:
        """Someone unnamed whom *the spokesman* takes up: *a spokesman* in the sentences before, nearer than a named one."""
        words = self.standing.words
        if len(phrase.core) != 1 or phrase.core[0] not in self.names.role_words:
            return None
        begin = self.standing.narrative_before(offset, 2)[-1].start_char
        named = [title.offset for title in self.given if title.offset < offset and phrase.core[0] in title.words]
        for index in range(words.at(offset) - 1, words.at(max(begin, *named, 0)), -1):
            if words.keys[index] == phrase.core[0] and words.spaced(index) and words.keys[index - 1] in self.lists.indefinite:
                return words.starts[index - 1], words.ends[index]
        return None

    def _head_of(self, title: GivenTitle) -> str:
        """The noun of a given title: the first word that is no adjective or country (*leader*, *negotiator*)."""
        nouns = [word for word in title.words if word not in self.lists.set_aside | self.lists.former
                 and (word,) not in self.lists.nationalities]
        roles = [word for word in nouns if word in self.names.role_words]
        return (roles or nouns or list(title.words))[0]

    def holder(self, phrase: NounPhrase, offset: int, body: Mention | None) -> tuple[Entity, str] | None:
        """Who holds or, of a former title, held the office, and the rule.

        Its country or body is the phrase's own; else that of the one holder whom the text names; else the text's country.
        """
        titles = self._head_of_house(phrase, body) or self._titles(phrase, body)
        offices = [office for title in titles for office in self.lists.offices[title]]
        if not offices:
            return None
        day = self.standing.day(offset)
        where = {phrase.country} if phrase.country else set()
        if body is not None:
            home = body.entity.label == "LOC" or body.entity.id in self.lists.houses
            where |= {body.entity.id, body.entity.country or ""} if home else {body.entity.id}
        where |= {self.lists.home[title] for title in titles if title in self.lists.home and not where}
        if phrase.former:
            past = [office for office in offices if office.body in where and office.end and (day is None or office.end < day)]
            return self._told(self._one_named(past), "former office, named")
        if where:
            return self._told(self._one([office for office in offices if office.body in where], day), "office on the day")
        named = self._one_named([office for office in offices if day is not None and office.held_on(day)])
        if named is not None:
            return named, "office on the day, named"
        bodies = {office.body for office in offices}
        where = bodies if len(bodies) == 1 else {self.standing.country() or ""}
        return self._told(self._one([office for office in offices if office.body in where], day), "office on the day")

    @staticmethod
    def _told(entity: Entity | None, rule: str) -> tuple[Entity, str] | None:
        return (entity, rule) if entity is not None else None

    def _one_named(self, offices: list[knowledge.Office]) -> Entity | None:
        """The one holder of these offices whom the text names."""
        named = {mention.entity.id for mention in self.standing.mentions}
        found = {office.holder for office in offices} & named
        return _known()[found.pop()].entity(self.lists.language) if len(found) == 1 else None

    def bearer(self, phrase: NounPhrase, offset: int) -> Entity | None:
        """The person named last before `offset` whose office on the day begins with a bare noun (*le ministre*)."""
        day = self.standing.day(offset)
        if day is None or len(phrase.core) != 1 or not phrase.determiner or phrase.country:
            return None
        language = self.lists.language
        held = {office.holder for office in knowledge.offices() if office.held_on(day)
                and any(content_words(folded_words(title))[:1] == phrase.words for title in office.titles[language])}
        return next((mention.entity for mention in reversed(self._people())
                     if mention.span[0] < offset and mention.entity.id in held), None)

    def counterpart(self, phrase: NounPhrase, offset: int) -> Entity | None:
        """*son homologue américain*: who holds for that country the office of the person named before."""
        before = [mention.entity for mention in self._people() if mention.span[0] < offset]
        day = self.standing.day(offset)
        if phrase.country is None or not before or day is None:
            return None
        titles = {title for office in knowledge.offices() if office.holder == before[-1].id and office.held_on(day)
                  for title in office.titles[self.lists.language]}
        offices = [office for office in knowledge.offices() if office.body == phrase.country
                   and titles.intersection(office.titles[self.lists.language])]
        return self._one(offices, day)

    def _titles(self, phrase: NounPhrase, body: Mention | None) -> list[Keys]:
        """The offices that the phrase's words name, whole, without the body's name, or without party adjectives."""
        whole = phrase.words
        rest = self._without(whole, body) if body is not None else whole
        bare = tuple(word for word in rest if word not in self.names.adjectives)
        return [title for title in dict.fromkeys((whole, rest, bare)) if title in self.lists.offices]

    def _head_of_house(self, phrase: NounPhrase, body: Mention | None) -> list[Keys]:
        """The office behind *le chef du Kremlin*, *le locataire de l'Élysée*."""
        if body is None or body.entity.id not in self.lists.houses:
            return []
        heads = set(self._without(phrase.words, body))
        title = self.lists.houses[body.entity.id]
        return [title] if len(heads) == 1 and heads <= self.lists.house_heads and title in self.lists.offices else []

    def _without(self, whole: Keys, body: Mention) -> Keys:
        """The words of a title without the body's name."""
        first, last = self.standing.words.range_of(*body.span)
        own = set(content_words(tuple(self.standing.words.keys[first:last])))
        return tuple(word for word in whole if word not in own)

    def _one(self, offices: list[knowledge.Office], day: date | None) -> Entity | None:
        named = {mention.entity.id for mention in self.standing.mentions}
        fitting = [office for office in offices if day is None or office.held_on(day)]
        found = {office.holder for office in fitting}
        if len(found) > 1 or day is None:
            found &= named
        return _known()[found.pop()].entity(self.lists.language) if len(found) == 1 else None
