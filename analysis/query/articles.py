"""The articles: a list with a search in plain words, and one article with everything marked in it."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd

from analysis.errors import QueryError
from analysis.query.evidence import Evidence, evidence
from analysis.query.filters import Filters
from analysis.query.question import Source, ask, check_count
from analysis.rows import records

ARTICLES = ("article_id", "title", "outlet", "author", "published", "published_rule", "language", "analysed", "words", "events",
            "statements", "url", "passage", "total")
ARTICLE = ("article_id", "url", "outlet", "author", "title", "text", "published", "published_rule", "language", "analysed",
           "words", "path", "ingest_id")
NEIGHBOURS = ("place", "total", "previous_id", "previous_title", "next_id", "next_title")
_TERM = re.compile(r'"([^"]+)"|([^\s"]+)')
_LONGEST = 300
_MOST_TERMS = 6
_APOSTROPHES = "'’ʼ‘"


@dataclass(frozen=True, kw_only=True)
class ReadArticle:
    """One article (`about` holds the columns of `ARTICLE`) and all its sentences in order, those set aside among them."""

    about: dict[str, Any]
    sentences: tuple[Evidence, ...]


def patterns(search: str) -> list[str]:
    """One regular expression (RE2) for each word and "quoted phrase" of a search, blind to accents, capitals and spacing."""
    return [_pattern(phrase or word) for phrase, word in _TERM.findall(search[:_LONGEST]) if (phrase or word).strip()]


def articles(source: Source, filters: Filters | None = None, *, search: str = "", most: int = 50,
             skip: int = 0) -> pd.DataFrame:
    """Returns one row an article, the latest first; `total` is their number on all pages, `passage` where the search hit.

    The search takes up to six words and "quoted phrases" that all occur in title or text, whatever their accents and
    capitals. Raises `QueryError` on more.
    """
    check_count("most", most)
    if skip < 0:
        raise QueryError(f"skip is {skip}", next_step="give 0 or more")
    wanted = patterns(search)
    if len(wanted) > _MOST_TERMS:
        raise QueryError(f"{len(wanted)} words to search for", next_step=f"give {_MOST_TERMS}, or put a phrase into quotes")
    bound: dict[str, Any] = {f"pattern_{place + 1}": wanted[place] if place < len(wanted) else None
                             for place in range(_MOST_TERMS)}
    return ask(source, "articles", ARTICLES, filters, most=most, skip=skip, **bound)


def article(source: Source, article_id: str, *, language: str = "fr") -> ReadArticle:
    """One article with all its layers. Raises `QueryError` where there is none of that id."""
    found = ask(source, "article", ARTICLE, article_id=article_id)
    if found.empty:
        raise QueryError(f"there is no article {article_id!r}", next_step="look for it in the list: it may have been replaced")
    keys = ask(source, "article_keys", ("key",), article_id=article_id)["key"].tolist()
    return ReadArticle(about=records(found)[0], sentences=evidence(source, keys, language=language))


def neighbours(source: Source, article_id: str, filters: Filters | None = None) -> pd.DataFrame:
    """Returns one row, what stands before and after an article in the list; none where the filters leave the article out."""
    return ask(source, "neighbours", NEIGHBOURS, filters, article_id=article_id)


@cache
def _variants() -> dict[str, str]:
    """Each plain letter and all Latin letters that are it under an accent: `e` → `eéèê…`."""
    found: dict[str, str] = {}
    for code in range(0xC0, 0x180):  # Latin-1 and Latin Extended-A: the letters of Europe
        letter = chr(code)
        plain = unicodedata.normalize("NFKD", letter)[0].lower()
        if plain.isascii() and plain.isalpha():
            found[plain] = found.get(plain, plain) + letter
    return found


def _pattern(term: str) -> str:
    """Regular expressions take 3 ms over a thousand articles where folding every text takes 150."""
    apart = unicodedata.normalize("NFKD", " ".join(term.lower().split()))
    plain = "".join(part for part in apart if not unicodedata.combining(part))
    made = ["(?i)"]
    for letter in plain.replace("œ", "oe").replace("æ", "ae"):
        if letter in _variants():
            # a text may hold the accent as a character of its own
            made.append(f"[{_variants()[letter]}][\\x{{300}}-\\x{{36f}}]*")
        elif letter in _APOSTROPHES:
            made.append(f"[{_APOSTROPHES}]")
        elif letter.isspace():
            made.append(r"[\s\p{Z}]+")
        else:
            made.append(f"\\x{{{ord(letter):x}}}")
    whole = "".join(made)
    ligature = "[œæ][\\x{300}-\\x{36f}]*"
    for first, second in (("o", "e"), ("a", "e")):
        pair = "".join(f"[{_variants()[letter]}][\\x{{300}}-\\x{{36f}}]*" for letter in (first, second))
        whole = whole.replace(pair, f"(?:{pair}|{ligature})")
    return whole
