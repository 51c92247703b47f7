"""Finds the names that the knowledge tables list: `Words` in, `Listed` names with all they may mean out.

Words are compared without accents, hyphens and apostrophes; case decides what is a name (*Orange*, *orange*).
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

import simplemma

from analysis import knowledge
from analysis.extract.entity.acronyms import main_words
from analysis.extract.entity.words import Words, folded_words
from analysis.records import Entity, Label

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "junior", "fils"})
ARTICLES = frozenset({"le", "la", "les", "l", "the"})


def surname(keys: tuple[str, ...]) -> tuple[str, ...]:
    """The surname of a full name, with the particle that belongs to it (*Le Pen*, *Van Rompuy*)."""
    named = [key for key in keys if key not in SUFFIXES]
    with_particle = len(named) > 2 and named[-2] in ("le", "la", "van", "von", "de", "di", "da")
    return tuple(named[-2:] if with_particle else named[-1:])


def slug(label: Label, name: str) -> str:
    """The id of an entity that is in no table: the same in every article that names it so."""
    keys = [key for key in folded_words(name) if key not in ARTICLES] or list(folded_words(name))
    return "-".join([label.lower(), *keys])


@dataclass(frozen=True, kw_only=True)
class Meaning:
    """One thing that a listed name may mean. `power` is who governs there, `alone` whether it needs no other sign."""

    entity: Entity
    gender: str | None = None
    power: Entity | None = None
    alone: bool = True


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A listed name in a text, over the words `[first, last)`."""

    first: int
    last: int
    start: int
    end: int
    meanings: tuple[Meaning, ...]


@dataclass(frozen=True, kw_only=True)
class _Alias:
    keys: tuple[str, ...]
    words: tuple[str, ...]
    dotted: bool
    institution: bool
    meaning: Meaning


def country_entity(country: knowledge.Country, language: str) -> Entity:
    """The entity of a country under its name in `language`."""
    return Entity(id=f"country-{country.code.lower()}", name=country.name[language], label="LOC", kind="country",
                  country=country.code)


class ListedNames:
    """The tables of one language, ready to be looked for."""

    def __init__(self, language: str) -> None:
        self.language = language
        lists = self._lists = knowledge.words(language, "entities")
        self._ambiguous = {folded_words(name) for name in lists["ambiguous_places"]}
        self._heads = frozenset(folded_words(head) for head in (*lists["institutions"], *lists["capital_heads"]))
        self._aliases: dict[str, list[_Alias]] = defaultdict(list)
        self.by_name: dict[tuple[str, ...], Meaning] = {}
        self.nationalities: dict[str, str] = {}
        for country in knowledge.countries():
            self.nationalities.update((folded_words(form)[0], country.code) for form in country.adjectives[language]
                                      if len(folded_words(form)) == 1)
        self._countries()
        self._capitals(lists["metonyms"]["powers"])
        self._table()
        self._surname_first = frozenset(folded_words(name)[0] for name in lists["surname_first"])
        self.by_surname: dict[tuple[str, ...], Meaning] = {}
        self._surnames()
        for kind in ("regions", "cities", "lower_places"):
            self._places(lists[kind], {"regions": "region", "cities": "city", "lower_places": "region"}[kind])
        places = [keys for keys, meaning in self.by_name.items() if meaning.entity.label == "LOC"]
        self.place_keys = frozenset(key for keys in places for key in main_words(keys))
        self.place_spellings = {" ".join(keys): keys for keys in places if len(keys) == 1 and len(keys[0]) > 4}
        for aliases in self._aliases.values():
            aliases.sort(key=lambda alias: -len(alias.keys))

    def _add(self, name: str, meaning: Meaning) -> None:
        words = tuple(name.replace("’", " ").replace("'", " ").replace("-", " ").replace(".", " ").replace("&", " ").split())
        keys = folded_words(name)
        if not keys or len(words) != len(keys):
            words = keys and tuple(word.capitalize() for word in keys)
        if not keys:
            return
        known = self._aliases[keys[0]]
        if all(alias.keys != keys or alias.meaning.entity.id != meaning.entity.id or alias.words != words for alias in known):
            institution = any(keys[:length] in self._heads for length in (1, 2, 3) if length < len(keys))
            known.append(_Alias(keys=keys, words=words, dotted=name.endswith("."), institution=institution, meaning=meaning))

    def _countries(self) -> None:
        for country in knowledge.countries():
            entity = country_entity(country, self.language)
            for name in country.names[self.language]:
                self._add(name, Meaning(entity=entity, power=entity, alone=folded_words(name) not in self._ambiguous))
                self.by_name.setdefault(folded_words(name), Meaning(entity=entity, power=entity))

    def _capitals(self, powers: dict[str, str]) -> None:
        by_code = {country.code: country_entity(country, self.language) for country in knowledge.countries()}
        bodies = {name: known.entity(self.language) for known in knowledge.entities() for name in known.names[self.language]}
        spellings = {country.code: country.capital[self.language].split("|") for country in knowledge.countries()}
        variants = {name: others for name, *others in spellings.values()}
        cities = {name: code for code, (name, *_) in spellings.items()} | powers
        listed = {folded_words(known.name[self.language]): known for known in knowledge.entities() if known.label == "LOC"}
        # One id in both languages: *Moscou* and *Moscow* are one city.
        english = {country.code: country.capital["en"].split("|")[0] for country in knowledge.countries()}
        for name, who in cities.items():
            keys = folded_words(name)
            if not name or keys in self.by_name:
                continue
            power = by_code.get(who) or bodies.get(who)
            known = listed.get(keys)
            entity = known.entity(self.language) if known else Entity(
                id="city-" + "-".join(folded_words(english[who]) if spellings.get(who, [""])[0] == name else keys),
                name=name, label="LOC", kind="city", country=who if who in by_code else None)
            for alias in (*(known.names[self.language] if known else (name,)), *variants.get(name, ())):
                self._add(alias, Meaning(entity=entity, power=power, alone=folded_words(alias) not in self._ambiguous))
                self.by_name.setdefault(folded_words(alias), Meaning(entity=entity, power=power))

    def _table(self) -> None:
        for known in knowledge.entities():
            entity = known.entity(self.language)
            own = {folded_words(name) for name in known.names[self.language]}
            if known.label == "LOC" and self.by_name.get(folded_words(entity.name)) is not None:
                continue
            other = known.name["en" if self.language == "fr" else "fr"]
            names = list(known.names[self.language])
            if known.label != "LOC" and folded_words(other) not in own and " " in other:
                names.append(other)
            for name in names:
                keys = folded_words(name)
                common = known.label == "ORG" and len(keys) == 1 and not name.isupper() \
                    and simplemma.is_known(name.lower(), lang=self.language)
                alone = keys not in self._ambiguous and not common
                meaning = Meaning(entity=entity, gender=known.gender, alone=alone)
                self._add(name, meaning)
                if entity.label == "ORG" and len(keys) > 1 and keys[0] in ARTICLES and not name[:2].isupper():
                    bare = name.split("'", 1)[-1] if "'" in name[:2] else name.split(" ", 1)[-1]
                    self._add(bare, Meaning(entity=entity, alone=len(keys) > 2 and alone))
                self.by_name.setdefault(keys, meaning)

    def _surnames(self) -> None:
        """A surname alone means the one listed person of that name, or the only one of them who held an office, or governed."""
        private = {folded_words(title) for title in self._lists["private_offices"]}
        in_office = {office.holder for office in knowledge.offices()
                     if not private.intersection(folded_words(title) for title in office.titles[self.language])}
        governing = {office.holder for office in knowledge.offices() if len(office.body) == 2} & in_office
        people: dict[tuple[str, ...], list[knowledge.KnownEntity]] = defaultdict(list)
        for known in knowledge.entities():
            keys = folded_words(known.name[self.language])
            if known.label == "PER" and len(keys) > 1 and keys[-1] not in SUFFIXES and keys[0] not in self._surname_first:
                people[surname(keys)].append(known)
        for keys, bearers in people.items():
            chosen = next((some for some in (bearers, [known for known in bearers if known.id in in_office],
                                             [known for known in bearers if known.id in governing]) if len(some) == 1), None)
            if chosen:
                self.by_surname[keys] = Meaning(entity=chosen[0].entity(self.language), gender=chosen[0].gender)

    def _places(self, places: list[str], kind: str) -> None:
        for name in places:
            keys = folded_words(name)
            if keys not in self.by_name:
                entity = Entity(id=slug("LOC", name), name=name, label="LOC", kind=kind)
                self._add(name, Meaning(entity=entity, alone=keys not in self._ambiguous))
                self.by_name[keys] = Meaning(entity=entity)

    def _fits(self, alias: _Alias, words: list[str]) -> bool:
        institution = alias.institution
        for listed, found in zip(alias.words, words, strict=True):
            if listed == found or not listed[0].isupper():
                continue
            if not found[0].isupper():
                if institution:
                    continue
                return False
            if listed.isupper() and len(listed) > 1 and not found.isupper() and len(listed) < 4:
                return False
            if found.isupper() and not listed.isupper() and len(found) < 4 and len(words) == 1:
                return False
        return True

    def find(self, words: Words) -> list[Listed]:
        """The listed names of a text, longest first where two begin alike, none overlapping."""
        found = []
        index, count, text = 0, len(words), words.text
        aliases_of = self._aliases
        while index < count:
            aliases = aliases_of.get(words.keys[index])
            match = self._match(aliases, words, index) if aliases else None
            if match is None:
                index += 1
                continue
            last, alias, meanings = match
            end = words.ends[last - 1]
            if alias.dotted and text[end:end + 1] == ".":
                end += 1
            found.append(Listed(first=index, last=last, start=words.starts[index], end=end, meanings=meanings))
            index = last
        return found

    def _match(self, aliases: list[_Alias], words: Words, index: int) -> tuple[int, _Alias, tuple[Meaning, ...]] | None:
        for alias in aliases:
            last = index + len(alias.keys)
            if tuple(words.keys[index:last]) != alias.keys or not all(words.joined(i) for i in range(index + 1, last)):
                continue
            if not self._fits(alias, words.texts[index:last]) or self._is_part(words, index, last):
                continue
            meanings = {other.meaning.entity.id: other.meaning for other in reversed(aliases)
                        if other.keys == alias.keys and self._fits(other, words.texts[index:last])}
            return last, alias, tuple(reversed(meanings.values()))
        return None

    @staticmethod
    def _is_part(words: Words, first: int, last: int) -> bool:
        """Whether a hyphen binds the name to another word (*France-Presse*, *Paris-Roubaix*); *pro-*, *anti-* bind none."""
        text = words.text
        after = text[words.ends[last - 1]:words.ends[last - 1] + 2]
        if len(after) == 2 and after[0] in "-‐‑" and after[1].isalpha() and after[1].isupper():
            return True
        start = words.starts[first]
        return start > 1 and text[start - 1] in "-‐‑" and text[start - 2].isalpha() and words.is_capital(first - 1)


@cache
def listed_names(language: str) -> ListedNames:
    """The tables of `language`, built once."""
    return ListedNames(language)
