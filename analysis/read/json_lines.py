"""Reads JSON lines: `.jsonl` goes in; an article or a refusal a line comes out."""

import json
from collections.abc import Iterator

from analysis.errors import ReadError
from analysis.read.rows import article, shown
from analysis.read.source import Source
from analysis.records import Article, Refusal

SUFFIXES = (".jsonl", ".ndjson")

# In characters: a line beyond this is no article, and reading it whole would fill the memory.
LONGEST_LINE = 10_000_000


def read(source: Source) -> Iterator[Article | Refusal]:
    """One item a line that is not blank. Raises `ReadError` where the file cannot be read at all."""
    with source.lines() as stream:
        number = 0
        while line := stream.readline(LONGEST_LINE):
            number += 1
            too_long = len(line) == LONGEST_LINE and not line.endswith("\n")
            rest = line
            while too_long and rest and not rest.endswith("\n"):
                rest = stream.readline(LONGEST_LINE)
            if not line.strip():
                continue
            try:
                if too_long:
                    raise ReadError(f"longer than {LONGEST_LINE:,} characters", next_step="give one article a line")
                yield article(_object(line), source, line=number)
            except ReadError as bad:
                yield Refusal(file=source.shown, line=number, reason=str(bad), excerpt=shown(line))


def _object(line: str) -> dict[str, object]:
    try:
        given = json.loads(line)
    except json.JSONDecodeError as bad:
        raise ReadError(f"no JSON: {bad}", next_step="give one JSON object a line") from bad
    except (RecursionError, ValueError) as bad:
        # Brackets nested by the thousand; integers of more digits than Python converts.
        raise ReadError(f"no JSON that can be read: {bad}", next_step="give one JSON object a line") from bad
    if not isinstance(given, dict):
        raise ReadError("no JSON object", next_step='give {"title": …, "text": …}')
    return {name.strip().casefold(): value for name, value in given.items()}

