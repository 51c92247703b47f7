"""Finds time expressions: a parsed doc goes in, `doc._.times` comes out, in text order and without overlaps.

Each is a TIMEX3 with the first and last day it covers, the rule that found it and what it was resolved against. The two
ends of a range are neighbours whose rules are `range-start` and `range-end`, with each day listed between as `range-middle`.
"""

import re
from bisect import bisect_right
from functools import cache, partial

from spacy.language import Language
from spacy.tokens import Doc

from analysis.extract.doc import SentenceIndex, is_read, text_of
from analysis.extract.timex.anchors import Anchors
from analysis.extract.timex.context import Context
from analysis.extract.timex.grammar import Draft
from analysis.extract.timex.language import grammar, tenses
from analysis.extract.timex.reading import articled, joined, kept, listed, preposition, settled
from analysis.extract.timex.resolve import resolve
from analysis.extract.timex.tense import Seen
from analysis.extract.timex.years import StatedYears, stated_years

# Lines may be wrapped: one ends a paragraph where it ends a sentence.
_BREAK = re.compile(r"(?<=[.!?…»”\"])[^\S\n]*\n|\n[^\S\n]*\n")


@Language.factory("selon_times", default_config={"language": "fr"}, requires=["doc._.published"], assigns=["doc._.times"])
def times(nlp: Language, name: str, language: str) -> "Times":
    """The component for `language`."""
    return Times(language)


class Times:
    """spaCy component: fills `doc._.times`."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.grammar = grammar(language)
        self.tenses = tenses(language)

    def __call__(self, doc: Doc) -> Doc:
        tokens, drafts = self.grammar.scan(text_of(doc))
        drafts = [draft for draft in drafts if is_read(doc, *draft.span) and kept(draft, tokens, self.grammar, self.language)]
        if not drafts:
            doc._.times = []
            return doc
        drafts = listed(drafts, tokens, self.grammar)
        settled(drafts, tokens, self.grammar)
        if self.language == "fr":
            articled(drafts, tokens, self.grammar)
        joined(drafts, tokens, self.grammar)
        sentences = SentenceIndex(doc)

        def seen_of(draft: Draft) -> Seen:
            return self.tenses.seen(doc, draft.span, bound=draft.kind == "holiday", owned=draft.kind == "date")

        def told_of(draft: Draft) -> Seen:
            inside = doc._.dateline and draft.span[0] < doc._.dateline[1]
            return Seen(None, owned=True) if inside else self.tenses.seen(doc, draft.span, owned=True)

        breaks = [found.end() for found in _BREAK.finditer(tokens.text)]

        @cache
        def years() -> StatedYears:
            return stated_years(drafts, tokens, self.grammar, seen_of)

        context = Context(
            anchors=Anchors(doc._.published.date), sentence_of=sentences.index_of, paragraph_of=partial(bisect_right, breaks),
            seen_of=seen_of, told_of=told_of,
            preposition_of=lambda draft: preposition(draft, tokens, self.grammar), month_first=self.language == "en",
            years=years)
        doc._.times = resolve(drafts, context)
        return doc
