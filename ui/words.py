"""What Selon's own codes are called in the reader's language: source types, event types, statuses, rules, languages."""

from collections.abc import Mapping
from typing import Any

from babel import Locale

from analysis import knowledge
from ui.language import language, later, t

SOURCE_TYPES = {
    "person": later("named person"),
    "government": later("government"),
    "parliament": later("parliament"),
    "intelligence": later("intelligence service"),
    "police_justice": later("police, justice"),
    "military": later("military"),
    "news_agency": later("news agency"),
    "media": later("media"),
    "company": later("company"),
    "party": later("party"),
    "union": later("union"),
    "ngo": later("NGO"),
    "international_org": later("international body"),
    "expert_science": later("experts, science"),
    "document": later("document"),
    "public": later("public"),
    "anonymous": later("anonymous"),
    "none": later("no source"),
    "other": later("other sources"),
}
NO_COLLECTION = later("without a collection")
STATUSES = {
    "happened": later("happened"),
    "planned": later("planned"),
    "denied": later("denied"),
    "hypothetical": later("not confirmed"),
}
LABELS = {"PER": later("people"), "ORG": later("organisations"), "LOC": later("places")}
PRECISIONS = {
    "day": later("day"),
    "week": later("week"),
    "month": later("month"),
    "season": later("season"),
    "quarter": later("quarter"),
    "year": later("year"),
    "decade": later("decade"),
}
OUTLET_KINDS = {
    "newspaper": later("newspaper"),
    "magazine": later("magazine"),
    "radio": later("radio"),
    "television": later("television"),
    "news_agency": later("news agency"),
    "online": later("online"),
    "institution": later("institution"),
}
KINDS = {"direct": later("quoted"), "mixed": later("partly quoted"), "indirect": later("reported")}
PUBLISHED_RULES = {
    "given": later("as the article says"),
    "published-line": later("from its line of publication"),
    "dateline": later("from the dateline"),
    "weekday+day": later("from a weekday with a day of month"),
    "none": later("unknown"),
}
ORIGINS = {
    "row": later("from its column or key"),
    "front-matter": later("from the front matter"),
    "heading": later("from the heading"),
    "document": later("from the document’s properties"),
    "mail": later("from the mail’s header"),
    "feed": later("from the feed"),
    "database": later("from the press database"),
    "reference": later("from the reference"),
    "json-ld": later("from the page’s data (JSON-LD)"),
    "meta": later("from the page’s data (meta)"),
    "markup": later("as marked in the page"),
    "address": later("from the address"),
    "folder": later("from the folder’s name"),
    "option": later("as given for all"),
    "text": later("from the first line"),
    "detected": later("recognised in the text"),
    "none": later("not given"),
}
ORIGIN_FIELDS = {
    "title": later("Title"),
    "author": later("Author"),
    "outlet": later("Outlet"),
    "published": later("Published"),
    "language": later("Language"),
}


def collection(name: str) -> str:
    """What a collection is called: its name, or the words for the articles in none."""
    return t(NO_COLLECTION) if name == "none" else name


def source_type(code: str) -> str:
    """A type of source."""
    return t(SOURCE_TYPES.get(code, code))


def status(code: str) -> str:
    """A status of an event."""
    return t(STATUSES.get(code, code))


def label(code: str) -> str:
    """A kind of entity, in the plural."""
    return t(LABELS.get(code, code))


def precision(code: str | None) -> str:
    """How exactly a date is known."""
    return t(PRECISIONS.get(code or "", code or "–"))


def kind(code: str) -> str:
    """A kind of attribution."""
    return t(KINDS.get(code, code))


def outlet_kind(code: str) -> str:
    """A kind of outlet; a dash where it is unknown."""
    return t(OUTLET_KINDS.get(code, code)) if code else "–"


def country(code: str) -> str:
    """A country by its ISO 3166 code; a dash where it is unknown."""
    return str(Locale(language()).territories.get(code, code)) if code else "–"


def published_rule(code: str) -> str:
    """How a publication date is known."""
    return t(PUBLISHED_RULES.get(code, code))


def origins(found: Mapping[str, str]) -> str:
    """Where the fields of an article came from, on one line: fields of one origin together."""
    fields: dict[str, list[str]] = {}
    for field, name in ORIGIN_FIELDS.items():
        if field in found:
            fields.setdefault(t({**PUBLISHED_RULES, **ORIGINS}.get(found[field], found[field])), []).append(t(name))
    return " · ".join(t("{field}: {origin}", field=", ".join(names), origin=origin) for origin, names in fields.items())


def event_type(code: str) -> str:
    """A type of event, as `events.toml` labels it."""
    types: dict[str, Any] = knowledge.words(language(), "events").get("types", {})
    found = types.get(code, {})
    return str(found.get("label", code) if isinstance(found, dict) else found)


def language_name(code: str) -> str:
    """A language by its ISO 639-1 code."""
    return str(Locale(language()).languages.get(code, code))
