"""Finds the nouns that may name an event, and what each is to the verb of its clause."""

from analysis.extract.event.clause import Clause
from analysis.extract.event.clauses import Clauses
from analysis.extract.event.lexicon import Lexicon, noun_lemma
from analysis.extract.event.trigger import Role, Trigger
from analysis.extract.event.words import Words

_OF = {"fr": frozenset({"de", "d'", "du", "des"}), "en": frozenset({"of", "'s"})}
_DEFINITE = frozenset([
    "le", "la", "les", "l'", "ce", "cet", "cette", "ces", "son", "sa", "ses", "leur", "leurs", "the", "this", "that",
    "these", "those", "his", "her", "its", "their", "du", "au", "aux"
])
_DEMONSTRATIVE = frozenset(["ce", "cet", "cette", "ces", "this", "that", "these", "those"])
# The noun of a compound preposition: *lors de*, *à la suite de*, *in the course of*.
COMPOUND_PREPOSITIONS = {
    "lors": "lors de", "cours": "au cours de", "occasion": "à l'occasion de", "issue": "à l'issue de", "marge": "en marge de",
    "suite": "à la suite de", "moment": "au moment de", "terme": "au terme de", "cause": "à cause de", "raison": "en raison de",
    "cadre": "dans le cadre de", "lendemain": "au lendemain de", "veille": "à la veille de", "course": "in the course of",
    "wake": "in the wake of", "because": "because of", "ahead": "ahead of", "face": "face à", "suivant": "après",
}
_NEVER = frozenset({"DET", "PUNCT", "PRON", "SPACE", "CCONJ", "ADP", "AUX", "SCONJ", "ADV"})
_OPENS = frozenset({":", "«", "“", '"', "-", "–", "—", "(", "."})
_NEGATING = frozenset({"pas", "plus", "jamais"})
_BEFORE_NOUN = frozenset({"ADJ", "NUM", "DET", "ADV", "SYM"})


class NounFinder:
    """Reads one sentence."""

    def __init__(self, words: Words, clauses: Clauses, lexicon: Lexicon, timed: frozenset[int]) -> None:
        self.words = words
        self.timed = timed
        self.clauses = clauses
        self.lexicon = lexicon
        self._verbs = {place for group in clauses.groups for place in range(group.first, group.last + 1)}

    def find(self) -> list[Trigger]:
        """The event nouns in text order."""
        words, taken = self.words, -1
        found: list[Trigger] = []
        for position in range(len(words)):
            if position <= taken or words.pos[position] in _NEVER:
                continue
            phrase = self._phrase(position) if words.lower[position] in self.lexicon.phrases else None
            if phrase is not None:
                last, kind = phrase
                taken = last
                head = next((place for place in range(position, last + 1) if words.pos[place] == "NOUN"), position)
                found.append(self._trigger(position, last, kind, strong=False, lemma=words.lower[head], head=head))
                continue
            if position in self.timed:
                continue
            if words.pos[position] not in ("NOUN", "PROPN", "ADJ") or position in self._verbs:
                continue
            lower = words.lower[position]
            if words.pos[position] == "PROPN" and words.text[position][:1].isupper() and position and (
                    words.text[position - 1][:1].isupper()):
                continue
            lemma = noun_lemma(lower, words.language)
            named = self.lexicon.noun_type(lemma)
            if named is None or (words.pos[position] == "ADJ" and not self._nominal(position)):
                continue
            if found and words.language == "fr" and found[-1].last == position - (2 if words.text[position - 1] == "-" else 1):
                continue  # *un attentat suicide*, *un attentat-suicide*
            if self._modifies(position) or self.lexicon.in_set_phrase(words.lower, position) or self._name(position):
                continue
            found.append(self._trigger(position, position, named, strong=lemma in self.lexicon.nouns, lemma=lemma))
        return found

    def _nominal(self, position: int) -> bool:
        """Whether an adjective stands for a noun: *la présidentielle de 2007*."""
        words = self.words
        before = words.lower[position - 1] if position else ""
        after = words.pos[position + 1] if position + 1 < len(words) else ""
        if words.language == "fr" and noun_lemma(words.lower[position], "fr") not in self.lexicon.also_adjectives:
            return True  # *un violent clash*: the tagger errs, the word is never an adjective
        return before in _DEFINITE and after not in ("NOUN", "PROPN") and words.lower[position] != "mort"

    def _modifies(self, position: int) -> bool:
        """English: *election officials*, *attack helicopters* name no election and no attack."""
        words = self.words
        return words.language == "en" and words.dep[position] == "compound" and position + 1 < len(words) and (
            words.pos[position + 1] in ("NOUN", "PROPN"))

    def _name(self, position: int) -> bool:
        """*l'Assemblée nationale*, *Libération*: a capital in mid-sentence makes a name of a noun."""
        words = self.words
        before = words.text[position - 1] if position else ""
        after = words.text[position + 1] if position + 1 < len(words) else ""
        if any(map(str.isdigit, after)) and any(map(str.isupper, after)):
            return True  # *le vol MH17*
        return bool(before) and words.text[position][:1].isupper() and not words.text[position].isupper() and (
            before not in _OPENS and not before.isspace()) and words.language == "fr"

    def _phrase(self, position: int) -> tuple[int, str] | None:
        words = self.words
        for phrase, kind in self.lexicon.phrases.get(words.lower[position], ()):
            if tuple(words.lower[position:position + len(phrase)]) == phrase:
                return position + len(phrase) - 1, kind
        return None

    def _trigger(self, first: int, last: int, kind: str, *, strong: bool, lemma: str, head: int | None = None) -> Trigger:
        words = self.words
        clause = self.clauses.of[first]
        place = first - 1
        determiner = ""
        if words.language == "fr" and place > 0 and words.pos[place] == "NOUN" and words.pos[place - 1] == "DET":
            place -= 1  # *un violent clash*: the tagger takes the adjective for a noun
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
            if place > 0 and not determiner and words.lower[place] == "'s" and place - 1 in self.timed:
                determiner, place = "the", place - 1  # *Monday's blasts*
                while place >= 0 and place in self.timed:
                    place -= 1
        role, preposition, governor = self._role(first, place, clause)
        carried = (governor is not None and words.lower[governor] in self.lexicon.carriers) or (role == "object" and (
            words.lower[place - 1:place] in (["victime"], ["victimes"], ["victim"])))
        if carried and governor is not None:
            role, preposition, governor = *self._role_at(governor, self._ruled(clause))[:2], None
        return Trigger(first=first, last=last, head=first if head is None else head, lemma=lemma, type=kind, noun=True,
                       clause=self._ruled(clause), strong=strong, role=role, preposition=preposition, governor=governor,
                       definite=determiner in _DEFINITE or preposition in ("du", "au"),
                       demonstrative=determiner in _DEMONSTRATIVE, plural="Number=Plur" in words.morph(first),
                       determined=bool(determiner) or preposition in ("du", "des", "au", "aux"), carried=carried)

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
                while before >= 0 and before not in self._verbs and (
                        words.pos[before] in ("ADJ", "ADV") or before in self.timed or words.lower[before] in _NEGATING):
                    before -= 1
                if before >= 0 and words.pos[before] in ("NOUN", "PROPN") and before not in self._verbs:
                    return "complement", word, before
                if before >= 0 and before in self._verbs:
                    return "object", word, None
                return "free", word, None
            if place and words.lower[place - 1] in ("suite", "face", "grâce") and word in ("à", "au", "aux"):
                return "circumstance", words.lower[place - 1] + " à", None
            verb = clause.verb
            if word in ("à", "au", "aux") and verb is not None and verb.last >= place - 3 and verb.first < first:
                return "object", word, None
            return "circumstance", word, None
        return self._role_at(first, clause)

    def _role_at(self, first: int, clause: Clause) -> tuple[Role, str, int | None]:
        words, verb = self.words, clause.verb
        if verb is None:
            return "free", "", None
        if first < verb.first:
            between = range(first + 1, verb.first)
            if any(words.text[other] == "," for other in between) and words.subject_of(verb.head) != first:
                return "free", "", None
            return "subject", "", None
        return "object", "", None
