"""Finds the dateline (*PARIS, 3 mars 2014 (AFP) –*, *MOSCOW (Agency) –*): a text goes in, its span comes out, or None.

It stands at the head of the body and tells where and when the text was written, nothing of what the text tells.
"""

import re
from collections.abc import Iterator
from functools import cache

from analysis import knowledge
from analysis.records import Span

# A dateline stands at the head of a text: under the title and a line or two of kicker, subtitle and author.
_HEAD_LINES = 5
_REACH = 200

_NAME = r"[A-ZÀ-Þ][\w'’.-]{0,40}"
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.-]{1,40}"
_LINK = r"(?:de|du|la|le|des|sur|en|et|of|the|and|DE|DU|LA|LE|SUR|EN|ET|OF|THE|AND)"
_PLACE = rf"{_NAME}(?:[ /]\s?(?:{_NAME}|{_LINK})){{0,4}}(?:,\s?{_NAME}(?:\s{_NAME}){{0,2}}){{0,2}}"
_CITY = rf"{_CAPITALS}(?:[ /]\s?{_CAPITALS}){{0,4}}(?:,\s?{_NAME}(?:\s{_NAME}){{0,2}}){{0,2}}"
_AGENCY = r"\([^()\n]{1,40}\)|\[[^\[\]\n]{1,40}\]"
_CLOCK = r"(?:[\s,]*(?:à|at)?\s*\d{1,2}\s?[h:.]\s?\d{2}(?:\s?[AaPp]\.?[Mm]\.?)?(?:\s?[A-Z]{2,4})?)?"
_GAP = r"[\s,]*"
# "3 mars 2014 – deux jours plus tard – le pont…" goes on in lower case: the dash of a dateline opens a sentence.
_DASH = r"\s*[.:,]?\s*(?:--|[-–—])\s*(?=[\"'“«„‘(]?\s*[A-ZÀ-Þ0-9«“\"‘])"


def _any(words: Iterator[str] | list[str]) -> str:
    return "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")"


@cache
def _forms(language: str) -> list[re.Pattern[str]]:
    """A place in capitals, a place or nothing before a day or an agency, and a day with its year alone on its line."""
    values = knowledge.words(language, "times")["values"]
    month = rf"(?:{_any([*values['month'], *values['monthabbr']])}\b\.?)"
    weekday = rf"(?:{_any(list(values['weekday']))}\b,?\s+)?"
    number = r"\d{1,2}(?:er|st|nd|rd|th)?"
    day = rf"(?i:(?:(?:le|on)\s+)?{weekday}(?:{number}\s+{month}|{month}\s+{number}))"
    whole = rf"{day},?\s+\d{{4}}"
    either = rf"(?:{day}(?:,?\s+\d{{4}})?{_CLOCK})"
    told = rf"(?:{either}{_GAP}(?:{_AGENCY}|{_NAME})?|(?:{_AGENCY}){_GAP}{either}?)"
    return [re.compile(rf"\W*(?:{form})") for form in (
        rf"{_CITY}(?:{_GAP}{told})?{_DASH}",
        rf"{_PLACE}{_GAP}{told}{_DASH}",
        rf"(?:{whole}{_CLOCK}{_GAP}(?:{_AGENCY})?|(?:{_AGENCY}){_GAP}{either}?){_DASH}",
        rf"(?:{_PLACE}{_GAP})?{whole}{_CLOCK}{_GAP}(?:{_AGENCY})?\.?\s*$")]


def heads(text: str) -> Iterator[Span]:
    """The spans of the first lines that hold anything."""
    count = 0
    for line in re.finditer(r"[^\n]+", text):
        if line.group().strip():
            yield line.span()
            count += 1
        if count == _HEAD_LINES:
            return


def dateline(text: str, language: str) -> Span | None:
    """The span of the dateline without the white space around it, its dash included."""
    for start, end in heads(text):
        line = text[start:end]
        for form in _forms(language):
            found = form.match(line[:_REACH] if len(line) > _REACH else line.rstrip())
            if found and (found.end() >= len(line.rstrip()) or not line[found.end():].isupper()):
                opening = start + len(line) - len(line.lstrip())
                return opening, start + len(found.group().rstrip())
    return None
