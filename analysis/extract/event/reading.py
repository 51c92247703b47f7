"""One sentence as the events component reads it: words, verb groups, clauses, times and the words that may name events."""

import datetime as dt
from dataclasses import dataclass

from spacy.tokens import Span as Tokens

from analysis.extract.event.clause import Clause
from analysis.extract.event.clauses import ClauseCutter, Clauses
from analysis.extract.event.date_value import Dated
from analysis.extract.event.english_verbs import EnglishVerbs
from analysis.extract.event.french_verbs import FrenchVerbs
from analysis.extract.event.lexicon import Lexicon, noun_lemma
from analysis.extract.event.nouns import NounFinder
from analysis.extract.event.time_use import Offset, TimeUse, TimeUses
from analysis.extract.event.trigger import Trigger
from analysis.extract.event.verb_group import VerbGroup
from analysis.extract.event.words import Table, Words
from analysis.records import Span, TimeExpression

_CLITICS = frozenset({"lui", "leur", "se", "s'", "l'", "nous", "vous", "en", "y"})
_ENDS_OF_SPEECH = frozenset({"»", "”", '"', "''", ",", "’"})
# *se tenir*, *se dérouler*, *se déclarer* take place; *tenir*, *dérouler*, *déclarer* do not.
_REFLEXIVE_ONLY = frozenset({"tenir", "dérouler", "produire", "déclarer"})


@dataclass(kw_only=True, eq=False)
class Reading:
    """One sentence; `order` counts those that are read, `timed` are the tokens of its time expressions.

    `stated` leads from the last token of each time expression to the date it gives, whatever it may date.
    `title` is the headline, `lead` one of the first two sentences of the body, `opening` the very first; `often` are the
    tokens of expressions that say how often something happens.
    """

    words: Words
    lexicon: Lexicon
    clauses: Clauses
    uses: list[TimeUse]
    offsets: list[Offset]
    stated: dict[int, Dated]
    nouns: list[Trigger]
    verbs: list[Trigger]
    published: dt.date | None
    order: int
    title: bool
    lead: bool
    opening: bool
    timed: frozenset[int]
    often: frozenset[int] = frozenset()

    def uses_of(self, clause: Clause) -> list[TimeUse]:
        """The times that stand in `clause` and qualify no noun."""
        return [use for use in self.uses if use.clause is clause and not use.owned]

    def occurring(self, clause: Clause) -> bool:
        """Whether the clause says that something takes place: *a eu lieu*, *se tiendra*, *took place*."""
        return occurs(self.words, clause, self.lexicon)

    def subject_behind(self, clause: Clause) -> bool:
        """*« … », a prévenu Londres*: a verb behind a quotation or comma, whose subject the parser sees nowhere before."""
        verb, words = clause.verb, self.words
        if verb is None or verb.form != "finite":
            return False
        before = verb.first - 1
        while before >= 0 and words.lower[before] in _CLITICS:
            before -= 1
        if before < 0 or words.text[before] not in _ENDS_OF_SPEECH:
            return False
        subject = words.subject_of(verb.head)
        return subject is None or subject > verb.last

    def nouns_of(self, clause: Clause) -> list[Trigger]:
        """The event nouns of a clause."""
        return [noun for noun in self.nouns if noun.clause is clause]


def occurs(words: Words, clause: Clause, lexicon: Lexicon) -> bool:
    """Whether the verb of `clause` says that its subject takes place, or when it did."""
    verb = clause.verb
    if verb is None or verb.form != "finite":
        return False
    following = words.lower[verb.last + 1:verb.last + 3]
    if verb.lemma == "avoir":
        return "lieu" in following
    if verb.lemma == "take":
        return "place" in following
    if following and following[0] in lexicon.dating_back.get(verb.lemma, ()):
        return True
    if verb.lemma not in lexicon.occurrence:
        return False
    reflexive = any(word in ("se", "s'") for word in words.lower[max(0, verb.first - 3):verb.first])
    return reflexive or verb.lemma not in _REFLEXIVE_ONLY


def _near(words: Words, verb: VerbGroup) -> list[str]:
    """What a verb acts upon, as far as its neighbours tell: the words up to the next sign behind it, or its passive subject."""
    near: list[str] = []
    for place in range(verb.last + 1, min(len(words), verb.last + 7)):
        if words.pos[place] in ("PUNCT", "VERB"):
            break
        near += (words.lower[place], noun_lemma(words.lower[place], words.language))
    if verb.passive and (subject := words.subject_of(verb.head)) is not None:
        near.append(noun_lemma(words.lower[subject], words.language))
    if any(word in ("se", "s'") for word in words.lower[max(0, verb.first - 2):verb.first]):
        near.append("se")
    return near


def _telephones(words: Words, verb: VerbGroup, timed: frozenset[int], named: frozenset[int]) -> bool:
    """*called on Sunday*, *called Merkel to thank her*; but *called Merkel a friend*, *called on Merkel to act*."""
    place = verb.last + 1
    size = len(words)
    while place < size and (place in named or words.lower[place] in ("him", "her", "them")):
        place += 1
    if place == size or place in timed or words.text[place] in ".,;":
        return place > verb.last + 1 or (place < size and place in timed)
    if words.lower[place] == "on":
        return place + 1 in timed
    return words.lower[place] == "to" and words.pos[place:place + 1] == ["PART"]


def _verb_triggers(words: Words, clauses: Clauses, lexicon: Lexicon, timed: frozenset[int], named: frozenset[int], *,
                   sportive: bool) -> list[Trigger]:
    found = []
    for clause in clauses.all:
        verb = clause.verb
        if verb is None:
            continue
        idiom = lexicon.idiom(verb.lemma, words.lower[verb.last + 1:verb.last + 5]) if verb.lemma in lexicon.idioms else None
        if idiom and words.lower[verb.last + idiom[0]] == "on" and verb.last + idiom[0] + 1 in timed:
            idiom = None  # *called on Sunday*
        listed = lexicon.verbs.get(verb.lemma)
        if listed == "SPORT" and not sportive and verb.lemma not in lexicon.taking_part:
            listed = None
        if verb.lemma == "call" and not idiom and not verb.passive:
            listed = "CONSULT" if _telephones(words, verb, timed, named) else "none"
        elif verb.lemma in lexicon.senses and not idiom:
            listed = lexicon.sense(verb.lemma, _near(words, verb)) or listed
        if listed == "none":
            continue
        kind = idiom[1] if idiom else listed or "HAPPEN"
        last = verb.last + idiom[0] if idiom and verb.last == verb.head else verb.head
        found.append(Trigger(first=verb.head, last=last, head=verb.head, lemma=verb.lemma, type=kind, noun=False,
                             clause=clause, strong=idiom is not None or listed is not None, idiom=idiom is not None))
    return found


def _subjects(words: Words, clauses: Clauses, lexicon: Lexicon, nouns: list[Trigger], timed: frozenset[int]) -> list[Trigger]:
    """The subjects of what takes place or is set for a day, where no list names them: *la canonisation aura lieu dimanche*."""
    found = []
    for clause in clauses.all:
        verb = clause.verb
        if verb is None or any(noun.clause is clause and noun.role == "subject" for noun in nouns):
            continue
        known = {noun.head for noun in nouns}
        set_for = verb.passive and verb.form == "finite" and verb.lemma in lexicon.awaited & lexicon.fixing and (
            not timed.isdisjoint(clause.words))
        if not (occurs(words, clause, lexicon) or set_for) or verb.lemma in lexicon.dating_back:
            continue  # *le bâtiment date de 1930*: only what a list names is an event then
        subject = words.subject_of(verb.head)
        if subject is None or subject >= verb.first or words.pos[subject] not in ("NOUN", "PROPN")[:2 - set_for] or (
                subject in timed or subject in known):
            continue
        found.append(Trigger(first=subject, last=subject, head=subject, lemma=words.lower[subject], type="HAPPEN", noun=True,
                             clause=clause, strong=False, role="subject"))
    return found


def _places(words: Words, spans: list[Span]) -> frozenset[int]:
    return frozenset(place for start, end in spans for place in range(words.at(start), words.at(max(start, end - 1)) + 1))


def read(table: Table, sentence: Tokens, times: list[tuple[int, TimeExpression]], names: list[Span], lexicon: Lexicon, *,
         published: dt.date | None, order: int, title: bool, lead: bool, opening: bool,
         sportive: bool) -> Reading:
    """Reads a sentence whose time expressions are `times`, each with its index in the document.

    `names` are the spans of names and of the dateline: none of their words is a verb, whatever the tagger makes of it.
    """
    words = Words(table, sentence, lexicon.language)
    timed = _places(words, [time.span for _, time in times])
    named = _places(words, names)
    finder = (FrenchVerbs if lexicon.language == "fr" else EnglishVerbs)(words, lexicon, timed | named)
    clauses = ClauseCutter(words, finder.groups(), lexicon, timed).cut()
    verbs = _verb_triggers(words, clauses, lexicon, timed, named, sportive=sportive)
    within = {place for verb in verbs if verb.idiom for place in range(verb.first, verb.last + 1)}
    nouns = [noun for noun in NounFinder(words, clauses, lexicon, timed).find() if noun.first not in within]
    nouns = sorted([*nouns, *_subjects(words, clauses, lexicon, nouns, timed)], key=lambda noun: noun.first)
    attacher = TimeUses(words, clauses, nouns, published)
    uses = attacher.attach(times)
    return Reading(words=words, lexicon=lexicon, clauses=clauses, uses=uses, offsets=attacher.offsets, stated=attacher.stated,
                   nouns=nouns, verbs=verbs, published=published, order=order, title=title, lead=lead,
                   opening=opening, timed=timed, often=_places(words, [time.span for _, time in times if time.type == "SET"]))
