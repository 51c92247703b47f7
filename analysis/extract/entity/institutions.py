"""Finds institutions that the model misses or cuts: a head noun and what belongs to it.

*ministère russe de la défense*, *université de Caen*, *Banque nationale suisse*. A head in small letters must be one
that only institutions bear, and be named by what follows.
"""

from collections.abc import Sequence

from spacy.tokens import Doc, Span

from analysis.extract.entity.candidate import Candidate
from analysis.extract.entity.lexicon import Lexicon
from analysis.extract.entity.listed import ListedNames
from analysis.extract.entity.words import TokenIndex, Words

_OF = frozenset({"de", "du", "des", "d", "of"})
_FOR = frozenset({"pour", "for"})
_THE = frozenset({"la", "le", "les", "l", "the"})


class Institutions:
    """Looks for institutions in one text."""

    def __init__(self, doc: Doc, words: Words, lexicon: Lexicon, names: ListedNames, names_drawn: Sequence[Span]) -> None:
        self.names = names
        self._drawn = {words.at(span.start_char): words.range_of(span.start_char, span.end_char)[1] for span in names_drawn}
        self.words = words
        self.lexicon = lexicon
        self._tokens = TokenIndex(doc)

    def find(self) -> list[Candidate]:
        """The institutions of the text, in text order, none overlapping."""
        found: list[Candidate] = []
        index = 0
        while index < len(self.words):
            end = self._end(index)
            if end is None:
                index += 1
                continue
            found.append(Candidate(first=index, last=end, start=self.words.starts[index], end=self.words.ends[end - 1],
                                   label="ORG", rule="institution", sure=True))
            index = end
        return found

    def _end(self, index: int) -> int | None:
        key = self.words.keys[index]
        if key in self.lexicon.capital_heads and self.words.is_capital(index):
            return self._capital(index)
        for phrase in self.lexicon.institutions_by_first.get(key, ()):
            last = index + len(phrase)
            if tuple(self.words.keys[index:last]) == phrase and all(self.words.joined(i) for i in range(index + 1, last)):
                return self._small(last, named=phrase in self.lexicon.institutions_with_name)
        return None

    def _small(self, last: int, *, named: bool) -> int | None:
        """The end of *ministère (russe) de la défense (et de …)*; of *université de Caen*, *hôpital Cochin* if `named`."""
        words = self.words
        if named and last < len(words) and words.spaced(last) and words.is_capital(last):
            return self._capitals(last)
        after = self._adjectives(last)
        end = self._complement(after, small=not named)
        if end is None:
            return None
        while not named and end < len(words) and words.keys[end] == "et" and words.spaced(end):
            further = self._complement(end + 1, small=True)
            if further is None:
                break
            end = further
        return end

    def _capital(self, index: int) -> int | None:
        """The end of *Banque nationale suisse*, *Parlement de Crimée*, *Comité de protection …*; None for a bare head."""
        words = self.words
        after = self._adjectives(index + 1)
        drawn = max(self._drawn.get(index, 0), self._drawn.get(index - 1, 0))
        if drawn > after + 1 and words.keys[after] in _OF | _FOR:
            return self._adjectives(drawn)
        if after > index + 1:
            if after + 1 < len(words) and words.keys[after] in _FOR and words.spaced(after):
                return self._complement(after, small=True) or after
            return after
        end = self._complement(after, small=False)
        if end is None:
            small = self._complement(after, small=True)
            if small is not None and (self._complement(small, small=False) or self._bracket(small)):
                return self._complement(small, small=False) or small
        if end is None and after + 1 < len(words) and words.keys[after] == "de" and words.keys[after + 1] not in _THE:
            end = self._complement(after, small=True)
        return end

    def _bracket(self, index: int) -> bool:
        """Whether an acronym in brackets follows, for which what stands before is the long form."""
        words = self.words
        return index < len(words) and words.gap(index).strip() == "(" and words.is_capital(index) \
            and words.text[words.ends[index]:words.ends[index] + 1] == ")"

    def _capitals(self, index: int) -> int:
        words = self.words
        while index < len(words) and words.joined(index) and "." not in words.gap(index) and (
                words.is_capital(index) or words.gap(index) == "-"):
            index += 1
        return index

    def _adjectives(self, index: int) -> int:
        words = self.words
        while index < len(words) and words.spaced(index) and not words.is_capital(index) and self._is_adjective(index):
            index += 1
        return index

    def _complement(self, index: int, *, small: bool) -> int | None:
        """The end of *de la défense*, *de Crimée* at `index`; nouns in small letters only where `small`."""
        words = self.words
        if index + 1 >= len(words) or not words.spaced(index) or words.keys[index] not in _OF | _FOR:
            return None
        index += 1
        while index < len(words) and words.keys[index] in _THE and words.spaced(index):
            index += 1
        if index >= len(words) or not words.spaced(index) or words.keys[index] in self.lexicon.calendar:
            return None
        if words.is_capital(index):
            end = self._capitals(index)
            if end < len(words) and tuple(words.keys[index:end + 1]) in self.names.by_name:
                return end + 1
            return self._adjectives(end) if small else end
        if not small or self._pos(index) not in ("NOUN", "PROPN", "ADJ"):
            return None
        return self._adjectives(index + 1)

    def _is_adjective(self, index: int) -> bool:
        return self.words.keys[index] in self.lexicon.adjectives or self._pos(index) == "ADJ"

    def _pos(self, index: int) -> str:
        token = self._tokens.at(self.words.starts[index])
        return token.pos_ if token is not None else ""
