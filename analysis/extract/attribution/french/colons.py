"""Quotations behind a colon: *X a déclaré : « … »*, and any sentence or name that leads to one. Findings come out."""

from analysis.extract.attribution.finding import NARRATIVE, Finding, Range
from analysis.extract.attribution.french.grammar import FIRST_PERSON, OF
from analysis.extract.attribution.french.incises import Incises
from analysis.extract.attribution.french.openings import Openings
from analysis.extract.attribution.french.reports import Reports
from analysis.extract.attribution.french.verbs import Occurrence


class Colons:
    """The colons before quotations in one document."""

    def __init__(self, incises: Incises, reports: Reports, openings: Openings, quotes: list[Range]) -> None:
        self.incises, self.reports, self.openings, self.quotes = incises, reports, openings, quotes
        self.phrases, self.subjects = reports.phrases, reports.subjects
        self.words, self.quote_of = self.phrases.words, self.phrases.quote_of

    def findings(
        self,
        begin: int,
        end: int,
        quotes: tuple[int, ...],
        verbs: list[tuple[Occurrence, Finding | None]],
        found: list[Finding],
    ) -> None:
        """*X a déclaré : « … »*, and any sentence that leads to a quotation by a colon."""
        words = self.words
        for index in quotes:
            first, last = self.quotes[index]
            colon = first - 1
            if (
                colon <= begin
                or words.low[colon] != ":"
                or any(not other.inside and other.begin <= first < other.end for other in found)
            ):
                continue
            after = last + 1 if last < end and words.low[last] == "," else last
            if after < end and self.incises.at(after, end, quoted=True) is not None:
                continue
            content = [(first, last)]
            earlier = [
                occurrence
                for occurrence, _ in verbs
                if (occurrence.verb < colon and words.low[occurrence.verb] != "dit") or occurrence.end == colon
            ]
            holders = [
                occurrence
                for occurrence in earlier
                if not self._takes_object(occurrence, colon)
                and not any(words.low[here] == ";" for here in range(occurrence.verb, colon))
            ]
            finding: Finding | None = None
            for occurrence in reversed(holders):
                source = self.reports.shared_source(occurrence, found) or self.reports.source_of(occurrence, begin, colon)
                if source is not None:
                    cue = (occurrence.begin, occurrence.end)
                    finding = Finding(
                        content=content,
                        source=source,
                        cue=None if any(other.cue == cue for other in found) else cue,
                        rule="colon",
                        kind_of_cue=occurrence.cue.kind,
                    )
                    break
            if finding is None:
                start = self.openings.start_of_clause(begin, colon)
                finding = self._lead(start, colon, content, begin)
            if finding is not None:
                found.append(finding)

    def told(self, begin: int, end: int, verbs: list[tuple[Occurrence, Finding | None]], found: list[Finding]) -> None:
        """*X l'assure : la loi passera*, *Ce que conteste X : …*: a clause without marks right behind a cue and its colon."""
        words = self.words
        for colon in range(begin + 2, end - 3):
            if (
                words.low[colon] != ":"
                or self.quote_of[colon] >= 0
                or any(self.quote_of[here] >= 0 for here in range(colon + 1, end))
                or not any(self.phrases.finite(here) for here in range(colon + 1, end))
                or any(not other.inside and (other.end > colon or other.begin > colon) for other in found)
            ):
                continue
            cue, source = self._cue_at(begin, colon, verbs)
            if cue is not None and source is not None:
                found.append(
                    Finding(content=[(colon + 1, end)], source=source, cue=cue, rule="colon-clause", kind_of_cue="say")
                )
            return

    def _cue_at(
        self, begin: int, colon: int, verbs: list[tuple[Occurrence, Finding | None]]
    ) -> tuple[Range | None, Range | None]:
        """Cue and source of what stands right before a colon."""
        words = self.words
        if words.low[begin] == "ce" and words.low[begin + 1] in ("que", "qu'"):
            incise = self.incises.at(begin + 2, colon, quoted=True)
            return (incise.cue, incise.source) if incise is not None and incise.end == colon else (None, None)
        for occurrence, _ in verbs:
            if occurrence.end == colon and occurrence.form == "fin" and not occurrence.negated and not occurrence.passive:
                source = self.reports.source_of(occurrence, begin, colon)
                if source is None or words.low[source[0]] in FIRST_PERSON | {"on", "cela", "ce", "c'"}:
                    continue
                # "Le bilan est clair : …" is the writer's own.
                if occurrence.cue.words == () or self.reports.speaks(source):
                    return (occurrence.begin, occurrence.end), source
        return None, None

    def _takes_object(self, found: Occurrence, colon: int) -> bool:
        """Whether a verb that reports only quotations has an object of its own (*poursuivre les recherches*)."""
        return (
            found.cue.frames <= {"quote"}
            and found.end < colon
            and self.phrases.starts_noun_phrase(found.end, colon)
            and (found.cue.kind == "say" and not found.reflexive)
        )

    def _lead(self, start: int, colon: int, content: list[Range], begin: int) -> Finding | None:
        """A lead-in without a cue verb: the subject of its verb, or a bare name, speaks."""
        words = self.words
        finite = [here for here in range(start, colon) if self.phrases.finite(here) and self.quote_of[here] < 0]
        if finite:
            source = self.subjects.nearest_subject(start, colon)
            return Finding(content=content, source=source, cue=None, rule="colon", kind_of_cue="say")
        first = start if start < colon else begin
        if words.low[first] in OF and words.form(first + 1) == "inf":
            # "Et d'ajouter : « … »": who spoke last
            return Finding(content=content, source=None, cue=(first + 1, colon), rule=NARRATIVE, kind_of_cue="say")
        for noun in range(first, colon - 1):
            if self.reports.is_said_noun(noun) and words.low[noun + 1] in OF:
                # "Réaction de X : « … »"
                source = (noun + 1 if words.low[noun + 1] in ("du", "des") else noun + 2, colon)
                return Finding(content=content, source=source, cue=(noun, noun + 1), rule="noun-colon", kind_of_cue="say")
        for by in range(first, colon - 1):
            # "Des propos désavoués par le général Roy : « … »"
            if words.low[by] == "par" and words.form(by - 1) == "part":
                stop = self.phrases.noun_phrase_end(by + 1, colon)
                if self.reports.speaks((by + 1, stop)):
                    return Finding(content=content, source=(by + 1, stop), cue=None, rule="colon", kind_of_cue="say")
        if (
            self.phrases.starts_noun_phrase(first, colon)
            and any(here in words.named for here in range(first, colon))
            and colon - first <= 8
        ):
            return Finding(content=content, source=(first, colon), cue=None, rule="name-colon", kind_of_cue="say")
        return Finding(content=content, source=None, cue=None, rule="headline-quote", kind_of_cue="say")
