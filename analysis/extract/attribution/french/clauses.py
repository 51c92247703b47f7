"""Where what a French cue reports ends: the index of its first word goes in, one past its last comes out."""

from analysis.extract.attribution.french.adjuncts import Adjuncts
from analysis.extract.attribution.french.grammar import (
    AVOIR,
    CLITICS,
    DETERMINERS,
    ETRE,
    OF,
    QUESTIONS,
    RELATIVES,
    SAID_NOUNS,
    SUBJECTS,
)
from analysis.extract.attribution.french.phrases import Phrases
from analysis.extract.attribution.french.verbs import Verbs

# Endings of the imperfect and the conditional, which reported speech takes after a past tense.
_BACKGROUND = ("ait", "aient")

# Frames of which a participle behind *et* tells that it shares the auxiliary of the cue before.
SHARED = frozenset(("que", "quote", "de", "à", "x-à", "x-de"))


class Clauses:
    """The ends of reported clauses in one document."""

    def __init__(self, phrases: Phrases, verbs: Verbs, adjuncts: Adjuncts) -> None:
        self.phrases, self.verbs, self.adjuncts = phrases, verbs, adjuncts
        self.words, self.lexicon = phrases.words, phrases.lexicon

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
            if low == ";" or (low == ":" and not self._quote_follows(place, limit) and not self._explains(place, begin, limit)):
                break
            if low in (",", "-", "–", "—") and self._leaves_clause(place, limit, verb, begin):
                break
            if low in ("et", "mais", "ou", "puis") and self._second_predicate(place, limit, verb, begin):
                break
            source = low in ("selon", "d'après") or (low == "d'" and words.low[place + 1 : place + 2] == ["après"])
            if source and place > begin + 1 and words.low[place - 1] == "," and not self._interrupts(begin, place, limit):
                break
            if (
                low in ("avant",)
                and place + 2 < limit
                and words.low[place + 1] in OF
                and self.adjuncts.infinitive(place + 2, limit)
                and (self._cue_within(place + 2, min(limit, place + 6)))
            ):
                break
            if (low in ("tout", "en") and place + 1 < limit and self._gerund_cue(place, limit)) or self._new_report(
                place, begin, limit
            ):
                break
            place += 1
        return place

    def _new_report(self, place: int, begin: int, limit: int) -> bool:
        """Whether a participle opens the next report without a comma (*… » évoquant des « … »*, *… affirmant : « … »*)."""
        words = self.words
        if words.low[place] == "y" and place > begin and place + 1 < limit and words.form(place + 1) == "ger":
            return self.lexicon.reports(words.low[place + 1])
        if place <= begin or words.form(place) != "ger" or not self.lexicon.reports(words.low[place]):
            return False
        after = words.low[place + 1] if place + 1 < limit else ""
        return (
            self.phrases.quote_of[place - 1] >= 0
            or self.phrases.quote_of[place - 2] >= 0
            or after in (":", "que", "qu'", "«", "“")
        )

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
        return (
            place + 1 < limit
            and self.phrases.quote_of[place + 1] >= 0
            and not self.attributed(self.phrases.quote_end(place + 1, limit), limit)
        )

    def _explains(self, colon: int, begin: int, limit: int) -> bool:
        """Whether a clause goes on behind a colon: *le constat est simple : la ville a grandi*."""
        return (
            any(self.phrases.finite(here) for here in range(begin, colon))
            and any(self.phrases.finite(here) for here in range(colon + 1, limit))
            and not any(self.phrases.quote_of[here] >= 0 for here in range(colon, limit))
            and not self._cue_within(colon + 1, limit)
        )

    def _cue_within(self, begin: int, end: int) -> bool:
        return any(self.words.form(place) and self.lexicon.reports(self.words.low[place]) for place in range(begin, end))

    def _gerund_cue(self, place: int, limit: int) -> bool:
        """Whether *en ajoutant …*, *, ajoutant …* begins here: its own report."""
        words = self.words
        if words.low[place] == "tout":
            place += 1
        if place < limit and words.low[place] == "en":
            place += 1
        return place < limit and words.form(place) == "ger" and self.lexicon.reports(words.low[place])

    def _leaves_clause(self, comma: int, limit: int, verb: int, begin: int) -> bool:
        """Whether what follows a comma is no part of what is said."""
        words = self.words
        place = comma + 1
        if place >= limit:
            return True
        low = words.low[place]
        if low == "tandis":
            return self._report_follows(place, limit)
        if low in ("un", "une") and self._judges(place, limit):
            return True
        if (low == "ni" and words.low[place + 1] not in QUESTIONS | {"que", "qu'"}) or (
            low == "ce" and words.low[place + 1 : place + 2] in (["que"], ["qu'"])
        ):
            return True
        if low in ("sans", "avant", "citant") or self._gerund_cue(place, limit):
            return low != "sans" or self.adjuncts.infinitive(place + 1, limit)
        if self._quote_done(comma, begin) and not (
            low in ("et", "mais", "ou")
            and any(self.phrases.quote_of[here] >= 0 for here in range(place, min(limit, place + 3)))
        ):
            return True
        if low in ("et", "mais", "puis", "ou") and self._second_predicate(place, limit, verb, begin):
            return True
        if low == "en" and place + 1 < limit and words.form(place + 1) == "ger":
            return words.head[place + 1] == verb or words.head[place + 1] < begin
        if low in ("ce",) and place + 1 < limit and words.low[place + 1] == "qui" and words.head[place + 1] < begin:
            return False
        return self.is_incise(place, limit)

    def _judges(self, place: int, limit: int) -> bool:
        """Whether an apposition names what was just said (*un chiffre contesté par l'opposition*, *une accusation que …*)."""
        words = self.words
        noun = next((here for here in range(place + 1, min(limit, place + 4)) if words.pos[here] == "NOUN"), None)
        if noun is None or not (words.low[noun] in SAID_NOUNS or words.low[noun] in self.lexicon.nouns):
            return False
        after = noun + 1
        while after < limit and words.pos[after] in ("ADJ", "ADV"):
            after += 1
        return after < limit and (words.form(after) == "part" or words.low[after] in ("que", "qu'", "qui"))

    def _quote_done(self, comma: int, begin: int) -> bool:
        """Whether what was said is one quotation with a verb, and the comma stands right behind it."""
        quote = self.phrases.quote_of
        return (
            quote[begin] >= 0
            and quote[comma - 1] == quote[begin]
            and quote[comma] < 0
            and any(self.phrases.finite(here) for here in range(begin, comma))
        )

    def is_incise(self, place: int, limit: int) -> bool:
        """Whether an incise (*a déclaré X*, *dit-il*, *selon X*) begins at `place`."""
        words = self.words
        low = words.low[place]
        if low == "comme" and place + 1 < limit and words.low[place + 1] in ("le", "l'"):
            return self._cue_within(place + 2, min(limit, place + 6))
        if (
            low == "selon"
            or (low in ("d'", "d'après") and words.low[place : place + 2] in (["d'", "après"],))
            or low == "d'après"
        ):
            return True
        if low == "de" and place + 1 < limit and words.low[place + 1] in ("source", "sources"):
            return True
        here = place
        while (
            here < limit
            and (
                words.low[here] in CLITICS
                or words.low[here] in AVOIR | ETRE
                or words.low[here] == "-t"
                or (words.low[here].startswith("-") and len(words.low[here]) > 1)
            )
            and here - place < 6
        ):
            here += 1
        while here < limit and words.pos[here] == "ADV" and here > place:
            here += 1
        if here >= limit:
            return False
        if (
            words.low[here] == "dit"
            and here == place
            and here + 1 < limit
            and words.low[here + 1] not in ("-il", "-elle", "-on")
        ):
            return words.low[here + 1] in ("le", "la", "l'", "-ils", "-elles", "-t") or words.pos[here + 1] == "PROPN"
        found = self.verbs.at(here, place, limit)
        if found is None or found.form not in ("fin",) or (found.begin != place and words.low[found.begin] not in CLITICS):
            return False
        if not found.cue.frames & {"quote", "que"}:
            return False
        return found.inverted is not None or (
            found.end < limit
            and words.low[found.end] not in ("que", "qu'", ",", "et", "mais")
            and (
                words.low[found.end] not in OF
                or words.low[found.end + 1 : found.end + 3] in (["son", "côté"], ["leur", "côté"])
            )
            and not self.adjuncts.infinitive(found.end, limit)
            and not self._has_subject_before(place)
        )

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
        if self.is_shared_participle(here) or self.verbs.is_joined(here, limit):
            return True
        if self.phrases.finite(here) and self._joins_cue(here, place, begin, verb):
            return True
        if self.phrases.finite(here) or words.form(here) == "fin":
            target = here
            if words.pos[here] == "AUX":
                target = next((there for there in range(here + 1, min(limit, here + 5)) if words.form(there) == "part"), here)
            cue = self.verbs.at(target, here, limit)
            if cue is not None and cue.cue.frames & {"que", "quote"} and words.head[target] in (verb, words.head[verb]):
                return True
            if cue is not None and "que" in cue.cue.frames and self.adjuncts.that(cue.end, limit) is not None:
                return True
            if cue is not None and words.low[place - 1] == "," and words.low[here] not in ("est", "sont"):
                return True
            if words.head[target] == verb or words.head[here] == verb:
                return not any(
                    words.head[there] == target and words.dep[there].startswith("nsubj") for there in range(here, target)
                )
            return False
        # "…, et le président a annoncé que": a new sentence with its own report.
        if words.low[place - 1] == "," and self.phrases.starts_noun_phrase(here, limit):
            named = self.phrases.with_appositions(here, self.phrases.noun_phrase_end(here, limit), limit)
            set_off = named < limit and words.low[named] == ","
            for there in range(named + 1 if set_off else here + 1, min(limit, here + 14)):
                if self.phrases.finite(there):
                    target = there
                    if words.pos[there] == "AUX":
                        target = next(
                            (where for where in range(there + 1, min(limit, there + 5)) if words.form(where) == "part"), there
                        )
                    cue = self.verbs.at(target, here, limit)
                    return cue is not None and bool(cue.cue.frames & {"que", "quote", "de", "à", "x-à", "x-de"})
                if words.low[there] in (",", ";"):
                    return False
        return False

    def _joins_cue(self, here: int, place: int, begin: int, verb: int) -> bool:
        """Whether a verb without a subject goes on from the cue, because nothing that is said stands in its form.

        No finite verb is joined to an infinitive; *a jugé que la loi était nulle et a renvoyé* keeps to the tense of the cue.
        """
        said = [there for there in range(begin, place) if self.phrases.finite(there) and self.phrases.quote_of[there] < 0]
        if not said:
            return self.adjuncts.infinitive(begin, place)
        cue = next((there for there in range(max(0, verb - 4), verb + 1) if self.phrases.finite(there)), verb)
        low = self.words.low
        return (
            not low[cue].endswith(_BACKGROUND)
            and not low[here].endswith(_BACKGROUND)
            and all(low[there].endswith(_BACKGROUND) for there in said)
        )

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
            if (low in RELATIVES and place > begin) or low in (
                "si",
                "lorsque",
                "lorsqu'",
                "quand",
                "puisque",
                "comme",
                "alors",
            ):
                subordinate = True
            if low == "," and not self._goes_on(place, limit, subordinate):
                break
            if low == "ainsi" and words.low[place + 1 : place + 2] == ["que"] and self._report_follows(place, limit):
                break
            if low in ("selon", "d'après", "avant", "tandis") and place > begin and words.low[place - 1] != "jamais":
                if low == "tandis":
                    if not subordinate or self._report_follows(place, limit):
                        break
                elif low != "avant" or (place + 2 < limit and self.adjuncts.infinitive(place + 2, limit)):
                    break
            if low == "d'" and place + 1 < limit and words.low[place + 1] == "après":
                break
            if (low in ("en", "tout") and self._gerund_cue(place, limit)) or self._new_report(place, begin, limit):
                break
            if low in ("et", "mais", "ou", "puis") and self._new_predicate(place, limit, subordinate):
                break
            if not subordinate and place > begin and self.phrases.finite(place) and words.form(begin) != "fin":
                break
            place += 1
        while place > begin and words.low[place - 1] in (*SUBJECTS, "et", "mais", ",", ":", "-", "n'", "ne", "s'", "se"):
            place -= 1
        return place

    def _lists(self, colon: int, limit: int) -> bool:
        """Whether a list without a verb follows a colon."""
        return (
            colon + 1 < limit
            and self.phrases.quote_of[colon + 1] < 0
            and not any(self.phrases.finite(here) for here in range(colon + 1, limit))
        )

    def is_shared_participle(self, place: int) -> bool:
        """Whether a participle behind *et* shares its auxiliary with a cue before (*a dénoncé … et affirmé que …*)."""
        words = self.words
        cues = self.lexicon.verbs.get(self.lexicon.verb(words.low[place]) or "", ())
        return (
            words.form(place) == "part"
            # With avoir it does not agree: ", dite « … »" describes a noun.
            and not words.low[place].endswith(("e", "es", "és"))
            and any(cue.frames & SHARED for cue in cues)
            and (
                words.low[place - 1] in ("et", ",", "mais", "puis")
                or (words.pos[place - 1] == "ADV" and words.low[place - 2] in ("et", "mais", "puis"))
            )
        )

    def _new_predicate(self, place: int, limit: int, subordinate: bool) -> bool:
        """Whether *et* joins another finite verb to the cue."""
        words = self.words
        here = place + 1
        while here < limit and (words.pos[here] == "ADV" or words.low[here] in CLITICS):
            here += 1
        if here >= limit:
            return False
        if self.phrases.finite(here) or self.is_shared_participle(here) or self.verbs.is_joined(here, limit):
            return not subordinate or self.lexicon.reports(words.low[here]) or words.pos[here] == "AUX"
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
        if words.text[place] in '«“"' and self.phrases.quote_of[place] >= 0:
            return not self.attributed(self.phrases.quote_end(place, limit), limit)
        if low in ("afin", "y", "notamment", "voire", "ainsi") or words.low[place : place + 2] in (
            ["en", "raison"],
            ["et", "non"],
            ["et", "de"],
            ["et", "d'"],
            ["et", "que"],
            ["dont", "le"],
        ):
            return True
        if low in ("qui", "que", "qu'") and self._quote_within(place, limit):
            return True
        if low == "tandis":
            return subordinate and not self._report_follows(place, limit)
        return not subordinate and self._is_list(place, limit)

    def _is_list(self, place: int, limit: int) -> bool:
        """Whether more members of a list follow, the last behind *et* (*des retards, des impayés et une fraude*)."""
        words = self.words
        if words.low[place] not in ("des", "un", "une", "de", "d'") or not self.phrases.starts_noun_phrase(place, limit):
            return False
        for here in range(place + 1, min(limit, place + 30)):
            low = words.low[here]
            if self.phrases.finite(here) or words.form(here) == "ger" or low in RELATIVES or low in (";", ":"):
                return False
            if low == "," and not (here + 1 < limit and words.low[here + 1] in DETERMINERS):
                return False
            if low in ("et", "ou") and here + 1 < limit and words.low[here + 1] in DETERMINERS:
                stop = self.phrases.noun_phrase_end(here + 1, limit)
                return not any(self.phrases.finite(there) for there in range(here + 1, min(limit, stop + 2)))
        return False

    def _report_follows(self, place: int, limit: int) -> bool:
        """Whether a clause has a cue verb of its own."""
        for here in range(place, min(limit, place + 16)):
            if self.phrases.finite(here):
                found = self.verbs.at(here, place, limit) or (
                    self.verbs.at(here + 1, place, limit) if here + 1 < limit and self.words.pos[here] == "AUX" else None
                )
                return found is not None
        return False

    def _quote_within(self, place: int, limit: int) -> bool:
        for here in range(place, min(limit, place + 8)):
            if self.words.low[here] == ",":
                return False
            if self.phrases.quote_of[here] >= 0:
                return True
        return False

    def attributed(self, place: int, limit: int) -> bool:
        """Whether a quotation that ends before `place` has its own incise."""
        if place < limit and self.words.low[place] == ",":
            place += 1
        return place < limit and self.is_incise(place, limit)
