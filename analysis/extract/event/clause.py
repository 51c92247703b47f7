"""What a clause is: the stretch of a sentence that one verb group rules, and how it hangs on the rest."""

from dataclasses import dataclass, field
from typing import Literal

from analysis.extract.event.verb_group import VerbGroup

Kind = Literal["main", "relative", "complement", "adverbial", "participle", "infinitive", "gerund", "quote", "paren", "incise"]


@dataclass(kw_only=True, eq=False)
class Clause:
    """`marker` is the word that opens it (*que*, *après que*, *si*), `noun` the token that a relative or participle follows.

    `shares` is the clause whose subject a coordinated one shares; `soft_end` tells that only a comma closed it.
    """

    kind: Kind
    parent: "Clause | None" = None
    marker: str = ""
    start: int = 0
    after_comma: bool = False
    verb: VerbGroup | None = None
    noun: int | None = None
    shares: "Clause | None" = None
    words: list[int] = field(default_factory=list)

    def ancestors(self) -> list["Clause"]:
        """The clauses that hold this one, innermost first."""
        found, clause = [], self.parent
        while clause is not None:
            found.append(clause)
            clause = clause.parent
        return found

    @property
    def needs_verb(self) -> bool:
        """Whether its own finite verb is still to come."""
        return self.verb is None and self.kind not in ("participle", "infinitive", "gerund")
