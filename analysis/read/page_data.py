"""Says where a page tells what was read from it: the page and the fields go in; the origin of each comes out.

The page's own data after schema.org (JSON-LD), Open Graph, Dublin Core and HTML's meta elements. What reads the page
(trafilatura, htmldate) does not say where it found a field, and mends an impossible date (31 February) to a possible one.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from analysis.errors import ReadError
from analysis.read.days import ImpossibleDayError, day
from analysis.records import Origin

_PUBLISHED = ("datePublished", "dateCreated")
# meta elements by `name`, `property` or `itemprop` that hold a day of publication, as far as sites agree
_PUBLISHED_META = re.compile(r"(?:article:|og:)?(?:published_time|publi(?:sh|cation)[-_]?(?:date|time))|date(?:published)?|"
                             r"dc(?:terms)?[.:](?:date|created|issued)(?:\.issued)?|pubdate|parsely-pub-date|sailthru\.date",
                             re.IGNORECASE)
_LANGUAGE_META = ("og:locale", "dc.language", "dcterms.language", "language", "inlanguage")
_FIELDS = ("title", "author", "outlet", "date")


class PageData:
    """What a page's JSON-LD, meta and time elements hold."""

    def __init__(self, page: Any) -> None:
        self.linked = [pair for script in page.iter("script") if "ld+json" in str(script.get("type")).casefold()
                       for pair in _strings(script.text or "")]
        self.meta = [(str(element.get("property") or element.get("name") or element.get("itemprop") or ""),
                      str(element.get("content") or "")) for element in page.iter("meta")]
        self.root = page
        self.times = [str(element.get("datetime") or "") for element in page.iter("time")]

    def impossible(self, date: str | None) -> str | None:
        """Why the day that the page's data gives is refused; None where there is none, or it says `date` elsewhere."""
        faults = []
        # A time may be that of anything on the page: only one that `date` may have been mended from counts.
        near = [given for given in self.times if date and given.startswith(date[:7])]
        for given in (*self._published(), *near):
            try:
                if day(given).isoformat() == date:
                    return None
            except ImpossibleDayError as fault:
                faults.append(fault.what)
            except ReadError:
                continue  # no date, or a form that others may know
        return faults[0] if faults else None

    def language(self) -> tuple[str, Origin] | None:
        """What the page says its language is, as it says it, and where: in its JSON-LD, its meta elements or its root."""
        places: tuple[tuple[Origin, Iterator[str]], ...] = (
            ("json-ld", (value for name, value in self.linked if name == "inLanguage")),
            ("meta", (value for name, value in self.meta if name.casefold() in _LANGUAGE_META)),
            ("markup", iter([str(self.root.get("lang") or self.root.get("xml:lang") or "")])))
        return next(((value.strip(), origin) for origin, values in places for value in values if value.strip()), None)

    def origins(self, found: Mapping[str, object], address: str | None) -> dict[str, Origin]:
        """Field → origin, of the fields `title`, `author`, `outlet` and `date` that were found."""
        return {("published" if name == "date" else name): self._origin(name, str(found[name]), address or "")
                for name in _FIELDS if found.get(name)}

    def _origin(self, name: str, value: str, address: str) -> Origin:
        places: tuple[tuple[Origin, list[tuple[str, str]]], ...] = (("json-ld", self.linked), ("meta", self.meta))
        for origin, pairs in places:
            if any(_says(name, written, value) for _, written in pairs):
                return origin
        if name == "outlet":
            return "address" if value == (urlsplit(address).hostname or "").removeprefix("www.") else "markup"
        return "address" if name == "date" and value.replace("-", "") in re.sub(r"\D", "", address) else "markup"

    def _published(self) -> Iterator[str]:
        yield from (value for name, value in self.linked if name in _PUBLISHED)
        yield from (value for name, value in self.meta if _PUBLISHED_META.fullmatch(name))


def _says(name: str, written: str, value: str) -> bool:
    if name == "date":
        return written.startswith(value)
    said, sought = (" ".join(text.split()).casefold() for text in (written, value))
    # several authors stand one by one in a page, and together in what was read
    return bool(said) and (said == sought or (name == "author" and said in sought) or (name == "title" and sought in said))


def _strings(written: str) -> Iterator[tuple[str, str]]:
    """(name, value) of every text in a JSON document; nothing where it is none."""
    try:
        waiting: list[tuple[str, Any]] = [("", json.loads(written))]
    except (ValueError, RecursionError):
        return
    while waiting:
        name, value = waiting.pop()
        if isinstance(value, dict):
            waiting += value.items()
        elif isinstance(value, list):
            waiting += ((name, part) for part in value)
        elif isinstance(value, str):
            yield name, value
