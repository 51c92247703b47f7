"""Says what is wrong with the tables: their rows go in; one `Fault` for each cell that cannot stand comes out."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import get_args

from analysis import knowledge
from analysis.knowledge import tables
from analysis.knowledge.tables import LANGUAGES, NOUN, TABLES, Key, Line
from analysis.records import Label

KINDS = {
    "PER": ("person",),
    "ORG": ("government", "parliament", "intelligence", "police_justice", "military", "news_agency", "media", "company",
            "party", "union", "ngo", "international_org", "expert_science", "public"),
    "LOC": ("country", "region", "city", "building", "square", "sea", "continent"),
}
OUTLET_KINDS = ("newspaper", "magazine", "radio", "television", "news_agency", "online", "institution")
LONGEST_CELL = 5_000
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_ITEM = re.compile(r"Q[1-9]\d*\Z")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_DOMAIN = re.compile(r"(?!www\.)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]*[a-z]\Z")


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What is wrong with a cell: the row by its key and place, the column, and what to do."""

    table: str
    key: Key
    column: str
    what: str
    next_step: str
    where: str = field(default="", compare=False)

    def __str__(self) -> str:
        return f"{self.where}, column {self.column}: {self.what} ({self.next_step})"


Rows = Mapping[str, Mapping[Key, Line]]


def rows_that_count() -> dict[str, dict[Key, Line]]:
    """All tables as they are. Raises `KnowledgeError` where one cannot be read."""
    return {name: tables.by_key(name, tables.lines(name)) for name in TABLES}


def faults(rows: Rows) -> list[Fault]:
    """All that is wrong with the tables, one table after another."""
    return [fault for name, check in _CHECKS.items() for fault in check(rows)]


def folded(name: str) -> str:
    """A name as it is compared with others: without capitals, points and hyphens."""
    return name.replace("’", "'").replace("-", " ").replace(".", " ").casefold().strip()


class _Row:
    """One row under examination: what is noted about it becomes a fault with its place."""

    def __init__(self, table: str, key: Key, line: Line) -> None:
        self.table, self.key, self.line, self.row = table, key, line, line.row
        self.found: list[Fault] = []
        for column, cell in line.row.items():
            if len(cell) > LONGEST_CELL or not cell.isprintable():
                self.note(column, "too long, or with characters that cannot be seen", "write it shorter, on one line")

    def note(self, column: str, what: str, next_step: str) -> None:
        """Finds fault with a cell."""
        self.found.append(Fault(table=self.table, key=self.key, column=column, what=what, next_step=next_step,
                                where=self.line.where))

    def filled(self, *columns: str) -> None:
        """These cells must hold something."""
        for column in columns:
            if not self.row[column]:
                self.note(column, "empty", "fill it in, or remove the row")

    def one_of(self, column: str, known: Iterable[str], *, may_be_empty: bool = False) -> None:
        """The cell must hold one of these words."""
        cell, known = self.row[column], tuple(known)
        if cell not in known and not (may_be_empty and not cell):
            self.note(column, f"{cell!r} is not known" if cell else "empty", f"write one of {', '.join(known)}")

    def country(self) -> None:
        """The cell `country` must hold the code of one, or nothing."""
        if self.row["country"] and self.row["country"] not in _countries():
            self.note("country", f"{self.row['country']!r} is no country", "write its ISO 3166 code, two capitals: FR")

    def day(self, column: str) -> date | None:
        """The day that the cell holds."""
        cell = self.row[column]
        try:
            return date.fromisoformat(cell) if _DAY.match(cell) else _no_day(cell)
        except ValueError:
            self.note(column, f"{cell!r} is no day", "write YYYY-MM-DD")
            return None


def _no_day(cell: str) -> date | None:
    if cell:
        raise ValueError(cell)
    return None


@cache
def _countries() -> frozenset[str]:
    return frozenset(country.code for country in knowledge.countries())


@cache
def _country_names(language: str) -> dict[str, str]:
    return {folded(name): country.name[language] for country in knowledge.countries() for name in country.names[language]}


def _entities(rows: Rows) -> Iterator[Fault]:
    claims: dict[tuple[str, str], list[str]] = defaultdict(list)
    for (known,), line in rows["entities"].items():
        for language in LANGUAGES:
            for name in {folded(name) for name in _names(line.row, language)}:
                claims[language, name].append(known)
    for key, line in rows["entities"].items():
        row = _Row("entities", key, line)
        if not _ID.match(line.row["id"]):
            row.note("id", f"{line.row['id']!r} is no id", "write small letters and digits, words joined by hyphens")
        row.filled("name_fr", "name_en")
        row.one_of("label", get_args(Label))
        if line.row["label"] in KINDS:
            row.one_of("kind", KINDS[line.row["label"]], may_be_empty=True)
        row.country()
        if line.row["wikidata"] and not _ITEM.match(line.row["wikidata"]):
            row.note("wikidata", f"{line.row['wikidata']!r} is no Wikidata item", "write Q and a number, or nothing")
        row.one_of("gender", ("m", "f") if line.row["label"] == "PER" else ("",), may_be_empty=True)
        for language in LANGUAGES:
            for column, names in ((f"name_{language}", [line.row[f"name_{language}"]]),
                                  (f"aliases_{language}", line.row[f"aliases_{language}"].split("|"))):
                for name in filter(None, names):
                    others = [other for other in claims[language, folded(name)] if other != line.row["id"]]
                    others += filter(None, [_country_names(language).get(folded(name))])
                    if others:
                        row.note(column, f"{name!r} also stands for {', '.join(others)}",
                                 "a name may stand for one only: take it from the other, or give it in full")
        yield from row.found


def _names(row: Mapping[str, str], language: str) -> list[str]:
    return [name for name in (row[f"name_{language}"], *row[f"aliases_{language}"].split("|")) if name]


def _offices(rows: Rows) -> Iterator[Fault]:
    people = {line.row["id"] for line in rows["entities"].values() if line.row["label"] == "PER"}
    bodies = {line.row["id"] for line in rows["entities"].values()} | _countries()
    for key, line in rows["offices"].items():
        row = _Row("offices", key, line)
        row.filled("title_fr", "title_en", "from")
        if line.row["body"] not in bodies:
            row.note("body", f"{line.row['body']!r} is neither a country nor an entity",
                     "write an ISO 3166 code, or the id of an entity")
        if line.row["holder"] not in people:
            row.note("holder", f"{line.row['holder']!r} is no person of the entities",
                     "add the person to the entities first, or remove the office")
        first, last = row.day("from"), row.day("to")
        if first and last and last < first:
            row.note("to", "ends before it begins", "write the later day under `to`, or leave it empty")
        yield from row.found


def _outlets(rows: Rows) -> Iterator[Fault]:
    for key, line in rows["outlets"].items():
        row = _Row("outlets", key, line)
        row.filled("name")
        if not _DOMAIN.match(line.row["domain"]):
            row.note("domain", f"{line.row['domain']!r} is no domain", "write it bare: lemonde.fr, not https://www.lemonde.fr/")
        row.country()
        row.one_of("kind", OUTLET_KINDS, may_be_empty=True)
        yield from row.found


def _cues(rows: Rows) -> Iterator[Fault]:
    for key, line in rows["cues"].items():
        row, language, cue = _Row("cues", key, line), line.row["language"], line.row["cue"]
        row.filled("cue")
        if cue and (cue != cue.casefold() or not cue[0].isalpha()):
            row.note("cue", f"{cue!r} is no word in small letters", "write the dictionary form: déclarer")
        row.one_of("language", LANGUAGES)
        if language in LANGUAGES:
            row.one_of("kind", cue_kinds(language))
            taken = frames(language, noun=line.row["kind"] == NOUN)
            strange = [frame for frame in line.row["frames"].split() if frame not in taken]
            if strange:
                row.note("frames", f"{', '.join(strange)}: no such frame", f"write some of {' '.join(taken)}")
        yield from row.found


@cache
def frames(language: str, *, noun: bool) -> tuple[str, ...]:
    """The frames that a reporting verb or noun of that language can have: those that the shipped words have."""
    found = {frame for line in tables.shipped("cues") if line.row["language"] == language
             and (line.row["kind"] == NOUN) == noun for frame in line.row["frames"].split()}
    return tuple(sorted(found))


@cache
def cue_kinds(language: str) -> tuple[str, ...]:
    """The kinds of reporting words that the shipped words of that language have."""
    return tuple(dict.fromkeys(line.row["kind"] for line in tables.shipped("cues") if line.row["language"] == language))


_CHECKS: dict[str, Callable[[Rows], Iterator[Fault]]] = {
    "entities": _entities, "offices": _offices, "outlets": _outlets, "cues": _cues}
