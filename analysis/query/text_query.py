"""Reads a text query: what the reader typed goes in; a tree of terms comes out, or where and why it cannot be read.

`AND`, `OR`, `NOT` (in French `ET`, `OU`, `SAUF`) in capitals, brackets, "phrases" and « phrases », prefixes (`référend*`) and
fields (`title:`, `outlet:` …). Two terms side by side must both hold. The grammar is `text_query.lark`.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken

from analysis.errors import QueryError
from analysis.lemmas import fold

# Each field and what it may be called.
FIELDS = {
    "title": "title", "titre": "title", "outlet": "outlet", "media": "outlet", "author": "author", "auteur": "author",
    "collection": "collection",
    "source": "source", "entity": "entity", "entite": "entity", "type": "type", "status": "status", "statut": "status",
}
LONGEST = 300
_DEEPEST = 40
_QUOTES = '"“”«»'

Reason = Literal["not closed", "no quotation mark", "nothing open", "unknown field", "ends early", "out of place", "no word",
                 "too long", "too deep"]


class SearchError(QueryError):
    """A query that cannot be read: `reason`, and `part` at `position` (from 1, in characters) is what it breaks off at."""

    def __init__(self, reason: Reason, *, position: int, part: str) -> None:
        self.reason, self.position, self.part = reason, position, part
        super().__init__(f"the search breaks off at character {position}, {part!r}: {reason}", where="q",
                         next_step='write words, "phrases", AND, OR, NOT, brackets, and fields such as title:')


@dataclass(frozen=True, kw_only=True)
class Term:
    """One word, phrase or prefix; `field` is what it must stand in, None for title and text."""

    kind: Literal["word", "phrase", "prefix"]
    text: str
    field: str | None = None


@dataclass(frozen=True, kw_only=True)
class Both:
    """All of `parts` must hold."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, kw_only=True)
class Either:
    """One of `parts` must hold."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, kw_only=True)
class Without:
    """`part` must not hold."""

    part: "Node"


Node = Term | Both | Either | Without


@cache
def _grammar() -> Lark:
    return Lark((Path(__file__).parent / "text_query.lark").read_text(encoding="utf-8"), parser="lalr")


@lru_cache(maxsize=256)
def read(text: str) -> Node:
    """The tree of a query. Raises `SearchError`."""
    if len(text) > LONGEST:
        raise SearchError("too long", position=LONGEST + 1, part=text[LONGEST:LONGEST + 20])
    deep = 0
    for place, character in enumerate(text):
        deep += (character == "(") - (character == ")")
        if deep > _DEEPEST:
            raise SearchError("too deep", position=place + 1, part="(")
    try:
        tree = _grammar().parse(text)
    except UnexpectedInput as fault:
        raise _explained(text, fault) from None
    return _node(tree, None)


def _explained(text: str, fault: UnexpectedInput) -> SearchError:
    position = fault.pos_in_stream if fault.pos_in_stream is not None else len(text)
    if isinstance(fault, UnexpectedToken) and fault.token.type == "$END":
        opened = _unclosed(text)
        if opened is not None:
            return SearchError("not closed", position=opened + 1, part="(")
        last = text.split()[-1:] or [""]
        return SearchError("ends early" if last[0] else "no word", position=len(text.rstrip()) + 1, part=last[0])
    if isinstance(fault, UnexpectedCharacters) and text[position] in _QUOTES:
        return SearchError("no quotation mark", position=position + 1, part=text[position])
    if text[position] == ")" and text[:position].count("(") <= text[:position].count(")"):
        return SearchError("nothing open", position=position + 1, part=")")
    part = text[position:].split(maxsplit=1)[0] if text[position].isalnum() else text[position]
    return SearchError("out of place", position=position + 1, part=part)


def _unclosed(text: str) -> int | None:
    opened: list[int] = []
    for place, character in enumerate(text):
        if character == "(":
            opened.append(place)
        elif character == ")" and opened:
            opened.pop()
    return opened[-1] if opened else None


def _node(tree: "Tree[Token]", field: str | None) -> Node:
    if tree.data == "alternatives":
        return Either(parts=tuple(_node(part, field) for part in tree.children if isinstance(part, Tree)))
    if tree.data == "together":
        return Both(parts=tuple(_node(part, field) for part in tree.children if isinstance(part, Tree)))
    first, last = tree.children[0], tree.children[-1]
    if isinstance(first, Tree):
        return Without(part=_node(first, field))
    if isinstance(last, Tree):
        name = fold(str(first).rstrip(": \u00a0\u202f"))
        if name not in FIELDS:
            raise SearchError("unknown field", position=(first.start_pos or 0) + 1, part=str(first))
        return _node(last, FIELDS[name])
    if tree.data == "phrase":
        if not any(character.isalnum() for character in first):
            raise SearchError("no word", position=(first.start_pos or 0) + 1, part=str(first))
        return Term(kind="phrase", text=first[1:-1].strip(), field=field)
    if tree.data == "prefix":
        return Term(kind="prefix", text=first[:-1], field=field)
    return Term(kind="word", text=str(first), field=field)
