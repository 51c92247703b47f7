"""Reads a text file, with or without front matter: `.txt` goes in; its one article comes out."""

from collections.abc import Iterator
from typing import Any

import frontmatter
import yaml

from analysis.errors import ReadError
from analysis.read.rows import article
from analysis.read.source import Source
from analysis.records import Article

SUFFIXES = (".txt", ".text")


def read(source: Source) -> Iterator[Article]:
    """The article. Raises `ReadError` where the front matter is broken or there is no text."""
    given, text = split(source.text())
    yield article({**given, "text": text}, source, origin="front-matter")


def split(written: str) -> tuple[dict[str, Any], str]:
    """The front matter of `written`, its names in lower case, and the text below it; no front matter, all is text."""
    if not written.startswith("---"):
        return {}, written
    try:
        given, text = frontmatter.parse(written)
    except (yaml.YAMLError, ValueError) as broken:
        line = getattr(getattr(broken, "problem_mark", None), "line", None)
        place = f" (line {line + 1})" if line is not None else ""
        reason = getattr(broken, "problem", None) or broken
        raise ReadError(f"front matter is no YAML: {reason}{place}", next_step="put values with a colon in quotes") from broken
    # A text may begin with a dashed line of its own.
    if not isinstance(given, dict) or not given:
        return {}, written
    return {str(name).strip().casefold(): value for name, value in given.items()}, text


