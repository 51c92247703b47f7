"""What stands between a French cue and what it reports: dates, places, addressees. A word's index goes in, one comes out."""

from analysis.extract.attribution.french.grammar import ASIDES, CLITICS, ENDS, NO_CONTENT_QUE, OF, PREPOSITIONS, TO
from analysis.extract.attribution.french.phrases import Phrases

_ASIDES = [aside.replace("'", "' ").split() for aside in sorted(ASIDES)]


class Adjuncts:
    """The ways past adjuncts in one document."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases, self.words = phrases, phrases.words

    def that(self, place: int, limit: int, *, addressee: bool = False) -> int | None:
        """The *que* that opens what is said, past dates, addressees and insertions."""
        words, start = self.words, place
        stop = min(limit, place + 40)
        inserted = False
        while place < stop:
            low = words.low[place]
            if low in ("que", "qu'"):
                before = words.low[place - 1]
                if before in NO_CONTENT_QUE and place > start and not (before == "même" and words.low[place - 2] == "de"):
                    return None
                if (words.pos[place] == "ADV" and words.dep[place] == "advmod") or (
                    words.pos[place] == "PRON" and before == "," and (words.dep[place] != "mark")
                ):
                    return None
                if inserted and before == "," and words.low[start] in TO:
                    # "répondent au piratage, que l'on attribue à X": a relative clause
                    return None
                if not self._adjunct_before(start, place) and not (addressee and self._told_before(start, place)):
                    return None
                return place
            if low == ",":
                inserted = not inserted
            elif (
                (not inserted and words.form(place) in ("fin", "inf", "ger"))
                or low in (";", ":")
                or (low in ENDS or low in ("«", "»", "et", "mais", "qui"))
            ):
                return None
            place += 1
        return None

    def _told_before(self, start: int, place: int) -> bool:
        """Whether a noun phrase, the person told, is all that stands between the cue and *que*."""
        here = self.skip(start, place, frozenset())
        return (
            self.phrases.starts_noun_phrase(here, place)
            and self.skip(self.phrases.noun_phrase_end(here, place), place, frozenset()) >= place
        )

    def _adjunct_before(self, start: int, place: int) -> bool:
        """Whether all from the cue to *que* is a date, a place or an addressee, so that *que* is no relative."""
        reached = self.skip(start, place, frozenset())
        return reached >= place or (reached + 1 == place and self.words.low[reached] == ",")

    def skip(self, place: int, limit: int, frames: frozenset[str]) -> int:
        """Past adverbs, dates, and phrases that say when, where or to whom it was said."""
        words = self.words
        while place < limit:
            low, pos = words.low[place], words.pos[place]
            if place in self.phrases.timed:
                while place < limit and place in self.phrases.timed:
                    place += 1
            elif low == "tout" and words.low[place + 1 : place + 3] == ["de", "même"]:
                place += 3
            elif (aside := self._aside(place)) > place:
                place = aside
            elif (
                pos == "ADV"
                and low not in ("où", "comment", "pourquoi", "combien", "ne", "n'", "non")
                and not (place + 1 < limit and words.pos[place + 1] in ("ADJ", "NUM"))
            ):
                place += 1
            elif low in ("pour", "de") and words.low[place + 1 : place + 3] in (
                ["sa", "part"],
                ["leur", "part"],
                ["son", "côté"],
                ["leur", "côté"],
            ):
                place += 3
            elif (
                low in ("d'", "de")
                and place + 1 < limit
                and words.low[place + 1] in ("ailleurs", "abord", "emblée", "nouveau", "plus")
            ):
                place += 2
            elif low in ("lui", "elle", "eux", "elles", "lui-même", "elle-même") and pos == "PRON":
                place += 1
            elif low == "," and (close := self._insertion(place, limit)) is not None:
                place = close + 1
            elif low in PREPOSITIONS and not self._wanted(low, place, limit, frames):
                end = self.phrases.noun_phrase_end(place + 1, limit) if place + 1 < limit else limit
                if low == "lors" and place + 1 < limit and words.low[place + 1] in OF:
                    end = self.phrases.noun_phrase_end(place + 2, limit) if place + 2 < limit else limit
                place = end
                if place + 1 < limit and words.low[place] == "et" and words.low[place + 1] == low:
                    place += 1
            elif low in ("ce", "le", "la", "l'", "les") and place + 1 < limit and place + 1 in self.phrases.timed:
                place += 1
            elif low in ("une", "la") and "fois" in words.low[place + 1 : min(limit, place + 3)]:
                # "a démenti une nouvelle fois toute ingérence"
                place = words.low.index("fois", place) + 1
            else:
                break
        return place

    def _aside(self, place: int) -> int:
        """One past an aside that begins at `place` (*au contraire*)."""
        low = self.words.low
        return next((place + len(aside) for aside in _ASIDES if low[place : place + len(aside)] == aside), place)

    def _wanted(self, low: str, place: int, limit: int, frames: frozenset[str]) -> bool:
        if low in TO:
            if "à-np" in frames or "x-à" in frames:
                return True
            return "à" in frames and self.infinitive(place + 1, limit)
        if low == "sur":
            return "sur" in frames
        if low == "contre":
            return "contre" in frames
        if low in ("en", "dans"):
            return low in frames
        return False

    def _insertion(self, place: int, limit: int) -> int | None:
        """The comma that closes a short insertion opened by the one at `place`."""
        for here in range(place + 1, min(limit, place + 16)):
            if self.words.low[here] == ",":
                return here
            if self.phrases.finite(here) or self.words.low[here] in ENDS:
                return None
        return None

    def infinitive(self, place: int, limit: int) -> bool:
        """Whether an infinitive with its clitics and negation begins here."""
        words = self.words
        for here in range(place, min(limit, place + 6)):
            low = words.low[here]
            if (
                words.form(here) == "inf"
                or (words.pos[here] == "NOUN" and self.phrases.looks_infinitive(here))
                # the tagger takes "écrire" for an adjective
                or (words.pos[here] == "ADJ" and low in self.phrases.lexicon.verbs)
            ):
                return True
            if words.text[here] in '«“"':
                continue
            if not (low in CLITICS or low in ("pas", "plus", "jamais", "rien") or words.pos[here] == "ADV"):
                return False
        return False
