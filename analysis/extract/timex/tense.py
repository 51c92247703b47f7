"""Says whether the clause around an expression looks back or ahead: a parsed doc and a span go in, a `Seen` comes out.

The verb is the nearest one above the expression in the parse; auxiliaries and modals decide over its own form. A plan
told in the past (*avait été fixé au 25 mai*, *was to meet in June*) looks ahead from a day that may itself be past.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from analysis.extract.event.french_verbs import simple_tense
from analysis.extract.event.lexicon import is_present, verb_lemma
from analysis.records import Span

Tense = Literal["past", "present", "future", "plan"]

_VERBS = frozenset(("VERB", "AUX"))
_NOUNS = frozenset(("NOUN", "PROPN"))
_AUXILIARIES = frozenset(("aux", "aux:tense", "aux:pass", "auxpass", "cop"))
_AHEAD = frozenset(("present", "future", "plan"))
_FUTURE = ("ront", "era")
# *sont morts*: the parser takes the perfect for a present with an adjective.
_DEAD = frozenset(("mort", "morte", "morts", "mortes"))
# English verbs whose past looks like their present: behind a plural, the papers mean the past.
_UNCHANGED = frozenset(("beat", "bet", "burst", "cast", "cut", "hit", "hurt", "put", "quit", "set", "shut", "split", "spread"))
_RANKS = frozenset(("first", "last", "only", "second", "third", "next"))
_PREMODIFIERS = frozenset(("compound", "nmod", "npadvmod", "nn"))


class Seen(NamedTuple):
    """The tense of a clause; `told` where a finite past verb itself tells when it happened, so that it cannot lie ahead.

    `main`: the verb is that of the whole sentence; `earlier`: it stands in the pluperfect; `owned`: a noun owns the day.
    """

    tense: Tense | None
    told: bool = False
    main: bool = False
    earlier: bool = False
    owned: bool = False


class TenseReader:
    """Reads tenses in one language, with the lists `[verbs]` and `[nouns]` of `times.toml`.

    `planned` are verb forms of plans, `governing` those that are so only with an infinitive (*set to resume*), `future`
    and `past` auxiliaries that look ahead and back. `scheduled` are participles of plans, `fixed` verbs that set the day
    which follows one of `fixed_by`, `origin` verbs that look back to the one behind `origin_by`, `foreseen` modals in the
    past. `sudden` nouns name what nobody announces, `announced` ones what is known long before.
    """

    def __init__(self, language: str, verbs: Mapping[str, list[str]], nouns: Mapping[str, list[str]]) -> None:
        self.read = _french if language == "fr" else _english
        lists = {kind: frozenset(forms) for kind, forms in verbs.items()}
        self.planned, self.governing = lists["planned"], lists["planned"] | lists["governing"]
        self.future, self.past = lists["future"], lists["past"]
        self.scheduled, self.not_scheduled_by = lists["scheduled"], lists["not_scheduled_by"]
        self.restricting = lists["restricting"]
        self.fixed, self.fixed_by, self.foreseen = lists["fixed"], lists["fixed_by"], lists["foreseen"]
        self.origin, self.origin_by = lists["origin"], lists["origin_by"]
        self.sudden, self.announced, self.of, self.articles, self.spans = (
            frozenset(nouns[kind]) for kind in ("sudden", "announced", "of", "articles", "spans"))

    def at(self, doc: Doc, span: Span, *, bound: bool = False) -> Tense | None:
        """The tense of the clause of a span, None where there is no verb; if `bound`, None where the span belongs to a noun."""
        return self.seen(doc, span, bound=bound).tense

    def seen(self, doc: Doc, span: Span, *, bound: bool = False, owned: bool = False) -> Seen:
        """The tense of the clause of a span and whether it is told; if `owned`, what a noun says of its complement."""
        tokens = doc.char_span(*span, alignment_mode="expand")
        if tokens is None or not len(tokens):
            return Seen(None)
        token = _root(tokens)
        opener = self._opener(doc, tokens)
        if bound and token.head.pos_ in _NOUNS:
            return Seen(None)
        if owned and (noun := self._owner(token, tokens, opener)):
            if noun.lower_ in self.sudden:
                return Seen("past", told=True, owned=True)
            ahead = noun.lower_ in self.announced and self._above(token, opener, restricted=False).tense in _AHEAD
            return Seen("future" if ahead else None, owned=True)
        return self._above(token, opener, restricted=self._is_restricted(doc, tokens))

    def _above(self, token: Token, opener: str, *, restricted: bool) -> Seen:
        infinitive = under_noun = False
        for _ in range(40):
            if token.pos_ in _VERBS or (infinitive and token.lower_ in self.scheduled) or _is_predicate(token):
                if token.lower_ in self.origin and opener in self.origin_by:
                    return Seen("past", told=True)
                tense = self._of(token)
                if self._is_plan(token, tense, opener, infinitive):
                    return Seen("plan")
                if infinitive and token.lower_ in self.governing and not _has_been(token):
                    return Seen("future")
                if tense:
                    direct = not infinitive and (restricted or not under_noun)
                    told = tense == "past" and direct and token.lower_ not in self.fixed and self._tells(token)
                    return Seen("future" if infinitive and tense == "present" else tense, told, main=token.head.i == token.i,
                                earlier=tense == "past" and _is_earlier(token))
                if _is_to_be_done(token):
                    return Seen("future")
                infinitive = infinitive or _is_infinitive(token)
                if infinitive and token.head.i == token.i and self._governed(token):
                    return Seen("future")
            if token.head.i == token.i:
                break
            token = token.head
            under_noun = under_noun or token.pos_ in _NOUNS
        return Seen(None)

    def _governed(self, verb: Token) -> bool:
        """*Le ministre compte présenter son projet mercredi*: a verb of plans that the parser takes for a noun."""
        place = verb.i - 1
        while place > 0 and verb.doc[place].pos_ in ("PRON", "ADV", "DET"):
            place -= 1
        return place >= 0 and verb.doc[place].lower_ in self.governing and verb.doc[place].pos_ in _NOUNS

    def _opener(self, doc: Doc, span: Tokens) -> str:
        """The preposition before a span, over an article."""
        place = span.start - 1
        while place > 0 and doc[place].lower_ in self.articles:
            place -= 1
        return doc[place].lower_ if place >= 0 else ""

    def _is_restricted(self, doc: Doc, span: Tokens) -> bool:
        """Whether *ne … que*, *only* tie a span to the verb, over the nouns between them."""
        return any(doc[place].lower_ in self.restricting for place in range(max(0, span.start - 2), span.start))

    def _owner(self, token: Token, span: Tokens, opener: str) -> Token | None:
        """The noun that a span complements: *l'élection de novembre*, *the November election*."""
        head = token.head
        if head.pos_ == "ADP" and head.lower_ in self.of:
            head = head.head
        if head.pos_ not in _NOUNS or head.lower_ in self.spans or span.start <= head.i < span.end:
            return None
        if opener in self.of and head.i < span.start:
            return head
        return head if token.dep_ in _PREMODIFIERS and head.i == span.end else None

    def _is_plan(self, verb: Token, tense: Tense | None, opener: str, infinitive: bool) -> bool:
        """Whether a verb in the past speaks of what was then to come."""
        group = [verb, *(child for child in verb.children if child.dep_ in _AUXILIARIES)]
        if any(one.lower_ in self.foreseen and (infinitive or one is not verb) for one in group):
            return infinitive or _is_infinitive(verb) or verb.lower_ in self.scheduled
        if verb.lower_ in self.fixed and opener in self.fixed_by:
            return (tense == "past" and len(group) > 1) or verb.tag_ == "VBD"
        return verb.lower_ in self.scheduled and tense in ("past", None) and _has_been(verb) \
            and (infinitive or opener not in self.not_scheduled_by)

    def _tells(self, verb: Token) -> bool:
        """Whether a verb stands in a finite tense of what is over: *a fermé*, *avait fermé*, *ferma*, *closed*."""
        group = [verb, *(child for child in verb.children if child.dep_ in _AUXILIARIES)]
        if verb.tag_ == "VBD" or any(one.lower_ == "had" or one.lower_ in ("was", "were") for one in group[1:]):
            return True
        if "Tense=Past" in str(verb.morph) and "VerbForm=Fin" in str(verb.morph):
            return True
        return _is_participle(verb) and any(one.dep_ == "aux:tense" for one in group[1:])

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


def _is_predicate(token: Token) -> bool:
    """*en visite* in *elle sera en visite lundi*: French parses hang the copula on the noun."""
    return any(child.dep_ == "cop" for child in token.children)


def _is_earlier(verb: Token) -> bool:
    """Whether a verb stands in the pluperfect: *avait fermé*, *had closed*."""
    return any(one.lower_ == "had" or (one.dep_ == "aux:tense" and "Tense=Imp" in str(one.morph))
               for one in verb.children if one.dep_ in _AUXILIARIES)


def _has_been(verb: Token) -> bool:
    """Whether an auxiliary or a copula puts a plan in the past: *had been set to*, *était prévu*, *was due to*."""
    auxiliaries = [child for child in verb.children if child.dep_ in _AUXILIARIES]
    if verb.dep_ == "acomp":
        auxiliaries += [verb.head, *(child for child in verb.head.children if child.dep_ in _AUXILIARIES)]
    return any(one.tag_ == "VBD" or "Tense=Imp" in str(one.morph) for one in auxiliaries)


def _is_participle(verb: Token) -> bool:
    return verb.tag_ == "VBN" or "VerbForm=Part" in str(verb.morph)


def _is_infinitive(verb: Token) -> bool:
    """*entendre*, *to hear*, and their passives *être entendu*, *to be heard*."""
    if verb.tag_ == "VB" or "VerbForm=Inf" in str(verb.morph):
        return True
    return any(child.lower_ in ("be", "être") for child in verb.children if child.dep_ in _AUXILIARIES)


def _is_to_be_done(verb: Token) -> bool:
    """*a report to be released Thursday*, but *the first man to be tried*."""
    if verb.tag_ != "VBN" or verb.dep_ not in ("relcl", "acl") or verb.head.pos_ not in _NOUNS:
        return False
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in _AUXILIARIES}
    return auxiliaries >= {"to", "be"} and not any(child.lower_ in _RANKS for child in verb.head.children)


def _root(span: Tokens) -> Token:
    """The token that the rest of a span hangs on; spaCy's own `root` looks through the whole doc first."""
    return next((token for token in span if not span.start <= token.head.i < span.end), span[0])


def _french(verb: Token, group: list[Token]) -> Tense | None:
    features = [str(token.morph) for token in group]
    auxiliaries = features[1:]
    # The model takes a future that it does not know for a past: "affronteront".
    if any("Tense=Fut" in one for one in features) or any(token.lower_.endswith(_FUTURE) for token in group):
        return "future"
    if verb.lower_ in _DEAD and auxiliaries and "Tense=Pres" in auxiliaries[0]:
        return "past"
    if "VerbForm=Part" in features[0]:
        if "Tense=Past" not in features[0]:
            return None
        if not auxiliaries:
            return "present" if is_present(verb.lower_) else "past"
        if all("VerbForm=Inf" in one for one in auxiliaries):
            return None
        perfect = any(token.dep_ == "aux:tense" for token in group[1:])
        if perfect and not any("Mood=Cnd" in one for one in auxiliaries):
            return "past"
        if any("Mood=Cnd" in one for one in auxiliaries):
            return "past" if perfect else "future"
        if _is_supposed(verb, auxiliaries):
            return "future"
        return "past" if any("Tense=Imp" in one or "Tense=Past" in one for one in auxiliaries) else "present"
    if any("Mood=Cnd" in one for one in features) or _is_supposed(verb, features):
        return "future"
    if verb.lower_.endswith(("rait", "raient")) and (
            simple_tense(verb.lower_, verb_lemma(verb.lower_, "fr"), features[0]) == "conditional"):
        return "future"
    if any("Tense=Imp" in one or "Tense=Past" in one for one in features):
        return "past"
    return "present" if any("Tense=Pres" in one for one in features) else None


def _is_supposed(verb: Token, features: list[str]) -> bool:
    """*si les électeurs le décidaient jeudi*: an imperfect under *si* supposes what may come."""
    return any("Tense=Imp" in one for one in features) and any(
        child.pos_ == "SCONJ" and child.lower_ in ("si", "s'", "s’") for child in verb.lefts)


def _english(verb: Token, group: list[Token]) -> Tense | None:
    tags = {token.tag_ for token in group}
    forms = {token.lower_ for token in group[1:]}
    if forms & {"had", "was", "were", "did"}:
        return "past"
    if "MD" in tags:
        return "past" if "have" in forms else "future"
    if verb.tag_ == "VBD" or "VBD" in tags or (verb.tag_ == "VBP" and verb.lower_ in _UNCHANGED):
        return "past"
    if forms & {"has", "have", "'ve", "having"}:
        return "past"
    if verb.tag_ == "VBN":
        return None if "be" in forms else "present" if forms else "past"
    if verb.tag_ == "VBG":
        return "present" if forms else None
    return "present" if verb.tag_ in ("VBZ", "VBP") else None
