"""Cuts a text into tokens of the classes that the grammar knows: text goes in, `Tokens` come out.

A class is a table of `data/knowledge/<language>/times.toml` (`month`, `weekday`, `unit`, …) or a shape of digits
(`DAY`, `YEAR`, `CLOCK`, …). Every class is one character, so that rules are regular expressions over a short string.
Typographic apostrophes and no-break spaces count as the plain ones, *l 'année* as *l'année*; a line break stands between
two sentences.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from analysis import knowledge
from analysis.errors import KnowledgeError

_SHAPES = ("OTHER", "BREAK", "COMMA", "DOT", "DASH", "SLASH", "OPEN", "CLOSE", "COLON", "PUNCT", "DAY", "TWO", "YEAR", "NUM",
           "FLOAT", "FRACTION", "FULL", "CLOCK", "HOURS", "DECADE", "ORD", "ROMAN", "CARD", "CAPITAL")
_PUNCTUATION = {",": "COMMA", ".": "DOT", "-": "DASH", "–": "DASH", "—": "DASH", "‑": "DASH", "/": "SLASH", "(": "OPEN",
                ")": "CLOSE", ":": "COLON"}
_SPACE = " \u00a0\u202f"
_LEXEME = re.compile(rf"""
    (?P<iso>(?<![\d-])\d{{4}}-\d{{2}}-\d{{2}}(?![\d-]))
  | (?P<full>(?<![\d/.])\d{{1,2}}(?P<mark>[/.])\d{{1,2}}(?P=mark)(?:\d{{4}}|\d{{2}})(?!\w|[/.,]\d))
  | (?P<clock>(?<![\d:.,])\d{{1,2}}(?::[0-5]\d(?::[0-5]\d)?|[{_SPACE}]?[hH][{_SPACE}]?[0-5]\d(?:min)?|[{_SPACE}]?h(?!\w))
      (?![\d:]|[.,]\d))
  | (?P<decade>(?:\d{{4}}['’]?s|['’]?\d0['’]?s)\b)
  | (?P<ordinal>\d{{1,3}}(?:ers?|ère|res?|es?|ème|eme|è|nde?|st|rd|th|ᵉʳ?)\b)
  | (?P<number>\d{{1,3}}(?:[{_SPACE}.,]\d{{3}})+(?!\d)|\d+[.,]\d+(?:[.,]\d+)*|\d+)
  | (?P<roman>\b[XVI]+(?:e|è|ème|ᵉ)\b)
  | (?P<word>\b(?:[dlDL]|[Qq]u|[Jj]usqu|[Aa]ujourd)[ ]['’][ ]?(?=\w)|[^\W\d_]+(?:['’](?!s\b)(?=\w))?|['’]s\b)
  | (?P<line>\n)
  | (?P<sign>[^\w\s])
""", re.VERBOSE)
# quatre-vingts, dix-sept, dix-huit, dix-neuf
_COMPOUND = frozenset(((4, 20), (10, 7), (10, 8), (10, 9)))
_ROMAN = {"I": 1, "V": 5, "X": 10}


@dataclass(frozen=True)
class Tokens:
    """`codes` has one character a token; the lists run parallel to it. `values[i]` is what the lexicon says of it."""

    text: str
    codes: str
    starts: list[int]
    ends: list[int]
    values: list[Any]


class Lexicon:
    """The words of one language by class, phrases included."""

    def __init__(self, language: str) -> None:
        self.language = language
        tables = knowledge.words(language, "times")
        self.capitalised = frozenset(name.upper() for name in tables["capitalised"])
        self.abbreviations = frozenset(tables["abbreviations"])
        self.homonyms = frozenset(tables.get("homonyms", ()))
        self.sets: dict[str, list[str]] = {name.upper(): [part.upper() for part in parts]
                                           for name, parts in tables["sets"].items()}
        self.numbers: dict[str, int] = tables["cardinals"]
        self.and_ = frozenset(tables["number_and"])
        classes: dict[str, dict[str, Any]] = {
            **{name: dict.fromkeys(listed) for name, listed in tables["words"].items()}, **tables["values"]}
        self.codes: dict[str, str] = {}
        for name in (*_SHAPES, *(name.upper() for name in classes)):
            self.codes.setdefault(name, chr(0x4E00 + len(self.codes)))
        self.words: dict[str, tuple[str, Any]] = {}
        self.phrases: dict[str, dict[str, list[tuple[tuple[str, ...], str, Any]]]] = {}
        for name, listed in classes.items():
            for phrase, value in listed.items():
                parts = _forms(phrase)
                if len(parts) == 1:
                    self.words[parts[0]] = (name.upper(), value)
                else:
                    self.phrases.setdefault(parts[0], {}).setdefault(parts[1], []).append((parts, name.upper(), value))
        for behind in self.phrases.values():
            for found in behind.values():
                found.sort(key=lambda phrase: -len(phrase[0]))

        self.listed = frozenset((*self.words, *self.phrases, *self.numbers, *self.abbreviations))

    def characters(self, name: str) -> str:
        """The characters of a class or of a set of classes."""
        if name in self.sets:
            return "".join(self.characters(part) for part in self.sets[name])
        if name not in self.codes:
            raise KnowledgeError(f"no table {name.lower()!r}", where=f"{self.language}/times.toml", next_step="restore it")
        return self.codes[name]


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language."""
    return Lexicon(language)


def _cut(text: str) -> tuple[list[re.Match[str]], list[str]]:
    """The lexemes of a text, and the form under which each stands in the lexicon."""
    lexemes = list(_LEXEME.finditer(text))
    return lexemes, [form.lower().replace("’", "'").replace(" ", "") for form in map(re.Match.group, lexemes)]


def _has_capital(text: str, start: int, end: int) -> bool:
    return any(text[place].isupper() for place in range(start, end))


def _forms(phrase: str) -> tuple[str, ...]:
    """The lexemes of an entry; one that ends in an apostrophe is read as it stands before a word."""
    elided = phrase.endswith("'")
    forms = tuple(_cut(phrase + "a" * elided)[1])
    return forms[:-1] if elided else forms


def _roman(numeral: str) -> int:
    total = 0
    for sign, following in zip(numeral, (*numeral[1:], ""), strict=True):
        value = _ROMAN[sign]
        total += -value if following and _ROMAN[following] > value else value
    return total


def _digits(written: str) -> tuple[str, Any]:
    if written.isdecimal():
        number = int(written[:9])
        if len(written) <= 2:
            return ("DAY", number) if 1 <= number <= 31 else ("TWO", number)
        return ("YEAR", number) if len(written) == 4 and 1000 <= number < 2200 else ("NUM", number)
    groups = re.split(rf"[{_SPACE}.,]", written)
    if all(len(group) == 3 for group in groups[1:]):
        return "NUM", int("".join(groups)[:9])
    return ("FLOAT", float(written.replace(",", "."))) if len(groups) == 2 and len(written) < 9 else ("OTHER", None)


def _shape(match: re.Match[str]) -> tuple[str, Any]:
    kind, written = match.lastgroup, match.group()
    if kind == "iso":
        return "FULL", ("-", *(int(part) for part in written.split("-")))
    if kind == "full":
        return "FULL", (match["mark"], *(int(part) for part in written.split(match["mark"])))
    if kind == "clock":
        parts = [int(part) for part in re.findall(r"\d+", written)]
        hours, minutes = parts[0], parts[1] if len(parts) > 1 else None
        if hours > 24:
            return "OTHER", None
        return "HOURS" if minutes is None or ":" not in written else "CLOCK", (hours, minutes)
    if kind == "decade":
        return "DECADE", int("".join(re.findall(r"\d", written)))
    if kind == "ordinal":
        return "ORD", int(re.match(r"\d+", written).group())  # type: ignore[union-attr]
    if kind == "roman":
        return "ROMAN", _roman(re.match("[XVI]+", written).group())  # type: ignore[union-attr]
    return _digits(written)


class Lexer:
    """Cuts texts of one language."""

    def __init__(self, language: str) -> None:
        self.lexicon = lexicon(language)

    def tokens(self, text: str) -> Tokens:
        """The tokens of a text, its numerals and phrases joined."""
        lexemes, forms = _cut(text)
        codes: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        values: list[Any] = []
        known, phrases, listed = self.lexicon.words, self.lexicon.phrases, self.lexicon.listed
        number_words, char = self.lexicon.numbers, self.lexicon.codes
        other, capital = char["OTHER"], char["CAPITAL"]
        position, count = 0, len(lexemes)
        while position < count:
            match, form = lexemes[position], forms[position]
            start, end = match.span()
            kind = match.lastgroup
            if kind == "word" and form not in listed:  # most words
                codes.append(capital if text[start].isupper() else other)
                starts.append(start)
                ends.append(end)
                values.append(None)
                position += 1
                continue
            size, name, value = 1, "OTHER", None
            phrase = self._phrase(text, lexemes, forms, position) if form in phrases else None
            if phrase:
                size, name, value = phrase
                end = lexemes[position + size - 1].end()
            elif kind == "word":
                if form in number_words:
                    size, name, value = self._numeral(forms, position)
                    end = lexemes[position + size - 1].end()
                    numbered = bool(codes) and codes[-1] in (char["DAY"], char["ORD"])
                    if name == "MONTHABBR" and not numbered and not _before_year(forms, position):
                        name, value = "CARD", number_words[form]  # *sept ans*, but *12 sept.*, *sept 2014*
                elif form in known:
                    name, value = known[form]
                if name in self.lexicon.capitalised and size == 1 and not _has_capital(text, start, end):
                    name, value = "OTHER", None
                elif name == "OTHER" and text[start].isupper():
                    name = "CAPITAL"
                if form in self.lexicon.abbreviations and text[end:end + 1] == ".":
                    end += 1
                    size += position + 1 < count and lexemes[position + 1].start() == end - 1
            elif kind == "line":
                name = "BREAK"
            elif kind == "sign":
                name, value = known.get(form) or (_PUNCTUATION.get(form, "PUNCT"), None)
            else:
                name, value = _shape(match)
            codes.append(char[name])
            starts.append(start)
            ends.append(end)
            values.append(value)
            position += size
        return Tokens(text, "".join(codes), starts, ends, values)

    def _phrase(self, text: str, lexemes: list[re.Match[str]], forms: list[str], position: int) -> tuple[int, str, Any] | None:
        following = forms[position + 1] if position + 1 < len(forms) else ""
        for parts, name, value in self.lexicon.phrases[forms[position]].get(following, ()):
            last = position + len(parts) - 1
            if tuple(forms[position:last + 1]) == parts and (
                    name not in self.lexicon.capitalised or _has_capital(text, lexemes[position].start(), lexemes[last].end())):
                return len(parts), name, value
        return None

    def _numeral(self, forms: list[str], position: int) -> tuple[int, str, Any]:
        """A numeral in words: how many lexemes it takes, its class and value (`nineteen ninety-four` is a year)."""
        numbers = self.lexicon.numbers
        parts = [numbers[forms[position]]]
        size = 1
        while position + size < len(forms):
            skip = 1 if forms[position + size] == "-" or forms[position + size] in self.lexicon.and_ else 0
            following = forms[position + size + skip] if position + size + skip < len(forms) else ""
            if following not in numbers or not _joins(parts[-1], numbers[following], bool(skip)):
                break
            if parts[-1] == 4 and numbers[following] == 20:
                parts[-1] = 80
            else:
                parts.append(numbers[following])
            size += skip + 1
        if size == 1 and forms[position] in self.lexicon.words:
            return 1, *self.lexicon.words[forms[position]]
        if len(parts) > 1 and 11 <= parts[0] <= 20 and 10 <= parts[1] < 100:
            return size, "YEAR", parts[0] * 100 + sum(parts[1:])
        total = current = 0
        for part in parts:
            if part >= 1000:
                total, current = total + max(current, 1) * part, 0
            elif part == 100:
                current = max(current, 1) * part
            else:
                current += part
        return size, "CARD", total + current


def _before_year(forms: list[str], position: int) -> bool:
    """Whether a year stands behind a form, over the dot of an abbreviation."""
    following = position + 1 + (forms[position + 1:position + 2] == ["."])
    return any(form.isdecimal() and len(form) == 4 for form in forms[following:following + 1])


def _joins(before: int, after: int, marked: bool) -> bool:
    """Whether two number words belong to one numeral: `vingt quatre`, `deux cents`, `nineteen ninety`, not `two six`."""
    if after >= 100:
        return before < after
    if before >= 100:
        return True
    if before in (20, 30, 40, 50, 60, 70, 80, 90):
        return after < 10 or (before in (60, 80) and after < 20)
    if (before, after) in _COMPOUND:
        return True
    return not marked and 11 <= before <= 19 and 20 <= after <= 90
