"""What the article has told so far: dated events, so that *lors de cet appel* and *cet attentat* find the date they mean."""

from dataclasses import dataclass

from analysis.extract.event.clause import Clause
from analysis.extract.event.date_value import Dated
from analysis.extract.event.lexicon import Lexicon, noun_lemma
from analysis.extract.event.reading import Reading
from analysis.extract.event.trigger import Trigger

# How many sentences back *cet appel* may look; a date further off is another story's.
_REACH = 4
_THIS = frozenset({"cet", "cette", "ce", "that", "this"})
_THE = frozenset({"le", "la", "l'", "the"})


@dataclass(frozen=True, kw_only=True)
class Told:
    """An event that was told in sentence `order`."""

    lemma: str
    type: str
    dated: Dated | None
    order: int
    noun: bool
    plural: bool = False


class Memory:
    """The events told so far in one article, in text order."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.told: list[Told] = []
        self.stated: Dated | None = None

    def note(self, reading: Reading) -> None:
        """Remembers the only date of a sentence, which *au cours de cette rencontre* may mean though no event took it."""
        dates = {dated.date for dated in reading.stated.values()}
        self.stated = next(iter(reading.stated.values())) if len(dates) == 1 else None

    def tell(self, trigger: Trigger, dated: Dated | None, order: int) -> None:
        """Remembers an event."""
        self.told.append(Told(lemma=trigger.lemma, type=trigger.type, dated=dated, order=order, noun=trigger.noun,
                              plural=trigger.plural))

    def same(self, noun: Trigger, order: int, *, qualified: bool) -> Dated | None:
        """The date of the last event told with the same noun, where this one is *the* or *that* one.

        A `qualified` noun (*l'assassinat du ministre*) may be another one.
        """
        if not noun.noun or not noun.definite or noun.plural or (qualified and not noun.demonstrative):
            return None
        if noun.demonstrative:
            types = self.lexicon.look_back.get(noun.lemma, (noun.type,))
            for event in reversed(self.told):
                kin = event.lemma == noun.lemma or event.type in types
                if kin and event.dated is not None and 0 < order - event.order <= 2:
                    return event.dated.by("same-event")
        for event in reversed(self.told):
            if event.noun and not event.plural and event.lemma == noun.lemma and order - event.order <= 2 * _REACH:
                return event.dated.by("same-event") if event.dated is not None else None
        return self._bridged(noun, order)

    def _bridged(self, noun: Trigger, order: int) -> Dated | None:
        """*s'est entretenu avec lui mardi. L'appel a duré une heure*: the only event of its kind that was just told."""
        types = self.lexicon.look_back.get(noun.lemma)
        if types is None or noun.role != "subject":
            return None
        kin = [event.dated for event in self.told if order - event.order == 1 and event.type in types]
        dates = {dated.date for dated in kin if dated is not None}
        first = kin[0] if kin and None not in kin and len(dates) == 1 else None
        return first.by("same-event") if first is not None else None

    def look_back(self, reading: Reading) -> tuple[Clause, Dated] | None:
        """The clause that opens with *lors de cet appel*, and the date of the call that was told before."""
        words, lexicon = reading.words, reading.lexicon
        limit = 8
        if self.told and any(tuple(words.lower[:len(phrase)]) == phrase for phrase in lexicon.same_day):
            last = next((event.dated for event in reversed(self.told) if event.dated is not None
                         and reading.order - event.order == 1 and event.dated.precision == "day"), None)
            return (reading.clauses.of[0], last.by("look-back")) if last is not None else None
        if not (self.told or self.stated) or (_THIS | _THE).isdisjoint(words.lower[:limit]):
            return None
        for place in range(min(limit, len(words))):
            word = words.lower[place]
            lemma = noun_lemma(word, words.language)
            types = lexicon.look_back.get(word) or lexicon.look_back.get(lemma)
            if types is None and any(event.noun and event.lemma == lemma for event in self.told):
                types = ()  # *during that storm*: the one told before
            if types is None or words.pos[place] == "VERB":
                continue
            before = words.lower[:place]
            if place > 1 and words.pos[place - 1] == "ADJ":
                before = before[:-1]  # *au cours de cette première audience*
            set_off = words.text[place + 1:place + 2] == [","]  # *au cours de l'entretien, …*: the one that was just told
            if len(before) < 2 or before[-1] not in (_THIS | _THE if set_off else _THIS):
                continue
            phrase = " ".join(before[:-1]).replace("' ", "'")
            if phrase not in lexicon.look_back_prepositions:
                continue
            dated = self._meant(noun_lemma(words.lower[place], words.language), types, reading.order,
                                this=before[-1] in _THIS)
            return (reading.clauses.of[place], dated) if dated is not None else None
        return None

    def _meant(self, lemma: str, types: tuple[str, ...], order: int, *, this: bool) -> Dated | None:
        for back in range(1, _REACH + 1 if this else 2):
            told = [event for event in self.told if order - event.order == back]
            meant = next((event for event in reversed(told) if event.lemma == lemma or event.type in types), None)
            if meant is None and back == 1 and this:  # *a remercié son homologue en mai. Au cours de cet appel*
                meant = next((event for event in told if event.dated is not None), None)
            if meant is not None:
                return meant.dated.by("look-back") if meant.dated is not None else None
            if back == 1 and this and not told and self.stated is not None:
                return self.stated.by("look-back")
        return None
