"""Loads `data/knowledge/`: what Selon knows before it reads (names, offices, countries, words by language).

Users edit these files; `SELON_KNOWLEDGE` names another folder. All loaders are cached for the life of the process.
"""

import csv
import hashlib
import os
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path, PurePath
from typing import Any, cast, get_args

from analysis.errors import KnowledgeError
from analysis.records import Entity, Label

# Asked where articles are read, or on the pages.
_NOT_EXTRACTED = ("arcs.toml", "paywalls.toml")


def folder() -> Path:
    """The folder of the knowledge files."""
    return Path(os.environ.get("SELON_KNOWLEDGE") or Path(__file__).parent.parent / "data" / "knowledge")


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


def _rows(name: str) -> list[dict[str, str]]:
    path = folder() / name
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(lines))
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
    """Every row of `entities.csv`. Raises `KnowledgeError` on a row without id or name, and on an id used twice."""
    found: dict[str, KnownEntity] = {}
    for line, row in enumerate(_rows("entities.csv"), start=2):
        where = f"entities.csv line {line}"
        if not all(row.get(column) for column in ("id", "name_fr", "name_en")) or row.get("label") not in get_args(Label):
            raise KnowledgeError("id, name_fr, name_en or label (PER, ORG, LOC) is missing", where=where)
        if row["id"] in found:
            raise KnowledgeError(f"id {row['id']!r} is used twice", where=where)
        found[row["id"]] = KnownEntity(
            id=row["id"], name={"fr": row["name_fr"], "en": row["name_en"]},
            names={tongue: (row[f"name_{tongue}"], *_parts(row[f"aliases_{tongue}"])) for tongue in ("fr", "en")},
            label=cast(Label, row["label"]), kind=row["kind"] or None, country=row["country"] or None,
            wikidata=row["wikidata"] or None, gender=row.get("gender") or None)
    return tuple(found.values())


@cache
def offices() -> tuple[Office, ...]:
    """Every row of `offices.csv`. Raises `KnowledgeError` where a holder is not in `entities.csv`."""
    known = {entity.id for entity in entities()}
    found = []
    for line, row in enumerate(_rows("offices.csv"), start=2):
        where = f"offices.csv line {line}"
        start = _day(row["from"], where)
        if row["holder"] not in known:
            raise KnowledgeError(f"holder {row['holder']!r} is not in entities.csv", where=where)
        if start is None:
            raise KnowledgeError("no first day in office", where=where)
        found.append(Office(titles={tongue: _parts(row[f"title_{tongue}"]) for tongue in ("fr", "en")},
                            body=row["body"], holder=row["holder"], start=start, end=_day(row["to"], where)))
    return tuple(found)


@cache
def countries() -> tuple[Country, ...]:
    """Every row of `countries.csv`."""
    return tuple(
        Country(code=row["code"], name={tongue: row[f"name_{tongue}"] for tongue in ("fr", "en")},
                names={tongue: (row[f"name_{tongue}"], *_parts(row[f"aliases_{tongue}"])) for tongue in ("fr", "en")},
                adjectives={tongue: _parts(row[f"adjectives_{tongue}"]) for tongue in ("fr", "en")},
                capital={tongue: row[f"capital_{tongue}"] for tongue in ("fr", "en")})
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
    """The word lists of one layer (`times`, `attributions`, …) in one language, from `<language>/<layer>.toml`."""
    path = folder() / language / f"{layer}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as missing:
        raise KnowledgeError("file not found", where=str(path), next_step="restore it, or unset SELON_KNOWLEDGE") from missing
    except tomllib.TOMLDecodeError as bad:
        raise KnowledgeError(f"not valid TOML: {bad}", where=str(path), next_step="mend the line it names") from bad


def digest(language: str | None = None) -> str:
    """Twelve hex digits of the files as they are now.

    They change with any file; with `language`, only with those that the extraction of its texts reads: not with the words
    of other languages, nor with `arcs.toml` and `paywalls.toml`, which no rule of the extraction asks.
    """
    found = hashlib.sha256()
    for path in sorted(folder().rglob("*")):
        name = path.relative_to(folder())
        if path.suffix in (".csv", ".toml") and (language is None or _is_read(name, language)):
            found.update(name.as_posix().encode() + b"\0" + path.read_bytes())
    return found.hexdigest()[:12]


def _is_read(name: PurePath, language: str) -> bool:
    return name.parts[0] == language if len(name.parts) > 1 else name.name not in _NOT_EXTRACTED


@cache
def version(language: str | None = None) -> str:
    """`digest`, as it was when this process first asked."""
    return digest(language)
