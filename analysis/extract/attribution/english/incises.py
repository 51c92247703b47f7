"""English incises: *…, X said*, *…, said X, …*. A cue and its subject go in, a `Finding` with what stands around comes out."""

from analysis.extract.attribution.english.clauses import OPENING
from analysis.extract.attribution.english.contents import Contents
from analysis.extract.attribution.english.grammar import SUBORDINATE_OPENERS
from analysis.extract.attribution.english.verbs import Occurrence
from analysis.extract.attribution.finding import Finding, Range
from analysis.extract.attribution.words import Words
from analysis.extract.doc import text_of

_ENDS = frozenset((".", "!", "?", "…", "..."))


class Incises:
    """The incises of one document."""

    def __init__(self, words: Words, contents: Contents, quote_of: list[int], quotes: list[Range]) -> None:
        self.words, self.contents, self.quote_of, self.quotes = words, contents, quote_of, quotes

    def finding(self, found: Occurrence, source: Range | None, begin: int, end: int) -> Finding | None:
        """*…, X said*, *…, said X, …*: what stands before, and what goes on after, is said."""
        words = self.words
        if source is None:
            return None
        first = min(source[0], found.begin)
        last = max(source[1], found.end)
        before = first - 1
        while before > begin and words.pos[before] == "ADV" and words.low[before] != ",":
            before -= 1
        if before < begin:
            return self._after_quote_unit(found, source, first, begin, end)
        after_quote = self.quote_of[before] >= 0
        if not (after_quote or words.low[before] in (",", "—", "–", "--", "?", "!")):
            return None
        if source[0] > found.verb and source[0] - found.end > 3:
            return None
        tail = self._tail(last, end, found)
        if tail is None:
            return None
        if not after_quote and tail < end and words.low[tail] not in (",", ";"):
            return None
        starts = self.start(begin, before)
        if not after_quote and not self._incise_fits(found, (starts, before), (last, tail), end):
            return None
        stop = before + 1 if after_quote else before
        if after_quote:
            quote_begin = self.quotes[self.quote_of[before]][0]
            if quote_begin > starts and words.low[quote_begin - 1] in _ENDS | {":"}:
                starts = quote_begin
        fragments = [(starts, stop)] if stop > starts else []
        fragments += self._rest(tail, end, after_quote, fragments)
        if not fragments:
            return None
        return Finding(
            content=fragments,
            source=source,
            cue=(found.begin, found.end),
            rule="quote+incise" if after_quote else "incise",
            kind_of_cue=found.cue.kind,
        )

    def _incise_fits(self, found: Occurrence, clause: Range, rest: Range, end: int) -> bool:
        """Whether the clause before is complete, or only linked to the one after, and nothing else is said right here."""
        words = self.words
        (starts, before), (last, tail) = clause, rest
        if words.low[starts] in SUBORDINATE_OPENERS:
            starts = next((here for here in range(starts, before) if words.low[here] == ","), before)
        complete = any(words.form(here) == "fin" and words.dep[here] not in ("relcl", "acl") for here in range(starts, before))
        if last < tail and self.contents.after(found, tail) is not None:
            return False
        if complete:
            return True
        return tail < end and last >= tail - 1 and words.low[tail] == ","

    def _after_quote_unit(self, found: Occurrence, source: Range, first: int, begin: int, end: int) -> Finding | None:
        """*“Why?” Trump asked.*: the quotation is a sentence of its own before this one."""
        words = self.words
        if begin == 0 or self.quote_of[begin - 1] < 0 or (first != begin and words.pos[begin] != "ADV"):
            return None
        if text_of(words.doc)[words.end[begin - 1] : words.start[begin]].count("\n"):
            return None
        last = max(source[1], found.end)
        tail = self._tail(last, end, found)
        if tail is None:
            return None
        quote = self.quotes[self.quote_of[begin - 1]]
        before = quote[0] - 1
        if (
            before >= 0
            and words.low[before] not in _ENDS
            and "\n" not in text_of(words.doc)[words.end[before] : words.start[quote[0]]]
        ):
            # The sentence that the quotation closes has its own speaker.
            return None
        fragments = [quote, *self._rest(tail, end, True, [quote])]
        return Finding(
            content=fragments, source=source, cue=(found.begin, found.end), rule="quote+incise", kind_of_cue=found.cue.kind
        )

    def _tail(self, place: int, end: int, found: Occurrence) -> int | None:
        """One past addressee, date and place after an incise; None where what is said follows instead."""
        words = self.words
        while place < end:
            low = words.low[place]
            if low in (",", ";", ":") or (words.text[place] in OPENING and self.quote_of[place] >= 0):
                return place
            if low == "that" and words.pos[place] == "SCONJ" and words.head[words.head[place]] == found.verb:
                return None
            if (
                words.form(place) == "fin"
                and words.dep[place] == "ccomp"
                and words.head[place] == found.verb
                and place > found.verb
            ):
                return None
            place += 1
        return place

    def _rest(self, place: int, end: int, after_quote: bool, before: list[Range]) -> list[Range]:
        """What goes on after an incise: a second quotation, or the rest of the sentence."""
        words = self.words
        if place >= end:
            return []
        start = place + 1 if words.low[place] in (",", ":", ";") else place
        # "…, he said, adding: “…”" has its own report.
        if start >= end:
            return []
        if words.text[start] in OPENING and self.quote_of[start] >= 0:
            stop = self.quotes[self.quote_of[start]][1]
            return [(start, stop)]
        if after_quote or words.low[place] != ",":
            return []
        if words.form(start) == "ger" or words.low[start] in (
            "adding",
            "citing",
            "referring",
            "speaking",
            "according",
            "who",
            "which",
        ):
            return []
        complete = any(words.form(here) == "fin" for first, last in before for here in range(first, last))
        if complete and words.low[start] in (
            "a",
            "an",
            "the",
            "in",
            "on",
            "at",
            "during",
            "after",
            "before",
            "as",
            "when",
            "while",
        ):
            return []
        return [(start, self.contents.clauses.clause_end(start, end, start))]

    def start(self, begin: int, place: int) -> int:
        """Where the clause before an incise begins: after a heading, a date line or linking words."""
        words = self.words
        for here in range(begin, min(place, begin + 10)):
            if (
                words.low[here] in ("—", "–", "--")
                and here > begin
                and not any(words.form(there) == "fin" for there in range(begin, here))
            ):
                begin = here + 1
                break
        for here in range(place - 1, begin, -1):
            if words.low[here] == ";" and self.quote_of[here] < 0:
                begin = here + 1
                break
        return begin
