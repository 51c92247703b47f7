"""Which verbs tell an event that a timeline would show: a dated reading in, a yes or no for each verb out.

Verbs that describe, that say what is done by habit, or that only bring the words of a source tell none.
"""

from analysis.extract.event.clause import Clause
from analysis.extract.event.date_value import Dated
from analysis.extract.event.dating import HARM, STATES, Dating
from analysis.extract.event.lexicon import noun_lemma
from analysis.extract.event.reading import Reading
from analysis.extract.event.trigger import Trigger

TOLD = frozenset({"past", "pluperfect", "conditional_past", "future", "conditional"})
# Types without which a verb in the present tense, undated, tells a state rather than an event.
_HEADLINE_ONLY = frozenset({"present", "imperfect"})
# What these name is news even where it only tells one thing from others: *un cycliste renversé par un camion*.
_HARD = frozenset({"ASSAULT", "DISASTER", "JUDGE", "COERCE", "SANCTION", "ELECT", "LEGISLATE", "REJECT", "RETREAT"})
# Behind a quotation, verbs of these types tell how something was said.
_WORDS = frozenset({"PUBLISH", "THREATEN", "SUPPORT", "ACCUSE", "REQUEST"})
_VAGUE = frozenset({"can", "ca", "must", "should"})
_REPORTED = frozenset({"reportedly", "allegedly", "purportedly", "supposedly"})


class Telling:
    """Decides for the verbs of one sentence."""

    def __init__(self, reading: Reading, dating: Dating) -> None:
        self.reading = reading
        self.dating = dating
        self.lexicon = reading.lexicon
        habitual = self.lexicon.habitual
        self._often = reading.often.union(place for place, word in enumerate(reading.words.lower) if word in habitual)

    def keeps(self, trigger: Trigger, nouns: list[Trigger]) -> bool:
        """Whether a timeline would show the verb, beside the `nouns` that it shows."""
        clause = trigger.clause
        verb = clause.verb
        if verb is None:
            return False
        dated = self.dating.of(trigger)
        if dated is not None and verb.passive and verb.form == "finite" and trigger.lemma in self.lexicon.awaited:
            return not self._carries(clause, nouns) or any(noun.type == "DISASTER" for noun in nouns if noun.clause is clause)
        if trigger.idiom:
            return dated is not None or self._undated(trigger)
        if verb.lemma in ("être", "avoir", "be", "have", "do"):
            return False
        if trigger.lemma in self.lexicon.stop:  # *paraître* and *relever* say much, but *paraîtra mercredi*, *relevées lundi*
            done = verb.form == "finite" and (verb.passive or (trigger.strong and verb.tense == "future")) and not verb.negated
            return done and dated is not None and dated.precision == "day"
        following = self.reading.words.lower[verb.last + 1:verb.last + 6]
        typed = trigger.strong and (trigger.type == "CONSULT" or self.lexicon.fits(trigger.lemma, following))
        if trigger.lemma in self.lexicon.speech and not typed:
            return dated is not None and self.reading.lead and clause.kind == "main" and verb.form == "finite"
        if trigger.lemma in self.lexicon.support and (not typed or trigger.type == "HAPPEN") and self._carries(clause, nouns):
            return dated is not None and self._breaks_off(clause, nouns)
        performed = trigger.lemma in self.lexicon.announce and trigger.lemma in self.lexicon.support
        if performed and dated is None and any(noun.clause is clause and noun.role == "object" and noun.done_by_saying
                                               for noun in nouns):
            return False  # *a décrété un couvre-feu*
        if trigger.lemma in self.lexicon.support and trigger.lemma in self.lexicon.weak_verbs and any(
                noun.clause is clause and noun.role == "object" and noun.strong for noun in nouns):
            return False  # *présentera sa démission*
        if verb.negated and verb.lemma in self.lexicon.support and any(
                noun.clause is clause and noun.role == "object" and noun.preposition in ("de", "d'") for noun in nouns):
            return False
        if trigger.lemma in self.lexicon.announce and dated is not None and any(
                noun.clause is clause and self._is_announced(noun) for noun in nouns):
            return False
        if verb.personal and dated is None:
            return False
        if trigger.lemma in self.lexicon.speech and self._reports(clause):
            return dated is not None and self.reading.lead and clause.kind == "main"
        if clause.marker in ("pour", "afin de") and trigger.type == "HAPPEN":
            return False
        if id(clause) in self.dating.owners.given_away:
            return False
        if self.habitual(clause):
            return False
        if trigger.lemma in self.lexicon.denying and dated is None and self._carries(clause, nouns):
            return False  # *a démenti toute ingérence*: the noun is what is denied
        if dated is not None:
            return self._dated(trigger, dated, typed=typed) and not self._quoting(trigger, dated)
        if dated is None and clause.marker in ("si", "if") and verb.tense == "present":
            return False  # *si le traité est ratifié*
        if not typed:
            return self._doubtful(clause) and not self._quoting(trigger, dated)
        undone = verb.negated and verb.passive and verb.tense in TOLD and clause.kind == "main"  # *n'a pas été modifiée*
        if trigger.lemma in self.lexicon.weak_verbs and not (undone or self.fronted(clause)):
            return False
        denies = trigger.lemma in self.lexicon.denying
        if self._quoting(trigger, dated) or (verb.negated and trigger.lemma in self.lexicon.confirming):
            return False  # *n'a pas confirmé le lien*
        if self._says(trigger) and self._reports(clause) and (denies or not self.fronted(clause)):
            return False
        return (trigger.type != "HAPPEN" and self._undated(trigger)) or self._told_main(trigger)

    def habitual(self, clause: Clause) -> bool:
        """*porte régulièrement plainte*, *se réunit tous les mois*: what is done by habit."""
        verb = clause.verb
        if verb is None or verb.form != "finite" or verb.tense not in ("present", "imperfect"):
            return False
        return not self._often.isdisjoint(clause.words)

    def _quoting(self, trigger: Trigger, dated: Dated | None) -> bool:
        """*« … », a prévenu Londres*: the verb only says whose words they are."""
        clause, reading = trigger.clause, self.reading
        behind = clause.kind == "incise" or reading.subject_behind(clause)
        if not behind or (dated is not None and reading.lead):
            return False
        verb = clause.verb
        quoted = any(sign in reading.words.text[:clause.words[0] + 1] for sign in ("«", "“"))
        if clause.kind == "incise" or verb is None or quoted:
            return True
        said = trigger.lemma in self.lexicon.speech | self.lexicon.announce or trigger.type in _WORDS
        return said and any(other.verb is not None and other.verb.form == "finite" and other.verb.first < verb.first
                            for other in reading.clauses.all)

    def fronted(self, clause: Clause) -> bool:
        """Whether the title or the opening tells it as past or to come, or words about proof or denial govern it."""
        verb = clause.verb
        if verb is None:
            return False
        if clause.kind == "infinitive" and clause.parent is not None and clause.parent.verb is not None and (
                clause.parent.verb.lemma in self.lexicon.denying | self.lexicon.rumoured):
            return True
        if clause.kind == "complement" and verb.tense in TOLD:  # *rien n'indique que des bulletins aient été modifiés*
            before = self.reading.words.lower[clause.start - 1]
            governs = clause.parent.verb.lemma if clause.parent is not None and clause.parent.verb is not None else ""
            governing = {governs, noun_lemma(before, self.reading.words.language)}
            if not governing.isdisjoint(self.lexicon.evidence | self.lexicon.denying):
                return True
        if self.reading.lead and clause.kind == "complement" and verb.tense in ("future", "conditional"):
            return True  # *a fait savoir qu'elle ne briguerait pas de mandat*
        if verb.negated:
            return False
        return self.reading.title or (
            self.reading.lead and clause.kind == "main" and verb.form == "finite" and verb.tense in TOLD and not verb.personal)

    def _says(self, trigger: Trigger) -> bool:
        """Whether a verb only brings what someone says, denies or announces: the attribution holds that."""
        lexicon = self.lexicon
        denies = trigger.lemma in lexicon.denying and trigger.lemma not in lexicon.failing
        return denies or trigger.lemma in lexicon.announce or trigger.type == "PUBLISH"

    def _is_announced(self, noun: Trigger) -> bool:
        dated = self.dating.of(noun)
        return dated is not None and dated.rule == "announced"

    def _doubtful(self, clause: Clause) -> bool:
        """What is denied or hedged is news, whatever the verb: *la société nie avoir déversé …*."""
        verb, parent = clause.verb, clause.parent
        if verb is None or clause.marker in ("si", "if", "pour"):
            return False
        if verb.tense == "conditional_past":
            return verb.form == "finite" and not any(other.marker in ("si", "if") for other in self.reading.clauses.all)
        if verb.form == "finite" and verb.tense == "past" and any(
                self.reading.words.lower[place] in _REPORTED for place in range(verb.first, verb.last + 1)):
            return True
        return parent is not None and parent.verb is not None and parent.verb.lemma in self.lexicon.denying and (
            verb.perfect or (clause.kind == "complement" and verb.tense in TOLD))

    def _breaks_off(self, clause: Clause, nouns: list[Trigger]) -> bool:
        """*le chantier a été interrompu en 2012*: the year is that of the break, and no noun of the clause has one."""
        verb = clause.verb
        return verb is not None and verb.passive and verb.lemma in self.lexicon.aspect and not any(
            noun.clause is clause and self.dating.of(noun) is not None for noun in nouns)

    def _carries(self, clause: Clause, nouns: list[Trigger]) -> bool:
        verb = clause.verb
        phase = verb is not None and verb.lemma in self.lexicon.aspect
        if phase and verb is not None and any(
                word in ("se", "s'") for word in self.reading.words.lower[max(0, verb.first - 2):verb.first]):
            return False  # *où s'ouvre ce soir la convention*: the subject follows
        opened = phase and verb is not None and verb.passive and self.lexicon.verbs.get(verb.lemma) == "HAPPEN"
        roles = ("object",) if phase and not opened else ("object", "subject")
        return any(noun.clause is clause and noun.role in roles for noun in nouns)

    def _dated(self, trigger: Trigger, dated: Dated, *, typed: bool) -> bool:
        verb = trigger.clause.verb
        if verb is None:
            return False
        if verb.form == "finite" and verb.tense == "imperfect" and verb.modal is None:
            once = verb.passive and dated.precision == "day"  # *le ministre était entendu jeudi*
            return (typed and trigger.type != "HAPPEN") or once or self._narrated(trigger, dated, typed=typed)
        if not typed and (dated.rule == "since" or self._clock(trigger.clause)):
            return False
        lasting = dated.rule == "until" and trigger.lemma in self.lexicon.weak_verbs
        if lasting or (trigger.strong and not typed and verb.form == "participle"):
            return False
        if verb.form == "finite" and verb.tense == "present" and verb.modal is None:
            published = self.reading.published
            return typed or dated.precision == "day" or (published is not None and dated.end < published)
        if verb.form == "gerund":
            return typed
        if verb.form == "infinitive":
            published = self.reading.published
            return typed or (published is not None and dated.start > published)
        return True

    def _narrated(self, trigger: Trigger, dated: Dated, *, typed: bool) -> bool:
        """*Le lendemain, les massacres débutaient*: behind a day, the French imperfect tells what was done once."""
        words, clause = self.reading.words.lower, trigger.clause
        if dated.rule != "preposed" or (not typed and "fois" not in (words[place] for place in clause.words)):
            return False
        lasting = any(words[place] in ("encore", "toujours", "déjà") for place in clause.words)
        return not lasting and (dated.precision == "day" or not typed) and trigger.lemma not in self.lexicon.weak_verbs

    def _reports(self, clause: Clause) -> bool:
        """*a rappelé que …*: a verb that has other senses, in the sense of saying."""
        return any(other.parent is clause and self._content(other, clause) for other in self.reading.clauses.all) or (
            clause.kind == "incise")

    def _content(self, other: Clause, clause: Clause) -> bool:
        if other.kind == "complement":
            return True
        verb, lexicon = clause.verb, self.lexicon
        said = verb is not None and verb.lemma in lexicon.denying | lexicon.announce
        return said and other.kind == "infinitive" and other.marker in ("", "de", "d'", "to")

    def _clock(self, clause: Clause) -> bool:
        uses = self.reading.uses_of(clause)
        return bool(uses) and all(use.clock for use in uses)

    def _told_main(self, trigger: Trigger) -> bool:
        """A verb of beginning, ending or happening needs a past or a future to be news."""
        verb = trigger.clause.verb
        if verb is not None and verb.form == "infinitive":
            return verb.perfect or self._governed_infinitive(trigger.clause, planned=True)
        return verb is not None and verb.form == "finite" and verb.tense in TOLD and (
            trigger.clause.kind in ("main", "complement", "incise"))

    def _undated(self, trigger: Trigger) -> bool:
        clause = trigger.clause
        verb = clause.verb
        if verb is None:
            return False
        if verb.form == "finite":
            outer = clause.parent.verb if clause.kind == "complement" and clause.parent is not None else None
            announced = outer is not None and outer.lemma in self.lexicon.announce and outer.tense in TOLD
            if announced and verb.tense == "imperfect":
                return True  # *a annoncé qu'il se retirait*
            if verb.modal in _VAGUE or (verb.modal == "pouvoir" and verb.tense == "present"):
                return False
            if verb.tense in TOLD or verb.modal is not None:
                return True
            if clause.marker == "avant que" and clause.parent is not None and clause.parent.verb is not None:
                return clause.parent.verb.tense in TOLD
            if verb.tense in _HEADLINE_ONLY:
                lasting = verb.passive or (trigger.type in STATES and not trigger.idiom)
                return self.reading.title or (
                    self.reading.lead and verb.tense == "present" and clause.kind == "main" and not lasting)
            return False
        if verb.form == "participle":
            following = self.reading.words.lower[verb.last + 1:verb.last + (5 if clause.after_comma else 2)]
            if clause.start <= 1 and clause.parent is not None and clause.parent.verb is not None:
                return True  # *Arrêté à Nice, il a été extradé*
            verbless = clause.parent is not None and clause.parent.verb is None
            told = clause.after_comma or trigger.type in _HARD  # *l'accord négocié par* only says which accord
            by = "par" in following or "by" in following
            return (by and told) or (self.reading.title and verbless)
        if verb.form == "infinitive":
            return verb.perfect or self._governed_infinitive(clause)
        if verb.form == "gerund" and clause.after_comma and trigger.type in HARM:
            return clause.parent is not None and clause.parent.verb is not None and clause.parent.verb.tense in TOLD
        return verb.perfect

    def _governed_infinitive(self, clause: Clause, *, planned: bool = False) -> bool:
        parent = clause.parent
        if clause.marker in ("de", "d'", "à", "to") and clause.noun is None:
            place = clause.start - 1
            words = self.reading.words
            while place >= 0 and (words.pos[place] == "ADJ" or place in self.reading.timed):
                place -= 1
            if place >= 0 and words.pos[place] == "NOUN":
                lemma = noun_lemma(words.lower[place], words.language)
                if lemma in self.lexicon.planning:
                    return True
        if parent is None or parent.verb is None or clause.marker in ("pour", "afin de", "sans", "avant de", "lieu de"):
            return False
        if parent.verb.lemma in ("refuser", "refuse", "decline"):  # *a refusé de commenter* only says that nothing was said
            return clause.verb is not None and self.lexicon.verbs.get(clause.verb.lemma) in _HARD | {"AGREE", "CONCEDE", "AID"}
        if planned:
            lemma = parent.verb.lemma
            return any(lemma in verbs for verbs in (self.lexicon.planning, self.lexicon.modal_planned, self.lexicon.ruling_out))
        lexicon = self.lexicon
        return any(parent.verb.lemma in verbs for verbs in (
            lexicon.planning, lexicon.demanding, lexicon.denying, lexicon.modal_planned, lexicon.modal_possible,
            lexicon.trying, lexicon.failing))
