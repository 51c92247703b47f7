"""The cue words of one language, read from `data/knowledge/<language>/attributions.toml`, and the verb of a form."""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import simplemma

from analysis import knowledge
from analysis.errors import KnowledgeError

_SOFT = {"c": "ç", "g": "ge"}


@dataclass(frozen=True, kw_only=True)
class Cue:
    """A verb that reports. `words` must follow it; `frames` are the shapes of what it reports."""

    lemma: str
    kind: str
    frames: frozenset[str]
    words: tuple[str, ...] = ()
    reflexive: bool = False


@dataclass(frozen=True, kw_only=True)
class Lexicon:
    """The cues of a language. `verbs` maps the verb's lemma to its cues, longest and reflexive ones first."""

    language: str
    verbs: dict[str, tuple[Cue, ...]]
    forms: dict[str, str]
    nouns: dict[str, frozenset[str]]
    lists: dict[str, Any]
    speakers: frozenset[str]
    documents: frozenset[str]

    def words(self, table: str, key: str) -> frozenset[str]:
        """One list of the file, as a set."""
        return frozenset(self.lists.get(table, {}).get(key, ()))

    def speaks(self, low: str) -> bool:
        """Whether a noun names someone who can speak: a function, an institution, a kind of people."""
        low = low.removeprefix("ex-")
        return low in self.speakers or low.removesuffix("s") in self.speakers or lemmatized(low, self.language) in self.speakers

    def is_document(self, low: str) -> bool:
        """Whether a noun names something written or recorded."""
        return (
            low in self.documents or low.removesuffix("s") in self.documents or lemmatized(low, self.language) in self.documents
        )

    def verb(self, form: str) -> str | None:
        """The cue verb that a lower-case form belongs to, if any."""
        known = self.forms.get(form)
        if known is not None:
            return known
        lemma = lemmatized(form, self.language)
        return lemma if lemma in self.verbs else None

    def reports(self, form: str) -> bool:
        """Whether a lower-case form is a cue by itself, without further words (*avoir l'impression* is none)."""
        return any(not cue.words for cue in self.verbs.get(self.verb(form) or "", ()))


@cache
def grammar_words(language: str, name: str) -> frozenset[str]:
    """One list of `[grammar]`. Raises `KnowledgeError` where it is missing."""
    listed = knowledge.words(language, "attributions").get("grammar", {}).get(name)
    if listed is None:
        raise KnowledgeError(
            f"[grammar] has no list {name!r}", where=f"{language}/attributions.toml", next_step="restore the list"
        )
    return frozenset(listed)


def is_first_group(form: str) -> bool:
    """Whether a lower-case form is one of a French cue verb in -er."""
    return lexicon("fr").forms.get(form, "").endswith("er")


@lru_cache(maxsize=65536)
def lemmatized(form: str, language: str) -> str:
    """Simplemma's lemma of a lower-case form."""
    return str(simplemma.lemmatize(form, lang=language)).lower()


_FIRST_GROUP = (
    "e",
    "es",
    "ent",
    "ait",
    "aient",
    "é",
    "ée",
    "és",
    "ées",
    "a",
    "èrent",
    "er",
    "ant",
    "era",
    "eront",
    "erait",
    "eraient",
    "ât",
    "ons",
    "ions",
    "erons",
)


def first_group(lemma: str) -> list[str]:
    """The forms of a French verb in -er that news use (*annoncer* → *annonça*, *annonçait*, …)."""
    stem = lemma[:-2]
    hard = stem[:-1] + _SOFT[stem[-1]] if stem[-1] in "cg" and stem[-1] == "c" else stem + "e" if stem.endswith("g") else stem
    open_stem = stem
    vowel = max(stem.rfind("é"), stem.rfind("e"))
    if vowel >= 0 and len(stem) - vowel in (2, 3) and stem[vowel + 1 :] not in ("rm", "rn", "st", "rv", "nt", "ss", "rs", "lt"):
        open_stem = stem[:vowel] + "è" + stem[vowel + 1 :]
    double = stem + stem[-1] if lemma.endswith(("eler", "eter")) else open_stem
    yod = stem[:-1] + "i" if stem.endswith(("oy", "uy", "ay")) else stem
    found = []
    for ending in _FIRST_GROUP:
        base = hard if ending[0] in "aâo" else stem
        found.append(base + ending)
        if ending in ("e", "es", "ent", "era", "eront", "erait", "eraient"):
            found += [open_stem + ending, double + ending, yod + ending]
    return found


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of `language`. Raises `KnowledgeError` where its file is missing or malformed."""
    tables = knowledge.words(language, "attributions")
    verbs: dict[str, list[Cue]] = {}
    for kind, entries in tables["verbs"].items():
        for entry, frames in entries.items():
            reflexive = entry.startswith(("se ", "s'"))
            words = entry.removeprefix("se ").removeprefix("s'").replace("'", "' ").split()
            cue = Cue(lemma=entry, kind=kind, frames=frozenset(frames.split()), words=tuple(words[1:]), reflexive=reflexive)
            verbs.setdefault(words[0], []).append(cue)
    forms: dict[str, str] = {}
    if language == "fr":
        for lemma in verbs:
            if lemma.endswith("er"):
                for form in first_group(lemma):
                    forms.setdefault(form, lemma)
    forms.update({form: lemma for lemma, listed in tables.get("forms", {}).items() if lemma in verbs for form in listed})
    speakers = frozenset(noun for kind, nouns in tables["source_types"].items() if kind != "document" for noun in nouns)
    speakers |= frozenset(tables.get("people", {}).get("nouns", ()))
    roles = knowledge.words(language, "roles")
    speakers |= frozenset(roles["generic"]) | frozenset(noun for nouns in roles["fixed"].values() for noun in nouns)
    return Lexicon(
        language=language,
        forms=forms,
        lists=tables,
        speakers=speakers,
        documents=frozenset(tables["source_types"]["document"]),
        verbs={
            lemma: tuple(sorted(cues, key=lambda cue: (-len(cue.words), not cue.reflexive))) for lemma, cues in verbs.items()
        },
        nouns={noun: frozenset(frames.split()) for noun, frames in tables["nouns"].items()},
    )
