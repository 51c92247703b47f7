"""Chooses the date of a trigger: a reading of its sentence goes in, the date that belongs to its own clause comes out.

A verb takes the time that stands in its clause; a noun the time that qualifies it, or that of the verb that carries it
out. A time of a relative, participle, adverbial or reporting clause never dates another clause.
"""

import datetime as dt

from analysis.extract.event.clause import Clause
from analysis.extract.event.date_value import Dated
from analysis.extract.event.owners import WHEN, Owners
from analysis.extract.event.reading import Reading
from analysis.extract.event.time_use import Offset, TimeUse, shifted
from analysis.extract.event.trigger import Trigger

_WITHIN = WHEN | {"dans", "in", "at"}
_FRONT = 3
_AT = frozenset({"dans", "à", "au", "aux", "in", "at"})
# What one wins, loses, dies or seizes power in.
_OCCASIONS = frozenset({"ELECT", "SPORT", "ASSAULT", "DISASTER", "COERCE"})
# In the present tense these tell what goes on, not what happened today.
STATES = frozenset({"HAPPEN", "ECONOMY", "DISASTER", "SPORT"})
_MEANWHILE = frozenset({"alors que", "tandis que", "pendant que", "lorsque", "quand", "comme", "when", "while", "as"})
_WHEN = frozenset({"when", "quand", "lorsque", "lorsqu", "où"})
_FINENESS = {"day": 0, "week": 1, "month": 2, "quarter": 3, "season": 3, "year": 4, "decade": 5}
_UNITS = {"Y": "year", "M": "month"}
# What an accident or an attack does at once.
HARM = frozenset({"ASSAULT", "DISASTER"})
_PAST = frozenset({"past", "pluperfect", "conditional_past"})


class Dating:
    """Dates the triggers of one sentence."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.owners = Owners(reading)
        self._clauses: dict[int, Dated | None] = {}
        self._seen: dict[int, Dated | None] = {}

    def of(self, trigger: Trigger) -> Dated | None:
        """The date of a trigger of this sentence, None where the sentence gives none."""
        if trigger.first not in self._seen:
            self._seen[trigger.first] = None
            dated = self._noun(trigger) if trigger.noun else self.clause(trigger.clause)
            self._seen[trigger.first] = None if dated is not None and self._impossible(trigger, dated) else dated
        return self._seen[trigger.first]

    def _impossible(self, trigger: Trigger, dated: Dated) -> bool:
        """Whether a day to come stands beside a verb that tells what is past."""
        verb, published = trigger.clause.verb, self.reading.published
        if trigger.noun or verb is None or published is None or verb.lemma in self.reading.lexicon.awaited:
            return False
        return dated.start > published and verb.form == "finite" and verb.tense in _PAST and verb.modal is None

    def clause(self, clause: Clause) -> Dated | None:
        """The date of a clause's verb."""
        if id(clause) not in self._clauses:
            self._clauses[id(clause)] = None  # a clause that asks for itself gets none
            self._clauses[id(clause)] = self._of_clause(clause)
        return self._clauses[id(clause)]

    def _of_clause(self, clause: Clause) -> Dated | None:
        return self._own(clause) or self._circumstance(clause) or self._part(clause) or self._shared(clause) or (
            self._counted_back(clause) or self._simultaneous(clause) or self._meanwhile(clause) or self._when(clause)
            or self._by_subject(clause) or self._result(clause) or self._lead_present(clause))

    def _meanwhile(self, clause: Clause) -> Dated | None:
        """*was killed Thursday as fighters overran Sirte*: what goes on meanwhile shares the day."""
        verb, parent = clause.verb, clause.parent
        if clause.marker not in _MEANWHILE or clause.kind != "adverbial" or verb is None or parent is None:
            return None
        if verb.tense not in ("past", "imperfect") or parent.verb is None or parent.verb.tense not in _PAST:
            return None
        dated = self._own(parent)
        return dated.by("simultaneous") if dated is not None and dated.precision == "day" and dated.rule != "since" else None

    def _when(self, clause: Clause) -> Dated | None:
        """*since 1908, when an explosion flattened the forest*, *en 2005, quand il a démissionné*: the time right before."""
        words = self.reading.words
        outer = clause.parent
        counted = clause.marker == "que" and outer is not None and outer.verb is None and clause.start == len(outer.words)
        if (clause.marker not in _WHEN and not counted) or clause.verb is None:
            return None  # *voilà dix ans que la centrale a explosé*
        before = clause.start - 1 - (words.text[clause.start - 1] == ",")
        return self._renamed(self.reading.stated.get(before), "relative")

    def _by_subject(self, clause: Clause) -> Dated | None:
        """*Monday's blasts killed three people*, *la tempête de samedi a tué dix marins*: what harms does so at once."""
        verb, lexicon = clause.verb, self.reading.lexicon
        if verb is None or verb.tense not in _PAST or verb.passive or lexicon.verbs.get(verb.lemma) not in HARM:
            return None
        return next((self.owners.of[noun.head].dated.by("subject") for noun in self.reading.nouns_of(clause)
                     if noun.role == "subject" and noun.type in HARM and noun.head in self.owners.of), None)

    def _result(self, clause: Clause) -> Dated | None:
        """*crashed on Tuesday, killing two*: what follows at once shares the day."""
        verb, parent = clause.verb, clause.parent
        if clause.kind != "gerund" or verb is None or parent is None or parent.verb is None or not clause.after_comma:
            return None
        if parent.verb.tense not in _PAST or self.reading.lexicon.verbs.get(verb.lemma) not in HARM:
            return None
        return self._renamed(self.clause(parent), "simultaneous")

    def _lead_present(self, clause: Clause) -> Dated | None:
        """*Le maire appelle à voter …*: an article that opens in the present speaks of the day it came out."""
        reading, verb, published = self.reading, clause.verb, self.reading.published
        if not reading.opening or published is None or verb is None:
            return None
        if clause.kind not in ("main", "incise") and not (clause.parent is not None and self._cleft(clause.parent)):
            return None
        if verb.form != "finite" or verb.tense != "present" or verb.passive or verb.modal is not None or verb.negated:
            return None
        kind = reading.lexicon.verbs.get(verb.lemma)
        occurs = reading.occurring(clause)
        news = kind not in STATES if kind is not None else verb.lemma in reading.lexicon.speech
        if verb.lemma in reading.lexicon.weak_verbs or not (occurs or news):
            return None
        given = {place for use in reading.uses if use.owned or id(use) in self.owners.fixed | self.owners.apposed()
                 for place in range(use.first, use.last + 1)}
        lasting = reading.words.language == "fr" and any(
            reading.words.lower[place] in ("depuis", "toujours", "désormais") for place in clause.words)
        if lasting or any(place in reading.timed and place not in given for place in clause.words):
            return None
        return Dated(date=published.isoformat(), start=published, end=published, precision="day", rule="lead-present")

    def _simultaneous(self, clause: Clause) -> Dated | None:
        """*a été blessé alors qu'il se trouvait vendredi sur la place*: what goes on meanwhile tells the day."""
        verb = clause.verb
        if verb is None or verb.tense not in (*_PAST, "none"):
            return None
        for other in self.reading.clauses.all:
            if other.parent is not clause or other.marker not in _MEANWHILE or other.verb is None:
                continue
            punctual = other.marker in ("lorsque", "quand", "when") and other.verb.tense == "past"
            if punctual or other.verb.tense == "imperfect":
                return self._renamed(self._own(other), "simultaneous")
        return None

    def _bounded(self, use: TimeUse, clause: Clause) -> Dated | None:
        """The date of a time with *since*, *until*, *before* or *after* in front of it."""
        dated, published = use.dated, self.reading.published
        if not use.bound:
            return dated
        if use.bound == "until":
            return dated.by("until") if clause.verb is None or not clause.verb.negated else None
        if use.bound == "since":
            verb = clause.verb
            if published is None or published < dated.start or verb is None:
                return dated.by("since")
            if dated.precision == "year" and dated.start.year == published.year:
                return Dated(date=f"{dated.start.isoformat()}/{published.isoformat()}", start=dated.start, end=published,
                             precision="day", rule="since", time=dated.time)
            if dated.precision in ("day", "week"):
                return dated.by("since")
            end = dt.date(published.year, 12, 31) if dated.precision == "year" else published
            length = 4 if dated.precision == "year" else 7
            if (dated.start.year, dated.start.month) == (end.year, end.month):
                return dated.by("since")
            return Dated(date=f"{dated.start.isoformat()[:length]}/{end.isoformat()[:length]}", start=dated.start, end=end,
                         precision=dated.precision, rule="since", time=dated.time)
        return None

    def _own(self, clause: Clause) -> Dated | None:
        verb = clause.verb
        if verb is None:
            return None
        taken = self.owners.apposed() | self.owners.fixed | self._remembered(clause)
        found = [(use, dated) for use in self.reading.uses_of(clause) if id(use) not in taken
                 and (dated := self._bounded(use, clause)) is not None]
        if not found:
            return None
        found.sort(key=lambda pair: (pair[0].clock, pair[0].bound != "", _FINENESS[pair[1].precision],
                                     min(abs(pair[0].first - verb.last), abs(verb.first - pair[0].last))))
        use, dated = found[0]
        return dated.by("preposed") if use.preposed and dated.rule == "same-clause" else dated

    def _remembered(self, clause: Clause) -> set[int]:
        """*exclut une catastrophe comme celle de Tchernobyl, en 1986*: a year set off behind words about it (by `id`)."""
        verb, words, lexicon = clause.verb, self.reading.words, self.reading.lexicon
        if verb is None or verb.tense != "present" or verb.lemma not in lexicon.speech | lexicon.denying | lexicon.demanding:
            return set()
        return {id(use) for use in self.reading.uses_of(clause) if use.dated.precision == "year" and use.first > verb.last
                and words.text[use.first - 2] == ","}

    def _circumstance(self, clause: Clause) -> Dated | None:
        """*éliminée lors de la primaire de 2011*."""
        for noun in self.reading.nouns_of(clause):
            if noun.head not in self.owners.of:
                continue
            if (noun.role == "circumstance" and (noun.preposition in WHEN or self._harmed_in(noun, clause))) or (
                    self._took_place_in(noun, clause)) or self._fronted(noun, clause):
                return self.owners.of[noun.head].dated.by("during-event")
        for use in self.reading.uses:
            if use.owned and use.noun is not None and use.clause is clause and self._phrase_preposition(use.noun) in WHEN:
                return use.dated.by("during-event")
        return None

    def _harmed_in(self, noun: Trigger, clause: Clause) -> bool:
        """*tuées la veille dans l'attaque*, *killed in a shooting on Wednesday*: one happening."""
        inside = noun.role == "circumstance" and noun.strong and noun.preposition in ("dans", "in")
        verb, subject = clause.verb, None if clause.verb is None else self.reading.words.subject_of(clause.verb.head)
        if verb is not None and noun.first < verb.first and subject is not None and subject < noun.first:
            return False  # *one suspect in the bombing was killed on Friday*
        return inside and noun.type in HARM and clause.verb is not None and (
            self.reading.lexicon.verbs.get(clause.verb.lemma) in HARM)

    def _took_place_in(self, noun: Trigger, clause: Clause) -> bool:
        """*s'était imposé aux européennes de 1994*, *seized power in a 1969 coup*: the parser ties the noun to the verb."""
        verb, words = clause.verb, self.reading.words
        if verb is None or noun.role not in ("circumstance", "object", "free"):
            return False
        if verb.tense not in _PAST and verb.form != "participle":
            return False
        if noun.preposition not in _AT or noun.type not in _OCCASIONS or verb.lemma in self.reading.lexicon.speech:
            return False
        if noun.first < verb.first:  # *Aux européennes de 1994, il a gagné*
            return noun.first - clause.words[0] <= _FRONT and "," in words.text[noun.last:verb.first]
        place = words.head[noun.head]
        if 0 <= place < len(words) and words.pos[place] == "ADP":
            place = words.head[place]
        return place == verb.head or any(one == place for one in range(verb.last + 1, noun.first) if words.pos[one] == "NOUN"
                                         and words.head[one] == verb.head)

    def _fronted(self, noun: Trigger, clause: Clause) -> bool:
        """*Au second tour des élections, qui s'est tenu dimanche, le parti a obtenu …*: the phrase opens the sentence."""
        verb = clause.verb
        if noun.role != "complement" or noun.type not in _OCCASIONS or verb is None or verb.tense not in _PAST:
            return False
        near = noun.first - clause.words[0] <= 2 * _FRONT and noun.last < verb.first
        set_off = "," in self.reading.words.text[noun.last:verb.first]
        return near and set_off and self._phrase_preposition(noun.head) in _AT | WHEN

    def _phrase_preposition(self, noun: int) -> str:
        """The preposition of the whole phrase that ends in `noun`: *dès* for *dès le premier tour de la primaire*."""
        by_head = {other.head: other for other in self.reading.nouns}
        trigger, steps = by_head.get(noun), 0
        while trigger is not None and trigger.role == "complement" and trigger.governor is not None and steps < 4:
            following = by_head.get(trigger.governor)
            if following is None:
                place = trigger.governor - 1
                while place >= 0 and self.reading.words.pos[place] in ("DET", "ADJ", "NUM"):
                    place -= 1
                return self.reading.words.lower[place] if place >= 0 else ""
            trigger, steps = following, steps + 1
        return trigger.preposition if trigger is not None else ""

    def _part(self, clause: Clause) -> Dated | None:
        verb = clause.verb
        if verb is None or verb.lemma not in self.reading.lexicon.taking_part:
            return None
        for noun in self.reading.nouns_of(clause):
            if noun.first > verb.last and noun.type in ("ELECT", "SPORT", "CONSULT") and noun.head in self.owners.of and (
                    noun.role == "object" or noun.preposition in ("à", "au", "dans", "in", "lors de")):
                return self.owners.of[noun.head].dated.by("part-of-event")
        return None

    def _shared(self, clause: Clause) -> Dated | None:
        """What a clause borrows: a coordinated verb the time in front of both, a cleft its *c'est aujourd'hui*."""
        if clause.shares is not None and clause.verb is not None:
            other = clause.shares
            own = [use for use in self.reading.uses_of(other) if not use.bound]
            same = other.verb is not None and (other.verb.tense == clause.verb.tense)
            elliptic = clause.verb.first == clause.verb.last and (clause.verb.passive or clause.verb.perfect)
            if same and (elliptic or any(use.preposed for use in own)):
                return self._renamed(self._own(other), "shared") if own else None
            return self._by_subject(other)
        tried = self._tried(clause)
        if tried is not None:
            return tried
        purpose = self._purpose(clause)
        if purpose is not None:
            return purpose
        follower = next((other for other in self.reading.clauses.all if other.shares is clause and clause.verb is not None
                         and other.verb is not None and other.verb.first > clause.verb.last
                         and other.verb.first == other.verb.last and other.verb.perfect == clause.verb.perfect
                         and clause.verb.first != clause.verb.last), None)
        if follower is not None:
            return self._renamed(self._own(follower), "shared")
        harmed = self._harmed_together(clause)
        if harmed is not None:
            return harmed
        if clause.kind in ("relative", "complement") and clause.parent is not None and self._cleft(clause.parent):
            return self._renamed(self._own(clause.parent), "cleft")
        if clause.kind == "complement" and clause.verb is not None and clause.verb.tense == "imperfect":
            outer = clause.parent
            if outer is not None and outer.verb is not None and clause.verb.modal is None and (
                    outer.verb.lemma in self.reading.lexicon.announce - self.reading.lexicon.confirming):
                return self._renamed(self._own(outer), "announced")
        return self._from_infinitive(clause)

    def _harmed_together(self, clause: Clause) -> Dated | None:
        """*Trois personnes sont mortes et sept autres ont été blessées mercredi*: one happening, told in two clauses."""
        verb, harms = clause.verb, self.reading.lexicon.verbs
        if verb is None or verb.tense not in _PAST or harms.get(verb.lemma) not in HARM:
            return None
        level = [other for other in self.reading.clauses.all if other.kind == clause.kind and other.parent is clause.parent]
        behind = next(iter(level[level.index(clause) + 1:]), None)
        if behind is None or behind.verb is None or behind.verb.tense != verb.tense or harms.get(behind.verb.lemma) not in HARM:
            return None
        joined = any(word in ("et", "and") for word in self.reading.words.lower[verb.last + 1:behind.verb.first])
        return self._renamed(self._own(behind), "shared") if joined else None

    def _tried(self, clause: Clause) -> Dated | None:
        """*ont tenté vendredi soir de renverser le président*: the attempt has the day of the trying."""
        parent, lexicon = clause.parent, self.reading.lexicon
        if clause.kind != "infinitive" or parent is None or parent.verb is None or parent.verb.tense not in _PAST:
            return None
        if parent.verb.lemma not in lexicon.trying | lexicon.failing:
            return None
        return self._renamed(self._own(parent), "infinitive")

    def _purpose(self, clause: Clause) -> Dated | None:
        """*fermera l'usine pour réduire ses coûts en septembre*: a purpose that is no event leaves its time to the verb."""
        verb, lexicon = clause.verb, self.reading.lexicon
        if verb is None or verb.form != "finite":
            return None
        for other in self.reading.clauses.all:
            if other.kind != "infinitive" or other.parent is not clause or other.marker not in ("pour", "afin de"):
                continue
            if other.verb is not None and other.start > verb.last and lexicon.verbs.get(other.verb.lemma, "HAPPEN") == "HAPPEN":
                return self._renamed(self._own(other), "purpose")
        return None

    def _from_infinitive(self, clause: Clause) -> Dated | None:
        """*a refusé de signer l'accord mercredi*: the time behind the infinitive is as much the verb's."""
        verb, published = clause.verb, self.reading.published
        if verb is None or verb.form != "finite" or verb.tense not in _PAST or verb.lemma in self.reading.lexicon.speech:
            return None
        for other in self.reading.clauses.all:
            if other.kind == "infinitive" and other.parent is clause and other.verb is not None and not other.verb.perfect and (
                    other.marker in ("de", "d'", "à", "to", "")) and other.start <= verb.last + 8:
                dated = self._own(other)
                if dated is not None and dated.rule == "same-clause" and published is not None and dated.end <= published and (
                        dated.precision == "day"):
                    return dated.by("infinitive")
        return None

    @staticmethod
    def _renamed(dated: Dated | None, rule: str) -> Dated | None:
        return dated.by(rule) if dated is not None else None

    def _cleft(self, clause: Clause) -> bool:
        verb, words = clause.verb, self.reading.words
        return verb is not None and verb.lemma in ("être", "be") and any(
            words.lower[place] in ("c'", "ce", "it") for place in range(max(0, verb.first - 2), verb.first))

    def _noun(self, noun: Trigger) -> Dated | None:
        use = self.owners.of.get(noun.head)
        if use is not None:
            dated = self._bounded(use, noun.clause)
            if dated is not None:
                return dated.by("attributive-year" if dated.precision == "year" and "/" not in dated.date else "attributive")
        offset = self._offset_of(noun)
        if offset is not None:
            return offset
        return self._nested(noun) or self._of_relative(noun) or self._carried(noun)

    def _counted_back(self, clause: Clause) -> Dated | None:
        """*une semaine après que l'armée eut pris la ville*, *three days after they rejected it*."""
        return next((self._offset(offset) for offset in self.reading.offsets if offset.told is clause), None)

    def _offset_of(self, noun: Trigger) -> Dated | None:
        """*deux jours après le référendum*."""
        found = (self._offset(offset) for offset in self.reading.offsets if offset.noun == noun.head)
        return next((dated for dated in found if dated is not None), None)

    def _offset(self, offset: Offset) -> Dated | None:
        """Counted from the day of the clause, or from today where it is in the present."""
        clause, published = offset.clause, self.reading.published
        outer = next((dated for held in (clause, *clause.ancestors()) if (dated := self._own(held)) is not None), None)
        if outer is not None and (outer.start == outer.end or (outer.precision == "year" == _UNITS.get(offset.unit))
                                  or (outer.precision == "month" and offset.unit in ("M", "Y"))):
            return shifted(outer.start, offset)
        verb = clause.verb
        if outer is None and published is not None and verb is not None and verb.tense == "present" and verb.modal is None:
            return shifted(published, offset)
        return None

    def _nested(self, noun: Trigger) -> Dated | None:
        """*l'ingérence dans l'élection de 2016*, *the hacking during the 2016 election*."""
        for other in self.reading.nouns:
            if other.first > noun.last and other.head in self.owners.of and other.role == "circumstance" and (
                    other.preposition in _WITHIN) and other.clause is noun.clause:
                between = range(noun.last + 1, other.first)
                if not any(self.reading.words.pos[place] in ("VERB", "AUX", "PUNCT") for place in between) and (
                        noun.clause.verb is None or noun.first > noun.clause.verb.last or noun.role == "subject"):
                    return self.owners.of[other.head].dated.by("during-event")
        return None

    def _of_relative(self, noun: Trigger) -> Dated | None:
        """*l'incendie qui a tué 72 personnes en 2017*: what harms does so at once."""
        if noun.type not in HARM:
            return None
        for clause in self.reading.clauses.all:
            verb = clause.verb
            relative = clause.kind == "relative" and clause.marker in ("qui", "which", "that")
            if not relative or clause.noun is None or verb is None:
                continue
            harms = self.reading.lexicon.verbs.get(verb.lemma) in HARM and verb.tense in _PAST and not verb.passive
            if harms and noun.last <= clause.noun <= noun.last + 1 and not verb.negated:
                return self._renamed(self._own(clause), "relative")
        return None

    def _right_behind(self, noun: Trigger) -> Dated | None:
        """*faire basculer le scrutin en novembre*: a month or year right behind what is voted, met or played."""
        if noun.role != "object" or noun.type not in ("ELECT", "CONSULT", "SPORT") or not noun.definite:
            return None
        words = self.reading.words
        for use in self.reading.uses:
            if use.clause is not noun.clause or use.owned or use.dated.precision not in ("month", "season", "year"):
                continue
            close = 0 < use.first - noun.last <= 4 and words.lower[use.first - 1] in ("en", "de", "à", "l'", "in", "d'")
            if close and not any(words.pos[place] in ("PUNCT", "VERB", "AUX") for place in range(noun.last + 1, use.first)):
                return use.dated.by("attributive")
        return None

    def denied(self, noun: Trigger) -> bool:
        """*Aucune frappe n'a visé la capitale*: that there was none is what the sentence tells."""
        verb, words = noun.clause.verb, self.reading.words
        if noun.role != "subject" or verb is None or verb.form != "finite" or verb.tense not in _PAST or noun.plural:
            return False
        return any(word in self.reading.lexicon.determiners_none for word in words.lower[max(0, noun.first - 2):noun.first])

    def _announced(self, noun: Trigger) -> bool:
        """*l'annonce par la banque de l'abandon du taux*."""
        words = self.reading.words
        for place in range(noun.first - 1, max(-1, noun.first - 12), -1):
            if words.pos[place] in ("VERB", "AUX", "PUNCT"):
                return False
            if words.lower[place] in ("annonce", "announcement"):
                return True
        return False

    def _carried(self, noun: Trigger) -> Dated | None:
        """The date of the verb that carries the noun out, announces it, or happens during it."""
        clause, lexicon = noun.clause, self.reading.lexicon
        verb = clause.verb
        if verb is None:
            return None
        outer = self.clause(clause)
        behind = self._right_behind(noun)
        if behind is not None:
            return behind
        if noun.role == "complement":
            return self._renamed(outer, "announced") if self._announced(noun) else None
        if outer is None or outer.rule == "since":
            return None
        if noun.carried or self.denied(noun):
            return outer.by("carrying-verb")
        if noun.role in ("subject", "object"):
            if verb.lemma in lexicon.announce and noun.role == "object" and not verb.passive:
                said = noun.done_by_saying or verb.negated
                return outer.by("announced") if said and verb.lemma not in lexicon.confirming else None
            if self.reading.occurring(clause) and noun.role == "subject":
                return outer.by("carrying-verb")
            if verb.lemma in lexicon.deciding and noun.role == "object" and not noun.done_by_saying:
                return None  # *a voté la fermeture de la piscine*
            subject = noun.role == "subject"
            supported = verb.lemma in lexicon.support and not (subject and verb.lemma in lexicon.aspect)
            if subject and verb.passive and verb.lemma in lexicon.awaited:
                return outer.by("carrying-verb")
            acts = (verb.form == "finite" and not verb.passive) or verb.lemma in lexicon.planning
            if supported or (subject and noun.strong and acts and verb.lemma not in lexicon.speech):
                return outer.by("carrying-verb")
        if noun.role == "circumstance" and not noun.determined and noun.preposition in ("en", "in", "on") and (
                verb.lemma in ("être", "be")):
            return outer.by("carrying-verb")
        by = noun.preposition in ("par", "by") and noun.strong and not noun.determined
        if self._harmed_in(noun, clause) and outer.precision == "day":
            return outer.by("circumstance")  # *tuées la veille dans l'attaque*
        if noun.role == "circumstance" and (by or noun.preposition in WHEN) and outer.rule in ("same-clause", "preposed"):
            return outer.by("circumstance")
        return None

