"""The form of people's names: which words before a name are title, where a name ends, whose first name tells a gender."""

import simplemma

from analysis.extract.entity.context import Context
from analysis.extract.entity.lexicon import Gender, Lexicon
from analysis.extract.entity.words import Words, folded

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii"})


def first_name_gender(keys: tuple[str, ...], lexicon: Lexicon) -> Gender | None:
    """The gender that the first name tells, `None` where it is unknown or either."""
    for length in (2, 1):
        name = "-".join(keys[:length])
        if name in lexicon.first_names and len(keys) >= length:
            return lexicon.first_names[name]
    return None


def has_first_name(keys: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether a name of two words or more begins with a known first name."""
    return len(keys) > 1 and (keys[0] in lexicon.first_names or "-".join(keys[:2]) in lexicon.first_names)


def short_forms(first: int, last: int, words: Words, lexicon: Lexicon) -> list[tuple[str, ...]]:
    """The forms under which a text may go on to name the person of the full name `[first, last)`.

    The surname with and without its particle (*Le Goaziou*, *de Courrèges*), both parts of a double one (*Koffi-Brou*),
    the first of two (*Quispe Huamán*), a known given name (*Karim*), the family name that stands first (*Chen Guoliang*).
    """
    keys = words.keys[first:last]
    if len(keys) < 2:
        return []
    found = [tuple(keys[-1:])]
    if words.texts[last - 1][0].islower() or not _may_stand_alone(words.texts[last - 1], lexicon):
        found = []
    particle = next((place for place in range(1, len(keys) - 1) if keys[place] in lexicon.particles), None)
    if particle is not None:
        found.append(tuple(keys[particle:]))
    hyphen = next((place for place in range(1, len(keys) - 1)
                   if all(words.gap(first + after) in ("-", "‑", "‐") for after in range(place + 1, len(keys)))), None)
    if hyphen is not None:
        found.append(tuple(keys[hyphen:]))
    if len(keys) > 2 and particle is None:
        found.append(tuple(keys[-2:]))
        if keys[-2] not in lexicon.first_names and words.gap(last - 1) == " " and words.is_capital(last - 2) \
                and _may_stand_alone(words.texts[last - 2], lexicon):
            found.append((keys[-2],))
    if keys[0] in lexicon.surname_first and keys[0] not in lexicon.stop_words:
        found.append((keys[0],))
    elif keys[0] in lexicon.first_names and len(keys[0]) > 2:
        hyphenated = words.gap(first + 1) in ("-", "‑", "‐") and len(keys) > 2
        found.append(tuple(keys[:2]) if hyphenated else (keys[0],))
    return found


def _may_stand_alone(text: str, lexicon: Lexicon) -> bool:
    key = folded(text)
    return len(text) > 2 and text not in lexicon.not_names and key not in lexicon.calendar and key not in lexicon.stop_words \
        and not (len(text) == 3 and simplemma.is_known(key, lang=lexicon.language))


def without_titles(first: int, last: int, context: Context) -> int:
    """Where the name itself begins: after honorifics, roles, adjectives and other words that are not capitalised."""
    words, lexicon = context.words, context.lexicon
    start = first
    for index in range(first, last):
        key = words.keys[index]
        small = not words.is_capital(index) and (key not in lexicon.particles or index == start)
        if small or context.is_honorific(index) or (key in lexicon.role_words and index + 1 < last):
            start = index + 1
    return start


def end_of_name(last: int, limit: int, words: Words, lexicon: Lexicon) -> int:
    """Where a person's name ends that reached word `last`: further capitalised words, over particles and initials."""
    while last < limit and words.joined(last):
        gap = words.gap(last)
        if words.texts[last][0].isdigit():
            break
        if "." in gap and len(words.texts[last - 1]) > 1 and words.keys[last - 1] not in ("st", "jr"):
            break
        if gap == "-" and not words.is_capital(last) and len(words.texts[last]) < 5 and words.is_capital(last - 1):
            last += 1
            continue
        if gap in ("'", "’") and (words.keys[last] != "s" or lexicon.language != "en"):
            last += 1
            continue
        if words.keys[last] in _SUFFIXES and words.is_capital(last):
            last += 1
            continue
        ahead = last
        while ahead < limit and words.joined(ahead) and words.keys[ahead] in lexicon.particles and ahead - last < 3:
            ahead += 1
        if ahead >= limit or not words.joined(ahead) or not words.is_capital(ahead):
            break
        gap = words.gap(ahead)
        if ("." in gap and ahead > last) or gap.strip() in ("&", "–") or words.keys[ahead] in lexicon.calendar:
            break
        last = ahead + 1
    return last
