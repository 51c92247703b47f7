"""Says whether the clause around an expression looks back or ahead: a parsed doc and a span go in, a `Tense` comes out.

The verb is the nearest one above the expression in the parse; auxiliaries and modals decide over its own form.
"""

from typing import Literal

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from analysis.records import Span

Tense = Literal["past", "present", "future"]

_VERBS = frozenset(("VERB", "AUX"))
_AUXILIARIES = frozenset(("aux", "aux:tense", "aux:pass", "auxpass", "cop"))


class TenseReader:
    """Reads tenses in one language.

    `planned` are verb forms of plans, `governing` those that are so only with an infinitive (*set to resume*),
    `future` and `past` auxiliaries that look ahead and back.
    """

    def __init__(self, language: str, planned: frozenset[str], governing: frozenset[str], future: frozenset[str],
                 past: frozenset[str]) -> None:
        self.read = _french if language == "fr" else _english
        self.planned, self.governing = planned, planned | governing
        self.future, self.past = future, past

    def at(self, doc: Doc, span: Span, *, bound: bool = False) -> Tense | None:
        """The tense of the clause of a span, None where there is no verb; if `bound`, None where the span belongs to a noun."""
        tokens = doc.char_span(*span, alignment_mode="expand")
        if tokens is None or not len(tokens):
            return None
        token = _root(tokens)
        if bound and token.head.pos_ in ("NOUN", "PROPN"):
            return None
        infinitive = False
        for _ in range(40):
            if token.pos_ in _VERBS:
                tense = self._of(token)
                if infinitive and token.lower_ in self.governing and not _has_been(token):
                    return "future"
                if tense:
                    return "future" if infinitive and tense == "present" else tense
                infinitive = infinitive or _is_infinitive(token)
            if token.head.i == token.i:
                break
            token = token.head
        return None

    def _of(self, verb: Token) -> Tense | None:
        group = [verb, *(child for child in verb.children if child.dep_ in _AUXILIARIES)]
        forms = {token.lower_ for token in group}
        tense = self.read(verb, group)
        if forms & self.future:
            return "future"
        # "une réunion prévue jeudi", "a meeting scheduled for Thursday": a participle without auxiliary.
        bare = len(group) == 1 and _is_participle(verb)
        if verb.lower_ in self.planned and (tense == "present" or (tense == "past" and bare)):
            return "future"
        if verb.lower_ in self.governing and tense == "present" and _is_participle(verb):
            return "future"
        if tense is None and forms & self.past:
            return "past"
        return tense


def _has_been(verb: Token) -> bool:
    """Whether an auxiliary puts a plan in the past: *had been set to*, *était prévu*."""
    auxiliaries = [child for child in verb.children if child.dep_ in _AUXILIARIES]
    return any(one.tag_ == "VBD" or "Tense=Imp" in str(one.morph) for one in auxiliaries)


def _is_participle(verb: Token) -> bool:
    return verb.tag_ == "VBN" or "VerbForm=Part" in str(verb.morph)


def _is_infinitive(verb: Token) -> bool:
    """*entendre*, *to hear*, and their passives *être entendu*, *to be heard*."""
    if verb.tag_ == "VB" or "VerbForm=Inf" in str(verb.morph):
        return True
    return any(child.lower_ in ("be", "être") for child in verb.children if child.dep_ in _AUXILIARIES)


def _root(span: Tokens) -> Token:
    """The token that the rest of a span hangs on; spaCy's own `root` looks through the whole doc first."""
    return next((token for token in span if not span.start <= token.head.i < span.end), span[0])


def _french(verb: Token, group: list[Token]) -> Tense | None:
    features = [str(token.morph) for token in group]
    auxiliaries = features[1:]
    if any("Tense=Fut" in one for one in features):
        return "future"
    if "VerbForm=Part" in features[0]:
        if "Tense=Past" not in features[0]:
            return None
        if not auxiliaries:
            return "past"
        if all("VerbForm=Inf" in one for one in auxiliaries):
            return None
        perfect = any(token.dep_ == "aux:tense" for token in group[1:])
        if perfect and not any("Mood=Cnd" in one for one in auxiliaries):
            return "past"
        if any("Mood=Cnd" in one for one in auxiliaries):
            return "past" if perfect else "future"
        return "past" if any("Tense=Imp" in one or "Tense=Past" in one for one in auxiliaries) else "present"
    if any("Mood=Cnd" in one for one in features):
        return "future"
    if any("Tense=Imp" in one or "Tense=Past" in one for one in features):
        return "past"
    return "present" if any("Tense=Pres" in one for one in features) else None


def _english(verb: Token, group: list[Token]) -> Tense | None:
    tags = {token.tag_ for token in group}
    forms = {token.lower_ for token in group[1:]}
    if forms & {"had", "was", "were", "did"}:
        return "past"
    if "MD" in tags:
        return "past" if "have" in forms else "future"
    if verb.tag_ == "VBD" or "VBD" in tags:
        return "past"
    if forms & {"has", "have", "'ve", "having"}:
        return "past"
    if verb.tag_ == "VBN":
        return None if "be" in forms else "present" if forms else "past"
    if verb.tag_ == "VBG":
        return "present" if forms else None
    return "present" if verb.tag_ in ("VBZ", "VBP") else None
