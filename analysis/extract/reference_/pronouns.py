"""Says whom a pronoun means, by gender, number, recency and role: he who spoke last, else the subject before, else none."""

from dataclasses import dataclass

from spacy.tokens import Token

from analysis.extract.entity.lexicon import lexicon
from analysis.extract.entity.words import folded_words
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
    # A paper, an agency or, in English, a document: nothing that *he* or *she* can mean.
    thing: bool = False


class Pronouns:
    """Resolves the pronouns of one document; `heard` holds the sources met so far."""

    def __init__(self, standing: Standing) -> None:
        self.standing = standing
        self.heard: list[Spoken] = []
        # Whether the pronoun in hand is quoted itself: names outside quotations are not meant by one inside, nor the reverse.
        self._inside = False

    def hear(self, spoken: Spoken) -> None:
        """Remembers a source, in text order."""
        self.heard.append(spoken)
        self.heard.sort(key=lambda one: one.span)

    def who(self, kind: str, offset: int, *, inverted: bool, incise: bool) -> tuple[Entity, str] | None:
        """Whom a pronoun of this kind (m, f, n, plural) at `offset` means, and the rule.

        The last one who spoke, unless another has become the subject since; after inversion (*a-t-il dit*) even a body.
        `incise` says that what stands before the pronoun in its sentence was said.
        """
        self._inside = self.standing.is_quoted(offset) and not inverted
        spoken = self.speaker(kind, offset)
        after = spoken.span[1] if spoken is not None else -1
        since = self._since(kind, offset, after, inverted=inverted, incise=incise)
        if since is not None:
            return since
        stretches = self._stretches(offset, incise=incise)
        if any(start > after and self._newcomer(start, end, offset, kind) for start, end in stretches):
            return None
        if spoken is None:
            return self.antecedent(kind, offset, incise=incise) or self._paper(kind, offset) or self._only_one(kind, offset)
        if spoken.entity is None:
            return None
        new = any(start <= spoken.span[0] < end and self._newcomer(start, end, offset, kind) for start, end in stretches)
        if spoken.entity.label != "PER" and kind in ("m", "f") and not inverted and not new:
            person = self.antecedent(kind, offset)
            if person is not None and person[0].label == "PER":
                return person
        return spoken.entity, "who spoke before"

    def _since(self, kind: str, offset: int, after: int, *, inverted: bool, incise: bool) -> tuple[Entity, str] | None:
        """Who became the subject, or was the only one named in a sentence, since the source that ends at `after`."""
        spoke = next((one.entity for one in reversed(self.heard) if one.span[1] == after), None)
        people = [mention for mention in self._candidates(kind, offset) if mention.span[0] > after]
        for start, end in self._stretches(offset, incise=incise):
            here = [mention for mention in people if start <= mention.span[0] < end]
            subjects = [mention for mention in here if self._is_subject(mention, main=True)]
            if subjects:
                return subjects[-1].entity, "subject before"
            if self._newcomer(start, end, offset, kind):
                return None
            apart = not start <= after < end
            named = [mention for mention in here
                     if mention.entity.label == "PER" and not (spoke and self._is_complement(mention))]
            if named and apart and not (inverted and after >= 0) and len({mention.entity.id for mention in named}) == 1:
                return named[-1].entity, "the only one before"
            if not apart:
                return None
        return None

    def _stretches(self, offset: int, *, incise: bool) -> list[Span]:
        """The stretches where an antecedent may stand, the nearest first.

        Of the sentence that an incise ends (*…, a-t-il dit*) only what stands before a colon: the rest is what was said.
        """
        found = [(sentence.start_char, min(sentence.end_char, offset))
                 for sentence in self.standing.narrative_before(offset, _REACH)]
        if not incise or not found:
            return found
        start, end = found[0]
        colon = self.standing.words.text.rfind(":", start, end)
        return [(start, colon), *found[1:]] if colon > start and not self.standing.is_quoted(colon) else found[1:]

    def _is_deep(self, mention: Mention) -> bool:
        """Whether a name only belongs to a noun of what is fronted (*à l'issue d'une réunion sur X, il …*)."""
        root = self._root(mention)
        return root is not None and str(root.dep_).startswith("nmod") and self._earlier_subject(mention)

    def _earlier_subject(self, mention: Mention) -> bool:
        begin = self.standing.sentences.of(mention.span[0]).start_char
        before = self.standing.narrative_before(mention.span[0], 1)[-1].start_char
        return any(before <= other.span[0] < begin and other.entity.label == "PER" and self._is_subject(other)
                   for other in self.standing.mentions)

    def _newcomer(self, start: int, end: int, offset: int, kind: str) -> bool:
        """Whether the sentence before, whose subject is someone without a name, says whom *he* means (*un inconnu a …*)."""
        standing = self.standing
        sentence = standing.sentences.of(start)
        if end == offset or kind not in ("m", "f") or standing.lists.language != "fr":
            return False
        subject = next((token for token in sentence if token.dep_ == "nsubj" and token.head.dep_ == "ROOT"), None)
        if subject is None or subject.pos_ not in ("NOUN", "ADJ") or not start <= subject.idx < end:
            return False
        word = folded_words(subject.text)[-1:]
        roles = lexicon(standing.lists.language).role_words
        human = word and (word in standing.lists.unnamed.get(word[0], ()) or word[0] in roles)
        determiner = next((child.text.lower() for child in subject.children if child.dep_ == "det"), "")
        return bool(human) and determiner == {"m": "un", "f": "une"}[kind]

    def renamed(self, kind: str, offset: int) -> Entity | None:
        """The person who spoke last before `offset` and whom a noun of this gender can take up."""
        self._inside = self.standing.is_quoted(offset)
        spoken = self.speaker(kind, offset)
        return spoken.entity if spoken is not None else None

    def only_person(self, kind: str, offset: int) -> Entity | None:
        """The one person of this gender whom the sentences right before name, or their subject."""
        found = self.antecedent(kind, offset)
        return found[0] if found is not None and found[0].label == "PER" and not self.heard[-1:] else None

    def speaker(self, kind: str, offset: int, *, things: bool = False) -> Spoken | None:
        """The last source before `offset` whom a pronoun of this kind can mean, quotations in between not counted."""
        reach = self.standing.narrative_before(offset, _REACH)[-1].start_char
        fitting = (one for one in reversed(self.heard)
                   if reach <= one.span[0] < offset and self._fits(one, kind, things=things))
        return next((one for one in fitting if self.standing.is_quoted(one.span[0]) == self._inside), None)

    def _paper(self, kind: str, offset: int) -> tuple[Entity, str] | None:
        """The paper or agency that spoke last, where the sentences before know nobody else (*le journal … selon lui*)."""
        spoken = self.speaker(kind, offset, things=True) if self.standing.lists.language == "fr" else None
        return (spoken.entity, "who spoke before") if spoken is not None and spoken.entity is not None else None

    def _only_one(self, kind: str, offset: int) -> tuple[Entity, str] | None:
        """The one person of this gender whom the text names before `offset`, where nobody of it is nearer."""
        if kind not in ("m", "f") or self._inside:
            return None
        people = {mention.entity.id: mention.entity for mention in self.standing.mentions
                  if mention.span[0] < offset and mention.entity.label == "PER"}
        fitting = [entity for entity in people.values() if self.standing.gender(entity) in (None, kind)]
        if len(fitting) != 1 or self.standing.gender(fitting[0]) != kind:
            return None
        return fitting[0], "the only one in the text"

    def last_person(self, kind: str | None, offset: int) -> Entity | None:
        """The last person who spoke before `offset`, however far back."""
        return next((one.entity for one in reversed(self.heard) if one.span[0] < offset and one.entity is not None
                     and one.entity.label == "PER" and (kind is None or one.gender in (None, kind))), None)

    @staticmethod
    def _fits(one: Spoken, kind: str, *, things: bool = False) -> bool:
        if kind == "plural" or one.plural:
            return kind == "plural" and one.plural
        if kind == "n":
            return one.entity is None or one.entity.label != "PER"
        return one.gender in (None, kind) and (things or not one.thing)

    def _candidates(self, kind: str, offset: int) -> list[Mention]:
        """The people whom a pronoun at `offset` may mean, and the bodies of its gender."""
        standing = self.standing
        begin = standing.narrative_before(offset, _REACH)[-1].start_char
        return [mention for mention in standing.mentions
                if begin <= mention.span[0] < offset and self._may_mean(mention, kind)
                and standing.is_quoted(mention.span[0]) == self._inside]

    def antecedent(self, kind: str, offset: int, *, nearest: bool = False, incise: bool = False) -> tuple[Entity, str] | None:
        """The entity that a pronoun at `offset` means, and the rule; None where two fit alike or none does.

        What an incise (*…, a-t-il dit*) ends is what was said: its names are not looked at.
        """
        standing = self.standing
        if nearest:
            self._inside = standing.is_quoted(offset)
        for start, end in self._stretches(offset, incise=incise):
            fitting = [mention for mention in standing.mentions if start <= mention.span[0] < end
                       and not (end == offset and not nearest and self._is_deep(mention))
                       and standing.is_quoted(mention.span[0]) == self._inside and self._may_mean(mention, kind)]
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
        return label == "ORG" and gender == kind and self._is_subject(mention, main=True)

    def _root(self, mention: Mention) -> Token | None:
        span = self.standing.doc.char_span(*mention.span, alignment_mode="expand")
        if span is None:
            return None
        head = span.root
        while head.dep_ in ("flat:name", "appos", "compound", "flat:foreign") and head.head.i != head.i:
            head = head.head
        return head

    def _is_complement(self, mention: Mention) -> bool:
        root = self._root(mention)
        return root is not None and str(root.dep_).startswith(("nmod", "obl", "pobj"))

    def _is_subject(self, mention: Mention, *, main: bool = False) -> bool:
        """Whether a name is a subject, of a main clause if `main`; one that opens its sentence is, whatever the parser says."""
        head = self._root(mention)
        if head is None:
            return False
        if str(head.dep_).startswith("nsubj"):
            verb = head.head
            return not main or verb.dep_ == "ROOT" or (verb.dep_ == "conj" and verb.head.dep_ == "ROOT") \
                or self._follows_speech(mention)
        return self._follows_speech(mention) or self._opens_sentence(mention)

    def _follows_speech(self, mention: Mention) -> bool:
        """Whether a verb of speech stands right before a name (*a réagi M. X*)."""
        words, names = self.standing.words, lexicon(self.standing.lists.language)
        first = words.at(mention.span[0])
        if first and words.keys[first - 1] in names.honorifics:
            first -= 1
        return first > 0 and words.spaced(first) and words.keys[first - 1] in names.speech

    def _opens_sentence(self, mention: Mention) -> bool:
        """Whether only a title stands before a name in its sentence, a verb after its apposition (*X, maire de Y, a dit*)."""
        words = self.standing.words
        sentence = self.standing.sentences.of(mention.span[0])
        first, last = words.range_of(*mention.span)
        begin = words.at(sentence.start_char)
        before = [self.standing.token_at(index) for index in range(begin, first)]
        if first - begin > 6 or not all(token and token.pos_ in ("DET", "NOUN", "ADJ", "PROPN") for token in before):
            return False
        while last < len(words):
            token = self.standing.token_at(last)
            if token is not None and token.pos_ in ("VERB", "AUX"):
                return True
            if words.gap(last).strip() != ",":
                return False
            last += 1
            while last < len(words) and words.spaced(last):
                last += 1
        return False
