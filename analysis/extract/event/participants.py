"""Who did, suffered and hosted an event: a trigger and its sentence go in, up to three participants come out."""

from bisect import bisect_left
from dataclasses import dataclass

from spacy.tokens import Doc

from analysis.extract.event.reading import Reading
from analysis.extract.event.trigger import Trigger
from analysis.extract.event.words import Words
from analysis.records import Mention, Participant, Span

_AT = {"fr": frozenset({"à", "au", "aux", "en", "dans", "près", "sur"}), "en": frozenset({"in", "at", "near", "outside"})}
_DIRECT = frozenset({"", "avec", "contre", "with", "against"})
_TOWARDS = _DIRECT | {"à", "au", "aux", "to", "on"}
# To whom something is asked, given or said is whom it concerns; elsewhere *à* leads to a place.
_DATIVE = frozenset({"REQUEST", "AID", "THREATEN", "CONCEDE", "ACCUSE", "SUPPORT", "CONSULT", "LEGISLATE"})
_BY = frozenset({"par", "by"})
_JOINERS = frozenset({"et", "and", "ou", "or"})
_TITLES = frozenset({"m.", "mm.", "mme", "mmes", "mr.", "mrs.", "ms.", "mr", "mrs"})
_WINDOW = 14


@dataclass(frozen=True, kw_only=True)
class Participants:
    """Agent, patient and place of one event."""

    agent: Participant | None = None
    patient: Participant | None = None
    place: Participant | None = None


class ParticipantFinder:
    """Reads the mentions of one document."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        head: Span = doc._.dateline or (0, 0)
        self.mentions: list[Mention] = [mention for mention in doc._.mentions
                                        if mention.span[1] <= head[0] or mention.span[0] >= head[1]]
        self._starts = [mention.span[0] for mention in self.mentions]

    def of(self, trigger: Trigger, reading: Reading) -> Participants:
        """The participants of an event of this sentence."""
        words = reading.words
        spans = self._in_sentence(reading)
        clause = trigger.clause
        verb = clause.verb
        places = [(first, last, mention) for first, last, mention in spans if mention.entity.label == "LOC"
                  and first > 0 and reading.clauses.of[first] is reading.clauses.of[trigger.first]
                  and self._preposition(words.lower, words.pos, first) in _AT[words.language]]
        place = min(places, key=lambda found: abs(found[0] - trigger.first), default=None)
        taken = {place[0]} if place else set()
        if trigger.noun:
            agent, patient = self._of_noun(trigger, reading, spans, taken)
            return Participants(agent=agent, patient=patient, place=self._named(place))
        if verb is None:
            return Participants(place=self._named(place))
        inside = [found for found in spans if reading.clauses.of[found[0]] is clause and found[0] not in taken]
        before = [found for found in inside if found[1] < verb.first]
        after = [found for found in inside if found[0] > verb.last and found[0] <= verb.last + _WINDOW]
        by = next((found for found in after if self._preposition(words.lower, words.pos, found[0]) in _BY), None)
        subject = self._subject(before, reading, verb.head)
        if subject is None and clause.kind in ("relative", "participle") and clause.noun is not None:
            subject = next((found for found in reversed(spans) if found[0] <= clause.noun <= found[1]), None)
        if verb.passive:
            return Participants(agent=self._named(by), patient=self._named(subject), place=self._named(place))
        if clause.kind == "incise" or (subject is None and (verb.inverted or reading.subject_behind(clause))):
            speaker = next((found for found in after if self._preposition(words.lower, words.pos, found[0]) == ""), None)
            return Participants(agent=self._named(speaker or subject), place=self._named(place))
        prepositions = _TOWARDS if trigger.type in _DATIVE else _DIRECT
        direct = next((found for found in after if found is not by and
                       self._preposition(words.lower, words.pos, found[0]) in prepositions), None)
        if direct is None and subject is not None and trigger.type in ("CONSULT", "AGREE", "COOPERATE"):
            direct = next((found for found in before if found[0] > subject[1]
                           and words.lower[found[0] - 1] in ("et", "and", "m.", "mme")), None)  # *A et B se sont parlé*
        return Participants(agent=self._named(subject), patient=self._named(direct), place=self._named(place))

    def _in_sentence(self, reading: Reading) -> list[tuple[int, int, Mention]]:
        words = reading.words
        start, end = words.starts[0], words.ends[-1]
        found = []
        if reading.title and ":" in words.text[1:7]:
            start = words.ends[words.text.index(":", 1)]  # *France : …* names the topic
        index = bisect_left(self._starts, start)
        while index < len(self.mentions) and self.mentions[index].span[0] < end:
            mention = self.mentions[index]
            found.append((words.at(mention.span[0]), words.at(max(mention.span[0], mention.span[1] - 1)), mention))
            index += 1
        return found

    @staticmethod
    def _preposition(lower: list[str], pos: list[str], first: int) -> str:
        """The preposition in front of a name; a noun in between (*le président du Chili*) hides it."""
        place = first - 1
        if place > 0 and lower[place] in _JOINERS and pos[place - 1] == "PROPN":  # *in Donetsk and Luhansk*
            while place >= 0 and (pos[place] == "PROPN" or lower[place] in _JOINERS):
                place -= 1
        while place >= 0 and (lower[place] in _TITLES or (
                pos[place] in ("DET", "ADJ", "NUM") and lower[place] not in ("au", "aux", "du", "des"))):
            place -= 1
        if place < 0:
            return ""
        return lower[place] if pos[place] == "ADP" or lower[place] in ("au", "aux", "du", "des") else ""

    def _subject(self, before: list[tuple[int, int, Mention]], reading: Reading, head: int) -> tuple[int, int, Mention] | None:
        words = reading.words
        subject = words.subject_of(head)
        if subject is not None:
            for found in before:
                if found[0] <= subject <= found[1]:
                    return found
            beside = [found for found in before if self._free(words, found) and self._climbs(words, found[0], subject)]
            person = next((found for found in beside if found[2].entity.label == "PER"), None)
            if beside or words.pos[subject] == "NOUN":
                return person or next(iter(beside), None)
        return next((found for found in before if self._free(words, found)), None)

    def _free(self, words: Words, found: tuple[int, int, Mention]) -> bool:
        """Whether a name stands for itself: neither *de l'Otan* nor *Ukraine's*."""
        possessive = words.lower[found[1]].endswith(("'s", "s'")) or words.lower[found[1] + 1:found[1] + 2] in (["'s"], ["'"])
        return not possessive and self._preposition(words.lower, words.pos, found[0]) == ""

    @staticmethod
    def _climbs(words: Words, place: int, subject: int) -> bool:
        for _ in range(5):
            above = words.head[place]
            if above == place or not 0 <= above < len(words):
                return False
            if above == subject:
                return True
            place = above
        return False

    def _of_noun(self, trigger: Trigger, reading: Reading, spans: list[tuple[int, int, Mention]],
                 taken: set[int]) -> tuple[Participant | None, Participant | None]:
        """*l'annexion de la Crimée par la Russie*: *de* brings the patient, *par* the agent."""
        words = reading.words
        agent = patient = None
        for found in spans:
            if not trigger.last < found[0] <= trigger.last + 8 or found[0] in taken:
                continue
            between = range(trigger.last + 1, found[0])
            if any(words.pos[place] in ("VERB", "AUX") or words.text[place] in ",;:" for place in between):
                break
            preposition = self._preposition(words.lower, words.pos, found[0])
            if preposition in _BY and agent is None:
                agent = found
            elif preposition in ("de", "d'", "du", "des", "of", "contre", "against", "with", "avec") and patient is None:
                patient = found
        verb = trigger.clause.verb
        lexicon = reading.lexicon
        carries = verb is not None and verb.lemma in (lexicon.support | lexicon.announce) - lexicon.confirming and not (
            verb.lemma in lexicon.fixing and trigger.definite)  # *called the charges absurd*
        if agent is None and verb is not None and carries and trigger.role == "object":
            before = [found for found in spans if found[1] < verb.first and
                      reading.clauses.of[found[0]] is trigger.clause]
            agent = self._subject(before, reading, verb.head)
        return self._named(agent), self._named(patient)

    @staticmethod
    def _named(found: tuple[int, int, Mention] | None) -> Participant | None:
        if found is None:
            return None
        mention = found[2]
        return Participant(span=mention.span, name=mention.entity.name, entity=mention.entity)
