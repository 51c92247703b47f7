"""Who appears with whom: counts of entities, pairs of them in one sentence, paragraph or article; and all about one."""

from collections.abc import Sequence

import pandas as pd

from analysis.query.filters import Filters
from analysis.query.question import Source, ask, check_choice, check_count

COUNTS = ("entity_id", "name", "label", "kind", "mentions", "sentences", "articles", "outlets")
PAIRS = ("a_id", "b_id", "a", "b", "a_label", "b_label", "windows", "articles", "n_a", "n_b", "n", "expected", "npmi",
         "low", "high", "llr")
SHARED_SENTENCES = ("key", "article_id", "sentence", "outlet", "published", "title", "text", "together")
SENTENCES = ("key", "article_id", "sentence", "outlet", "published", "title", "text")
PERIODS = ("lane", "lane_name", "period", "windows", "articles", "of")
ABOUT = ("entity_id", "name", "label", "kind", "country", "wikidata", "mentions", "sentences", "articles", "outlets", "said",
         "said_of", "events", "first_published", "last_published")
NAMES = ("text", "mentions", "articles", "languages")
ARTICLES = ("article_id", "title", "outlet", "published", "mentions", "said")
UNITS = ("month", "quarter", "year")
WINDOWS = ("sentence", "paragraph", "article")
LABELS = ("PER", "ORG", "LOC")


def counts(source: Source, filters: Filters | None = None, *, language: str = "fr", label: str | None = None,
           top: int = 500) -> pd.DataFrame:
    """Returns one row an entity, the most mentioned first: counts of mentions, sentences, articles, outlets.

    `label` keeps to PER, ORG or LOC. Raises `QueryError` on another.
    """
    check_count("top", top)
    _check_label(label)
    return ask(source, "entity_counts", COUNTS, filters, language=language, label=label, top=top)


def pairs(source: Source, filters: Filters | None = None, *, language: str = "fr", window: str = "sentence", least: int = 3,
          label: str | None = None, top: int = 200, who: str | None = None) -> pd.DataFrame:
    """Returns one row a pair that shares at least `least` windows, among the `top` entities present in most windows.

    `windows` counts those that hold both, `expected` what chance would give, `npmi` is between -1 and 1, 0 being chance (Bouma
    2009), `low` and `high` its 95 % interval by linearisation over articles (Woodruff 1971); `llr` is the log-likelihood ratio
    (Dunning 1993), negative below chance. `who` keeps to the pairs of one entity. Raises `QueryError` on a window other than
    sentence, paragraph, article.
    """
    check_choice("window", window, WINDOWS)
    check_count("least", least)
    check_count("top", top)
    _check_label(label)
    return ask(source, "pairs", PAIRS, filters, language=language, per=window, least=least, label=label, top=top, who=who)


def shared_sentences(source: Source, shown: Sequence[tuple[str, str]], filters: Filters | None = None, *,
                     window: str = "sentence") -> pd.DataFrame:
    """Returns one row a sentence that shows one of the pairs: it names both, or, in a wider window, either of them.

    `together` counts those of such pairs that the sentence itself names; the rows with most of them come first.
    """
    check_choice("window", window, WINDOWS)
    return ask(source, "shared_sentences", SHARED_SENTENCES, filters, per=window, pairs=[{"a": a, "b": b} for a, b in shown])


def sentences(source: Source, entity_id: str, filters: Filters | None = None) -> pd.DataFrame:
    """Returns one row a sentence left that mentions the entity, the latest published first."""
    return ask(source, "entity_sentences", SENTENCES, filters, entity_id=entity_id)


def over_time(source: Source, ids: Sequence[str], filters: Filters | None = None, *, language: str = "fr", unit: str = "month",
              window: str = "sentence", as_pair: bool = False) -> pd.DataFrame:
    """Returns one row an entity (or, `as_pair`, the two together) and period of publication: windows that hold it, `of` all.

    Raises `QueryError` on a unit other than month, quarter, year.
    """
    check_choice("window", window, WINDOWS)
    check_choice("unit", unit, UNITS)
    return ask(source, "entity_periods", PERIODS, filters, language=language, ids=list(ids), as_pair=as_pair, per=window,
               unit=unit)


def about(source: Source, entity_id: str, filters: Filters | None = None, *, language: str = "fr") -> pd.DataFrame:
    """Returns one row with all counts of an entity, or none where there is no such entity."""
    return ask(source, "entity", ABOUT, filters, language=language, who=entity_id)


def names(source: Source, entity_id: str, filters: Filters | None = None) -> pd.DataFrame:
    """Returns one row a wording that the entity is named by, the most frequent first."""
    return ask(source, "entity_names", NAMES, filters, who=entity_id)


def articles(source: Source, entity_id: str, filters: Filters | None = None) -> pd.DataFrame:
    """Returns one row an article that names the entity, the latest first."""
    return ask(source, "entity_articles", ARTICLES, filters, who=entity_id)


def _check_label(label: str | None) -> None:
    if label is not None:
        check_choice("label", label, LABELS)
