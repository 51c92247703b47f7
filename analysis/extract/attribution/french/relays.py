"""Sources named beside a report: *selon X*, *en citant Y*, *un dossier selon lequel …*. Findings go in, more come out."""

from analysis.extract.attribution.finding import Finding
from analysis.extract.attribution.french.clauses import Clauses
from analysis.extract.attribution.french.grammar import CITE, WHICH
from analysis.extract.attribution.french.openings import Openings
from analysis.extract.attribution.french.phrases import Phrases
from analysis.extract.attribution.french.prepositions import Phrase, Prepositions
from analysis.extract.attribution.french.subjects import Subjects
from analysis.extract.attribution.lexicon import lemmatized


class Relays:
    """The sources beside reports in one document."""

    def __init__(
        self, phrases: Phrases, subjects: Subjects, clauses: Clauses, prepositions: Prepositions, openings: Openings
    ) -> None:
        self.phrases, self.subjects, self.clauses, self.prepositions, self.openings = (
            phrases,
            subjects,
            clauses,
            prepositions,
            openings,
        )
        self.words, self.lexicon, self.quote_of = phrases.words, phrases.lexicon, phrases.quote_of

    def citations(self, begin: int, end: int, found: list[Finding]) -> None:
        """*a annoncé que …, en citant une source*: whom the report just before has it from."""
        words = self.words
        for place in range(begin, end - 1):
            if self.quote_of[place] >= 0 or lemmatized(words.low[place], "fr") not in CITE:
                continue
            if words.form(place) != "ger":
                self._cited_by_source(place, end, found)
                continue
            report = next(
                (
                    other
                    for other in reversed(found)
                    if other.cue is not None
                    and other.outer is None
                    and (
                        0 <= place - max(other.end, other.cue[1], other.source[1] if other.source else 0) <= 3
                        or (other.source is not None and other.source[1] < place <= other.source[1] + 2 and other.begin > place)
                        # "a rapporté, citant un proche, que …"
                        or (other.cue[1] < place <= other.cue[1] + 2 and other.begin > place)
                    )
                ),
                None,
            )
            if report is None:
                continue
            start = place + 1
            start += words.low[start] == "sur"
            stop = self.phrases.with_appositions(start, self.phrases.noun_phrase_end(start, end), end) if start < end else start
            if stop > start and any(
                self.phrases.is_function(here) or here in words.named or self.lexicon.is_document(words.low[here])
                for here in range(start, stop)
            ):
                found[:] = [other for other in found if other.cue is None or other.cue[1] != place + 1]
                found.append(
                    Finding(
                        content=list(report.content),
                        source=(start, stop),
                        cue=(place, place + 1),
                        rule="citing",
                        kind_of_cue="source",
                        outer=report,
                    )
                )

    def _cited_by_source(self, place: int, end: int, found: list[Finding]) -> None:
        """*selon Reuters, qui cite deux sources proches du dossier, …*: whom the source has it from."""
        report = next(
            (
                other
                for other in found
                if other.source is not None and other.source[0] < place < other.source[1] and self.words.low[place - 1] == "qui"
            ),
            None,
        )
        if report is None or report.source is None or place + 1 >= end:
            return
        stop = report.source[1]
        report.source = self.phrases.trimmed(report.source[0], place - 1)
        found.append(
            Finding(
                content=list(report.content),
                source=self.phrases.trimmed(place + 1, stop),
                cue=(place, place + 1),
                rule="citing",
                kind_of_cue="source",
                outer=report,
            )
        )

    def selon_lequel(self, begin: int, end: int) -> list[Finding]:
        """*un dossier selon lequel …*: the document says what follows."""
        words = self.words
        found = []
        for place in range(begin + 2, end - 2):
            if words.low[place] != "selon" or words.low[place + 1] not in WHICH or self.quote_of[place] >= 0:
                continue
            source = self.subjects.antecedent(place, begin)
            if source is None or not any(self.lexicon.is_document(words.low[here]) for here in range(*source)):
                continue
            content = self.phrases.trimmed(place + 2, self.clauses.clause_end(place + 2, end, place))
            if content[1] > content[0]:
                found.append(
                    Finding(content=[content], source=source, cue=(place, place + 2), rule="selon-lequel", kind_of_cue="source")
                )
        return found

    def finding(self, phrase: Phrase, begin: int, end: int, found: list[Finding]) -> Finding | None:
        """*selon X*: over the clause around it, or inside the report of another verb."""
        words = self.words
        for other in found:
            if other.cue is None or other.rule.startswith("selon"):
                continue
            # "Tass indique que …, selon un porte-parole": the phrase follows the content of the verb.
            if (
                other.cue[0] < phrase.begin
                and other.end <= phrase.begin
                and phrase.begin - other.end <= 2
                and not any(self.phrases.finite(here) for here in range(other.end, phrase.begin))
            ):
                return self._trailing(phrase, other, begin, end)
        starts = self.openings.start_of_clause(begin, phrase.begin)
        colon = next(
            (here for here in range(phrase.begin - 1, starts, -1) if words.low[here] == ":" and self.quote_of[here] < 0), None
        )
        if colon is not None and colon + 1 < phrase.begin:
            starts = colon + 1
        for other in found:
            if other.begin <= phrase.begin < other.end:
                if words.low[phrase.source[0]] in ("lui", "elle", "eux", "elles") and phrase.source[1] - phrase.source[0] == 1:
                    return None
                starts = max(starts, other.begin)
                end = min(end, other.end)
        for back in (1, 2):
            if (
                phrase.begin - back >= begin
                and words.low[phrase.begin - back] in ("que", "qu'")
                and (back == 1 or words.low[phrase.begin - 1] == ",")
            ):
                starts = phrase.begin
        return self.prepositions.finding(phrase, begin, end, starts)

    def _trailing(self, phrase: Phrase, other: Finding, begin: int, end: int) -> Finding:
        """A phrase after a report: a relaying agency keeps its report and the phrase is its source; else it covers all."""
        finding = Finding(
            content=list(other.content),
            source=phrase.source,
            cue=phrase.cue,
            rule=f"{phrase.rule}-end",
            kind_of_cue="source",
            via=list(phrase.via),
        )
        finding.outer = other
        return finding
