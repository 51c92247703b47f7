"""What French incises report: the places of incises are found, and around each the words said go into a `Finding`."""

from analysis.extract.attribution.finding import Finding, Range
from analysis.extract.attribution.french.clauses import Clauses
from analysis.extract.attribution.french.grammar import CLITICS
from analysis.extract.attribution.french.incises import Incise, Incises
from analysis.extract.attribution.french.openings import Openings
from analysis.extract.attribution.french.phrases import Phrases

_OPENING = ("«", "“", '"', "„")


class Insertions:
    """The incises of one document and what stands around them."""

    def __init__(self, phrases: Phrases, clauses: Clauses, incises: Incises, openings: Openings, quotes: list[Range]) -> None:
        self.phrases, self.clauses, self.incises, self.openings, self.quotes = phrases, clauses, incises, openings, quotes
        self.words, self.quote_of = phrases.words, phrases.quote_of

    def incises_in(self, begin: int, end: int, quotes: tuple[int, ...]) -> list[Incise]:
        """All incises of a stretch: after commas and after quotations."""
        words = self.words
        found: list[Incise] = []
        stop = begin
        quote_ends = {self.quotes[index][1] for index in quotes}
        for place in range(begin + 1, end):
            if place < stop:
                continue
            after_quote = place in quote_ends
            comma = words.low[place] in (",", "-", "–", "—", "!", "?", "…", "...")
            if not (after_quote or comma):
                continue
            start = place + 1 if comma else place
            if start >= end:
                continue
            quoted = after_quote or (
                comma
                and (place in quote_ends or self.quote_of[place] >= 0 or (place - 1 >= begin and self.quote_of[place - 1] >= 0))
            )
            if self.quote_of[start] >= 0 and start not in quote_ends and not quoted:
                continue
            limit = end
            if self.quote_of[start] >= 0:
                limit = min(end, self.quotes[self.quote_of[start]][1] - 1)
                quoted = False
            incise = self.incises.at(start, limit, quoted=quoted)
            if incise is None or (
                incise.source is not None and words.low[incise.source[0]] in ("je", "j'", "nous", "-je", "-nous")
            ):
                continue
            if not quoted and self.quote_of[start] >= 0 and not self._closed_inside(incise, limit):
                continue
            if (
                not quoted
                and self.quote_of[start] < 0
                and not (
                    self._closed_outside(incise, end)
                    and self._fits(incise, self.openings.start_of_clause(begin, place), place, end)
                )
            ):
                continue
            found.append(incise)
            stop = incise.end
        return found

    def _fits(self, incise: Incise, begin: int, place: int, end: int) -> bool:
        """Whether an incise can stand here: an inverted pronoun makes it sure, else a clause or a link must stand before.

        Between a subject and its verb (*Les travaux, explique la maire, dureront*) it needs somebody who can speak.
        """
        if incise.occurrence.inverted is not None or begin >= place or self.words.low[incise.begin] == "comme":
            return True
        if incise.source is not None and "np" in incise.occurrence.cue.frames and not self._speaks(incise.source):
            # "…, dont le chef, Paul Roy, évoque des cas de fraude": its object
            return False
        after = incise.end + 1
        while after < end and (self.words.low[after] in CLITICS or self.words.pos[after] == "ADV"):
            after += 1
        if (
            incise.source is not None
            and after < end
            and self.words.low[incise.end] == ","
            and (self.phrases.finite(after) or self.quote_of[after] >= 0)
            and any(self.phrases.is_function(here) or here in self.words.named for here in range(*incise.source))
        ):
            return True
        if (
            incise.end >= end
            and incise.source is not None
            and not any(self.words.low[here] == "," for here in range(begin, place - 1))
            and place - begin > 3
            and any(self.phrases.is_function(here) or here in self.words.named for here in range(*incise.source))
        ):
            # Nothing else closes the sentence: its verb was taken for a noun.
            return True
        return self._is_complete(begin, place) or self.openings.past_openers(begin, place + 1) >= place

    def _speaks(self, source: Range) -> bool:
        """Whether someone who can speak stands behind a verb; *des cas*, *une fraude* can not."""
        words = self.words
        return words.low[source[0]] not in ("des", "un", "une", "du", "de", "d'") or any(
            here in words.named
            or words.pos[here] == "PROPN"
            or self.phrases.is_function(here)
            or self.incises.lexicon.is_document(words.low[here])
            for here in range(*source)
        )

    def _is_complete(self, begin: int, end: int) -> bool:
        """Whether a finite verb outside relative clauses stands before an incise: else it would be the clause's own verb."""
        relative = False
        for place in range(begin, end):
            low = self.words.low[place]
            if low == ",":
                relative = False
            elif low in ("qui", "que", "qu'", "dont", "où") and (
                # "Le document, que le journal a pu lire, pointe": the tagger takes it for a conjunction
                self.words.pos[place] == "PRON" or (place > begin and self.words.low[place - 1] == ",")
            ):
                relative = True
            elif self.phrases.finite(place):
                if not relative:
                    return True
                # "Le séisme qui a frappé l'île a fait …, a annoncé X": the next verb is the clause's own.
                relative = False
        return begin < end and self.words.low[end - 1] in ("»", "”", '"')

    def _past_told(self, begin: int, end: int) -> int:
        """One past the colon behind a clause that itself tells of speaking (*il a refusé de répondre : rien, dit-il, …*)."""
        words = self.words
        for colon in range(begin, end):
            if words.low[colon] == ":" and self.quote_of[colon] < 0:
                speaks = any(words.form(here) and self.incises.lexicon.reports(words.low[here]) for here in range(begin, colon))
                return colon + 1 if speaks and any(self.phrases.finite(here) for here in range(colon + 1, end)) else begin
        return begin

    def _closed_inside(self, incise: Incise, limit: int) -> bool:
        return incise.end >= limit or self.words.low[incise.end] in (",", ".", ";", ":")

    def _closed_outside(self, incise: Incise, end: int) -> bool:
        """Whether an incise after plain text ends like one; *il est venu, a vu X* does not."""
        return incise.end >= end or self.words.low[incise.end] in (",", ";", ":", "»", "«", '"')

    def finding(self, incise: Incise, stretch: Range, found: list[Finding], incises: list[Incise]) -> Finding | None:
        """What one incise reports; `found` are the other findings of the stretch, `incises` all its incises."""
        words = self.words
        begin, end = stretch
        starts = self.openings.start_of_clause(begin, incise.begin)
        for other in found:
            if other.cue is not None and other.rule.endswith("incise") and other.cue[1] <= incise.begin:
                starts = max(starts, other.cue[1], other.source[1] if other.source and other.source[1] <= incise.begin else 0)
                if other.end < incise.begin - 1 and self._ends_sentence(
                    other.end - 2 if self.quote_of[other.end - 1] >= 0 else other.end
                ):
                    # "« … », dit X, « … » Le reste suivra, a-t-il juré": what ended there is said.
                    starts = max(starts, other.end)
        inside = self.quote_of[incise.begin]
        if inside < 0 and incise.occurrence.inverted is not None:
            starts = self._past_told(starts, incise.begin)
        if inside >= 0:
            starts = max(begin, self.quotes[inside][0])
        before = self._before_incise(starts, incise.begin, found)
        if words.low[incise.begin] == "comme":
            return self._as_recalled(incise, before, end)
        fragments = [before] if before[1] > before[0] else []
        if inside < 0 or not any(other.begin > incise.end and other.begin <= self.quotes[inside][1] + 1 for other in incises):
            fragments += self._after_incise(incise, end, before)
        fragments = [part for part in (self._without_lead(*part) for part in fragments) if part[1] > part[0]]
        if not fragments:
            return None
        source = incise.source
        cue = incise.cue
        if source is not None and words.low[source[0]] in ("-on", "-t-on"):
            source = self._behind_one(incise, end)
            if source is None and not self._has_quote(fragments):
                return None
        return Finding(
            content=fragments,
            source=source,
            cue=cue,
            rule="quote+incise" if self._has_quote(fragments) else "incise",
            kind_of_cue=incise.occurrence.cue.kind or "say",
            via=list(incise.via),
        )

    def _without_lead(self, begin: int, end: int) -> Range:
        """Content does not begin with the stop or comma that ends an incise."""
        while begin < end and self.words.low[begin] in (".", ",", ";", ":", "!", "?"):
            begin += 1
        return begin, end

    def _as_recalled(self, incise: Incise, before: Range, end: int) -> Finding | None:
        """*comme le rappelle X*: what follows the next comma is said, or what stands before."""
        start = incise.end + 1
        rest = (
            self.phrases.trimmed(start, self.clauses.clause_end(start, end, incise.occurrence.verb))
            if start < end
            else (end, end)
        )
        content = rest if rest[1] > rest[0] else before
        if content[1] <= content[0]:
            return None
        return Finding(content=[content], source=incise.source, cue=incise.cue, rule="comme+incise", kind_of_cue="say")

    def _has_quote(self, fragments: list[Range]) -> bool:
        return any(self.quote_of[place] >= 0 for begin, end in fragments for place in (begin, end - 1))

    def _behind_one(self, incise: Incise, end: int) -> Range | None:
        """*indique-t-on de source policière*, *auprès du ministère*: the source behind *on*."""
        words = self.words
        place = incise.cue[1]
        while place < min(end, incise.cue[1] + 4):
            if words.low[place] == "de" and {"source", "sources"} & set(words.low[place + 1 : min(end, place + 3)]):
                return place + 1, self.phrases.noun_phrase_end(place + 1, end)
            if words.low[place] in ("auprès", "chez", "à", "au", "dans", "sur"):
                start = place + 2 if words.low[place] == "auprès" else place + 1
                if start < end:
                    return start, self.phrases.noun_phrase_end(start, end)
            place += 1
        return None

    def _before_incise(self, starts: int, place: int, found: list[Finding]) -> Range:
        """The words before an incise that it reports: the clause, or only the last quotation where the rest has a source."""
        words = self.words
        stop = place
        while stop > starts and words.low[stop - 1] in (",", "-", "–", "—"):
            stop -= 1
        last = self.quote_of[stop - 1] if stop > starts else -1
        if last >= 0 and self.quote_of[place] < 0:
            quote_begin = self.quotes[last][0]
            if quote_begin > starts:
                lead = self.phrases.trimmed(starts, quote_begin)
                colon = words.low[quote_begin - 1] in (":", ",")
                sourced = any(
                    other.cue is not None and starts <= other.cue[0] < quote_begin and not other.inside for other in found
                )
                if (colon and sourced) or self._ends_sentence(quote_begin - 1):
                    return quote_begin, stop
                if colon and lead[1] > lead[0] and words.low[quote_begin - 1] == ":" and self.quote_of[lead[1] - 1] < 0:
                    return quote_begin, stop
        return self.phrases.trimmed(starts, stop) if last < 0 else (starts, stop)

    def _ends_sentence(self, place: int) -> bool:
        return self.words.low[place] in (".", "!", "?", "…", "...")

    def _after_incise(self, incise: Incise, end: int, before: Range) -> list[Range]:
        """What goes on after an incise: the rest of its quotation, a second quotation, the rest of the clause."""
        words = self.words
        place = incise.end
        inside = self.quote_of[incise.begin]
        if inside >= 0:
            stop = self.quotes[inside][1]
            if place < stop and words.low[place] in (",", ".", ";", ":"):
                place += 1
            return [(place, stop)] if stop - place > 1 else []
        if place >= end:
            return []
        joins = words.low[place] in (",", ":", ".")
        start = place + 1 if joins else place
        if start >= end:
            return []
        if self.quote_of[start] >= 0 and words.text[start] in _OPENING:
            stop = self.quotes[self.quote_of[start]][1]
            after = stop + 1 if stop < end and words.low[stop] == "," else stop
            if after < end and self.incises.at(after, end, quoted=True) is not None:
                return []
            return [(start, stop)]
        if words.low[place] != ",":
            return []
        if self.quote_of[before[1] - 1] >= 0 if before[1] else False:
            return []
        complete = any(self.phrases.finite(here) for here in range(*before)) and (self.words.form(before[1] - 1) != "fin")
        low = words.low[start]
        if complete and (
            words.pos[start] in ("ADP", "SCONJ", "CCONJ", "ADV", "PRON", "DET", "AUX")
            or words.form(start) == "ger"
            or (low in ("qui", "que", "alors", "sans"))
        ):
            return []
        stop = self.clauses.clause_end(start, end, incise.occurrence.verb)
        rest = self.phrases.trimmed(start, stop)
        return [rest] if rest[1] > rest[0] else []
