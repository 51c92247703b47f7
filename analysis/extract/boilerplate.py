"""Sets aside what is not the article: a text goes in; `doc._.discarded` comes out, lines or ends of lines with a reason each.

Rules are lines of `data/knowledge/<language>/boilerplate.toml`, and one that no list can hold: a title given twice.
"""

import re
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from analysis import knowledge
from analysis.extract.doc import text_of, trimmed
from analysis.records import Discarded

_LINE = re.compile(r"[^\r\n]+")

# A longer line may open like a notice ("Recevez…") and still be the article's own sentence.
_LONGEST_NOTICE = 300

# The blanks that French sets before a colon or within a number.
_BLANKS = str.maketrans("\u00a0\u202f\u2009", "   ")


@cache
def _patterns(language: str, table: str) -> list[tuple[str, re.Pattern[str]]]:
    return [(reason, re.compile(r"\W{0,3}(?:" + "|".join(starts) + ")", re.IGNORECASE))
            for reason, starts in knowledge.words(language, "boilerplate").get(table, {}).items()]


@cache
def _tails(language: str) -> list[tuple[str, re.Pattern[str]]]:
    return [(reason, re.compile("(?:" + "|".join(endings) + r")[\s.]*$", re.IGNORECASE))
            for reason, endings in knowledge.words(language, "boilerplate").get("tail", {}).items()]


def _folded(line: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", line).casefold().split())


def _reason(line: str, language: str, table: str) -> str | None:
    if len(line) > _LONGEST_NOTICE:
        return None
    line = line.translate(_BLANKS)
    return next((reason for reason, pattern in _patterns(language, table) if pattern.match(line)), None)


def _tail(line: str, start: int, language: str) -> list[Discarded]:
    """What closes the line at `start` without being of the article (*(avec AFP)*)."""
    blank = line.translate(_BLANKS)
    ends = ((reason, pattern.search(blank)) for reason, pattern in _tails(language))
    found = [Discarded(span=(start + match.start(), start + match.end()), reason=reason) for reason, match in ends if match]
    return sorted(found, key=lambda aside: aside.span)


def discard(text: str, language: str, title: str = "") -> list[Discarded]:
    """The lines of `text` that are no part of the article.

    The first line may be the title; it is kept once, and not at all where `title` already holds it.
    A line that a `to_end` rule knows takes all that follows with it, but only in the second half of the text: a
    word like *Commentaires* at the top is a heading.
    """
    found: list[Discarded] = []
    titles = {_folded(title)} - {""}
    first = True
    for line in _LINE.finditer(text):
        start, end = trimmed(text, *line.span())
        if start == end:
            continue
        content = text[start:end]
        if start > len(text) / 2 and (reason := _reason(content, language, "to_end")):
            found.append(Discarded(span=trimmed(text, start, len(text)), reason=reason))
            break
        if titles and _folded(content) in titles and not (first and _is_text(text, end)):
            found.append(Discarded(span=(start, end), reason="repeated title"))
        elif reason := _reason(content, language, "line"):
            found.append(Discarded(span=(start, end), reason=reason))
        else:
            found.extend(_tail(content, start, language))
            if first and _folded(content):
                titles.add(_folded(content))
        first = False
    return found


def _is_text(text: str, end: int) -> bool:
    """Whether a first line that ends at `end` is the article's own, though it bears the title: a whole sentence, or all of it.

    Where nobody gives a title, the first line is taken for it.
    """
    return text[end - 1] == "." or not text[end:].strip()


@Language.factory("selon_boilerplate", default_config={"language": "fr"}, assigns=["doc._.discarded"])
def boilerplate(nlp: Language, name: str, language: str) -> "Boilerplate":
    """The component for `language`."""
    return Boilerplate(language)


class Boilerplate:
    """spaCy component: fills `doc._.discarded`."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, doc: Doc) -> Doc:
        doc._.discarded = discard(text_of(doc), self.language, doc._.title)
        return doc
