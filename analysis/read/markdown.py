"""Reads a Markdown file, with or without front matter: `.md` goes in; its one article comes out, without the marks."""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from analysis.read.plain_text import split
from analysis.read.rows import NAMES, article
from analysis.read.source import Source
from analysis.records import Article, Origin

SUFFIXES = (".md", ".markdown")

_GRAMMAR = MarkdownIt("commonmark").enable("table")
_TAG = re.compile(r"<[^>]*>")


def read(source: Source) -> Iterator[Article]:
    """The article; its title is that of the front matter, else its first heading.

    Raises `ReadError` where the front matter is broken or there is no text.
    """
    given, text = split(source.text())
    blocks, heading = plain(text)
    # "headline" is the last of the names that a title goes by: any title in the front matter comes first.
    origins: dict[str, Origin] = {} if given.keys() & set(NAMES["title"]) else {"title": "heading"}
    yield article({"headline": heading, **given, "text": "\n\n".join(blocks)}, source, origin="front-matter", origins=origins)


def plain(text: str) -> tuple[list[str], str | None]:
    """The blocks of `text` without their marks, and its first heading of the first level."""
    blocks: list[str] = []
    heading = None
    level = ""
    for token in _GRAMMAR.parse(text):
        if token.type == "heading_open":
            level = token.tag
        elif token.type in ("code_block", "fence"):
            blocks.append(token.content.strip("\n"))
        elif token.type == "html_block":
            blocks.append(_TAG.sub("", token.content).strip())
        elif token.type == "inline":
            blocks.append(_line(token.children or []))
            if level == "h1" and heading is None:
                heading = blocks[-1]
            level = ""
    return [block for block in blocks if block.strip()], heading


def _line(children: list[Token]) -> str:
    parts = []
    for child in children:
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type == "softbreak":
            parts.append(" ")
        elif child.type == "hardbreak":
            parts.append("\n")
    return "".join(parts).strip()
