"""Reads a French document: its words and quotations go in, `Finding`s come out, in no particular order."""

from analysis.extract.attribution.finding import Finding, Range
from analysis.extract.attribution.french.adjuncts import Adjuncts
from analysis.extract.attribution.french.clauses import Clauses
from analysis.extract.attribution.french.colons import Colons
from analysis.extract.attribution.french.contents import Contents
from analysis.extract.attribution.french.grammar import FIRST_PERSON
from analysis.extract.attribution.french.incises import Incise, Incises
from analysis.extract.attribution.french.insertions import Insertions
from analysis.extract.attribution.french.nouns import Nouns
from analysis.extract.attribution.french.openings import Openings
from analysis.extract.attribution.french.phrases import Phrases
from analysis.extract.attribution.french.prepositions import Prepositions
from analysis.extract.attribution.french.relays import Relays
from analysis.extract.attribution.french.reports import Reports
from analysis.extract.attribution.french.subjects import Subjects
from analysis.extract.attribution.french.verbs import Occurrence, Verbs
from analysis.extract.attribution.lexicon import Lexicon
from analysis.extract.attribution.units import Unit
from analysis.extract.attribution.words import Words

# "C'est ce qu'a répété X."
POINTS_BACK = (("c'", "est", "ce", "qu'"), ("c'", "est", "ce", "que"))


class FrenchReader:
    """The French rules over one document."""

    def __init__(self, words: Words, lexicon: Lexicon, timed: frozenset[int], quote_of: list[int], quotes: list[Range]) -> None:
        self.words, self.quote_of, self.quotes = words, quote_of, quotes
        self.phrases = Phrases(words, lexicon, timed, quote_of)
        self.verbs = Verbs(self.phrases)
        self.subjects = Subjects(self.verbs)
        adjuncts = Adjuncts(self.phrases)
        self.clauses = Clauses(self.phrases, self.verbs, adjuncts)
        contents = Contents(self.phrases, adjuncts, self.clauses)
        incises = Incises(self.phrases, self.verbs)
        self.openings = Openings(self.phrases)
        self.prepositions = Prepositions(self.phrases, self.clauses, incises)
        self.nouns = Nouns(self.phrases, self.subjects, adjuncts, self.clauses)
        self.reports = Reports(self.phrases, self.subjects, self.clauses, contents)
        self.relays = Relays(self.phrases, self.subjects, self.clauses, self.prepositions, self.openings)
        self.insertions = Insertions(self.phrases, self.clauses, incises, self.openings, quotes)
        self.colons = Colons(incises, self.reports, self.openings, quotes)

    def unit(self, unit: Unit) -> list[Finding]:
        """All that is reported in one unit, quotations' insides included."""
        found = self._stretch(unit.begin, unit.end, unit.quotes)
        for index in unit.quotes:
            begin, end = self.quotes[index]
            begin, end = max(begin, unit.begin), min(end, unit.end)
            if end - begin > 6:
                found += self._inside(begin + 1, end - 1)
        return found

    def _inside(self, begin: int, end: int) -> list[Finding]:
        """What others are said to have said, inside a quotation, sentence by sentence."""
        found = []
        hidden = self.quote_of[begin:end]
        self.quote_of[begin:end] = [-1] * (end - begin)
        start = begin
        for place in range(begin, end + 1):
            if place == end or self.words.low[place] in (".", "!", "?", "…"):
                if place - start > 3:
                    for finding in self._stretch(start, place, ()):
                        if finding.source is None or self.words.low[finding.source[0]] in FIRST_PERSON:
                            continue
                        finding.inside = True
                        found.append(finding)
                start = place + 1
        self.quote_of[begin:end] = hidden
        return found

    def _stretch(self, begin: int, end: int, quotes: tuple[int, ...]) -> list[Finding]:
        words = self.words
        end = self._without_stop(begin, end)
        found: list[Finding] = []
        incises = self.insertions.incises_in(begin, end, quotes)
        phrases = [phrase for phrase in self.prepositions.found(begin, end) if self.quote_of[phrase.begin] < 0]
        taken = {place for incise in incises for place in range(incise.begin, incise.end)}
        phrase_words = {place for phrase in phrases for place in range(phrase.begin, phrase.end)}
        verbs: list[tuple[Occurrence, Finding | None]] = []
        for occurrence in self.verbs.occurrences(begin, end):
            if occurrence.verb in taken or occurrence.verb in phrase_words or self.quote_of[occurrence.verb] >= 0:
                continue
            finding = self.reports.finding(occurrence, begin, end, found, self._said_before(occurrence, incises))
            if finding is not None:
                found.append(finding)
                verbs.append((occurrence, finding))
            elif occurrence.cue.frames & {"quote", "que", "np"}:
                verbs.append((occurrence, None))
        found += [
            finding
            for finding in self.nouns.findings(begin, end)
            if finding.cue is not None and self.quote_of[finding.cue[0]] < 0 and finding.cue[0] not in phrase_words
        ]
        heard = {finding.begin for finding in found}
        found += [finding for finding in self.relays.selon_lequel(begin, end) if finding.begin not in heard]
        for phrase in phrases:
            if phrase.begin in taken:
                continue
            finding = self.relays.finding(phrase, begin, end, found)
            if finding is not None:
                found.append(finding)
        self.colons.findings(begin, end, quotes, verbs, found)
        for incise in incises:
            finding = self.insertions.finding(incise, (begin, end), found, incises)
            if finding is not None:
                found.append(finding)
        self.relays.citations(begin, end, found)
        self.colons.told(begin, end, verbs, found)
        for finding in found:
            # "…, avait dit X, avant de poursuivre : « … »"
            if finding.cue is not None and words.low[max(begin, finding.cue[0] - 2) : finding.cue[0]] in (
                ["avant", "de"],
                ["avant", "d'"],
            ):
                said = [
                    other
                    for other in found
                    if other.rule.endswith("incise") and other.cue is not None and other.cue[0] < finding.cue[0]
                ]
                if said:
                    finding.source = said[-1].source
        return [
            finding
            for finding in found
            if not any(
                # "a dit craindre …", "défend l'idée que …", "est d'avis que …": one report, not two.
                other is not finding
                and finding.cue is not None
                and (
                    (
                        other.begin <= finding.cue[0] <= other.begin + 1
                        and (
                            self.words.form(finding.cue[1] - 1) == "inf"
                            or (finding.kind_of_cue == "noun" and finding.source == other.source)
                        )
                    )
                    or (
                        finding.kind_of_cue == "noun" and other.cue is not None and other.cue[0] < finding.cue[0] < other.cue[1]
                    )
                )
                for other in found
            )
        ]

    def _said_before(self, occurrence: Occurrence, incises: list[Incise]) -> Range | None:
        """The source of the incise that a participle goes on from (*…, a-t-elle confié, disant vouloir …*)."""
        if occurrence.form != "ger":
            return None
        return next((incise.source for incise in incises if 0 <= occurrence.begin - incise.end <= 2), None)

    def _without_stop(self, begin: int, end: int) -> int:
        while end > begin and self.words.low[end - 1] in (".", "!", "?", "…", "...") and self.quote_of[end - 1] < 0:
            end -= 1
        return end

    def lead(self, unit: Unit) -> tuple[Range | None, Range | None]:
        """Who a sentence is about, and its cue."""
        occurrences = [
            found
            for found in self.verbs.occurrences(unit.begin, unit.end)
            if self.quote_of[found.verb] < 0 and found.form != "part"
        ]
        for found in reversed(occurrences):
            source = self.reports.source_of(found, unit.begin, unit.end)
            if source is not None:
                return source, (found.begin, found.end)
        return self.subjects.nearest_subject(unit.begin, unit.end), None

    def points_back(self, unit: Unit) -> tuple[Range | None, Range] | None:
        """Source and cue of *C'est ce qu'a répété X*."""
        start = unit.begin + 2
        while start < unit.end and (
            self.words.pos[start] == "ADV" or self.words.low[start] in ("du", "en", "tout", "cas", "moins")
        ):
            # "C'est du moins ce qu'affirme X."
            start += 1
        if tuple(self.words.low[unit.begin : unit.begin + 2] + self.words.low[start : start + 2]) not in POINTS_BACK:
            return None
        start += 2
        incise = self.insertions.incises.at(start, unit.end, quoted=True)
        return (incise.source, incise.cue) if incise is not None else None

    def clause_around(self, unit: Unit, quote: Range) -> Range:
        """The clause that a quotation stands in."""
        end = self._without_stop(unit.begin, unit.end)
        start = self.openings.start_of_clause(unit.begin, quote[0])
        return start, max(self.clauses.clause_end(start, end, start), quote[1])
