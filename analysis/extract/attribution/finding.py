"""What one rule found, before sources are named and chains are drawn. Words are index ranges, `end` not included."""

from dataclasses import dataclass, field

Range = tuple[int, int]

# The rule of an infinitive that tells of speaking without a subject (*Et d'ajouter : …*): the last speaker goes on.
NARRATIVE = "narrative-infinitive"


@dataclass(kw_only=True)
class Finding:
    """Content ascribed to a source. `source` is None where the text leaves it out; `quotes` index the quotations held.

    `via` are those who relay it, from the innermost to the outermost (*X, cité par Y, cité par Z*).
    """

    content: list[Range]
    source: Range | None
    cue: Range | None
    rule: str
    kind_of_cue: str = ""
    via: list[Range] = field(default_factory=list)
    outer: "Finding | None" = None
    same_speaker: "Finding | None" = None
    inside: bool = False

    @property
    def begin(self) -> int:
        """The first word of the content."""
        return self.content[0][0] if self.content else -1

    @property
    def end(self) -> int:
        """One past the last word of the content."""
        return self.content[-1][1] if self.content else -1
