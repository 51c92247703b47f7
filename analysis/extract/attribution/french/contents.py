"""What a French cue verb reports: an occurrence goes in, the range of words that carry what is said comes out."""

from dataclasses import dataclass

from analysis.extract.attribution.finding import Range
from analysis.extract.attribution.french.phrases import (
    CLITICS, ENDS, OF, PREPOSITIONS, RELATIVES, SUBJECTS, Phrases,
)
from analysis.extract.attribution.french.verbs import Occurrence, Verbs
from analysis.extract.attribution.lexicon import lemmatized

_QUESTIONS = frozenset("si s' comment pourquoi combien quand où quel quelle quels quelles qui ce".split())
_TO = frozenset("à au aux".split())
_AS = frozenset("comme de d' du des".split())
# These take the person told without a preposition (*a prévenu les députés que …*).
_TOLD = frozenset("prévenir avertir informer aviser alerter assurer notifier".split())
_NO_CONTENT_QUE = frozenset("plus moins aussi autant même autre tel tels telle telles si tant tellement mieux pire plutôt ne n' alors "
                            "tandis afin pour bien avant après dès depuis pendant parce sans lors tout".split())
_GOES_ON = frozenset("afin en y dont notamment voire soit ainsi et ou ni mais non sans avec après dans pour comme".split())


@dataclass(frozen=True, kw_only=True)
class Content:
    """The words said and the frame that found them; `que` clauses are `clause`, all else is a phrase."""

    begin: int
    end: int
    frame: str


class Contents:
    """The complements of cue verbs in one document."""

    def __init__(self, phrases: Phrases, verbs: Verbs) -> None:
        self.phrases, self.verbs = phrases, verbs
        self.words, self.lexicon = phrases.words, phrases.lexicon

    def after(self, found: Occurrence, limit: int) -> Content | None:
        """What follows the cue up to `limit`; None where nothing that its frames take stands there."""
        words, frames = self.words, found.cue.frames
        place = found.end
        if place >= limit:
            return None
        if "que" in frames and (that := self._that(
                place, limit, addressee=found.cue.lemma in _TOLD)) is not None:
            begin = that + 1
            return self._phrase("que", begin, self.clause_end(begin, limit, found.verb))
        if found.passive and not frames & {"x-comme", "comme"}:
            return self._passive(found, limit)
        place = self._skip(place, limit, frames)
        if place >= limit:
            return None
        low, form = words.low[place], words.form(place)
        if low == "," or low in ENDS:
            return None
        if "si" in frames and low in _QUESTIONS and self._is_question(place, limit):
            begin = place + 1 if low in ("si", "s'") else place
            return self._phrase("si", begin, self.clause_end(begin, limit, found.verb))
        if "sur" in frames and low == "sur":
            return self._phrase("np", place + 1, self.phrase_end(place + 1, limit))
        if "contre" in frames and low == "contre":
            return self._phrase("np", place + 1, self.phrase_end(place + 1, limit))
        if "en" in frames and low == "en" and place + 1 < limit and words.form(place + 1) != "ger":
            return self._phrase("np", place, self.phrase_end(place, limit))
        if frames & {"x-de", "x-à", "x-comme", "comme"} and (content := self._of_someone(found, place, limit)) is not None:
            return content
        if "de" in frames and low in OF and self._infinitive(place + 1, limit):
            return self._phrase("de", place + 1, self.clause_end(place + 1, limit, found.verb))
        if "à" in frames and low == "à" and self._infinitive(place + 1, limit):
            return self._phrase("à", place + 1, self.clause_end(place + 1, limit, found.verb))
        if "inf" in frames and self._infinitive(place, limit):
            return self._phrase("inf", place, self.clause_end(place, limit, found.verb))
        if "de-quote" in frames and low in OF:
            stop = self.phrase_end(place + 1, limit)
            return self._phrase("np", place + 1, stop) if any(self.phrases.quote_of[here] >= 0 for here in range(place, stop)) else None
        if "de-np" in frames and low in OF:
            return self._phrase("np", self._after_of(place), self.phrase_end(place + 1, limit))
        if "à-np" in frames and low in _TO:
            return self._phrase("np", place + 1, self.phrase_end(place + 1, limit))
        if "adj" in frames and (words.pos[place] == "ADJ" or form == "part" or words.text[place] in "«“\"" or (
                low in OF and place + 1 < limit)):
            stop = self.phrase_end(place, limit)
            colon = next((here for here in range(place, stop) if words.low[here] == ":" and self.phrases.quote_of[here] < 0), stop)
            return self._phrase("adj", place, colon)
        if "np" in frames and self._object(place, limit):
            return self._phrase("np", place, self.phrase_end(place, limit))
        if "np-said" in frames and self._object(place, limit) and self._said_noun(place, limit):
            return self._phrase("np", place, self.clause_end(place, limit, found.verb))
        if "as" in frames and self.phrases.starts_noun_phrase(place, limit) and (
                words.low[place] not in ("un", "une", "des") and words.pos[place] != "NUM"):
            end = self.phrase_end(place, limit)
            noun = self.phrases.noun_phrase_end(place, end)
            if any(words.pos[here] == "ADJ" or words.form(here) == "part" or words.text[here] in "«“\"" for here in range(place, end)) and (
                    noun <= end):
                return self._phrase("as", place, end)
        if "as" in frames and (words.text[place] in ("«", "“", '"') or words.pos[place] == "DET" and place + 1 < limit and (
                words.text[place + 1] in ("«", "“", '"'))) and self.phrases.quote_of[min(place + 1, limit - 1)] >= 0:
            return self._phrase("as", place, self.phrase_end(place, limit))
        if words.text[place] in ("«", "“", '"') and self.phrases.quote_of[place] >= 0 and frames & {"quote", "np"} and (
                self._says_something(place, limit) or "np" in frames):
            return self._phrase("quote", place, self.phrases.quote_end(place, limit))
        if frames & {"quote", "np"} and low in ("un", "une", "des", "le", "la", "les", "de", "d'", "l'") and place + 1 < limit and (
                words.text[place + 1] in ("«", "“", '"') and self.phrases.quote_of[place + 1] >= 0) and (
                    self.phrases.quote_end(place + 1, limit) - place > 6):
            return self._phrase("quote", place + 1, self.phrases.quote_end(place + 1, limit))
        return None

    def _said_noun(self, place: int, limit: int) -> bool:
        """Whether a noun phrase is about something said (*des accusations*, *l'idée que …*)."""
        words = self.words
        noun = next((here for here in range(place, min(limit, place + 5)) if words.pos[here] == "NOUN"), None)
        return noun is not None and (words.low[noun] in self.lexicon.nouns or lemmatized(words.low[noun], "fr") in self.lexicon.nouns)

    def _passive(self, found: Occurrence, limit: int) -> Content | None:
        """*il est reproché à X de …*, *a été accusé par Y de …*."""
        words, frames = self.words, found.cue.frames
        if not frames & {"de", "x-de", "x-à", "à"}:
            return None
        for here in range(found.end, min(limit, found.end + 20)):
            low = words.low[here]
            if low in (OF if frames & {"de", "x-de"} else _TO) and self._infinitive(here + 1, limit):
                return self._phrase("de", here + 1, self.clause_end(here + 1, limit, found.verb))
            if self.phrases.finite(here) or low in (",", ";", ":", "et"):
                return None
        return None

    def _says_something(self, place: int, limit: int) -> bool:
        """Whether a quotation has a verb or more than two words."""
        end = self.phrases.quote_end(place, limit)
        return end - place > 4 or any(self.words.form(here) for here in range(place, end))

    def _phrase(self, frame: str, begin: int, end: int) -> Content | None:
        begin, end = self.phrases.trimmed(begin, end)
        return Content(begin=begin, end=end, frame=frame) if end > begin else None

    def _after_of(self, place: int) -> int:
        return place + 1

    def _that(self, place: int, limit: int, *, addressee: bool = False) -> int | None:
        """The *que* that opens what is said, past dates, addressees and insertions."""
        words, start = self.words, place
        stop = min(limit, place + 40)
        inserted = False
        while place < stop:
            low = words.low[place]
            if low in ("que", "qu'"):
                before = words.low[place - 1]
                if before in _NO_CONTENT_QUE and place > start and not (before == "même" and words.low[place - 2] == "de"):
                    return None
                if words.pos[place] == "ADV" and words.dep[place] == "advmod" or words.pos[place] == "PRON" and before == "," and (
                        words.dep[place] != "mark"):
                    return None
                if not self._adjunct_before(start, place) and not (addressee and self._told_before(start, place)):
                    return None
                return place
            if low == ",":
                inserted = not inserted
            elif not inserted and words.form(place) in ("fin", "inf", "ger") or low in (";", ":") or (
                    low in ENDS or low in ("«", "»", "et", "mais", "qui")):
                return None
            place += 1
        return None

    def _told_before(self, start: int, place: int) -> bool:
        """Whether a noun phrase, the person told, is all that stands between the cue and *que*."""
        here = self._skip(start, place, frozenset())
        return self.phrases.starts_noun_phrase(here, place) and self._skip(
            self.phrases.noun_phrase_end(here, place), place, frozenset()) >= place

    def _adjunct_before(self, start: int, place: int) -> bool:
        """Whether all from the cue to *que* is a date, a place or an addressee, so that *que* is no relative."""
        reached = self._skip(start, place, frozenset())
        return reached >= place or reached + 1 == place and self.words.low[reached] == ","

    def _skip(self, place: int, limit: int, frames: frozenset[str]) -> int:
        """Past adverbs, dates, and phrases that say when, where or to whom it was said."""
        words = self.words
        while place < limit:
            low, pos = words.low[place], words.pos[place]
            if place in self.phrases.timed:
                while place < limit and place in self.phrases.timed:
                    place += 1
            elif low == "tout" and words.low[place + 1:place + 3] == ["de", "même"]:
                place += 3
            elif pos == "ADV" and low not in ("où", "comment", "pourquoi", "combien", "ne", "n'", "non") and not (
                    place + 1 < limit and words.pos[place + 1] in ("ADJ", "NUM")):
                place += 1
            elif low in ("pour", "de") and words.low[place + 1:place + 3] in (["sa", "part"], ["leur", "part"], ["son", "côté"], ["leur", "côté"]):
                place += 3
            elif low in ("d'", "de") and place + 1 < limit and words.low[place + 1] in ("ailleurs", "abord", "emblée", "nouveau", "plus"):
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
            elif low in ("une", "la") and "fois" in words.low[place + 1:min(limit, place + 3)]:
                # "a démenti une nouvelle fois toute ingérence"
                place = words.low.index("fois", place) + 1
            else:
                break
        return place

    def _wanted(self, low: str, place: int, limit: int, frames: frozenset[str]) -> bool:
        if low in _TO:
            if "à-np" in frames or "x-à" in frames:
                return True
            return "à" in frames and self._infinitive(place + 1, limit)
        if low == "sur":
            return "sur" in frames
        if low == "contre":
            return "contre" in frames
        if low == "en":
            return "en" in frames
        return False

    def _insertion(self, place: int, limit: int) -> int | None:
        """The comma that closes a short insertion opened by the one at `place`."""
        for here in range(place + 1, min(limit, place + 16)):
            if self.words.low[here] == ",":
                return here
            if self.phrases.finite(here) or self.words.low[here] in ENDS:
                return None
        return None

    def _infinitive(self, place: int, limit: int) -> bool:
        """Whether an infinitive with its clitics and negation begins here."""
        words = self.words
        for here in range(place, min(limit, place + 6)):
            low = words.low[here]
            if words.form(here) == "inf" or (words.pos[here] == "NOUN" and self.phrases.looks_infinitive(here)):
                return True
            if words.text[here] in "«“\"":
                continue
            if not (low in CLITICS or low in ("pas", "plus", "jamais", "rien") or words.pos[here] == "ADV"):
                return False
        return False

    def _is_question(self, place: int, limit: int) -> bool:
        words = self.words
        low = words.low[place]
        if low == "ce":
            return place + 1 < limit and words.low[place + 1] in ("que", "qu'", "qui")
        if low == "s'":
            return place + 1 < limit and words.low[place + 1] in ("il", "ils")
        if low in ("qui",):
            return False
        return any(self.phrases.finite(here) for here in range(place + 1, min(limit, place + 25)))

    def _object(self, place: int, limit: int) -> bool:
        """Whether a noun phrase that can be the thing said begins here."""
        words = self.words
        if words.low[place] in SUBJECTS - {"celui-ci"} or words.low[place] in ("y", "en"):
            return False
        if words.low[place] in OF and words.low[place] in ("du", "des", "de", "d'") and words.low[place] not in ("des", "de", "du"):
            return False
        if words.text[place] in "«“\"" and self.phrases.quote_of[place] >= 0:
            return True
        return self.phrases.starts_noun_phrase(place, limit)

    def _of_someone(self, found: Occurrence, place: int, limit: int) -> Content | None:
        """*accuser X de …*, *exhorter X à …*, *qualifier X de …*, *décrire X comme …*."""
        words, frames = self.words, found.cue.frames
        links = set()
        if "x-de" in frames or "x-comme" in frames or "comme" in frames:
            links |= {"de", "d'"} if "x-de" in frames else {"comme"} if "comme" in frames else {"de", "d'", "comme", "«"}
        if "x-à" in frames:
            links |= {"à"}
        begin = place
        clitic = any(words.low[here] in ("l'", "les", "le", "la", "s'", "se", "t'", "m'") for here in range(found.begin, found.verb))
        if words.low[place] in links:
            if not clitic and not frames & {"x-comme", "comme"} and not found.passive:
                return None
            start = place + 1 if words.low[place] != "«" else place
            if "x-à" in frames and not self._infinitive(start, limit):
                return None
            return self._phrase("x-de", start, self.phrase_end(start, limit))
        if "x-à" in frames and words.low[place] in ("à", "au", "aux"):
            return None
        if not (self.phrases.starts_noun_phrase(place, limit) or words.text[place] in "«“\""):
            return None
        here = self._object_end(place, limit)
        relative = False
        while here < limit:
            low = words.low[here]
            if low in links and ("x-à" not in frames or self._infinitive(here + 1, limit)) and (
                    "x-de" not in frames or self._infinitive(here + 1, limit) or self.phrases.starts_noun_phrase(here + 1, limit)):
                if "x-de" in frames and words.pos[here + 1] == "NUM":
                    return None
                start = begin if frames & {"x-de", "x-comme", "comme"} else here + 1
                stop = self.clause_end(here + 1, limit, found.verb) if self._infinitive(here + 1, limit) else self.phrase_end(here + 1, limit)
                return self._phrase("x-de", start, stop)
            if words.text[here] in "«“\"" and frames & {"x-comme"}:
                return self._phrase("x-de", begin, self.phrase_end(here, limit))
            if self.phrases.finite(here) and not relative or low in ENDS or here - place > 25:
                return None
            relative = low in RELATIVES or relative and low != ","
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

    def clause_end(self, begin: int, limit: int, verb: int) -> int:
        """One past the clause that begins at `begin` and that `verb` reports."""
        words = self.words
        while begin < limit and words.low[begin] == ",":
            begin += 1
        place, depth = begin, 0
        quote = self.phrases.quote_of
        while place < limit:
            low = words.low[place]
            if quote[place] >= 0 and (place == begin or quote[place - 1] != quote[place]) and quote[place] != quote[begin - 1]:
                place = self.phrases.quote_end(place, limit)
                continue
            if low == "(":
                close = self.phrases.closing(place, limit)
                if close is not None:
                    place = close + 1
                    continue
            if low == ")" and depth == 0:
                break
            if low == ";" or (low == ":" and not self._quote_follows(place, limit)):
                break
            if low in (",", "-", "–", "—") and self._leaves_clause(place, limit, verb, begin):
                break
            if low in ("et", "mais", "ou", "puis") and self._second_predicate(place, limit, verb, begin):
                break
            if low in ("selon",) or (low in ("d'après",)) or (low == "d'" and place + 1 < limit and words.low[place + 1] == "après"):
                if place > begin + 1 and words.low[place - 1] == "," and not self._interrupts(begin, place, limit):
                    break
            if low in ("avant",) and place + 2 < limit and words.low[place + 1] in OF and self._infinitive(place + 2, limit) and (
                    self._cue_within(place + 2, min(limit, place + 6))):
                break
            if low in ("tout", "en") and place + 1 < limit and self._gerund_cue(place, limit) or self._new_report(place, begin, limit):
                break
            place += 1
        return place

    def _new_report(self, place: int, begin: int, limit: int) -> bool:
        """Whether a participle opens the next report without a comma (*… » évoquant des « … »*, *… affirmant : « … »*)."""
        words = self.words
        if place <= begin or words.form(place) != "ger" or self.lexicon.verb(words.low[place]) is None:
            return False
        after = words.low[place + 1] if place + 1 < limit else ""
        return self.phrases.quote_of[place - 1] >= 0 or self.phrases.quote_of[place - 2] >= 0 or after in (":", "que", "qu'", "«", "“")

    def _interrupts(self, begin: int, place: int, limit: int) -> bool:
        """Whether a phrase between commas breaks the clause open at its verb (*est, selon lui, une substance …*)."""
        words = self.words
        last = place - 2
        if words.form(last) == "" and any(self.phrases.finite(here) for here in range(begin, place)):
            return False
        close = next((here for here in range(place, min(limit, place + 14)) if words.low[here] == ","), None)
        return close is not None and close + 1 < limit

    def _quote_follows(self, place: int, limit: int) -> bool:
        """Whether a colon leads on to a quotation that has no source of its own."""
        return place + 1 < limit and self.phrases.quote_of[place + 1] >= 0 and not self._attributed(
            self.phrases.quote_end(place + 1, limit), limit)

    def _cue_within(self, begin: int, end: int) -> bool:
        return any(self.words.form(place) and self.lexicon.verb(self.words.low[place]) for place in range(begin, end))

    def _gerund_cue(self, place: int, limit: int) -> bool:
        """Whether *en ajoutant …*, *, ajoutant …* begins here: its own report."""
        words = self.words
        if words.low[place] == "tout":
            place += 1
        if place < limit and words.low[place] == "en":
            place += 1
        return place < limit and words.form(place) == "ger" and self.lexicon.verb(words.low[place]) is not None

    def _leaves_clause(self, comma: int, limit: int, verb: int, begin: int) -> bool:
        """Whether what follows a comma is no part of what is said."""
        words = self.words
        place = comma + 1
        if place >= limit:
            return True
        low = words.low[place]
        if low == "tandis":
            return self._report_follows(place, limit)
        if low == "ni":
            return True
        if low in ("sans", "avant", "citant") or self._gerund_cue(place, limit):
            return low != "sans" or self._infinitive(place + 1, limit)
        if self._quote_done(comma, begin) and not (low in ("et", "mais", "ou") and any(
                self.phrases.quote_of[here] >= 0 for here in range(place, min(limit, place + 3)))):
            return True
        if low in ("et", "mais", "puis", "ou") and self._second_predicate(place, limit, verb, begin):
            return True
        if low == "en" and place + 1 < limit and words.form(place + 1) == "ger":
            return words.head[place + 1] == verb or words.head[place + 1] < begin
        if low in ("ce",) and place + 1 < limit and words.low[place + 1] == "qui" and words.head[place + 1] < begin:
            return False
        return self.is_incise(place, limit)

    def _quote_done(self, comma: int, begin: int) -> bool:
        """Whether what was said is one quotation with a verb, and the comma stands right behind it."""
        quote = self.phrases.quote_of
        return quote[begin] >= 0 and quote[comma - 1] == quote[begin] and quote[comma] < 0 and any(
            self.phrases.finite(here) for here in range(begin, comma))

    def is_incise(self, place: int, limit: int) -> bool:
        """Whether an incise (*a déclaré X*, *dit-il*, *selon X*) begins at `place`."""
        words = self.words
        low = words.low[place]
        if low == "comme" and place + 1 < limit and words.low[place + 1] in ("le", "l'"):
            return self._cue_within(place + 2, min(limit, place + 6))
        if low == "selon" or (low in ("d'", "d'après") and words.low[place:place + 2] in (["d'", "après"],)) or low == "d'après":
            return True
        if low == "de" and place + 1 < limit and words.low[place + 1] in ("source", "sources"):
            return True
        here = place
        while here < limit and (words.low[here] in CLITICS or words.low[here] in ("a", "ont", "avait", "avaient", "est", "-t", "-t-il") or (
                words.low[here].startswith("-") and len(words.low[here]) > 1)) and here - place < 6:
            here += 1
        while here < limit and words.pos[here] == "ADV" and here > place:
            here += 1
        if here >= limit:
            return False
        if words.low[here] == "dit" and here == place and here + 1 < limit and words.low[here + 1] not in ("-il", "-elle", "-on"):
            return words.low[here + 1] in ("le", "la", "l'", "-ils", "-elles", "-t") or words.pos[here + 1] == "PROPN"
        found = self.verbs.at(here, place, limit)
        if found is None or found.form not in ("fin",) or found.begin != place and words.low[found.begin] not in CLITICS:
            return False
        if not found.cue.frames & {"quote", "que"}:
            return False
        return found.inverted is not None or (found.end < limit and words.low[found.end] not in ("que", "qu'", ",", "et", "mais") and (
            words.low[found.end] not in OF) and not self._infinitive(found.end, limit) and not self._has_subject_before(place))

    def _has_subject_before(self, place: int) -> bool:
        return place > 0 and (self.words.low[place - 1] in SUBJECTS or self.words.low[place - 1] in RELATIVES)

    def _second_predicate(self, place: int, limit: int, verb: int, begin: int) -> bool:
        """Whether *et*, *mais* … join a new verb to the cue, not to a verb inside what is said."""
        words = self.words
        here = place + 1
        if here < limit and words.low[here] in ("que", "qu'", "de", "d'"):
            return False
        while here < limit and (words.pos[here] == "ADV" or words.low[here] in CLITICS):
            here += 1
        if here >= limit:
            return False
        if self.is_shared_participle(here):
            return True
        if self.phrases.finite(here) or words.form(here) == "fin":
            target = here
            if words.pos[here] == "AUX":
                target = next((there for there in range(here + 1, min(limit, here + 5)) if words.form(there) == "part"), here)
            cue = self.verbs.at(target, here, limit)
            if cue is not None and cue.cue.frames & {"que", "quote"} and words.head[target] in (verb, words.head[verb]):
                return True
            if cue is not None and "que" in cue.cue.frames and self._that(cue.end, limit) is not None:
                return True
            if cue is not None and words.low[place - 1] == "," and not words.low[here] in ("est", "sont"):
                return True
            if words.head[target] == verb or words.head[here] == verb:
                return not any(words.head[there] == target and words.dep[there].startswith("nsubj") for there in range(here, target))
            return False
        # "…, et le président a annoncé que": a new sentence with its own report.
        if words.low[place - 1] == "," and self.phrases.starts_noun_phrase(here, limit):
            for there in range(here + 1, min(limit, here + 14)):
                if self.phrases.finite(there):
                    target = there
                    if words.pos[there] == "AUX":
                        target = next((where for where in range(there + 1, min(limit, there + 5)) if words.form(where) == "part"), there)
                    cue = self.verbs.at(target, here, limit)
                    return cue is not None and bool(cue.cue.frames & {"que", "quote"})
                if words.low[there] in (",", ";"):
                    return False
        return False

    def phrase_end(self, begin: int, limit: int) -> int:
        """One past a phrase (a noun phrase or an infinitive with all that hangs on it) that begins at `begin`."""
        words = self.words
        place, subordinate = begin, False
        quote = self.phrases.quote_of
        while place < limit:
            low = words.low[place]
            if quote[place] >= 0 and (place == 0 or quote[place - 1] != quote[place]):
                place = self.phrases.quote_end(place, limit)
                continue
            if low == "(":
                close = self.phrases.closing(place, limit)
                if close is not None:
                    place = close + 1
                    continue
            if low in (";", ")") or (low == ":" and not self._quote_follows(place, limit) and not self._lists(place, limit)):
                break
            if low in RELATIVES and place > begin or low in ("si", "lorsque", "lorsqu'", "quand", "puisque", "comme", "alors"):
                subordinate = True
            if low == "," and not self._goes_on(place, limit, subordinate):
                break
            if low in ("selon", "d'après", "avant", "tandis") and place > begin and words.low[place - 1] != "jamais":
                if low == "tandis":
                    if not subordinate or self._report_follows(place, limit):
                        break
                elif low != "avant" or (place + 2 < limit and self._infinitive(place + 2, limit)):
                    break
            if low == "d'" and place + 1 < limit and words.low[place + 1] == "après":
                break
            if low in ("en", "tout") and self._gerund_cue(place, limit) or self._new_report(place, begin, limit):
                break
            if low in ("et", "mais", "ou", "puis") and self._new_predicate(place, limit, subordinate):
                break
            if not subordinate and place > begin and self.phrases.finite(place) and words.form(begin) != "fin":
                break
            place += 1
        while place > begin and words.low[place - 1] in (*SUBJECTS, "et", "mais", ",", ":", "-", "n'", "ne", "s'", "se"):
            place -= 1
        return place

    def is_shared_participle(self, place: int) -> bool:
        """Whether a participle behind *et* shares its auxiliary with a cue before (*a dénoncé … et affirmé que …*)."""
        words = self.words
        cues = self.lexicon.verbs.get(self.lexicon.verb(words.low[place]) or "", ())
        return words.form(place) == "part" and any(cue.frames & {"que", "quote", "de"} for cue in cues) and (
            words.low[place - 1] in ("et", ",", "mais", "puis") or words.pos[place - 1] == "ADV" and words.low[place - 2] in ("et", "mais", "puis"))

    def _lists(self, colon: int, limit: int) -> bool:
        """Whether a list without a verb follows a colon."""
        return colon + 1 < limit and self.phrases.quote_of[colon + 1] < 0 and not any(
            self.phrases.finite(here) for here in range(colon + 1, limit))

    def _new_predicate(self, place: int, limit: int, subordinate: bool) -> bool:
        """Whether *et* joins another finite verb to the cue."""
        words = self.words
        here = place + 1
        while here < limit and (words.pos[here] == "ADV" or words.low[here] in CLITICS):
            here += 1
        if here >= limit:
            return False
        if self.phrases.finite(here) or self.is_shared_participle(here):
            return not subordinate or self.lexicon.verb(words.low[here]) is not None or words.pos[here] == "AUX"
        if words.low[here] in SUBJECTS or (self.phrases.starts_noun_phrase(here, limit) and not subordinate):
            for there in range(here + 1, min(limit, here + 8)):
                if self.phrases.finite(there):
                    return not subordinate
                if words.low[there] in RELATIVES or words.low[there] in (",", ";"):
                    return False
        return False

    def _goes_on(self, comma: int, limit: int, subordinate: bool) -> bool:
        """Whether a phrase goes on after a comma: with a quotation, a purpose, a reason, or one more of a list."""
        words = self.words
        place = comma + 1
        if place >= limit or self.is_incise(place, limit) or self._gerund_cue(place, limit):
            return False
        low = words.low[place]
        if words.text[place] in "«“\"" and self.phrases.quote_of[place] >= 0:
            return not self._attributed(self.phrases.quote_end(place, limit), limit)
        if low in ("afin", "y", "notamment", "voire", "ainsi") or words.low[place:place + 2] in (["en", "raison"], ["et", "non"], ["et", "de"],
                                                                                         ["et", "d'"], ["et", "que"], ["dont", "le"]):
            return True
        if low in ("qui", "que", "qu'") and self._quote_within(place, limit):
            return True
        if low == "tandis":
            return subordinate and not self._report_follows(place, limit)
        return False

    def _report_follows(self, place: int, limit: int) -> bool:
        """Whether a clause has a cue verb of its own."""
        for here in range(place, min(limit, place + 16)):
            if self.phrases.finite(here):
                found = self.verbs.at(here, place, limit) or (
                    self.verbs.at(here + 1, place, limit) if here + 1 < limit and self.words.pos[here] == "AUX" else None)
                return found is not None
        return False

    def _quote_within(self, place: int, limit: int) -> bool:
        for here in range(place, min(limit, place + 8)):
            if self.words.low[here] == ",":
                return False
            if self.phrases.quote_of[here] >= 0:
                return True
        return False

    def _attributed(self, place: int, limit: int) -> bool:
        """Whether a quotation that ends before `place` has its own incise."""
        if place < limit and self.words.low[place] == ",":
            place += 1
        return place < limit and self.is_incise(place, limit)

    def joined(self, content: Content) -> Range:
        """The content as a range."""
        return content.begin, content.end
