"""What a trigger is: the word that names an event, with the clause it stands in and what governs it."""

from dataclasses import dataclass
from typing import Literal

from analysis.extract.event.clause import Clause

_DONE_BY_SAYING = frozenset({"SANCTION", "LEGISLATE", "ELECT", "PUBLISH", "AGREE", "RETREAT", "REJECT", "MOBILIZE", "CONCEDE",
                             "JUDGE", "ASSAULT", "DISASTER", "COERCE", "ACCUSE"})

Role = Literal["subject", "object", "circumstance", "complement", "free", "verb"]


@dataclass(frozen=True, kw_only=True)
class Trigger:
    """The tokens `first` … `last`. `role` is what a noun is to the verb of its clause; `preposition` introduces it.

    `strong` nouns are events by themselves, others only where a date or a verb makes them one. `governor` is the noun
    that it complements (*l'annonce de l'abandon*), `definite` tells *cet attentat* and *l'attentat* from *des attentats*;
    `carried` is a noun like *agression* in *a été victime d'une agression*, `idiom` a verb like *prendre* in *prendre fin*.
    """

    first: int
    last: int
    head: int
    lemma: str
    type: str
    noun: bool
    clause: Clause
    strong: bool = True
    role: Role = "verb"
    preposition: str = ""
    governor: int | None = None
    definite: bool = False
    demonstrative: bool = False
    plural: bool = False
    determined: bool = True
    carried: bool = False
    idiom: bool = False

    @property
    def done_by_saying(self) -> bool:
        """Whether it happens by being announced: sanctions do, closures are still to come."""
        return self.type in _DONE_BY_SAYING
