"""Reads what Media Cloud's search exports: a CSV of addresses without texts goes in; the page of each comes out, fetched.

The columns of a download from search.mediacloud.org: `id, indexed_date, language, media_name, media_url, publish_date, title,
url`; the texts themselves are not given out.
"""

from collections.abc import Iterator

from analysis.errors import ReadError
from analysis.read import table
from analysis.read.addresses import fetched
from analysis.read.rows import shown
from analysis.read.source import Source
from analysis.records import Refusal

_COLUMNS = {"media_name", "publish_date", "url"}
# What its columns say of the article; the page itself is asked for the rest.
_FIELDS = {"title": "title", "outlet": "media_name", "published": "publish_date", "language": "language"}


def is_export(head: bytes) -> bool:
    """Whether a file begins with the columns of such an export."""
    first = head.removeprefix(b"\xef\xbb\xbf").splitlines()[:1]
    return bool(first) and {name.strip(' "') for name in first[0].decode("utf-8", "replace").split(",")} >= _COLUMNS


def members(source: Source) -> Iterator[Source | Refusal]:
    """The page at each address, under its row's data; what cannot be fetched is a refusal.

    Raises `ReadError` where `source.web` does not let anything be fetched, or where there is no row with an address.
    """
    if source.web is None:
        raise ReadError("addresses from Media Cloud, without the texts", where=source.shown,
                        next_step="fetch them: give the file to `python -m analysis follow`")
    found: dict[str, dict[str, object]] = {}
    for item in listed(source):
        if isinstance(item, Refusal):
            yield item
        else:
            found.setdefault(*item)
    if not found:
        raise ReadError("no row with an address", where=source.shown)
    # the first line names the columns
    yield from fetched(source, found, source.web, first=2)


def listed(source: Source) -> Iterator[tuple[str, dict[str, object]] | Refusal]:
    """The address in each row, with what the row says of its article; a row without one is a refusal."""
    header = table.columns(source)
    with source.lines(newline="") as stream:
        stream.readline()
        for row in table.rows(stream, ",", source):
            if isinstance(row, Refusal):
                yield row
                continue
            line, cells = row
            named = dict(zip(header, cells, strict=False))
            if address := named.get("url", "").strip():
                yield address, {field: named.get(column) for field, column in _FIELDS.items()}
            elif any(cells):
                yield Refusal(file=source.shown, line=line, reason="no address", excerpt=shown(" | ".join(cells)))
