"""Reads a web archive: `.warc` or `.warc.gz` goes in; an article or a refusal a page comes out. ISO 28500, read with warcio."""

import zlib
from collections.abc import Iterator

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from analysis.errors import ReadError
from analysis.read.source import LARGEST_ARTICLE_FILE, Source
from analysis.read.web_page import articles
from analysis.records import Article, Refusal

SUFFIXES = (".warc",)

_PAGES = ("text/html", "application/xhtml+xml")
_FOUND = "200"
_DAMAGED = (ArchiveLoadFailed, ValueError, EOFError, OSError, KeyError, AttributeError, zlib.error)


def read(source: Source) -> Iterator[Article | Refusal]:
    """One item a page that was answered with 200; pictures, scripts, redirects and errors are passed over.

    A page's address is the one that it was fetched from, whatever it says itself. When it was fetched is no date of
    publication. Raises `ReadError` where the archive is damaged.
    """
    records = 0
    try:
        with source.path.open("rb") as stream:
            for number, record in enumerate(ArchiveIterator(stream), 1):
                source.position = min(stream.tell(), source.size())
                records += record.rec_headers.get_header("WARC-Record-ID") is not None
                if record.rec_type != "response" or record.http_headers is None:
                    continue
                kind = (record.http_headers.get_header("Content-Type") or "").split(";")[0].strip().casefold()
                if kind not in _PAGES or record.http_headers.get_statuscode() != _FOUND:
                    continue
                address = record.rec_headers.get_header("WARC-Target-URI") or ""
                try:
                    content = record.content_stream().read(LARGEST_ARTICLE_FILE + 1)
                    if len(content) > LARGEST_ARTICLE_FILE:
                        raise ReadError("too large for one article")
                    if record.raw_stream.limit > 0:
                        raise ReadError("cut off")
                    yield from articles(content, source, line=number, url=address.strip("<>"))
                except ReadError as bad:
                    yield Refusal(file=source.shown, line=number, reason=str(bad), excerpt=address[:200])
    except _DAMAGED as damaged:
        raise ReadError(f"damaged web archive: {damaged}"[:200], where=source.shown) from damaged
    if not records:
        raise ReadError("damaged web archive: no record", where=source.shown)
