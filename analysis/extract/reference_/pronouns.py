"""Says whom a pronoun means, by gender, number, recency and role: he who spoke last, else the subject before, else none."""

from dataclasses import dataclass

from analysis.extract.reference_.standing import Standing
from analysis.records import Entity, Mention, Span

# How many sentences back a pronoun may look.
_REACH = 2


@dataclass(frozen=True, kw_only=True)
class Spoken:
    """A source that was resolved, or that the text leaves unnamed (`entity` None). `gender` is m, f or None."""

    span: Span
    entity: Entity | None
    gender: str | None
    plural: bool


class Pronouns:
    """Resolves the pronouns of one document; `heard` holds the sources met so far."""

    def __init__(self, standing: Standing) -> None:
        self.standing = standing
        self.heard: list[Spoken] = []

    def hear(self, spoken: Spoken) -> None:
        """Remembers a source, in text order."""
        self.heard.append(spoken)
        self.heard.sort(key=lambda one: one.span)

    def speaker(self, kind: str, offset: int) -> Spoken | None:
        """The last source before `offset` whom a pronoun of this kind (m, f, n, plural) can mean."""
        here = self.standing.sentences.index_of(offset)
        for one in reversed(self.heard):
            near = here - self.standing.sentences.index_of(one.span[0]) <= _REACH
            if one.span[0] < offset and near and self._fits(one, kind):
                return one
        return None

    @staticmethod
    def _fits(one: Spoken, kind: str) -> bool:
        if kind == "plural" or one.plural:
            return kind == "plural" and one.plural
        if kind == "n":
            return one.entity is None or one.entity.label != "PER"
        return one.gender in (None, kind)

    def antecedent(self, kind: str, offset: int, *, nearest: bool = False) -> tuple[Entity, str] | None:
        """The entity that a pronoun at `offset` means, and the rule; None where two fit alike or none does."""
        standing = self.standing
        here = standing.sentences.index_of(offset)
        for back in range(_REACH + 1):
            if here - back < 0:
                break
            sentence = standing.sentences.sentences[here - back]
            end = min(sentence.end_char, offset)
            fitting = [mention for mention in standing.mentions
                       if sentence.start_char <= mention.span[0] < end and self._may_mean(mention, kind)]
            people = [mention for mention in fitting if mention.entity.label == "PER"]
            fitting = people or fitting
            if not fitting:
                continue
            if nearest:
                return fitting[-1].entity, "named last"
            if len({mention.entity.id for mention in fitting}) == 1:
                return fitting[-1].entity, "the only one before"
            subjects = [mention for mention in fitting if self._is_subject(mention)]
            if subjects:
                return subjects[-1].entity, "subject before"
            return None
        return None

    def _may_mean(self, mention: Mention, kind: str) -> bool:
        if kind == "plural":
            return False
        label, gender = mention.entity.label, self.standing.gender(mention.entity)
        if kind == "n":
            return label != "PER"
        if label == "PER":
            return gender in (None, kind)
        return label == "ORG" and gender == kind and self._is_subject(mention)

    def _is_subject(self, mention: Mention) -> bool:
        span = self.standing.doc.char_span(*mention.span, alignment_mode="expand")
        if span is None:
            return False
        head = span.root
        while head.dep_ in ("flat:name", "appos", "compound", "flat:foreign") and head.head.i != head.i:
            head = head.head
        return str(head.dep_).startswith("nsubj")
