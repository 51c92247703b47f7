"""Rules over classed tokens: tokens go in; drafts of time expressions come out, in text order, without overlaps.

A rule is a regular expression in which a word in capitals stands for a token class and `field=CLASS` keeps the token's
value: `day=DAY month=MONTH year=YEAR?`. Of the rules that match at one place the longest match wins, then the first.
"""

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from analysis.extract.timex.lexer import Lexer, Lexicon, Tokens
from analysis.records import Span

# What a match does not take in, and what it may hold.
_BESIDE = re.compile(r"\(\?<?[=!][^()]*\)")
_CLASS = re.compile(r"[A-Z][A-Z_]+")
_ELEMENT = re.compile(r"(?:([a-z]\w*)=)?([A-Z][A-Z_]+)|\s+")


@dataclass(frozen=True, kw_only=True)
class Rule:
    """`kind` names the resolver that reads the fields; `fixed` are fields that the pattern itself implies."""

    kind: str
    pattern: str
    fixed: Mapping[str, Any] = field(default_factory=dict)


def rule(kind: str, pattern: str, **fixed: Any) -> Rule:
    """A rule; keyword arguments are its fixed fields."""
    return Rule(kind=kind, pattern=pattern, fixed=fixed)


@dataclass(kw_only=True)
class Draft:
    """An expression as it was written, before anything is known of the calendar. `at` is its first token."""

    span: Span
    kind: str
    fields: dict[str, Any]
    at: int
    until: int
    joined: str = ""

    def get(self, name: str) -> Any:
        """The value of a field, or None."""
        return self.fields.get(name)


class Grammar:
    """The rules of one language, ready to scan."""

    def __init__(self, language: str, rules: list[Rule]) -> None:
        self.lexer = Lexer(language)
        self.lexicon = self.lexer.lexicon
        self.rules: dict[str, list[tuple[Rule, re.Pattern[str]]]] = {}
        for each in rules:
            compiled = re.compile(_compiled(each.pattern, self.lexicon, named=True))
            for character in _characters(each.pattern, self.lexicon):
                self.rules.setdefault(character, []).append((each, compiled))
        either = "|".join(f"(?:{_compiled(each.pattern, self.lexicon, named=False)})" for each in rules)
        # Most tokens are words that stand in no rule: they are passed by at once.
        self._any = re.compile(f"(?=[{''.join(self.rules)}])(?:{either})")

    def code(self, name: str) -> str:
        """The characters of a class, to test a token against."""
        return self.lexicon.characters(name)

    def scan(self, text: str) -> tuple[Tokens, list[Draft]]:
        """The tokens of a text and the drafts among them."""
        tokens = self.lexer.tokens(text)
        return tokens, list(self._drafts(tokens))

    def _drafts(self, tokens: Tokens) -> Iterator[Draft]:
        codes, position = tokens.codes, 0
        while (found := self._any.search(codes, position)) is not None:
            start = found.start()
            best: re.Match[str] | None = None
            for each, pattern in self.rules[codes[start]]:
                match = pattern.match(codes, start)
                if match and match.end() > start and (best is None or match.end() > best.end()):
                    best, made_by = match, each
            if best is None:
                position = start + 1
                continue
            if made_by.kind != "trap":
                yield from _drafts_of(best, made_by, tokens)
            position = best.end()


def _drafts_of(match: re.Match[str], made_by: Rule, tokens: Tokens) -> Iterator[Draft]:
    """One draft, or two where the rule marks a `first` and a `second` part; fields that end in 1 belong to the first."""
    values: dict[str, Any] = dict(made_by.fixed)
    for name, found in match.groupdict().items():
        if found and name not in ("first", "second"):
            values[name.partition("__")[0]] = tokens.values[match.start(name)]
    if "first" not in match.groupdict():
        yield _draft(match.span(), made_by.kind, values, tokens)
        return
    own = {name[:-1]: value for name, value in values.items() if name.endswith("1")}
    rest = {name: value for name, value in values.items() if not name.endswith("1")}
    joined = rest.pop("joined", "")
    for name, kept in (("first", own), ("second", rest)):
        draft = _draft(match.span(name), kept.pop("kind", made_by.kind), kept, tokens)
        draft.joined = f"{joined}-{'start' if name == 'first' else 'end'}" if joined else ""
        yield draft


def _draft(span: Span, kind: str, fields: dict[str, Any], tokens: Tokens) -> Draft:
    return Draft(span=(tokens.starts[span[0]], tokens.ends[span[1] - 1]), kind=kind, fields=fields, at=span[0],
                 until=span[1])


def _characters(pattern: str, lexicon: Lexicon) -> set[str]:
    """The characters that can stand in a match of a rule, so that it begins with one of them."""
    return {character for name in _CLASS.findall(_BESIDE.sub("", pattern)) for character in lexicon.characters(name)}


def _compiled(pattern: str, lexicon: Lexicon, *, named: bool) -> str:
    count = itertools.count()

    def element(match: re.Match[str]) -> str:
        if match[2] is None:
            return ""
        characters = f"[{lexicon.characters(match[2])}]"
        # Python wants a group's name once; two branches may well keep the same field.
        return f"(?P<{match[1]}__{next(count)}>{characters})" if match[1] and named else characters

    compiled = _ELEMENT.sub(element, pattern)
    return compiled if named else re.sub(r"\(\?P<\w+>", "(?:", compiled)
