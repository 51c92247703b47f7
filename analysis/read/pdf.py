"""Reads a PDF that holds text: `.pdf` goes in; its one article comes out, in paragraphs. ISO 32000-2, read with pypdf."""

import logging
import re
from collections import Counter
from collections.abc import Iterator

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from analysis.errors import ReadError
from analysis.read.rows import article
from analysis.read.source import Source
from analysis.records import Article

SUFFIXES = (".pdf",)

# It warns of every fault that it mends by itself.
logging.getLogger("pypdf").setLevel(logging.ERROR)

# Pictures make a PDF of one article large.
LARGEST = 200_000_000
MOST_PAGES = 2_000
_EDGE = 2
_HYPHEN = re.compile(r"(?<=[a-zà-öø-ÿ])[-\u00ad\u2010]$")
_SENTENCE_END = re.compile(r"[.!?…:»\"”)]$")
_BLANKS = re.compile(r"[ \t\u00a0]+")
# What pypdf lets through of a damaged file beside its own errors.
_DAMAGED = (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, OverflowError,
            AssertionError, NotImplementedError, UnicodeError, EOFError, OSError, ZeroDivisionError)


def read(source: Source) -> Iterator[Article]:
    """The article; its title is that of the document's own data where there is one.

    Raises `ReadError` where the file is damaged, locked by a password, or holds pictures of pages only. A document's dates
    are those of the file, not of a publication, and are left alone.
    """
    if source.size() > LARGEST:
        raise ReadError(f"larger than {LARGEST // 1_000_000} MB", where=source.shown,
                        next_step="give the article's own pages")
    try:
        document = PdfReader(source.path)
        if document.is_encrypted and not document.decrypt(""):
            raise ReadError("locked by a password", where=source.shown, next_step="save it without the password")
        if len(document.pages) > MOST_PAGES:
            raise ReadError(f"more than {MOST_PAGES:,} pages", where=source.shown, next_step="give the article's own pages")
        pages = [_lines(page.extract_text() or "") for page in document.pages]
        about = document.metadata
        title, author = (about.title, about.author) if about else (None, None)
    except _DAMAGED as damaged:
        raise ReadError(f"damaged PDF: {type(damaged).__name__} {damaged}"[:200], where=source.shown,
                        next_step="open it and save it anew") from damaged
    source.position = source.size()
    text = "\n\n".join(paragraphs(pages))
    if not text.strip():
        raise ReadError("holds no text, only pictures of pages", where=source.shown, next_step="run a text recognition over it")
    yield article({"title": title if isinstance(title, str) and " " in title.strip() else None, "author": author,
                   "text": text}, source, origin="document")


def paragraphs(pages: list[list[str]]) -> list[str]:
    """The lines of all pages as paragraphs: running heads and page numbers left out, words joined that a line end cuts."""
    heads = _running_heads(pages)
    # A line that ends well before the right margin ends its paragraph.
    width = max((len(line) for page in pages for line in page), default=0)
    found: list[str] = []
    opened = False
    for page in pages:
        for line in (line for line in page if _unnumbered(line) not in heads):
            if not line:
                opened = False
            elif not opened:
                found.append(line)
                opened = True
            elif _HYPHEN.search(found[-1]) and line[0].islower():
                found[-1] = found[-1][:-1] + line
            else:
                found[-1] += " " + line
            if line and len(line) < 0.75 * width and _SENTENCE_END.search(line):
                opened = False
    return found


def _lines(text: str) -> list[str]:
    return [_BLANKS.sub(" ", line).strip() for line in text.replace("\0", "").splitlines()]


def _unnumbered(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def _running_heads(pages: list[list[str]]) -> set[str]:
    """What stands at the head or foot of most pages, whatever its number; a lone number is one everywhere."""
    edges: Counter[str] = Counter()
    for page in pages:
        written = [_unnumbered(line) for line in page if line]
        edges.update(set(written[:_EDGE] + written[-_EDGE:]))
    often = {line for line, count in edges.items() if count > 1 and count >= 0.6 * len(pages)}
    return often | {"#"}
