"""Which articles a change of the user's own rows can touch: what they were and are goes in; what to look for comes out.

It errs on the side of too many. A row decides by its words; by its id, where another word led to it (a title to who held the
office, a capital to who governs there); and by what shares a word with it (a surname that a second person now bears).
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from typing import Literal

from analysis import knowledge
from analysis.knowledge import tables
from analysis.knowledge.edits import Step
from analysis.knowledge.tables import LANGUAGES, NOUN, Line, Row
from analysis.lemmas import fold, words

# Names and titles are compared without these; a person's surname may be short, but is no article.
_SMALL = frozenset(
    "a al an and au aux d da de del della den der des di dos du e el en et for in l la le les of on pour s sur the van von y"
    .split())
_READ = ("entities", "offices", "cues")
_SHORTEST_SPELLING = 5


@dataclass(frozen=True, kw_only=True)
class Sought:
    """Folded words of which a text must hold all, anywhere; as written (`form`), or in any of their forms (`lemma`)."""

    words: frozenset[str]
    by: Literal["form", "lemma"] = "form"


@dataclass(kw_only=True)
class Reach:
    """What to look for in the texts of one language: one of any kind is enough.

    `entities` are ids that were found in an article; `spellings` words that a text may misspell; `verbs` cue verbs, whose
    forms the reader of texts knows. `everything`: no article can be left out.
    """

    sought: set[Sought] = field(default_factory=set)
    entities: set[str] = field(default_factory=set)
    spellings: set[str] = field(default_factory=set)
    verbs: set[str] = field(default_factory=set)
    everything: bool = False


def reach(language: str, before: knowledge.State, now: knowledge.State) -> Reach:
    """What the way from one state to the other touches; everything, where more than the user's own rows has changed."""
    if before.shipped != now.shipped:
        return Reach(everything=True)
    old, new = (_tables(state.own) for state in (before, now))
    found = _Found(language, old, new)
    for step in _steps("entities", old, new):
        found.entity(step)
    for step in _steps("offices", old, new):
        found.office(step)
    for step in _steps("cues", old, new):
        found.cue(step)
    return found.reach


Rows = dict[str, dict[tables.Key, Line]]


def _tables(own: str) -> Rows:
    kept = json.loads(own)
    return {table: tables.merged(table, [Line(row=row, where=table, removed=removed) for row, removed in kept.get(table, ())],
                                 tables.shipped(table)) for table in _READ}


def _steps(table: str, old: Rows, new: Rows) -> Iterator[Step]:
    for key in old[table].keys() | new[table].keys():
        before, after = (rows[table][key].row if key in rows[table] else None for rows in (old, new))
        if before != after:
            yield Step(before=before, after=after, where=table)


class _Found:
    def __init__(self, language: str, old: Rows, new: Rows) -> None:
        self.language, self.reach = language, Reach()
        self._entities = [{line.row["id"]: line.row for line in rows["entities"].values()} for rows in (old, new)]
        self._offices = [line.row for rows in (old, new) for line in rows["offices"].values()]

    def entity(self, step: Step) -> None:
        """A row of `entities` that is new, gone or changed."""
        rows = [row for row in (step.before, step.after) if row]
        names = [set(self._names(row)) for row in rows]
        changed = names[0] ^ names[1] if len(rows) == 2 else names[0]
        if _governs(self.language) & {" ".join(_keys(name)) for name in changed}:
            self.reach.everything = True
        same = len(rows) == 2 and _apart_from_aliases(rows[0]) == _apart_from_aliases(rows[1])
        people = {row["label"] for row in rows} == {"PER"}
        if same and people:
            self._person(changed)
            return
        # another alias of a body may be what a later noun of the text takes up: where it is named at all
        self.reach.entities.add(rows[0]["id"])
        for row in rows:
            if row["label"] == "PER":
                self._person(self._names(row))
            else:
                self._body(self._names(row), place=row["label"] == "LOC")
            if row["label"] == "LOC" and _capitals(self.language) & {" ".join(_keys(name)) for name in self._names(row)}:
                self.reach.everything = True
        if same:
            return
        for office in self._offices:
            if office["holder"] == rows[0]["id"]:
                self._title(office)
            elif office["body"] == rows[0]["id"]:
                # what kind of body it is tells what kind of source its people are
                self._holder(office["holder"])

    def office(self, step: Step) -> None:
        """A row of `offices`."""
        for row in filter(None, (step.before, step.after)):
            self._title(row)
            self._holder(row["holder"])

    def cue(self, step: Step) -> None:
        """A row of `cues`."""
        for row in filter(None, (step.before, step.after)):
            if row["language"] != self.language:
                continue
            first = row["cue"].removeprefix("se ").removeprefix("s'").replace("'", "' ").split()[0]
            if row["kind"] != NOUN:
                self.reach.verbs.add(first)
            # a hyphenated word may have a lemma of its own: its first part is enough
            start = _keys(first)[0]
            self.reach.sought |= {Sought(words=frozenset({form})) for form in (start, f"{start}s")}
            self.reach.sought |= {Sought(words=frozenset({lemma}), by="lemma")
                                  for lemma in (start, words(first, self.language)[0].lemma)}

    def _names(self, row: Row) -> list[str]:
        """All names; a full one of the other language is known in texts of this one, too."""
        return [name for name in (row["name_fr"], row["name_en"], *row[f"aliases_{self.language}"].split("|")) if name]

    def _person(self, names: Iterable[str]) -> None:
        for name in names:
            keys = _keys(name)
            self._all(keys)
            self.reach.sought |= {Sought(words=frozenset({key})) for place, key in enumerate(keys, start=1)
                                  if (key not in _SMALL and len(key) > 1) or place == len(keys)}

    def _body(self, names: Iterable[str], *, place: bool) -> None:
        for name in names:
            keys = _keys(name)
            # the nationality may be told by a place nearby: *À Kiev, le Parlement …*
            own = [key for key in keys if key not in _SMALL and key not in _nationalities(self.language)]
            self._all(own or keys)
            if place:
                # a place in a name makes another name of it: Parti socialiste, Parti socialiste de Nantes
                self.reach.sought |= {Sought(words=frozenset({key})) for key in own}
            if place and len(keys) == 1 and len(keys[0]) >= _SHORTEST_SPELLING:
                self.reach.spellings.add(keys[0])

    def _title(self, office: Row) -> None:
        for title in office[f"title_{self.language}"].split("|"):
            own = _main(title)
            self._all(own)
            # *le locataire de l'Élysée*
            self.reach.entities |= {house for house, held in _houses(self.language).items() if _main(held) == own}
        # *son homologue américain*
        self.reach.sought |= {Sought(words=frozenset({key})) for key in _counterparts(self.language)}

    def _holder(self, person: str) -> None:
        self.reach.entities.add(person)
        for row in filter(None, (known.get(person) for known in self._entities)):
            self._person(self._names(row))

    def _all(self, keys: Iterable[str]) -> None:
        if sought := frozenset(keys):
            self.reach.sought.add(Sought(words=sought))


def _keys(name: str) -> list[str]:
    return [word.form for word in words(name, "")]


def _main(title: str) -> list[str]:
    return [key for key in _keys(title) if key not in _SMALL] or _keys(title)


def _apart_from_aliases(row: Row) -> Row:
    return {column: cell for column, cell in row.items() if not column.startswith("aliases_")}


@cache
def _nationalities(language: str) -> frozenset[str]:
    return frozenset(fold(form) for country in knowledge.countries() for form in country.adjectives[language])


@cache
def _counterparts(language: str) -> frozenset[str]:
    listed = knowledge.words(language, "reference")["titles"]["counterparts"]
    return frozenset(_keys(word)[0] for word in listed)


@cache
def _houses(language: str) -> dict[str, str]:
    """The bodies that are called by the house they sit in, by id, and the title of who leads there."""
    houses: dict[str, str] = knowledge.words(language, "reference")["titles"].get("houses", {})
    return houses


@cache
def _governs(language: str) -> frozenset[str]:
    """The bodies for which a word list lets a city stand (*Bruxelles*), as names."""
    return frozenset(" ".join(_keys(who)) for who in knowledge.words(language, "entities")["metonyms"]["powers"].values())


@cache
def _capitals(language: str) -> frozenset[str]:
    """What countries, capitals and cities that stand for a power are called: a listed place of that name shares its fate."""
    cities = knowledge.words(language, "entities")["metonyms"]["powers"]
    named = chain(cities, *((*country.names[tongue], *country.capital[tongue].split("|"))
                            for country in knowledge.countries() for tongue in LANGUAGES))
    return frozenset(" ".join(_keys(name)) for name in named)
