"""Finds who is named together (*X et Y*, *X, Y and Z*) and makes one entity of them, for *ils* and *ces derniers*.

People are joined with people, organisations and countries with one another.
"""

from collections.abc import Iterable

from analysis.extract.doc import text_of
from analysis.extract.reference_.standing import Standing
from analysis.records import Entity, Mention

_AND = {"fr": "et", "en": "and"}
# Joins the ids of the members.
_WITH = "+"


def is_group(entity: Entity) -> bool:
    """Whether `entity` is several."""
    return _WITH in entity.id


def together(named: list[Entity], language: str) -> Entity:
    """One entity for several, in their order, each once; of the kind that they share."""
    members = list({entity.id: entity for entity in named}.values())
    if len(members) == 1:
        return members[0]
    names = [entity.name for entity in members]
    kinds = {entity.kind for entity in members}
    return Entity(id=_WITH.join(entity.id for entity in members), label=members[0].label,
                  kind=kinds.pop() if len(kinds) == 1 else None, name=f"{', '.join(names[:-1])} {_AND[language]} {names[-1]}")


def members(entity: Entity, mentions: Iterable[Mention]) -> tuple[Entity, ...]:
    """Those whom `together` joined, as the mentions of the text know them; none of an entity that is one."""
    if not is_group(entity):
        return ()
    named = {mention.entity.id: mention.entity for mention in mentions}
    return tuple(named[one] for one in entity.id.split(_WITH) if one in named)


class Groups:
    """The groups of one document."""

    def __init__(self, standing: Standing, titles: frozenset[str]) -> None:
        """`titles` are honorifics and the words of roles, which may stand before a name (*X et sa collègue Y*)."""
        self.standing = standing
        self._and = _AND[standing.lists.language]
        self._between = titles | standing.lists.possessive | {self._and, "le", "la", "l", "les", "the"}
        self.found = self._find()

    def _find(self) -> list[list[Mention]]:
        """Runs of people, or of organisations and countries, parted by commas, the last by *et*."""
        found: list[list[Mention]] = []
        run: list[Mention] = []
        closed = False
        for mention in self.standing.mentions:
            alike = bool(run) and (run[-1].entity.label == "PER") == (mention.entity.label == "PER")
            link = self._link(run[-1], mention) if alike and not closed else None
            if link is None:
                run, closed = [mention], False
                continue
            run.append(mention)
            closed = link == self._and
            if closed:
                found.append(run)
        return found

    def _link(self, one: Mention, other: Mention) -> str | None:
        """What joins two names: a comma, *et*, or None where other words stand between."""
        words = self.standing.words
        last, first = words.range_of(*one.span)[1], words.at(other.span[0])
        between = words.keys[last:first]
        text = words.text[one.span[1]:other.span[0]]
        if len(between) > 4 or any(key not in self._between for key in between) or "\n" in text or "(" in text:
            return None
        return self._and if self._and in between else "," if text.strip()[:1] == "," else None

    def within(self, named: list[Mention]) -> list[Mention]:
        """The group whose first member is the first of `named`, those of its members that are among them."""
        group = next((group for group in self.found if named and group[0] == named[0]), [])
        return [mention for mention in group if mention in named]

    def before(self, offset: int, *, feminine: bool) -> list[Entity] | None:
        """The group that *ils* at `offset` means: the subject of the sentence before, or the only people that it names."""
        standing = self.standing
        for sentence in standing.narrative_before(offset, 1)[1:]:
            people = [group for group in self.found if group[0].entity.label == "PER"]
            here = [group for group in people if sentence.start_char <= group[0].span[0] < sentence.end_char]
            subject = next((token for token in sentence if token.dep_.startswith("nsubj") and token.head.dep_ == "ROOT"), None)
            for group in here:
                start, end = group[0].span[0], group[-1].span[1]
                apart = subject is not None and not start <= subject.idx < end and not (
                    subject.idx < start < subject.head.idx and len(text_of(standing.doc)[subject.idx:start].split()) <= 3)
                women = all(standing.gender(mention.entity) in ("f", None) for mention in group)
                if not apart and (women or not feminine):
                    return [mention.entity for mention in group]
        return None
