"""French incises: *…, a déclaré X*, *…, dit-il, …*. The place after a comma or a quotation goes in, who speaks comes out."""

from dataclasses import dataclass, field, replace

from analysis.extract.attribution.finding import Range
from analysis.extract.attribution.french.grammar import (
    AVOIR,
    CARRIERS,
    CLITICS,
    DETERMINERS,
    ENDS,
    ETRE,
    INVERTED,
    OF,
    PREPOSITIONS,
    RELAYED,
    RELAYED_SELF,
    THIRD,
)
from analysis.extract.attribution.french.phrases import Phrases
from analysis.extract.attribution.french.verbs import Occurrence, Verbs
from analysis.extract.attribution.lexicon import lemmatized


@dataclass(frozen=True, kw_only=True)
class Incise:
    """Cue and source of an inverted clause, where it ends, and who relays it (*cité par Y*)."""

    cue: Range
    source: Range | None
    begin: int
    end: int
    occurrence: Occurrence
    via: list[Range] = field(default_factory=list)


class Incises:
    """The incises of one document."""

    def __init__(self, phrases: Phrases, verbs: Verbs) -> None:
        self.phrases, self.verbs = phrases, verbs
        self.words, self.lexicon = phrases.words, phrases.lexicon

    def at(self, place: int, limit: int, *, quoted: bool) -> Incise | None:
        """The incise that begins at `place`. After a quotation (`quoted`) any inverted verb makes one."""
        words = self.words
        begin = here = place
        if place + 2 < limit and words.low[place] == "comme" and words.low[place + 1] in ("le", "l'"):
            # "comme le rappelle X"
            here = place = place + 1
        while here < limit and here - place < 9:
            if words.form(here) or words.low[here] in self.lexicon.forms or words.low[here + 1 : here + 2] == ["-on"]:
                found = self._carried(here, begin, limit, quoted) or self._verb(here, begin, limit, quoted)
                if isinstance(found, Incise):
                    return found
                if found is not None:
                    return self._with_source(found, begin, limit, quoted)
                if words.pos[here] == "VERB" and words.low[here] not in CLITICS:
                    return None
            elif not (
                words.low[here] in CLITICS
                or words.low[here] in INVERTED
                or words.low[here] == "-t"
                or (words.pos[here] == "ADV" and here > place)
                or (words.low[here] in ("pour", "sa", "part") and here > place)
            ):
                return None
            here += 1
        return None

    def _verb(self, here: int, begin: int, limit: int, quoted: bool) -> Occurrence | None:
        words = self.words
        found = self.verbs.at(here, begin, limit)
        if found is None and (words.pos[here] in ("VERB", "AUX") or words.low[here + 1 : here + 2] == ["-on"]):
            group = self.verbs.group(here, begin, limit)
            if (
                group.inverted is not None
                and (quoted or (words.low[group.inverted] in THIRD and self._stands_alone(group, limit)))
                and group.form == "fin"
                and not (
                    words.form(here) == "fin"
                    and words.low[here] in AVOIR | ETRE
                    and group.end < limit
                    and words.pos[group.end] == "VERB"
                )
            ):
                return group
        if found is None or found.form != "fin" or found.passive or found.begin > begin + 1:
            return None
        if not (found.cue.frames & {"quote", "que"} if quoted or found.inverted is not None else "quote" in found.cue.frames):
            return None
        return found

    def _carried(self, here: int, begin: int, limit: int, quoted: bool) -> Incise | None:
        """*s'est contenté de répondre X*, *veut croire X*: the cue is the infinitive of another verb."""
        words = self.words
        if lemmatized(words.low[here], "fr") not in CARRIERS:
            return None
        carrier = self.verbs.group(here, begin, limit)
        if carrier.negated:
            return None
        place = carrier.end
        if place < limit and words.low[place] in ("de", "d'", "à", "par"):
            place += 1
        if place >= limit or words.form(place) != "inf":
            return None
        found = self.verbs.at(place, place, limit)
        if found is None or not found.cue.frames & {"quote", "que"}:
            return None
        return self._with_source(
            replace(found, begin=carrier.begin, inverted=carrier.inverted, form="fin"), begin, limit, quoted
        )

    def _stands_alone(self, group: Occurrence, limit: int) -> bool:
        """Whether only an inverted verb stands between two commas (*, appuie-t-il,*), and the sentence is no question."""
        return group.end >= limit or (self.words.low[group.end] == "," and "?" not in self.words.low[group.end : limit + 1])

    def _with_source(self, found: Occurrence, begin: int, limit: int, quoted: bool) -> Incise | None:
        words = self.words
        cue = (min(begin, found.begin), found.end)
        if found.inverted is not None:
            if not quoted and words.low[found.inverted] in ("-je", "-nous"):
                return None
            via = self.relays(found.end, limit)
            return Incise(
                cue=cue,
                source=(found.inverted, found.inverted + 1),
                begin=begin,
                end=self._tail(max([found.end, *[relay[1] for relay in via]]), limit),
                occurrence=found,
                via=via,
            )
        if found.end < limit and words.low[found.end] in ("que", "qu'"):
            return None
        start = self._source_start(found.end, limit)
        if start is None:
            return None
        end = self.phrases.noun_phrase_end(start, limit)
        end = self.phrases.with_appositions(start, end, limit)
        if not quoted and self._has_more(found, end, limit):
            return None
        via = self.relays(end, limit)
        return Incise(
            cue=cue,
            source=self.phrases.trimmed(start, end),
            begin=begin,
            end=self._tail(max([end, *[relay[1] for relay in via]]), limit),
            occurrence=found,
            via=via,
        )

    def _has_more(self, found: Occurrence, end: int, limit: int) -> bool:
        """Whether what follows a verb is its object, and what is asked of it follows (*, exhorte le pays à « agir »*)."""
        links = ({"à"} if found.cue.frames & {"x-à", "x-à-np"} else set()) | (
            {"de", "d'"} if found.cue.frames & {"x-de", "de"} else set()
        )
        return end + 1 < limit and self.words.low[end] in links and (
            self.words.form(end + 1) == "inf" or self.words.text[end + 1] in '«“"' or self.words.low[end + 1] in CLITICS
        )

    def _source_start(self, place: int, limit: int) -> int | None:
        """Where the subject begins that follows the verb, past adverbs, dates and addressees."""
        words = self.words
        inserted = False
        while place < limit:
            low, pos = words.low[place], words.pos[place]
            if place in self.phrases.timed or (pos == "ADV" and low not in ("ne",)):
                place += 1
            elif low == "un" and words.low[place + 1 : place + 2] == ["peu"]:
                place += 2
            elif low in ("ce", "cet") and place + 1 in self.phrases.timed:
                place += 1
            elif (low == "pour" and words.low[place + 1 : place + 3] in (["sa", "part"], ["leur", "part"])) or (
                low == "de" and words.low[place + 1 : place + 3] in (["son", "côté"], ["leur", "côté"])
            ):
                place += 3
            elif low in PREPOSITIONS and low not in ("selon",):
                place = self._addressee_end(place, limit)
            elif low == ",":
                after = place + 1
                if after < limit and (words.pos[after] in ("ADP", "ADV") or after in self.phrases.timed):
                    inserted, place = True, after
                elif inserted and self.phrases.starts_noun_phrase(after, limit):
                    # "a martelé, mardi, à Strasbourg, le négociateur"
                    inserted, place = False, after
                else:
                    return None
            elif self.phrases.starts_noun_phrase(place, limit):
                return place if low not in ("du", "d'") else None
            elif low in ("celui-ci", "celle-ci", "ceux-ci", "celui", "ce", "cette"):
                return place
            else:
                return None
        return None

    def _addressee_end(self, place: int, limit: int) -> int:
        """One past *à l'AFP*, *devant les députés*: shorter than a whole noun phrase, for the source follows at once."""
        words = self.words
        place += 2 if words.low[place] == "lors" else 1
        started = False
        while place < limit:
            low, pos = words.low[place], words.pos[place]
            if started and (
                (
                    low in DETERMINERS
                    and low not in OF
                    and words.low[place - 1] not in OF
                    and words.low[place - 1] not in ("à", "en", "sur")
                )
                or low in (",", "»")
                or low in ENDS
            ):
                break
            if (
                started
                and pos == "PROPN"
                and words.pos[place - 1] == "PROPN"
                and words.text[place - 1].isupper()
                and not (words.text[place].isupper())
            ):
                break
            if started and (low in PREPOSITIONS or pos in ("SCONJ", "CCONJ", "PRON", "VERB", "AUX")):
                break
            if started and (place in self.phrases.timed or place in words.name_starts):
                break
            if pos in ("NOUN", "PROPN", "X"):
                started = True
            elif self.phrases.finite(place):
                break
            place += 1
        return place

    def _tail(self, place: int, limit: int) -> int:
        """One past what still belongs to the incise: dates, places, addressees, up to the next comma or end."""
        words = self.words
        while place < limit:
            low = words.low[place]
            if (
                low == ","
                or low in ENDS
                or (words.text[place] in '«“"' and self.phrases.quote_of[place] >= 0)
                or low in ("»", "”")
            ):
                break
            place += 1
        return place

    def relays(self, place: int, limit: int) -> list[Range]:
        """Those who relay it: *, cité par Interfax, elle-même citée par Reuters*; innermost first."""
        words = self.words
        found: list[Range] = []
        while True:
            here = place
            while here < limit and (words.low[here] == "," or words.low[here] in RELAYED_SELF):
                here += 1
            if here + 2 >= limit or words.low[here] not in RELAYED or words.low[here + 1] != "par":
                return found
            start = here + 2
            place = self.phrases.noun_phrase_end(start, limit)
            found.append(self.phrases.trimmed(start, place))
