"""What the reader has chosen to look at: from and to a page's address, to chips, and to the values that the SQL binds.

Each filter means one thing on every page. It is a condition on a **sentence**, or on the article that holds it:

| filter | a sentence is left when |
|---|---|
| query | the text query holds in its article (`analysis.query.search`) |
| collections, outlets, languages | its article is of one of them; the collection `none`: it is in no collection |
| published | its article came out in the range; one without a date never did |
| entities | it mentions at least one of them |
| source types | at least one attribution that covers it has such a source; `none`: no attribution covers it |
| happened, event types, statuses | it tells an event that meets all three; happened: its interval overlaps the range |

Between filters *and* holds, within one filter *or*. An article is left when at least one of its sentences is; an event
is left when its sentence is and it meets the event filters itself; an attribution when its sentence is and its own source
type is chosen; a pair's paragraph or article when one of its sentences is. Undated events never overlap a range: they are
counted beside it, under all other filters.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Literal, get_args

from analysis.records import SourceType, Status

SOURCE_TYPES: tuple[str, ...] = (*get_args(SourceType), "none")
STATUSES: tuple[str, ...] = get_args(Status)
PARAMETERS = {
    "query": "q", "collections": "collection",
    "happened_from": "from", "happened_to": "to", "published_from": "pubfrom", "published_to": "pubto",
    "outlets": "outlet", "languages": "lang", "entities": "entity", "source_types": "source", "event_types": "event",
    "statuses": "status",
}
_FIELDS = {name: field for field, name in PARAMETERS.items()}
_LONGEST = 300
_NAME = re.compile(r"[a-z][a-z0-9_-]{0,39}", re.IGNORECASE)

Reason = Literal["no date", "range backwards", "unknown value", "not a name"]


@dataclass(frozen=True, kw_only=True)
class Ignored:
    """A part of an address that says nothing, and why; shown to the reader, who may have mistyped it."""

    name: str
    value: str
    reason: Reason


@dataclass(frozen=True, kw_only=True)
class Chip:
    """One removable choice: the field of `Filters` and the value to drop (a range's two ends are two chips)."""

    field: str
    value: str


@dataclass(frozen=True, kw_only=True)
class Filters:
    """All choices that narrow a page. An empty tuple or None chooses everything; both ends of a range are included."""

    query: str = ""
    collections: tuple[str, ...] = ()
    happened_from: dt.date | None = None
    happened_to: dt.date | None = None
    published_from: dt.date | None = None
    published_to: dt.date | None = None
    outlets: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    source_types: tuple[str, ...] = ()
    event_types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()

    @classmethod
    def from_params(cls, params: Mapping[str, str | Iterable[str]]) -> tuple["Filters", tuple[Ignored, ...]]:
        """The filters that an address spells, and what it holds that is none. Unknown names belong to the page: left alone."""
        chosen: dict[str, Any] = {}
        ignored: list[Ignored] = []
        for name, given in params.items():
            field = _FIELDS.get(name)
            if field is None:
                continue
            values = [given] if isinstance(given, str) else list(given)
            if field.endswith(("_from", "_to")):
                day = _day(values[-1]) if values else None
                if day is not None:
                    chosen[field] = day
                elif values:
                    ignored.append(Ignored(name=name, value=values[-1][:_LONGEST], reason="no date"))
                continue
            if field == "query":
                text = " ".join(values[-1].split()) if values else ""
                if len(text) <= _LONGEST and text.isprintable():
                    chosen[field] = text
                else:
                    ignored.append(Ignored(name=name, value=text[:_LONGEST], reason="not a name"))
                continue
            good = []
            for value in values:
                reason = _fault(field, value)
                if reason is None:
                    good.append(value)
                else:
                    ignored.append(Ignored(name=name, value=value[:_LONGEST], reason=reason))
            chosen[field] = tuple(dict.fromkeys(good))
        for range_name in ("happened", "published"):
            start, end = chosen.get(f"{range_name}_from"), chosen.get(f"{range_name}_to")
            if isinstance(start, dt.date) and isinstance(end, dt.date) and start > end:
                ignored.append(Ignored(name=PARAMETERS[f"{range_name}_to"], value=end.isoformat(), reason="range backwards"))
                del chosen[f"{range_name}_to"]
        return cls(**chosen), tuple(ignored)

    def to_params(self) -> dict[str, list[str]]:
        """The names and values for the page's address; nothing for what is not chosen."""
        params: dict[str, list[str]] = {}
        for field, name in PARAMETERS.items():
            value = getattr(self, field)
            if value:
                params[name] = [str(value)] if isinstance(value, dt.date | str) else list(value)
        return params

    @property
    def in_days(self) -> bool:
        """Whether events are kept to a range of days; undated ones are then counted beside them, never among them."""
        return self.happened_from is not None or self.happened_to is not None

    def active(self) -> tuple[Chip, ...]:
        """What is chosen, in the order of the fields, one chip a value."""
        return tuple(Chip(field=_FIELDS[name], value=value) for name, values in self.to_params().items() for value in values)

    def without(self, chip: Chip) -> "Filters":
        """The same choices but for one."""
        value = getattr(self, chip.field)
        rest = tuple(one for one in value if one != chip.value) if isinstance(value, tuple) else getattr(Filters(), chip.field)
        changed: dict[str, Any] = {chip.field: rest}
        return replace(self, **changed)

    def binding(self) -> dict[str, dt.date | list[str] | bool | None]:
        """The values that every question's SQL binds; None stands for *no filter*. The query is answered by `search.found`."""
        values: dict[str, dt.date | list[str] | bool | None] = {}
        for field in fields(self):
            if field.name == "query":
                continue
            value = getattr(self, field.name)
            values[field.name] = (list(value) or None) if isinstance(value, tuple) else value
        values["by_event"] = bool(self.in_days or self.event_types or self.statuses)
        values["by_sentence"] = bool(values["by_event"] or self.entities or self.source_types)
        return values


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _fault(field: str, value: str) -> Reason | None:
    if not value.strip() or len(value) > _LONGEST or not value.isprintable():
        return "not a name"
    known = {"source_types": SOURCE_TYPES, "statuses": STATUSES}.get(field)
    if known is not None:
        return None if value in known else "unknown value"
    if field in ("event_types", "languages") and not _NAME.fullmatch(value):
        return "not a name"
    return None
