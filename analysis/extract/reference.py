"""Says who is meant by a stretch of text: a name in it, a pronoun or a title. Span in, `Reference` or None out."""

from dataclasses import dataclass

from spacy.tokens import Doc

from analysis.records import Entity, Mention, Span


@dataclass(frozen=True, kw_only=True)
class Reference:
    """Who is meant, and the rule that said so."""

    entity: Entity
    rule: str


class References:
    """The references of one document, whose mentions are known."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc

    def resolve(self, span: Span, *, role: str = "source") -> Reference | None:
        """Who `span` means, or None where the text does not say."""
        named = self._named(span)
        return Reference(entity=named.entity, rule="named") if named else None

    def _named(self, span: Span) -> Mention | None:
        start, end = span
        inside = [mention for mention in self.doc._.mentions if start <= mention.span[0] and mention.span[1] <= end]
        people = [mention for mention in inside if mention.entity.label == "PER"]
        return (people or inside or [None])[0]
