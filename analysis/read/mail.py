"""Reads a message: `.eml` goes in; the article that it carries comes out. RFC 5322 and MIME, read with Python's `email`."""

import email.policy
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import getaddresses, parsedate_to_datetime

from analysis.errors import ReadError
from analysis.read.rows import article
from analysis.read.source import Source
from analysis.read.web_page import text_of
from analysis.records import Article

SUFFIXES = (".eml",)

LARGEST = 50_000_000
_PREFIX = re.compile(r"(?:\s*(?:re|fwd?|tr)\s*:)+\s*", re.IGNORECASE)
# Python's parser is lenient, its headers are not.
_DAMAGED = (MessageError, ValueError, LookupError, AttributeError, TypeError, UnicodeError, RecursionError)


def read(source: Source) -> Iterator[Article]:
    """The article: the subject is its title, the sender its outlet, the day it was sent its publication.

    The plain text is taken where there is one, else the page. Attachments are not read. Raises `ReadError` where the
    message is damaged or says nothing.
    """
    content = source.content(most=LARGEST)
    try:
        message = message_from_bytes(content, policy=email.policy.default)
        text = _text(message)
        given = {"title": _PREFIX.sub("", str(message["subject"] or ""), count=1), "text": text, "outlet": _sender(message),
                 "date": _day(message), "language": str(message["content-language"] or "")}
    except _DAMAGED as damaged:
        raise ReadError(f"damaged message: {type(damaged).__name__} {damaged}"[:200], where=source.shown,
                        next_step="save it from the mail program anew") from damaged
    if not text.strip():
        raise ReadError("the message holds no text", where=source.shown, next_step="give its attachment as a file of its own")
    yield article(given, source, origin="mail")


def _text(message: EmailMessage) -> str:
    plain, page = message.get_body(("plain",)), message.get_body(("html",))
    written = str(plain.get_content()).strip() if plain is not None else ""
    if written or page is None:
        return written
    return text_of(str(page.get_content()).encode("utf-8", "replace")) or ""


def _sender(message: EmailMessage) -> str | None:
    name, address = next(iter(getaddresses([str(message["from"] or "")])), ("", ""))
    return name or address.rpartition("@")[2] or None


def _day(message: EmailMessage) -> object:
    written = str(message["date"] or "")
    try:
        return parsedate_to_datetime(written).date() if written else None
    except ValueError:
        return written  # which is refused as a date, or read though it is none of a mail's
