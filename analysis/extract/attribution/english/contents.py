"""What an English cue verb reports: an occurrence goes in, the range of words that carry what is said comes out."""

from dataclasses import dataclass

from analysis.extract.attribution.english.clauses import OPENING, Clauses
from analysis.extract.attribution.english.grammar import QUESTIONS
from analysis.extract.attribution.english.verbs import SUBJECT, Occurrence, Verbs
from analysis.extract.attribution.finding import Range

_ENDS = frozenset((".", "!", "?", "…", "..."))
_LINKS = {"x-as": frozenset(("as", "like")), "x-of": frozenset(("of", "for", "from", "over", "with", "to", "on"))}


# After other cues *when* and *where* say when and where it was said.
_TELL_WHEN = frozenset(("say", "tell", "ask", "explain", "reveal", "disclose", "wonder", "describe"))


@dataclass(frozen=True, kw_only=True)
class Content:
    """The words said and the frame that found them; `other` is the second source of *quoted X as saying*."""

    begin: int
    end: int
    frame: str
    other: Range | None = None


class Contents:
    """The complements of cue verbs in one document."""

    def __init__(self, verbs: Verbs, timed: frozenset[int], quote_of: list[int]) -> None:
        self.verbs, self.timed, self.quote_of = verbs, timed, quote_of
        self.clauses = Clauses(verbs, quote_of)
        self.words, self.lexicon = verbs.words, verbs.lexicon

    def after(self, found: Occurrence, limit: int) -> Content | None:
        """What follows the cue up to `limit`; None where nothing that its frames take stands there."""
        words, frames = self.words, found.cue.frames
        place = found.end
        if place >= limit:
            return None
        if "x-saying" in frames and (quoted := self._as_saying(place, limit)) is not None:
            return quoted
        if frames & {"that", "quote"} and (that := self._that(place, limit)) is not None:
            return self._made("that", self._denial(place, that), self.clauses.clause_end(that, limit, found.verb))
        if found.cue.words and place in self.timed:
            # "called on Sunday": a day, nobody called on.
            return None
        if "x-to" in frames and (content := self._to_someone(found, place, limit)) is not None:
            return content
        place = self._skip(place, limit, found)
        if place >= limit:
            return None
        low = words.low[place]
        if low in (",", ":") and place + 1 < limit and words.text[place + 1] in OPENING and self.quote_of[place + 1] >= 0:
            return (
                self._made("quote", place + 1, self.clauses.quote_end(place + 1, limit)) if frames & {"quote", "that"} else None
            )
        if words.text[place] in OPENING and "x-of" in frames:
            linked = self._linked(_LINKS["x-of"], place, limit, found)
            if linked is not None:
                return linked
        if words.text[place] in OPENING and self.quote_of[place] >= 0 and frames & {"quote", "that"}:
            whole = self.clauses.quote_end(place, limit)
            return self._made(
                "quote", place, max(whole, self.clauses.clause_end(place, limit, found.verb) if "that" in frames else whole)
            )
        if low in (",", ":", ";") or low in _ENDS:
            return None
        if "that" in frames and self._is_clause(place, limit, found.verb):
            return self._made("that", place, self.clauses.clause_end(place, limit, found.verb))
        if "to" in frames and low == "to" and self.infinitive(place + 1, limit):
            return self._made("to", place + 1, self.clauses.clause_end(place + 1, limit, found.verb))
        if "to" in frames and low in ("never", "not") and words.low[place + 1 : place + 2] == ["to"]:
            return self._made("to", place, self.clauses.clause_end(place + 2, limit, found.verb))
        if ("ing" in frames and words.form(place) == "ger") or (words.low[place].endswith("ing") and "ing" in frames):
            return self._made("ing", place, self.clauses.phrase_end(place, limit, found.verb))
        for frame, links in _LINKS.items():
            if frame in frames and (content := self._linked(links, place, limit, found)) is not None:
                return content
        if "as" in frames and self._names(place, limit, found):
            return self._made("as", place, self.clauses.phrase_end(place, limit, found.verb))
        if ("np" in frames and self._starts_phrase(place)) or ("np-none" in frames and low in ("no", "nothing", "little")):
            return self._made("np", place, self.clauses.phrase_end(place, limit, found.verb))
        return None

    def _made(self, frame: str, begin: int, end: int, other: Range | None = None) -> Content | None:
        words = self.words
        while begin < end and words.low[begin] in (",", ":", "-", "–", "—"):
            begin += 1
        while end > begin and words.low[end - 1] in (",", ":", ";", "-", "–", "—", "and", "but") and self.quote_of[end - 1] < 0:
            end -= 1
        return Content(begin=begin, end=end, frame=frame, other=other) if end > begin else None

    def _as_saying(self, place: int, limit: int) -> Content | None:
        """*quoted X as saying (that) …*."""
        words = self.words
        for here in range(place + 1, min(limit, place + 20)):
            if (
                words.low[here] == "as"
                and here + 1 < limit
                and words.low[here + 1] in ("saying", "telling", "calling", "stating")
            ):
                start = here + 2
                if start < limit and words.low[start] in ("that", ":", ","):
                    start += 1
                return self._made("as-saying", start, self.clauses.clause_end(start, limit, here + 1), other=(place, here))
            if words.form(here) == "fin" and words.dep[here] not in ("relcl",):
                return None
        return None

    def _that(self, place: int, limit: int) -> int | None:
        """One past the *that* which opens what is said, past addressees, dates and places."""
        words = self.words
        inserted = False
        for here in range(place, min(limit, place + 25)):
            low = words.low[here]
            if low == "that" and words.dep[here - 1] == "pobj" and words.head[words.head[here]] == here - 1:
                # "ordered a review after reports that …": the clause is of the noun.
                return None
            if (low == "that" and words.pos[here] in ("SCONJ", "ADP")) or (
                low == "that"
                and (
                    (here == place and words.dep[here] == "mark")
                    or (words.pos[here - 1] == "NOUN" and "no" in words.low[place:here])
                )
            ):
                return here + 1
            if low == ",":
                inserted = not inserted
            if (
                (words.form(here) == "fin" and (not inserted or words.low[here + 1 : here + 2] == ["that"]))
                or low in (";", ":")
                or words.text[here] in OPENING
                or (low in _ENDS or (low in QUESTIONS and here > place))
                or (low == "to" and words.dep[here] == "aux")
            ):
                return None
        return None

    def _denial(self, place: int, begin: int) -> int:
        """Where *no evidence that …* begins: without its negation the clause says the opposite."""
        for here in range(place, min(begin, place + 5)):
            if self.words.low[here] in ("no", "little", "neither", "any"):
                return here
        return begin

    def _to_someone(self, found: Occurrence, place: int, limit: int) -> Content | None:
        """*asked him to drop …*: the content is what the addressee is to do."""
        words = self.words
        for here in range(place, min(limit, place + 14)):
            low = words.low[here]
            if low == "to" and self.infinitive(here + 1, limit) and (here > place or found.passive):
                start = here - 1 if words.low[here - 1] == "not" else here + 1
                return self._made("x-to", start, self.clauses.phrase_end(here + 1, limit, found.verb))
            if words.form(here) == "fin" or low in (",", ":", ";", ".", "that") or words.text[here] in OPENING:
                return None
        return None

    def infinitive(self, place: int, limit: int) -> bool:
        words = self.words
        for here in range(place, min(limit, place + 3)):
            if words.pos[here] in ("VERB", "AUX") or words.text[here] in OPENING:
                return True
            if words.pos[here] != "ADV" and words.low[here] not in ("not",):
                return False
        return False

    def _skip(self, place: int, limit: int, found: Occurrence) -> int:
        """Past adverbs, dates, places and addressees that stand before what is said."""
        words = self.words
        verb = found.verb
        while place < limit:
            low = words.low[place]
            if place in self.timed or (
                words.pos[place] == "ADV" and words.head[place] == verb and low not in QUESTIONS | {"not", "no"}
            ):
                place += 1
            elif (
                low in ("in", "on", "at", "to", "during", "after", "before", "via", "through", "by", "with", "earlier", "of")
                and (words.head[place] == verb)
                and words.pos[place] in ("ADP", "ADV", "SCONJ")
            ):
                last = words.subtree(place)[1]
                stop = place + 1
                while (
                    stop <= last
                    and stop < limit
                    and words.low[stop] not in (",", ":")
                    and words.text[stop] not in OPENING
                    and words.form(stop) != "fin"
                ):
                    stop += 1
                if stop < limit and (words.low[stop] in (",", ":", "that") or words.text[stop] in OPENING):
                    place = stop
                else:
                    return place
            elif (
                words.dep[place] in ("dobj", "dative", "iobj")
                and words.head[place] == verb
                and self._addressee(place, limit, found)
            ):
                place += 1
            elif found.cue.lemma in ("tell", "warn", "remind", "inform", "assure", "advise", "notify", "ask", "urge") and (
                (end := self._object_end(place, limit, verb)) is not None
            ):
                place = end
            elif low == "," and (close := self._insertion(place, limit)) is not None:
                place = close + 1
            else:
                break
        return place

    def _addressee(self, place: int, limit: int, found: Occurrence) -> bool:
        return found.cue.lemma in ("tell", "warn", "remind", "inform", "assure", "advise", "notify", "ask", "urge", "reassure")

    def _object_end(self, place: int, limit: int, verb: int) -> int | None:
        """One past the addressee's noun phrase (*told the council*)."""
        words = self.words
        here = place
        while (
            here < limit
            and words.pos[here] in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "PART")
            and words.low[here] not in (QUESTIONS)
            and not (words.dep[here] in SUBJECT and here > place)
        ):
            if words.dep[here] in ("dobj", "dative", "iobj") and words.head[here] == verb:
                return here + 1
            if words.dep[here] in SUBJECT:
                return None
            here += 1
        return (
            here
            if here > place and here < limit and (words.text[here] in OPENING or words.low[here] in (",", ":", "that"))
            else None
        )

    def _insertion(self, place: int, limit: int) -> int | None:
        for here in range(place + 1, min(limit, place + 12)):
            if self.words.low[here] == ",":
                return here
            if self.words.form(here) == "fin" or self.words.text[here] in OPENING:
                return None
        return None

    def _is_clause(self, place: int, limit: int, verb: int) -> bool:
        """Whether a clause begins here: a question word, or a subject with a finite verb."""
        words = self.words
        low = words.low[place]
        if low in QUESTIONS:
            return low not in ("when", "where", "while") or self.lexicon.verb(words.low[verb]) in _TELL_WHEN
        if words.pos[place] not in (
            "DET",
            "NOUN",
            "PROPN",
            "PRON",
            "ADJ",
            "NUM",
            "ADV",
            "SCONJ",
            "ADP",
            "AUX",
            "VERB",
            "PUNCT",
            "X",
            "INTJ",
        ):
            return False
        for child in words.children(verb):
            if words.dep[child] in ("ccomp", "xcomp", "parataxis", "advcl") and child >= place and words.form(child) != "inf":
                first = words.subtree(child)[0]
                if first <= place + 1 and (words.dep[child] == "ccomp" or words.form(child) == "fin"):
                    return any(words.dep[other] in SUBJECT for other in words.children(child)) or (
                        words.dep[child] == "ccomp" and (words.form(child) == "fin")
                    )
        for here in range(place + 1, min(limit, place + 12)):
            if words.form(here) == "fin" and words.dep[here] not in ("relcl", "acl"):
                return any(place <= other < here for other in words.children(here) if words.dep[other] in SUBJECT) or any(
                    place <= other < here for other in words.children(words.head[here]) if words.dep[other] in SUBJECT
                )
            if words.low[here] in (",", ".", ";", ":", "to", "who", "that", "which"):
                return False
        return False

    def _linked(self, links: frozenset[str], place: int, limit: int, found: Occurrence) -> Content | None:
        """*describe X as Y*, *accuse X of Y*: both belong to what is said."""
        words = self.words
        for here in range(place, min(limit, place + 22)):
            low = words.low[here]
            if (
                low in links
                and (here > place or found.passive or "as" in links)
                and here + 1 < limit
                and (
                    words.head[here] == found.verb
                    or ("as" in links and words.text[here + 1] in OPENING)
                    or (words.head[here] <= here and ("as" in links))
                    # "dismissed her work as sentimental"
                    or ("as" in links and words.head[here] == here + 1 and words.pos[here + 1] == "ADJ")
                    or (here + 1 < limit and words.form(here + 1) == "ger" and place <= words.head[here] < here)
                )
            ):
                return self._made(
                    "x-as", place if here > place else here + 1, self.clauses.phrase_end(here + 1, limit, found.verb)
                )
            if (words.form(here) == "fin" and words.dep[here] not in ("relcl", "acl")) or low in (";", ":", "."):
                return None
        return None

    def _names(self, place: int, limit: int, found: Occurrence) -> bool:
        """Whether an object and what it is called follow (*called the claim baseless*)."""
        words = self.words
        if not self._starts_phrase(place):
            return False
        if words.low[place + 1 : place + 2] == ["back"]:
            return False  # "called her back"
        for child in words.children(found.verb):
            if words.dep[child] in ("oprd", "ccomp", "xcomp") and child >= place:
                return True
        end = self.clauses.phrase_end(place, limit, found.verb)
        return any(words.text[here] in OPENING for here in range(place, end)) or words.pos[end - 1] == "ADJ"

    def _starts_phrase(self, place: int) -> bool:
        words = self.words
        return (
            words.pos[place] in ("DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM", "X", "SYM")
            or words.text[place] in OPENING
            or (words.low[place] in ("no", "what", "his", "her", "their", "its"))
            or words.dep[place] in ("amod", "compound", "poss")
        )
