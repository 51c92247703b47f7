"""What a verb group is: an auxiliary chain and its lexical verb, with the tense that the chain spells."""

from dataclasses import dataclass
from typing import Literal

Form = Literal["finite", "infinitive", "participle", "gerund"]
Tense = Literal["past", "pluperfect", "imperfect", "present", "future", "conditional", "conditional_past", "none"]


@dataclass(frozen=True, kw_only=True)
class VerbGroup:
    """The tokens `first` … `last` of a sentence; `head` is the lexical verb.

    `modal` is the lemma of a verb that governs it inside the group (*doit* partir), `perfect` tells *avoir quitté* from
    *quitter*, `inverted` a verb with its subject behind it (*a-t-il dit*).
    """

    first: int
    last: int
    head: int
    lemma: str
    form: Form
    tense: Tense
    passive: bool = False
    perfect: bool = False
    negated: bool = False
    modal: str | None = None
    modal_tense: Tense = "none"
    inverted: bool = False
    personal: bool = False
