"""Mends the model's names: cuts titles off, corrects labels by what stands around, drops what is no name."""

import re
from collections.abc import Sequence

import simplemma
from spacy.tokens import Span as Tokens

from analysis.extract.entity.candidate import Candidate
from analysis.extract.entity.context import Context
from analysis.extract.entity.listed import ARTICLES
from analysis.extract.entity.patterns import named_things
from analysis.extract.entity.people import end_of_name, first_name_gender, has_first_name, without_titles
from analysis.extract.entity.words import folded
from analysis.records import Label, Span

_BETWEEN_COMMAS = re.compile(r"[^,:;]+(?:,(?! )[^,:;]+)*")
_NO_NAMES = frozenset({"VERB", "ADV", "ADP", "PRON", "DET", "SCONJ", "CCONJ", "AUX"})
_PREPOSITIONS = frozenset({"pour", "dans", "chez", "sur"})
_PEOPLE = re.compile(r"(?:ain|aine|ien|ienne|een|eenne|oise|aise|and|ande)s$")
_AT = frozenset({"a", "en", "in", "near", "vers"})
_PLURAL = frozenset({"les", "des", "aux", "ces", "deux", "trois"})
# What an apostrophe binds to the name after it (*N'Golo*, *O'Hara*), where *D'* and *L'* are words.
_CLICKS = frozenset({"N", "O", "M"})
_OPEN = frozenset("«“\"")
_CLOSE = frozenset("»”\"")
_MIXED = re.compile(r"(?=.*\d)(?=.*[^\W\d])|[IVX]+e$")

# English models tell more kinds apart; times, works, events, peoples and amounts are no entities here.
LABELS: dict[str, Label | None] = {
    "PER": "PER", "PERSON": "PER", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC", "MISC": None,
}


class ModelNames:
    """The names that the model found in one document, mended."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.words = context.words
        self.lexicon = context.lexicon
        self.things = named_things(context)

    def find(self, drawn: Sequence[Tokens]) -> list[Candidate]:
        """One candidate a name that stands, in text order."""
        found = []
        for span in drawn:
            if span.label_ in LABELS and not self._starts_without_name(span):
                for start, end in self._parts(span.start_char, self._before_verb(span)):
                    mended = self._mended(start, end, LABELS[span.label_])
                    if mended is not None:
                        found.append(mended)
        return found

    @staticmethod
    def _before_verb(span: Tokens) -> int:
        """Where the span ends: before a verb that the model took in (*Chiefs* | *played Carolina*)."""
        return next((token.idx for token in span[1:] if token.pos_ in ("VERB", "AUX") and token.is_lower
                     and "Fin" in token.morph.get("VerbForm", [])), span.end_char)

    def _parts(self, start: int, end: int) -> list[Span]:
        """The span without what follows a line break, cut at commas (*Journal des Arts, de la Gazette*)."""
        text = self.words.text
        line = text.find("\n", start, end)
        end = line if line >= 0 else end
        return [(start + match.start(), start + match.end()) for match in _BETWEEN_COMMAS.finditer(text[start:end])]

    def _starts_without_name(self, span: Tokens) -> bool:
        """Whether the span is one word that has its capital from the sentence's start (*Reconfigurer les sites …*)."""
        return len(span) == 1 and bool(span[0].is_sent_start) and span[0].pos_ in _NO_NAMES and not span.text.isupper()

    def _mended(self, start: int, end: int, label: Label | None) -> Candidate | None:
        words = self.words
        first, last = words.range_of(start, end)
        while first < last and not self._can_begin(first):
            first += 1
        while last > first and self._cannot_end(first, last, label):
            last -= 1
        if first >= last:
            return None
        return self.judged(first, last, label)

    def _cannot_end(self, first: int, last: int, label: Label | None) -> bool:
        words = self.words
        if words.texts[last - 1].isdigit():
            return "[" in words.gap(last - 1)
        if words.keys[last - 1] == "s" and self.lexicon.language == "en":
            return words.gap(last - 1) in ("'", "’")
        if words.is_capital(last - 1):
            return False
        if label == "PER":
            return words.gap(last - 1) not in ("'", "’")
        return last - first > 2 and words.keys[last - 1] in self.lexicon.adjectives and all(
            words.is_capital(index) for index in range(first, last - 1))

    def _can_begin(self, index: int) -> bool:
        words = self.words
        if words.keys[index] in ARTICLES and self.context.starts_sentence(index):
            return False
        return words.is_capital(index) or words.texts[index][0].isdigit()

    def judged(self, first: int, last: int, label: Label | None) -> Candidate | None:
        """The candidate over `[first, last)` under the label that its words and surroundings give it, or None."""
        words, lexicon, context = self.words, self.lexicon, self.context
        begin = without_titles(first, last, context) if label in ("PER", None) else first
        if begin >= last:
            return None
        honorific, gender = context.honorific_before(begin)
        keys = tuple(words.keys[begin:last])
        role = context.noun_before(begin, lexicon.roles) is not None
        titled = role and self._like_person(begin, last) and (label in ("PER", None) or (label == "LOC" and last - begin > 1))
        if honorific or titled:
            return self._person(begin, last, rule="title", gender=gender, sure=True)
        first = begin
        if context.noun_before(first, lexicon.before_organisations) is not None:
            return self._candidate(first, self._grown(first, last), "ORG", rule="apposition", sure=True)
        if self._is_noise(first, last):
            return None
        last = self._cut(first, last) if label == "ORG" else last
        keys = tuple(words.keys[first:last])
        if self._like_person(first, last) and has_first_name(keys, lexicon) and not lexicon.in_organisations.intersection(keys):
            if keys[-1] in lexicon.after_people_places:
                return self._candidate(first, last, "LOC", rule="place named after a person", sure=True)
            if not context.place_noun_before(first):
                return self._person(first, last, rule="first name", gender=None, sure=True)
        if context.noun_before(first, lexicon.before_places) is not None:
            return self._candidate(first, last, "LOC", rule="apposition", sure=True)
        if lexicon.in_organisations.intersection(keys) and len(keys) > 1:
            return self._candidate(self._joined_before(first), last, "ORG", rule="organisation's word", sure=True)
        return self._by_model(first, last, label)

    def _by_model(self, first: int, last: int, label: Label | None) -> Candidate | None:
        words, context = self.words, self.context
        text = words.texts[first]
        if label is None or self._fills_quotes(first, last) or (label != "ORG" and context.is_eponym(first)):
            return None
        if label == "ORG" and last - first > 1 and _MIXED.match(text) and words.keys[first + 1] in ("de", "du", "of"):
            first = next((index for index in range(first + 1, last) if words.is_capital(index)), first)
            text = words.texts[first]
        if last - first == 1 and text.isupper() and 1 < len(text) <= 6 and text.isalpha():
            return self._candidate(first, last, "ORG", rule="acronym")
        before = context.word_before(first)
        if last - first == 1 and label != "PER" and before in self.lexicon.countable and not text.isupper():
            return None
        listed = tuple(words.keys[first:last]) in self.lexicon.places
        at = before in _AT and (listed or (label == "PER" and last - first == 1 and before != "vers"))
        rubric = last - first == 1 and "\n" in words.gap(first) and words.gap(last).strip() == ":"
        if rubric and words.texts.count(text) == 1 and (label != "LOC" or not listed):
            return None  # of a headline (*Télécoms : …*)
        if label != "LOC" and (at or (label == "ORG" and listed and not text.isupper())):
            return self._candidate(first, last, "LOC", rule="preposition of place")
        if label == "PER":
            if before in ("le", "la", "du", "au", "the") and not context.is_family(first):
                whole = all(words.is_capital(index) for index in range(first, last))
                return self._candidate(first, last, "ORG", rule="article") if last - first > 1 and whole else None
            return self._person(first, last, rule="model", gender=None, sure=False)
        if label == "LOC" and not listed and self._is_common(first, last):
            return None
        if label == "LOC" and before in self.lexicon.speech and last - first == 1:
            return self._person(first, last, rule="speech", gender=None, sure=False)
        if label == "ORG":
            first, last = self._joined_before(first), self._grown(first, last)
        return self._candidate(first, last, label, rule="model")

    def _is_common(self, first: int, last: int) -> bool:
        """Whether what the model took for a place is a people (*les Pieds-Noirs*, *de Tibétains*) or a word (*le Césium*)."""
        words = self.words
        before = self.context.word_before(first)
        plural = all(text.endswith(("s", "x")) for text in words.texts[first:last])
        if plural and (before in _PLURAL or (last - first == 1 and _PEOPLE.search(words.keys[first]) is not None)):
            return True
        return last - first == 1 and before not in _AT and self.lexicon.language == "fr" \
            and bool(simplemma.is_known(words.texts[first].lower(), lang="fr"))

    def _cut(self, first: int, last: int) -> int:
        """Where an organisation ends that the model drew over a preposition (*L'Oréal pour l'Asie-Pacifique*)."""
        if self.words.keys[first] in self.lexicon.capital_heads:
            return last
        return next((index for index in range(first + 1, last) if self.words.texts[index] in _PREPOSITIONS), last)

    def _fills_quotes(self, first: int, last: int) -> bool:
        """Whether the name is all that a pair of quotation marks holds: a product, a work, a watchword."""
        words = self.words
        before, after = words.gap(first).strip(), words.gap(last).strip() if last < len(words) else words.text[words.ends[-1]:]
        return before[-1:] in _OPEN and after[:1] in _CLOSE

    def _joined_before(self, first: int) -> int:
        """Takes in *Sterling &* before *Francine Clark Art Institute*."""
        words = self.words
        while first > 0 and words.gap(first).strip() == "&" and words.is_capital(first - 1):
            first -= 1
        bound = first > 1 and words.spaced(first) and words.spaced(first - 1)
        if bound and words.keys[first - 1] == "and" and words.is_capital(first - 2):
            first -= 2
        return first

    def _like_person(self, first: int, last: int) -> bool:
        keys = self.words.keys[first:last]
        return not self.lexicon.in_organisations.intersection(keys) and all(
            self.words.is_capital(i) or self.words.keys[i] in self.lexicon.particles for i in range(first, last))

    def _is_noise(self, first: int, last: int) -> bool:
        words, lexicon = self.words, self.lexicon
        keys = tuple(words.keys[first:last])
        if keys in lexicon.portfolios or keys in self.things or self.context.in_phrase(first, last):
            return True
        if all(text in lexicon.not_names or text.isdigit() or folded(text) in lexicon.calendar
               or folded(text) in lexicon.adjectives for text in words.texts[first:last]):
            return True
        if self.context.noun_before(first, lexicon.before_things) is not None:
            return True
        if last - first == 1:
            text = words.texts[first]
            return keys[0] in lexicon.adjectives or len(text) == 1 or keys[0] in lexicon.role_words \
                or (keys[0] in lexicon.stop_words and not text.isupper()) or _MIXED.match(text) is not None
        return keys[0] in lexicon.role_words and not words.is_capital(first)

    def _grown(self, first: int, last: int) -> int:
        """Takes in the rest of a name that the model cut (*Moody* + *'s*, *Crédit Mutuel* + *CIC*)."""
        words = self.words
        if last < len(words) and words.keys[last] == "s" and words.gap(last) in ("'", "’") and self.lexicon.language == "fr":
            last += 1
        while last < len(words) and words.spaced(last) and words.gap(last).strip() == "" and words.is_capital(last) \
                and words.keys[last] not in self.lexicon.calendar and not self.context.is_honorific(last):
            last += 1
        return last

    def _person(self, first: int, last: int, *, rule: str, gender: str | None, sure: bool) -> Candidate | None:
        words = self.words
        end = last if self.context.in_headline(first) else end_of_name(last, len(words), words, self.lexicon)
        if end <= first:
            return None
        if first and words.texts[first - 1] in _CLICKS and words.gap(first) in ("'", "’"):
            first -= 1
        keys = tuple(words.keys[first:end])
        told = gender if gender in ("m", "f") else first_name_gender(keys, self.lexicon) if len(keys) > 1 else None
        stop = words.ends[end - 1]
        if words.keys[end - 1] in ("jr", "sr") and words.text[stop:stop + 1] == ".":
            stop += 1
        return Candidate(first=first, last=end, start=words.starts[first], end=stop, label="PER", rule=rule,
                         gender="m" if told == "m" else "f" if told == "f" else None, sure=sure)

    def _candidate(self, first: int, last: int, label: Label, *, rule: str, sure: bool = False) -> Candidate:
        return Candidate(first=first, last=last, start=self.words.starts[first], end=self.words.ends[last - 1], label=label,
                         rule=rule, sure=sure)
