"""The event words of one language: `data/knowledge/<language>/events.toml` goes in, questions about words are answered."""

from dataclasses import dataclass
from functools import cache

import simplemma

from analysis import knowledge


def _typed(tables: dict[str, str]) -> dict[str, str]:
    return {word: kind for kind, words in tables.items() for word in words.split()}


def _set(words: str | list[str]) -> frozenset[str]:
    return frozenset(words.split() if isinstance(words, str) else words)


@dataclass(frozen=True, kw_only=True)
class Lexicon:
    """Event words by lemma, and the words that change their status."""

    language: str
    verbs: dict[str, str]
    nouns: dict[str, str]
    weak_nouns: dict[str, str]
    phrases: dict[str, list[tuple[tuple[str, ...], str]]]
    support: frozenset[str]
    trying: frozenset[str]
    failing: frozenset[str]
    awaited: frozenset[str]
    fixing: frozenset[str]
    confirming: frozenset[str]
    rumoured: frozenset[str]
    taking_part: frozenset[str]
    anniversaries: frozenset[str]
    holding: frozenset[str]
    tolls: frozenset[str]
    carriers: frozenset[str]
    also_adjectives: frozenset[str]
    aspect: frozenset[str]
    occurrence: frozenset[str]
    deciding: frozenset[str]
    dating_back: dict[str, frozenset[str]]
    announce: frozenset[str]
    speech: frozenset[str]
    stop: frozenset[str]
    weak_verbs: frozenset[str]
    denying: frozenset[str]
    ruling_out: frozenset[str]
    demanding: frozenset[str]
    planning: frozenset[str]
    modal_planned: frozenset[str]
    modal_possible: frozenset[str]
    hedges: frozenset[str]
    habitual: frozenset[str]
    ready: frozenset[str]
    negations: frozenset[str]
    determiners_none: frozenset[str]
    future_adjectives: frozenset[str]
    look_back: dict[str, tuple[str, ...]]
    look_back_prepositions: tuple[str, ...]
    same_day: tuple[tuple[str, ...], ...]
    forms: dict[str, str]
    set_phrases: tuple[tuple[str, ...], ...]
    only_before: dict[str, list[str]]
    not_before: dict[str, list[str]]
    idioms: dict[str, dict[tuple[str, ...], str]]
    senses: dict[str, list[tuple[frozenset[str], str]]]
    sports: frozenset[str]
    evidence: frozenset[str]
    corrections: tuple[str, ...]

    def noun_type(self, lemma: str) -> str | None:
        """The event type of a noun, strong or weak."""
        return self.nouns.get(lemma) or self.weak_nouns.get(lemma)

    def idiom(self, verb: str, following: list[str]) -> tuple[int, str] | None:
        """How many words behind a verb belong to it, and the type of the whole: *prendre fin*, *go off*."""
        for rest, kind in self.idioms.get(verb, {}).items():
            if tuple(following[:len(rest)]) == rest:
                return len(rest), kind
        return None

    def fits(self, verb: str, following: list[str]) -> bool:
        """Whether the words behind a verb leave it an event: *appeler à voter*, but not *appeler un chat un chat*."""
        if verb in self.only_before:
            return any(word in self.only_before[verb] for word in following)
        return not (following and following[0] in self.not_before.get(verb, ()))

    def sense(self, verb: str, near: list[str]) -> str | None:
        """The type that the words around a verb give it; *none* where they make it no event."""
        return next((kind for words, kind in self.senses.get(verb, ()) if not words.isdisjoint(near)), None)

    def in_set_phrase(self, lower: list[str], position: int) -> bool:
        """Whether the word belongs to a phrase that names no event: *à l'aide de*, *grâce à*, *au point mort*."""
        for phrase in self.set_phrases:
            if lower[position] in phrase:
                place = position - phrase.index(lower[position])
                if place >= 0 and tuple(lower[place:place + len(phrase)]) == phrase:
                    return True
        return False

    def knows(self, lemma: str) -> bool:
        """Whether a list names the verb."""
        return lemma in self.verbs or lemma in self.stop or lemma in self.speech or lemma in self.support


def _phrases(tables: dict[str, list[str]]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """First word → the whole phrase and its type."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind, phrases in tables.items():
        for phrase in phrases:
            words = tuple(phrase.casefold().replace("'", "' ").split())
            found.setdefault(words[0], []).append((words, kind))
    return found


def _idioms(tables: dict[str, list[str]]) -> dict[str, dict[tuple[str, ...], str]]:
    """Verb → what must follow it → type: *prendre* → (*fin*) → HAPPEN."""
    found: dict[str, dict[tuple[str, ...], str]] = {}
    for kind, idioms in tables.items():
        for idiom in idioms:
            verb, *rest = idiom.replace("'", "' ").split()
            found.setdefault(verb, {})[tuple(rest)] = kind
    return found


def _followed(phrases: list[str]) -> dict[str, frozenset[str]]:
    """Verb → the words that may follow it: *dater* → (*de*, *du*)."""
    verbs = {phrase.split()[0] for phrase in phrases}
    return {verb: frozenset(phrase.split()[1] for phrase in phrases if phrase.split()[0] == verb) for verb in verbs}


@cache
def lexicon(language: str) -> Lexicon:
    """The event words of `language`."""
    words = knowledge.words(language, "events")
    status, look_back = words["status"], words["look_back"]
    return Lexicon(
        language=language, verbs=_typed(words["verbs"]), nouns=_typed(words["nouns"]),
        weak_nouns=_typed(words["weak_nouns"]),
        phrases=_phrases(words["phrases"]),
        support=_set(words["support"]["verbs"]), announce=_set(words["support"]["announce"]),
        trying=_set(status["trying"]), failing=_set(status["failing"]), awaited=_set(status["awaited"]),
        fixing=_set(status["fixing"]), confirming=_set(status["confirming"]),
        rumoured=_set(status["rumoured"]), taking_part=_set(words["support"]["taking_part"]),
        carriers=_set(words["support"]["carriers"]), also_adjectives=_set(words["support"]["also_adjectives"]),
        aspect=_set(words["support"]["aspect"]), occurrence=_set(words["support"]["occurrence"]),
        deciding=_set(words["support"]["deciding"]), dating_back=_followed(words["support"]["dating_back"]),
        speech=_set(words["speech"]["verbs"]), stop=_set(words["stop"]["verbs"]),
        weak_verbs=_set(words["weak_verbs"]["verbs"]),
        anniversaries=_set(words["support"]["anniversaries"]), holding=_set(words["support"]["holding"]),
        tolls=_set(words["support"]["tolls"]),
        denying=_set(status["denying"]), ruling_out=_set(status["ruling_out"]),
        demanding=_set(status["demanding"]), planning=_set(status["planning"]),
        modal_planned=_set(status["modal_planned"]), modal_possible=_set(status["modal_possible"]),
        hedges=_set(status["hedges"]), habitual=_set(status["habitual"]), ready=_set(status["ready"]),
        negations=_set(status["negations"]),
        determiners_none=_set(status["determiners_none"]), future_adjectives=_set(status["future_adjectives"]),
        look_back={line.split()[0]: tuple(line.split()[1:]) for line in look_back["nouns"].splitlines() if line.strip()},
        look_back_prepositions=tuple(look_back["prepositions"]),
        same_day=tuple(tuple(phrase.replace("'", "' ").split()) for phrase in look_back["same_day"]),
        forms=dict(words["participles"]),
        only_before=words["only_before"], not_before=words["not_before"], idioms=_idioms(words["idioms"]),
        sports=_set(words["context"]["sport"]), evidence=_set(status["evidence"]),
        corrections=tuple(words["context"]["corrections"]),
        senses={verb: [(_set(near), kind) for kind, near in kinds.items()] for verb, kinds in words["senses"].items()},
        set_phrases=tuple(tuple(phrase.replace("'", "' ").split()) for phrase in words["set_phrases"]["phrases"]))


_PARTICIPLE_ENDINGS = (("uites", "uire"), ("uite", "uire"), ("uits", "uire"), ("uit", "uire"), ("eints", "eindre"),
                       ("einte", "eindre"), ("eint", "eindre"), ("aints", "aindre"), ("ainte", "aindre"), ("aint", "aindre"),
                       ("ées", "er"), ("ée", "er"), ("és", "er"), ("é", "er"),
                       ("ies", "ir"), ("ie", "ir"), ("is", "ir"), ("i", "ir"))

# *annonce*, *vote*, *attaque*: simplemma takes them for nouns.
_FIRST_GROUP = ("èrent", "aient", "ent", "ait", "ant", "es", "e", "a")


@cache
def verb_lemma(word: str, language: str) -> str:
    """The infinitive of a verb form in lower case.

    simplemma gives *abattre* for *abattu*, but *taguée* for *taguée* and *arrêté* for *arrêtées*: participles are
    looked up or undone by their endings.
    """
    known = lexicon(language)
    form = known.forms.get(word)
    if form is None and language == "fr":
        form = known.forms.get(word.removesuffix("s")) or known.forms.get(word.removesuffix("s").removesuffix("e"))
    if form is not None:
        return form
    lemma = str(simplemma.lemmatize(word, lang=language)).casefold()
    if known.knows(lemma):
        return lemma
    if language == "en":
        return _english_base(word, known) or lemma
    for ending in _FIRST_GROUP:
        if word.endswith(ending) and known.knows(word[: -len(ending)] + "er"):
            return word[: -len(ending)] + "er"
    for ending, infinitive in _PARTICIPLE_ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            guess = word[: -len(ending)] + infinitive
            if infinitive in ("er", "uire") or known.knows(guess):
                return guess
            break
    if lemma.endswith("é"):
        return lemma[:-1] + "er"
    return lemma


@cache
def is_present(word: str) -> bool:
    """Whether a French form in lower case is a present in *-e* or *-ent*, which the tagger takes for a participle.

    *commémore*, *accueille*, *visitent*; not *blessée*, *ouverte*, *prise*.
    """
    if not word.endswith(("e", "ent")) or word.endswith(("ée", "ie", "erte")):
        return False
    return verb_lemma(word, "fr").endswith(("er", "llir", "frir", "vrir"))


def _english_base(word: str, known: Lexicon) -> str | None:
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            for base in (stem, stem + "e", stem[:-1] if stem[-1] == stem[-2] else stem):
                if known.knows(base):
                    return base
    return None


@cache
def noun_lemma(word: str, language: str) -> str:
    """The singular of a noun in lower case."""
    known = lexicon(language)
    for form in (word, word.removesuffix("s"), word.removesuffix("es")):
        if known.noun_type(form):
            return form
    if language == "fr" and word.endswith("aux") and known.noun_type(word[:-3] + "al"):
        return word[:-3] + "al"
    if language == "en" and word.endswith("ies") and known.noun_type(word[:-3] + "y"):
        return word[:-3] + "y"
    return str(simplemma.lemmatize(word, lang=language)).casefold()
