"""The form of people's names: which words before a name are title, where a name ends, whose first name tells a gender."""

from analysis.extract.entity.context import Context
from analysis.extract.entity.lexicon import Gender, Lexicon
from analysis.extract.entity.words import Words

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
