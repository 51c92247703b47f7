"""Sets sentence boundaries before the parser runs, so that it cannot cut a sentence at a name it does not know.

A sentence ends at a line break, and at `. ! ? …` with what closes it (guillemets, brackets) where what follows may
begin one. Abbreviations and initials (*M.*, *J.-P.*, *U.S.*) end none; the lists are in `sentences.toml`.
"""

import re
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from analysis import knowledge

_CLOSERS = frozenset("»”’\"')]›")
_OPENERS = frozenset("«“‘\"'([‹—–-•_")
_ENDS = re.compile(r"^(?:[.!?…]+|\.\.\.)$")
_INITIAL = re.compile(r"^(?:[A-ZÀ-Þ]\.-?)+$")


@cache
def _abbreviations(language: str) -> frozenset[str]:
    return frozenset(knowledge.words(language, "sentences")["abbreviations"])


def _may_begin(word: str) -> bool:
    return word[:1].isupper() or word[:1].isdigit() or word in _OPENERS


def mark_sentences(doc: Doc, abbreviations: frozenset[str]) -> None:
    """Sets `is_sent_start` on every token of `doc`."""
    ended = True
    in_typewriter_quote = False
    closing = False
    for position, token in enumerate(doc):
        text = token.text
        if position == 0:
            token.is_sent_start = True
            ended = closing = False
        elif token.is_space:
            token.is_sent_start = False
            ended = ended or "\n" in text or "\r" in text
            if "\n" in text or "\r" in text:
                in_typewriter_quote = False
                closing = True
            continue
        else:
            closes = text in _CLOSERS and (text not in "\"'" or in_typewriter_quote or not doc[position - 1].whitespace_)
            if ended and not closing and (closes or _ENDS.match(text)):
                token.is_sent_start = False
            else:
                token.is_sent_start = ended and (closing or _may_begin(text))
                ended = closing = False
        if text == '"':
            in_typewriter_quote = not in_typewriter_quote
        if _ENDS.match(text):
            before = doc[position - 1] if position else token
            abbreviates = before.text in abbreviations or before.text + "." in abbreviations
            ended = not (text == "." and abbreviates and not before.whitespace_)
        elif text.endswith(".") and len(text) > 1 and text not in abbreviations and not _INITIAL.match(text):
            ended = True


@Language.factory("selon_sentences", default_config={"language": "fr"}, assigns=["token.is_sent_start"])
def sentences(nlp: Language, name: str, language: str) -> "Sentences":
    """The component for `language`."""
    return Sentences(language)


class Sentences:
    """spaCy component: fixes the sentence boundaries that the parser will keep."""

    def __init__(self, language: str) -> None:
        self.abbreviations = _abbreviations(language)

    def __call__(self, doc: Doc) -> Doc:
        mark_sentences(doc, self.abbreviations)
        return doc
