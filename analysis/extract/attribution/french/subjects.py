"""Who a French verb is said of: an occurrence goes in, the range of its subject comes out, climbing where it has none."""

from analysis.extract.attribution.finding import Range
from analysis.extract.attribution.french.grammar import CLITICS, INVERTED, OF, RELATIVES, SUBJECTS
from analysis.extract.attribution.french.verbs import Occurrence, Verbs

# They take a subject up between commas and are no subject themselves.
_TONIC = (["lui"], ["elle"], ["eux"], ["elles"])


class Subjects:
    """The subjects in one document."""

    def __init__(self, verbs: Verbs) -> None:
        self.verbs, self.phrases, self.words = verbs, verbs.phrases, verbs.words

    def subject(self, found: Occurrence, begin: int, end: int) -> Range | None:
        """The noun phrase or pronoun that speaks, None where the text names none (*il a été annoncé que*)."""
        if found.inverted is not None:
            return found.inverted, found.inverted + 1
        if found.form in ("inf", "ger"):
            return self._of_governor(found, begin, end)
        return self._before(found.begin, found.verb, begin)

    def _before(self, first: int, verb: int, begin: int) -> Range | None:
        """The subject that stands before a finite verb whose group begins at `first`."""
        words = self.words
        place = self._skip_back(first - 1, begin)
        if place < begin:
            return None
        low = words.low[place]
        if low == "qui":
            return self.antecedent(place, begin)
        if low in SUBJECTS:
            return place, place + 1
        # A pronoun behind its end only takes the subject up ("La direction, elle, parle …").
        head = next((child for child in self._subjects_of(verb) if begin <= child <= place), None)
        if (
            head is None
            and words.dep[verb] in ("conj", "xcomp", "advcl", "acl", "parataxis", "ccomp", "aux", "cop")
            and (words.low[place] in ("et", "mais", "ou", ",", "puis") or words.pos[place] in ("ADV", "CCONJ"))
        ):
            return self.climb(verb, begin, first)
        if head is not None and words.low[head] == "qui":
            return self.antecedent(head, begin)
        if head is not None and words.low[head] in SUBJECTS:
            if words.low[place] in ("et", "mais", "ou", ",") or place - head < 4:
                return head, head + 1
            head = None
        if head is not None and place == first - 1 and (nearer := self._adjacent(place, head, begin)) is not None:
            return nearer
        found = self._phrase_before(place + 1, head, begin)
        if found is not None and found[1] == place + 1 < first - 2 and words.low[place + 1] == ",":
            close = next((here for here in range(first - 1, place + 1, -1) if words.low[here] == ","), place + 1)
            if close > place + 2 and words.pos[place + 2] in ("NOUN", "ADJ") and self.phrases.is_function(place + 2):
                # "Anne Roy, auteur de l'étude, précise"
                return found[0], close
        return found

    def _adjacent(self, place: int, head: int, begin: int) -> Range | None:
        """The noun phrase right before the verb and behind a comma, where the parser looked further (*…, l'ONG a demandé*)."""
        words = self.words
        if words.pos[place] not in ("NOUN", "PROPN", "ADJ", "X"):
            return None
        start = place
        while start > begin and (words.pos[start - 1] in ("NOUN", "PROPN", "ADJ", "X", "NUM") or words.low[start - 1] in OF):
            start -= 1
        if (
            start - 2 > begin
            and words.pos[start - 1] == "DET"
            and words.low[start - 2] == ","
            and head < start - 2
            and (
                any(words.form(here) for here in range(head, start - 2))
                # "La ville n'ayant pas voté le budget, l'ONG a demandé"
                or any(words.form(here) == "ger" for here in range(begin, head))
            )
        ):
            return start - 1, place + 1
        return None

    def _skip_back(self, place: int, begin: int) -> int:
        """Passes adverbs and what stands between commas (*, de son côté,*) before a verb."""
        words = self.words
        while place >= begin:
            if words.pos[place] == "ADV" and words.low[place] not in ("que",):
                place -= 1
            elif words.low[place] == "," and (opening := self._comma_before(place, begin)) is not None:
                inside = range(opening + 1, place)
                if words.low[opening + 1 : place] in _TONIC and words.pos[opening - 1] not in ("VERB", "AUX", "ADP"):
                    # "L'entreprise, elle, met en avant …"
                    place = opening - 1
                    continue
                if any(self.phrases.finite(here) for here in inside) and words.low[opening + 1] not in RELATIVES:
                    return place - 1 if place - 1 >= begin and words.low[place - 1] not in (",",) else place
                if words.low[opening + 1] in ("qui", "que", "qu'", "dont", "où") and any(
                    words.pos[here] in ("NOUN", "PROPN") for here in range(begin, opening)
                ):
                    # "Le conseil, qui a boycotté le vote, juge …"
                    place = opening - 1
                elif (
                    words.pos[opening + 1] in ("NOUN", "ADJ")
                    and self.phrases.is_function(opening + 1)
                    and words.pos[opening - 1] in ("PROPN", "NOUN", "X")
                ):
                    # "Anne Roy, auteur de l'étude ayant fourni ces chiffres, précise"
                    place = opening - 1
                elif any(words.form(here) == "ger" for here in range(opening + 1, min(place, opening + 4))):
                    # "Un officier, s'exprimant sous couvert d'anonymat, a confirmé"
                    place = opening - 1
                elif words.low[opening + 1] in ("comme", "dont") and not any(self.phrases.finite(here) for here in inside):
                    # "D'autres, comme le sénateur X, plaident pour …"
                    place = opening - 1
                elif words.low[place - 1] == "ans" and words.pos[place - 2] == "NUM":
                    # "Mathis, 22 ans, se dit prêt"
                    place = opening - 1
                elif self._qualifies(opening, place):
                    # "Les Échos, plus terre à terre, calculent", "Le parti, pourtant dans l'opposition, juge"
                    place = opening - 1
                elif words.low[opening + 1 : opening + 3] in (["de", "son"], ["de", "leur"]) or (
                    (
                        words.pos[opening + 1] == "ADP"
                        and not (words.low[opening + 1] in OF and words.pos[opening - 1] == "PROPN")
                    )
                    or self._says_whose(opening, place)
                ):
                    place = opening - 1
                else:
                    return place - 1
            elif words.low[place] == "," and place - 1 >= begin:
                return place - 1
            else:
                return place
        return place

    def _qualifies(self, opening: int, place: int) -> bool:
        """Whether an adverb or adjective opens what stands between two commas right behind a noun or name."""
        words = self.words
        return (
            words.pos[opening + 1] in ("ADV", "ADJ")
            and words.pos[opening - 1] in ("NOUN", "PROPN", "X", "ADJ")
            and not any(self.phrases.finite(here) or here in words.name_starts for here in range(opening + 1, place))
            and not self.phrases.is_function(opening + 1)
        )

    def _says_whose(self, opening: int, place: int) -> bool:
        """Whether only the body of a person stands between two commas (*Jean Roy, de la CFDT, dénonce …*)."""
        words = self.words
        return words.low[opening + 1] in OF and opening - 1 in words.named and all(
            here in words.named or words.pos[here] in ("DET", "PROPN") for here in range(opening + 2, place)
        ) and place - 1 in words.named

    def _comma_before(self, place: int, begin: int) -> int | None:
        for here in range(place - 1, max(begin, place - 25) - 1, -1):
            if self.words.low[here] == ",":
                return here
        return None

    def _subjects_of(self, verb: int) -> list[int]:
        words = self.words
        return [child for child in words.children(verb) if words.dep[child].startswith(("nsubj", "expl:subj"))]

    def climb(self, verb: int, begin: int, first: int) -> Range | None:
        """The subject of the verb that this one is joined to."""
        words = self.words
        place = verb
        for _ in range(4):
            above = words.head[place]
            if above == place or above < begin:
                break
            place = above
            if words.pos[place] not in ("VERB", "AUX", "ADJ", "NOUN"):
                continue
            heads = [child for child in self._subjects_of(place) if begin <= child < first]
            if heads:
                return self._named(heads[0], begin, self.verbs.group(place, begin, first).begin)
        return self.nearest_subject(begin, first)

    def _named(self, head: int, begin: int, stop: int) -> Range | None:
        if self.words.low[head] == "qui":
            return self.antecedent(head, begin)
        if self.words.low[head] in SUBJECTS or self.words.low[head] in INVERTED:
            return head, head + 1
        return self._phrase_before(max(stop, head + 1), head, begin)

    def nearest_subject(self, begin: int, stop: int) -> Range | None:
        """The subject of the last finite verb before `stop` that has one."""
        words = self.words
        for place in range(stop - 1, begin - 1, -1):
            if self.phrases.finite(place) and self.phrases.quote_of[place] < 0:
                heads = [
                    child for child in self._subjects_of(place) + self._subjects_of(words.head[place]) if begin <= child < stop
                ]
                if heads:
                    return self._named(heads[0], begin, self.verbs.group(place, begin, stop).begin)
                if place > begin and words.low[place - 1] in SUBJECTS:
                    return place - 1, place
                last = self._skip_back(self.verbs.group(place, begin, stop).begin - 1, begin)
                if last >= begin and words.low[last] not in RELATIVES and words.pos[last] in ("NOUN", "PROPN", "ADJ", "X"):
                    found = self._phrase_before(last + 1, None, begin)
                    if found is not None:
                        return found
        return None

    def _phrase_before(self, stop: int, head: int | None, begin: int) -> Range | None:
        """The noun phrase that ends at `stop`, whose head the parser puts at `head`."""
        words = self.words
        if head is None:
            head = stop - 1
            while head >= begin and words.pos[head] not in ("NOUN", "PROPN", "NUM", "PRON", "X"):
                if words.low[head] in (",", ";", ":") or self.phrases.finite(head):
                    return None
                head -= 1
            if head < begin:
                return None
            first = self._chain_start(head, begin)
        else:
            first = self._chain_start(head, begin)
        end = self.phrases.with_appositions(first, self.phrases.noun_phrase_end(first, stop), stop)
        if end <= head:
            end = head + 1
        if (
            end < stop
            and stop - end < 20
            and not any(self.phrases.finite(here) for here in range(end, stop))
            and (words.pos[end] != "ADV")
        ):
            end = stop
        for place in range(end - 2, first, -1):
            if words.low[place] in ("–", "—", "-", ":", ";"):
                # A dateline or a heading stands before the subject.
                first = place + 1
                break
        return self._with_name(*self.phrases.trimmed(first, end), begin)

    def _with_name(self, first: int, end: int, begin: int) -> Range:
        """The phrase with the person's name that it explains (*Paul Roy, son ancien patron, prend sa défense*)."""
        words = self.words
        comma = first - 1
        if (
            comma <= begin
            or words.low[comma] != ","
            or comma - 1 not in words.named
            or words.pos[comma - 1] != "PROPN"
            or end >= len(words)
            or words.low[end] != ","
            or any(here in words.name_starts for here in range(first, end))
            or not any(self.phrases.is_function(here) for here in range(first, min(end, first + 4)))
        ):
            return first, end
        start = self._chain_start(comma - 1, begin)
        # Behind a preposition it is no subject (*Après Paul Roy, le maire, …*).
        return (start, end) if start == begin or words.pos[start - 1] not in ("ADP", "CCONJ", "VERB", "AUX") else (first, end)

    def _chain_start(self, head: int, begin: int) -> int:
        """The first word of the noun phrase that holds `head`, back over *de* complements and a title before a name."""
        words = self.words
        place = head
        while place > begin:
            before, low = words.pos[place - 1], words.low[place - 1]
            if (
                low in ("–", "—", "-", ":")
                or low in RELATIVES
                or (low in SUBJECTS and before != "DET")
                or words.form(place - 1) in ("fin", "inf", "ger")
            ):
                break
            if before in ("DET", "ADJ", "NUM", "NOUN", "PROPN", "X") or (
                low in OF and place - 1 > begin and words.pos[place - 2] in ("NOUN", "PROPN", "ADJ", "NUM", "X")
            ):
                if (
                    before == "DET"
                    and low not in ("l'",)
                    and place - 2 >= begin
                    and words.low[place - 2] not in OF
                    and words.low[place - 2] not in ("&",)
                    and low not in OF
                ):
                    return place - 1
                if before in ("NOUN", "PROPN", "ADJ", "NUM") and words.low[place] in ("le", "la", "les", "l'", "un", "une"):
                    break
                if place - 1 in self.phrases.timed and before != "DET":
                    break
                place -= 1
            elif (
                low in ("&", "en", "et")
                and place - 2 >= begin
                and words.pos[place] in ("PROPN", "NOUN")
                and (words.pos[place - 2] in ("NOUN", "PROPN"))
                and (
                    low != "et"
                    or words.pos[place - 2] == words.pos[place] == "PROPN"
                    or {place - 2, place} <= words.named
                )
            ) or (
                low == "sur"
                and "NumType=Card" in words.morph(place)
                and place - 2 >= begin
                and words.pos[place - 2] == "NOUN"
            ):
                # "six membres sur vingt-trois"
                place -= 1
            elif (
                low in (",",)
                and words.pos[place] == "PROPN"
                and place - 2 >= begin
                and words.pos[place - 2] in ("NOUN", "PROPN", "ADJ")
            ):
                # "Le président du directoire de PSA, Philippe Varin": the title stands before the comma.
                start = self._chain_start(place - 2, begin)
                if any(self.phrases.is_function(here) for here in range(start, place - 1)) and (
                    start == begin or (words.pos[start - 1] != "ADP" and words.low[start - 1] not in OF)
                ):
                    return start
                break
            else:
                break
        while place < head and ((words.low[place] in OF and words.pos[place] == "ADP") or words.low[place] in (",",)):
            place += 1
        return place

    def antecedent(self, relative: int, begin: int) -> Range | None:
        """The noun phrase that *qui* stands for."""
        words = self.words
        place = relative - 1
        if place >= begin and words.low[place] == ",":
            place -= 1
        while place >= begin and words.pos[place] not in ("NOUN", "PROPN", "PRON", "NUM", "X"):
            if words.low[place] in (")",):
                while place > begin and words.low[place] != "(":
                    place -= 1
            elif words.low[place] in (",", ";", ":", ".") or self.phrases.finite(place):
                return None
            place -= 1
        if place < begin:
            return None
        first = self._chain_start(place, begin)
        if (
            first > begin + 1
            and words.low[first - 1] == ","
            and words.pos[first - 2] == "PROPN"
            and words.low[first] in ("le", "la", "l'", "un", "une")
        ):
            first = self._chain_start(first - 2, begin)
        elif (
            (comma := self._comma_before(first + 1, begin)) is not None
            and comma > begin
            and comma - 1 in words.named
            and words.pos[comma - 1] == "PROPN"
            and words.pos[comma + 1] == "NOUN"
            and (words.dep[comma + 1] == "appos" or self.phrases.is_function(comma + 1))
            and not any(self.phrases.finite(here) for here in range(comma, place))
        ):
            # "Marc Roy, stratège chez Axa, pour qui …"
            first = self._chain_start(comma - 1, begin)
        return self.phrases.trimmed(first, place + 1)

    def _of_governor(self, found: Occurrence, begin: int, end: int) -> Range | None:
        """The subject of an infinitive or participle: that of the verb above it, or the noun that it describes."""
        words = self.words
        before = found.begin - 1
        if (
            found.form == "inf"
            and before > begin
            and words.low[before] == "pour"
            and words.pos[before - 1] in ("NOUN", "PROPN", "ADJ")
            and (not any(self.phrases.finite(here) for here in range(begin, before)))
        ):
            return self._phrase_before(before, None, begin)
        if (
            found.form == "ger"
            and before >= begin
            and words.low[before] != "en"
            and words.low[found.begin] not in CLITICS
            and (words.pos[before] in ("NOUN", "PROPN", "ADJ", "X") or words.low[before] == ")")
        ):
            return self._phrase_before(found.begin, None, begin)
        return self.climb(found.verb, begin, found.begin)
