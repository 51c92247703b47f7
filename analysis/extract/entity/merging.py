"""Says which names of an article mean the same: candidates in, one entity a candidate out.

People merge by surname and gender, organisations by acronym and by the beginning of the longer name; `rapidfuzz` only
joins spellings (*Zelensky*, *Zelenskyy*), never two first names.
"""

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from rapidfuzz import fuzz, process

from analysis.extract.entity.acronyms import initials_match, main_words
from analysis.extract.entity.candidate import Candidate
from analysis.extract.entity.lexicon import Gender, Lexicon
from analysis.extract.entity.listed import ARTICLES, SUFFIXES, ListedNames, Meaning, slug
from analysis.extract.entity.people import first_name_gender
from analysis.extract.entity.words import folded_words
from analysis.records import Entity, Label

_SPELLING = 84
_MISSPELT = 90
_BRACKETS = str.maketrans("", "", "[]")


@dataclass
class _Cluster:
    """The mentions of one entity; `keys` are all forms of its name, `names` how they are written."""

    label: Label
    keys: set[tuple[str, ...]]
    names: Counter[str] = field(default_factory=Counter)
    meaning: Meaning | None = None
    gender: Gender | None = None
    last_seen: int = -1
    in_full: int = 0


class Merging:
    """Merges the candidates of one document."""

    def __init__(self, text: str, lexicon: Lexicon, names: ListedNames) -> None:
        self.text = text
        self.lexicon = lexicon
        self.names = names
        self.clusters: list[_Cluster] = []
        self._elsewhere: dict[int, str] = {}

    def entities(self, candidates: list[Candidate], acronyms: dict[str, str]) -> list[Entity]:
        """One entity for each candidate, in their order. `acronyms` maps a short form to its long one."""
        chosen: dict[int, _Cluster] = {}
        full = [i for i, candidate in enumerate(candidates) if candidate.label == "PER" and self._is_full(candidate)]
        for i in full:
            chosen[i] = self._full_person(candidates[i])
            chosen[i].in_full += 1
        self._elsewhere = self._seats(candidates)
        organisations = sorted((i for i, candidate in enumerate(candidates) if candidate.label == "ORG"),
                               key=lambda i: (not candidates[i].meanings, candidates[i].first - candidates[i].last))
        for i in organisations:
            chosen[i] = self._organisation(candidates[i], acronyms)
        for cluster in self.clusters:
            cluster.last_seen = -1
        for i, candidate in enumerate(candidates):
            if i not in chosen:
                chosen[i] = self._short_person(candidate) if candidate.label == "PER" else self._place(candidate)
            cluster = chosen[i]
            cluster.last_seen = candidate.first
            cluster.gender = cluster.gender or candidate.gender
            if candidate.label != "PER" or (chosen[i].keys and candidate.last - candidate.first > 1) or not cluster.names:
                # "Major [Humayun] Khan": the brackets are the editor's.
                cluster.names[self.text[candidate.start:candidate.end].translate(_BRACKETS)] += 1
        return [self._entity(chosen[i]) for i in range(len(candidates))]

    def _seats(self, candidates: list[Candidate]) -> dict[int, str]:
        """The country that the place right before a bare *Parlement* or *Sénat* tells (*À Kiev, le Parlement …*)."""
        found = {}
        for place, body in pairwise(candidates):
            bare = body.label == "ORG" and self._keys(body)[0] in self.lexicon.generic_heads and body.last - body.first == 1
            near = self.text[place.end:body.start].strip(" ,\u00a0").lower() in ("le", "la", "l'", "l’", "the", "")
            if bare and near and place.label == "LOC" and place.meanings and self.text[place.end:place.end + 1] == ",":
                country = place.meanings[0].entity.country
                if country:
                    found[body.first] = country
        return found

    def _of_country(self, keys: tuple[str, ...], country: str) -> Meaning | None:
        """The listed body of this name and country (*Sénat américain*)."""
        forms = (form for form, code in self.names.nationalities.items() if code == country)
        return next((meaning for form in forms for whole in ((*keys, form), (form, *keys))
                     if (meaning := self.names.by_name.get(whole)) is not None), None)

    def _keys(self, candidate: Candidate) -> tuple[str, ...]:
        return folded_words(self.text[candidate.start:candidate.end])

    @staticmethod
    def _surname(keys: tuple[str, ...]) -> str:
        named = [key for key in keys if key not in SUFFIXES]
        return named[-1] if named else keys[-1]

    def _is_full(self, candidate: Candidate) -> bool:
        keys = self._keys(candidate)
        if len(keys) < 2:
            return False
        if len(keys) == 2 and (keys[0] in self.lexicon.particles or keys[1] in SUFFIXES):
            return False
        return not candidate.meanings or any(folded_words(m.entity.name) == keys or len(keys) > 1 for m in candidate.meanings)

    def _new(self, label: Label, keys: tuple[str, ...], meaning: Meaning | None, gender: Gender | None = None) -> _Cluster:
        if meaning is not None and meaning.gender in ("m", "f"):
            gender = "m" if meaning.gender == "m" else "f"
        cluster = _Cluster(label=label, keys={keys}, meaning=meaning, gender=gender)
        self.clusters.append(cluster)
        return cluster

    def _known(self, meaning: Meaning, keys: tuple[str, ...]) -> _Cluster:
        for cluster in self.clusters:
            if cluster.meaning is not None and cluster.meaning.entity.id == meaning.entity.id:
                cluster.keys.add(keys)
                return cluster
        return self._new(meaning.entity.label, keys, meaning)

    # People

    def _full_person(self, candidate: Candidate) -> _Cluster:
        keys = self._keys(candidate)
        if candidate.meanings:
            return self._known(candidate.meanings[0], keys)
        for cluster in self.clusters:
            if cluster.label == "PER" and any(self._one_person(keys, known) for known in cluster.keys):
                cluster.keys.add(keys)
                return cluster
        gender = candidate.gender or first_name_gender(keys, self.lexicon)
        return self._new("PER", keys, self._listed_person(keys), gender)

    def _listed_person(self, keys: tuple[str, ...]) -> Meaning | None:
        """A listed person of the same first and last name (*Vladimir V. Putin*)."""
        meaning = self.names.by_name.get((keys[0], keys[-1])) if len(keys) > 2 and len(keys[1]) == 1 else None
        return meaning if meaning is not None and meaning.entity.label == "PER" else None

    def _one_person(self, new: tuple[str, ...], known: tuple[str, ...]) -> bool:
        if new == known:
            return True
        if bool(SUFFIXES & set(new)) != bool(SUFFIXES & set(known)) or len(known) < 2:
            return False
        longer, shorter = (new, known) if len(new) >= len(known) else (known, new)
        if len(shorter) > 1 and shorter in (longer[:len(shorter)], longer[-len(shorter):]):
            return True
        if self._surname(new) == self._surname(known):
            first, other = new[0], known[0]
            initial = min(len(first), len(other)) == 1 and first[0] == other[0]
            return first == other or initial
        return new[0] == known[0] and len(new) == len(known) and len(self._surname(new)) > 4 \
            and fuzz.ratio(self._surname(new), self._surname(known)) >= _SPELLING - 5

    def _short_person(self, candidate: Candidate) -> _Cluster:
        keys = self._keys(candidate)
        if self.text[max(0, candidate.start - 4):candidate.start].lower() in ("les ", "des ", "aux "):
            family = (*keys, "famille")
            known = (cluster for cluster in self.clusters if family in cluster.keys)
            return next(known, None) or self._new("PER", family, None)
        fitting = [cluster for cluster in self.clusters
                   if cluster.label == "PER" and self._may_be(keys, cluster, candidate.gender)]
        if fitting:
            listed = [cluster for cluster in fitting if cluster.meaning is not None and candidate.meanings
                      and cluster.meaning.entity.id in {m.entity.id for m in candidate.meanings}]
            seen = [cluster for cluster in listed or fitting if cluster.last_seen >= 0]
            cluster = max(seen, key=lambda cluster: (
                candidate.gender is not None and cluster.gender == candidate.gender,
                0 if candidate.gender and cluster.gender else cluster.in_full, cluster.last_seen)) \
                if seen else (listed or fitting)[0]
            cluster.keys.add(keys)
            return cluster
        given = len(keys) == 1 and keys[0] in self.lexicon.first_names and candidate.rule != "title"
        bearer = self.names.by_surname.get(keys) if not given else None
        meanings = [meaning for meaning in (*candidate.meanings, *((bearer,) if bearer else ()))
                    if candidate.gender is None or meaning.gender in (None, candidate.gender)]
        if meanings:
            return self._known(meanings[0], keys)
        return self._new("PER", keys, None, candidate.gender)

    def _may_be(self, keys: tuple[str, ...], cluster: _Cluster, gender: Gender | None) -> bool:
        if gender and cluster.gender and gender != cluster.gender:
            return False
        for known in cluster.keys:
            if known == keys or (len(known) > len(keys) and known[-len(keys):] == keys):
                return True
            if len(keys) == 1 and len(known) > 1 and keys[0] in (self._surname(known), known[0], *self._middle(known)):
                return not SUFFIXES & set(known) or keys[0] == known[0]
            if len(keys) == 2 and keys[1] in SUFFIXES and keys[1] in known and keys[0] == self._surname(known):
                return True
        return False

    def _middle(self, known: tuple[str, ...]) -> tuple[str, ...]:
        """The first of two surnames (*Quispe* of *Rosa María Quispe Huamán*)."""
        return tuple(key for key in known[-2:-1] if len(known) > 2 and key not in self.lexicon.first_names
                     and key not in self.lexicon.particles)

    # Organisations and places

    def _organisation(self, candidate: Candidate, acronyms: dict[str, str]) -> _Cluster:
        keys = self._keys(candidate)
        bare = keys[1:] if len(keys) > 1 and keys[0] in ARTICLES else keys
        if len(bare) == 1 and bare[0] in self.lexicon.in_organisations:
            whole = next((cluster for cluster in self.clusters if cluster.label == "ORG"
                          and any(len(known) > 1 and known[-1:] == bare for known in cluster.keys)), None)
            if whole is not None:
                return whole
        country = self._elsewhere.get(candidate.first)
        if country and (not candidate.meanings or candidate.meanings[0].entity.country != country):
            meaning = self._of_country(bare, country)
            own = (*bare, country.lower())
            same = next((cluster for cluster in self.clusters if own in cluster.keys), None)
            return self._known(meaning, own) if meaning is not None else same or self._new("ORG", own, None)
        if candidate.meanings:
            return self._known(candidate.meanings[0], bare)
        text = self.text[candidate.start:candidate.end]
        long = folded_words(acronyms.get(text, ""))
        for cluster in self.clusters:
            if cluster.label == "ORG" and (self._same(bare, cluster) or (long and self._same(long, cluster))):
                cluster.keys.add(bare)
                return cluster
        stump = (len(bare) == 1 and bare[0] in self.lexicon.capital_heads) or bare[0] in self.lexicon.generic_heads
        longer = [cluster for cluster in self.clusters if cluster.label == "ORG" and (cluster.meaning is None or stump)
                  and any(self._short_for(bare, known, text) for known in cluster.keys)]
        if len(longer) == 1 or (longer and stump):
            longer[0].keys.add(bare)
            return longer[0]
        return self._new("ORG", bare, None)

    @staticmethod
    def _same(keys: tuple[str, ...], cluster: _Cluster) -> bool:
        """Whether the cluster bears this name, small words not counted (*Forum mondial de (la) langue française*)."""
        if keys in cluster.keys:
            return True
        main = main_words(keys)
        return len(main) > 1 and any(main == main_words(known) for known in cluster.keys)

    def _short_for(self, short: tuple[str, ...], known: tuple[str, ...], text: str) -> bool:
        if len(known) <= len(short):
            return False
        if text.isupper() and len(short) == 1 and initials_match(text, known):
            return True
        if len(short) == 1 and short[0] in self.lexicon.in_organisations and known[-1:] == short:
            return True
        before = known[:-len(short)]
        if len(short) > 1 and known[-len(short):] == short and all(
                key in self.names.place_keys or key in self.lexicon.adjectives for key in before):
            return True
        rest = known[len(short):]
        return known[:len(short)] == short and not any(key in self.names.place_keys for key in rest) and (
            len(short) > 1 or short[0] not in self.lexicon.in_organisations)

    def _place(self, candidate: Candidate) -> _Cluster:
        keys = self._keys(candidate)
        if candidate.meanings:
            return self._known(candidate.meanings[0], keys)
        for cluster in self.clusters:
            if cluster.label == "LOC" and keys in cluster.keys:
                return cluster
        known = self._spelt_like(keys)
        return self._known(known, keys) if known is not None else self._new("LOC", keys, None)

    def _spelt_like(self, keys: tuple[str, ...]) -> Meaning | None:
        """The listed place of which an unknown name is a misspelling (*Shangai*)."""
        if len(keys) != 1 or len(keys[0]) < 5:
            return None
        close = process.extractOne(keys[0], self.names.place_spellings.keys(), scorer=fuzz.ratio, score_cutoff=_MISSPELT)
        alike = close is not None and close[0][0] == keys[0][0] and close[0][-1] == keys[0][-1]
        return self.names.by_name[self.names.place_spellings[close[0]]] if close is not None and alike else None

    def _fullest(self, cluster: _Cluster) -> str:
        """The longest form of a person's or place's name; of an organisation's the commonest that is no acronym or stump."""
        adjectives = self.lexicon.adjectives
        bare = {name for name in cluster.names if len(folded_words(name)) > 1}
        names = [name for name in cluster.names
                 if (folded_words(name) or [""])[-1] not in adjectives or name.rsplit(" ", 1)[0] not in bare]

        def rank(name: str) -> tuple[int, int, int, str]:
            length, times = len(folded_words(name)), cluster.names[name]
            return (min(length, 2), times, length, name) if cluster.label == "ORG" else (length, times, len(name), name)
        # Each may be another one's stump: *Christian Democrats German*, *Christian Democrats*.
        return max(names or cluster.names, key=rank)

    def _entity(self, cluster: _Cluster) -> Entity:
        if cluster.meaning is not None:
            return cluster.meaning.entity
        name = " ".join(self._fullest(cluster).replace("’", "'").split())
        if cluster.label == "PER":
            kind: str | None = "person"
        else:
            kind = None
        return Entity(id=slug(cluster.label, name), name=name, label=cluster.label, kind=kind)
