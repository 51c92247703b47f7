"""Reads an English document: its words and quotations go in, `Finding`s come out, in no particular order."""

from analysis.extract.attribution.english.contents import OPENING, Contents
from analysis.extract.attribution.english.verbs import FIRST_PERSON, SUBJECT, Occurrence, Verbs
from analysis.extract.attribution.finding import Finding, Range
from analysis.extract.attribution.lexicon import Lexicon, lemmatized
from analysis.extract.attribution.units import Unit
from analysis.extract.attribution.words import Words

_ENDS = frozenset((".", "!", "?", "…", "..."))
_ANIMATE = ("er", "or", "ist", "ian", "man", "woman", "men", "women", "ee", "ant")
_SUBORDINATE = frozenset("if when while as although though since because after before once unless".split())
# Who declines to say does not say.
_WITHHELD = frozenset(("decline", "refuse"))
_SILENT_WITH_TO = frozenset(("decline", "refuse"))


class EnglishReader:
    """The English rules over one document."""

    def __init__(self, words: Words, lexicon: Lexicon, timed: frozenset[int], quote_of: list[int], quotes: list[Range]) -> None:
        self.words, self.lexicon, self.quote_of, self.quotes = words, lexicon, quote_of, quotes
        self.verbs = Verbs(words, lexicon)
        self.contents = Contents(self.verbs, timed, quote_of)
        self.no_comment = lexicon.words("stops", "no_comment")
        self._openers = sorted((opener.split() for opener in lexicon.lists["openers"]["words"]), key=len, reverse=True)
        self._prepositions = [text.split() for text in lexicon.lists["sources"]["prepositions"]]
        self._no_source = lexicon.words("sources", "no_source")

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
                        if finding.source is not None and finding.kind_of_cue not in ("think", "hope", "find") and (
                                self.words.low[finding.source[0]] not in FIRST_PERSON):
                            finding.inside = True
                            found.append(finding)
                start = place + 1
        self.quote_of[begin:end] = hidden
        return found

    def _stretch(self, begin: int, end: int, quotes: tuple[int, ...]) -> list[Finding]:
        while end > begin and self.words.low[end - 1] in _ENDS and self.quote_of[end - 1] < 0:
            end -= 1
        found: list[Finding] = []
        led: list[tuple[Occurrence, Range]] = []
        for occurrence in self.verbs.occurrences(begin, end):
            if self.quote_of[occurrence.verb] >= 0:
                continue
            found += self._of_verb(occurrence, begin, end, quotes, led)
        found += self._nouns(begin, end)
        found += self._prepositional(begin, end, found)
        self._citations(begin, end, found)
        self._colons(begin, end, quotes, found)
        return found

    # -- verbs -------------------------------------------------------------------------------------------------------

    def _of_verb(self, found: Occurrence, begin: int, end: int, quotes: tuple[int, ...], led: list[tuple[Occurrence, Range]]) -> list[Finding]:
        words = self.words
        frames = found.cue.frames
        if not frames or found.form == "part" and not found.passive or found.modal and found.form != "fin":
            return []
        if found.form == "ger" and found.begin > begin and words.low[found.begin - 1] == "as":
            return []
        if found.form == "inf" and found.begin > begin + 1 and lemmatized(words.low[found.begin - 2], "en") in _WITHHELD:
            return []
        if "x-saying" in frames and found.passive and (quoted := self._quoted_by(found, begin, end)):
            return quoted
        if found.modal or found.negated and found.cue.kind not in ("think", "deny", "hope", "criticise"):
            return []
        source = self._source(found, begin, end)
        if source is not None and words.low[source[0]] in FIRST_PERSON and source[1] - source[0] == 1:
            return []
        if found.form == "fin" and not found.passive and "quote" in frames:
            incise = self._incise(found, source, begin, end, quotes)
            if incise is not None:
                return [incise]
        content = self.contents.after(found, end)
        if content is None or self._no_content(found, content.begin, content.end):
            return []
        if found.passive:
            source = self._agent(found, end)
            if content.frame not in ("that", "x-to", "x-as", "to"):
                return []
        elif source is None and found.form not in ("ger",):
            return []
        if source is not None and not found.passive and content.frame not in ("that", "quote") and not self._can_speak(source):
            return []
        finding = Finding(content=[(content.begin, content.end)], source=source, cue=(found.begin, found.end),
                          rule=("passive+" if found.passive else "verb+") + content.frame, kind_of_cue=found.cue.kind)
        if content.other is None:
            return [finding]
        inner = Finding(content=list(finding.content), source=content.other, cue=(content.other[1], content.begin), rule="as-saying",
                        kind_of_cue="say", outer=finding)
        return [finding, inner]

    def _quoted_by(self, found: Occurrence, begin: int, end: int) -> list[Finding]:
        """*X was quoted by Y as saying …*: Y relays what X said."""
        words = self.words
        for here in range(found.end, min(end, found.end + 14)):
            if words.low[here] == "as" and here + 2 < end and words.low[here + 1] in ("saying", "telling", "stating"):
                start = here + 2 + (words.low[here + 2] == "that")
                stop = self.contents.clause_end(start, end, here + 1)
                speaker = self.verbs.subject(found.verb, begin, end)
                relay = self._agent(found, here)
                content = [(start, stop)]
                if speaker is None or stop <= start:
                    return []
                inner = Finding(content=content, source=speaker, cue=(found.begin, found.end), rule="as-saying", kind_of_cue="say")
                if relay is None:
                    return [inner]
                outer = Finding(content=list(content), source=relay, cue=(here, here + 2), rule="passive+as-saying", kind_of_cue="say")
                inner.outer = outer
                return [outer, inner]
        return []

    def _can_speak(self, source: Range) -> bool:
        """Whether a subject can say what a bare noun or an infinitive holds."""
        words = self.words
        return any(words.pos[here] in ("PROPN", "PRON", "NUM") or here in words.named or self.lexicon.speaks(words.low[here])
                   or self.lexicon.is_document(words.low[here]) or words.low[here].rstrip("s").endswith(_ANIMATE) for here in range(*source))

    def _source(self, found: Occurrence, begin: int, end: int) -> Range | None:
        words = self.words
        source = self.verbs.subject(found.verb, begin, end)
        if source is None and found.form == "fin":
            # "said a European official": the parser often takes the inverted subject for an object.
            for child in words.children(found.verb):
                if words.dep[child] in ("dobj", "attr", "npadvmod") and child >= found.end and found.begin > begin and (
                        words.low[found.begin - 1] in (",", '"', "”", "’", "'")):
                    return self.verbs.phrase(child, begin, end, found.verb)
        return source

    def _agent(self, found: Occurrence, end: int) -> Range | None:
        for here in range(found.end, min(end, found.end + 5)):
            if self.words.low[here] == "by" and here + 1 < end:
                first, last = self.words.subtree(here)
                return max(first, here + 1), min(last + 1, end)
        return None

    def _no_content(self, found: Occurrence, begin: int, end: int) -> bool:
        """*declined to comment*: nothing is said."""
        words = self.words
        return found.cue.lemma in _SILENT_WITH_TO and any(
            lemmatized(words.low[here], "en") in self.no_comment for here in range(begin, min(end, begin + 2)))

    # -- incises -----------------------------------------------------------------------------------------------------

    def _incise(self, found: Occurrence, source: Range | None, begin: int, end: int, quotes: tuple[int, ...]) -> Finding | None:
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
        starts = self._start(begin, before)
        if not after_quote and not self._incise_fits(found, starts, before, last, tail, end):
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
        return Finding(content=fragments, source=source, cue=(found.begin, found.end),
                       rule="quote+incise" if after_quote else "incise", kind_of_cue=found.cue.kind)

    def _incise_fits(self, found: Occurrence, starts: int, before: int, last: int, tail: int, end: int) -> bool:
        """Whether the clause before is complete, or only linked to the one after, and nothing else is said right here."""
        words = self.words
        complete = any(words.form(here) == "fin" and words.dep[here] not in ("relcl", "acl") for here in range(starts, before)) and (
            words.low[starts] not in _SUBORDINATE)
        if last < tail and self.contents.after(found, tail) is not None:
            return False
        if complete:
            return True
        return tail < end and last >= tail - 1 and words.low[tail] == ","

    def _after_quote_unit(self, found: Occurrence, source: Range, first: int, begin: int, end: int) -> Finding | None:
        """*“Why?” Trump asked.*: the quotation is a sentence of its own before this one."""
        words = self.words
        if begin == 0 or self.quote_of[begin - 1] < 0 or first != begin and words.pos[begin] != "ADV":
            return None
        if words.doc.text[words.end[begin - 1]:words.start[begin]].count("\n"):
            return None
        last = max(source[1], found.end)
        tail = self._tail(last, end, found)
        if tail is None:
            return None
        quote = self.quotes[self.quote_of[begin - 1]]
        fragments = [quote, *self._rest(tail, end, True, [quote])]
        return Finding(content=fragments, source=source, cue=(found.begin, found.end), rule="quote+incise", kind_of_cue=found.cue.kind)

    def _tail(self, place: int, end: int, found: Occurrence) -> int | None:
        """One past addressee, date and place after an incise; None where what is said follows instead."""
        words = self.words
        while place < end:
            low = words.low[place]
            if low in (",", ";", ":") or words.text[place] in OPENING and self.quote_of[place] >= 0:
                return place
            if low == "that" and words.pos[place] == "SCONJ" and words.head[words.head[place]] == found.verb:
                return None
            if words.form(place) == "fin" and words.dep[place] == "ccomp" and words.head[place] == found.verb and place > found.verb:
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
        if words.form(start) == "ger" or words.low[start] in ("adding", "citing", "referring", "speaking", "according", "who", "which"):
            return []
        complete = any(words.form(here) == "fin" for first, last in before for here in range(first, last))
        if complete and words.low[start] in ("a", "an", "the", "in", "on", "at", "during", "after", "before", "as", "when", "while"):
            return []
        return [(start, self.contents.clause_end(start, end, start))]

    def _start(self, begin: int, place: int) -> int:
        """Where the clause before an incise begins: after a heading, a date line or linking words."""
        words = self.words
        for here in range(begin, min(place, begin + 10)):
            if words.low[here] in ("—", "–", "--") and here > begin and not any(words.form(there) == "fin" for there in range(begin, here)):
                begin = here + 1
                break
        for here in range(place - 1, begin, -1):
            if words.low[here] == ";" and self.quote_of[here] < 0:
                begin = here + 1
                break
        return begin

    def _citations(self, begin: int, end: int, found: list[Finding]) -> None:
        """*…, the BBC reported, citing two people*: whom the report just before has it from."""
        words = self.words
        for place in range(begin, end - 1):
            if words.low[place] != "citing" or self.quote_of[place] >= 0:
                continue
            report = next((other for other in reversed(found) if other.cue is not None and other.outer is None and other.cue[0] != place and (
                0 <= place - max(other.end, other.cue[1], other.source[1] if other.source else 0) <= 2)), None)
            if report is None:
                continue
            stop = place + 1
            while stop < end and words.low[stop] not in (",", ";", "—", "–"):
                stop += 1
            if not any(self.lexicon.speaks(words.low[here]) or here in words.named or self.lexicon.is_document(words.low[here])
                       for here in range(place + 1, stop)):
                continue
            found[:] = [other for other in found if other.cue is None or other.cue[0] != place]
            found.append(Finding(content=list(report.content), source=(place + 1, stop), cue=(place, place + 1), rule="citing",
                                 kind_of_cue="source", outer=report))

    # -- nouns -------------------------------------------------------------------------------------------------------

    def _nouns(self, begin: int, end: int) -> list[Finding]:
        """*the union's claim that …*, *a promise by X to …*."""
        words = self.words
        found = []
        for place in range(begin, end - 1):
            if words.pos[place] != "NOUN" or self.quote_of[place] >= 0:
                continue
            frames = self.lexicon.nouns.get(words.low[place]) or self.lexicon.nouns.get(lemmatized(words.low[place], "en"))
            if not frames:
                continue
            source: Range | None = None
            for child in words.children(place):
                if words.dep[child] == "poss" and child < place:
                    first, last = words.subtree(child)
                    stop = last + 1 if last < place else place
                    if words.low[stop - 1] in ("'s", "’s", "'", "’"):
                        stop -= 1
                    source = (max(first, begin), max(stop, first + 1))
            if source is None and place - 2 >= begin and words.low[place - 1] in ("'s", "’s", "'"):
                source = self._owner(place - 1, begin)
            after = place + 1
            if words.low[after] in ("by", "from", "of") and words.pos[after] == "ADP":
                last = min(words.subtree(after)[1] + 1, end)
                stop = after + 1
                while stop < last and words.low[stop] not in ("that", "to", ","):
                    stop += 1
                if words.low[after] != "of" or source is None:
                    if words.low[after] != "of":
                        source = (after + 1, stop) if stop > after + 1 else source
                    after = stop
            if after >= end - 1:
                continue
            low = words.low[after]
            finding: Finding | None = None
            if "that" in frames and low == "that" and (words.pos[after] == "SCONJ" or words.dep[after] == "mark"):
                stop = self.contents.clause_end(after + 1, end, place)
                if words.dep[after] == "mark":
                    stop = min(stop, max(after + 2, words.subtree(words.head[after])[1] + 1))
                finding = Finding(content=[(after + 1, stop)], source=source, cue=(place, place + 1), rule="noun+that",
                                  kind_of_cue="noun")
            elif "to" in frames and low == "to" and self.contents._infinitive(after + 1, end) and source is not None:
                finding = Finding(content=[(after + 1, self.contents.phrase_end(after + 1, end, place))], source=source,
                                  cue=(place, place + 1), rule="noun+to", kind_of_cue="noun")
            elif "for" in frames and low == "for" and source is not None:
                finding = Finding(content=[(after + 1, self.contents.phrase_end(after + 1, end, place))], source=source,
                                  cue=(place, place + 1), rule="noun+for", kind_of_cue="noun")
            if finding is None or finding.end <= finding.begin:
                continue
            if finding.source is None:
                governor = words.head[place]
                finding.source = self.verbs.subject(governor, begin, end) if words.pos[governor] in ("VERB", "AUX") and (
                    words.dep[place] in ("dobj", "pobj")) else None
                if finding.source is None or words.low[finding.source[0]] in FIRST_PERSON:
                    continue
            found.append(finding)
        return found

    def _owner(self, mark: int, begin: int) -> Range | None:
        """The noun phrase before a possessive mark."""
        words = self.words
        first = mark
        while first > begin and words.pos[first - 1] in ("NOUN", "PROPN", "ADJ", "NUM", "DET"):
            first -= 1
        return (first, mark) if first < mark else None

    # -- according to ------------------------------------------------------------------------------------------------

    def _prepositional(self, begin: int, end: int, others: list[Finding]) -> list[Finding]:
        words = self.words
        found: list[Finding] = []
        for place in range(begin, end - 1):
            if words.low[place] not in ("according", "in", "per", "as") or self.quote_of[place] >= 0:
                continue
            for parts in self._prepositions:
                if words.low[place:place + len(parts)] != parts:
                    continue
                start = place + len(parts)
                if start >= end:
                    continue
                stop, via = self._source_end(start, end)
                if stop <= start:
                    continue
                head = stop - 1
                if lemmatized(words.low[head], "en") in self._no_source and stop - start <= 2:
                    continue
                finding = self._around(place, start, stop, via, begin, end, others)
                if finding is not None:
                    found.append(finding)
                break
        return found

    def _source_end(self, start: int, end: int) -> tuple[int, list[Range]]:
        """One past the source after *according to*, and who quotes it."""
        words = self.words
        via: list[Range] = []
        place = start
        while place < end:
            low = words.low[place]
            if low in (",", ";", ":", "—", "–", "--") or words.text[place] in OPENING and self.quote_of[place] >= 0:
                break
            if low in ("quoted", "cited", "obtained", "reviewed", "published", "released", "seen", "reported") and place + 1 < end and (
                    words.low[place + 1] == "by" and place > start):
                if low in ("quoted", "cited", "reported"):
                    last = min(end, words.subtree(place + 1)[1] + 1)
                    via.append((place + 2, max(place + 3, min(last, end))))
                break
            if words.form(place) == "fin" and words.dep[place] not in ("relcl", "acl") and place > start:
                break
            place += 1
        # ", a nonprofit group,": an apposition, where a comma closes it.
        if place + 1 < end and words.low[place] == "," and words.low[place + 1] in ("a", "an", "the", "who", "which"):
            close = next((here for here in range(place + 1, min(end, place + 20)) if words.low[here] == ","), None)
            if close is not None and not any(words.form(here) == "fin" for here in range(place + 3, close)) and self._clause_after(close + 1, end):
                place = close
            elif close is None and place - start < 25 and not any(words.form(here) == "fin" for here in range(place + 1, end)):
                place = end
        return place, via

    def _clause_after(self, place: int, end: int) -> bool:
        return any(self.words.form(here) == "fin" for here in range(place, end))

    def _around(self, place: int, start: int, stop: int, via: list[Range], begin: int, end: int, others: list[Finding]) -> Finding | None:
        words = self.words
        cue, source = (place, start), (start, stop)
        starts = self._start(begin, place)
        if place - 2 >= begin and words.low[place - 1] == "," and words.low[place - 2] == "that":
            starts = place - 1
        before = place
        while before > starts and words.low[before - 1] in (",", "—", "–", "--"):
            before -= 1
        skip = starts
        for opener in self._openers:
            if words.low[skip:skip + len(opener)] == opener:
                skip += len(opener)
                break
        outer: Finding | None = None
        for other in others:
            # "X told Y that …, according to a memo": the phrase stands over the report before it.
            if other.cue is not None and other.end <= before and (other.source is None or other.source[0] <= before) and (
                    before - max(other.end, other.cue[1]) <= 1 or other.rule.endswith("incise") and before >= other.cue[1]):
                outer = other
        if skip >= before or all(words.pos[here] in ("PUNCT", "CCONJ", "ADV") for here in range(starts, before)):
            after = max([stop, *[part[1] for part in via]])
            if after < end and words.low[after] in (",", ":"):
                after += 1
            last = self.contents.clause_end(after, end, place)
            return Finding(content=[(after, last)], source=source, cue=cue, rule="according-front", kind_of_cue="source",
                           via=via) if last > after else None
        content = [(starts, before)]
        after = max([stop, *[part[1] for part in via]])
        if after < end and words.low[after] == "," and after + 1 < end and outer is None and not any(
                words.form(here) == "fin" for here in range(starts, before)):
            content.append((after + 1, self.contents.clause_end(after + 1, end, place)))
        if outer is not None:
            finding = Finding(content=list(outer.content), source=source, cue=cue, rule="according-end", kind_of_cue="source", via=via)
            finding.outer = outer
            return finding
        return Finding(content=content, source=source, cue=cue, rule="according-end", kind_of_cue="source", via=via)

    # -- colons ------------------------------------------------------------------------------------------------------

    def _colons(self, begin: int, end: int, quotes: tuple[int, ...], found: list[Finding]) -> None:
        """*X: “…”* and any sentence that leads to a quotation by a colon; *Poll: Voters turn away* in headlines."""
        words = self.words
        for index in quotes:
            first, last = self.quotes[index]
            if first - 1 <= begin or words.low[first - 1] not in (":", ",") or any(
                    not other.inside and other.begin <= first < other.end for other in found):
                continue
            source, cue = self._lead(begin, first - 1)
            if words.low[first - 1] == "," and cue is None:
                continue
            if source is None and words.low[first - 1] == ":" and first - 1 - begin <= 6:
                source = (begin, first - 1)
            if source is not None:
                found.append(Finding(content=[(first, last)], source=source, cue=cue, rule="colon", kind_of_cue="say"))

    def _lead(self, begin: int, end: int) -> tuple[Range | None, Range | None]:
        occurrences = [found for found in self.verbs.occurrences(begin, end) if self.quote_of[found.verb] < 0 and (
            found.form != "part" and found.cue.frames & {"quote", "that"})]
        for found in reversed(occurrences):
            source = self._source(found, begin, end)
            if source is not None and words_not_first(self.words.low[source[0]]):
                return source, (found.begin, found.end)
        for place in range(end - 1, begin - 1, -1):
            if self.words.form(place) == "fin" and self.quote_of[place] < 0:
                source = self.verbs.subject(place, begin, end)
                if source is not None:
                    return source, None
        return None, None

    # -- for speakers ------------------------------------------------------------------------------------------------

    def lead(self, unit: Unit) -> tuple[Range | None, Range | None]:
        """Who a sentence is about, and its cue."""
        return self._lead(unit.begin, unit.end)

    def clause_around(self, unit: Unit, quote: Range) -> Range:
        """The clause that a quotation stands in."""
        end = unit.end
        while end > unit.begin and self.words.low[end - 1] in _ENDS and self.quote_of[end - 1] < 0:
            end -= 1
        return unit.begin, max(end, quote[1])


def words_not_first(low: str) -> bool:
    """Whether a subject is not the writer himself."""
    return low not in FIRST_PERSON


_ = SUBJECT
