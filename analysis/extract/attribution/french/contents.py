"""What a French cue verb reports: an occurrence goes in, the range of words that carry what is said comes out."""

from dataclasses import dataclass

from analysis.extract.attribution.french.adjuncts import Adjuncts
from analysis.extract.attribution.french.clauses import Clauses
from analysis.extract.attribution.french.grammar import (
    DETERMINERS,
    ENDS,
    NEGATIONS,
    OF,
    QUESTIONS,
    RELATIVES,
    SUBJECTS,
    TO,
    TOLD,
)
from analysis.extract.attribution.french.phrases import Phrases
from analysis.extract.attribution.french.verbs import Occurrence
from analysis.extract.attribution.lexicon import lemmatized


@dataclass(frozen=True, kw_only=True)
class Content:
    """The words said and the frame that found them."""

    begin: int
    end: int
    frame: str


class Contents:
    """The complements of cue verbs in one document."""

    def __init__(self, phrases: Phrases, adjuncts: Adjuncts, clauses: Clauses) -> None:
        self.phrases, self.adjuncts, self.clauses = phrases, adjuncts, clauses
        self.words, self.lexicon = phrases.words, phrases.lexicon

    def after(self, found: Occurrence, limit: int) -> Content | None:
        """What follows the cue up to `limit`; None where nothing that its frames take stands there."""
        words, frames = self.words, found.cue.frames
        place = found.end
        if place >= limit:
            return None
        if "que" in frames and (that := self.adjuncts.that(place, limit, addressee=found.cue.lemma in TOLD)) is not None:
            begin = that + 1
            # "ne prévoit qu'une pause": no clause follows
            only = found.negated and not NEGATIONS & set(words.low[found.begin : begin])
            return self._phrase("np" if only else "que", begin, self.clauses.clause_end(begin, limit, found.verb))
        if found.passive and not frames & {"x-comme", "comme"}:
            return self._passive(found, limit)
        place = self.adjuncts.skip(place, limit, frames)
        if place >= limit:
            return None
        low, form = words.low[place], words.form(place)
        if low == "," or low in ENDS:
            return None
        if "si" in frames and low in QUESTIONS and self._is_question(place, limit):
            begin = place + 1 if low in ("si", "s'") else place
            return self._phrase("si", begin, self.clauses.clause_end(begin, limit, found.verb))
        if "sur" in frames and low == "sur":
            return self._phrase("np", place + 1, self.clauses.phrase_end(place + 1, limit))
        if "contre" in frames and low == "contre":
            return self._phrase("np", place + 1, self.clauses.phrase_end(place + 1, limit))
        for link in ("sur", "contre"):
            if f"x-{link}" in frames and (content := self._about(place, limit, link)) is not None:
                return content
        if "dans" in frames and low == "dans" and self.phrases.starts_noun_phrase(place + 1, limit):
            # "voit dans ce vote un désaveu": what it is taken for must follow
            stop = self.phrases.noun_phrase_end(place + 1, limit)
            stop = next((here for here in range(place + 2, stop) if self.phrases.quote_of[here] >= 0), stop)
            if self.phrases.starts_noun_phrase(stop, limit) or (stop < limit and self.phrases.quote_of[stop] >= 0):
                return self._phrase("np", place + 1, self.clauses.phrase_end(place + 1, limit))
            return None
        if "en" in frames and low == "en" and place + 1 < limit and words.form(place + 1) != "ger":
            return self._phrase("np", place, self.clauses.phrase_end(place, limit))
        if frames & {"x-de", "x-à", "x-comme", "comme"} and (content := self._of_someone(found, place, limit)) is not None:
            return content
        if "de" in frames and low in OF and self.adjuncts.infinitive(place + 1, limit):
            return self._phrase("de", place + 1, self.clauses.clause_end(place + 1, limit, found.verb))
        if "à" in frames and low == "à" and self.adjuncts.infinitive(place + 1, limit):
            return self._phrase("à", place + 1, self.clauses.clause_end(place + 1, limit, found.verb))
        if "inf" in frames and self.adjuncts.infinitive(place, limit):
            return self._phrase("inf", place, self.clauses.clause_end(place, limit, found.verb))
        if "de-quote" in frames and low in OF and place + 1 < limit:
            stop = self.clauses.phrase_end(place + 1, limit)
            return (
                self._phrase("np", place + 1, stop)
                if words.low[place + 1] in ("un", "une") or any(self.phrases.quote_of[here] >= 0 for here in range(place, stop))
                else None
            )
        if "de-np" in frames and low in OF:
            return self._phrase("np", place + 1, self.clauses.phrase_end(place + 1, limit))
        if "à-np" in frames and low in TO:
            return self._phrase("np", place + 1, self.clauses.phrase_end(place + 1, limit))
        if "adj" in frames and (
            words.pos[place] in ("ADJ", "NOUN")
            or form == "part"
            or words.text[place] in '«“"'
            or (low in OF and place + 1 < limit)
        ):
            stop = self.clauses.phrase_end(place, limit)
            colon = next(
                (here for here in range(place, stop) if words.low[here] == ":" and self.phrases.quote_of[here] < 0), stop
            )
            return self._phrase("adj", place, colon)
        if (
            "np" in frames
            or ("np-thing" in frames and self._thing(place, limit))
            or ("y-np" in frames and found.form in ("fin", "ger") and "y" in words.low[found.begin : found.verb])
        ) and self._object(place, limit):
            return self._phrase("np", place, self.clauses.phrase_end(place, limit))
        if "np-quote" in frames and self._object(place, limit):
            stop = self.clauses.phrase_end(place, limit)
            if any(self.phrases.quote_of[here] >= 0 for here in range(place, stop)):
                return self._phrase("np", place, stop)
        if "np-said" in frames and self._object(place, limit) and (self._held(place, limit) or self._said_noun(place, limit)):
            stop = self.clauses.clause_end(place, limit, found.verb)
            bare = sum(words.pos[here] != "DET" and here not in self.phrases.timed for here in range(place, stop)) <= 1
            # "ont exprimé leurs craintes": they do not tell which.
            return None if bare and found.cue.kind == "say" else self._phrase("np", place, stop)
        if (
            "as" in frames
            and self.phrases.starts_noun_phrase(place, limit)
            and (words.low[place] not in ("un", "une", "des") and words.pos[place] != "NUM")
        ):
            end = self.clauses.phrase_end(place, limit)
            noun = self.phrases.noun_phrase_end(place, end)
            if any(
                words.pos[here] == "ADJ" or words.form(here) == "part" or words.text[here] in '«“"'
                for here in range(place, end)
            ) and (noun <= end):
                return self._phrase("as", place, end)
        if "as" in frames and found.cue.kind == "think" and (content := self._state(place, limit)) is not None:
            return content
        if (
            "as" in frames
            and (
                words.text[place] in ("«", "“", '"')
                or (words.pos[place] == "DET" and place + 1 < limit and (words.text[place + 1] in ("«", "“", '"')))
            )
            and self.phrases.quote_of[min(place + 1, limit - 1)] >= 0
        ):
            return self._phrase("as", place, self.clauses.phrase_end(place, limit))
        if "apart" in frames:
            return None
        if (
            words.text[place] in ("«", "“", '"')
            and self.phrases.quote_of[place] >= 0
            and frames & {"quote", "np"}
            and (self._says_something(place, limit) or "np" in frames)
        ):
            return self._phrase("quote", place, self.phrases.quote_end(place, limit))
        if (
            frames & {"quote", "np"}
            and low in ("un", "une", "des", "le", "la", "les", "de", "d'", "l'")
            and place + 1 < limit
            and (words.text[place + 1] in ("«", "“", '"') and self.phrases.quote_of[place + 1] >= 0)
            and (self.phrases.quote_end(place + 1, limit) - place > 6)
        ):
            return self._phrase("quote", place + 1, self.phrases.quote_end(place + 1, limit))
        return None

    def _state(self, place: int, limit: int) -> Content | None:
        """*juge l'école en recul*, *trouve la mesure sans effet*: a noun phrase and the state it is taken to be in."""
        if not self.phrases.starts_noun_phrase(place, limit) or self.words.low[place] in ("un", "une", "des"):
            return None
        here = self.phrases.noun_phrase_end(place, limit)
        if here + 1 >= limit or self.words.low[here] not in ("en", "sans", "hors") or here + 1 in self.phrases.timed:
            return None
        return self._phrase("as", place, self.clauses.phrase_end(here, limit))

    def _about(self, place: int, limit: int, link: str) -> Content | None:
        """*mettre en garde X contre …*, *alerter X sur …*."""
        if not self.phrases.starts_noun_phrase(place, limit):
            return None
        here = self.phrases.noun_phrase_end(place, limit)
        if here + 1 >= limit or self.words.low[here] != link:
            return None
        return self._phrase("np", here + 1, self.clauses.phrase_end(here + 1, limit))

    def _said_noun(self, place: int, limit: int) -> bool:
        """Whether a noun phrase is about something said (*des accusations*, *l'idée que …*)."""
        words = self.words
        noun = next((here for here in range(place, min(limit, place + 5)) if words.pos[here] == "NOUN"), None)
        return noun is not None and (
            words.low[noun] in self.lexicon.nouns or lemmatized(words.low[noun], "fr") in self.lexicon.nouns
        )

    def _passive(self, found: Occurrence, limit: int) -> Content | None:
        """*il est reproché à X de …*, *a été accusé par Y de …*."""
        words, frames = self.words, found.cue.frames
        if not frames & {"de", "x-de", "x-à", "à"}:
            return None
        for here in range(found.end, min(limit, found.end + 20)):
            low = words.low[here]
            if low in (OF if frames & {"de", "x-de"} else TO) and self.adjuncts.infinitive(here + 1, limit):
                return self._phrase("de", here + 1, self.clauses.clause_end(here + 1, limit, found.verb))
            if self.phrases.finite(here) or low in (",", ";", ":", "et"):
                return None
        return None

    def _says_something(self, place: int, limit: int) -> bool:
        """Whether a quotation has a verb or more than two words."""
        end = self.phrases.quote_end(place, limit)
        return (
            end - place > 4 or self.words.low[end - 2] in ("!", "?") or any(self.words.form(here) for here in range(place, end))
        )

    def _phrase(self, frame: str, begin: int, end: int) -> Content | None:
        begin, end = self.phrases.trimmed(begin, end)
        return Content(begin=begin, end=end, frame=frame) if end > begin else None

    def _is_question(self, place: int, limit: int) -> bool:
        words = self.words
        low = words.low[place]
        if low == "ce":
            return place + 1 < limit and words.low[place + 1] in ("que", "qu'", "qui")
        if low == "s'":
            return place + 1 < limit and words.low[place + 1] in ("il", "ils")
        if low == "qui":
            return False
        if low == "si" and place + 1 < limit and words.pos[place + 1] in ("DET", "PRON", "PROPN"):
            return True
        return any(self.phrases.finite(here) for here in range(place + 1, min(limit, place + 25)))

    def _object(self, place: int, limit: int) -> bool:
        """Whether a noun phrase that can be the thing said begins here."""
        words = self.words
        if words.low[place] in SUBJECTS - {"celui-ci"} or words.low[place] in ("y", "en"):
            return False
        if self._held(place, limit):
            return True
        if words.low[place] in ("de", "d'") and words.pos[place + 1 : place + 3] == ["ADJ", "NOUN"]:
            # "annonce de fortes pluies"
            return True
        return self.phrases.starts_noun_phrase(place, limit) or words.low[place][0].isdigit()

    def _held(self, place: int, limit: int) -> bool:
        """Whether a quotation begins here, or behind a determiner (*des « divergences »*, *sa « vive inquiétude »*)."""
        words = self.words
        for here in range(place, min(limit, place + 3)):
            if words.text[here] in '«“"':
                return self.phrases.quote_of[here] >= 0
            if words.low[here] not in DETERMINERS and words.pos[here] != "ADJ":
                return False
        return False

    def _thing(self, place: int, limit: int) -> bool:
        """Whether a noun phrase names no person and no institution (*exclut tout accord*, but *a exclu le député*)."""
        words = self.words
        noun = next((here for here in range(place, min(limit, place + 4)) if words.pos[here] in ("NOUN", "PROPN")), None)
        return (
            noun is not None
            and words.pos[noun] == "NOUN"
            and words.low[place] != "du"
            and (words.pos[place] != "NUM" or words.low[noun] == "%")
            and not (self.phrases.is_function(noun) or noun in words.named)
        )

    def _of_someone(self, found: Occurrence, place: int, limit: int) -> Content | None:
        """*accuser X de …*, *exhorter X à …*, *qualifier X de …*, *décrire X comme …*."""
        words, frames = self.words, found.cue.frames
        links = set()
        if "x-de" in frames or "x-comme" in frames or "comme" in frames:
            links |= {"de", "d'"} if "x-de" in frames else {"comme"} if "comme" in frames else {"de", "d'", "comme", "«"}
        if "x-à" in frames:
            links |= TO if "x-à-np" in frames else {"à"}
        begin = place
        clitic = any(
            words.low[here] in ("l'", "les", "le", "la", "s'", "se", "t'", "m'") for here in range(found.begin, found.verb)
        )
        if words.low[place] in links:
            if not clitic and not frames & {"x-comme", "comme"} and not found.passive:
                return None
            start = place + 1 if words.low[place] != "«" else place
            if (
                found.passive
                and (by := words.low.index("par", start, limit) if "par" in words.low[start:limit] else None) is not None
            ):
                # "ont été qualifiés d'« irresponsables » par X"
                return self._phrase("x-de", start, min(by, self.clauses.phrase_end(start, limit)))
            if "x-à" in frames and not self.adjuncts.infinitive(start, limit):
                return None
            return self._phrase("x-de", start, self.clauses.phrase_end(start, limit))
        if "x-à" in frames and words.low[place] in ("à", "au", "aux"):
            return None
        if not (self.phrases.starts_noun_phrase(place, limit) or words.text[place] in '«“"'):
            return None
        here = self._object_end(place, limit)
        relative = False
        while here < limit:
            low = words.low[here]
            if (
                low in links
                and (
                    "x-à" not in frames
                    or self.adjuncts.infinitive(here + 1, limit)
                    or ("x-à-np" in frames and here == self.phrases.noun_phrase_end(place, limit))
                )
                and (
                    "x-de" not in frames
                    or self.adjuncts.infinitive(here + 1, limit)
                    or self.phrases.starts_noun_phrase(here + 1, limit)
                    # "accuse le pays de « mensonges »"
                    or (here + 1 < limit and words.text[here + 1] in '«“"' and self.phrases.quote_of[here + 1] >= 0)
                )
            ):
                if "x-de" in frames and words.pos[here + 1] == "NUM":
                    return None
                start = begin if frames & {"x-de", "x-comme", "comme"} else here + 1
                stop = (
                    self.clauses.clause_end(here + 1, limit, found.verb)
                    if self.adjuncts.infinitive(here + 1, limit)
                    else self.clauses.phrase_end(here + 1, limit)
                )
                return self._phrase("x-de", start, stop)
            if words.text[here] in '«“"' and frames & {"x-comme"}:
                return self._phrase("x-de", begin, self.clauses.phrase_end(here, limit))
            if (self.phrases.finite(here) and not relative) or low in ENDS or here - place > 25:
                return None
            relative = low in RELATIVES or (relative and low != ",")
            here += 1
        return None

    def _object_end(self, place: int, limit: int) -> int:
        """One past the first noun of the object: the link (*de*, *à*) may follow at once."""
        words = self.words
        while place < limit and words.pos[place] not in ("NOUN", "PROPN"):
            place += 1
        while place < limit and words.pos[place] in ("NOUN", "PROPN", "ADJ"):
            place += 1
        return place
