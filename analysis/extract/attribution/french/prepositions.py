"""French prepositions that name a source: *selon X, …*, *…, d'après X*, *de source policière, …*, *pour X, …*."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from analysis.extract.attribution.finding import Finding, Range
from analysis.extract.attribution.french.clauses import Clauses
from analysis.extract.attribution.french.grammar import (
    BEFORE_OPINION,
    CHECKED,
    DETERMINERS,
    NO_PRONOUN_SOURCE,
    OF,
    OWN,
    PRONOUNS,
    RELATIVES,
    SUBJECTS,
)
from analysis.extract.attribution.french.incises import Incises
from analysis.extract.attribution.french.phrases import Phrases
from analysis.extract.attribution.lexicon import lemmatized

_CONDITIONAL = ("rait", "raient")


@dataclass(frozen=True, kw_only=True)
class Phrase:
    """A preposition and the source it names; `end` is one past both."""

    cue: Range
    source: Range
    rule: str
    via: list[Range] = field(default_factory=list)
    after: int = 0

    @property
    def begin(self) -> int:
        """Where the preposition stands."""
        return self.cue[0]

    @property
    def end(self) -> int:
        """One past the source and the preposition."""
        return max(self.source[1], self.after)


class Prepositions:
    """The prepositional sources of one document."""

    def __init__(self, phrases: Phrases, clauses: Clauses, incises: Incises) -> None:
        self.phrases, self.clauses, self.incises = phrases, clauses, incises
        self.words, self.lexicon = phrases.words, phrases.lexicon
        sources = self.lexicon.lists["sources"]
        self._first: dict[str, list[tuple[list[str], str]]] = {}
        for kind in ("prepositions", "bare", "owned", "person_only"):
            for text in sources[kind]:
                parts = text.replace("'", "' ").split()
                self._first.setdefault(parts[0], []).append((parts, kind))
        for listed in self._first.values():
            listed.sort(key=lambda entry: -len(entry[0]))
        self._no_source = self.lexicon.words("sources", "no_source")

    def found(self, begin: int, end: int) -> Iterator[Phrase]:
        """The prepositional sources between two words."""
        for place in range(begin, end):
            for parts, kind in self._first.get(self.words.low[place], ()):
                after = self._matches(parts, place, end)
                if after is None:
                    continue
                phrase = self._phrase(parts, (place, after), kind, (begin, end))
                if phrase is not None:
                    yield phrase
                    break

    def _matches(self, parts: list[str], place: int, end: int) -> int | None:
        low = self.words.low
        for part in parts:
            if place >= end:
                return None
            if low[place] == part or (part == "de" and low[place] in OF):
                place += 1
            elif part.endswith("'") and low[place].startswith(part) and parts[-1] == low[place][len(part) :]:
                return place + 1
            else:
                return None
        return place

    def _phrase(self, parts: list[str], cue: Range, kind: str, stretch: Range) -> Phrase | None:
        words = self.words
        (place, after), (begin, end) = cue, stretch
        if after >= end and kind != "owned":
            return None
        if kind == "bare":
            start = after - 1
            if words.low[place - 1] in CHECKED and {"n'", "ne"} & set(words.low[begin:place]):
                # "n'a pu être vérifié de source indépendante"
                return None
            stop = self.phrases.noun_phrase_end(start, end)
            stop = self.phrases.with_appositions(start, stop, end) if stop < end and words.low[stop] != "," else stop
            return Phrase(cue=(place, start), source=(start, stop), rule="de-source")
        if kind == "owned":
            own = next(here for here in range(place, after) if words.low[here] in OWN)
            return Phrase(cue=cue, source=(own, own + 1), rule="owned", after=after)
        low = words.low[after]
        if low in ("nos", "notre", "mes", "nous") and not self.phrases.is_function(min(after + 1, end - 1)):
            # "selon nos informations": the writer's own.
            return None
        if low in NO_PRONOUN_SOURCE or (low in ("que", "qu'", "moi", "nous", "vous", "toi", "le") and low != "le"):
            return None
        pronoun = low in PRONOUNS and words.pos[after] in ("PRON", "ADJ")
        # "selon « Le Monde »", "selon le « Spiegel »"
        quoted = any(words.text[here] in '«“"' for here in range(after, min(after + 2, end)))
        if not pronoun and not self.phrases.starts_noun_phrase(after, end) and not quoted:
            return None
        stop = after + 1 if pronoun else self.phrases.noun_phrase_end(after, end)
        if low in ("celui", "celle", "ceux", "celles"):
            stop = self.phrases.with_appositions(after, stop, end)
        elif not pronoun:
            stop = self._described(after, self._with_apposition(after, stop, end), end)
        head = next((here for here in range(after, stop) if words.pos[here] in ("NOUN", "PROPN")), after)
        if stop < end and words.pos[stop] == "ADP" and self.lexicon.is_document(words.low[head]):
            # "Selon un sondage de l'institut X pour le journal Y, …"
            comma = self._comma_after(stop, end)
            if comma is not None and not any(words.form(here) for here in range(stop, comma)):
                stop = comma
        if (
            words.pos[head] == "NOUN"
            and self._no_source & {words.low[head], lemmatized(words.low[head], "fr")}
            and not (self.phrases.is_function(head))
        ):
            return None
        if (
            words.pos[head] == "NOUN"
            and not pronoun
            and (place == begin or words.low[place - 1] not in (",", "(", "-", "–", "—"))
            and (place > begin)
            and not self._is_source(after, stop)
        ):
            return None
        if after in self.phrases.timed or (words.pos[after] == "NUM" and words.pos[head] != "NOUN"):
            return None
        if kind == "person_only":
            if words.low[place] == "pour":
                speaks = pronoun or words.pos[head] == "PROPN" or head in words.named or self.phrases.is_function(head)
                # "Pour Me Roy, …"
                speaks = speaks or head + 1 in words.name_starts
                fits = self._is_opinion(cue, stop, stretch, speaks=speaks)
            else:
                fits = pronoun or any(here in words.named or self.phrases.is_function(here) for here in range(after, stop))
            if not fits:
                return None
        return Phrase(
            cue=(place, after),
            source=self.phrases.trimmed(after, stop),
            rule="".join(part if part.endswith("'") else part + " " for part in parts).strip(),
            via=self.incises.relays(stop, min(end, stop + 12)),
        )

    def _is_source(self, begin: int, end: int) -> bool:
        """Whether a phrase that no comma sets off names who or what tells (*50 à 140 km selon la portée* does not)."""
        words = self.words
        return any(
            here in words.named
            or words.pos[here] == "PROPN"
            or self.phrases.is_function(here)
            or self.lexicon.is_document(words.low[here])
            for here in range(begin, end)
        )

    def _with_apposition(self, begin: int, stop: int, end: int) -> int:
        """Past appositions, but never past the comma before the clause that the source reports."""
        words = self.words
        for _ in range(2):
            if stop >= end or words.low[stop] not in (",", "(", "qui", "dont") or self._names_another(begin, stop, end):
                break
            further = self.phrases.with_appositions(begin, stop, end, most=1)
            if further <= stop or (
                further < end
                and words.low[further] not in (",", ".", "»", ";", ")", "(")
                and (words.text[further] not in '«“"')
            ):
                break
            stop = further
        return stop

    def _names_another(self, begin: int, comma: int, end: int) -> bool:
        """Whether a person's name stands behind the comma after another's (*Selon Me Roy, M. Lam, détenu, est …*)."""
        starts = self.words.name_starts
        after = range(comma + 1, min(end, comma + 3))
        return any(here in starts for here in range(begin, comma)) and any(
            here in starts and all(self.words.text[place][:1].isupper() for place in range(comma + 1, here))
            for here in after
        )

    def _described(self, begin: int, stop: int, end: int) -> int:
        """Past what explains a name in front of the comma that opens what it says (*Pour Paul Roy, consultant sur TV, …*)."""
        words = self.words
        if stop + 1 >= end or words.low[stop] != "," or not any(here in words.name_starts for here in range(begin, stop)):
            return stop
        if not self.phrases.is_function(stop + 1) or (
            # "consultant" looks like a participle
            words.pos[stop + 1] not in ("NOUN", "ADJ") and words.form(stop + 1) != "ger"
        ):
            return stop
        comma = self._comma_after(stop + 1, end)
        if comma is None or any(
            words.form(here) in ("fin", "inf") or here in words.name_starts for here in range(stop + 1, comma)
        ):
            return stop
        return comma

    def _is_opinion(self, cue: Range, stop: int, stretch: Range, *, speaks: bool) -> bool:
        """*Pour X, …* names a source where X can speak, a comma follows, and a clause with its own subject."""
        words = self.words
        (place, after), (begin, end) = cue, stretch
        if not speaks or stop >= end or words.low[stop] != ",":
            return False
        if place > begin and words.low[place - 1] not in BEFORE_OPINION:
            return False
        if words.low[after] in OF or words.form(stop - 1) == "inf":
            return False
        for here in range(stop + 1, min(end, stop + 40)):
            if self.phrases.finite(here):
                return here > stop + 1 or words.text[stop + 1] in '«“"'
        return False

    def finding(self, phrase: Phrase, begin: int, end: int, starts: int) -> Finding | None:
        """What the source says: the clause after a phrase in front, before one at the end, around one between."""
        words = self.words
        place = phrase.end
        for via in phrase.via:
            place = max(place, via[1])
        before = self.phrases.trimmed(starts, phrase.begin)
        after = place + 1 if place < end and words.low[place] in (",", ":") else place
        if (
            after < end
            and (words.low[after] in ("citant", "qui") or words.low[after : after + 2] == ["pour", "qui"])
            and place != after
            and (close := self._comma_after(after, end)) is not None
        ):
            # "Selon Reuters, citant des diplomates, …"
            after = close + 1
        if phrase.rule == "de-source" and after == place + 1 and words.low[after : after + 1] == ["on"]:
            # "De source judiciaire, on précise que …"
            cue = self.clauses.verbs.at(after + 1, after, end) if after + 1 < end else None
            if cue is not None and cue.end < end and words.low[cue.end] in ("que", "qu'"):
                after = cue.end + 1
        rest = (after, self.clauses.clause_end(after, end, phrase.cue[0])) if after < end else (after, after)
        rest = self.phrases.trimmed(*rest)
        has_before = before[1] > before[0]
        fragments: list[Range]
        if not has_before or self._is_link(before):
            position, fragments = "front", [rest]
        elif place < end and words.low[place] not in (",", ";", ":", ".", ")") and words.low[phrase.begin - 1] != ",":
            # "…, qui prévoyaient selon lui de frapper"
            position, fragments = "bare", [self._last_clause(before), rest]
        elif place >= end or words.low[place] != "," or not self._continues(rest, end, before):
            position, fragments = "end", [self._hedged_clause(before)]
            if place < end and words.low[place] == ":" and self.phrases.quote_of[min(after, end - 1)] >= 0:
                return None
        else:
            position, fragments = "middle", [self._own_clause(before), rest]
        fragments = [part for part in fragments if part[1] > part[0]]
        if not fragments:
            return None
        return Finding(
            content=fragments,
            source=phrase.source,
            cue=phrase.cue,
            rule=f"{phrase.rule}-{position}",
            kind_of_cue="source",
            via=list(phrase.via),
        )

    def _is_link(self, part: Range) -> bool:
        """Whether only linking words stand before the phrase."""
        words = self.words
        return all(
            words.pos[here] in ("ADV", "CCONJ", "SCONJ", "PUNCT") or words.low[here] in ("que", "qu'") for here in range(*part)
        )

    def _continues(self, rest: Range, end: int, before: Range) -> bool:
        """Whether what follows the second comma still belongs to the clause begun before the first."""
        words = self.words
        if rest[1] <= rest[0]:
            return False
        low = words.low[rest[0]]
        if words.low[rest[0] : rest[0] + 2] == ["pour", "qui"] or low == "dont":
            return False
        if words.pos[rest[0]] == "ADP" and words.form(before[1] - 1) == "fin":
            # "provient, selon X, de la fusion …"
            return True
        complete = any(self.phrases.finite(here) for here in range(*before))
        if not complete:
            return True
        if low in RELATIVES or low in (
            "mais",
            "et",
            "tandis",
            "alors",
            "sans",
            "en",
            "avant",
            "après",
            "ce",
            "pour",
            "lors",
            "puis",
            "car",
        ):
            return False
        if self.clauses.is_incise(rest[0], end):
            return False
        return not (
            low in SUBJECTS
            or (
                low in DETERMINERS
                and any(self.phrases.finite(here) for here in range(*rest))
                and not self._lacks_object(before)
            )
        )

    def _lacks_object(self, before: Range) -> bool:
        """Whether the clause breaks off at its verb (*a permis, selon X, la reprise*)."""
        last = before[1] - 1
        return self.words.form(last) != "" or self.words.pos[last] == "ADV"

    def _last_clause(self, before: Range) -> Range:
        """What stands before behind its last comma or relative pronoun."""
        for here in range(before[1] - 1, before[0], -1):
            if self.words.low[here] in (",", "qui", "que", "qu'", "et", "mais"):
                return here + 1, before[1]
        return before

    def _comma_after(self, place: int, end: int) -> int | None:
        return next((here for here in range(place, min(end, place + 16)) if self.words.low[here] == ","), None)

    def _hedged_clause(self, before: Range) -> Range:
        """The subordinate clause alone where only that is in the conditional (*après un vote où … aurait …, selon X*)."""
        words = self.words
        finite = [here for here in range(*before) if self.phrases.finite(here) and self.phrases.quote_of[here] < 0]
        if (
            len(finite) < 2
            or not words.low[finite[-1]].endswith(_CONDITIONAL)
            or any(words.low[here].endswith(_CONDITIONAL) for here in finite[:-1])
        ):
            return before
        for here in range(finite[-1] - 1, finite[-2], -1):
            if words.low[here] in ("où", "que", "qu'", "dont"):
                return here + 1, before[1]
        return before

    def _own_clause(self, before: Range) -> Range:
        """The last clause of what stands before, where that has a verb of its own (*, ce qui permet, selon X, …*)."""
        words = self.words
        for here in range(before[1] - 1, before[0], -1):
            if words.low[here] == "," and here + 1 < before[1]:
                if words.low[here + 1] in ("ce",) and any(self.phrases.finite(place) for place in range(here, before[1])):
                    return here + 1, before[1]
                break
        return before
