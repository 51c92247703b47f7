"""Reads a Word document: `.docx` goes in; its one article comes out. ECMA-376 (Office Open XML), read with python-docx."""

import zipfile
import zlib
from collections.abc import Iterator

import docx
from docx.opc.exceptions import OpcError
from docx.table import Table
from lxml.etree import LxmlError

from analysis.errors import ReadError
from analysis.read import archive
from analysis.read.rows import article
from analysis.read.source import Source
from analysis.records import Article

SUFFIXES = (".docx",)

_DAMAGED = (OpcError, LxmlError, zipfile.BadZipFile, KeyError, ValueError, AttributeError, IndexError, NotImplementedError,
            RuntimeError, EOFError, OSError, zlib.error)


def read(source: Source) -> Iterator[Article]:
    """The article, a paragraph a block, cells of a table each in its own; its title is the document's own, or its first line.

    Raises `ReadError` where the file is damaged, would unpack beyond all measure, or holds no text.
    """
    archive.check(source)
    try:
        document = docx.Document(str(source.path))
        blocks = []
        for block in document.iter_inner_content():
            if isinstance(block, Table):
                blocks += [" ".join(cell.text.split()) for row in block.rows for cell in row.cells]
            else:
                blocks.append(block.text.strip())
        about = document.core_properties
        title, author = about.title, about.author
    except _DAMAGED as damaged:
        raise ReadError(f"damaged Word document: {type(damaged).__name__} {damaged}"[:200], where=source.shown,
                        next_step="open it and save it anew") from damaged
    source.position = source.size()
    # python-docx itself writes "python-docx" into documents it makes; Word writes the account's name.
    yield article({"title": title, "author": author if author != "python-docx" else None,
                   "text": "\n\n".join(block for block in blocks if block)}, source, origin="document")
