"""Which event noun takes which time of its sentence: a reading goes in, the time of each noun comes out.

*la réunion prévue jeudi*, *l'attentat qui s'est produit mardi*, *son dévoilement en 1881*, *a fixé le scrutin au 25 mai*:
such a time is the noun's and dates no verb.
"""

from analysis.extract.event.reading import Reading
from analysis.extract.event.time_use import TimeUse
from analysis.extract.event.trigger import Trigger

# *lors du sommet de 2014*: the noun's date is that of what happened there.
WHEN = frozenset({"lors de", "au cours de", "pendant", "durant", "à l'occasion de", "en marge de", "dès", "à l'issue de",
                  "au terme de", "au moment de", "during", "in the course of"})
# Phrases with these belong to the verb, and so does a time behind them.
_OF_THE_VERB = frozenset({"de", "d'", "du", "des", "of", "à", "au", "par", "by", "avec", "with"})
_ORDINALS = frozenset({"premier", "première", "premiers", "premières", "first", "seul", "seule", "only"})
# What stands in front of the day that something is set for.
_FOR = frozenset({"au", "pour", "for", "to", "until"})


class Owners:
    """The times of one sentence that nouns own.

    `of` leads from the head of a noun to its time; `given_away` are the clauses whose time went to the noun that they
    follow, `fixed` the times that date no verb (by `id`).
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.of = {use.noun: use for use in reading.uses if use.noun is not None}
        self.given_away: set[int] = set()
        self.fixed: set[int] = set()
        self._barred: set[int] = set()
        self._list()
        self._commemorate()
        self._foretold()
        self._occurred()
        self._fix()
        self._called()
        self._appose()

    def apposed(self) -> set[int]:
        """The times (by `id`) that stand behind the noun that owns them, and so date no verb."""
        return {id(use) for noun, use in self.of.items() if use.noun is None and not self._when(noun)}

    def _when(self, head: int) -> bool:
        return any(noun.head == head and noun.preposition in WHEN for noun in self.reading.nouns)

    def _list(self) -> None:
        """*12 mars 2011 : accident à la centrale*: in a chronology the day stands in front."""
        words = self.reading.words
        for use in self.reading.uses:
            if use.first > 3 or use.owned or use.clause.verb is not None or words.text[use.last + 1:use.last + 2] not in (
                    [":"], ["–"], ["—"]):
                continue
            noun = next((noun for noun in self.reading.nouns if noun.first > use.last), None)
            if noun is not None and noun.clause.verb is None:
                self.of.setdefault(noun.head, use)

    def _commemorate(self) -> None:
        """*le centenaire du naufrage en 2014*: the year is that of the centenary, which no sinking shares."""
        words, lexicon = self.reading.words, self.reading.lexicon
        for noun in self.reading.nouns:
            if noun.lemma not in lexicon.anniversaries:
                continue
            for use in self.reading.uses:
                behind = noun.last < use.first <= noun.last + 12 and use.clause is noun.clause and not any(
                    words.pos[place] in ("VERB", "AUX", "PUNCT") for place in range(noun.last + 1, use.first))
                if behind and not use.owned:
                    self._barred.add(id(use))
                    if noun.clause.verb is None or noun.clause.verb.form != "finite":
                        self.of.setdefault(noun.head, use)
                        self.fixed.add(id(use))

    def _foretold(self) -> None:
        """*la réunion prévue jeudi*: what is foretold takes the time, not the foretelling."""
        lexicon = self.reading.lexicon
        for use in self.reading.uses:
            verb = use.clause.verb
            if use.owned or use.clause.kind != "participle" or verb is None or use.clause.noun is None or not (
                    verb.lemma in lexicon.planning or verb.lemma in lexicon.announce):
                continue
            published = self.reading.published
            planned = verb.lemma in lexicon.planning and verb.lemma not in lexicon.announce
            if planned or (published is not None and use.dated.end > published):
                noun = self._noun_at(use.clause.noun)
                if noun is not None:
                    self.of.setdefault(noun.head, use)
                    self.given_away.add(id(use.clause))

    def _occurred(self) -> None:
        """*l'attentat qui s'est produit mardi*, *les élections organisées dimanche*: it is the attentat's time."""
        lexicon = self.reading.lexicon
        for use in self.reading.uses:
            clause, verb = use.clause, use.clause.verb
            if use.owned or use.bound or verb is None or clause.noun is None or clause.kind not in ("participle", "relative"):
                continue
            participle = clause.kind == "participle" and verb.passive and not verb.negated and (
                verb.lemma in lexicon.holding or verb.lemma in lexicon.occurrence)
            held = verb.lemma in lexicon.holding and verb.modal is not None  # *qui devait intervenir vendredi*
            occurs = clause.marker in ("qui", "that", "which") and (self.reading.occurring(clause) or held)
            if not (participle or occurs) or verb.negated:
                continue
            noun = self._heading(clause.noun)
            single = participle and noun is not None and noun.plural and "Number=Sing" in self.reading.words.morph(verb.head)
            if noun is not None and noun.clause is clause.parent and not single:
                self.of.setdefault(noun.head, use)
                self.given_away.add(id(clause))

    def _heading(self, place: int) -> Trigger | None:
        """The event noun whose complement ends at `place`: *l'explosion du dépôt*."""
        words = self.reading.words
        while place > 0 and words.pos[place] in ("NOUN", "PROPN", "ADJ", "ADP", "DET"):
            if (noun := self._noun_at(place)) is not None:
                return noun
            place -= 1
        return None

    def _noun_at(self, place: int) -> Trigger | None:
        return next((noun for noun in self.reading.nouns if noun.first <= place <= noun.last), None)

    def _fix(self) -> None:
        """*a fixé le scrutin au 25 mai*, *called an election for May 25*: the date is that of the scrutin, no verb's."""
        words, lexicon = self.reading.words, self.reading.lexicon
        for use in self.reading.uses:
            clause, parent = use.clause, use.clause.parent
            if clause.kind == "participle" and clause.verb is not None and parent is not None and not clause.after_comma and (
                    clause.verb.lemma not in lexicon.fixing | lexicon.planning | set(lexicon.verbs)):
                clause = parent  # *une élection anticipée au 25 mai*
            verb = clause.verb
            if use.owned or use.bound or verb is None or verb.lemma not in lexicon.fixing or clause.kind == "participle":
                continue
            if verb.passive and verb.tense == "present":
                continue  # *est prévu pour mardi* is itself the plan
            place = use.first
            while place > 0 and words.pos[place] == "DET" and words.lower[place] not in _FOR:
                place -= 1
            before = words.lower[max(0, place - 2):place + 1]
            ahead = "à" in before and use.dated.precision != "day"  # *reportées à septembre*
            if use.first <= verb.last or not (ahead or _FOR.intersection(before)):
                continue
            self.fixed.add(id(use))
            nouns = [noun for noun in self.reading.nouns_of(clause) if noun.first > verb.last or verb.passive]
            fixed = next((noun for role in ("subject" if verb.passive else "object", "complement") for noun in nouns
                          if noun.role == role and noun.preposition not in ("à", "au", "aux", "pour", "for")), None)
            if fixed is None and clause.kind == "relative" and clause.noun is not None:
                fixed = self._noun_at(clause.noun)
            if fixed is not None and (use.first > verb.last or fixed.head not in self.of):
                self.of[fixed.head] = use  # *les élections prévues en juin ont été reportées à septembre*

    def _called(self) -> None:
        """*appellent à la grève mardi*, *dément toute livraison en juillet*: the time is that of what is demanded or denied."""
        published, lexicon = self.reading.published, self.reading.lexicon
        for use in self.reading.uses:
            verb = use.clause.verb
            if published is None or use.owned or use.bound or verb is None or verb.form != "finite" or verb.modal is not None:
                continue
            ahead = use.dated.start > published and verb.lemma in lexicon.demanding and verb.tense in ("present", "past")
            denied = use.dated.end < published and verb.lemma in lexicon.denying and verb.tense == "present"
            if not (ahead or denied):
                continue
            noun = next((noun for noun in self.reading.nouns_of(use.clause) if verb.last < noun.first < use.first), None)
            if noun is not None:
                self.of.setdefault(noun.head, use)
                self.fixed.add(id(use))

    def _appose(self) -> None:
        """*lors du procès, le 27 février 2009,* and *son dévoilement en 1881*: a time behind a noun that no verb rules."""
        for use in self.reading.uses:
            if use.owned or use.noun is not None or id(use) in self._barred:
                continue
            noun = self._noun_before(use)
            if noun is not None and not (use.bound == "since" and self._counted(noun)):
                self.of.setdefault(noun.head, use)

    def _noun_before(self, use: TimeUse) -> Trigger | None:
        words = self.reading.words
        for noun in reversed(self.reading.nouns):
            if noun.last >= use.first or self.reading.clauses.of[noun.head] is not self.reading.clauses.of[use.first]:
                continue
            among = noun.role == "object" and self._set_off(noun)
            if (noun.role not in ("circumstance", "complement", "free") and not among) or noun.preposition in ("par", "by"):
                return None
            between = range(noun.last + 1, use.first)
            text = noun.type == "LEGISLATE" and noun.preposition in ("on", "sur")  # *will vote on the bill on Tuesday*
            if noun.role == "circumstance" and not noun.strong and noun.preposition not in WHEN and (text or not noun.definite):
                return None  # *opened fire on a festival in Las Vegas on Sunday*
            if noun.preposition == "en" and not noun.determined:
                return None  # *a clôturé en hausse de 1,2 % mardi*
            verb = noun.clause.verb
            if verb is not None and not noun.determined and noun.preposition in ("for", "pour") and (
                    noun.first - verb.last == 2):
                return None  # *filed for bankruptcy on Thursday*
            if any(words.pos[place] in ("VERB", "AUX", "SCONJ") or self._joins(place) for place in between):
                return None
            if any(words.pos[place] == "DET" and words.pos[place - 1] in ("NOUN", "PROPN", "ADJ") for place in between
                   if place - 1 > noun.last and place + 1 < use.first):
                return None
            commas = [place for place in between if words.text[place] == ","]
            if commas and commas != [use.first - 1] and not (len(commas) == 1 and words.pos[use.first - 1] == "DET"):
                return None
            if noun.role == "complement" and noun.governor is not None and not any(
                    other.head == noun.governor for other in self.reading.nouns) and not self._under_preposition(noun):
                return None
            if commas and noun.role == "complement" and not noun.strong:  # *l'adoption du plan, le 29 novembre 1947*
                return next((other for other in self.reading.nouns if other.head == noun.governor), noun)
            return noun
        return None

    def _counted(self, noun: Trigger) -> bool:
        """*sa première conférence depuis juillet*: the time only says since when there was none."""
        return not _ORDINALS.isdisjoint(self.reading.words.lower[max(0, noun.first - 3):noun.first])

    def _set_off(self, noun: Trigger) -> bool:
        """*examined ten episodes, among them the dismissal of …*: a comma parts the noun from its verb."""
        verb = noun.clause.verb
        return verb is not None and "," in self.reading.words.text[verb.last + 1:noun.first]

    def _joins(self, place: int) -> bool:
        """Whether a conjunction opens something new; *de l'agent et de sa fille* goes on with the complement."""
        words = self.reading.words
        return words.pos[place] == "CCONJ" and words.lower[place + 1:place + 2] not in (["de"], ["d'"], ["du"], ["des"], ["of"])

    def _under_preposition(self, noun: Trigger) -> bool:
        """Whether the phrase that a complement ends is itself an adverbial, so that the time cannot be the verb's."""
        words, place = self.reading.words, noun.governor or 0
        while place > 0 and words.pos[place] in ("NOUN", "PROPN", "ADJ", "DET", "NUM"):
            place -= 1
        return words.pos[place] == "ADP" and words.lower[place] not in _OF_THE_VERB
