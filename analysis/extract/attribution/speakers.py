"""Gives quotations that stand without a cue to who is speaking: findings of all units go in and come out completed."""

from bisect import bisect_left
from typing import Protocol

from analysis.extract.attribution.finding import NARRATIVE, Finding, Range
from analysis.extract.attribution.lexicon import Lexicon, lemmatized
from analysis.extract.attribution.quotations import Quotation
from analysis.extract.attribution.units import Unit
from analysis.extract.attribution.words import Words

# Shorter ones without a verb are names, titles and words held at arm's length.
_LEAST_WORDS = 4


# One of this length without a verb still says something, where somebody has been speaking.
_LONG = 10

_DASHES = ("—", "–", "―", "--")
_SENTENCE_ENDS = frozenset([".", "!", "?", "…", "...", "»", "”", '"', "]", "''", "’"])
_LONGEST_SIGNATURE = 14


class Reader(Protocol):
    """The rules of one language, as far as speakers need them."""

    def unit(self, unit: Unit) -> list[Finding]:
        """All findings of a unit."""

    def lead(self, unit: Unit) -> tuple[Range | None, Range | None]:
        """Who a sentence is about, and its cue: the speaker of a quotation that follows it."""

    def clause_around(self, unit: Unit, quote: Range) -> Range:
        """The clause that a quotation stands in."""

    def points_back(self, unit: Unit) -> tuple[Range | None, Range] | None:
        """Source and cue of a sentence that says who said the one before it (*C'est ce qu'a répété X.*)."""


class Speakers:
    """Follows who speaks from unit to unit."""

    def __init__(self, words: Words, lexicon: Lexicon, quotes: list[Quotation], ranges: list[Range], reader: Reader) -> None:
        self.words, self.lexicon, self.quotes, self.ranges, self.reader = words, lexicon, quotes, ranges, reader
        self.titles = lexicon.words("stops", "titles")

    def complete(self, units: list[Unit]) -> list[Finding]:
        """All findings, with one for each quotation that somebody must have said."""
        found: list[Finding] = []
        speaking: Finding | None = None
        speaking_paragraph, speaking_unit, quoted_last = -1, -9, False
        for index, unit in enumerate(units):
            here = self.reader.unit(unit)
            for told in here:
                if told.rule == NARRATIVE and speaking is not None and speaking_paragraph >= unit.paragraph - 1:
                    told.source, told.same_speaker = speaking.source, speaking
            self._pointed_back(units, index, found)
            signed = self._signed(units, index, here)
            if signed is not None:
                here.append(signed)
            free = [quote for quote in unit.quotes if not self._covered(quote, here)]
            for quote in free:
                near = speaking if speaking is not None and speaking_paragraph >= unit.paragraph - 1 else None
                whole = self._is_whole(unit, quote)
                if (
                    whole
                    and near is not None
                    and quoted_last
                    and speaking_unit == index - 1
                    and not near.inside
                    and (speaking_paragraph == unit.paragraph or not self._last_closed(near))
                ):
                    near.content.append(self.ranges[quote])
                    speaking_unit, speaking_paragraph = index, unit.paragraph
                    continue
                finding = self._free(
                    unit,
                    quote,
                    near,
                    units[index - 1] if index else None,
                    whole=whole,
                    same_paragraph=speaking_paragraph == unit.paragraph,
                )
                if finding is not None:
                    here.append(finding)
            for finding in here:
                if finding.source is not None:
                    finding.source = self.words.whole_names(*finding.source)
            found += here
            last = self._last_speaker(here)
            if last is not None:
                speaking, speaking_paragraph, speaking_unit = last, unit.paragraph, index
                quoted_last = any(
                    self.ranges[quote][0] >= begin and self.ranges[quote][1] <= end + 1
                    for quote in unit.quotes
                    for begin, end in last.content
                )
            elif unit.paragraph != speaking_paragraph and speaking_unit != index:
                quoted_last = False
        return found

    def _pointed_back(self, units: list[Unit], index: int, found: list[Finding]) -> None:
        """Gives the sentence before to whom this one names for it."""
        told = self.reader.points_back(units[index]) if index else None
        if told is None:
            return
        before = units[index - 1]
        last = [finding for finding in found if before.begin <= finding.begin < before.end]
        if not last:
            stop = before.end
            while stop > before.begin and self.words.low[stop - 1] in (".", "!", "?", "…", "..."):
                stop -= 1
            last = [Finding(content=[(before.begin, stop)], source=None, cue=None, rule="points-back", kind_of_cue="say")]
            found += last
        for finding in last:
            if finding.source is None and finding.cue is None:
                finding.source, finding.cue = told

    def _signed(self, units: list[Unit], index: int, here: list[Finding]) -> Finding | None:
        """A quotation set apart, with its speaker behind a dash (*« … » — X, mayor*); its marks may be missing."""
        words = self.words
        begin, end = units[index].begin, units[index].end
        dash = next(
            (
                place
                for place in range(begin, end - 1)
                if words.low[place].startswith(_DASHES) and all(words.form(here) == "" for here in range(place, end))
            ),
            None,
        )
        if dash is None or end - dash > _LONGEST_SIGNATURE or here:
            return None
        name = dash if len(words.text[dash]) > 1 else dash + 1
        if (name not in words.named and not words.text[name].lstrip("".join(_DASHES))[:1].isupper()) or not any(
            place in words.named for place in range(dash, end)
        ):
            return None
        if any(words.low[place] in _DASHES and place != dash for place in range(begin, end)):
            return None
        first = index
        while first > 0 and units[first - 1].paragraph == units[index].paragraph:
            first -= 1
        if dash == begin and first == index:
            return None
        said = (units[first].begin, dash)
        last = words.low[said[1] - 1] if said[1] > said[0] else ""
        if last not in _SENTENCE_ENDS or said[1] - said[0] < _LEAST_WORDS:
            return None
        stop = end - 1 if words.low[end - 1] == "." else end
        return Finding(content=[said], source=(name, stop), cue=None, rule="signature", kind_of_cue="say")

    def _last_closed(self, finding: Finding) -> bool:
        """Whether the last quotation of a finding was closed: one that goes on in the next paragraph is not."""
        first, stop = finding.content[-1]
        place = bisect_left(self.ranges, (first, first))
        return any(
            self.quotes[here].closed for here in range(place, min(len(self.ranges), place + 9)) if self.ranges[here][0] < stop
        )

    def _last_speaker(self, here: list[Finding]) -> Finding | None:
        outside = [finding for finding in here if not finding.inside and (finding.source is not None or finding.same_speaker)]
        return max(outside, key=lambda finding: (finding.end, -finding.begin)) if outside else None

    def _covered(self, quote: int, here: list[Finding]) -> bool:
        begin, end = self.ranges[quote]
        return any(
            first < end and begin < last for finding in here if not finding.inside for first, last in finding.content
        ) or any(finding.source is not None and finding.source[0] <= begin < finding.source[1] for finding in here)

    def _is_whole(self, unit: Unit, quote: int) -> bool:
        """Whether a quotation is all of its unit, or one of several that are."""
        held = {place for other in unit.quotes for place in range(*self.ranges[other])}
        return all(place in held or self.words.pos[place] == "PUNCT" for place in range(unit.begin, unit.end)) and (
            self.ranges[quote][1] - self.ranges[quote][0] > _LEAST_WORDS
        )

    def _free(
        self, unit: Unit, quote: int, near: Finding | None, previous: Unit | None, *, whole: bool, same_paragraph: bool
    ) -> Finding | None:
        begin, end = self.ranges[quote]
        finite = any(self.words.form(place) == "fin" for place in range(begin, end))
        long = end - begin > _LONG and near is not None and not whole and same_paragraph
        if end - begin - 2 < _LEAST_WORDS or not (finite or long) or self._is_title(begin):
            return None
        if not whole and self._stands_as_name(begin, end):
            return None
        if whole:
            source, cue = (None, None)
            if previous is not None and (previous.paragraph == unit.paragraph or self._announces(previous)):
                source, cue = self.reader.lead(previous)
            if source is None and near is not None:
                return Finding(content=[(begin, end)], source=near.source, cue=None, rule="free-quote", same_speaker=near)
            if source is None and unit.paragraph > 0 and self.quotes[quote].mark not in "«“":
                return None
            return Finding(content=[(begin, end)], source=source, cue=cue, rule="free-quote", kind_of_cue="say")
        if unit.paragraph > 0 and near is None:
            return Finding(content=[(begin, end)], source=None, cue=None, rule="unsourced-quote")
        return Finding(
            content=[(begin, end)] if self._begins_clause(begin) else [self.reader.clause_around(unit, (begin, end))],
            source=None,
            cue=None,
            rule="unsourced-quote",
            same_speaker=near,
        )

    def _announces(self, unit: Unit) -> bool:
        return self.words.low[unit.end - 1] == ":"

    def _begins_clause(self, begin: int) -> bool:
        return self.words.low[begin - 1] in (",", ":", ".") if begin else True

    def _stands_as_name(self, begin: int, end: int) -> bool:
        """Whether a quotation inside a clause is written like a title (*on lui doit « La vie est un rêve »*).

        What somebody said goes on in small letters there; in English, where it need not, most words of a title have a capital.
        """
        words = self.words
        said = [place for place in range(begin + 1, end - 1) if words.pos[place] != "PUNCT"]
        if self._begins_clause(begin) or not said or words.text[end - 2] in (".", "…", ","):
            return False
        if self.lexicon.language == "fr":
            cues = self.lexicon.verbs.get(self.lexicon.verb(words.low[begin - 1]) or "", ())
            told = any("quote" in cue.frames and "apart" not in cue.frames for cue in cues)
            return words.text[said[0]][:1].isupper() and said[0] not in words.named and not told
        capitals = sum(words.text[place][:1].isupper() for place in said)
        return capitals > 2 and capitals * 3 >= len(said) * 2

    def _is_title(self, begin: int) -> bool:
        """Whether a noun like *film* or *intitulé* stands before the quotation."""
        for place in range(max(0, begin - 2), begin):
            low = self.words.low[place]
            if low in self.titles or lemmatized(low, self.lexicon.language) in self.titles:
                return True
        return False
