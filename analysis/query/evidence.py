"""What stands behind a figure: sentences in, each with its marks, the trail of its dates and its chains of sources out."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, cast

from analysis.query.question import Source, ask
from analysis.rows import records

Layer = Literal["mention", "time", "trigger", "source", "cue", "content"]

SENTENCES = ("key", "article_id", "sentence", "position", "of", "paragraph", "start_char", "end_char", "text", "before",
             "after", "discarded", "outlet", "author", "title", "url", "published", "published_rule", "language")
MARKS = ("key", "layer", "number", "start_in", "end_in", "kind", "entity_id", "name", "value", "rule")
DATES = ("key", "event", "trigger", "type", "status", "date", "start_date", "end_date", "precision", "rule", "time_text",
         "time_type", "time_value", "time_rule", "anchor", "main")
CHAINS = ("key", "attribution", "step", "entity_id", "name", "source_text", "source_type", "anonymous", "kind", "rule")


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A marked stretch. `span` counts code points from the sentence's start; `number` is the row of its layer in the article.

    `kind` is a label (mention), TIMEX3 type (time), event type (trigger), source type (source) or kind of attribution.
    `value` is a TIMEX3 value (time) or an event's status (trigger).
    """

    span: tuple[int, int]
    layer: Layer
    number: int
    kind: str
    entity_id: str | None
    name: str | None
    value: str | None
    rule: str


@dataclass(frozen=True, kw_only=True)
class DateTrail:
    """How an event came by its date: the words, what they were resolved against (`anchor`), and both rules.

    `date` is None for an undated event, `time_text` where no time expression dates it.
    """

    event: int
    trigger: str
    type: str
    status: str
    date: str | None
    start: dt.date | None
    end: dt.date | None
    precision: str | None
    rule: str
    time_text: str | None
    time_type: str | None
    time_value: str | None
    time_rule: str | None
    anchor: str | None
    main: bool


@dataclass(frozen=True, kw_only=True)
class ChainLink:
    """One source of a chain. `name` is the entity's, None where the text does not say who; `text` is what it says instead."""

    entity_id: str | None
    name: str | None
    text: str | None
    source_type: str
    anonymous: bool
    kind: str
    rule: str


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """One sentence, where it stands, and all that was found in it.

    `discarded` says why it was set aside unread, None where it was read. `chains` run from the outermost source inwards.
    """

    key: str
    article_id: str
    sentence: int
    position: int
    of: int
    paragraph: int
    span: tuple[int, int]
    text: str
    before: str | None
    after: str | None
    discarded: str | None
    outlet: str
    author: str | None
    title: str
    url: str | None
    published: dt.date | None
    published_rule: str
    language: str
    marks: tuple[Mark, ...]
    dates: tuple[DateTrail, ...]
    chains: tuple[tuple[ChainLink, ...], ...]


def evidence(source: Source, keys: Sequence[str], *, language: str = "fr") -> tuple[Evidence, ...]:
    """The sentences of `keys` (each `article_id:sentence`), in their order; a key without a sentence is left out."""
    wanted = list(dict.fromkeys(keys))
    if not wanted:
        return ()
    marks: dict[str, list[Mark]] = {}
    for row in records(ask(source, "evidence_marks", MARKS, keys=wanted, language=language)):
        marks.setdefault(row["key"], []).append(Mark(
            span=(int(row["start_in"]), int(row["end_in"])), layer=cast(Layer, row["layer"]), number=int(row["number"]),
            kind=row["kind"], entity_id=row["entity_id"], name=row["name"], value=row["value"], rule=row["rule"]))
    dates: dict[str, list[DateTrail]] = {}
    for row in records(ask(source, "evidence_dates", DATES, keys=wanted)):
        dates.setdefault(row["key"], []).append(DateTrail(
            event=int(row["event"]), trigger=row["trigger"], type=row["type"], status=row["status"], date=row["date"],
            start=row["start_date"], end=row["end_date"], precision=row["precision"], rule=row["rule"],
            time_text=row["time_text"], time_type=row["time_type"], time_value=row["time_value"], time_rule=row["time_rule"],
            anchor=row["anchor"], main=bool(row["main"])))
    chains: dict[str, dict[int, list[ChainLink]]] = {}
    for row in records(ask(source, "evidence_chains", CHAINS, keys=wanted, language=language)):
        chains.setdefault(row["key"], {}).setdefault(int(row["attribution"]), []).append(ChainLink(
            entity_id=row["entity_id"], name=row["name"], text=row["source_text"], source_type=row["source_type"],
            anonymous=bool(row["anonymous"]), kind=row["kind"], rule=row["rule"]))
    return tuple(
        Evidence(
            key=row["key"], article_id=row["article_id"], sentence=int(row["sentence"]), position=int(row["position"]),
            of=int(row["of"]), paragraph=int(row["paragraph"]), span=(int(row["start_char"]), int(row["end_char"])),
            text=row["text"], before=row["before"], after=row["after"], discarded=row["discarded"], outlet=row["outlet"],
            author=row["author"], title=row["title"], url=row["url"], published=row["published"],
            published_rule=row["published_rule"], language=row["language"], marks=tuple(marks.get(row["key"], ())),
            dates=tuple(dates.get(row["key"], ())),
            chains=tuple(tuple(links) for links in chains.get(row["key"], {}).values()))
        for row in records(ask(source, "evidence_sentences", SENTENCES, keys=wanted)))
