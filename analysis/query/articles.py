"""The articles: a list, where a search meets each of them, and one article with everything marked in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.errors import QueryError
from analysis.query import search
from analysis.query.evidence import Evidence, evidence
from analysis.query.filters import Filters
from analysis.query.question import Source, ask, check_count
from analysis.rows import records

ARTICLES = ("article_id", "title", "outlet", "author", "published", "published_rule", "language", "analysed", "words", "events",
            "statements", "url", "total")
TEXTS = ("article_id", "language", "text")
ARTICLE = ("article_id", "url", "outlet", "author", "title", "text", "published", "published_rule", "language", "analysed",
           "words", "path", "ingest_id", "origins")
NEIGHBOURS = ("place", "total", "previous_id", "previous_title", "next_id", "next_title")
_BEFORE, _AFTER = 60, 140


@dataclass(frozen=True, kw_only=True)
class Passage:
    """What a search found in a text, and some of what stands around it."""

    before: str
    hit: str
    after: str


@dataclass(frozen=True, kw_only=True)
class ReadArticle:
    """One article (`about` holds the columns of `ARTICLE`) and all its sentences in order, those set aside among them."""

    about: dict[str, Any]
    sentences: tuple[Evidence, ...]


def articles(source: Source, filters: Filters | None = None, *, most: int = 50, skip: int = 0) -> pd.DataFrame:
    """Returns one row an article, the latest first; `total` is their number on all pages."""
    check_count("most", most)
    if skip < 0:
        raise QueryError(f"skip is {skip}", next_step="give 0 or more")
    return ask(source, "articles", ARTICLES, filters, most=most, skip=skip)


def passages(source: Source, ids: Sequence[str], query: str) -> dict[str, Passage]:
    """Article id → the text around the first words that the text query finds in it; those that it finds by other ways lack.

    Raises `SearchError`.
    """
    terms = search.sought(source, query)
    found: dict[str, Passage] = {}
    for row in records(ask(source, "texts", TEXTS, ids=list(ids))):
        for start, end in search.spans(terms, row["text"], row["language"])[:1]:
            found[row["article_id"]] = _passage(row["text"], start, end)
    return found


def _passage(text: str, start: int, end: int) -> Passage:
    first, last = max(0, start - _BEFORE), min(len(text), end + _AFTER)
    before, after = text[first:start], text[end:last]
    # cut between words, where there is a blank to cut at
    return Passage(before=before.partition(" ")[2] or before if first else before, hit=text[start:end],
                   after=after.rpartition(" ")[0] or after if last < len(text) else after)


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
