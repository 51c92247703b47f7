"""Reads lists of addresses: a list, an OPML file, a sitemap or a feed goes in; the page of each comes out, fetched.

One address a line; OPML 2.0; the Sitemap protocol 0.9; RSS 2.0 and RFC 4287. What a list leads to is looked into in turn.
"""

import mimetypes
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import feedparser
from lxml import etree

from analysis.errors import ReadError
from analysis.read.source import Source
from analysis.read.web import Answer, FetchError, Web
from analysis.records import Refusal

SUFFIXES = (".opml", ".urls")

MOST = 10_000
# A list of lists of lists is a mistake, or a trap.
DEEPEST = 3
_LISTS = ("opml", "urlset", "sitemapindex", "rss", "feed", "RDF")
_PAGE_KINDS = {"text/html": ".html", "application/xhtml+xml": ".html", "application/pdf": ".pdf", "text/plain": ".txt"}


def members(source: Source) -> Iterator[Source | Refusal]:
    """The page at each address, as a file readable until the next is asked for; what cannot be fetched is a refusal.

    Raises `ReadError` where the list is damaged or empty, or where `source.web` does not let anything be fetched.
    """
    if source.web is None:
        raise ReadError("a list of addresses", where=source.shown, next_step="allow the web, to fetch them")
    found = listed(source.content(), source.shown)
    if not found:
        raise ReadError("no address in it", where=source.shown, next_step="give one address a line")
    yield from fetched(source, {address: {} for address in found}, source.web)


def fetched(source: Source, found: Mapping[str, Mapping[str, object]], web: Web, *,
            first: int = 1) -> Iterator[Source | Refusal]:
    """The pages at the addresses `found`, as `members` gives them; beside each address what is known of its article.

    `first` is the line of the first address.
    """
    yield from _fetched(source, found, web, set(), depth=0, first=first)


def listed(content: bytes, where: str) -> list[str]:
    """The addresses that a list, OPML file, sitemap or feed names, in its order and without repetition. Raises `ReadError`."""
    start = content.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start.startswith(b"<"):
        lines = (line.strip() for line in content.decode("utf-8-sig", "replace").splitlines())
        return list(dict.fromkeys(line for line in lines if line and not line.startswith("#")))
    kind = list_kind(content)
    if kind in ("rss", "feed", "RDF"):
        return list(dict.fromkeys(str(entry.link) for entry in feedparser.parse(content).entries if entry.get("link")))
    # Nothing outside the file is opened, no entity is written out.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        tree = etree.fromstring(content, parser)
    except (etree.LxmlError, ValueError) as damaged:
        raise ReadError(f"damaged XML: {damaged}"[:200], where=where) from damaged
    if tree is None:
        raise ReadError("damaged XML", where=where)
    named = (element.get("xmlUrl") if kind == "opml" else element.text
             for element in tree.iter("{*}outline" if kind == "opml" else "{*}loc"))
    return list(dict.fromkeys(address.strip() for address in named if address and address.strip()))


def list_kind(content: bytes) -> str | None:
    """The outermost element of an XML list of addresses; None where it is none."""
    try:
        for _, element in etree.iterparse(_Bytes(content[:100_000]), events=("start",), resolve_entities=False, no_network=True,
                                          load_dtd=False, recover=True):
            name = etree.QName(element).localname
            return name if name in _LISTS else None
    except (etree.LxmlError, ValueError):
        return None
    return None


class _Bytes:
    def __init__(self, content: bytes) -> None:
        self._content = content

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        size = len(self._content) if size < 0 else size
        given, self._content = self._content[:size], self._content[size:]
        return given


def _fetched(source: Source, found: Mapping[str, Mapping[str, object]], web: Web, seen: set[str], *,
             depth: int, first: int = 1) -> Iterator[Source | Refusal]:
    for place, (address, about) in enumerate(found.items(), first):
        if address in seen or source.is_known(address):
            continue
        if len(seen) >= MOST:
            yield Refusal(file=source.shown, line=place, reason=f"more than {MOST:,} addresses (give the list in parts)")
            return
        seen.add(address)
        if depth == 0:
            source.position = source.size() * (place + 1 - first) // len(found)
        try:
            answer = web.get(address)
            inside = _inside(answer, depth)
        except ReadError as bad:
            yield Refusal(file=source.shown, line=place if depth == 0 else None, reason=bad.what, excerpt=address[:200])
            continue
        if answer.unchanged:
            continue
        if inside is None:
            yield from _page(source, answer, address, about)
            continue
        whole = True
        for item in _fetched(source, {one: {} for one in inside}, web, seen, depth=depth + 1):
            whole = whole and not isinstance(item, Refusal)
            yield item
        # What could not be fetched today is asked for again, though the list stays as it is.
        if whole and (answer.etag or answer.modified):
            web.seen[address] = (answer.etag, answer.modified)


def _inside(answer: Answer, depth: int) -> list[str] | None:
    """The addresses in an answer that is a list of them; None where it is a page."""
    if not answer.content.lstrip().startswith(b"<") or list_kind(answer.content) is None:
        return None
    if depth >= DEEPEST:
        raise FetchError(f"a list inside {DEEPEST} others", where=answer.address)
    return listed(answer.content, answer.address)


def _page(source: Source, answer: Answer, address: str, about: Mapping[str, object]) -> Iterator[Source]:
    suffix = _PAGE_KINDS.get(answer.kind) or mimetypes.guess_extension(answer.kind) or Path(answer.address).suffix[:10]
    with tempfile.NamedTemporaryFile(suffix=suffix) as saved:
        saved.write(answer.content)
        saved.flush()
        member = source.member(Path(saved.name), address)
        member.about = {**about, "url": address}
        yield member
