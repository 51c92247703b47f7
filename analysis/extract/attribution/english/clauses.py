"""Where what an English cue reports ends: the index of its first word goes in, one past its last comes out."""

from analysis.extract.attribution.english.grammar import SUBORDINATE
from analysis.extract.attribution.english.verbs import SUBJECT, Verbs

OPENING = frozenset(('"', "“", "«", "‘", "''", "``", "'"))


class Clauses:
    """The ends of reported clauses in one document."""

    def __init__(self, verbs: Verbs, quote_of: list[int]) -> None:
        self.verbs, self.quote_of = verbs, quote_of
        self.words, self.lexicon = verbs.words, verbs.lexicon

    def quote_end(self, place: int, limit: int) -> int:
        quote = self.quote_of[place]
        while place < limit and self.quote_of[place] == quote:
            place += 1
        return place

    def _belongs(self, place: int, verb: int, begin: int) -> bool:
        """Whether the arcs lead from a word to something inside what is said before they lead to the cue."""
        words = self.words
        here = place
        for _ in range(30):
            above = words.head[here]
            if above in (here, verb):
                return False
            if begin <= above < place:
                return True
            here = above
        return False

    def clause_end(self, begin: int, limit: int, verb: int) -> int:
        """One past the clause that begins at `begin` and that `verb` reports."""
        words = self.words
        while begin < limit and words.low[begin] == ",":
            begin += 1
        place = begin
        while place < limit:
            low = words.low[place]
            if (
                self.quote_of[place] >= 0
                and (place == 0 or self.quote_of[place - 1] != self.quote_of[place])
                and (begin == 0 or self.quote_of[place] != self.quote_of[begin - 1])
            ):
                place = self.quote_end(place, limit)
                continue
            if low == ";":
                break
            if low in (",", "—", "–", "--", "-") and place > begin and self._leaves(place, limit, verb, begin):
                break
            if low == "according" and place > begin:
                break
            if low in ("and", "but", "while") and place > begin and self._second_report(place, limit, verb, begin):
                break
            place += 1
        return place

    def _leaves(self, comma: int, limit: int, verb: int, begin: int) -> bool:
        """Whether what follows a comma is no part of what is said."""
        words = self.words
        place = comma + 1
        if place >= limit:
            return True
        low = words.low[place]
        if low == "according" or (low in ("a", "an") and self._judges(place, limit)):
            return True
        if self._still_without_verb(begin, comma, limit):
            return False
        if (words.form(place) == "ger" and self.lexicon.verb(low) is not None) or low in ("citing", "adding"):
            return True
        if self.is_incise(place, limit):
            return True
        if low in ("and", "but") and self._own_cue(place + 1, limit):
            return True
        if low in ("and", "but", "while", "as", "after", "though", "although"):
            return self._second_report(place, limit, verb, begin) or (
                low in SUBORDINATE and not self._belongs(place, verb, begin)
            )
        return False

    def _still_without_verb(self, begin: int, comma: int, limit: int) -> bool:
        """Whether a participle between commas stands between a clause and its verb (*the man, believed armed, fled*)."""
        words = self.words
        if not (words.form(comma + 1) == "part" or words.low[comma + 1].endswith("ed")) or any(
            words.form(here) == "fin" for here in range(begin, comma)
        ):
            return False
        close = next((here for here in range(comma + 1, min(limit, comma + 12)) if words.low[here] == ","), None)
        return close is not None and close + 1 < limit and words.form(close + 1) == "fin"

    def _own_cue(self, place: int, limit: int) -> bool:
        """Whether a cue without a subject follows at once (*, and has urged X to …*)."""
        words = self.words
        while place < limit and words.pos[place] in ("AUX", "ADV"):
            place += 1
        cue = self.verbs.at(place, place, limit) if place < limit and words.pos[place] == "VERB" else None
        return cue is not None and cue.form != "ger" and bool(cue.cue.frames & {"that", "quote", "x-to"})

    def _judges(self, place: int, limit: int) -> bool:
        """Whether an apposition names what was just said (*, a charge that Russia denies*)."""
        words = self.words
        noun = next((here for here in range(place + 1, min(limit, place + 4)) if words.pos[here] == "NOUN"), None)
        return (
            noun is not None
            and words.low[noun] in self.lexicon.nouns
            and noun + 1 < limit
            and (words.low[noun + 1] in ("that", "which") or words.form(noun + 1) in ("part", "fin"))
        )

    def _second_report(self, place: int, limit: int, verb: int, begin: int) -> bool:
        """Whether *and*, *but* … join a new report, or a second verb of the cue's own subject."""
        words = self.words
        for here in range(place + 1, min(limit, place + 14)):
            if words.low[here] in (",", ";", ".", "that") or (words.text[here] in OPENING and here > place + 1):
                return False
            if words.form(here) == "fin" and words.pos[here] == "VERB":
                if words.head[here] == verb and words.dep[here] == "conj":
                    return True
                cue = self.verbs.at(here, place + 1, limit)
                own = any(place < child < here for child in words.children(here) if words.dep[child] in SUBJECT)
                return (
                    cue is not None
                    and bool(cue.cue.frames & {"that", "quote"})
                    and own
                    and words.head[here] in (verb, words.head[verb])
                )
        return False

    def is_incise(self, place: int, limit: int) -> bool:
        """Whether *X said* or *said X* stands between here and the next comma or end."""
        words = self.words
        seen_noun = False
        for here in range(place, min(limit, place + 14)):
            low = words.low[here]
            if low in (",", ";", ":", "that", "who", "which") or words.text[here] in OPENING:
                return False
            if words.pos[here] in ("VERB", "AUX") and words.form(here) in ("fin", "part", ""):
                if words.pos[here] == "AUX":
                    continue
                cue = self.verbs.at(here, place, limit)
                if cue is None or not cue.cue.frames & {"quote", "that"} or cue.form != "fin":
                    return False
                stop = cue.end
                if not seen_noun and here != place:
                    return False
                return stop >= limit or words.low[stop] in (",", ".") or self._only_adjuncts(stop, limit, here, seen_noun)
            if words.pos[here] in ("NOUN", "PROPN", "PRON"):
                seen_noun = True
            elif words.pos[here] not in ("DET", "ADJ", "NUM", "ADP", "ADV", "PART", "PUNCT", "CCONJ", "X"):
                return False
        return False

    def _only_adjuncts(self, place: int, limit: int, verb: int, has_subject: bool) -> bool:
        """Whether only an addressee, a date, a place (or the inverted subject) follow up to the next comma or end."""
        words = self.words
        while place < limit:
            low = words.low[place]
            if low in (",", ".", ";") or words.text[place] in OPENING:
                return True
            if (words.form(place) == "fin" and words.dep[place] not in ("relcl", "acl")) or (
                low == "that" and words.pos[place] == "SCONJ"
            ):
                return False
            place += 1
        return True

    def phrase_end(self, begin: int, limit: int, verb: int) -> int:
        """One past a phrase that begins at `begin`, with all that hangs on it."""
        words = self.words
        place, inner = begin, False
        while place < limit:
            low = words.low[place]
            if self.quote_of[place] >= 0 and (place == 0 or self.quote_of[place - 1] != self.quote_of[place]):
                place = self.quote_end(place, limit)
                continue
            if low in (";", ":") or low == "according":
                break
            if low in ("who", "which", "that", "whose", "where", "what", "how"):
                inner = True
            if low in (",", "—", "–", "--") and place > begin:
                after = place + 1
                if (
                    after >= limit
                    or self.is_incise(after, limit)
                    or not self._belongs(after, verb, begin)
                    or words.form(after) == "ger"
                ):
                    break
                if words.low[after] in SUBORDINATE or (
                    words.low[after] in ("who", "which", "and", "but")
                    and (any(words.form(here) == "fin" for here in range(after, min(limit, after + 8))))
                ):
                    break
            if (
                low in SUBORDINATE
                and place > begin
                and words.dep[place] in ("mark", "advmod", "cc")
                and not inner
                and not (self._belongs(place, verb, begin))
            ):
                break
            if low in ("and", "but") and place > begin and self._second_report(place, limit, verb, begin):
                break
            if (
                low in ("and", "but")
                and place > begin
                and any(
                    words.form(here) == "fin" and words.head[here] == verb and words.dep[here] == "conj"
                    for here in range(place, min(limit, place + 6))
                )
            ):
                break
            place += 1
        return place
