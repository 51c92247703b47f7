"""Tells whether an event happened, is planned, is denied or is only possible: a trigger goes in, its status comes out."""

from analysis.extract.event.clause import Clause
from analysis.extract.event.date_value import Dated
from analysis.extract.event.lexicon import noun_lemma
from analysis.extract.event.reading import Reading
from analysis.extract.event.trigger import Trigger
from analysis.extract.event.verb_group import VerbGroup
from analysis.records import Status

_IF = frozenset({"si", "if", "unless", "till", "whether"})
_LATER = frozenset({"avant que", "before", "until", "jusqu'à que", "pour que", "afin que"})
_REPORTED_PAST = frozenset({"past", "imperfect", "pluperfect"})
_OF_THE_NOUN = frozenset({"attributive", "attributive-year", "during-event", "look-back", "same-event"})


class StatusReader:
    """Reads the status of the triggers of one sentence."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.lexicon = reading.lexicon

    def of(self, trigger: Trigger, dated: Dated | None) -> Status:
        """The status of a trigger whose date is `dated`."""
        status = self._noun(trigger, dated) if trigger.noun else self.clause(trigger.clause)
        published = self.reading.published
        if dated is not None and published is not None and dated.rule != "since":
            if status == "planned" and dated.end < published and self._settled(trigger):
                return "happened"
            if status == "happened" and dated.start > published:
                return "planned"
        return status

    def _settled(self, trigger: Trigger) -> bool:
        verb, parent = trigger.clause.verb, trigger.clause.parent
        start = trigger.clause.start
        supposed = trigger.clause.kind == "infinitive" and start > 0 and self.reading.words.pos[start - 1] == "ADJ"
        if supposed and parent is not None and parent.verb is not None and parent.verb.tense == "imperfect":
            return False  # *était censé comparaître lundi*: whether he did is not said
        return verb is not None and verb.tense in ("future", "present", "none")

    def clause(self, clause: Clause) -> Status:
        """The status of what a clause's verb says."""
        verb = clause.verb
        if verb is None:
            return "happened"
        own = self._verb(verb, clause)
        outer = self._outer(clause)
        if own == "denied" or (outer == "denied" and clause.kind != "relative"):
            return "denied"
        if "hypothetical" in (own, outer):
            return "hypothetical"
        if "planned" in (own, outer):
            return "planned"
        return "happened"

    def _hedged(self, clause: Clause, verb: VerbGroup) -> bool:
        words = self.reading.words
        near = [place for place in clause.words if verb.first - 3 <= place <= verb.last + 1 and words.pos[place] != "NOUN"]
        return any(words.lower[place] in self.lexicon.hedges and words.pos[place] == "ADV" for place in near)

    def _verb(self, verb: VerbGroup, clause: Clause) -> Status:
        if verb.negated or self._nobody(verb, clause):
            return "denied"
        if clause.marker in _IF or self._hedged(clause, verb):
            return "hypothetical"
        if verb.modal is not None:
            return self._modal(verb, clause)
        if verb.tense == "conditional_past":
            return "hypothetical"
        if verb.tense == "conditional":
            return "planned" if self._future_in_past(clause) else "hypothetical"
        if verb.tense == "future":
            return "planned"
        if clause.marker in _LATER and not self._told(clause.parent):
            return "planned"
        if verb.passive and verb.tense in ("present", "imperfect") and verb.lemma in self.lexicon.awaited:
            return "planned"
        return "happened"

    @staticmethod
    def _told(clause: Clause | None) -> bool:
        return clause is not None and clause.verb is not None and clause.verb.tense in _REPORTED_PAST

    def _nobody(self, verb: VerbGroup, clause: Clause) -> bool:
        words = self.reading.words
        before = [place for place in clause.words if place < verb.first][-6:]
        return verb.form == "finite" and any(words.lower[place] in self.lexicon.determiners_none for place in before)

    def _modal(self, verb: VerbGroup, clause: Clause) -> Status:
        modal = verb.modal or ""
        if self.lexicon.language == "fr":
            if modal in ("pouvoir", "falloir"):
                return "happened" if verb.modal_tense == "past" else "hypothetical"
            if modal == "devoir":
                if verb.modal_tense == "conditional_past":
                    return "hypothetical"
                return "happened" if verb.modal_tense in ("past", "pluperfect") else "planned"
            if modal == "aller":
                return "planned"
            return "happened" if verb.modal_tense in _REPORTED_PAST or verb.modal_tense == "present" else "planned"
        if modal in ("will", "'ll", "wo", "shall"):
            return "planned"
        if modal in ("would", "'d") and verb.tense == "conditional" and self._future_in_past(clause):
            return "planned"
        return "hypothetical"

    def _future_in_past(self, clause: Clause) -> bool:
        """*a annoncé que le sommet se tiendrait*: the conditional is a future seen from a past."""
        outer = clause.parent
        return clause.kind == "complement" and outer is not None and outer.verb is not None and (
            outer.verb.tense in _REPORTED_PAST and outer.verb.modal is None)

    def _outer(self, clause: Clause) -> Status:
        """What the clauses and nouns above make of it."""
        if clause.kind in ("infinitive", "gerund"):
            return self._governed(clause)
        parent = clause.parent
        if clause.kind == "complement" and parent is not None and parent.verb is not None:
            lemma = parent.verb.lemma
            if (lemma in self.lexicon.denying and not parent.verb.negated) or self._unproved(clause, parent):
                return "denied"
            if lemma in self.lexicon.ruling_out:
                return "hypothetical"
            past = clause.verb is not None and clause.verb.tense in _REPORTED_PAST and lemma not in self.lexicon.rumoured
            if lemma in self.lexicon.demanding and lemma not in self.lexicon.speech and not past:
                return "hypothetical"
            if parent.marker in _IF:
                return "hypothetical"
        if clause.kind == "main" and clause.verb is not None and clause.verb.tense == "conditional" and any(
                other.marker in _IF for other in self.reading.clauses.all):
            return "hypothetical"
        return "happened"

    def _unproved(self, clause: Clause, parent: Clause) -> bool:
        """*rien n'indique que*, *no evidence that*: what nothing shows has not happened, as far as one knows."""
        words, lexicon = self.reading.words, self.lexicon
        before = noun_lemma(words.lower[clause.start - 1], words.language)
        if clause.marker in ("that", "que", "qu'") and before in lexicon.evidence and any(
                word in lexicon.determiners_none for word in words.lower[max(0, clause.start - 4):clause.start - 1]):
            return True
        verb = parent.verb
        above = parent.parent if parent.kind == "infinitive" and parent.parent is not None else parent
        return verb is not None and verb.lemma in lexicon.evidence and any(
            words.lower[place] in lexicon.determiners_none for place in above.words if place < verb.first)

    def _governed(self, clause: Clause) -> Status:
        parent, verb = clause.parent, clause.verb
        marker = clause.marker
        noun = self._governing_noun(clause)
        if noun is not None:
            if noun in self.lexicon.planning:
                return "planned"
            if noun in self.lexicon.demanding:
                return "hypothetical"
        if parent is None or parent.verb is None or verb is None:
            return "happened"
        words = self.reading.words
        if words.language == "en" and marker == "to" and verb.passive and words.pos[clause.start - 1] == "NOUN":
            return "planned"  # *a report to be released Thursday*
        if clause.start and noun_lemma(words.lower[clause.start - 1], words.language) in self.lexicon.ready:
            return "hypothetical"
        if clause.start and words.pos[clause.start - 1] == "ADJ" and words.lemma(clause.start - 1) in self.lexicon.planning:
            return "planned"  # *était censé comparaître*
        lemma = parent.verb.lemma
        above = self.clause(parent)
        if lemma in self.lexicon.denying or lemma in self.lexicon.failing:
            ruled_out = lemma in self.lexicon.ruling_out
            return "denied" if not parent.verb.negated else "hypothetical" if ruled_out else "happened"
        if verb.perfect and parent.verb.passive and lemma in self.lexicon.rumoured:
            return "hypothetical"
        if clause.kind == "gerund":
            return above if above in ("planned", "hypothetical") and not verb.perfect else "happened"
        if verb.perfect:
            return "denied" if above == "denied" and lemma not in self.lexicon.speech else "hypothetical" if lemma in (
                self.lexicon.demanding | self.lexicon.rumoured) else "happened"
        if lemma in self.lexicon.planning or lemma in self.lexicon.modal_planned:
            return "planned" if above in ("happened", "planned") else above
        if lemma in self.lexicon.demanding or lemma in self.lexicon.modal_possible:
            return "hypothetical"
        if marker in ("pour", "afin de", "avant de", "sans", "in order to", "lieu de"):
            return "denied" if marker == "sans" else "planned" if marker != "avant de" else above
        return above

    def _governing_noun(self, clause: Clause) -> str | None:
        place = clause.start - 1
        words = self.reading.words
        while place >= 0 and (words.pos[place] == "ADJ" or place in self.reading.timed):
            place -= 1
        if clause.marker in ("de", "d'", "à", "to") and place >= 0 and words.pos[place] == "NOUN":
            return noun_lemma(words.lower[place], words.language)
        return None

    def _noun(self, noun: Trigger, dated: Dated | None) -> Status:
        words, lexicon = self.reading.words, self.lexicon
        near = words.lower[max(0, noun.first - 3):noun.first]
        if any(word in lexicon.determiners_none for word in near):
            return "denied"
        published = self.reading.published
        verb = noun.clause.verb
        if noun.role == "subject" and verb is not None and verb.negated and self.reading.occurring(noun.clause):
            return "happened" if verb.tense == "conditional_past" else "denied"  # *ne se serait pas produit si …*
        attributive = dated is not None and dated.rule in _OF_THE_NOUN
        if dated is not None and attributive and (published is None or dated.start <= published):
            return "happened" if published is not None or not self._ahead(noun) else "planned"
        if dated is not None and published is not None and dated.start > published:
            return "planned"
        told = range(verb.first, verb.last + 1) if verb is not None else range(0)
        beside = [words.lower[place] for place in range(max(0, noun.first - 2), min(len(words), noun.last + 3))
                  if place not in told]
        if any(word in lexicon.future_adjectives for word in beside):
            return "planned"
        if any(word in lexicon.hedges for word in words.lower[max(0, noun.first - 2):noun.last + 2]):
            return "hypothetical"
        if noun.governor is not None:
            governor = noun_lemma(words.lower[noun.governor], words.language)
            status = self._by_word(governor)
            if status is not None:
                return status
        return self._by_verb(noun)

    def _ahead(self, noun: Trigger) -> bool:
        verb = noun.clause.verb
        return verb is not None and verb.tense == "future"

    def _by_word(self, lemma: str) -> Status | None:
        if lemma in self.lexicon.denying:
            return "denied"
        if lemma in self.lexicon.demanding:
            return "hypothetical"
        if lemma in self.lexicon.planning:
            return "planned"
        return None

    def _by_verb(self, noun: Trigger) -> Status:
        clause, words = noun.clause, self.reading.words
        verb = clause.verb
        if verb is None:
            return "happened"
        status = self.clause(clause)
        if noun.carried and noun.definite and status == "hypothetical":
            return "happened"  # *une fuite serait à l'origine de l'explosion*
        if noun.role == "object" or (noun.preposition in ("à", "au", "for", "to") and noun.first > verb.last):
            if verb.lemma in self.lexicon.denying:
                ruled_out = verb.lemma in self.lexicon.ruling_out
                return "denied" if not verb.negated else "hypothetical" if ruled_out else "happened"
            if verb.lemma in self.lexicon.demanding and verb.lemma not in self.lexicon.announce and self.lexicon.fits(
                    verb.lemma, words.lower[verb.last + 1:verb.last + 6]):
                return "hypothetical"
            if verb.lemma in self.lexicon.announce and status == "happened":
                return "happened" if noun.done_by_saying or verb.lemma in self.lexicon.confirming else "planned"
            decided = verb.lemma in self.lexicon.deciding and noun.role == "object" and not noun.done_by_saying
            if (verb.lemma in self.lexicon.planning or decided) and status == "happened" and not verb.passive:
                return "planned"
            if status == "denied" and words.language == "fr" and words.lower[noun.first - 1] in ("de", "d'"):
                return "denied"
        if status == "denied" and noun.role == "object" and noun.definite and verb.lemma not in self.lexicon.support:
            return "happened"
        if noun.role in ("subject", "object"):
            if verb.passive and verb.lemma in self.lexicon.planning and status == "happened":
                return "planned"
            if verb.lemma in self.lexicon.support or verb.lemma in self.lexicon.announce or noun.role == "object":
                return status
            return status if status in ("planned", "hypothetical") else "happened"
        return "happened"
