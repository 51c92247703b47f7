"""The words by which a change of the knowledge meets texts: a `Change` goes in; `Term`s come out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from analysis.knowledge.edits import Change, Step
from analysis.knowledge.tables import LANGUAGES, Row


@dataclass(frozen=True, kw_only=True)
class Term:
    """A name, title or cue word, in texts of `language`: as written (`form`), or in all its forms (`lemma`)."""

    text: str
    language: str
    by: Literal["form", "lemma"] = "form"


def terms(change: Change) -> tuple[Term, ...]:
    """The names, titles or cue words that a change adds, takes away or gives another meaning; none for outlets.

    Where a row keeps its meaning and changes its words only, these words; else all of its words.
    """
    if change.table == "cues":
        rows = [row for step in change.steps for row in (step.before, step.after) if row]
        return tuple(dict.fromkeys(Term(text=_bare(row["cue"]), language=row["language"], by="lemma") for row in rows))
    if change.table not in _WORDS:
        return ()
    own = _WORDS[change.table]
    found = [Term(text=text, language=language) for step in change.steps for language in LANGUAGES
             for text in _concerned(step, own, language)]
    return tuple(dict.fromkeys(found))


def domains(change: Change) -> tuple[str, ...]:
    """The domains of the outlets that a change concerns."""
    rows = [row for step in change.steps for row in (step.before, step.after) if row]
    return tuple(dict.fromkeys(row["domain"] for row in rows)) if change.table == "outlets" else ()


# The columns that hold words, by table; what `{}` stands for is a language.
_WORDS = {"entities": ("name_{}", "aliases_{}"), "offices": ("title_{}",)}
# Of these, the ones of which each word stands for the row by itself: a new one changes nothing for the others.
_ALIASES = {f"{column}_{language}" for column in ("aliases", "title") for language in LANGUAGES}


def _concerned(step: Step, columns: tuple[str, ...], language: str) -> list[str]:
    before, after = (_words(row, columns, language) if row else [] for row in (step.before, step.after))
    if step.before and step.after and _meaning(step.before) == _meaning(step.after):
        return [word for word in [*before, *after] if (word in before) != (word in after)]
    return [*before, *after]


def _words(row: Mapping[str, str], columns: tuple[str, ...], language: str) -> list[str]:
    found = [word for column in columns for word in row[column.format(language)].split("|") if word]
    other = row.get(f"name_{'en' if language == 'fr' else 'fr'}", "")
    # a full name is known in texts of the other language too
    return [*found, other] if " " in other and row.get("label") != "LOC" else found


def _meaning(row: Row) -> Row:
    return {column: cell for column, cell in row.items() if column not in _ALIASES}


def _bare(cue: str) -> str:
    """A reflexive verb without its pronoun, which has as many forms as there are persons."""
    return cue.removeprefix("se ").removeprefix("s'")
