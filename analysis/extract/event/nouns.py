"""Finds the nouns that may name an event, and what each is to the verb of its clause."""

from analysis.extract.event.clause import Clause
from analysis.extract.event.clauses import Clauses
from analysis.extract.event.lexicon import Lexicon, noun_lemma
from analysis.extract.event.trigger import Role, Trigger
from analysis.extract.event.words import Words

_OF = {"fr": frozenset({"de", "d'", "du", "des"}), "en": frozenset({"of", "'s"})}
_DEFINITE = frozenset(["le", "la", "les", "l'", "ce", "cet", "cette", "ces", "son", "sa", "ses", "leur", "leurs", "the", "this", "that", "these", "those", "his", "her", "its", "their", "du", "au"])
_DEMONSTRATIVE = frozenset(["ce", "cet", "cette", "ces", "this", "that", "these", "those"])
# The noun of a compound preposition: *lors de*, *à la suite de*, *in the course of*.
COMPOUND_PREPOSITIONS = {
    "lors": "lors de", "cours": "au cours de", "occasion": "à l'occasion de", "issue": "à l'issue de", "marge": "en marge de",
    "suite": "à la suite de", "moment": "au moment de", "terme": "au terme de", "cause": "à cause de", "raison": "en raison de",
    "cadre": "dans le cadre de", "lendemain": "au lendemain de", "veille": "à la veille de", "course": "in the course of",
    "wake": "in the wake of", "because": "because of", "ahead": "ahead of", "face": "face à", "suivant": "après",
}
_BEFORE_NOUN = frozenset({"ADJ", "NUM", "DET", "ADV", "SYM"})


class NounFinder:
    """Reads one sentence."""

    def __init__(self, words: Words, clauses: Clauses, lexicon: Lexicon) -> None:
        self.words = words
        self.clauses = clauses
        self.lexicon = lexicon
        self._verbs = {place for group in clauses.groups for place in range(group.first, group.last + 1)}

    def find(self) -> list[Trigger]:
        """The event nouns in text order."""
        words, found, taken = self.words, [], -1
        for position in range(len(words)):
            if position <= taken:
                continue
            phrase = self._phrase(position)
            if phrase is not None:
                last, kind = phrase
                taken = last
                found.append(self._trigger(position, last, kind, strong=False, lemma=words.lower[position]))
                continue
            if words.pos[position] not in ("NOUN", "PROPN", "ADJ") or position in self._verbs:
                continue
            lower = words.lower[position]
            if words.pos[position] == "PROPN" and words.text[position][:1].isupper() and position and (
                    words.text[position - 1][:1].isupper()):
                continue
            lemma = noun_lemma(lower, words.language)
            kind = self.lexicon.noun_type(lemma)
            if kind is None or (words.pos[position] == "ADJ" and not self._nominal(position)):
                continue
            if self._modifies(position):
                continue
            found.append(self._trigger(position, position, kind, strong=lemma in self.lexicon.nouns, lemma=lemma))
        return found

    def _nominal(self, position: int) -> bool:
        """Whether an adjective stands for a noun: *la présidentielle de 2007*."""
        words = self.words
        before = words.lower[position - 1] if position else ""
        after = words.pos[position + 1] if position + 1 < len(words) else ""
        return before in _DEFINITE and after not in ("NOUN", "PROPN") and words.lower[position] != "mort"

    def _modifies(self, position: int) -> bool:
        """English: *election officials*, *attack helicopters* name no election and no attack."""
        words = self.words
        return words.language == "en" and words.dep[position] == "compound" and position + 1 < len(words) and (
            words.pos[position + 1] in ("NOUN", "PROPN"))

    def _phrase(self, position: int) -> tuple[int, str] | None:
        words = self.words
        for phrase, kind in self.lexicon.phrases.items():
            if words.lower[position] == phrase[0] and tuple(words.lower[position:position + len(phrase)]) == phrase:
                return position + len(phrase) - 1, kind
        return None

    def _trigger(self, first: int, last: int, kind: str, *, strong: bool, lemma: str) -> Trigger:
        words = self.words
        clause = self.clauses.of[first]
        place = first - 1
        determiner = ""
        while place >= 0 and words.pos[place] in _BEFORE_NOUN and place not in self._verbs:
            if words.pos[place] == "DET" or words.lower[place] in _DEFINITE:
                determiner = words.lower[place]
            if determiner and words.pos[place] == "DET":
                place -= 1
                break
            place -= 1
        if words.language == "en":
            while place >= 0 and words.pos[place] in ("NOUN", "PROPN", "ADJ", "NUM", "DET") and place not in self._verbs and (
                    not determiner):
                if words.pos[place] == "DET":
                    determiner = words.lower[place]
                place -= 1
        role, preposition, governor = self._role(first, place, clause)
        return Trigger(first=first, last=last, head=first, lemma=lemma, type=kind, noun=True, clause=self._ruled(clause), strong=strong,
                       role=role, preposition=preposition, governor=governor,
                       definite=determiner in _DEFINITE or preposition in ("du", "au"),
                       demonstrative=determiner in _DEMONSTRATIVE, plural="Number=Plur" in words.morph(first),
                       determined=bool(determiner) or preposition in ("du", "des", "au", "aux"))

    def _ruled(self, clause: Clause) -> Clause:
        while clause.verb is None and clause.kind in ("quote", "paren") and clause.parent is not None:
            clause = clause.parent
        return clause

    def _role(self, first: int, place: int, clause: Clause) -> tuple[Role, str, int | None]:
        words = self.words
        clause = self._ruled(clause)
        if place >= 0 and place not in self._verbs and (
                words.pos[place] == "ADP" or words.lower[place] in ("du", "au", "aux", "pendant", "'s")):
            word = words.lower[place]
            if word in _OF[words.language]:
                before = place - 1
                if before >= 0 and words.lower[before] in COMPOUND_PREPOSITIONS:
                    return "circumstance", COMPOUND_PREPOSITIONS[words.lower[before]], None
                while before >= 0 and words.pos[before] == "ADJ":
                    before -= 1
                if before >= 0 and words.pos[before] in ("NOUN", "PROPN"):
                    return "complement", word, before
                if before >= 0 and before in self._verbs:
                    return "object", word, None
                return "free", word, None
            if word in ("à", "au", "aux") and clause.verb is not None and clause.verb.last >= place - 3 and clause.verb.first < first:
                return "object", word, None
            return "circumstance", word, None
        verb = clause.verb
        if verb is None:
            return "free", "", None
        if first < verb.first:
            between = range(first + 1, verb.first)
            if any(words.text[other] == "," for other in between) and words.subject_of(verb.head) != first:
                return "free", "", None
            return "subject", "", None
        if verb.form == "participle" or (verb.passive and words.language == "fr"):
            return "object", "", None
        return "object", "", None
