"""Says which of the names in a phrase is the one that is meant: its head, its apposition, or the body behind a document."""

from analysis import knowledge
from analysis.extract.entity.lexicon import Lexicon, Phrases
from analysis.extract.entity.listed import ListedNames, country_entity, slug
from analysis.extract.reference_.groups import Groups, together
from analysis.extract.reference_.lexicon import Keys, ReferenceLexicon
from analysis.extract.reference_.phrases import NounPhrase
from analysis.extract.reference_.standing import Standing
from analysis.records import Entity, Mention, Span

_RELATIVES = frozenset({"qui", "que", "qu", "dont", "lequel", "laquelle", "lesquels", "who", "which", "whose", "whom"})

# In a relative clause that tells the name itself (*un inconnu qui se fait appeler X*).
_NAMING = frozenset({"appeler", "appelle", "nomme", "nommer", "surnomme", "goes", "calls", "called", "named"})


class Names:
    """Reads the names in the phrases of one document."""

    def __init__(self, standing: Standing, lists: ReferenceLexicon, roles: Lexicon, listed: ListedNames,
                 groups: Groups) -> None:
        self.groups = groups
        self.standing = standing
        self.lists = lists
        self.roles = roles
        self.listed = listed

    def _inside(self, span: Span) -> list[Mention]:
        """The names in a phrase, those of its relative clause left out (*le rapport, qui accuse X*)."""
        words = self.standing.words
        first, last = words.range_of(*span)
        relative = next((index for index in range(first + 1, last) if words.keys[index] in _RELATIVES
                         and _NAMING.isdisjoint(words.keys[index + 1:index + 4])), None)
        end = words.starts[relative] if relative is not None else span[1]
        return [mention for mention in self.standing.mentions if span[0] < mention.span[1] and mention.span[0] < end]

    def named(self, span: Span, phrase: NounPhrase) -> tuple[Entity, str] | None:
        """The entity that the phrase names, and the rule; None where its names only say where someone belongs."""
        inside = self._inside(span)
        heads = [mention for mention in inside if not self._is_complement(mention, span)]
        people = [mention for mention in heads if mention.entity.label == "PER"]
        if people:
            group = self.groups.within(people)
            members = [mention.entity for mention in group or people[:1]]
            return together(members, self.lists.language), "named"
        if inside and self._starts_with(phrase, self.lists.unnamed) and not heads:
            return None
        bodies = [mention for mention in inside if mention.entity.label != "LOC" or self._is_near(mention, phrase)]
        if bodies and self._starts_with(phrase, self.lists.documents):
            return bodies[0].entity, "body behind the document"
        if bodies and self._starts_with(phrase, self.lists.speakers):
            return bodies[0].entity, "body behind the speaker"
        if heads:
            joined = self.groups.within(heads) or heads[:1]
            return together([mention.entity for mention in joined], self.lists.language), "named"
        if inside and inside[0].entity.label == "ORG" and not phrase.indefinite and phrase.words[:1] \
                and phrase.words[0] in self.lists.nouns["party"] and len(inside) == 1:
            return inside[0].entity, "named"
        if inside and phrase.plural and inside[0].entity.label == "ORG" and self._is_role(phrase) \
                and not self._starts_with(phrase, self.lists.unnamed):
            return inside[0].entity, "people of the body"
        return self._listed_whole(phrase)

    def _is_near(self, mention: Mention, phrase: NounPhrase) -> bool:
        """Whether a place is the phrase's first complement (*une note de Washington*), not a place within (*… en Suisse*)."""
        words = self.standing.words
        first = words.at(mention.span[0])
        return sum(words.keys[index] in self.lists.of for index in range(phrase.first, first)) == 1 \
            and "en" not in words.keys[phrase.first:first]

    def right_after(self, span: Span) -> Entity | None:
        """The name in apposition right after the phrase (*le quotidien* | *Libération*; *le préfet* | *, Jean Dupont,*)."""
        words = self.standing.words
        last = words.range_of(*span)[1]
        follows = next((mention for mention in self.standing.mentions if mention.span[0] >= span[1]), None)
        if follows is None or last >= len(words) or last == 0:
            return None
        first, end = words.range_of(*follows.span)
        articles = last
        while articles < first and words.keys[articles] in ("le", "la", "l", "les", "the") and words.is_capital(articles):
            articles += 1
        if articles != first or not words.is_capital(last):
            return None
        if words.spaced(last):
            return follows.entity
        closed = end >= len(words) or words.gap(end).strip()[:1] in (",", ".", ")", ":", "»") or "\n" in words.gap(end)
        return follows.entity if words.gap(last).strip() == "," and closed and follows.entity.label != "LOC" else None

    def body_in(self, span: Span) -> Mention | None:
        """The organisation or country that a title in `span` belongs to (*le secrétaire général de l'ONU*)."""
        return next((mention for mention in self._inside(span) if mention.entity.label != "PER"), None)

    def body_of(self, span: Span) -> Entity | None:
        """The organisation whose man stands in `span` (*a spokesman* | *for the FSB*)."""
        words = self.standing.words
        last = words.range_of(*span)[1]
        follows = next((mention for mention in self.standing.mentions if mention.span[0] >= span[1]), None)
        if follows is None or follows.entity.label != "ORG":
            return None
        first = words.at(follows.span[0])
        near = last < first <= last + 3 and all(words.spaced(index) for index in range(last, first + 1))
        return follows.entity if near and words.keys[last] in self.lists.of else None

    def government(self, phrase: NounPhrase) -> Entity | None:
        """The country behind *le gouvernement français*, *les autorités russes*; the body *l'armée égyptienne*."""
        if not phrase.words:
            return None
        if phrase.words[0] in self.lists.governments and len(phrase.words) == 1:
            code = phrase.country or (None if phrase.plural or phrase.indefinite else self.standing.country())
            country = next((country for country in knowledge.countries() if country.code == code), None)
            return country_entity(country, self.lists.language) if country else None
        plain = tuple(word for word in phrase.words if word not in self.roles.adjectives)
        if (phrase.country or plain != phrase.words) and plain in self.lists.bodies and not phrase.indefinite:
            words = self.standing.words
            name = words.text[words.starts[phrase.first]:words.ends[phrase.last - 1]]
            return Entity(id=slug("ORG", name), name=name, label="ORG", country=phrase.country)
        return None

    def _listed_whole(self, phrase: NounPhrase) -> tuple[Entity, str] | None:
        """A listed name in small letters (*la présidence russe*, *le renseignement américain*)."""
        meaning = self.listed.by_name.get(phrase.core)
        return (meaning.entity, "listed") if meaning is not None and len(phrase.core) > 1 else None

    def _starts_with(self, phrase: NounPhrase, nouns: Phrases) -> bool:
        """Whether the phrase's own noun is one of `nouns`."""
        core: Keys = phrase.core
        reach = next((index for index, key in enumerate(core) if key in self.lists.of), len(core))
        for last in range(len(core)):
            for noun in nouns.get(core[last], ()):
                first = last + 1 - len(noun)
                if first >= 0 and core[first:last + 1] == noun and first < max(reach, 1):
                    return True
        return False

    def _is_role(self, phrase: NounPhrase) -> bool:
        return any(word in self.roles.role_words or word.rstrip("s") in self.roles.role_words for word in phrase.words[:2])

    def _told_its_kind(self, index: int, end: int) -> bool:
        """Whether the words from `index` only say what a name is (*the Interfax* | *news agency*)."""
        words = self.standing.words
        rest = [words.keys[place] for place in range(index, min(end, index + 3)) if words.joined(place)]
        nouns = frozenset[str]().union(*self.lists.nouns.values())
        return bool(rest) and rest[-1] in nouns and all(key in nouns or key in ("news", "press", "television") for key in rest)

    def _is_complement(self, mention: Mention, span: Span) -> bool:
        """Whether the name hangs on a noun of the phrase (*l'avocat de X*, *Hungary's request*)."""
        words = self.standing.words
        first, last = words.range_of(*mention.span)
        begin, end = words.range_of(*span)
        person = any(key in self.roles.role_words for key in words.keys[begin:min(begin + 3, first)])
        if person and mention.entity.label != "PER" and self.lists.of.intersection(words.keys[begin + 1:first]):
            return True
        if self.lists.language == "en" and last < end and words.keys[last] == "s" and words.gap(last) in ("'", "’"):
            return True
        if self.lists.language == "en" and mention.entity.label != "PER" and last < end and words.joined(last) \
                and words.keys[last] not in self.lists.of and words.keys[last] != "and" and not self._told_its_kind(last, end):
            return True
        before = first - 1
        if before > begin and words.keys[before] in self.roles.honorifics and not words.gap(first).strip(". \u00a0\u202f"):
            first, before = before, before - 1
        while before >= begin and words.spaced(before + 1) and words.keys[before] in self.lists.determiners - self.lists.of:
            before -= 1
        return before > begin - 1 and words.spaced(before + 1) and words.keys[before] in self.lists.of and before > begin
