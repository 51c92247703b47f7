"""Tells what form a file has, by its content as well as by its name: a source goes in; the name of its reader comes out."""

import re
import zipfile
import zlib

from analysis.errors import ReadError
from analysis.read import (
    addresses,
    archive,
    europresse,
    feed,
    json_document,
    json_lines,
    mail,
    markdown,
    media_cloud,
    parquet,
    pdf,
    plain_text,
    press_batch,
    references,
    spreadsheet,
    table,
    web_archive,
    web_page,
    word,
)
from analysis.read.source import Source

READERS = {"pdf": pdf, "word": word, "mail": mail, "spreadsheet": spreadsheet, "parquet": parquet, "table": table,
           "json_lines": json_lines, "json_document": json_document, "plain_text": plain_text, "markdown": markdown,
           "web_page": web_page, "web_archive": web_archive, "feed": feed, "europresse": europresse, "press_batch": press_batch}
# What holds files, each with a reader of its own.
CONTAINERS = {"archive": archive, "references": references, "addresses": addresses, "media_cloud": media_cloud}
# Their members were asked for one by one: whatever they are called, they are to be read.
NAMED_BY_A_LIST = frozenset({"references", "addresses", "media_cloud"})
BY_SUFFIX = {suffix: name for name, reader in (READERS | CONTAINERS).items() for suffix in getattr(reader, "SUFFIXES", ())}

_HEAD = 1 << 16
_MAIL = re.compile(rb"^(?:From|To|Date|Subject|Message-ID|Received|Return-Path|MIME-Version|Delivered-To|Reply-To|X-[\w-]+):",
                   re.IGNORECASE | re.MULTILINE)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]")
_ADDRESSES = re.compile(rb"(?:\s*(?:#.*)?\n)*https?://\S+\s*(?:\n|\Z)")
_PAGE = re.compile(rb"<(?:!doctype html|html|head|body|article|div)[\s>]", re.IGNORECASE)
# These are told by their first bytes: a file that bears the name without them is something else.
_MAGIC = {"pdf": "PDF", "word": "Word document", "spreadsheet": "workbook", "parquet": "Parquet file",
          "web_archive": "web archive", "archive": "archive"}


def form(source: Source) -> str:
    """The name of its reader in `READERS` or `CONTAINERS`. Raises `ReadError` where no reader takes it, saying what it is."""
    suffix = source.path.suffix.casefold()
    named = BY_SUFFIX.get(suffix)
    head = source.head(_HEAD)
    found = _packed(source, head) or _written(source, head, named)
    if found:
        return found
    if named in _MAGIC and head.strip():
        raise ReadError(f"named {suffix}, but no {_MAGIC[named]}", next_step="open it and save it anew")
    if named is None:
        raise ReadError("files of this kind are not read", next_step=f"give one of {', '.join(sorted(BY_SUFFIX))}")
    return named


def _packed(source: Source, head: bytes) -> str | None:
    """The form of a file that is no text."""
    if head.lstrip()[:5] == b"%PDF-":
        return "pdf"
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(b"WARC/"):
        return "web_archive"
    if head.startswith(b"PK\x03\x04"):
        return _zipped(source)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        # OLE2 holds Excel's old workbooks, and Word's and Outlook's files, which nobody reads here.
        if source.path.suffix.casefold() == ".xls":
            return "spreadsheet"
        raise ReadError("an old Office document", next_step="save it as .docx or .xlsx")
    if head.startswith((b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0")) or archive.is_tar(head):
        return "web_archive" if _holds_warc(source, head) else "archive"
    return None


def _zipped(source: Source) -> str:
    try:
        with zipfile.ZipFile(source.path) as packed:
            names = set(packed.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return BY_SUFFIX.get(source.path.suffix.casefold(), "archive")
    if "word/document.xml" in names:
        return "word"
    if names & {"xl/workbook.xml", "xl/workbook.bin"} or ("content.xml" in names and source.path.suffix.casefold() == ".ods"):
        return "spreadsheet"
    return "archive"


def _holds_warc(source: Source, head: bytes) -> bool:
    if not head.startswith(b"\x1f\x8b"):
        return False
    try:
        with archive.unpacked(source) as stream:
            return stream.read(5) == b"WARC/"
    except (OSError, EOFError, ValueError, zlib.error):
        return False


def _written(source: Source, head: bytes, named: str | None) -> str | None:
    """The form of a text, where its content says more than its name."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if named in ("web_page", "feed", None, "plain_text") and start.startswith(b"<"):
        if _FEED.search(head[:4096]):
            # With the web at hand, its items are fetched: a feed mostly announces.
            return "addresses" if source.web is not None else "feed"
        if addresses.list_kind(head):
            return "addresses"
        if europresse.MARK in head or (europresse.MARK in source.head(1 << 20)):
            return "europresse"
        if _PAGE.search(head[:4096]):
            return "web_page"
    if named in ("plain_text", None):
        if start.startswith(b"TY  - "):
            return "references"
        if _ADDRESSES.match(start):
            return "addresses"
        if len(_MAIL.findall(b"\n".join(start.split(b"\n\n")[0].splitlines()[:40]))) >= 3 and _MAIL.match(start):
            return "mail"
        if press_batch.form(head.decode("utf-8", "replace").replace("\r\n", "\n")):
            return "press_batch"
        if start.startswith(b"{") and named is None:
            return "json_lines" if b"}\n{" in start or b"}\r\n{" in start else "json_document"
        if start.startswith(b"[{") and named is None:
            return "json_document"
    if named == "table" and media_cloud.is_export(head):
        return "media_cloud"
    if named == "json_document" and (b"}\n{" in start or b"}\r\n{" in start) and not start.startswith(b"["):
        return "json_lines"
    return None
