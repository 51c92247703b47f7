"""Sets sentence boundaries before the parser runs, so that it cannot cut a sentence at a name it does not know.

A sentence ends at a line break, and at `. ! ? …` with what closes it (guillemets, brackets) where what follows may
begin one. Abbreviations and initials (*M.*, *J.-P.*, *U.S.*) end none; the lists are in `sentences.toml`.
"""

import re
from functools import cache

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from analysis import knowledge

_CLOSERS = frozenset("»”’\"')]›")
_OPENERS = frozenset("«“‘\"'([‹—–-•_")
_STOPS = ".!?…"
_INITIAL = re.compile(r"^(?:[A-ZÀ-Þ]\.-?)+$")


@cache
def _abbreviations(language: str) -> frozenset[str]:
    return frozenset(knowledge.words(language, "sentences")["abbreviations"])


def _may_begin(word: str) -> bool:
    return word[:1].isupper() or word[:1].isdigit() or word in _OPENERS


def sentence_starts(words: list[str], spaced: list[bool], abbreviations: frozenset[str]) -> list[bool]:
    """Whether each word begins a sentence; `spaced[i]` says whether a blank follows word `i`."""
    starts: list[bool] = []
    ended = True
    in_typewriter_quote = False
    closing = False
    for position, word in enumerate(words):
        stop = word[0] in _STOPS and not word.strip(_STOPS)
        if position == 0:
            starts.append(True)
            ended = closing = False
        elif word.isspace():
            starts.append(False)
            broken = "\n" in word or "\r" in word
            ended = ended or broken
            closing = closing or broken
            in_typewriter_quote = in_typewriter_quote and not broken
            continue
        else:
            closes = word in _CLOSERS and (word not in "\"'" or in_typewriter_quote or not spaced[position - 1])
            if ended and not closing and (closes or stop):
                starts.append(False)
            else:
                starts.append(ended and (closing or _may_begin(word)))
                ended = closing = False
        if word == '"':
            in_typewriter_quote = not in_typewriter_quote
        if stop:
            before = words[max(0, position - 1)]
            abbreviates = before in abbreviations or before + "." in abbreviations
            ended = not (word == "." and abbreviates and not spaced[max(0, position - 1)])
        elif len(word) > 1 and word[-1] == "." and word not in abbreviations and not _INITIAL.match(word):
            ended = True
    return starts


def mark_sentences(doc: Doc, abbreviations: frozenset[str]) -> None:
    """Sets `is_sent_start` on every token of `doc`."""
    if not len(doc):
        return
    # Arrays in and out: to ask a `Token` at a time takes longer than the rules.
    forms, spaced = doc.to_array(["ORTH", "SPACY"]).T
    spelled = {code: doc.vocab.strings[code] for code in set(forms.tolist())}
    starts = sentence_starts([spelled[code] for code in forms.tolist()], spaced.astype(bool).tolist(), abbreviations)
    doc.from_array(["SENT_START"], np.where(starts, 1, -1).astype(np.uint64))  # type: ignore[arg-type]  # a column will do


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
