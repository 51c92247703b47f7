"""Finds the verb groups of a French sentence: auxiliaries, clitics, negation and the verb, with the tense they spell.

The tagger's tense is a hint only: it takes *sème* for an infinitive and *suspendu* in *eut suspendu* too; the closed
forms of *avoir* and *être* and the endings are surer.
"""

from analysis.extract.event.lexicon import Lexicon, is_present
from analysis.extract.event.verb_group import Form, Tense, VerbGroup
from analysis.extract.event.words import Words

_AVOIR: dict[str, Tense] = dict.fromkeys(("ai", "as", "a", "avons", "avez", "ont", "ait", "aie", "aient", "ayons"), "present")
_AVOIR |= dict.fromkeys(("avais", "avait", "avions", "aviez", "avaient"), "imperfect")
_AVOIR |= dict.fromkeys(("eus", "eut", "eût", "eûmes", "eurent"), "past")
_AVOIR |= dict.fromkeys(("aurai", "auras", "aura", "aurons", "aurez", "auront"), "future")
_AVOIR |= dict.fromkeys(("aurais", "aurait", "aurions", "auriez", "auraient"), "conditional")
_ETRE: dict[str, Tense] = dict.fromkeys(("suis", "es", "est", "sommes", "êtes", "sont", "soit", "sois", "soient"), "present")
_ETRE |= dict.fromkeys(("étais", "était", "étions", "étiez", "étaient"), "imperfect")
_ETRE |= dict.fromkeys(("fus", "fut", "fût", "fûmes", "furent", "fussent"), "past")
_ETRE |= dict.fromkeys(("serai", "seras", "sera", "serons", "serez", "seront"), "future")
_ETRE |= dict.fromkeys(("serais", "serait", "serions", "seriez", "seraient"), "conditional")
_NON_FINITE = {"avoir": "infinitive", "être": "infinitive", "ayant": "gerund", "étant": "gerund"}

# *est parti* is a past, *est fermé* a present: verbs that take être.
_ETRE_VERBS = frozenset([
    "aller", "arriver", "décéder", "descendre", "devenir", "entrer", "intervenir", "monter", "mourir", "naître",
    "partir", "parvenir", "rentrer", "rester", "retourner", "revenir", "sortir", "survenir", "tomber", "venir",
    "advenir", "redevenir", "ressortir", "repartir", "remonter"
])
_SEMI_AUXILIARIES = frozenset({"devoir", "pouvoir", "aller", "faire", "falloir", "laisser"})
_CLITICS = frozenset([
    "ne", "n'", "pas", "plus", "jamais", "point", "guère", "rien", "y", "en", "le", "la", "les", "l'", "lui", "leur",
    "se", "s'", "me", "m'", "nous", "vous", "il", "elle", "on", "ils", "elles", "-t", "-t-il", "-t-elle", "-il",
    "-elle", "-on", "-ils", "-elles", "-t-on", "-ce", "ce", "t", "tous", "toutes", "tout", "bien", "mal", "ainsi",
    "donc", "aussi", "même", "non", "elle-même", "lui-même", "eux-mêmes"
])
_PRONOUN_TAILS = ("-il", "-elle", "-on", "-ils", "-elles", "-t", "-t-il", "-t-elle", "-t-on", "-je", "-nous", "-vous")
_NEGATIONS = frozenset([
    "pas", "jamais", "plus", "point", "aucun", "aucune", "nul", "nulle", "personne", "rien", "guère", "ni", "nullement"
])
_REFLEXIVES = frozenset({"se", "s'"})
_IRREGULAR_STEMS = ("aur", "ser", "fer", "ir", "pourr", "devr", "viendr", "tiendr", "verr", "saur", "voudr", "faudr", "cevr",
                    "courr", "mourr", "querr", "vaudr", "enverr")
_FUTURE = ("ai", "as", "a", "ons", "ez", "ont")
_CONDITIONAL = ("ais", "ait", "ions", "iez", "aient")
_PAST_ENDINGS = ("èrent", "irent", "urent", "inrent", "ât", "ît", "ût", "int")
_PARTICIPLE_ENDINGS = ("é", "ée", "és", "ées", "i", "ie", "is", "ies", "it", "ite", "its", "ites", "u", "ue", "us", "ues", "rt",
                       "rte", "rts", "rtes", "int", "inte", "ints", "intes", "ise", "ises", "ous", "oute", "clos", "close")
_BEFORE_SUMMER = frozenset({"l'", "d'", "cet", "un", "en", "plein", "chaque", "dernier", "prochain", "fin", "début"})
_DETERMINERS = frozenset({"le", "la", "les", "l'", "un", "une", "que", "qu'", "ses", "son", "sa", "leur"})
_NEVER_DO = (["ne", "pas"], ["ne", "plus"], ["ne", "jamais"])
_NEVER = frozenset({"DET", "PUNCT", "PRON", "SPACE", "CCONJ", "NUM", "SCONJ", "ADV"})
# Of these only an infinitive that the tagger missed may be a verb: *d'enquêter*.
_RARELY = frozenset({"NOUN", "PROPN", "ADP", "X", "SYM", "INTJ"})
# The tagger takes *dément* for an adverb in -ment.
_NO_ADVERBS = frozenset({"dément", "démentent"})
# What the tagger may take a verb for, and what stands before a verb.
_MISTAKEN = frozenset({"ADP", "NOUN", "ADJ"})
_BEFORE_VERB = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "CCONJ"})
# Endings that only verbs have, whatever the tagger takes the word for: *perquisitionnaient*, *inhumeront*.
_UNMISTAKABLE: dict[str, Tense] = {"aient": "imperfect", "eront": "future", "iront": "future", "èrent": "past"}
_TAKEN_FOR = frozenset({"NOUN", "ADJ", "ADV"})
_ENTERING = frozenset({"entre", "entrent"})
_REACH = 7


def _future_stem(word: str, endings: tuple[str, ...], lemma: str) -> bool:
    """Whether `word` is an infinitive with an ending of the future: *tirera* is, *tira* and *montra* are not."""
    for ending in endings:
        stem = word.removesuffix(ending)
        if stem != word and stem.endswith("r"):
            stems = {lemma, lemma.removesuffix("e")}
            if stem in stems or (stem.endswith(_IRREGULAR_STEMS) and not lemma.endswith("rer")):
                return True
            if lemma.endswith("er") and stem.endswith("er") and len(stem) == len(lemma):  # *achètera*, *rappellera*, *paiera*
                return True
            if lemma.endswith("eler") or lemma.endswith("eter"):
                return stem.endswith(("ller", "tter"))
    return False


def simple_tense(word: str, lemma: str, morph: str) -> Tense:
    """The tense of a finite form that stands without an auxiliary."""
    if _future_stem(word, _FUTURE, lemma):
        return "future"
    if _future_stem(word, _CONDITIONAL, lemma):
        return "conditional"
    if word.endswith(("ais", "ait", "aient")) and not lemma.endswith(("aire", "aître", "oir")):
        return "imperfect"
    if word.endswith(_PAST_ENDINGS) and "Tense=Pres" not in morph:
        return "past"
    if (lemma.endswith("er") and word == lemma[:-2] + "a") or word == lemma[:-2] + "ea" or word == lemma[:-3] + "ça":
        return "past"
    if "Tense=Past" in morph and "VerbForm=Fin" in morph:
        return "past"
    if "Tense=Imp" in morph:
        return "imperfect"
    return "present"


class FrenchVerbs:
    """Reads one sentence."""

    def __init__(self, words: Words, lexicon: Lexicon, nominal: frozenset[int] = frozenset()) -> None:
        self.words = words
        self.lexicon = lexicon
        self.nominal = nominal  # the words of names and of times

    def groups(self) -> list[VerbGroup]:
        """The verb groups in text order; no token belongs to two."""
        words, position, size = self.words, 0, len(self.words)
        found: list[VerbGroup] = []
        pos, lower = words.pos, words.lower
        while position < size:
            mistaken = position > 0 and pos[position] in _MISTAKEN and pos[position - 1] in _BEFORE_VERB
            if mistaken and self._disguised(position):
                found.append(self._plain(position, "finite", "present"))
                position += 1
                continue
            unmistakable = pos[position] in _TAKEN_FOR and lower[position].endswith(tuple(_UNMISTAKABLE))
            if unmistakable and position not in self.nominal and self.lexicon.knows(words.lemma(position)):
                tense = next(tense for ending, tense in _UNMISTAKABLE.items() if lower[position].endswith(ending))
                found.append(self._plain(position, "finite", tense))
                position += 1
                continue
            if pos[position] in ("NOUN", "ADJ") and self._apposed(position):
                found.append(self._plain(position, "participle", "none", passive=True))
                position += 1
                continue
            if position in self.nominal or (pos[position] in _NEVER and lower[position] not in _NO_ADVERBS) or (
                    pos[position] in _RARELY and not lower[position].endswith(("er", "ir"))):
                position += 1
                continue
            group = self._group(position) if self._may_start(position) else None
            if group is None:
                position += 1
                continue
            found.append(group)
            position = group.last + 1
        return found

    def _disguised(self, position: int) -> bool:
        """*La loi entre en vigueur*, *L'Italie menace de saisir la cour*: a verb that the tagger takes for another word."""
        words = self.words
        pos = words.pos[position]
        following = words.lower[position + 1:position + 2]
        if position in self.nominal:
            return False
        if words.lower[position] in _ENTERING:
            return following in (["en"], ["à"], ["dans"], ["au"], ["aux"], ["sur"])
        if pos == "ADJ":
            lemma = words.lemma(position)
            return lemma in self.lexicon.idioms and not self._participle(position) and (
                self.lexicon.idiom(lemma, words.lower[position + 1:position + 5]) is not None)
        before_verb = pos == "NOUN" and words.pos[position + 1:position + 2] == ["VERB"] and self._infinitive(position + 1)
        if before_verb and words.lower[position - 1] not in _DETERMINERS and (
                words.lemma(position) in self.lexicon.modal_planned | self.lexicon.planning):
            return True  # *le ministre compte présenter*
        if pos != "NOUN" or following not in (["de"], ["d'"]) or words.lower[position - 1] in _DETERMINERS or (
                words.pos[position - 1] in ("ADJ", "CCONJ")):
            return False
        lemma = words.lemma(position)
        if not lemma.endswith(("er", "ir")) or not (lemma in self.lexicon.demanding or lemma in self.lexicon.failing):
            return False
        after = position + 2
        while after < len(words) and words.lower[after] in _CLITICS:
            after += 1
        return after < len(words) and self._infinitive(after) and not any(
            words.pos[place] in ("VERB", "AUX") for place in range(position))

    def _apposed(self, position: int) -> bool:
        """*L'opposant, empoisonné à Salisbury en mars, …*: a participle that the tagger takes for a noun."""
        words = self.words
        if not 1 < position < len(words) - 1 or words.text[position - 1] != "," or position in self.nominal:
            return False
        named = words.pos[position - 2] in ("NOUN", "PROPN") and words.pos[position + 1] in ("ADP", "ADV")
        regular = words.lower[position].endswith(("é", "ée", "és", "ées"))
        return named and regular and words.lemma(position) in self.lexicon.verbs

    def _may_start(self, position: int) -> bool:
        words = self.words
        word = words.lower[position]
        before = words.lower[position - 1] if position else ""
        if word == "été" and before in _BEFORE_SUMMER:
            return False
        if word in self.lexicon.hedges and word not in _ETRE:
            return False  # *six complices présumés arrêtés à Londres*
        if word in ("partir", "compter") and before == "à" and words.lower[position + 1:position + 2] in (
                ["de"], ["du"], ["d'"], ["des"]):
            return False  # *à partir de la fin janvier*, *à compter du 9*
        if word == "est" and before == "l'" and words.lower[position - 2:position - 1] not in (["il"], ["elle"], ["on"]):
            return False  # *dans l'est du pays*
        if word in ("a", "avait", "eut") and before == "y" and words.lower[position - 2:position - 1] in (["il"], ["-il"]):
            return self._next_verb(position, infinitive=False) is not None
        if before in ("de", "d'", "à", "pour", "sans") and word.endswith(("er", "ir")) and words.lemma(position) == word and (
                word in self.lexicon.verbs and words.lower[position + 1:position + 2] != ["de"]):
            return True
        if word in _AVOIR or word in _ETRE or word in _NON_FINITE:
            return words.pos[position] in ("AUX", "VERB")
        if word in _NO_ADVERBS and words.pos[position - 1:position] != ["DET"]:
            return True
        if words.pos[position] == "VERB" or words.pos[position] == "AUX":
            return any(character.isalpha() for character in word)
        return words.pos[position] == "ADJ" and word in self.lexicon.forms and self._participle(position) and (
            not self.lexicon.in_set_phrase(words.lower, position))

    def _participle(self, position: int) -> bool:
        words = self.words
        word = words.lower[position]
        if position in self.nominal or (word in _CLITICS and words.pos[position] == "ADV"):
            return False
        if "VerbForm=Part" in words.morph(position) and not word.endswith("ant"):
            return not (is_present(word) or word.endswith(("a", "rent")))
        if word.endswith(("er", "ir", "oir")) or words.pos[position] not in ("VERB", "ADJ", "NOUN", "AUX", "ADV", "PROPN"):
            return False
        lemma = words.lemma(position)
        if words.pos[position] != "VERB" and not self.lexicon.knows(lemma):
            return False
        return word.endswith(_PARTICIPLE_ENDINGS) and lemma.endswith(("er", "ir", "re", "oir"))

    def _infinitive(self, position: int) -> bool:
        words = self.words
        word = words.lower[position]
        if not word.endswith(("er", "ir", "re")) or position in self.nominal:
            return False
        if words.pos[position] in ("VERB", "AUX"):
            return "VerbForm=Inf" in words.morph(position) or words.lemma(position) == word
        return words.pos[position] in ("NOUN", "PROPN", "ADJ") and word in self.lexicon.verbs

    def _skippable(self, position: int) -> bool:
        words = self.words
        if ["de", "nouveau"] in (words.lower[position - 1:position + 1], words.lower[position:position + 2]):
            return True
        return words.pos[position] == "ADV" or words.lower[position] in _CLITICS or words.lower[position].startswith("-")

    def _next_verb(self, position: int, *, infinitive: bool) -> int | None:
        """The participle (or infinitive) that the auxiliary at `position` belongs to."""
        words = self.words
        fits = self._infinitive if infinitive else self._participle
        other = position + 1
        reach = position + _REACH
        while other < len(words) and other <= reach and self._skippable(other) and not (
                words.pos[other] in ("VERB", "ADV") and fits(other)):
            other += 1
        if infinitive and words.text[other:other + 1] == [","]:
            other = self._behind_insertion(other)
        if other < len(words) and (fits(other) or (not infinitive and words.lower[other] == "été")):
            return other
        head = words.head[position]
        if words.dep[position].startswith("aux") and position < head <= position + 12 and fits(head) and not any(
                words.pos[between] in ("VERB", "PUNCT", "CCONJ") and words.lower[between] != "," for between in
                range(position + 1, head)):
            return head
        return None

    def _behind_insertion(self, comma: int) -> int:
        """*devrait, dans quelques jours, être arrimée*: the place behind the second comma, if no verb stands between."""
        words = self.words
        for place in range(comma + 1, min(len(words) - 1, comma + 9)):
            if words.text[place] == ",":
                return place + 1
            if words.pos[place] in ("VERB", "AUX", "PUNCT"):
                break
        return comma

    def _negated(self, first: int, last: int) -> bool:
        words = self.words
        particle = next((place for place in range(max(0, first - 5), last + 1) if words.lower[place] in ("ne", "n'")
                         and all(words.pos[between] in ("PRON", "ADV", "AUX", "VERB") or between >= first
                                 for between in range(place + 1, first))), None)
        inside = words.lower[first:last + 1]
        if any(word in ("pas", "jamais", "nullement") for word in inside):
            return True
        if any(words.lower[place:place + 2] in _NEVER_DO for place in range(max(0, first - 4), first)):
            return True
        if particle is None:
            return False
        behind = words.lower[last + 1:last + 3]
        if any(word in _NEGATIONS for word in inside) or (behind[:1] and behind[0] in _NEGATIONS - {"plus"}):
            return True
        before = words.lower[max(0, particle - 6):particle]
        return any(word in ("aucun", "aucune", "nul", "nulle", "personne", "rien", "ni") for word in before) or (any(
            word in ("pas", "plus") for word in behind) and "que" not in behind and "qu'" not in behind)

    def _reflexive(self, first: int) -> bool:
        before = self.words.lower[max(0, first - 2):first]
        return any(word in _REFLEXIVES for word in before) and before not in (["s'", "il"], ["s'", "ils"])

    def _personal(self, first: int, last: int) -> bool:
        """Whether its subject is the speaker or the one spoken to."""
        before = self.words.lower[max(0, first - 3):first]
        return any(word in ("je", "j'", "nous", "vous", "tu") for word in before) or any(
            word.endswith(("-nous", "-vous", "-je")) for word in self.words.lower[first:last + 2])

    def _group(self, position: int) -> VerbGroup | None:
        words = self.words
        word = words.lower[position]
        if word in _AVOIR or word in _ETRE or word in _NON_FINITE:
            return self._compound(position)
        if word.endswith("ant") and "VerbForm=Fin" not in words.morph(position):
            return self._plain(position, "gerund", "none")
        if self._infinitive(position):
            return self._plain(position, "infinitive", "none")
        lemma = words.lemma(position)
        finite = "VerbForm=Fin" in words.morph(position)
        participle = self._participle(position)
        ambiguous = participle and word.endswith(("it", "is", "ut")) and not word.endswith("ait")
        if ambiguous and self._present_in_disguise(position):
            return self._plain(position, "finite", "present")
        if participle and (not finite or word.endswith(("é", "ée", "és", "ées"))):
            return self._plain(position, "participle", "none", passive=True)
        tense = simple_tense(word, lemma, words.morph(position))
        if lemma in _SEMI_AUXILIARIES or lemma == "venir":
            target = self._governed(position, venir=lemma == "venir")
            if target is not None:
                return self._modal(position, target, lemma, tense)
        return self._plain(position, "finite", tense)

    def _present_in_disguise(self, position: int) -> bool:
        """*Le rapport décrit l'ingérence* reads like a participle until its object follows."""
        words = self.words
        following = words.lower[position + 1:position + 2]
        return bool(following) and following[0] in _DETERMINERS and (
            position > 0 and words.pos[position - 1] in ("NOUN", "PROPN", "PRON", "ADJ"))

    def _plain(self, position: int, form: Form, tense: Tense, *, passive: bool = False) -> VerbGroup:
        words = self.words
        return VerbGroup(first=position, last=position, head=position, lemma=words.lemma(position), form=form, tense=tense,
                         passive=passive, negated=form != "participle" and self._negated(position, position),
                         inverted=self._inverted(position, position), personal=self._personal(position, position))

    def _governed(self, position: int, *, venir: bool) -> int | None:
        words = self.words
        if venir:
            after = position + 1
            if after + 1 < len(words) and words.lower[after] in ("de", "d'") and self._infinitive(after + 1):
                return after + 1
            return None
        return self._next_verb(position, infinitive=True)

    def _modal(self, position: int, target: int, lemma: str, tense: Tense, *, first: int | None = None) -> VerbGroup:
        words = self.words
        first = position if first is None else first
        if words.lower[target] in ("faire", "laisser", "pouvoir", "devoir"):
            target = self._next_verb(target, infinitive=True) or target
        head, perfect, passive = target, False, False
        if words.lower[target] in ("avoir", "être"):
            participle = self._next_verb(target, infinitive=False)
            if participle is not None:
                perfect, passive = words.lower[target] == "avoir", words.lower[target] == "être"
                if words.lower[participle] == "été":
                    passive = True
                    participle = self._next_verb(participle, infinitive=False) or participle
                head = participle
        if lemma == "venir":
            return VerbGroup(first=first, last=head, head=head, lemma=words.lemma(head), form="finite", tense="past",
                             passive=passive, negated=self._negated(first, target), inverted=self._inverted(first, head))
        return VerbGroup(first=first, last=head, head=head, lemma=words.lemma(head), form="finite", tense=tense,
                         passive=passive, perfect=perfect, negated=self._negated(first, head), modal=lemma, modal_tense=tense,
                         inverted=self._inverted(first, position), personal=self._personal(first, head))

    def _compound(self, position: int) -> VerbGroup:
        words = self.words
        word = words.lower[position]
        auxiliary = "avoir" if word in _AVOIR or word in ("avoir", "ayant") else "être"
        form: Form = "infinitive" if word in ("avoir", "être") else "gerund" if word in _NON_FINITE else "finite"
        tense: Tense = (_AVOIR if auxiliary == "avoir" else _ETRE).get(word, "none")
        head = self._next_verb(position, infinitive=False)
        if head is None:
            return VerbGroup(first=position, last=position, head=position, lemma=auxiliary, form=form, tense=tense,
                             negated=self._negated(position, position), inverted=self._inverted(position, position),
                             personal=self._personal(position, position))
        passive = auxiliary == "être"
        perfect = auxiliary == "avoir"
        if words.lower[head] == "été":
            participle = self._next_verb(head, infinitive=False)
            passive, perfect = participle is not None, True
            head = participle if participle is not None else head
        lemma = words.lemma(head)
        if auxiliary == "être" and (lemma in _ETRE_VERBS or self._reflexive(position)):
            passive, perfect = False, True
        if form == "finite" and lemma in ("devoir", "pouvoir", "faire", "laisser") and perfect:
            target = self._next_verb(head, infinitive=True)
            if target is not None:
                compound: Tense = {"present": "past", "imperfect": "pluperfect", "conditional": "conditional_past"}.get(
                    tense, tense)  # type: ignore[assignment]
                return self._modal(head, target, lemma, compound, first=position)
        if perfect:
            tense = {"present": "past", "imperfect": "pluperfect", "past": "pluperfect",
                     "conditional": "conditional_past"}.get(tense, tense)  # type: ignore[assignment]
        return VerbGroup(first=position, last=head, head=head, lemma=lemma, form=form, tense=tense, passive=passive,
                         perfect=perfect, negated=self._negated(position, head), inverted=self._inverted(position, head),
                         personal=self._personal(position, head))

    def _inverted(self, first: int, last: int) -> bool:
        words = self.words
        return any(words.lower[place].endswith(_PRONOUN_TAILS) and words.lower[place].startswith("-")
                   for place in range(first, min(len(words), last + 3)))
