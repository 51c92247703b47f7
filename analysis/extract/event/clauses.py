"""Cuts a sentence into clauses: words and verb groups go in, a list of clauses comes out and the clause of every token.

Clauses are opened by conjunctions, relative pronouns, bare participles and infinitives, and closed by the next finite
verb that an open clause still waits for, by commas, brackets and quotation marks. The parser is asked only where these
leave a choice: its attachment is right for short sentences and poor around asides.
"""

from dataclasses import dataclass, field

from analysis.extract.event.clause import Clause
from analysis.extract.event.lexicon import Lexicon
from analysis.extract.event.markers import OPENERS, Opening, english_opening, french_opening
from analysis.extract.event.verb_group import VerbGroup
from analysis.extract.event.words import Words

_OPENING_QUOTES = frozenset("«“„‹")
_CLOSING_QUOTES = frozenset("»”›")
# Only these words can open or close a clause; the rest of the sentence need not be asked.
_SIGNS = _OPENING_QUOTES | _CLOSING_QUOTES | frozenset("()[];:—–-,") | OPENERS
_JOINERS = frozenset({"et", "ou", "mais", "puis", "ni", "and", "or", "but", "then", "nor", "yet"})
_BEFORE_INFINITIVE = frozenset("ne n' pas plus jamais se s' l' le la les y en lui leur not".split())
_PURPOSE = frozenset({"pour", "afin de", "to", "in order to"})


@dataclass(kw_only=True)
class Clauses:
    """The clauses of one sentence; `of[i]` is the clause of token `i`, `soft[i]` one that only a comma closed before it."""

    all: list[Clause] = field(default_factory=list)
    of: list[Clause] = field(default_factory=list)
    soft: dict[int, Clause] = field(default_factory=dict)
    groups: list[VerbGroup] = field(default_factory=list)


class ClauseCutter:
    """One pass over one sentence."""

    def __init__(self, words: Words, groups: list[VerbGroup], lexicon: Lexicon, timed: frozenset[int] = frozenset()) -> None:
        self.words = words
        self.lexicon = lexicon
        self.groups = groups
        self.timed = timed
        self.by_first = {group.first: group for group in groups}
        self.by_token = {place: group for group in groups for place in range(group.first, group.last + 1)}
        self.opening = french_opening if words.language == "fr" else english_opening
        self.root = Clause(kind="main")
        self.result = Clauses(all=[self.root], groups=groups)
        self.current = self.root
        self.softly: Clause | None = None
        self.last_boundary = 0

    def cut(self) -> Clauses:
        """The clauses of the sentence."""
        words, result = self.words, self.result
        position, size, lower = 0, len(words), words.lower
        of, by_first = result.of, self.by_first
        while position < size:
            group = by_first.get(position)
            if group is not None:
                self._verb(group)
                for place in range(group.first, group.last + 1):
                    self._put(place)
                position = group.last + 1
                continue
            if lower[position] in _SIGNS:
                self._mark(position)
            if self.softly is None:
                of.append(self.current)
            else:
                self._put(position)
            position += 1
        for position, clause in enumerate(result.of):
            clause.words.append(position)
        return result

    def _put(self, position: int) -> None:
        self.result.of.append(self.current)
        if self.softly is not None:
            self.result.soft[position] = self.softly

    def _open(self, clause: Clause) -> None:
        self.result.all.append(clause)
        self.current = clause
        self.softly = None

    def _pull(self, first: int) -> None:
        """Gives the tokens from `first` on to the clause that just opened."""
        for place in range(first, len(self.result.of)):
            self.result.of[place] = self.current

    def _verb_ahead(self, position: int) -> VerbGroup | None:
        """The next verb group, if no other clause opens or ends before it."""
        for place in range(position + 1, len(self.words)):
            if place in self.by_first:
                return self.by_first[place]
            if self.words.text[place] in (";", ":", ".") or self.words.text[place] in _CLOSING_QUOTES:
                return None
        return None

    def _set_off(self, participle: VerbGroup) -> bool:
        """*que la réunion, repoussée en juin, aurait lieu mardi*: whether a finite verb follows the aside."""
        words = self.words.text
        if words[participle.first - 1] != ",":
            return False
        for place in range(participle.last + 1, len(words)):
            if words[place] in (";", ":", "."):
                return False
            if place in self.by_first and self.by_first[place].form == "finite":
                return "," in words[participle.last + 1:place]
        return False

    def _mark(self, position: int) -> None:
        words = self.words
        text = words.text[position]
        if text in ("(", "["):
            self._open(Clause(kind="paren", parent=self.current, start=position))
            return
        if text in (")", "]"):
            self._leave("paren")
            return
        if text in _OPENING_QUOTES:
            self._open(Clause(kind="quote", parent=self.current, start=position))
            return
        if text in _CLOSING_QUOTES:
            self._leave("quote")
            return
        if text in (";", ":", "—", "–") or (text == "-" and position > 0 and words.pos[position] == "PUNCT"):
            self._restart(position)
            return
        if text == ",":
            self._comma(position)
            return
        opening = self.opening(words, position)
        if opening is None:
            return
        if opening.marker == "que" and opening.kind == "relative" and opening.first - 1 in self.timed:
            opening = Opening(kind="complement", marker="que", first=opening.first)  # *a annoncé dimanche qu'elle …*
        ahead = self._verb_ahead(position)
        if ahead is None or (opening.kind != "relative" and ahead.form == "participle" and not self._set_off(ahead)):
            return
        parent = self.current
        comma = opening.first > 0 and words.text[opening.first - 1] == ","
        if comma and self.softly is not None and opening.kind == "adverbial":
            parent = self.current
        if comma and opening.marker in ("que", "that", "dont") and self._cleft():
            parent = self.root
        noun = opening.first - 1 - comma if opening.kind == "relative" and opening.first - 1 - comma >= 0 else None
        if words.lower[position - 1:position] in (["et"], ["and"], ["ou"], ["or"], ["mais"], ["but"]):
            same = next((clause for clause in [self.current, *self.current.ancestors()]
                         if clause.kind == opening.kind and clause.verb is not None), None)
            if same is not None:
                parent, noun = same.parent or self.root, same.noun
        self._open(Clause(kind=opening.kind, parent=parent, marker=opening.marker, start=opening.first, after_comma=comma,
                          noun=noun))
        self._pull(opening.first)

    def _cleft(self) -> bool:
        """Whether the sentence opens with *c'est*, so that a *que* behind a comma goes on with it."""
        verb = self.root.verb
        return verb is not None and verb.lemma in ("être", "be") and self.current is not self.root and any(
            word in ("c'", "ce", "it") for word in self.words.lower[max(0, verb.first - 2):verb.first])

    def _leave(self, kind: str) -> None:
        clause: Clause | None = self.current
        while clause is not None and clause.kind != kind:
            clause = clause.parent
        if clause is not None and clause.parent is not None:
            self.current, self.softly = clause.parent, None

    def _restart(self, position: int) -> None:
        """A semicolon, colon or dash ends the clauses of its level."""
        base = self.current
        while base.kind not in ("quote", "paren") and base.parent is not None:
            base = base.parent
        self.last_boundary = position
        if base.kind in ("quote", "paren"):
            self.current, self.softly = base, None
            if base.verb is not None:
                self._open(Clause(kind="quote", parent=base, start=position))
            return
        if self.root.verb is None and all(clause.verb is None for clause in self.result.all):
            return
        self._open(Clause(kind="main", start=position))

    def _comma(self, position: int) -> None:
        self.last_boundary = position
        clause = self.current
        if clause.kind == "incise":
            self.current = clause.parent or self.root
            return
        closable = clause.kind in ("participle", "gerund", "relative", "adverbial", "infinitive") and clause.verb is not None
        if not closable or clause.parent is None or self._goes_on(position):
            return
        complements = clause.kind == "infinitive" and not clause.after_comma and clause.parent.verb is not None
        if complements and clause.marker not in _PURPOSE:
            return
        while clause.parent is not None and clause.kind in ("participle", "gerund", "relative", "adverbial", "infinitive"):
            self.softly = self.softly or clause
            clause = clause.parent
            if clause.needs_verb or clause.after_comma:
                break
        self.current = clause

    def _goes_on(self, position: int) -> bool:
        """Whether a coordination follows the comma: *nommé en 2010, réélu en 2012 et battu en 2014*."""
        following = self.by_first.get(position + 1)
        verb = self.current.verb
        return following is not None and verb is not None and following.form == verb.form == "participle"

    def _verb(self, group: VerbGroup) -> None:
        if group.form == "finite":
            self._finite(group)
        elif group.form == "participle":
            self._participle(group)
        else:
            self._non_finite(group)

    def _rule(self, group: VerbGroup) -> None:
        self.current.verb = group
        self.softly = None

    def _finite(self, group: VerbGroup) -> None:
        if self._incise(group):
            self._open(Clause(kind="incise", parent=self.current, start=group.first))
            self._pull(self.last_boundary + 1 if self.last_boundary else group.first)
            self._rule(group)
            return
        if self.current.needs_verb:
            self._rule(group)
            return
        joined = self._joined(group)
        verb = self.current.verb
        if joined and verb is not None and verb.perfect and group.first == group.last and (
                self.words.lower[group.head] in self.lexicon.forms) and group.tense == "present":
            self._share(group, verb)  # *a tué dix personnes et fait cent blessés*
            return
        waiting = next((clause for clause in self.current.ancestors() if clause.needs_verb and clause.kind != "paren"), None)
        if waiting is not None and not joined:
            self.current = waiting
            self._rule(group)
            return
        if waiting is None and not joined and self._zero_complement(group):
            return
        self._sibling(group, joined=joined)

    def _joined(self, group: VerbGroup) -> bool:
        """Whether the verb is coordinated without a subject of its own: *et a été libéré*."""
        before = group.first - 1
        while before >= 0 and (self.words.pos[before] in ("ADV", "PRON", "PART") and self.words.lower[before] not in
                               ("il", "elle", "on", "ils", "elles", "qui", "ce", "he", "she", "it", "they", "who")):
            before -= 1
        return before >= 0 and self.words.lower[before] in _JOINERS

    def _subject_start(self, group: VerbGroup) -> int:
        """Where the coordinated clause begins: after the last comma or joiner."""
        place = group.first - 1
        while place > 0 and self.words.text[place] not in (",", ";", ":") and self.words.lower[place] not in _JOINERS and (
                place not in self.by_token):
            place -= 1
        return self._with_time(place) + 1

    def _with_time(self, comma: int) -> int:
        """*…, le 5 juillet 1962, le général proclamait*: a time set off by commas opens the clause that follows."""
        if comma <= 0 or self.words.text[comma] != ",":
            return comma
        place = comma - 1
        while place > 0 and (place in self.timed or self.words.pos[place] in ("DET", "ADP")):
            place -= 1
        return place if place < comma - 1 and self.words.text[place] in (",", ";") and any(
            between in self.timed for between in range(place, comma)) else comma

    def _zero_complement(self, group: VerbGroup) -> bool:
        """*said the company would appeal*, *the deal Iran signed*: English leaves the marker out."""
        if self.words.language != "en" or self.current.verb is None:
            return False
        subject = self.words.subject_of(group.head)
        start = self._subject_start(group)
        if self.words.lower[start - 1] in _JOINERS or self.words.text[start - 1] == ",":
            return False
        first = start if subject is None else min(subject, group.first)
        while first - 1 > self.current.verb.last and self.words.pos[first - 1] in ("DET", "ADJ", "PROPN", "NUM") and (
                self.words.dep[first - 1] in ("det", "amod", "compound", "nummod", "poss", "nmod")):
            first -= 1
        reporting = first <= self.current.verb.last + 5 and (
            self.current.verb.lemma in self.lexicon.speech or self.current.verb.lemma in self.lexicon.announce)
        kind = "complement" if reporting or self.words.pos[first - 1] not in ("NOUN", "PROPN") else "relative"
        self._open(Clause(kind="complement" if kind == "complement" else "relative", parent=self.current, marker="that",
                          start=first, noun=first - 1 if kind == "relative" else None))
        self._pull(first)
        self._rule(group)
        return True

    def _sibling(self, group: VerbGroup, *, joined: bool) -> None:
        level = self.current
        if not joined:
            governor = self.words.head[group.head]
            of_head = self.result.of[governor] if 0 <= governor < len(self.result.of) else None
            if self.words.dep[group.head] == "conj" and of_head is not None and of_head.verb is not None:
                level = of_head
            else:
                while level.parent is not None and level.kind not in ("quote", "paren") and level.kind != "complement":
                    level = level.parent
        while level.kind in ("participle", "infinitive", "gerund", "incise") and level.parent is not None:
            level = level.parent
        sibling = Clause(kind=level.kind, parent=level.parent, marker=level.marker, start=group.first, noun=level.noun,
                         shares=level if joined else None)
        start = self._subject_start(group)
        self._open(sibling)
        self._pull(max(start, 0))
        self._rule(group)

    def _incise(self, group: VerbGroup) -> bool:
        """*, a-t-il dit*, *, a annoncé le ministre,*: a verb of saying right behind a comma, its subject behind it."""
        before = group.first - 1
        while before >= 0 and self.words.lower[before] in ("lui", "leur", "l'", "nous", "me", "m'", "se", "s'", "y", "en"):
            before -= 1
        if before < 0 or self.words.text[before] not in {",", *_CLOSING_QUOTES, '"', "''"}:
            return False
        lemma = group.lemma
        said = lemma in self.lexicon.speech or lemma in self.lexicon.announce
        if self.words.language == "en":
            return said and self.current.verb is not None and self.words.subject_of(group.head) not in range(before)
        if group.inverted:
            return said or self.current.verb is not None
        after = group.last + 1
        subject_behind = after < len(self.words) and self.words.pos[after] in ("DET", "PROPN", "NOUN", "ADV")
        return said and subject_behind and self.words.subject_of(group.head) not in range(before) and (
            self.words.lower[before + 1:group.first] == [] or True) and not self.current.needs_verb

    def _participle(self, group: VerbGroup) -> None:
        words = self.words
        before = group.first - 1
        verb = self.current.verb
        if verb is not None and before >= 0 and words.lower[before] in (*_JOINERS, ",") and (
                verb.passive or verb.form == "participle" or verb.perfect) and self._coordinated_participle(group):
            self._share(group, verb)
            return
        if words.language == "en" and self._finite_in_disguise(group):
            self._finite(_finite(group))
            return
        comma = before >= 0 and words.text[before] == ","
        self._open(Clause(kind="participle", parent=self.current, start=group.first, after_comma=comma,
                          noun=self._noun_before(before - comma)))
        self._rule(group)

    def _share(self, group: VerbGroup, verb: VerbGroup) -> None:
        """Opens a clause whose participle shares the auxiliary of `verb`."""
        level = self.current
        self._open(Clause(kind=level.kind, parent=level.parent, marker=level.marker, start=group.first, noun=level.noun,
                          shares=level))
        self.current.verb = _like(group, verb)

    def _coordinated_participle(self, group: VerbGroup) -> bool:
        verb = self.current.verb
        return self.words.dep[group.head] == "conj" or (self.words.lower[group.first - 1] in _JOINERS and verb is not None)

    def _finite_in_disguise(self, group: VerbGroup) -> bool:
        """English tags the verb behind a relative clause as a participle: *the party that won … lost power*."""
        clause = self.current
        if clause.kind == "relative" and clause.verb is not None and clause.parent is not None and clause.parent.needs_verb:
            following = self.words.lower[group.last + 1:group.last + 2]
            return following != ["by"]
        rules = self.words.dep[group.head] == "ROOT" and self.words.subject_of(group.head) is not None
        return self.current.needs_verb and rules

    def _noun_before(self, position: int) -> int | None:
        while position >= 0 and self.words.pos[position] in ("ADJ", "ADV", "PUNCT"):
            position -= 1
        return position if position >= 0 else None

    def _non_finite(self, group: VerbGroup) -> None:
        words = self.words
        first = group.first
        marker = ""
        place = first - 1
        while place >= 0 and words.lower[place] in _BEFORE_INFINITIVE:
            if words.lower[place] == "en" and group.form == "gerund":
                marker = "en"
            place -= 1
        if place >= 0 and words.pos[place] in ("ADP", "PART", "SCONJ"):
            marker = marker or words.lower[place]
            first = place
            if marker in ("de", "d'") and place and words.lower[place - 1] in ("avant", "afin", "lieu"):
                first, marker = place - 1, f"{words.lower[place - 1]} de"
        comma = first > 0 and words.text[first - 1] == ","
        if self._joined(group) and self.current.kind in ("infinitive", "gerund"):
            level = self.current
            self._open(Clause(kind=level.kind, parent=level.parent, marker=marker or level.marker, start=first, shares=level))
        else:
            self._open(Clause(kind="gerund" if group.form == "gerund" else "infinitive", parent=self.current, marker=marker,
                              start=first, after_comma=comma,
                              noun=self._noun_before(first - 1 - comma) if group.form == "gerund" and marker != "en" else None))
        self._pull(first)
        self._rule(group)


def _like(group: VerbGroup, verb: VerbGroup) -> VerbGroup:
    """A participle that shares the auxiliary of `verb`."""
    return VerbGroup(first=group.first, last=group.last, head=group.head, lemma=group.lemma, form=verb.form, tense=verb.tense,
                     passive=verb.passive, perfect=verb.perfect, negated=verb.negated or group.negated, modal=verb.modal,
                     modal_tense=verb.modal_tense, personal=verb.personal)


def _finite(group: VerbGroup) -> VerbGroup:
    return VerbGroup(first=group.first, last=group.last, head=group.head, lemma=group.lemma, form="finite", tense="past",
                     negated=group.negated, personal=group.personal)
