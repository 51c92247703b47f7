"""What a change of the knowledge would touch, without extracting: its words go in; articles and sentences come out."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.knowledge.terms import Term
from analysis.lemmas import line, words
from analysis.query.question import ask
from analysis.query.search import Sought, spans
from analysis.query.statement import Source

# In so many articles, the newest, sentences are looked for.
MOST_ARTICLES = 300


@dataclass(frozen=True, kw_only=True)
class Touched:
    """How many articles hold one of the words, and the keys of the sentences that do; `all` says that these are all."""

    articles: int
    keys: tuple[str, ...]
    all: bool


def touched(source: Source, terms: Sequence[Term], *, most_articles: int = MOST_ARTICLES) -> Touched:
    """Where the words stand in titles and texts. Accents, capitals and hyphens never count."""
    sought = [one for one in map(_sought, terms) if one.words]
    rows = ask(source, "touched", ("article_id", "language", "terms"), needles=[line(one.words) for one in sought],
               languages=[term.language for term in terms], compared=[one.by for one in sought])
    wanted = {row["article_id"]: (row["language"], tuple(sought[place - 1] for place in row["terms"]))
              for row in rows.head(most_articles).to_dict("records")}
    found: dict[str, list[str]] = defaultdict(list)
    sentences = ask(source, "touched_sentences", ("article_id", "sentence", "text"), articles=list(wanted))
    for article_id, sentence, text in sentences.itertuples(index=False, name=None):
        language, here = wanted[article_id]
        if spans(here, text, language):
            found[article_id].append(f"{article_id}:{sentence}")
    return Touched(articles=len(rows), keys=tuple(key for article_id in wanted for key in found[article_id]),
                   all=len(rows) <= most_articles)


def touched_outlets(source: Source, domains: Sequence[str]) -> pd.DataFrame:
    """Returns one row an outlet, as it is called now, with articles at one of the domains: outlet, articles (a count)."""
    return ask(source, "touched_outlets", ("outlet", "articles"), domains=list(domains))


def _sought(term: Term) -> Sought:
    there = words(term.text, term.language)
    return Sought(words=tuple(word.lemma if term.by == "lemma" else word.form for word in there), by=term.by)
