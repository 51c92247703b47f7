"""French nouns that report: *l'annonce par X de Y*, *les déclarations de X selon lesquelles …*, *la promesse de X de …*."""

from collections.abc import Iterator

from analysis.extract.attribution.finding import Finding, Range
from analysis.extract.attribution.french.adjuncts import Adjuncts
from analysis.extract.attribution.french.clauses import Clauses
from analysis.extract.attribution.french.grammar import CLITICS, OF, OWN, RELATIVES, WHICH
from analysis.extract.attribution.french.phrases import Phrases
from analysis.extract.attribution.french.subjects import Subjects
from analysis.extract.attribution.lexicon import lemmatized


class Nouns:
    """The reporting nouns of one document."""

    def __init__(self, phrases: Phrases, subjects: Subjects, adjuncts: Adjuncts, clauses: Clauses) -> None:
        self.phrases, self.subjects, self.adjuncts, self.clauses = phrases, subjects, adjuncts, clauses
        self.words, self.lexicon = phrases.words, phrases.lexicon
        self._titles = self.lexicon.words("source_types", "person")

    def findings(self, begin: int, end: int) -> Iterator[Finding]:
        """What the nouns between two words report."""
        words = self.words
        for place in range(begin, end):
            low = words.low[place]
            if words.pos[place] == "NOUN":
                frames = self.lexicon.nouns.get(low)
                if frames is None:
                    frames = self.lexicon.nouns.get(lemmatized(low, "fr"))
                if frames and (found := self._finding(place, frames, begin, end)) is not None:
                    yield found
            elif low == "qui" and place > begin + 1 and words.low[place - 1] == "pour":
                source = self.subjects.antecedent(place - 1, begin)
                stop = self._comma(place + 1, end)
                if source is not None and stop > place + 2:
                    source = self._speaker_within(source)
                    yield Finding(
                        content=[(place + 1, stop)],
                        source=source,
                        cue=(place - 1, place + 1),
                        rule="pour-qui",
                        kind_of_cue="think",
                    )

    def _speaker_within(self, source: Range) -> Range:
        """*les propos de la ministre, pour qui* → *la ministre*."""
        words = self.words
        for here in range(source[0], source[1] - 1):
            if (
                words.pos[here] == "NOUN"
                and lemmatized(words.low[here], "fr") in self.lexicon.nouns
                and words.low[here + 1] in OF
            ):
                start = here + 1 if words.low[here + 1] in ("du", "des") else here + 2
                return self.phrases.trimmed(start, source[1])
        if words.low[source[0] : source[0] + 1] == ["yeux"] and source[0] + 2 < source[1] and words.low[source[0] + 1] in OF:
            # "aux yeux de la mairie, pour qui …"
            return self.phrases.trimmed(source[0] + (1 if words.low[source[0] + 1] in ("du", "des") else 2), source[1])
        return source

    def _comma(self, place: int, end: int) -> int:
        while place < end and self.words.low[place] not in (",", ";"):
            if self.phrases.quote_of[place] >= 0:
                place = self.phrases.quote_end(place, end)
                continue
            place += 1
        return place

    def _finding(self, noun: int, frames: frozenset[str], begin: int, end: int) -> Finding | None:
        words = self.words
        source: Range | None = None
        if noun > begin and words.low[noun - 1] in OWN:
            source = (noun - 1, noun)
        place = noun + 1
        while place < end and words.pos[place] == "ADJ":
            place += 1
        if place >= end:
            return None
        if "par-de" in frames and (found := self._by(noun, place, end)) is not None:
            return found
        if words.form(place) == "part" and place + 1 < end and words.low[place + 1] == "par":
            # "l'engagement pris par le président de …"
            place += 1
        if place < end and words.low[place] in OF and not self.adjuncts.infinitive(place + 1, end):
            start = place + 1
            if start < end and self.phrases.starts_noun_phrase(start, end):
                stop = self._source_end(start, end)
                if self._can_speak(start, stop):
                    source = (start, stop)
                    place = self.phrases.with_appositions(start, stop, end)
        elif place < end and words.low[place] == "par":
            stop = self._source_end(place + 1, end)
            source = (place + 1, stop)
            place = stop
        if place < end and words.low[place] == ",":
            place += 1
        if place >= end:
            return None
        cue = (noun, noun + 1)
        low = words.low[place]
        if "selon" in frames and low == "selon" and place + 1 < end and words.low[place + 1] in WHICH:
            stop = self.clauses.clause_end(place + 2, end, noun)
            return self._made(source, cue, (place + 2, stop), "noun+selon-lequel", begin=begin, keep=True)
        if "que" in frames and low in ("que", "qu'") and words.pos[place] == "SCONJ" and words.dep[place] == "mark":
            stop = self.clauses.clause_end(place + 1, end, noun)
            return self._made(source, cue, (place + 1, stop), "noun+que", begin=begin)
        if "de" in frames and low in OF and self.adjuncts.infinitive(place + 1, end):
            return self._made(source, cue, (place + 1, self.clauses.phrase_end(place + 1, end)), "noun+de", begin=begin)
        if "à" in frames and low in ("à", "au", "aux") and source is not None:
            return self._made(source, cue, (place + 1, self.clauses.phrase_end(place + 1, end)), "noun+à", begin=begin)
        return None

    def _made(
        self, source: Range | None, cue: Range, content: Range, rule: str, *, begin: int, keep: bool = False
    ) -> Finding | None:
        noun = cue[0]
        content = self.phrases.trimmed(
            content[0], self._before_main_verb(*content, own=0 if rule in ("noun+de", "noun+à") else 1)
        )
        if content[1] <= content[0]:
            return None
        if source is None or (self.words.low[source[0]] in OWN and source[1] - source[0] == 1):
            owner = self.subjects.nearest_subject(begin, noun)
            source = owner or source
        if source is None and not keep:
            return None
        return Finding(content=[content], source=source, cue=cue, rule=rule, kind_of_cue="noun")

    def _before_main_verb(self, begin: int, end: int, *, own: int) -> int:
        """Where the content of a noun ends that is a subject (*la promesse de baisser les impôts | n'a pas été tenue*)."""
        words = self.words
        subordinate = False
        for place in range(begin, end):
            low = words.low[place]
            if low in RELATIVES or low in ("si", "lorsque", "quand", "parce", "puisque", "et", "mais", "ou"):
                subordinate = True
            elif self.phrases.finite(place):
                if subordinate:
                    subordinate = False
                elif own == 0:
                    stop = place
                    while stop > begin and words.low[stop - 1] in CLITICS:
                        stop -= 1
                    return stop
                else:
                    own -= 1
        return end

    def _by(self, noun: int, place: int, end: int) -> Finding | None:
        """*l'annonce par X de Y* and *l'annonce de Y par X*."""
        words = self.words
        if words.low[place] == "par":
            stop = self._source_end(place + 1, end)
            if stop < end and words.low[stop] in OF:
                last = self._noun_end(stop + 1, end)
                return Finding(
                    content=[(stop + 1, last)] if words.low[stop] in ("de", "d'") else [(stop, last)],
                    source=(place + 1, stop),
                    cue=(noun, noun + 1),
                    rule="noun+par-de",
                    kind_of_cue="noun",
                )
        if words.low[place] in OF:
            for here in range(place + 1, min(end, place + 20)):
                if words.low[here] == "par" and here + 1 < end and self._can_speak(here + 1, min(end, here + 4)):
                    stop = self.phrases.noun_phrase_end(here + 1, end)
                    start = place + 1 if words.low[place] in ("de", "d'") else place
                    return Finding(
                        content=[(start, here)],
                        source=(here + 1, stop),
                        cue=(noun, noun + 1),
                        rule="noun+de-par",
                        kind_of_cue="noun",
                    )
                if self.phrases.finite(here) or words.low[here] in (",", ".", ";"):
                    break
        return None

    def _source_end(self, start: int, end: int) -> int:
        """One past the source, which ends before the *de* that opens the content."""
        words = self.words
        stop = start
        while (stop < end and words.pos[stop] in ("DET", "ADJ", "NUM")) or (stop == start and words.low[stop] in OF):
            stop += 1
        while stop < end and (words.pos[stop] in ("NOUN", "PROPN", "ADJ", "X")):
            stop += 1
        titled = any(lemmatized(words.low[here], "fr") in self._titles for here in range(start, stop))
        if titled and stop + 1 < end and words.low[stop] in OF and not self.adjuncts.infinitive(stop + 1, end):
            # "du ministre des Finances de …": complements of a name that speaks stay with it.
            inner = stop + 1
            while inner < end and words.pos[inner] in ("DET", "NOUN", "PROPN", "ADJ", "X", "NUM"):
                inner += 1
            if inner < end and words.low[inner] in OF | {"selon", "que", "qu'"}:
                stop = inner
        return max(stop, start + 1)

    def _noun_end(self, start: int, end: int) -> int:
        stop = self.phrases.noun_phrase_end(start, end)
        return max(stop, start + 1)

    def _can_speak(self, begin: int, end: int) -> bool:
        return any(self.words.pos[here] == "PROPN" or self.phrases.is_function(here) for here in range(begin, end))
