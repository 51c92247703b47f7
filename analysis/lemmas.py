"""The words of a text as they are searched for: a text goes in; its words come out, folded (no accents, no capitals).

The index and the query go through the same functions, so that what is typed meets what is written.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import simplemma

LANGUAGES = ("fr", "en")
# a text may hold an accent as a character of its own
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
_PARTICIPLES = (("é", "er"), ("u", "re"))
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "Œ": "oe", "Æ": "ae"})


@dataclass(frozen=True, slots=True)
class Word:
    """One word: where it stands (half-open, in code points), folded, and its lemma, folded."""

    start: int
    end: int
    form: str
    lemma: str


def words(text: str, language: str) -> list[Word]:
    """The words of `text` in their order; in a language that is not served the lemma is the form."""
    return [Word(found.start(), found.end(), *_read(found[0], language)) for found in _WORD.finditer(text)]


def fold(text: str) -> str:
    """`text` without accents, ligatures and capitals: *Œuvre créée* → *oeuvre creee*."""
    apart = unicodedata.normalize("NFKD", text.translate(_LIGATURES))
    return "".join(part for part in apart if not unicodedata.combining(part)).casefold()


def line(parts: Iterable[str]) -> str:
    """Words as the index keeps them: one space before, between and behind, so that ` word ` is found as it stands."""
    joined = " ".join(parts)
    return f" {joined} " if joined else ""


def is_known(word: str, language: str) -> bool:
    """Whether `word` is one of the language."""
    return bool(simplemma.is_known(unicodedata.normalize("NFC", word).lower(), lang=language))


@lru_cache(maxsize=200_000)
def _read(word: str, language: str) -> tuple[str, str]:
    return fold(word), fold(_lemma(unicodedata.normalize("NFC", word).lower(), language))


def _lemma(word: str, language: str) -> str:
    if language not in LANGUAGES:
        return word
    lemma = str(simplemma.lemmatize(word, lang=language))
    if language == "fr":
        # simplemma takes annexé and rompu for adjectives, annexa and rompt for verbs: who searches for one wants both;
        # not so -i: parti is a party far more often than a form of partir
        for ending, infinitive in _PARTICIPLES:
            if lemma.endswith(ending) and simplemma.is_known(verb := lemma.removesuffix(ending) + infinitive, lang="fr"):
                return verb
    return lemma
