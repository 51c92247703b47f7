"""Finds who says what: a document with times and mentions goes in; `doc._.attributions` comes out, in text order."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from analysis.extract import doc as _extensions  # noqa: F401  the extensions must be registered first
from analysis.extract.attribution import chains
from analysis.extract.attribution.english.reader import EnglishReader
from analysis.extract.attribution.finding import Finding, Range
from analysis.extract.attribution.french.reader import FrenchReader
from analysis.extract.attribution.lexicon import lexicon
from analysis.extract.attribution.quotations import quotations
from analysis.extract.attribution.roles import Roles
from analysis.extract.attribution.sources import SourceKind, SourceTypes
from analysis.extract.attribution.speakers import Speakers
from analysis.extract.attribution.units import quote_map, units
from analysis.extract.attribution.words import Words
from analysis.extract.reference import References
from analysis.extract.reference_.groups import members
from analysis.records import Attribution, Entity, Kind, Span

_PRONOUNS = frozenset(
    (
        "il",
        "elle",
        "ils",
        "elles",
        "celui-ci",
        "celle-ci",
        "ceux-ci",
        "celles-ci",
        "dernier",
        "dernière",
        "derniers",
        "dernières",
        "he",
        "she",
        "it",
        "they",
    )
)


@Language.factory(
    "selon_attributions",
    default_config={"language": "fr"},
    requires=["doc._.times", "doc._.mentions", "doc._.discarded"],
    assigns=["doc._.attributions"],
)
def attributions(nlp: Language, name: str, language: str) -> Callable[[Doc], Doc]:
    """The component for `language`."""
    return Attributions(language)


class Attributions:
    """spaCy component: sets `doc._.attributions`."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.lexicon = lexicon(language)
        self.types = SourceTypes(self.lexicon)

    def __call__(self, doc: Doc) -> Doc:
        doc._.attributions = self._attributions(doc) if len(doc) else []
        return doc

    def _attributions(self, doc: Doc) -> list[Attribution]:
        words = Words(doc)
        quotes = quotations(words.whole, single=self.language == "en")
        quote_of, ranges = quote_map(words, quotes)
        timed = frozenset(
            place
            for time in doc._.times
            if time.type != "DURATION"
            for place in range(words.at(time.span[0]), words.until(time.span[1]))
        )
        reader = (FrenchReader if self.language == "fr" else EnglishReader)(words, self.lexicon, timed, quote_of, ranges)
        found = Speakers(words, self.lexicon, quotes, ranges, reader).complete(units(words, ranges))
        found = [finding for finding in _unique(found) if finding.content]
        if not found:
            return []
        references = References(doc)
        # Sources are asked for in text order: a pronoun goes on from the source before it.
        roles = Roles(words, self.lexicon, doc._.published.date)
        meant: dict[int, tuple[Entity | None, SourceKind]] = {}
        last: tuple[Entity | None, SourceKind] | None = None
        for finding in sorted(found, key=lambda finding: (finding.source or finding.cue or finding.content[0])[0]):
            told = self._meant(words, references, roles, finding.source)
            if finding.source is not None and _is_pronoun(words, finding.source):
                told = self._taken_up(words, finding.source, told, last)
            elif finding.source is not None:
                last = told
            meant[id(finding)] = told
        found = chains.relayed(found, {key: kind.type for key, (_, kind) in meant.items()})
        chains.link(found)
        plain = {id(finding) for finding in found if _kind(finding, quote_of, words) == "indirect"}
        found = chains.of_others(found, plain, {key: entity.id for key, (entity, _) in meant.items() if entity is not None})
        found.sort(key=lambda finding: (finding.begin, -finding.end, _depth(finding)))
        place_of = {id(finding): place for place, finding in enumerate(found)}
        made = []
        for finding in found:
            entity, kind = meant.get(id(finding)) or self._meant(words, references, roles, finding.source)
            if finding.same_speaker is not None and (finding.source is None or entity is None):
                entity, kind = meant.get(id(finding.same_speaker), (entity, kind))
            made.append(
                Attribution(
                    content=tuple(words.span(begin, end) for begin, end in finding.content),
                    source=_said_by(words, finding.source) if finding.source else None,
                    cue=words.span(*finding.cue) if finding.cue else None,
                    kind=_kind(finding, quote_of, words),
                    entity=entity,
                    source_type=kind.type,
                    anonymous=kind.anonymous,
                    within=place_of.get(id(finding.outer)) if finding.outer is not None else None,
                    rule=finding.rule,
                    together=members(entity, doc._.mentions) if entity is not None else (),
                )
            )
        return made

    def _meant(
        self, words: Words, references: References, roles: Roles, source: Range | None
    ) -> tuple[Entity | None, SourceKind]:
        """Who a source is, and of which type."""
        if source is None:
            return None, self.types.type_of(words, roles, None, None, False)
        span = _said_by(words, source)
        reference = references.resolve(span, role="source")
        entity = reference.entity if reference else None
        named = (
            entity is not None
            and entity.label == "PER"
            and any(mention.entity.id == entity.id and span[0] <= mention.span[0] < span[1] for mention in words.doc._.mentions)
        )
        return entity, self.types.type_of(words, roles, source, entity, named)

    def _taken_up(
        self, words: Words, source: Range, told: tuple[Entity | None, SourceKind], last: tuple[Entity | None, SourceKind] | None
    ) -> tuple[Entity | None, SourceKind]:
        """A pronoun is of the type of the source before it, where nobody else is known to be meant."""
        entity, kind = told
        if last is None:
            return told
        if words.low[source[0]] == "it" and last[1].type == "document" and (entity is None or entity == last[0]):
            return entity, last[1]
        return (None, last[1]) if entity is None and last[0] is None and kind.type == "person" else told


def _is_pronoun(words: Words, source: Range) -> bool:
    last = words.low[source[1] - 1].lstrip("-").removeprefix("t-")
    return source[1] - source[0] <= 2 and last in _PRONOUNS


def _said_by(words: Words, source: Range) -> Span:
    """The characters of a source, without a contracted preposition (*du*), an inverted pronoun without its hyphens."""
    begin, last = source
    if last - begin > 1 and words.pos[begin] == "ADP" and words.low[begin] in ("du", "des", "au", "aux"):
        begin += 1
    start, end = words.span(begin, last)
    text = words.text[begin]
    if text.startswith("-") and text.rstrip("-"):
        start += text.rstrip("-").rindex("-") + 1
    return start, end


def _unique(found: list[Finding]) -> list[Finding]:
    """One finding for one cue, the first; and none whose content another finding of the same source already holds."""
    kept: list[Finding] = []
    cues: set[Range] = set()
    for finding in found:
        if finding.cue is not None:
            if finding.rule == "free-quote" and finding.cue in cues:
                # "Il dit avoir tout perdu. « Tout a brûlé. »": the cue is that of the sentence before.
                finding.cue = None
            elif finding.cue in cues or any(_is_part_of(finding, other) for other in found):
                continue
            if finding.cue is not None:
                cues.add(finding.cue)
        kept.append(finding)
    return kept


def _is_part_of(finding: Finding, other: Finding) -> bool:
    """Whether the cue of a finding is only a part of another's that reports the same (*s'opposer*, *s'opposer à*)."""
    if finding.cue is None or other.cue is None or finding.cue == other.cue or finding.content != other.content:
        return False
    return other.cue[0] <= finding.cue[0] and finding.cue[1] <= other.cue[1]


def _depth(finding: Finding) -> int:
    """How many findings stand above one: outer ones come first where the content is the same."""
    depth, above, seen = 0, finding.outer, {id(finding)}
    while above is not None and id(above) not in seen:
        seen.add(id(above))
        depth, above = depth + 1, above.outer
    return depth


def _kind(finding: Finding, quote_of: list[int], words: Words) -> Kind:
    """Direct where all is quoted, mixed where some is, else indirect; inside a quotation all is indirect."""
    if finding.inside:
        return "indirect"
    if finding.rule == "signature":
        return "direct"
    quoted = plain = False
    for begin, end in finding.content:
        for place in range(begin, end):
            if quote_of[place] >= 0:
                quoted = True
            elif words.pos[place] != "PUNCT":
                plain = True
    return "direct" if quoted and not plain else "mixed" if quoted else "indirect"
