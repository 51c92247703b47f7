"""Reads an English document: its words and quotations go in, `Finding`s come out, in no particular order."""

from analysis.extract.attribution.english.contents import Contents
from analysis.extract.attribution.english.grammar import FIRST_PERSON
from analysis.extract.attribution.english.incises import Incises
from analysis.extract.attribution.english.reports import Reports
from analysis.extract.attribution.english.sources import Sources
from analysis.extract.attribution.english.verbs import Verbs
from analysis.extract.attribution.finding import Finding, Range
from analysis.extract.attribution.lexicon import Lexicon
from analysis.extract.attribution.units import Unit
from analysis.extract.attribution.words import Words

_ENDS = frozenset((".", "!", "?", "…", "..."))


class EnglishReader:
    """The English rules over one document."""

    def __init__(self, words: Words, lexicon: Lexicon, timed: frozenset[int], quote_of: list[int], quotes: list[Range]) -> None:
        self.words, self.quote_of, self.quotes = words, quote_of, quotes
        self.verbs = Verbs(words, lexicon)
        contents = Contents(self.verbs, timed, quote_of)
        self.incises = Incises(words, contents, quote_of, quotes)
        self.reports = Reports(self.verbs, contents, self.incises)
        self.sources = Sources(self.verbs, contents, self.incises, quote_of)

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
        found = []
        hidden = self.quote_of[begin:end]
        self.quote_of[begin:end] = [-1] * (end - begin)
        start = begin
        for place in range(begin, end + 1):
            if place == end or self.words.low[place] in _ENDS:
                if place - start > 3:
                    for finding in self._stretch(start, place, ()):
                        if (
                            finding.source is not None
                            and begin <= finding.begin
                            and finding.end <= end
                            and finding.kind_of_cue not in ("think", "hope", "find")
                            and (self.words.low[finding.source[0]] not in FIRST_PERSON)
                        ):
                            finding.inside = True
                            found.append(finding)
                start = place + 1
        self.quote_of[begin:end] = hidden
        return found

    def _stretch(self, begin: int, end: int, quotes: tuple[int, ...]) -> list[Finding]:
        while end > begin and self.words.low[end - 1] in _ENDS and self.quote_of[end - 1] < 0:
            end -= 1
        found: list[Finding] = []
        for occurrence in self.verbs.occurrences(begin, end):
            if self.quote_of[occurrence.verb] >= 0:
                continue
            found += self.reports.findings(occurrence, begin, end)
        found += self.sources.of_nouns(begin, end)
        found += self.sources.of_prepositions(begin, end, found)
        self.sources.citations(begin, end, found)
        self._colons(begin, end, quotes, found)
        return found

    def _colons(self, begin: int, end: int, quotes: tuple[int, ...], found: list[Finding]) -> None:
        """*X: “…”* and any sentence that leads to a quotation by a colon; *Poll: Voters turn away* in headlines."""
        words = self.words
        for index in quotes:
            first, last = self.quotes[index]
            if (
                first - 1 <= begin
                or words.low[first - 1] not in (":", ",")
                or any(not other.inside and other.begin <= first < other.end for other in found)
            ):
                continue
            source, cue = self._lead(begin, first - 1)
            if words.low[first - 1] == "," and cue is None:
                continue
            if source is None and words.low[first - 1] == ":" and first - 1 - begin <= 6:
                source = (begin, first - 1)
            if source is not None:
                found.append(Finding(content=[(first, last)], source=source, cue=cue, rule="colon", kind_of_cue="say"))

    def _lead(self, begin: int, end: int) -> tuple[Range | None, Range | None]:
        occurrences = [
            found
            for found in self.verbs.occurrences(begin, end)
            if self.quote_of[found.verb] < 0 and (found.form != "part" and found.cue.frames & {"quote", "that"})
        ]
        for found in reversed(occurrences):
            source = self.reports.source_of(found, begin, end)
            if source is not None and self.words.low[source[0]] not in FIRST_PERSON:
                return source, (found.begin, found.end)
        for place in range(end - 1, begin - 1, -1):
            if self.words.form(place) == "fin" and self.quote_of[place] < 0:
                source = self.verbs.subject(place, begin, end)
                if source is not None:
                    return source, None
        return None, None

    def lead(self, unit: Unit) -> tuple[Range | None, Range | None]:
        """Who a sentence is about, and its cue."""
        return self._lead(unit.begin, unit.end)

    def points_back(self, unit: Unit) -> tuple[Range | None, Range] | None:
        """English has no such turn that is common."""
        return None

    def clause_around(self, unit: Unit, quote: Range) -> Range:
        """The clause that a quotation stands in."""
        end = unit.end
        while end > unit.begin and self.words.low[end - 1] in _ENDS and self.quote_of[end - 1] < 0:
            end -= 1
        return unit.begin, max(end, quote[1])
