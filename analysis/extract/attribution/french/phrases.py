"""Where French noun phrases and clauses begin and end: a word's index goes in, an index comes out.

The model's parse of incises is not to be trusted, so ends are found from neighbouring words, and its arcs only hint.
"""

from analysis.extract.attribution.finding import Range
from analysis.extract.attribution.french.grammar import (
    CLITICS,
    DETERMINERS,
    ENDS,
    NOUNS_IN_ER,
    OF,
    RELATIONAL,
    RELATIVES,
    RELAYED,
    TOLD_NOUNS,
    UNNAMED,
)
from analysis.extract.attribution.lexicon import Lexicon
from analysis.extract.attribution.words import Words

OPEN, CLOSE = frozenset("([«“„"), frozenset(")]»”")
_NOMINAL = frozenset(("NOUN", "PROPN", "ADJ", "NUM", "DET", "X"))
# Nouns that take what follows à, en, pour, chez … as part of their name (*candidat à l'élection*, *analyste à la banque*).


class Phrases:
    """Boundaries in one document."""

    def __init__(self, words: Words, lexicon: Lexicon, timed: frozenset[int], quote_of: list[int]) -> None:
        self.words, self.lexicon, self.timed, self.quote_of = words, lexicon, timed, quote_of

    def finite(self, place: int) -> bool:
        """Whether a word is a finite verb (the auxiliary of a compound tense is one, its participle is none)."""
        return self.words.form(place) == "fin"

    def starts_noun_phrase(self, place: int, limit: int) -> bool:
        """Whether a noun phrase can begin here."""
        if place >= limit:
            return False
        low, pos = self.words.low[place], self.words.pos[place]
        if (
            place in self.words.named
            or pos in ("PROPN", "NUM", "NOUN")
            or (pos == "X" and self.words.text[place][:1].isupper())
            or low in ("celui", "celle", "ceux", "celles", "celui-ci", "celle-ci", "lui")
        ):
            return True
        return (
            low in DETERMINERS
            and place + 1 < limit
            and (
                self.words.pos[place + 1] not in ("VERB", "AUX", "PUNCT")
                or self._held(place + 1, limit)
                # "une embellie", "les blessés": a noun that the tagger took for a participle
                or (self.words.pos[place] == "DET" and self.words.form(place + 1) == "part")
            )
        ) or (pos == "ADJ" and place + 1 < limit and self.words.pos[place + 1] in ("NOUN", "PROPN"))

    def _held(self, place: int, limit: int) -> bool:
        """Whether a quotation that is part of a noun phrase begins here (*le « moment » choisi*)."""
        return (
            self.words.text[place] in ("«", "“", '"')
            and self.quote_of[place] >= 0
            and (
                self.quote_end(place, limit) < limit
                and self.words.pos[self.quote_end(place, limit)] in ("VERB", "ADJ", "NOUN", "ADP")
            )
        )

    def noun_phrase_end(self, begin: int, limit: int) -> int:
        """One past a noun phrase that begins at `begin`: its noun, adjectives, names and *de* complements."""
        words, place, noun = self.words, begin, ""
        while place < limit:
            low, pos = words.low[place], words.pos[place]
            if place in self.timed and place > begin and noun and low not in OF and not low[0].isdigit():
                break
            if low == "(" and place > begin:
                close = self.closing(place, limit)
                if close is None or close - place > 8:
                    break
                place = close + 1
            elif words.text[place] in ("«", "“", '"') and self.quote_of[place] >= 0 and place - begin < 3:
                place = self.quote_end(place, limit)
                noun = noun or "«"
            elif low in OF and place > begin:
                if place + 1 >= limit or not (words.pos[place + 1] in _NOMINAL or words.low[place + 1] in DETERMINERS):
                    break
                if (
                    (words.low[place + 1] in CLITICS and place + 2 < limit and words.form(place + 2) == "inf")
                    or (words.form(place + 1) == "inf")
                    or (low in ("de", "d'") and self.looks_infinitive(place + 1))
                ):
                    break
                place += 1
                # "du", "des" hold their article: the noun may follow at once.
            elif (
                pos in ("NOUN", "PROPN", "X")
                or (pos == "NUM" and low not in DETERMINERS)
                or self._goes_on_as_name(place, begin)
            ):
                if (
                    pos == "PROPN"
                    and place > begin
                    and words.low[place - 1] in DETERMINERS
                    and words.low[place - 1] not in OF
                    and noun
                    and self._new_phrase(place - 1)
                ):
                    place -= 1
                    break
                noun = low if pos != "NUM" else noun or low
                place += 1
            elif pos == "DET" or low in DETERMINERS:
                if (
                    place > begin
                    and noun
                    and self._new_phrase(place)
                    and not (
                        words.text[place] in ("Le", "La", "Les", "L'", "L’")
                        and place + 1 < limit
                        and words.pos[place + 1] == "PROPN"
                    )
                ):
                    break
                place += 1
            elif words.low[place : place + 2] in (["par", "intérim"], ["en", "chef"], ["au", "pouvoir"], ["en", "exil"]):
                place += 2
            elif (
                (low in ("un", "une") and place == begin + 1 and words.low[begin] == "l'")
                or pos == "ADJ"
                or (pos == "ADV" and place + 1 < limit and words.pos[place + 1] == "ADJ")
                or (low in ("et", "ou", "&") and place + 1 < limit and self._coordinates(place + 1, limit))
            ):
                place += 1
            elif (
                low in ("à", "au", "aux", "en", "pour", "chez", "auprès", "sur", "contre")
                and noun in RELATIONAL
                and (
                    place + 1 < limit
                    and words.pos[place + 1] in _NOMINAL
                    and place + 1 not in self.timed
                    and not (self._is_addressee(place, limit))
                )
            ):
                place += 1
                noun = ""
            elif (
                words.form(place) == "part"
                and place > begin
                and words.dep[place] in ("acl", "amod")
                and not self._is_relayed(place)
            ) or (words.form(place) == "ger" and noun):
                place = self.participle_end(place, limit)
                break
            else:
                break
        return max(place, begin + 1)

    def _goes_on_as_name(self, place: int, begin: int) -> bool:
        """Whether a capital behind a capital goes on a name, whatever the tagger made of it (*The Daily Observer*)."""
        words = self.words
        return (
            place > begin
            and words.pos[place] in ("VERB", "ADV", "ADJ")
            and words.text[place][:1].isupper()
            and words.text[place - 1][:1].isupper()
            and words.pos[place - 1] in ("PROPN", "X")
        )

    def looks_infinitive(self, place: int) -> bool:
        """Whether a word that the tagger took for a noun is an infinitive in -er (*d'enquêter*)."""
        low = self.words.low[place]
        return low.endswith("er") and not low.endswith("ier") and len(low) > 4 and low not in NOUNS_IN_ER

    def _is_addressee(self, place: int, limit: int) -> bool:
        """Whether *à* names who was told (*à l'AFP*, *à la presse*), not what the noun before it is about."""
        if self.words.low[place] not in ("à", "au", "aux", "sur", "chez"):
            return False
        return any(
            self.words.low[here] in TOLD_NOUNS or (self.words.text[here].isupper() and len(self.words.text[here]) > 1)
            for here in range(place + 1, min(limit, place + 3))
        )

    def participle_end(self, place: int, limit: int) -> int:
        """One past a participle that belongs to a noun, with its complements (*diffusé mardi par la chaîne*)."""
        words = self.words
        place += 1
        while place < limit:
            low = words.low[place]
            if (
                low in (",", ")", "»", "”")
                or low in ENDS
                or self.finite(place)
                or low in RELATIVES
                or words.pos[place] in ("PRON", "CCONJ", "SCONJ")
                or words.text[place] in '«“"'
            ):
                break
            place += 1
        return place

    def _new_phrase(self, place: int) -> bool:
        """Whether the determiner at `place` opens a new phrase, not a complement (*de la*, *et le*)."""
        before = self.words.low[place - 1]
        return (
            before not in OF
            and before not in ("et", "ou", "à", "&", "par", "en", "pour", "sur", "chez", "contre", "auprès")
            and (self.words.pos[place - 1] not in ("DET", "ADP", "NUM"))
        )

    def _coordinates(self, place: int, limit: int) -> bool:
        """Whether what follows *et* is one more noun of the phrase, and no new clause."""
        words = self.words
        if not (
            words.pos[place] in ("NOUN", "PROPN", "ADJ", "NUM") or words.low[place] in DETERMINERS or words.low[place] in OF
        ):
            return False
        stop = min(limit, place + 8)
        for here in range(place, stop):
            if self.finite(here):
                # "le maire et le préfet ont": one subject; "le texte et la gauche dénonce": two clauses.
                return "Number=Plur" in words.morph(here)
            if words.low[here] in (",", ".", ";", ":", "«"):
                break
        return True

    def closing(self, place: int, limit: int) -> int | None:
        """The bracket that closes the one at `place`."""
        for here in range(place + 1, min(limit, place + 60)):
            if self.words.low[here] == ")":
                return here
        return None

    def quote_end(self, place: int, limit: int) -> int:
        """One past the quotation that holds `place`."""
        quote = self.quote_of[place]
        while place < limit and self.quote_of[place] == quote:
            place += 1
        return place

    def with_appositions(self, begin: int, end: int, limit: int, *, most: int = 3) -> int:
        """One past a source's noun phrase with what explains it: *, président du groupe*, *, qui a mené l'étude*."""
        words = self.words
        for _ in range(most):
            if end < limit and words.low[end] == "(":
                close = self.closing(end, limit)
                if close is not None and close - end <= 8:
                    end = close + 1
                    continue
            if (
                end < limit
                and words.low[end] in ("qui", "dont")
                and not self._main_verb_before(begin, end)
                and not self._reports(end, limit)
            ):
                end = self._relative_end(end, limit)
                continue
            if end < limit and words.low[end] in ("proche", "proches", "issu", "issue", "informé", "informés"):
                end = self.participle_end(end, limit)
                continue
            if end + 1 >= limit or words.low[end] != ",":
                break
            stop = self._apposition_end(end + 1, limit)
            if stop is None:
                break
            end = stop
        return end

    def _main_verb_before(self, begin: int, end: int) -> bool:
        return any(self.finite(place) for place in range(begin, end))

    def _reports(self, place: int, limit: int) -> bool:
        """Whether a relative clause holds a report of its own (*le documentaire, qui précise que …*)."""
        for here in range(place + 1, min(limit, place + 8)):
            if self.words.low[here] in (",", "»"):
                return False
            if self.words.low[here] in UNNAMED:
                return False
            if self.words.form(here) in ("fin", "part") and self.words.pos[here] == "VERB":
                lemma = self.lexicon.verb(self.words.low[here])
                if lemma is None or any(self.words.low[there] in UNNAMED for there in range(here, min(limit, here + 8))):
                    return False
                return any(cue.frames & {"np", "que", "x-de", "comme", "à-np"} for cue in self.lexicon.verbs[lemma])
        return False

    def _relative_end(self, place: int, limit: int) -> int:
        words = self.words
        place += 1
        while place < limit and words.low[place] not in (",", "»", "”", ")") and words.low[place] not in ENDS:
            place += 1
        return place

    def _apposition_end(self, begin: int, limit: int) -> int | None:
        """One past an apposition that begins after a comma, None where something else follows."""
        words = self.words
        low, pos = words.low[begin], words.pos[begin]
        if low in ("qui", "dont"):
            return None if self._reports(begin, limit) else self._relative_end(begin, limit)
        if low in ("de", "du", "des") and begin + 1 < limit and words.pos[begin + 1] in ("PROPN", "DET", "NOUN"):
            return self._flat_end(begin, limit)
        if words.text[begin][:1].isupper() and pos in ("PROPN", "NOUN", "X", "ADJ") and low not in DETERMINERS:
            return self._flat_end(begin, limit)
        if pos in ("NOUN", "ADJ") and (
            self.is_function(begin) or words.low[begin].startswith("ex-") or low in ("ancien", "ancienne")
        ):
            return self._flat_end(begin, limit)
        if low in ("le", "la", "l'", "un", "une", "son", "sa", "leur", "l'un", "les") and any(
            self.is_function(place) for place in range(begin + 1, min(limit, begin + (4 if words.low[begin] != "l'" else 6)))
        ):
            return self._flat_end(begin, limit)
        if words.form(begin) == "part" and low not in RELAYED:
            return self.participle_end(begin, limit)
        return None

    def _is_relayed(self, place: int) -> bool:
        """Whether *cité par …* names who relays a source, and is no part of its name."""
        return self.words.low[place] in RELAYED and self.words.low[place + 1 : place + 2] == ["par"]

    def _flat_end(self, begin: int, limit: int) -> int | None:
        end = self.noun_phrase_end(begin, limit) if self.words.low[begin] not in OF else self.noun_phrase_end(begin + 1, limit)
        # A verb right after it: the phrase was the subject of the next clause.
        return None if end < limit and self.finite(end) else end

    def is_function(self, place: int) -> bool:
        """Whether a word names a person's function or a kind of speaker (*président*, *porte-parole*, *agence*)."""
        return self.lexicon.speaks(self.words.low[place])

    def trimmed(self, begin: int, end: int) -> Range:
        """The range without commas, dashes and brackets that do not belong to it."""
        words = self.words
        while begin < end and words.low[begin] in (",", ";", ":", "-", "–", "—", ".", ")", "•"):
            begin += 1
        while end > begin and words.low[end - 1] in (",", ";", ":", "-", "–", "—", "(", "."):
            end -= 1
        return begin, end
