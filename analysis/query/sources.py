"""Who says so: source types with the unattributed sentences as part of the whole, sources, their statements, chains."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from analysis.query.filters import Filters
from analysis.query.question import Source, ask, check_choice, check_count

SHARES = ("part", "source_type", "sentences", "of", "share", "low", "high", "statements")
RANKING = ("source_id", "name", "source_type", "statements", "share", "direct", "mixed", "indirect", "anonymous", "relayed",
           "articles", "outlets")
STATEMENTS = (
    "key", "article_id", "attribution", "outlet", "published", "source_id", "source", "source_text", "source_type", "anonymous",
    "kind", "cue", "content", "depth", "within", "text", "title", "url", "rule",
)
CHAINS = ("key", "article_id", "attribution", "outlet", "published", "depth", "source_ids", "sources", "source_types",
          "content", "text", "title")
SHARE_SENTENCES = ("key", "article_id", "sentence", "outlet", "published", "title", "text", "source_type")
GROUPS = ("outlet", "language", "month", "quarter", "year", "all")


def shares(source: Source, filters: Filters | None = None, *, by: str = "outlet") -> pd.DataFrame:
    """Returns one row a group (`part`) and source type, `none` (no attribution) among them; shares add up to 1 in a group.

    A read sentence is counted once, under its outermost, first source; `of` is the group's number of them, `low` and `high`
    the 95 % interval of the share (Wilson 1927). `statements` counts all attributions of the type. A filter of source types
    keeps the whole as denominator: the types not chosen go together as `other`. Groups by month, quarter or year are those of
    publication, `part` their first day, None without a date. Raises `QueryError` on another grouping.
    """
    check_choice("by", by, GROUPS)
    chosen = filters or Filters()
    return ask(source, "source_types", SHARES, replace(chosen, source_types=()), by=by, shown=list(chosen.source_types) or None)


def share_sentences(source: Source, part: str | None, types: Sequence[str], filters: Filters | None = None, *,
                    by: str = "outlet") -> pd.DataFrame:
    """Returns one row a sentence that `shares` counted in a part under one of the source types (`none`, `other` among them)."""
    check_choice("by", by, GROUPS)
    chosen = filters or Filters()
    return ask(source, "share_sentences", SHARE_SENTENCES, replace(chosen, source_types=()), by=by, part=part,
               types=list(types), shown=list(chosen.source_types) or None)


def ranking(source: Source, filters: Filters | None = None, *, language: str = "fr", top: int = 200) -> pd.DataFrame:
    """Returns one row a source, the most quoted first: counts of statements by kind, of articles and outlets.

    Sources that the text does not name go together by type: `source_id` is then `~type` and `name` None.
    """
    check_count("top", top)
    return ask(source, "source_ranking", RANKING, filters, language=language, top=top)


def statements(source: Source, filters: Filters | None = None, *, language: str = "fr",
               source_id: str | None = None) -> pd.DataFrame:
    """Returns one row an attribution in the order of publication; of one source (an id of `ranking`) or of all."""
    return ask(source, "statements", STATEMENTS, filters, language=language, source_id=source_id)


def chains(source: Source, filters: Filters | None = None, *, language: str = "fr", least: int = 1) -> pd.DataFrame:
    """Returns one row a chain from the outlet to the innermost source, the longest first; at least `least` sources long.

    `source_ids`, `sources` (names, empty where the text gives none) and `source_types` are lists from the outermost inwards.
    """
    check_count("least", least)
    return ask(source, "chains", CHAINS, filters, language=language, least=least)
