"""Reads a text with the components that date it, without those after them."""

import importlib
from collections.abc import Callable
from datetime import date
from functools import cache

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from analysis.extract import boilerplate, published, sentences, times  # noqa: F401  their factories
from analysis.extract.model import UNREAD
from analysis.records import Published
from analysis.versions import MODELS


@cache
def _reader(language: str) -> Language:
    nlp: Language = importlib.import_module(MODELS[language]).load(exclude=[*UNREAD, "ner"])
    for name in ("sentences", "boilerplate"):
        nlp.add_pipe(f"selon_{name}", config={"language": language}, first=True)
    for name in ("published", "times"):
        nlp.add_pipe(f"selon_{name}", config={"language": language}, last=True)
    return nlp


def _read(text: str, language: str, day: str | None = None) -> Doc:
    nlp = _reader(language)
    doc = nlp.make_doc(text)
    doc._.published = Published(date=date.fromisoformat(day), rule="given") if day else Published(date=None, rule="none")
    return nlp(doc)


@pytest.fixture(scope="session")
def dated() -> Callable[..., Doc]:
    """`dated(text, language, day of publication or None)` is the doc with its publication date and times."""
    return _read
