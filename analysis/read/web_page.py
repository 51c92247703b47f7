"""Reads a saved web page: `.html` goes in; its one article comes out, without menus, notices and comments.

HTML Living Standard, read with trafilatura; the page's own data after schema.org and Open Graph.
"""

from collections.abc import Iterator
from typing import Any

import trafilatura
from trafilatura.metadata import extract_metadata

from analysis import publication
from analysis.errors import ReadError
from analysis.read import stub
from analysis.read.page_data import PageData
from analysis.read.rows import article, shown
from analysis.read.source import Source
from analysis.records import Article, Origin, Refusal

SUFFIXES = (".html", ".htm", ".xhtml")

# A day that stands anywhere in the text is more often an event's than the publication's.
_DATES = {"extensive_search": False, "original_date": True, "min_date": f"{publication.FIRST_YEAR}-01-01"}


def read(source: Source) -> Iterator[Article | Refusal]:
    """The article. Raises `ReadError` where the page holds none, or only the opening of one that must be paid for.

    What trafilatura finds no date for stays without one: the extraction looks for a dateline. An impossible date is a
    refusal of its own, and the article goes in without it.
    """
    yield from articles(source.content(), source)


def articles(content: bytes, source: Source, *, line: int | None = None, url: str | None = None) -> Iterator[Article | Refusal]:
    """As `read`, for a page inside a file; `url` is where it was fetched from, which counts more than what it says."""
    given, origins, said, fault = page(content, where=source.shown if line is None else "")
    made = article({**given, **({"url": url} if url else {})}, source, line=line, origin="markup", origins=origins, said=said)
    yield made
    if fault:
        yield Refusal(file=source.shown, line=line, excerpt=shown(made.title), reason=f"kept, but without its date: {fault}")


def page(content: bytes, *, where: str) -> tuple[dict[str, Any], dict[str, Origin], tuple[str, Origin] | None, str | None]:
    """The fields of the article that a page holds, the origin of each, its language, and what is wrong with its date.

    The fields are title, text, author, url, outlet, date. Raises as `read` does.
    """
    tree = trafilatura.load_html(content)
    if tree is None:
        raise ReadError("no web page", where=where)
    data = PageData(tree)
    _keep_headings(tree)
    found: Any = trafilatura.bare_extraction(tree, with_metadata=True, include_comments=False, date_extraction_params=_DATES)
    if found is None or not (found.text or "").strip():
        raise ReadError("no article found in the page", where=where, next_step="give its text as .txt")
    if stub.is_stub(content, found.text):
        raise ReadError("only the opening of an article that must be paid for", where=where,
                        next_step="save the page where you are signed in")
    date = _date(content)
    fault = data.impossible(date)
    given = {"title": found.title, "text": found.text, "author": found.author, "url": found.url, "outlet": _site(found),
             "date": None if fault else date}
    return given, data.origins(given, found.url), data.language(), fault


def text_of(content: bytes) -> str | None:
    """The text of a page that is a message or a feed's item: all that is no menu, without looking for an article."""
    tree = trafilatura.load_html(content)
    if tree is None:
        return None
    found: str = trafilatura.extract(tree, include_comments=False) or trafilatura.html2txt(content.decode("utf-8", "replace"))
    return found or None


def _keep_headings(page: Any) -> None:
    # trafilatura loses a standfirst in <h2> above the first paragraph, and headings of short pages. A heading that a
    # paragraph follows belongs to the text; one above a list ("Most read") does not.
    for heading in page.iter("h2"):
        following = heading.getnext()
        if following is not None and following.tag == "p":
            heading.tag = "p"


def _site(found: Any) -> str | None:
    # Without a site's name in the page, trafilatura takes a part of the title for it ("Sports: …" gives "Sports").
    name: str | None = found.sitename
    return None if name and name in (found.title or "") else name


def _date(content: bytes) -> str | None:
    """The day that the page's own data, its address or a marked element gives.

    Title and text are taken out first: *Fêtes du 21 octobre* would else make a page of that day.
    """
    page = trafilatura.load_html(content)
    if page is None:
        return None
    for element in list(page.iter("title", "h1", "h2", "h3", "p")):
        if not element.get("class") and not element.get("itemprop") and next(element.iter("time"), None) is None:
            element.drop_tree()
    date: str | None = extract_metadata(page, date_config=_DATES).date
    return date
