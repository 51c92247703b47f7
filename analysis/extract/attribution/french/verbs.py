"""Finds French cue verbs and who their subject is: a sentence's words go in, `Occurrence`s come out."""

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.extract.attribution.french.grammar import (
    AVOIR,
    BETWEEN,
    CLITICS,
    DETERMINERS,
    ETRE,
    INVERTED,
    MEAN,
    MODALS,
    NEGATIONS,
    OF,
    PRESENT_TOO,
    TO,
)
from analysis.extract.attribution.french.phrases import Phrases
from analysis.extract.attribution.lexicon import Cue

# Participles that are the present tense as well; the tagger guesses.
# "Il voulait dire": he meant.
# Words between an auxiliary and its participle that are no adverbs.
# Governing verbs that do not take the speech away (*vient d'annoncer*, *a tenu à préciser*, *a voulu rappeler*).


@dataclass(frozen=True, kw_only=True)
class Occurrence:
    """A cue in the text. `begin`–`end` are the verb with its auxiliaries, clitics and further words; `verb` its place.

    `form` is fin, inf, ger or part; `passive` and `negated` say how it stands; `after_subject` is the inverted pronoun.
    """

    cue: Cue
    begin: int
    end: int
    verb: int
    form: str
    passive: bool = False
    negated: bool = False
    reflexive: bool = False
    inverted: int | None = None
    modal: bool = False


class Verbs:
    """The cue verbs of one document."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases
        self.words, self.lexicon = phrases.words, phrases.lexicon

    def occurrences(self, begin: int, end: int) -> Iterator[Occurrence]:
        """The cue verbs between two words."""
        for place in range(begin, end):
            found = self.at(place, begin, end)
            if found is not None:
                yield found

    def at(self, place: int, begin: int, end: int) -> Occurrence | None:
        """The cue whose verb stands at `place`, if one does."""
        words = self.words
        low = words.low[place]
        if words.pos[place] not in ("VERB", "AUX") and (
            words.pos[place] not in ("NOUN", "ADJ", "PROPN", "ADV")
            or low not in self.lexicon.forms
            or not (self._verbal(place) or self._multiword(place, end))
        ):
            return None
        lemma = self.lexicon.verb(low)
        if lemma is None or low.endswith(("ons", "ez")) or (low == "dire" and place > begin and words.low[place - 1] in MEAN):
            return None
        cues = self.lexicon.verbs[lemma]
        if all(cue.words for cue in cues) and not any(self._further(cue.words, place + 1, end) for cue in cues):
            # "est", "a": cues only with their further words
            return None
        group = self.group(place, begin, end)
        for cue in cues:
            if cue.reflexive and not group.reflexive:
                continue
            if cue.reflexive is False and group.reflexive and not cue.words and any(other.reflexive for other in cues):
                continue
            after = self._further(cue.words, group.end, end)
            if after is None:
                continue
            return Occurrence(
                cue=cue,
                begin=group.begin,
                end=after,
                verb=place,
                form=group.form,
                passive=group.passive,
                negated=group.negated,
                reflexive=group.reflexive,
                inverted=group.inverted,
                modal=group.modal,
            )
        return None

    def _verbal(self, place: int) -> bool:
        """Whether a word that the tagger took for a noun stands where a verb must (*il juge*, *, affirme-t-il*)."""
        words = self.words
        if place + 1 < len(words) and words.low[place + 1] in INVERTED | {"-t"}:
            return True
        if not place:
            return False
        if words.dep[place] == "ROOT" and any(
            child < place and words.dep[child].startswith("nsubj") for child in words.children(place)
        ):
            return True
        if words.pos[place - 1] in ("NOUN", "PROPN", "ADJ") and not any(
            words.form(here) == "fin" for here in range(*words.sentence(place))
        ):
            # "L'agence régionale table sur une hausse": the sentence has no other verb.
            return True
        before = words.low[place - 1]
        if self.is_joined(place, len(words)):
            return True
        if before in ("il", "elle", "ils", "elles", "qui", "se", "s'", "n'", "ne") or (
            # "a-t-il juré"
            before in INVERTED and words.low[place - 2] in AVOIR | ETRE | {"-t"} and words.low[place][-1:] in "éstiu"
        ) or (
            before in ("a", "ont", "avait", "avaient", "sont", "est", "étaient", "était") and words.low[place][-1:] in "ésti"
        ):
            return True
        if words.pos[place - 1] in ("NOUN", "PROPN", "ADJ") and (
            words.dep[place] not in ("nmod", "appos", "conj", "obj", "obl:arg")
            or (place + 1 < len(words) and words.low[place + 1] == "«")
        ):
            # "L'ambassade dément toute ingérence": a noun before, a phrase or a clause behind.
            after = words.low[place + 1] if place + 1 < len(words) else ""
            if after in OF and place + 2 < len(words) and words.form(place + 2) == "inf":
                # "L'intersyndicale menace de bloquer le pays"
                return True
            if after in DETERMINERS or after in ("que", "qu'", "avoir", "être", "s'", "se", "n'", "ne", "«", "“"):
                return True
        return (
            before in (",", "»", "”", '"')
            and words.low[place].endswith(("e", "ent", "t"))
            # "persifle Le Figaro": no adverb stands before a name
            and (words.pos[place] != "ADV" or words.pos[place + 1 : place + 2] in (["DET"], ["PROPN"]))
        )

    def is_joined(self, place: int, limit: int) -> bool:
        """Whether a bare noun behind *et* is a cue verb of the subject before (*dénonce … et demande au préfet de …*)."""
        words = self.words
        return (
            words.pos[place] == "NOUN"
            and words.low[place - 1] in ("et", "mais", "puis")
            and words.low[place].endswith("e")
            and place + 1 < limit
            and words.low[place + 1] in DETERMINERS - OF | TO | {"que", "qu'", ":"}
            and self.lexicon.reports(words.low[place])
            and words.low[place] in self.lexicon.forms
        )

    def _multiword(self, place: int, end: int) -> bool:
        """Whether a cue of several words begins here (*pointe du doigt*), whatever the tagger made of its verb."""
        cues = self.lexicon.verbs.get(self.lexicon.forms.get(self.words.low[place], ""), ())
        return any(cue.words and self._further(cue.words, place + 1, end) is not None for cue in cues)

    def _further(self, wanted: tuple[str, ...], place: int, limit: int) -> int | None:
        """One past the further words of a cue, None where they are not there."""
        words = self.words
        for word in wanted:
            while place < limit and words.low[place] != word and (words.pos[place] == "ADV" or place in self.phrases.timed):
                place += 1
            if place >= limit or not (
                words.low[place] == word
                or (len(word) > 4 and words.low[place].removesuffix("s").removesuffix("e") == word)
                or (word == "de" and words.low[place] in OF)
                or (word == "à" and words.low[place] in ("à", "au", "aux"))
            ):
                return None
            place += 1
        return place

    def group(self, verb: int, begin: int, end: int) -> Occurrence:
        """The verb at `verb` with what belongs to it, as an occurrence of no particular cue."""
        words = self.words
        first, inverted, negated, reflexive = verb, None, False, False
        auxiliary: int | None = None
        place = verb - 1
        while place >= begin:
            low, pos = words.low[place], words.pos[place]
            if low in INVERTED or low == "-t":
                inverted = place if low in INVERTED else inverted
            elif low in AVOIR or low in ETRE:
                if pos not in ("AUX", "VERB") or (
                    auxiliary is not None and words.low[auxiliary] not in ("été", "eu", "avoir", "être")
                ):
                    break
                auxiliary = place
            elif low in ("se", "s'"):
                reflexive = True
            elif low in ("n'", "ne"):
                negated = True
            elif low in NEGATIONS:
                pass
            elif low in CLITICS and (pos != "DET" or low in ("l'",)) and not (low in ("en",) and words.form(verb) == "ger"):
                if low in ("nous", "vous") and words.low[auxiliary if auxiliary is not None else verb].endswith(("ons", "ez")):
                    break
            elif pos == "ADV" and low not in ("non", "oui"):
                pass
            elif auxiliary is None and words.form(verb) == "part" and low in BETWEEN and self._auxiliary_before(place, begin):
                place -= 1
                continue
            else:
                break
            if pos != "ADV" or first != verb or low in INVERTED or low in CLITICS or self._auxiliary_before(place, begin):
                first = place
            place -= 1
        while first < verb and words.pos[first] == "ADV" and words.low[first] not in ("n'", "ne"):
            first += 1
        last = verb + 1
        while last < end and (words.low[last] in INVERTED or words.low[last] == "-t"):
            inverted = last if words.low[last] in INVERTED else inverted
            last += 1
        if last < end and words.low[last] in NEGATIONS and negated:
            last += 1
        form = words.form(verb)
        if auxiliary is not None:
            head = next((here for here in range(first, verb) if words.low[here] in AVOIR or words.low[here] in ETRE), auxiliary)
            form = "ger" if words.low[head] in ("ayant", "étant") else "inf" if words.low[head] in ("avoir", "être") else "fin"
        elif (
            form == ""
            or inverted is not None
            or (words.low[verb] in PRESENT_TOO and not (last < end and words.low[last] == "par"))
        ):
            form = "fin"
        passive = (
            auxiliary is not None
            and words.low[auxiliary if auxiliary > first else first] is not None
            and not reflexive
            and (any(words.low[here] in ETRE for here in range(first, verb)))
        )
        modal = first - 1 >= begin and words.low[first - 1] in MODALS
        return Occurrence(
            cue=_NO_CUE,
            begin=first,
            end=last,
            verb=verb,
            form=form,
            passive=passive,
            negated=negated,
            reflexive=reflexive,
            inverted=inverted,
            modal=modal,
        )

    def _auxiliary_before(self, place: int, begin: int) -> bool:
        words = self.words
        return any(
            words.low[here] in AVOIR or words.low[here] in ETRE
            for here in range(max(begin, place - 6), place)
            if words.pos[here] in ("AUX", "VERB")
        ) and not any(
            words.form(here) in ("inf", "part", "ger") and words.low[here] not in ETRE
            for here in range(max(begin, place - 3), place)
        )


_NO_CUE = Cue(lemma="", kind="", frames=frozenset())
