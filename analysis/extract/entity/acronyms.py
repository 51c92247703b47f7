"""Pairs acronyms with the long forms beside them: *Comité de protection des journalistes (CPJ)*."""

import re

from analysis.extract.entity.words import folded_words

_BRACKETED = re.compile(r"\(\s*([^\W\d_][\w.&-]{1,11})\s*[,;)]")
_SMALL = frozenset({
    "de", "du", "des", "d", "la", "le", "les", "l", "et", "pour", "of", "the", "and", "for", "a", "au", "aux", "en", "in",
    "on", "sur",
})


def main_words(keys: tuple[str, ...]) -> tuple[str, ...]:
    """`keys` without small words."""
    return tuple(key for key in keys if key not in _SMALL)


def initials_match(acronym: str, keys: tuple[str, ...]) -> bool:
    """Whether `acronym` is made of the initials of `keys`, small words counted or not."""
    letters = "".join(folded_words(acronym))
    if len(letters) < 2:
        return False
    all_initials = "".join(key[0] for key in keys)
    main_initials = "".join(key[0] for key in keys if key not in _SMALL)
    return letters in (all_initials, main_initials)


def bracketed(text: str) -> list[tuple[int, int]]:
    """The spans of single words in brackets that look like acronyms or short names (*CPJ*, *Ufip*, *SYRIZA*)."""
    return [match.span(1) for match in _BRACKETED.finditer(text) if match.group(1)[0].isupper()]


def begins_with_initials(acronym: str, keys: tuple[str, ...]) -> bool:
    """Whether `acronym` is made of the beginnings of `keys`, the first among them, in order (*Interpol*, *Unicef*)."""
    letters = "".join(folded_words(acronym))
    main = [key for key in keys if key not in _SMALL]
    spot = used = 0
    for place, key in enumerate(main):
        taken = 0
        while spot < len(letters) and taken < len(key) and letters[spot] == key[taken]:
            spot += 1
            taken += 1
        if place == 0 and not taken:
            return False
        used += taken > 0
    return spot == len(letters) and used > 1 and len(letters) > 2 and used >= len(main) - 1
