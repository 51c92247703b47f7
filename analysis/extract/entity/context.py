"""Reads the words around a name: titles and roles before a person, nouns before an organisation or a place."""

from analysis.extract.entity.lexicon import Gender, Lexicon, Phrases
from analysis.extract.entity.words import Words


class Context:
    """The surroundings of names in one text."""

    def __init__(self, words: Words, lexicon: Lexicon) -> None:
        self.words = words
        self.lexicon = lexicon
        self._headlines, self._shouted = self._headline_ranges()

    def in_headline(self, index: int) -> bool:
        """Whether word `index` stands in a line that capitalises its words, where a capital tells nothing."""
        return any(first <= index < last for first, last in self._headlines)

    def is_shouted(self, index: int) -> bool:
        """Whether word `index` stands among three or more that are all in capitals (*LEFÈVRE EN OR À TOKYO*)."""
        return any(first <= index < last for first, last in self._shouted)

    def _headline_ranges(self) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """The word ranges of lines of up to thirty words most of which are capitalised, and of runs all in capitals."""
        words, first, loud = self.words, 0, 0
        found: list[tuple[int, int]] = []
        shouted: list[tuple[int, int]] = []
        for index in range(1, len(words) + 1):
            if "\n" in words.gap(index):
                if 3 < index - first <= 30:
                    texts = [text for text in words.texts[first:index] if text.isalpha()]
                    capitals = [text[0].isupper() for text in texts if len(text) > 3]
                    sentences = any("." in words.gap(place) and len(words.texts[place - 1]) > 3
                                    for place in range(first + 1, index))
                    if len(capitals) > 3 and sum(capitals) > 0.7 * len(capitals) and not sentences:
                        found.append((first, index))
                first = index
            if words.capitals[index - 1] and words.texts[index - 1].isupper():
                loud += 1
            else:
                loud = 0
            if loud > 2 and not (index < len(words) and words.gap(index) == " " and words.texts[index].isupper()):
                shouted.append((index - loud, index))
            if words.gap(index) != " ":
                loud = 0
        return found, shouted

    def is_honorific(self, index: int) -> bool:
        """Whether word `index` is a *M.*, *Mme* or *Dr* and not an initial or a word of the sentence."""
        words = self.words
        if not 0 <= index < len(words) or words.keys[index] not in self.lexicon.honorifics:
            return False
        text = words.texts[index]
        if len(text) == 1:
            return text == "M" and words.text[words.ends[index]:words.ends[index] + 1] == "."
        return text[0].isupper() or words.keys[index] in ("monsieur", "madame")

    def honorific_before(self, index: int) -> tuple[bool, Gender | None]:
        """Whether an honorific stands right before word `index`, and the gender that it tells."""
        gap = self.words.gap(index)
        if index and not gap.strip(". \t\u00a0\u202f") and "\n" not in gap and self.is_honorific(index - 1):
            return True, self.lexicon.honorifics[self.words.keys[index - 1]]
        return False, None

    def noun_before(self, index: int, nouns: Phrases) -> int | None:
        """The index where a phrase of `nouns` begins that stands before word `index`, adjectives between them allowed."""
        words = self.words
        near = words.keys[index - 1] if index else ""
        if (near not in nouns and near not in self.lexicon.adjectives) or not words.spaced(index):
            return None  # most names: not worth looking further
        before = words.before(index)
        skipped = 0
        while before and skipped < 3:
            last = before[-1]
            for phrase in nouns.get(words.keys[last], ()):
                if len(phrase) <= len(before) and tuple(words.keys[last + 1 - len(phrase):last + 1]) == phrase:
                    return last + 1 - len(phrase)
            if words.keys[last] not in self.lexicon.adjectives:
                return None
            before.pop()
            skipped += 1
        return None

    def starts_sentence(self, index: int) -> bool:
        """Whether word `index` has its capital because of its place."""
        if index == 0:
            return True
        gap = self.words.gap(index)
        return "\n" in gap or (any(mark in gap for mark in ".!?:«“\"–—•") and not self.is_honorific(index - 1))

    def is_eponym(self, index: int) -> bool:
        """Whether a name at word `index` only tells which thing is meant (*boson de Higgs*, *prix Nobel*)."""
        before = self.words.before(index, 3)
        while before and self.words.keys[before[-1]] in ("de", "d", "du", "l"):
            before.pop()
        return bool(before) and self.words.keys[before[-1]] in self.lexicon.eponyms

    def is_family(self, index: int) -> bool:
        """Whether a plural article stands before word `index` (*les Clinton*)."""
        return self.word_before(index) in ("les", "des", "aux")

    def place_noun_before(self, index: int) -> bool:
        """Whether a noun that begins a place's name stands right before word `index` (*place*, not *placé*)."""
        return self.words.spaced(index) and self.words.texts[index - 1].lower() in self.lexicon.place_heads

    def in_phrase(self, first: int, last: int) -> bool:
        """Whether the words `[first, last)` are part of what is no name (*Tour de France*, *garde des Sceaux*)."""
        keys = self.words.keys
        return any(tuple(keys[begin:end]) in self.lexicon.not_phrases for begin in range(max(0, first - 3), first + 1)
                   for end in range(last, last + 4))

    def word_before(self, index: int) -> str:
        """The folded word right before word `index`, or an empty string where punctuation parts them."""
        return self.words.keys[index - 1] if self.words.spaced(index) else ""
