"""Loads what Selon knows before it reads: names, offices, outlets, countries, words by language.

The files of `data/knowledge/` (`SELON_KNOWLEDGE` names another folder) under the user's own edits, which lie beside the store
(`analysis.knowledge.tables`). All loaders are cached until `as_it_is` finds a file changed.
"""

import csv
import hashlib
import json
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import PurePath
from typing import Any, cast, get_args

from analysis.errors import KnowledgeError
from analysis.knowledge import tables
from analysis.knowledge.tables import LANGUAGES, Row
from analysis.knowledge.tables import folder as folder
from analysis.records import Entity, Label

# Asked where articles are read, or on the pages.
_NOT_EXTRACTED = ("arcs.toml", "paywalls.toml", "outlets.csv")


@dataclass(frozen=True, kw_only=True)
class KnownEntity:
    """A row of `entities.csv`; `names` holds the canonical name and all aliases of each language."""

    id: str
    name: dict[str, str]
    names: dict[str, tuple[str, ...]]
    label: Label
    kind: str | None
    country: str | None
    wikidata: str | None
    gender: str | None

    def entity(self, language: str) -> Entity:
        """The entity under its name in `language`."""
        return Entity(id=self.id, name=self.name[language], label=self.label, kind=self.kind, country=self.country,
                      wikidata=self.wikidata)


@dataclass(frozen=True, kw_only=True)
class Office:
    """A row of `offices.csv`: who held a title of a country or body from when to when (both included)."""

    titles: dict[str, tuple[str, ...]]
    body: str
    holder: str
    start: date
    end: date | None

    def held_on(self, day: date) -> bool:
        """Whether the holder was in office on `day`."""
        return self.start <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True, kw_only=True)
class Country:
    """A row of `countries.csv`: names, adjectives (all inflected forms) and capital of each language."""

    code: str
    name: dict[str, str]
    names: dict[str, tuple[str, ...]]
    adjectives: dict[str, tuple[str, ...]]
    capital: dict[str, str]


def _rows(name: str) -> list[Row]:
    """The rows of a table that users do not edit on the page."""
    path = folder() / name
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))
    except FileNotFoundError as missing:
        raise KnowledgeError("file not found", where=str(path), next_step="restore it, or unset SELON_KNOWLEDGE") from missing


def _parts(cell: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (cell or "").split("|") if part.strip())


def _day(cell: str, where: str) -> date | None:
    if not cell:
        return None
    try:
        return date.fromisoformat(cell)
    except ValueError as bad:
        raise KnowledgeError(f"{cell!r} is no date", where=where, next_step="write YYYY-MM-DD") from bad


@cache
def entities() -> tuple[KnownEntity, ...]:
    """Every row of the table `entities`. Raises `KnowledgeError` on a row without id or name, and on an id used twice."""
    found = []
    for line in tables.lines("entities"):
        row = line.row
        if not all(row[column] for column in ("id", "name_fr", "name_en")) or row["label"] not in get_args(Label):
            raise KnowledgeError("id, name_fr, name_en or label (PER, ORG, LOC) is missing", where=line.where)
        found.append(KnownEntity(
            id=row["id"], name={"fr": row["name_fr"], "en": row["name_en"]},
            names={tongue: (row[f"name_{tongue}"], *_parts(row[f"aliases_{tongue}"])) for tongue in LANGUAGES},
            label=cast(Label, row["label"]), kind=row["kind"] or None, country=row["country"] or None,
            wikidata=row["wikidata"] or None, gender=row["gender"] or None))
    return tuple(found)


@cache
def offices() -> tuple[Office, ...]:
    """Every row of the table `offices`. Raises `KnowledgeError` where a holder is not in the table `entities`."""
    known = {entity.id for entity in entities()}
    found = []
    for line in tables.lines("offices"):
        row, where = line.row, line.where
        start = _day(row["from"], where)
        if row["holder"] not in known:
            raise KnowledgeError(f"holder {row['holder']!r} is not in entities.csv", where=where)
        if start is None:
            raise KnowledgeError("no first day in office", where=where)
        found.append(Office(titles={tongue: _parts(row[f"title_{tongue}"]) for tongue in LANGUAGES},
                            body=row["body"], holder=row["holder"], start=start, end=_day(row["to"], where)))
    return tuple(found)


@cache
def outlets() -> dict[str, str]:
    """The names of the table `outlets`, by domain."""
    return {line.row["domain"]: line.row["name"] for line in tables.lines("outlets") if line.row["domain"]}


def outlet_at(host: str) -> str | None:
    """The name of the outlet whose domain `host` is, or lies in; None where no table lists it."""
    parts = host.casefold().split(".")
    return next((name for first in range(len(parts)) if (name := outlets().get(".".join(parts[first:])))), None)


@cache
def countries() -> tuple[Country, ...]:
    """Every row of `countries.csv`."""
    return tuple(
        Country(code=row["code"], name={tongue: row[f"name_{tongue}"] for tongue in LANGUAGES},
                names={tongue: (row[f"name_{tongue}"], *_parts(row[f"aliases_{tongue}"])) for tongue in LANGUAGES},
                adjectives={tongue: _parts(row[f"adjectives_{tongue}"]) for tongue in LANGUAGES},
                capital={tongue: row[f"capital_{tongue}"] for tongue in LANGUAGES})
        for row in _rows("countries.csv"))


@cache
def first_names() -> dict[str, str | None]:
    """First names of many languages with the gender that they tell, `m`, `f` or None."""
    return {row["name"]: row["gender"] or None for row in _rows("first_names.csv")}


@cache
def places() -> tuple[str, ...]:
    """Towns of all countries: names that may mean a place, and need a sign that they do."""
    return tuple(row["name"] for row in _rows("places.csv"))


@cache
def words(language: str, layer: str) -> dict[str, Any]:
    """The word lists of one layer (`times`, `attributions`, …) in one language, from `<language>/<layer>.toml`.

    The user's own cue words are among those of `attributions`.
    """
    found = tables.toml(folder() / language / f"{layer}.toml")
    if layer == "attributions":
        tables.with_cues(found, language)
    return found


@dataclass(frozen=True, kw_only=True)
class State:
    """What the files held at one moment: a digest of the shipped ones, and the user's own rows, as JSON, under their tables."""

    shipped: str
    own: str

    @property
    def digest(self) -> str:
        """Twelve hex digits that change with any of it."""
        return hashlib.sha256(f"{self.shipped}\0{self.own}".encode()).hexdigest()[:12]


def state(language: str | None = None) -> State:
    """The files as they are now, the user's own included.

    With `language`, only those that the extraction of its texts reads: not the words of other languages, nor outlets,
    `arcs.toml` and `paywalls.toml`, which no rule of the extraction asks.
    """
    found = hashlib.sha256()
    for path in sorted(folder().rglob("*")):
        name = path.relative_to(folder())
        if path.suffix in (".csv", ".toml") and (language is None or _is_read(name, language)):
            found.update(name.as_posix().encode() + b"\0" + path.read_bytes())
    own: dict[str, list[tuple[Row, bool]]] = {}
    for table in tables.TABLES:
        if language is None or _is_read(PurePath(f"{table}.csv"), language):
            rows = [line for line in tables.edits(table) if language in (None, line.row.get("language", language))]
            if rows:
                own[table] = [(line.row, line.removed) for line in rows]
    return State(shipped=found.hexdigest()[:12], own=json.dumps(own, ensure_ascii=False))


def digest(language: str | None = None) -> str:
    """Twelve hex digits that change with what `state` reads."""
    return state(language).digest


def _is_read(name: PurePath, language: str) -> bool:
    return name.parts[0] == language if len(name.parts) > 1 else name.name not in _NOT_EXTRACTED


@cache
def loaded(language: str | None = None) -> State:
    """The state of the knowledge that is loaded."""
    return state(language)


def version(language: str | None = None) -> str:
    """`digest` of the knowledge that is loaded."""
    return loaded(language).digest


_guard = threading.Lock()
_readers = 0


@contextmanager
def as_it_is() -> Iterator[str]:
    """A stretch of work under one state of the knowledge, the newest; gives its version.

    What was loaded from files that have changed since is loaded anew: an edit counts from the next import on, without a new
    start. While another stretch is under way in this process, its state stands for both.
    """
    global _readers  # noqa: PLW0603 - one count for the process, as the caches are
    with _guard:
        if not _readers:
            renew()
            # What users edit is loaded at once: a table that is asked for late would be newer than the version given here.
            entities()
            offices()
            outlets()
            for language in LANGUAGES:
                words(language, "attributions")
                loaded(language)
        _readers += 1
    try:
        yield version()
    finally:
        with _guard:
            _readers -= 1


def renew() -> None:
    """Has everything loaded anew, if a file has changed since it was.

    The caches of the whole program are emptied: nearly all hold what was made of the tables, the pipelines among them.
    """
    if version() == digest():
        return
    for name, module in list(sys.modules.items()):
        if name.startswith("analysis."):
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear"):
                    value.cache_clear()
