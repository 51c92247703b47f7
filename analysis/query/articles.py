"""The articles: a list with a search in plain words, and one article with everything marked in it."""

import re
from dataclasses import dataclass
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
_TERM = re.compile(r'"([^"]+)"|([^\s"]+)')


@dataclass(frozen=True, kw_only=True)
class ReadArticle:
    """One article (`about` holds the columns of `ARTICLE`) and all its sentences in order, those set aside among them."""

    about: dict[str, Any]
    sentences: tuple[Evidence, ...]


def terms(search: str) -> list[str]:
    """The words and "quoted phrases" of a search; all of them must occur."""
    return [phrase or word for phrase, word in _TERM.findall(search) if (phrase or word).strip()]


def articles(source: Source, filters: Filters | None = None, *, search: str = "", most: int = 50,
             skip: int = 0) -> pd.DataFrame:
    """Returns one row an article, the latest first; `total` is their number on all pages, `passage` where the search hit.

    The search takes words and "quoted phrases" that all occur in title or text, whatever their accents and capitals.
    """
    check_count("most", most)
    if skip < 0:
        raise QueryError(f"skip is {skip}", next_step="give 0 or more")
    return ask(source, "articles", ARTICLES, filters, terms=terms(search) or None, most=most, skip=skip)


def article(source: Source, article_id: str, *, language: str = "fr") -> ReadArticle:
    """One article with all its layers. Raises `QueryError` where there is none of that id."""
    found = ask(source, "article", ARTICLE, article_id=article_id)
    if found.empty:
        raise QueryError(f"there is no article {article_id!r}", next_step="look for it in the list: it may have been replaced")
    keys = ask(source, "article_keys", ("key",), article_id=article_id)["key"].tolist()
    return ReadArticle(about=records(found)[0], sentences=evidence(source, keys, language=language))
