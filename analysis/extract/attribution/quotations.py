"""Finds quotations: a text goes in, the spans between quotation marks (marks included) come out, in text order.

Guillemets, curly and typewriter marks count, nested ones belong to the outer one. A quotation ends with its paragraph:
one that goes on in the next opens again there, as French and English newspapers print it.
"""

import re
from dataclasses import dataclass

_MARKS = re.compile(r"[«»“”„\"‹›]|‘|’|(?<![\w’'])'(?=[\w“«\"])|(?<=[\w.,!?…])'(?!\w)")
_CLOSERS = {"«": "»", "“": "”", "„": "“”", '"': '"', "‹": "›", "‘": "’", "'": "'"}
_SENTENCE_END = re.compile(r"[.!?…](?=\s+[A-ZÀ-Þ«“])")
_LINE = re.compile(r"[^\r\n]+")
_ANY_CLOSER = re.compile(r"[»”\"]")


@dataclass(frozen=True, kw_only=True)
class Quotation:
    """A stretch between quotation marks; `closed` is False where the closing mark is missing in its paragraph."""

    start: int
    end: int
    mark: str
    closed: bool


def quotations(text: str, *, single: bool) -> list[Quotation]:
    """The outermost quotations of `text`; single marks open one only where `single` says so (English)."""
    if (
        not _ANY_CLOSER.search(text)
        and "«" not in text
        and "“" not in text
        and not (single and ("‘" in text or "'" in text))
        and "''" not in text
    ):
        return []
    # Two typewriter apostrophes make one mark; the second is hidden so that offsets stay.
    text = text.replace("''", '"\0').replace("``", '"\0')
    found: list[Quotation] = []
    lines = list(_LINE.finditer(text))
    for place, line in enumerate(lines):
        following = lines[place + 1].group().lstrip()[:1] if place + 1 < len(lines) else ""
        found += _in_line(text, line.start(), line.end(), following, single)
    return found


def _opens(text: str, at: int, mark: str) -> bool:
    """Whether a typewriter mark stands like an opening one."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return (not after.isspace() and (before.isspace() or before in "([«“—–-/'’")) or mark not in "\"'"


def _in_line(text: str, start: int, end: int, following: str, single: bool) -> list[Quotation]:
    found: list[Quotation] = []
    opened: int | None = None
    mark, depth, last_closer = "", 0, -1
    places = list(_MARKS.finditer(text, start, end))
    for match in places:
        at, sign = match.start(), match.group()
        if opened is None:
            if (
                sign in "«“„‹"
                or (sign == '"' and (_opens(text, at, sign) or not text[start:at].strip()))
                or (single and sign in "‘'" and _opens(text, at, sign) and _closes_later(text, at, end, sign))
            ):
                opened, mark, depth, last_closer = at, sign, 1, -1
        elif sign in _CLOSERS[mark] and not (sign in "’'" and text[at + 1 : at + 2].isalpha()):
            if sign in "«“" and sign == mark:
                depth += 1
                continue
            depth -= 1
            last_closer = at + 1
            if depth == 0:
                found.append(
                    Quotation(start=opened, end=at + 2 if text[at + 1 : at + 2] == "\0" else at + 1, mark=mark, closed=True)
                )
                opened = None
        elif sign == mark:
            depth += 1
    if opened is None:
        return found
    rest = [match.start() + 1 for match in places if match.start() > opened and _ANY_CLOSER.match(match.group())]
    stop = last_closer if last_closer > 0 else rest[-1] if rest else 0
    if stop:
        return [*found, Quotation(start=opened, end=stop, mark=mark, closed=True)]
    while end > start and text[end - 1].isspace():
        end -= 1
    begins = not text[start:opened].strip() or text[start:opened].rstrip().endswith(":")
    if mark in "\"'‘" and not begins:
        return found
    if not begins and following not in _CLOSERS and (cut := _SENTENCE_END.search(text, opened, end)):
        end = cut.end()
    return [*found, Quotation(start=opened, end=end, mark=mark, closed=False)] if end > opened + 1 else found


def _closes_later(text: str, at: int, end: int, sign: str) -> bool:
    close = re.compile(r"(?<=[\w.,!?…])[’']" + r"(?!\w)")
    return close.search(text, at + 2, end) is not None and sign in "‘'"
