"""Shows what would be read before it is: files go in; their first articles, refusals and columns come out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from analysis.errors import ReadError
from analysis.read import addresses, files, form, media_cloud
from analysis.read.rows import NAMES
from analysis.read.source import Source
from analysis.records import Article, Refusal

# A preview is to come at once, whatever the size of the files.
LOOKED_AT = 50


@dataclass(frozen=True, kw_only=True)
class Preview:
    """The first articles and refusals of some files; for tables, the names of their columns and which would fill a field.

    `columns` are all names met, in their order; `guessed` is field → column of the fields that one is found for. `addresses`
    counts those that lists among the files name, whose articles are still to be fetched.
    """

    articles: Sequence[Article]
    refusals: Sequence[Refusal]
    columns: Sequence[str]
    guessed: dict[str, str]
    addresses: int = 0


def preview(sources: Iterable[Source], *, most: int = 5) -> Preview:
    """The first `most` articles of `sources`, and the refusals met on the way; nothing is fetched, extracted or written."""
    articles: list[Article] = []
    refusals: list[Refusal] = []
    columns: list[str] = []
    guessed: dict[str, str] = {}
    listed = 0
    for source in sources:
        if (there := _addresses(source)) is not None:
            listed += there
            continue
        names = _columns(source)
        columns += [name for name in names if name not in columns]
        guessed = {**guess(names), **guessed}
        for item in islice(files.read(source), LOOKED_AT):
            if isinstance(item, Refusal):
                refusals.append(item)
            elif len(articles) < most:
                articles.append(item)
            if len(articles) >= most:
                break
    return Preview(articles=articles, refusals=refusals, columns=columns, guessed=guessed, addresses=listed)


def guess(columns: Sequence[str]) -> dict[str, str]:
    """Field → the column of a known name that would fill it."""
    folded = {name.strip().casefold(): name for name in reversed(columns)}
    return {field: next(folded[name] for name in names if name in folded) for field, names in NAMES.items()
            if not folded.keys().isdisjoint(names)}


def _addresses(source: Source) -> int | None:
    """How many addresses a list names; None where it is none, or cannot be read (reading it says why)."""
    try:
        name = form.form(source)
        if name == "media_cloud":
            return len({item[0] for item in media_cloud.listed(source) if not isinstance(item, Refusal)}) or None
        return len(addresses.listed(source.content(), source.shown)) or None if name == "addresses" else None
    except ReadError:
        return None


def _columns(source: Source) -> list[str]:
    """The columns of a table; empty for other forms and where it cannot be read (reading it says why)."""
    try:
        reader = form.READERS.get(form.form(source))
        return list(getattr(reader, "columns", lambda _: [])(source))
    except ReadError:
        return []
