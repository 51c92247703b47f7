"""The grammar and the reader of tenses of each language, made once for the life of the process."""

from functools import cache

from analysis import knowledge
from analysis.extract.timex import english, french
from analysis.extract.timex.grammar import Grammar
from analysis.extract.timex.tense import TenseReader

_RULES = {"fr": french.RULES, "en": english.RULES}


@cache
def grammar(language: str) -> Grammar:
    """The grammar of a language (`fr` or `en`)."""
    return Grammar(language, _RULES[language])


@cache
def tenses(language: str) -> TenseReader:
    """The reader of tenses of a language."""
    words = knowledge.words(language, "times")
    return TenseReader(language, words["verbs"], words["nouns"])
