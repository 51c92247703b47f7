"""Cuts a document into stretches that are read at once: sentences, joined where a quotation runs over several."""

from dataclasses import dataclass

from analysis.extract.attribution.quotations import Quotation
from analysis.extract.attribution.words import Words
from analysis.extract.doc import text_of


@dataclass(frozen=True, kw_only=True)
class Unit:
    """The words `[begin, end)`; `paragraph` counts from 0; `quotes` are the indices of the quotations inside."""

    begin: int
    end: int
    paragraph: int
    quotes: tuple[int, ...]


def quote_map(words: Words, quotes: list[Quotation]) -> tuple[list[int], list[tuple[int, int]]]:
    """For each word the quotation that holds it (-1: none), and each quotation's words with its marks."""
    inside = [-1] * len(words)
    ranges = []
    for index, quote in enumerate(quotes):
        begin, end = words.at(quote.start), words.until(quote.end)
        ranges.append((begin, max(begin, end)))
        for place in range(begin, end):
            inside[place] = index
    return inside, ranges


# Rules look along a whole unit: one of a whole book without a full stop would take them hours.
_LONGEST = 2000


def units(words: Words, ranges: list[tuple[int, int]]) -> list[Unit]:
    """The units of a document, in text order."""
    found: list[Unit] = []
    text = text_of(words.doc)
    paragraph = 0
    begin: int | None = None
    quotes: list[int] = []
    pending = 0
    stop = 0
    last_end = 0
    for start, end in words.sentences:
        if last_end and begin is None and "\n" in text[words.end[last_end - 1] : words.start[start]]:
            paragraph += 1
        if begin is None:
            begin, quotes, stop = start, [], end
        stop = end
        while pending < len(ranges) and ranges[pending][0] < end:
            if ranges[pending][0] >= begin:
                quotes.append(pending)
            pending += 1
        last_end = end
        if quotes and ranges[quotes[-1]][1] > end:
            continue
        found += _cut(Unit(begin=begin, end=stop, paragraph=paragraph, quotes=tuple(quotes)), ranges)
        begin = None
    if begin is not None:
        found += _cut(Unit(begin=begin, end=stop, paragraph=paragraph, quotes=tuple(quotes)), ranges)
    return found


def _cut(unit: Unit, ranges: list[tuple[int, int]]) -> list[Unit]:
    """A unit, in pieces where it is too long."""
    if unit.end - unit.begin <= _LONGEST:
        return [unit]
    pieces = []
    for begin in range(unit.begin, unit.end, _LONGEST):
        end = min(unit.end, begin + _LONGEST)
        held = tuple(quote for quote in unit.quotes if begin <= ranges[quote][0] and ranges[quote][1] <= end)
        pieces.append(Unit(begin=begin, end=end, paragraph=unit.paragraph, quotes=held))
    return pieces
