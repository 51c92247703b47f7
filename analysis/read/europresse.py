"""Reads what the press database Europresse saves: one `.html` of many articles goes in; an article or a refusal each comes out.

The form has no public description. It is told by its classes, as those who study it name them (europarser,
tm.plugin.europresse): an `article` element a document, `DocPublicationName`, `DocHeader`, `titreArticle`, and
`docOcurrContainer` or `DocText`.
"""

import re
from collections.abc import Iterator
from typing import Any

import lxml.html

from analysis.errors import ReadError
from analysis.read.rows import article, shown
from analysis.read.source import Source
from analysis.records import Article, Refusal

MARK = b"DocPublicationName"
LARGEST = 300_000_000

_DAY = re.compile(r"\b(\d{1,2})(?:er)?\s+([A-Za-zéûôà]+)\.?\s+(\d{4})\b|\b([A-Z][a-z]+)\s+(\d{1,2}),?\s+(\d{4})\b")
# "Le Monde, no. 23045", "Libération (site web)", "Les Echos, no. 22915 – Idées": the name is what comes before.
_AFTER_NAME = re.compile(r",?\s+n[o°]\.?\s*\d.*|\s*\((?:[^)]*site web|web site|tweets?|[^)]*édition)[^)]*\).*", re.IGNORECASE)


def read(source: Source) -> Iterator[Article | Refusal]:
    """One item a document. Raises `ReadError` where the page holds none."""
    page = lxml.html.fromstring(source.content(most=LARGEST))
    documents = page.findall(".//article")
    if not documents:
        raise ReadError("an Europresse page without articles", where=source.shown, next_step="save the list with its texts")
    for number, document in enumerate(documents, 1):
        try:
            yield article(_fields(document), source, line=number, origin="database")
        except ReadError as bad:
            yield Refusal(file=source.shown, line=number, reason=str(bad), excerpt=shown(_text(document)))


def _fields(document: Any) -> dict[str, object]:
    header = _text(_first(document, "DocHeader"))
    day = _DAY.search(header) or _DAY.search(_text(_first(document, "DocPublicationName")))
    blocks = _blocks(_first(document, "docOcurrContainer", "DocText"))
    authors = [_text(found) for found in _all(document, "docAuthors", "sm-margin-bottomNews")]
    return {"title": _text(_first(document, "titreArticle", "titreArticleVisu", "rdp__articletitle")),
            "outlet": _AFTER_NAME.sub("", _text(_first(document, "DocPublicationName"))).strip(" ,-–"),
            "author": "; ".join(filter(None, authors)) or None, "date": day[0].replace("1er", "1") if day else None,
            "text": "\n\n".join(blocks)}


def _all(document: Any, *classes: str) -> list[Any]:
    return [found for found in document.iter() if set(str(found.get("class") or "").split()) & set(classes)]


def _first(document: Any, *classes: str) -> Any:
    return next((found for name in classes for found in _all(document, name)), None)


def _blocks(body: Any) -> list[str]:
    if body is None:
        return []
    paragraphs = [text for text in map(_text, body.iter("p")) if text]
    return paragraphs or [_text(body)]


def _text(element: Any) -> str:
    return "" if element is None else " ".join(str(element.text_content()).split())
