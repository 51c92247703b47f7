"""Answers a text query: a query goes in; the articles in which it holds, and where its words stand in a text, come out.

A query is a condition on an **article**: *Kremlin AND référendum* leaves the articles that hold both, in title or text, however
far apart. A word is found in all its forms (by lemma), a phrase and a prefix as they are written; accents and capitals never
count. Each word, phrase and prefix is one question to the store; AND, OR and NOT join their answers.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.lemmas import LANGUAGES, Word, is_known, line, words
from analysis.query.reading import Reading
from analysis.query.statement import Source, run
from analysis.query.text_query import Both, Either, Node, SearchError, Term, Without, read

__all__ = ["SearchError", "Sought", "found", "sought", "spans"]
# Beyond so many lemmas behind one spelling the first are as good as all.
_MOST_LEMMAS = 20
# How many texts are asked which lemmas a spelling has.
_TEXTS = 200


@dataclass(frozen=True, kw_only=True)
class Sought:
    """One term as it stands in a text: `words` in a row, each folded; `by` says whether forms or lemmas are compared.

    `others` are further lemmas that a single word may have; a prefix is the beginning of the last form.
    """

    words: tuple[str, ...]
    by: str
    prefix: bool = False
    others: frozenset[str] = frozenset()

    def needles(self) -> list[str]:
        """What to look for in a line of the index (`analysis.lemmas.line`)."""
        whole = line(self.words)
        return [whole[:-1] if self.prefix else whole, *(line([other]) for other in sorted(self.others))]

    def fits(self, run_of_words: list[Word]) -> bool:
        """Whether these words, as many as the term has, are it."""
        if self.others and run_of_words[0].lemma in self.others:
            return True
        there = tuple(getattr(word, self.by) for word in run_of_words)
        if self.prefix:
            return there[:-1] == self.words[:-1] and there[-1].startswith(self.words[-1])
        return there == self.words


def found(source: Source, query: str) -> list[str]:
    """The ids of the articles in which `query` holds, in their order. Raises `SearchError`."""
    known = source.searched if isinstance(source, Reading) and source.in_memory else {}
    if query not in known:
        known[query] = sorted(_articles(source, read(query)))
    return known[query]


def sought(source: Source, query: str) -> tuple[Sought, ...]:
    """What the words of `query` are in a text: those of its terms that may stand there. Raises `SearchError`."""
    return tuple(dict.fromkeys(one for term in _wanted(read(query)) for one in _forms(source, term)))


def spans(terms: tuple[Sought, ...], text: str, language: str) -> list[tuple[int, int]]:
    """Where the terms stand in `text`, as half-open spans in code points."""
    there = words(text, language)
    hits = [(run_of_words[0].start, run_of_words[-1].end)
            for term in terms for run_of_words in _runs(there, len(term.words)) if term.fits(run_of_words)]
    return sorted(set(hits))


def _runs(there: list[Word], length: int) -> Iterator[list[Word]]:
    return (there[place:place + length] for place in range(len(there) - length + 1))


def _wanted(node: Node) -> Iterator[Term]:
    if isinstance(node, Term):
        if node.field is None:
            yield node
    elif isinstance(node, Both | Either):
        for part in node.parts:
            yield from _wanted(part)


def _articles(source: Source, node: Node) -> set[str]:
    if isinstance(node, Both):
        # what must not hold is taken away at the end, so that it costs no list of all articles
        without = [part.part for part in node.parts if isinstance(part, Without)]
        within = [_articles(source, part) for part in node.parts if not isinstance(part, Without)]
        left = set.intersection(*within) if within else _all(source)
        return left.difference(*(_articles(source, part) for part in without))
    if isinstance(node, Either):
        return set().union(*(_articles(source, part) for part in node.parts))
    if isinstance(node, Without):
        return _all(source) - _articles(source, node.part)
    return _holding(source, node)


def _all(source: Source) -> set[str]:
    return set(run(source, "search_all", {})["article_id"])


def _holding(source: Source, term: Term) -> set[str]:
    if term.field in ("type", "status"):
        return set(run(source, "search_events", {"field": term.field, "value": term.text, "prefix": term.kind == "prefix"})
                   ["article_id"])
    return {article_id for one in _forms(source, term) for article_id in _ids(source, term.field, one)}


def _ids(source: Source, field: str | None, one: Sought) -> list[str]:
    if field == "collection":
        names = run(source, "search_collection_names", {})
        folded = [line(word.form for word in words(name, "")) for name in names["name"]]
        ids = [known for known, name in zip(names["collection_id"], folded, strict=True)
               if any(needle in name for needle in one.needles())]
        return list(run(source, "search_collection", {"ids": ids})["article_id"])
    if field in ("entity", "source"):
        return list(run(source, f"search_{field}", {"needles": one.needles()})["article_id"])
    parts = [field] if field else ["title", "text"]
    return list(run(source, "search_words", {"parts": parts, "by": one.by, "needles": one.needles()})["article_id"])


def _forms(source: Source, term: Term) -> list[Sought]:
    """What a term is in a text. A compound (*porte-parole*, *l’État*) is several words in a row."""
    forms = tuple(word.form for word in words(term.text, ""))
    named = term.field in ("outlet", "collection", "author", "entity", "source")
    if term.kind != "word" or named:
        return [Sought(words=forms, by="form", prefix=term.kind == "prefix")]
    # no English word is annexé: its lemma there would be annexe, and find that as well
    languages = [one for one in LANGUAGES if term.text.isascii() or is_known(term.text, one)] or LANGUAGES
    lemmas = dict.fromkeys(tuple(word.lemma for word in words(term.text, language)) for language in languages)
    made = [Sought(words=one, by="lemma") for one in lemmas]
    # typed without accents: annexe may be annexe or annexé, and the corpus knows which of them it holds
    if len(forms) == 1 and term.text.isascii():
        there = run(source, "search_lemmas", {"form": forms[0], "needle": line(forms), "most": _MOST_LEMMAS, "texts": _TEXTS})
        made[0] = Sought(words=made[0].words, by="lemma", others=frozenset(there["lemma"]) - {one.words[0] for one in made})
    return made
