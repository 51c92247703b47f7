"""Cuts a text into words with their places, so that names are matched without regard to hyphens and apostrophes.

spaCy's tokens differ with their surroundings (*Maison-Blanche* is three, *Ille-et-Vilaine* one); these do not.
"""

import re
import unicodedata
from bisect import bisect_left
from functools import lru_cache

from spacy.tokens import Doc, Token

_WORD = re.compile(r"[^\W_]+")
# What may stand between two words of one name.
_JOINS = re.compile(r"[ \t\u00a0\u202f'’.&‐‑–-]{1,3}")


@lru_cache(maxsize=1 << 16)
def folded(word: str) -> str:
    """`word` without case and accents."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFKD", word.casefold().replace("œ", "oe").replace("æ", "ae"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


@lru_cache(maxsize=1 << 14)
def folded_words(name: str) -> tuple[str, ...]:
    """The words of `name` without case, accents and punctuation: the key under which names are compared."""
    return tuple(folded(word) for word in _WORD.findall(name))


class TokenIndex:
    """Finds the token that begins at a character."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._starts: list[int] | None = None

    def at(self, offset: int) -> Token | None:
        """The token whose first character stands at `offset`, or None."""
        if self._starts is None:
            self._starts = self._doc.to_array("IDX").tolist() if len(self._doc) else []
        index = bisect_left(self._starts, offset)
        return self._doc[index] if index < len(self._starts) and self._starts[index] == offset else None


class Words:
    """The words of one text: `texts[i]` stands at `[starts[i], ends[i])`; `keys[i]` is its folded form."""

    def __init__(self, text: str) -> None:
        self.text = text
        found = list(_WORD.finditer(text))
        self.texts = [match.group() for match in found]
        self.starts = [match.start() for match in found]
        self.ends = [match.end() for match in found]
        self.keys = [folded(word) for word in self.texts]
        self.capitals = [word[0].isupper() for word in self.texts]
        # Before the first word, and where an index runs past the last, nothing joins: a line break stands for that.
        self.gaps = ["\n", *(text[end:start] for end, start in zip(self.ends, self.starts[1:], strict=False)), "\n"]

    def __len__(self) -> int:
        return len(self.texts)

    def at(self, offset: int) -> int:
        """The index of the first word that starts at or after `offset`."""
        return bisect_left(self.starts, offset)

    def range_of(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range of the words that start in `[start, end)`."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def gap(self, index: int) -> str:
        """The text between word `index - 1` and word `index`."""
        return self.gaps[index] if 0 <= index < len(self.gaps) else "\n"

    def joined(self, index: int) -> bool:
        """Whether word `index` can go on the name that word `index - 1` is part of."""
        gap = self.gap(index)
        return gap == " " or _JOINS.fullmatch(gap) is not None

    def spaced(self, index: int) -> bool:
        """Whether only blanks or an apostrophe part word `index` from the one before."""
        gap = self.gap(index)
        return gap == " " or not gap.strip("'’ \t\u00a0\u202f")

    def before(self, index: int, most: int = 6) -> list[int]:
        """The indices of up to `most` words that run up to word `index` without punctuation, nearest last."""
        first = index
        while first > 0 and index - first < most and self.spaced(first):
            first -= 1
        return list(range(first, index))

    def is_capital(self, index: int) -> bool:
        """Whether word `index` begins with a capital."""
        return self.capitals[index]
