"""What a text is about, as far as references need it: its country, the day a sentence speaks of, names' gender and number."""

import re
from collections import Counter
from datetime import date
from functools import cache

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from analysis import knowledge
from analysis.extract.doc import SentenceIndex, text_of
from analysis.extract.entity.lexicon import lexicon
from analysis.extract.entity.people import first_name_gender
from analysis.extract.entity.words import TokenIndex, Words, folded_words
from analysis.extract.reference_.lexicon import ReferenceLexicon
from analysis.records import Entity, Mention, Span

# Their home tells nothing about whom the article is about.
_RELAYS = ("media", "news_agency")
_MEN = frozenset({"m", "mr", "monsieur", "sir", "lord"})
_WOMEN = frozenset({"mme", "mlle", "madame", "mrs", "ms", "miss", "lady", "dame"})
_MASCULINE = frozenset({"le", "du", "au", "un"})
_FEMININE = frozenset({"la", "une"})


# Guillemets and quotation marks; one that is never closed ends with its paragraph.
_OPENING = re.compile("[«“\"]")
_CLOSING = {"«": re.compile("[»\n]"), "“": re.compile("[”\n]"), '"': re.compile("[\"\n]")}


def _quoted(text: str) -> list[Span]:
    found: list[Span] = []
    position, unclosed = 0, set()
    while opening := _OPENING.search(text, position):
        mark, position = opening.group(), opening.end()
        if mark in unclosed:
            continue
        if closing := _CLOSING[mark].search(text, position):
            position = closing.end()
            found.append((opening.start(), position))
        else:
            unclosed.add(mark)  # so that a text of such marks is not looked through once for each
    return found


def _gender_of(noun: Token | None) -> str | None:
    """The grammatical gender of a noun, as the model tells it."""
    told = noun.morph.get("Gender", []) if noun is not None else []
    return {"Fem": "f", "Masc": "m"}.get(told[0]) if told else None


@cache
def _genders() -> dict[str, str]:
    return {known.id: known.gender for known in knowledge.entities() if known.gender}


class Standing:
    """The standing facts of one document."""

    def __init__(self, doc: Doc, words: Words, lists: ReferenceLexicon) -> None:
        self.doc = doc
        self.words = words
        self.lists = lists
        self.mentions: list[Mention] = sorted(doc._.mentions, key=lambda mention: mention.span)
        self.sentences = SentenceIndex(doc)
        self._genders: dict[str, str | None] = {}
        self._country: str | None = None
        self.quoted = _quoted(text_of(doc))
        self._tokens = TokenIndex(doc)

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
        days = [time for time in self.doc._.times if time.start and (published is None or time.start <= published)
                and time.precision in ("day", "week", "month", "year") and time.type in ("DATE", "TIME")]
        here = [time for time in days if sentence.start_char <= time.span[0] < sentence.end_char]
        if not here and published is None:
            here = [time for time in days if time.span[0] < offset][-1:]
        days = here
        if not days:
            return published
        nearest = min(days, key=lambda time: abs(time.span[0] - offset))
        if published is not None and nearest.end is not None and nearest.end >= published:
            return published
        start: date = nearest.start
        return start

    def is_quoted(self, offset: int) -> bool:
        """Whether the character at `offset` stands within quotation marks."""
        return any(start < offset < end for start, end in self.quoted)

    def narrative_before(self, offset: int, most: int) -> list[Tokens]:
        """The sentence at `offset` and up to `most` before it, those that are all quotation left out."""
        found: list[Tokens] = []
        for index in range(self.sentences.index_of(offset), -1, -1):
            sentence = self.sentences.sentences[index]
            middle = (sentence.start_char + sentence.end_char) // 2
            if not found or not (self.is_quoted(sentence.start_char + 1) and self.is_quoted(middle)
                                 and self.is_quoted(sentence.end_char - 3)):
                found.append(sentence)
            if len(found) > most:
                break
        return found

    def token_at(self, index: int) -> Token | None:
        """The token that begins where word `index` does."""
        return self._tokens.at(self.words.starts[index])

    def gender(self, entity: Entity) -> str | None:
        """`m`, `f` or None of a person, an organisation or a country, from the tables, the first name, titles and articles."""
        if entity.id not in self._genders:
            self._genders[entity.id] = self._told_gender(entity)
        return self._genders[entity.id]

    def _told_gender(self, entity: Entity) -> str | None:
        if entity.label == "PER":
            known = _genders().get(entity.id)
            if known:
                return known
            told = first_name_gender(folded_words(entity.name), lexicon(self.lists.language))
            return told or self._word_before(entity, _MEN, _WOMEN)
        return self._article(entity) if self.lists.language == "fr" else None

    def _article(self, entity: Entity) -> str | None:
        """The gender of a body, by its article, over the noun that tells its kind (*la société X*), or by its own noun."""
        words = self.words
        for mention in self.mentions:
            if mention.entity.id != entity.id:
                continue
            first = words.at(mention.span[0])
            for index in range(first - 1, max(-1, first - 4), -1):
                if not words.spaced(index + 1) or (words.keys[index + 1] in self.lists.of and not words.is_capital(index + 1)):
                    break
                if words.keys[index] == "l" and index + 1 < first:
                    noun = self.token_at(index + 1)
                    return _gender_of(noun)
                if words.keys[index] in _MASCULINE | _FEMININE:
                    return "m" if words.keys[index] in _MASCULINE else "f"
            token = self.token_at(first)
            if token is not None and token.pos_ == "NOUN" and _gender_of(token):
                return _gender_of(token)
        return None

    def _word_before(self, entity: Entity, masculine: frozenset[str], feminine: frozenset[str]) -> str | None:
        for mention in self.mentions:
            if mention.entity.id == entity.id:
                index = self.words.at(mention.span[0])
                before = self.words.keys[index - 1] if index else ""
                if before in masculine | feminine:
                    return "m" if before in masculine else "f"
        return None
