"""The records that pass between the rooms: what is read, and what is extracted from it.

Offsets are half-open `(start, end)` pairs in Unicode code points of the article's text as given.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Span = tuple[int, int]

Label = Literal["PER", "ORG", "LOC"]
Kind = Literal["direct", "mixed", "indirect"]
Status = Literal["happened", "planned", "denied", "hypothetical"]
Precision = Literal["day", "week", "month", "season", "quarter", "year", "decade"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
SourceType = Literal[
    "person", "government", "parliament", "intelligence", "police_justice", "military", "news_agency", "media",
    "company", "party", "union", "ngo", "international_org", "expert_science", "document", "public", "anonymous",
]

# Where a field of an article came from: a column or key of a row, front matter, a heading, properties of a document, the
# header of a mail, a feed, a press database, a reference; the JSON-LD, meta elements, or marked elements of a page; the
# address; the folder; the option `--outlet`; the first line of the text; told from the text; from nowhere.
Origin = Literal[
    "row", "front-matter", "heading", "document", "mail", "feed", "database", "reference", "json-ld", "meta", "markup",
    "address", "folder", "option", "text", "detected", "none",
]


@dataclass(frozen=True, kw_only=True)
class Published:
    """The day an article came out, and the rule that fixed it (`given`, `dateline`, `weekday+day`, …, `none`)."""

    date: dt.date | None
    rule: str


@dataclass(frozen=True, kw_only=True)
class Article:
    """One text as it was read. `id` is stable for one address or place; `content_hash` changes with its content.

    `origins` says where title, author, outlet, published and language came from.
    """

    id: str
    url: str | None
    outlet: str
    author: str | None
    title: str
    text: str
    published: Published
    language: str
    path: str
    content_hash: str
    origins: Mapping[str, Origin] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """A file, or a row of it, that is no article: where, why, and how it begins. `line` is None for a whole file."""

    file: str
    line: int | None
    reason: str
    excerpt: str = ""


@dataclass(frozen=True, kw_only=True)
class TimeExpression:
    """A TIMEX3. `start`/`end` are both included, None where the value is no calendar time.

    `anchor` says what a relative expression was resolved against (`published 2019-12-30`, `previous 2014-03-18`, …).
    """

    span: Span
    type: TimexType
    value: str
    start: dt.date | None
    end: dt.date | None
    precision: Precision | None
    rule: str
    anchor: str | None


@dataclass(frozen=True, kw_only=True)
class Entity:
    """Who or what is meant. `kind` is a source type for organisations and persons, `country`/`city`/… for places."""

    id: str
    name: str
    label: Label
    kind: str | None = None
    country: str | None = None
    wikidata: str | None = None


@dataclass(frozen=True, kw_only=True)
class Mention:
    """A name in the text and the entity it means."""

    span: Span
    entity: Entity
    rule: str


@dataclass(frozen=True, kw_only=True)
class Attribution:
    """Content that the text ascribes to a source. `within` is the index of the outer attribution of the same article.

    `entity` is None where the text does not say who the source is. Where several speak as one (*X et Y ont déclaré*), it
    bears all their names, and `together` are they.
    """

    content: tuple[Span, ...]
    source: Span | None
    cue: Span | None
    kind: Kind
    entity: Entity | None
    source_type: SourceType
    anonymous: bool
    within: int | None
    rule: str
    together: tuple[Entity, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Participant:
    """Who did, suffered or hosted an event: the words, and the entity where it is known."""

    span: Span
    name: str
    entity: Entity | None = None


@dataclass(frozen=True, kw_only=True)
class Event:
    """One mention of an event. `date` is a day, month or year in ISO form, or `from/to`; None where the text gives none.

    `time` is the index of the time expression that dates it; `rule` says why that one. `type` is a PLOVER type.
    """

    trigger: Span
    sentence: Span
    type: str
    status: Status
    date: str | None
    start: dt.date | None
    end: dt.date | None
    precision: Precision | None
    rule: str
    time: int | None = None
    agent: Participant | None = None
    patient: Participant | None = None
    place: Participant | None = None
    main: bool = False


@dataclass(frozen=True, kw_only=True)
class Discarded:
    """A stretch of text that was left unread, and why."""

    span: Span
    reason: str


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """One sentence; `paragraph` counts from 0."""

    span: Span
    paragraph: int


@dataclass(frozen=True, kw_only=True)
class Extraction:
    """All that was found in one text. Lists are in text order; `Attribution.within` and `Event.time` index into them.

    `failed` names the component that broke on the text, and its error; all lists are empty then.
    """

    id: str
    language: str
    published: Published
    sentences: list[Sentence] = field(default_factory=list)
    times: list[TimeExpression] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    discarded: list[Discarded] = field(default_factory=list)
    failed: str | None = None
