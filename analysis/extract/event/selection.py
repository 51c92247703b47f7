"""Chooses which triggers are events that a timeline of the story would show: a dated reading in, the kept triggers out."""

from analysis.extract.event.dating import Dating
from analysis.extract.event.lexicon import noun_lemma
from analysis.extract.event.reading import Reading
from analysis.extract.event.telling import TOLD, Telling
from analysis.extract.event.trigger import Trigger

_EVENT_PREPOSITIONS = frozenset({
    "après", "lors de", "à la suite de", "depuis", "au cours de", "pendant", "durant", "suite à", "dès", "à l'issue de",
    "au lendemain de", "à la veille de", "à l'occasion de", "avant", "en raison de", "à cause de", "dans", "sur", "pour",
    "after", "following", "during", "since", "before", "over", "in the wake of", "because of", "in", "for",
})
_WHEN = frozenset({"lors de", "au cours de", "pendant", "durant", "à l'occasion de", "during", "en marge de", "à l'issue de"})


class Selection:
    """Decides for the triggers of one sentence; for its verbs by asking `Telling`."""

    def __init__(self, reading: Reading, dating: Dating) -> None:
        self.reading = reading
        self.dating = dating
        self.lexicon = reading.lexicon
        self.verbs = Telling(reading, dating)

    def triggers(self) -> list[Trigger]:
        """The events of the sentence in text order."""
        nouns = [noun for noun in self.reading.nouns if self._noun(noun)]
        verbs = [verb for verb in self.reading.verbs if self.verbs.keeps(verb, nouns)]
        kept = {verb.clause: verb for verb in verbs}
        nouns = [noun for noun in nouns if not self._told_by_verb(noun, kept.get(noun.clause))]
        return sorted(nouns + verbs, key=lambda trigger: trigger.first)

    def _told_by_verb(self, noun: Trigger, verb: Trigger | None) -> bool:
        """*a signé un accord*: one event, whose verb says it already."""
        if verb is None or noun.strong or noun.role not in ("object", "subject"):
            return False
        if noun.head in self.dating.owners.of:
            return False
        group = verb.clause.verb
        if group is not None and group.negated and noun.preposition in ("de", "d'"):
            return False
        demanded = group is not None and (group.lemma in self.lexicon.demanding or group.lemma in self.lexicon.denying)
        return not demanded and verb.lemma not in self.lexicon.announce

    def _noun(self, noun: Trigger) -> bool:
        if noun.clause.marker in ("si", "if") and noun.role == "subject" and noun.head not in self.dating.owners.of:
            return False  # *si l'épidémie l'exigeait*
        if noun.preposition in ("sans", "without") or self.verbs.habitual(noun.clause) or self._toll(noun):
            return False
        bare = noun.role == "complement" and not noun.determined
        if bare and not self._announced(noun) and noun.head not in self.dating.owners.of:
            return False
        if noun.head in self.dating.owners.of:
            return True
        if self.dating.denied(noun):
            return True
        if self.reading.title:
            return (noun.strong or (not noun.determined and self._opens(noun))) and noun.role in ("free", "subject", "object")
        dated = self.dating.of(noun)
        if dated is not None and dated.rule not in ("circumstance",):
            return True
        if self._governed(noun) or (noun.strong and dated is not None and noun.preposition in ("par", "by")):
            return True
        if not noun.strong:
            return dated is not None and noun.definite
        return self._strong(noun)

    def _toll(self, noun: Trigger) -> bool:
        """*a fait trente morts*: what an event cost is no event beside it."""
        verb = noun.clause.verb
        return noun.plural and noun.role == "object" and noun.lemma in self.lexicon.tolls and (
            verb is not None and verb.lemma in self.lexicon.support)

    def _opens(self, noun: Trigger) -> bool:
        """Whether the noun opens the title, or what follows its colon."""
        return noun.first == 0 or self.reading.words.text[noun.first - 1] == ":"

    def _announced(self, noun: Trigger) -> bool:
        if noun.governor is None:
            return False
        lemma = noun_lemma(self.reading.words.lower[noun.governor], self.reading.words.language)
        return lemma in ("annonce", "announcement", "décision", "decision") or lemma in self.lexicon.demanding

    def _governed(self, noun: Trigger) -> bool:
        """Whether a verb carries the noun out, announces, demands or denies it."""
        if noun.governor is not None and noun.role == "complement":
            lemma = noun_lemma(self.reading.words.lower[noun.governor], self.reading.words.language)
            return noun.strong and (lemma in ("annonce", "announcement") or lemma in self.lexicon.demanding or
                                    lemma in self.lexicon.denying)
        verb = noun.clause.verb
        if verb is None or noun.role not in ("subject", "object") or verb.personal:
            return False
        if noun.carried:
            return verb.tense in TOLD or verb.lemma in ("être", "be")
        if noun.role == "subject" and verb.lemma in ("être", "be") and verb.tense == "present":
            return False  # *strikes are rare*
        if verb.lemma in self.lexicon.weak_verbs and not noun.strong and not (verb.negated or self.verbs.fronted(noun.clause)):
            return False
        told = verb.tense in TOLD or verb.modal is not None or verb.form != "finite" or (
            self.reading.lead and verb.tense == "present")
        if noun.role == "object":
            near = noun.first - verb.last <= 8
            if verb.lemma in self.lexicon.demanding or verb.lemma in self.lexicon.denying:
                said = verb.lemma in self.lexicon.speech and verb.lemma not in self.lexicon.support
                called = verb.lemma in self.lexicon.only_before and noun.preposition in self.lexicon.only_before[verb.lemma]
                return near and (called or not said)
            if verb.negated and noun.preposition in ("", "de", "d'"):
                return near and not noun.definite
            return near and told and (verb.lemma in self.lexicon.support or verb.lemma in self.lexicon.announce) and (
                not noun.definite or noun.strong or verb.lemma in self.lexicon.announce or noun.type not in ("LEGISLATE",))
        if self.reading.occurring(noun.clause):
            return told or self.dating.of(noun) is not None
        opened = verb.passive and self.lexicon.verbs.get(verb.lemma) == "HAPPEN"  # *une enquête a été ouverte*
        supported = verb.lemma in self.lexicon.support and (verb.lemma not in self.lexicon.aspect or opened)
        told = verb.tense in TOLD or verb.modal is not None or verb.form != "finite" or verb.negated
        return told and supported and verb.first - noun.last <= 20

    def _strong(self, noun: Trigger) -> bool:
        verb = noun.clause.verb
        if noun.plural and not noun.definite:
            return False
        if noun.role == "circumstance":
            return noun.preposition in _EVENT_PREPOSITIONS and (noun.definite or noun.preposition in _WHEN)
        if verb is None:
            return False
        if noun.role in ("subject", "object"):
            if noun.role == "subject" and verb.lemma in ("être", "be") and verb.tense == "present" and not noun.demonstrative:
                return False  # *la grève est un droit*
            if noun.demonstrative or (noun.definite and noun.role == "subject"):
                return True
            return verb.tense in TOLD and verb.lemma not in self.lexicon.stop
        return noun.role == "complement" and noun.definite and verb.tense in TOLD and noun.type in (
            "ASSAULT", "DISASTER", "JUDGE", "ELECT", "COERCE")
