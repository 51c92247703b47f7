"""Finds the verb groups of an English sentence: modals, auxiliaries, negation and the verb, with the tense they spell."""

from analysis.extract.event.lexicon import Lexicon
from analysis.extract.event.verb_group import Form, Tense, VerbGroup
from analysis.extract.event.words import Words

_BE: dict[str, Tense] = {"is": "present", "'s": "present", "are": "present", "'re": "present", "am": "present", "'m": "present",
                         "was": "imperfect", "were": "imperfect"}
_HAVE: dict[str, Tense] = {"has": "past", "have": "past", "'ve": "past", "had": "pluperfect"}
_DO: dict[str, Tense] = {"do": "present", "does": "present", "did": "past"}
_MODALS: dict[str, Tense] = {"will": "future", "'ll": "future", "wo": "future", "shall": "future", "would": "conditional",
                             "'d": "conditional", "could": "conditional", "can": "present", "ca": "present", "may": "present",
                             "might": "conditional", "must": "present", "should": "conditional"}
_NEGATIONS = frozenset({"not", "n't", "never"})
_SPEAKERS = frozenset({"i", "we", "you"})
_PREPOSITIONS = frozenset([
    "according", "including", "regarding", "following", "concerning", "considering", "given", "pending", "depending"
])
_APPOINTED = frozenset({"scheduled", "due", "slated", "set"})
_REACH = 6


class EnglishVerbs:
    """Reads one sentence."""

    def __init__(self, words: Words, lexicon: Lexicon, nominal: frozenset[int] = frozenset()) -> None:
        self.words = words
        self.lexicon = lexicon
        self.nominal = nominal  # the words of names and of times

    def groups(self) -> list[VerbGroup]:
        """The verb groups in text order; no token belongs to two."""
        words, found, position = self.words, [], 0
        while position < len(words):
            verbal = words.pos[position] in ("VERB", "AUX") and position not in self.nominal
            group = self._group(position) if verbal else None
            if group is None:
                position += 1
                continue
            found.append(group)
            position = group.last + 1
        return found

    def _verb_after(self, position: int) -> int | None:
        """The next verb or auxiliary of the chain: adverbs, negation and an inverted subject may stand between."""
        words = self.words
        for place in range(position + 1, min(len(words), position + 1 + _REACH)):
            if place in self.nominal:
                return None
            if words.pos[place] in ("VERB", "AUX") and words.tag[place] != "TO":
                return place
            if words.pos[place] not in ("ADV", "PART", "PRON") or words.tag[place] == "TO" or words.tag[place] in ("WDT", "WP"):
                return None
        return None

    def _group(self, position: int) -> VerbGroup | None:
        words = self.words
        word, tag = words.lower[position], words.tag[position]
        if word in _MODALS and tag == "MD":
            return self._chain(position, _MODALS[word], modal=word)
        if word in _HAVE or word in _BE or word in _DO or word in ("having", "being", "be"):
            return self._chain(position, None, modal=None)
        if tag in ("VBG", "VBN") and (words.dep[position] == "amod" or word in _PREPOSITIONS):
            return None
        if tag == "VBG":
            return self._plain(position, "gerund", "none")
        if tag == "VB":
            return self._plain(position, "infinitive", "none")
        if tag == "VBN":
            return self._plain(position, "participle", "none", passive=True)
        if tag == "VBD":
            return self._plain(position, "finite", "past")
        if tag in ("VBZ", "VBP"):
            return self._plain(position, "finite", "present")
        return None

    def _chain(self, position: int, tense: Tense | None, *, modal: str | None) -> VerbGroup:
        words = self.words
        place, passive, perfect, progressive = position, False, False, False
        first_word = words.lower[position]
        form: Form = "infinitive" if words.tag[position] == "VB" else "finite"
        form = "gerund" if first_word in ("having", "being") else form
        while True:
            after = self._verb_after(place)
            if after is None:
                break
            auxiliary, tag = words.lower[place], words.tag[after]
            if auxiliary in _MODALS and words.tag[place] == "MD":
                if tag not in ("VB", "VBP"):
                    break
            elif auxiliary in (*_HAVE, "having", "'d") and tag in ("VBN", "VBD"):
                perfect = True
            elif auxiliary in (*_BE, "be", "been", "being") and tag in ("VBN", "VBD"):
                passive = True
            elif auxiliary in (*_BE, "be", "been") and tag == "VBG":
                progressive = True
            elif not (auxiliary in _DO and tag in ("VB", "VBP")):
                break
            place = after
            if words.pos[after] == "VERB" and words.lower[after] not in ("been", "being", "be"):
                break
        appointed = self._appointed(position, place)
        if appointed is not None:
            head, planned = appointed
            return VerbGroup(first=position, last=head, head=head, lemma=words.lemma(head), form=form, passive=False,
                             tense="future" if planned else "past", perfect=not planned, modal="will" if planned else None,
                             modal_tense="future" if planned else "none", personal=self._personal(position),
                             negated=not planned or self._negated(position, place))
        if tense is None:
            tense = _HAVE[first_word] if first_word in _HAVE and place > position else None
            if tense is None:
                tense = "past" if first_word == "had" else _BE.get(first_word) or _DO.get(first_word) or (
                    "present" if first_word in _HAVE else "none")
            if tense == "imperfect" and not progressive:
                tense = "past"
        elif perfect and tense == "conditional":
            tense = "conditional_past"
        return VerbGroup(first=position, last=place, head=place, lemma=words.lemma(place), form=form, tense=tense,
                         passive=passive, perfect=perfect, negated=self._negated(position, place), modal=modal,
                         modal_tense=tense if modal else "none", personal=self._personal(position))

    def _appointed(self, first: int, last: int) -> tuple[int, bool] | None:
        """The verb of *is scheduled to begin*, *is due to vote* (to come) and of *has yet to approve* (not come)."""
        words = self.words
        place = last if words.lower[last] in _APPOINTED else last + 1
        if place + 2 >= len(words) or words.lower[place + 1] != "to" or words.tag[place + 2] != "VB":
            return None
        if words.lower[place] in _APPOINTED and any(word in _BE or word == "been" for word in words.lower[first:last + 1]):
            head = place + 2
            if words.lower[head] == "be" and words.tag[head + 1:head + 2] == ["VBN"]:
                head += 1
            return head, True
        return (place + 2, False) if words.lower[place] == "yet" and words.lower[last] in ("has", "have", "had") else None

    def _plain(self, position: int, form: Form, tense: Tense, *, passive: bool = False) -> VerbGroup:
        words = self.words
        return VerbGroup(first=position, last=position, head=position, lemma=words.lemma(position), form=form, tense=tense,
                         passive=passive, negated=self._negated(position, position), personal=self._personal(position))

    def _negated(self, first: int, last: int) -> bool:
        words = self.words.lower
        return any(word in _NEGATIONS for word in words[max(0, first - 1):last + 1])

    def _personal(self, first: int) -> bool:
        return any(word in _SPEAKERS for word in self.words.lower[max(0, first - 2):first])
