"""Reads a text as rows, for the tests of attribution: who is said to say what."""

from analysis.extract.pipeline import Text, extract
from analysis.records import Attribution


def attributions(text: str, language: str = "fr") -> list[Attribution]:
    return next(extract([Text(id="x", text=text, language=language)])).attributions


def rows(text: str, language: str = "fr") -> list[tuple[str, str | None, str]]:
    """(content, its fragments joined by ` | `; source; kind) for each attribution."""
    return [(" | ".join(text[slice(*part)] for part in said.content), text[slice(*said.source)] if said.source else None, said.kind)
            for said in attributions(text, language)]


def chain(text: str, language: str = "fr") -> list[tuple[str | None, str | None]]:
    """(source, source of the attribution it stands in) for each attribution."""
    found = attributions(text, language)
    names = [text[slice(*said.source)] if said.source else None for said in found]
    return [(names[place], names[said.within] if said.within is not None else None) for place, said in enumerate(found)]
