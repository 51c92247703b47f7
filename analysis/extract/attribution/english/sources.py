"""Sources named beside English reports: *according to X*, *the union's claim that …*, *citing Y*. `Finding`s come out."""

from analysis.extract.attribution.english.clauses import OPENING
from analysis.extract.attribution.english.contents import Contents
from analysis.extract.attribution.english.grammar import FIRST_PERSON
from analysis.extract.attribution.english.incises import Incises
from analysis.extract.attribution.english.verbs import Verbs
from analysis.extract.attribution.finding import Finding, Range
from analysis.extract.attribution.lexicon import lemmatized


class Sources:
    """The sources beside reports in one document."""

    def __init__(self, verbs: Verbs, contents: Contents, incises: Incises, quote_of: list[int]) -> None:
        self.verbs, self.contents, self.incises, self.quote_of = verbs, contents, incises, quote_of
        self.words, self.lexicon = verbs.words, verbs.lexicon
        self._openers = sorted((opener.split() for opener in self.lexicon.lists["openers"]["words"]), key=len, reverse=True)
        self._prepositions = [text.split() for text in self.lexicon.lists["sources"]["prepositions"]]
        self._no_source = self.lexicon.words("sources", "no_source")

    def of_nouns(self, begin: int, end: int) -> list[Finding]:
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
                stop = self.contents.clauses.clause_end(after + 1, end, place)
                if words.dep[after] == "mark":
                    stop = min(stop, max(after + 2, words.subtree(words.head[after])[1] + 1))
                finding = Finding(
                    content=[(after + 1, stop)], source=source, cue=(place, place + 1), rule="noun+that", kind_of_cue="noun"
                )
            elif "to" in frames and low == "to" and self.contents.infinitive(after + 1, end) and source is not None:
                finding = Finding(
                    content=[(after + 1, self.contents.clauses.phrase_end(after + 1, end, place))],
                    source=source,
                    cue=(place, place + 1),
                    rule="noun+to",
                    kind_of_cue="noun",
                )
            elif "for" in frames and low == "for" and source is not None:
                finding = Finding(
                    content=[(after + 1, self.contents.clauses.phrase_end(after + 1, end, place))],
                    source=source,
                    cue=(place, place + 1),
                    rule="noun+for",
                    kind_of_cue="noun",
                )
            if finding is None or finding.end <= finding.begin:
                continue
            if finding.source is None:
                governor = words.head[place]
                finding.source = (
                    self.verbs.subject(governor, begin, end)
                    if words.pos[governor] in ("VERB", "AUX") and (words.dep[place] in ("dobj", "pobj"))
                    else None
                )
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

    def of_prepositions(self, begin: int, end: int, others: list[Finding]) -> list[Finding]:
        words = self.words
        found: list[Finding] = []
        for place in range(begin, end - 1):
            if words.low[place] not in ("according", "in", "per", "as") or self.quote_of[place] >= 0:
                continue
            for parts in self._prepositions:
                if words.low[place : place + len(parts)] != parts:
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
                finding = self._around((place, start), (start, stop), via, others, within=(begin, end))
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
            if low in (",", ";", ":", "—", "–", "--") or (words.text[place] in OPENING and self.quote_of[place] >= 0):
                break
            if (
                low in ("quoted", "cited", "obtained", "reviewed", "published", "released", "seen", "reported")
                and place + 1 < end
                and (words.low[place + 1] == "by" and place > start)
            ):
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
            if (
                close is not None
                and not any(words.form(here) == "fin" for here in range(place + 3, close))
                and self._clause_after(close + 1, end)
            ):
                place = close
            elif close is None and place - start < 25 and not any(words.form(here) == "fin" for here in range(place + 1, end)):
                place = end
        return place, via

    def _clause_after(self, place: int, end: int) -> bool:
        return any(self.words.form(here) == "fin" for here in range(place, end))

    def _around(self, cue: Range, source: Range, via: list[Range], others: list[Finding], *, within: Range) -> Finding | None:
        """What stands around *according to X* and is X's: the clause behind it in front, else the one before."""
        words = self.words
        place, stop = cue[0], source[1]
        begin, end = within
        starts = self.incises.start(begin, place)
        if place - 2 >= begin and words.low[place - 1] == "," and words.low[place - 2] == "that":
            starts = place - 1
        before = place
        while before > starts and words.low[before - 1] in (",", "—", "–", "--"):
            before -= 1
        skip = starts
        for opener in self._openers:
            if words.low[skip : skip + len(opener)] == opener:
                skip += len(opener)
                break
        outer: Finding | None = None
        for other in others:
            # "X told Y that …, according to a memo": the phrase stands over the report before it.
            if (
                other.cue is not None
                and other.end <= before
                and (other.source is None or other.source[0] <= before)
                and (before - max(other.end, other.cue[1]) <= 1 or (other.rule.endswith("incise") and before >= other.cue[1]))
            ):
                outer = other
        if skip >= before or all(words.pos[here] in ("PUNCT", "CCONJ", "ADV") for here in range(starts, before)):
            after = max([stop, *[part[1] for part in via]])
            if after < end and words.low[after] in (",", ":"):
                after += 1
            last = self.contents.clauses.clause_end(after, end, place)
            return (
                Finding(content=[(after, last)], source=source, cue=cue, rule="according-front", kind_of_cue="source", via=via)
                if last > after
                else None
            )
        content = [(starts, before)]
        after = max([stop, *[part[1] for part in via]])
        if (
            after < end
            and words.low[after] == ","
            and after + 1 < end
            and outer is None
            and not any(words.form(here) == "fin" for here in range(starts, before))
        ):
            content.append((after + 1, self.contents.clauses.clause_end(after + 1, end, place)))
        if outer is not None:
            finding = Finding(
                content=list(outer.content), source=source, cue=cue, rule="according-end", kind_of_cue="source", via=via
            )
            finding.outer = outer
            return finding
        return Finding(content=content, source=source, cue=cue, rule="according-end", kind_of_cue="source", via=via)

    def _right_behind(self, end: int, place: int) -> bool:
        """Whether at most a day or a place parts the end of a report from a word (*said on Tuesday, citing*)."""
        between = range(end, place)
        return end <= place and (
            place - end <= 2
            or (place - end <= 6 and self.words.low[place - 1] == "," and not any(self.words.form(here) for here in between))
        )

    def citations(self, begin: int, end: int, found: list[Finding]) -> None:
        """*…, the BBC reported, citing two people*: whom the report just before has it from."""
        words = self.words
        for place in range(begin, end - 1):
            relative = words.low[place] in ("cited", "cites") and words.low[place - 1] in ("which", "who")
            if (words.low[place] not in ("citing", "quoting") and not relative) or self.quote_of[place] >= 0:
                continue
            report = (
                next(
                    (
                        other
                        for other in reversed(found)
                        if other.source is not None
                        and (other.source[0] < place <= other.source[1] + 3 and place >= other.source[1] - 12)
                    ),
                    None,
                )
                if relative
                else next(
                    (
                        other
                        for other in reversed(found)
                        if other.cue is not None
                        and other.outer is None
                        and other.cue[0] != place
                        and (
                            self._right_behind(max(other.end, other.cue[1], other.source[1] if other.source else 0), place)
                            # "CCTV, quoting an expert, reported that …"
                            or (other.source is not None and place - other.source[1] == 1 and other.cue[0] > place)
                        )
                    ),
                    None,
                )
            )
            if report is None:
                continue
            stop = place + 1
            while stop < end and words.low[stop] not in (",", ";", "—", "–"):
                stop += 1
            if not any(
                self.lexicon.speaks(words.low[here]) or here in words.named or self.lexicon.is_document(words.low[here])
                for here in range(place + 1, stop)
            ):
                continue
            found[:] = [other for other in found if other.cue is None or other.cue[0] != place]
            found.append(
                Finding(
                    content=list(report.content),
                    source=(place + 1, stop),
                    cue=(place, place + 1),
                    rule="citing",
                    kind_of_cue="source",
                    outer=report,
                )
            )
