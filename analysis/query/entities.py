"""Who appears with whom: counts of entities, and pairs of them in one sentence, paragraph or article."""

import pandas as pd

from analysis.query.filters import Filters
from analysis.query.question import Source, ask, check_choice, check_count

COUNTS = ("entity_id", "name", "label", "kind", "mentions", "sentences", "articles", "outlets")
PAIRS = ("a_id", "b_id", "a", "b", "a_label", "b_label", "windows", "articles", "n_a", "n_b", "n", "expected", "npmi")
PAIR_SENTENCES = ("key", "article_id", "sentence", "outlet", "published", "title", "text", "names_both")
SENTENCES = ("key", "article_id", "sentence", "outlet", "published", "title", "text")
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
          label: str | None = None, top: int = 200) -> pd.DataFrame:
    """Returns one row a pair that shares at least `least` windows, among the `top` entities present in most windows.

    `windows` counts those that hold both, `expected` what chance would give, `npmi` is between -1 and 1, 0 being chance.
    After Bouma 2009 (NPMI). Raises `QueryError` on a window other than sentence, paragraph, article.
    """
    check_choice("window", window, WINDOWS)
    check_count("least", least)
    check_count("top", top)
    _check_label(label)
    return ask(source, "pairs", PAIRS, filters, language=language, per=window, least=least, label=label, top=top)


def pair_sentences(source: Source, a_id: str, b_id: str, filters: Filters | None = None, *,
                   window: str = "sentence") -> pd.DataFrame:
    """Returns one row a sentence that shows the pair: it names both, or, in a wider window, either of them."""
    check_choice("window", window, WINDOWS)
    return ask(source, "pair_sentences", PAIR_SENTENCES, filters, per=window, a_id=a_id, b_id=b_id)


def sentences(source: Source, entity_id: str, filters: Filters | None = None) -> pd.DataFrame:
    """Returns one row a sentence left that mentions the entity, the latest published first."""
    return ask(source, "entity_sentences", SENTENCES, filters, entity_id=entity_id)


def _check_label(label: str | None) -> None:
    if label is not None:
        check_choice("label", label, LABELS)
