"""Makes an article of what one row, front matter or page names: a mapping goes in; an `Article` comes out."""

import re
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

import ftfy
from ftfy.badness import is_bad

from analysis import knowledge
from analysis.errors import ReadError
from analysis.extract.language import detect
from analysis.read.days import day
from analysis.read.identity import address_id, digest
from analysis.read.source import Source
from analysis.records import Article, Origin, Published

# Column and key names as they are met, each with the field it fills; the first that is filled counts.
NAMES = {
    "text": ("text", "texte", "content", "body", "article"),
    "title": ("title", "titre", "headline"),
    "outlet": ("outlet", "source", "publication", "media", "sitename", "journal"),
    "author": ("author", "auteur", "authors", "byline"),
    "published": ("published", "date", "published_at", "publication_date", "date_published"),
    "url": ("url", "link", "lien"),
    "language": ("language", "lang", "langue"),
    "id": ("id", "article_id"),
}
_EMPTY = {"", "none", "null", "nan", "nat", "n/a", "-"}
_LANGUAGES = {"french": "fr", "français": "fr", "francais": "fr", "fra": "fr", "fre": "fr",
              "english": "en", "anglais": "en", "eng": "en"}
_CODE = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9-_]+)?\Z")
_LONGEST_TITLE = 200
_LONGEST_OPENING = 100
_EXCERPT = 120
_Scalar = str | int | float


def article(given: Mapping[str, object], source: Source, *, line: int | None = None, origin: Origin = "row",
            origins: Mapping[str, Origin] | None = None, said: tuple[str, Origin] | None = None) -> Article:
    """The article that `given` describes; `line` is where its row begins in a file of several.

    `origin` is where `given` comes from, `origins` where a field of it comes from that differs. `said` is a language that the
    text overrules where it is long enough to tell, and where that is from.

    Raises `ReadError` where there is no text, where a field holds what it cannot hold, or where the date is none.
    """
    fields = {field: _first(given, (source.columns[field].strip().casefold(),) if field in source.columns else names)
              for field, names in NAMES.items()}
    fields |= {field: value for field, value in source.about.items() if _is_given(value)}
    text = fields["text"]
    if not isinstance(text, str) or not text.strip():
        raise ReadError("no text", next_step="give the article's text")
    text = mended(text.replace("\r\n", "\n").replace("\r", "\n"))
    title = mended(_line(fields["title"], "title") or "") or _opening(text)
    author = _line(_joined(fields["author"]), "author")
    language = _language(_line(fields["language"], "language"))
    url = _address(_line(fields["url"], "url"))
    outlet = _line(fields["outlet"], "outlet")
    # A `source` is as often an address as a name.
    outlet_given = _host(_address(outlet)) or outlet
    outlet = outlet_given or _host(url)
    published = Published(date=day(fields["published"]), rule="given") if _is_given(fields["published"]) else None
    named = outlet or (source.outlet if source.outlet_counts else None)
    known = {field: origin for field, value in fields.items() if value is not None}
    known |= {**(origins or {}), **{field: "reference" for field, value in source.about.items() if _is_given(value)}}
    for name, value in (("text", text), ("title", title), ("author", author), ("outlet", outlet), ("url", url)):
        _check(name, value)
    content = digest([named, title, text, published.date.isoformat() if published and published.date else None, url, author,
                       language])
    hint = _language(said[0]) if said else None
    spoken = language or detect(text, said=hint)
    # where the text tells the same by itself, it is the better witness
    told = said[1] if said and spoken == hint != detect(text) else "detected"
    where = [source.identity, line] if source.identity else [source.shown, line, content]
    return Article(
        id=_identity(url, _line(fields["id"], "id"), named, where), url=url, outlet=_known(outlet) or source.outlet,
        author=author, title=title, text=text, published=published or Published(date=None, rule="none"),
        language=spoken, path=f"{source.shown}:{line}" if line else source.shown,
        content_hash=content, origins={
            "title": known["title"] if fields["title"] is not None else "text",
            "author": known["author"] if author else "none",
            "outlet": known["outlet"] if outlet_given else "address" if outlet else source.outlet_origin,
            "published": known["published"] if published else "none",
            "language": known["language"] if language else told if spoken != "und" else "none"})


def shown(written: str) -> str:
    """How something begins that was refused: enough to find it again."""
    return written[:_EXCERPT].strip().encode("utf-8", "replace").decode("utf-8")


def mended(text: str) -> str:
    """`text` with its mojibake undone (`cÃ©dÃ©` → `cédé`), where it has any; else as it is."""
    return ftfy.fix_encoding(text) if is_bad(text) else text


def _is_given(value: object) -> bool:
    return value is not None and str(value).strip().casefold() not in _EMPTY


def _first(given: Mapping[str, object], names: tuple[str, ...]) -> object:
    return next((given[name] for name in names if name in given and _is_given(given[name])), None)


def _joined(value: object) -> object:
    if isinstance(value, list | tuple) and all(isinstance(part, _Scalar) for part in value):
        return ", ".join(str(part) for part in value)
    return value


def _line(value: object, name: str) -> str | None:
    """`value` on one line; None where it is not given."""
    if value is None:
        return None
    if not isinstance(value, _Scalar):
        raise ReadError(f"{name} is {type(value).__name__}, no text", next_step=f"give {name} as text")
    return " ".join(str(value).split()) or None


def _check(name: str, value: str | None) -> None:
    if value and "\0" in value:
        raise ReadError(f"{name} holds NUL characters: not a text", next_step="give it as UTF-8 text")
    try:
        (value or "").encode("utf-8")
    except UnicodeEncodeError as broken:
        raise ReadError(f"undecodable character in {name}", next_step="give it as UTF-8") from broken


def _opening(text: str) -> str:
    """The first line, which is the title of most texts; cut where it is a paragraph."""
    first = " ".join(next(line for line in text.split("\n") if line.strip()).split())
    if len(first) <= _LONGEST_TITLE:
        return first
    return first[:_LONGEST_OPENING].rsplit(" ", 1)[0] + "…"


def _language(given: str | None) -> str | None:
    if given is None:
        return None
    name = given.casefold()
    code = _CODE.match(name)
    return _LANGUAGES.get(name) or (_LANGUAGES.get(code[1], code[1]) if code else None)


def _address(given: str | None) -> str | None:
    """`given` where it is a web address; a `javascript:` or a file's name must never become a link."""
    if given is None:
        return None
    try:
        parts = urlsplit(given)
    except ValueError:
        return None
    return given if parts.scheme in ("http", "https") and parts.netloc and " " not in given else None


def _host(url: str | None) -> str | None:
    return (urlsplit(url).hostname or "").removeprefix("www.") or None if url else None


def _known(outlet: str | None) -> str | None:
    """The outlet by the name that the table of outlets gives its domain; else as it is.

    Neither id nor content hash hang on that name: the same article read under another table is still the same.
    """
    return outlet and (knowledge.outlet_at(outlet) or outlet)


def _identity(url: str | None, given_id: str | None, outlet: str | None, where: Sequence[str | int | None]) -> str:
    # A page that gives its site's front page as its address would be taken for every other page of the site.
    if url and (urlsplit(url).path.strip("/") or urlsplit(url).query):
        return address_id(url)
    if given_id:
        # Ids that count from 1 meet in another file's, unless an outlet keeps them apart.
        return digest(["id", given_id, outlet or where[0]])[:16]
    return digest(["path", *where])[:16]
