"""What a text is about, as far as references need it: its country, the day a sentence speaks of, names' gender and number."""

from collections import Counter
from datetime import date

from spacy.tokens import Doc

from analysis import knowledge
from analysis.extract.doc import SentenceIndex
from analysis.extract.entity.lexicon import lexicon
from analysis.extract.entity.people import first_name_gender
from analysis.extract.entity.words import Words, folded_words
from analysis.extract.reference_.lexicon import ReferenceLexicon
from analysis.records import Entity, Mention

# Their home tells nothing about whom the article is about.
_RELAYS = ("media", "news_agency")
_MEN = frozenset({"m", "mr", "monsieur", "sir", "lord"})
_WOMEN = frozenset({"mme", "mlle", "madame", "mrs", "ms", "miss", "lady", "dame"})
_MASCULINE = frozenset({"le", "du", "au", "un"})
_FEMININE = frozenset({"la", "une"})


class Standing:
    """The standing facts of one document."""

    def __init__(self, doc: Doc, words: Words, lists: ReferenceLexicon) -> None:
        self.doc = doc
        self.words = words
        self.lists = lists
        self.mentions: list[Mention] = sorted(doc._.mentions, key=lambda mention: mention.span)
        self.sentences = SentenceIndex(doc)
        self._genders: dict[str, str | None] = {}
        self._country: str | bool | None = False

    def country(self) -> str | None:
        """The country that the text is mostly about, or the language's default where it speaks of none."""
        if self._country is None:
            counts = Counter(mention.entity.country for mention in self.mentions
                             if mention.entity.country and mention.entity.kind not in (*_RELAYS, "city"))
            for index, key in enumerate(self.words.keys):
                code = self.lists.nationalities.get((key,))
                if code and not self.words.is_capital(index) and self.lists.language == "fr":
                    counts[code] += 1
            best = counts.most_common(2)
            clear = best and (len(best) == 1 or best[0][1] > best[1][1])
            self._country = (best[0][0] if clear else self.lists.default_country) or ""
        return self._country or None

    def day(self, offset: int) -> date | None:
        """The day that the sentence at `offset` speaks of: an explicit past date in it, else the publication date."""
        published: date | None = self.doc._.published.date
        sentence = self.sentences.of(offset)
        days = [time for time in self.doc._.times if time.start and sentence.start_char <= time.span[0] < sentence.end_char
                and (published is None or time.start <= published)]
        days = [time for time in days if time.precision in ("day", "week", "month", "year") and time.type in ("DATE", "TIME")]
        if not days:
            return published
        nearest = min(days, key=lambda time: abs(time.span[0] - offset))
        if published is not None and nearest.end is not None and nearest.end >= published:
            return published
        start: date = nearest.start
        return start

    def gender(self, entity: Entity) -> str | None:
        """`m`, `f` or None of a person, an organisation or a country, from the tables, the first name, titles and articles."""
        if entity.id not in self._genders:
            self._genders[entity.id] = self._told_gender(entity)
        return self._genders[entity.id]

    def _told_gender(self, entity: Entity) -> str | None:
        if entity.label == "PER":
            known = next((known.gender for known in knowledge.entities() if known.id == entity.id), None)
            if known:
                return known
            told = first_name_gender(folded_words(entity.name), lexicon(self.lists.language))
            if told and len(folded_words(entity.name)) > 1:
                return told
            return self._word_before(entity, _MEN, _WOMEN)
        return self._word_before(entity, _MASCULINE, _FEMININE) if self.lists.language == "fr" else None

    def _word_before(self, entity: Entity, masculine: frozenset[str], feminine: frozenset[str]) -> str | None:
        for mention in self.mentions:
            if mention.entity.id == entity.id:
                index = self.words.at(mention.span[0])
                before = self.words.keys[index - 1] if index else ""
                if before in masculine | feminine:
                    return "m" if before in masculine else "f"
        return None
