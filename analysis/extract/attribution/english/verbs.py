"""Finds English cue verbs and who their subject is: a sentence's words go in, `Occurrence`s come out.

The English parse is good enough to be followed; word order decides where quotations confuse it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.extract.attribution.english.grammar import BE, HAVE, MODALS, NEGATIONS, PRONOUNS
from analysis.extract.attribution.finding import Range
from analysis.extract.attribution.lexicon import Cue, Lexicon
from analysis.extract.attribution.words import Words

SUBJECT = frozenset(("nsubj", "nsubjpass", "csubj", "expl"))
AUXILIARY = frozenset(("aux", "auxpass"))


@dataclass(frozen=True, kw_only=True)
class Occurrence:
    """A cue in the text. `begin`–`end` are the verb with its auxiliaries and further words; `verb` its place."""

    cue: Cue
    begin: int
    end: int
    verb: int
    form: str
    passive: bool
    negated: bool
    modal: bool


class Verbs:
    """The cue verbs of one document."""

    def __init__(self, words: Words, lexicon: Lexicon) -> None:
        self.words, self.lexicon = words, lexicon

    def occurrences(self, begin: int, end: int) -> Iterator[Occurrence]:
        """The cue verbs between two words."""
        for place in range(begin, end):
            if self.words.pos[place] in ("VERB", "AUX") and (found := self.at(place, begin, end)) is not None:
                yield found

    def at(self, place: int, begin: int, end: int) -> Occurrence | None:
        """The cue whose verb stands at `place`, if one does."""
        words = self.words
        lemma = self.lexicon.verb(words.low[place])
        # "300 pledged delegates": a participle that describes the noun
        if lemma is None or words.dep[place] == "amod" or (
            words.low[place].endswith("ed")
            and place > begin
            and words.low[place - 1].isdigit()
            and words.pos[place + 1 : place + 2] == ["NOUN"]
        ):
            return None
        first, negated, passive, modal = place, False, False, False
        here = place - 1
        while here >= begin:
            low = words.low[here]
            if low in NEGATIONS:
                negated = True
            elif low in BE and words.pos[here] == "AUX":
                passive = passive or ((words.form(place) == "part" or low == "being") and not words.low[place].endswith("ing"))
            elif low in MODALS and words.pos[here] == "AUX":
                modal = modal or low not in ("will", "'ll")
            elif not (
                (words.pos[here] in ("AUX", "ADV") and low not in ("when", "where", "how", "why", "however"))
                or (low in HAVE and (words.pos[here] != "PART"))
                or low in ("do", "does", "did")
            ):
                break
            if words.pos[here] != "ADV" or any(words.pos[back] == "AUX" for back in range(max(begin, here - 3), here)):
                first = here
            here -= 1
        form = words.form(place)
        if (first < place and form in ("part", "ger", "inf", "")) or form == "":
            form = "inf" if words.low[max(begin, first - 1)] == "to" else "fin"
        if (
            words.dep[place] in ("ROOT", "conj", "ccomp", "relcl", "advcl", "parataxis")
            and form == "part"
            and any(words.dep[child] == "nsubj" for child in words.children(place))
        ):
            form = "fin"
        if form != "fin" and place > begin and words.low[place - 1] == "to":
            form = "inf"
        if words.low[place].endswith("ing") and first == place:
            form = "ger"
        for cue in self.lexicon.verbs[lemma]:
            after = self._further(cue.words, place + 1, end)
            if after is not None:
                return Occurrence(
                    cue=cue, begin=first, end=after, verb=place, form=form, passive=passive, negated=negated, modal=modal
                )
        return None

    def _further(self, wanted: tuple[str, ...], place: int, limit: int) -> int | None:
        for word in wanted:
            while place < limit and self.words.pos[place] == "ADV" and self.words.low[place] != word:
                place += 1
            if place >= limit or self.words.low[place] != word:
                return None
            place += 1
        return place

    def subject(self, verb: int, begin: int, end: int, depth: int = 0) -> Range | None:
        """The noun phrase or pronoun that a verb is said of, climbing to the verb above where it has none."""
        words = self.words
        heads = [child for child in words.children(verb) if words.dep[child] in SUBJECT and begin <= child < end]
        if heads:
            head = heads[-1] if heads[-1] < verb else heads[0]
            if words.low[head] in ("who", "that", "which"):
                return self.antecedent(verb, head, begin)
            if words.dep[head] in ("csubj", "expl"):
                return None
            return self.phrase(head, begin, end, verb)
        above = words.head[verb]
        if depth > 4 or above == verb or not begin <= above < end:
            return None
        told = [child for child in words.children(above) if words.dep[child] == "dobj" and above < child < verb]
        if told and words.dep[verb] in ("xcomp", "ccomp") and words.form(verb) == "inf":
            # "led some to speculate"
            return self.phrase(told[0], above, verb, above)
        if words.dep[verb] in ("acl", "relcl") and words.pos[above] in ("NOUN", "PROPN", "PRON"):
            return self.phrase(above, begin, verb, verb)
        if words.pos[above] in ("VERB", "AUX", "ADJ", "ADP", "NOUN", "SCONJ", "ADV"):
            return self.subject(above, begin, end, depth + 1)
        return None

    def antecedent(self, verb: int, relative: int, begin: int) -> Range | None:
        """The noun phrase that *who*, *that* or *which* stands for."""
        words = self.words
        above = words.head[verb]
        if words.dep[verb] in ("relcl", "acl") and begin <= above < relative:
            return self.phrase(above, begin, relative, verb)
        place = relative - 1
        while place >= begin and words.pos[place] not in ("NOUN", "PROPN", "PRON"):
            if words.pos[place] == "VERB":
                return None
            place -= 1
        return self.phrase(place, begin, relative, verb) if place >= begin else None

    def phrase(self, head: int, begin: int, end: int, verb: int) -> Range:
        """The noun phrase of a head: its subtree, as far as it lies on its side of the verb."""
        words = self.words
        if words.low[head] in PRONOUNS:
            return head, head + 1
        first, last = words.subtree(head)
        first = max(first, begin)
        stop = min(last + 1, end)
        if head < verb:
            stop = min(stop, verb)
        else:
            first = max(first, verb + 1)
        for place in range(head - 1, first - 1, -1):
            if words.low[place] in ("—", "–", "--", ":") or (words.low[place] == ")" and head - place > 3):
                first = place + 1
                break
        while first < head and words.low[first] in (
            ",",
            "and",
            "but",
            '"',
            "“",
            "”",
            "'",
            "‘",
            "’",
            "that",
            ":",
            "—",
            "–",
            "-",
        ):
            first += 1
        while stop > head + 1 and words.low[stop - 1] in (",", '"', "“", "”", ".", "and", ":", "—", "–", "-", "'", "’"):
            stop -= 1
        return first, max(stop, head + 1)
