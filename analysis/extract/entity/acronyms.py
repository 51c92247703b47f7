"""Pairs acronyms with the long forms beside them: *Comité de protection des journalistes (CPJ)*."""

import re

from analysis.extract.entity.words import folded_words

_BRACKETED = re.compile(r"\(\s*([^\W\d_][\w.&-]{1,11})\s*[,;)]")
_SMALL = frozenset({
    "de", "du", "des", "d", "la", "le", "les", "l", "et", "pour", "of", "the", "and", "for", "a", "au", "aux", "en", "in", "on", "sur",
})


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
    """Whether the letters of `acronym` stand in `keys` in order, each word giving at least its place (*Febelfin*)."""
    letters = "".join(folded_words(acronym))
    spot = 0
    for key in keys:
        if key in _SMALL:
            continue
        taken = 0
        while spot < len(letters) and taken < len(key) and letters[spot] == key[taken]:
            spot += 1
            taken += 1
        if not taken:
            return False
    return spot == len(letters) and len(letters) > 1
