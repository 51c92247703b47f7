"""Says who is meant by a stretch of text: a name in it, a pronoun or a title. Span in, `Reference` or None out.

Ask for the sources of a text in text order: a pronoun that goes on speaking (*a-t-il ajouté*) is the source before it.
"""

import re
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from analysis.extract.doc import text_of
from analysis.extract.entity.lexicon import lexicon
from analysis.extract.entity.listed import listed_names
from analysis.extract.entity.words import Words
from analysis.extract.reference_.groups import Groups, is_group, together
from analysis.extract.reference_.lexicon import reference_lexicon
from analysis.extract.reference_.names import Names
from analysis.extract.reference_.nouns import Nouns
from analysis.extract.reference_.phrases import NounPhrase, noun_phrase
from analysis.extract.reference_.pronouns import Pronouns, Spoken
from analysis.extract.reference_.standing import Standing
from analysis.extract.reference_.titles import Titles
from analysis.records import Entity, Span

# What may follow an English pronoun and its verb where both end what was said (*…, he said on Monday.*).
_INCISE = re.compile(r"\s(?!\S+\sthat\b)\w+(?:\s\w+){0,5}\s*[.,;\n]|\s\w+\s*$")
# Who comes from a town (*le Marseillais*, *la Rouennaise*); folded.
_TOWNSMAN = re.compile(r".{3,}(?:ais|aise|ois|oise|ien|ienne|een|eenne)")
_CLITICS = frozenset({"lui", "leur", "se", "s", "y", "en", "nous", "vous"})
_RELAYS = frozenset({"media", "news_agency"})
# Who is talked of, however far back (*l'intéressée*).
_CONCERNED = frozenset({"interesse", "interessee"})
_SHOWING = frozenset({"ce", "cet", "cette"})
_FEMININE = frozenset({"la", "une", "cette", "sa"})
_MASCULINE = frozenset({"le", "un", "ce", "cet", "du", "au"})


@dataclass(frozen=True, kw_only=True)
class Reference:
    """Who is meant, and the rule that said so."""

    entity: Entity
    rule: str


class References:
    """The references of one document, whose mentions and times are known."""

    def __init__(self, doc: Doc) -> None:
        language = "en" if doc.lang_ == "en" else "fr"
        self.words = Words(text_of(doc))
        self.lists = reference_lexicon(language)
        self.roles = lexicon(language)
        self.standing = Standing(doc, self.words, self.lists)
        self.groups = Groups(self.standing, self.roles.role_words.union(self.roles.honorifics))
        self.names = Names(self.standing, self.lists, self.roles, listed_names(language), self.groups)
        self.titles = Titles(self.standing, self.lists, self.roles)
        self.nouns = Nouns(self.standing, self.lists)
        self.pronouns = Pronouns(self.standing)
        self._resolved: dict[tuple[Span, str], Reference | None] = {}

    def resolve(self, span: Span, *, role: str = "source") -> Reference | None:
        """Who `span` means, or None where the text does not say. `role` *source* makes it the last one who spoke."""
        if (span, role) in self._resolved:
            return self._resolved[span, role]
        whole, span = span, self._without_clitic(self._whole_pronoun(span))
        phrase = noun_phrase(self.words, *span, self.lists)
        found = self._resolve(span, phrase)
        if found is not None and found.rule.startswith("pronoun"):
            kind = self._pronoun(span)
            plural = kind == "plural"
        else:
            plural = phrase.plural and (found is None or found.entity.label != "PER")
        plural = plural or (found is not None and is_group(found.entity))
        if role == "source" and (found is not None or self._pronoun(span) is None):
            self.pronouns.hear(Spoken(span=span, entity=found.entity if found else None, gender=self._gender(found, phrase),
                                      plural=plural, thing=self._is_thing(found, phrase)))
        self._resolved[whole, role] = found
        return found

    def _whole_pronoun(self, span: Span) -> Span:
        """*celle-ci* where only its end was drawn."""
        first, last = self.words.range_of(*span)
        cut = last - first == 1 and first > 0 and self.words.keys[first] in ("ci", "la") and self.words.gap(first) in ("-", "‑")
        return (self.words.starts[first - 1], span[1]) if cut else span

    def _without_clitic(self, span: Span) -> Span:
        """The phrase without a verb's pronoun at its end (*le maire* | *lui* *a rendu hommage*)."""
        first, last = self.words.range_of(*span)
        if self.lists.language != "fr" or last - first < 3 or self.words.keys[last - 1] not in _CLITICS:
            return span
        return (span[0], self.words.ends[last - 2]) if self.words.spaced(last - 1) else span

    def _is_thing(self, found: Reference | None, phrase: NounPhrase) -> bool:
        """Whether *he* can not mean it: a paper or an agency; in English any body and any document."""
        english = self.lists.language == "en"
        if found is not None:
            return found.entity.kind in _RELAYS or (english and found.entity.label != "PER")
        press = any(self.lists.nouns[kind].intersection(phrase.words[-1:] if english else phrase.words[:1]) for kind in _RELAYS)
        return press or (english and any((word,) in self.lists.documents.get(word, ()) for word in phrase.words[-1:]))

    def _ends_speech(self, span: Span) -> bool:
        """Whether an English pronoun stands in an incise after what was said (*…, he said*)."""
        text = self.words.text
        if self.lists.language != "en" or _INCISE.match(text, span[1]) is None:
            return False
        return text[:span[0]].rstrip()[-1:] in (",", "\"", "”", "?", "!")

    def _pronoun(self, span: Span) -> str | None:
        keys = tuple(self.words.keys[slice(*self.words.range_of(*span))])
        return self.lists.pronouns.get(keys[-2:] if keys[:1] == ("t",) else keys)

    def _gender(self, found: Reference | None, phrase: NounPhrase) -> str | None:
        own = self._noun_gender(phrase)
        if found is None or (own is not None and found.entity.label != "PER" and phrase.determiner in _FEMININE | _MASCULINE):
            return own  # a body is taken up under the gender of the noun that was used (*le documentaire*, *la chaîne*)
        return self.standing.gender(found.entity) or own

    def _noun_gender(self, phrase: NounPhrase) -> str | None:
        """The grammatical gender of a French phrase, by its determiner or its noun."""
        if self.lists.language != "fr":
            return None
        if phrase.determiner in _FEMININE | _MASCULINE:
            return "f" if phrase.determiner in _FEMININE else "m"
        token = self.standing.token_at(phrase.first) if phrase.first < phrase.last else None
        told = token.morph.get("Gender", []) if token is not None else []
        return {"Fem": "f", "Masc": "m"}.get(told[0]) if told and not phrase.plural else None

    def _resolve(self, span: Span, phrase: NounPhrase) -> Reference | None:
        keys = tuple(self.words.keys[slice(*self.words.range_of(*span))])
        if not keys or keys in self.lists.nobody:
            return None
        kind = self._pronoun(span)
        if kind is not None:
            return self._by_pronoun(keys, kind, span)
        named = self.names.named(span, phrase)
        if named is not None:
            return Reference(entity=named[0], rule=named[1])
        beside = self.names.right_after(span)
        if beside is not None:
            return Reference(entity=beside, rule="apposition")
        return self._by_title(span, phrase) or self._by_noun(span, phrase)

    def _by_pronoun(self, keys: tuple[str, ...], kind: str, span: Span) -> Reference | None:
        found = None if kind == "plural" and keys in self.lists.nearest else self._one(keys, kind, span)
        if found is None and kind == "plural":
            feminine = (self.lists.language == "fr" and keys[0] in ("elles", "celles")) or keys[-1] == "dernieres"
            group = self.groups.before(span[0], feminine=feminine)
            if group is not None:
                return Reference(entity=together(group, self.lists.language), rule="pronoun: named together")
        return found

    def _one(self, keys: tuple[str, ...], kind: str, span: Span) -> Reference | None:
        if keys in self.lists.nearest:
            found = self.pronouns.antecedent(kind, span[0], nearest=True)
        else:
            inverted = self.words.text[span[0] - 1:span[0]] == "-"
            found = self.pronouns.who(kind, span[0], inverted=inverted, incise=inverted or self._ends_speech(span))
        if found is None and keys[-1:] and keys[-1] in _CONCERNED:
            person = self.titles.only_named(kind, span[0]) or self.titles.most_told_of(kind, span[0])
            found = (person, "the one it concerns") if person is not None else None
        return Reference(entity=found[0], rule=f"pronoun: {found[1]}") if found else None

    def _by_title(self, span: Span, phrase: NounPhrase) -> Reference | None:
        if phrase.indefinite or phrase.plural:
            return None
        if self.lists.counterparts.intersection(phrase.words):
            found = self.titles.counterpart(phrase, span[0])
            return Reference(entity=found, rule="counterpart") if found else None
        unnamed = self.titles.introduced(phrase, span[0])
        if unnamed is not None:
            body = self.names.body_of(unnamed)
            return Reference(entity=body, rule="body behind the speaker") if body is not None else None
        found = self.titles.given_to(phrase, span[0])
        if found is not None and self._agrees(found, phrase):
            return Reference(entity=found, rule="title in the text")
        if phrase.possessive:
            return None
        held = self.titles.holder(phrase, span[0], self.names.body_in(span))
        if held is not None:
            return Reference(entity=held[0], rule=held[1]) if self._agrees(held[0], phrase) else None
        bearer = self.titles.bearer(phrase, span[0]) if self.lists.language == "fr" else None
        return Reference(entity=bearer, rule="office of the one named") if bearer and self._agrees(bearer, phrase) else None

    def _agrees(self, entity: Entity, phrase: NounPhrase) -> bool:
        """Whether the determiner's gender is the person's (*la ministre*)."""
        told = self.standing.gender(entity)
        if self.lists.language != "fr" or told is None:
            return True
        return not ((told == "m" and phrase.determiner in _FEMININE) or (told == "f" and phrase.determiner in ("le", "ce")))

    def _by_noun(self, span: Span, phrase: NounPhrase) -> Reference | None:
        government = self.names.government(phrase)
        if government is not None:
            return Reference(entity=government, rule="government")
        other = self.nouns.by_other_name(phrase, span[0])
        if other is not None:
            return Reference(entity=other, rule="other name")
        issuer = self._issuer(phrase) or self._publisher(span, phrase)
        if issuer is not None:
            return Reference(entity=issuer, rule="body behind the document")
        body = self.nouns.organisation(phrase, span[0]) or self._behind(span, phrase)
        if body is not None:
            return Reference(entity=body[0], rule=body[1])
        demonym = not phrase.words and phrase.country is not None and self.words.is_capital(phrase.first)
        townsman = len(phrase.core) == 1 and self.words.is_capital(phrase.first) and _TOWNSMAN.fullmatch(phrase.core[0])
        renamed = self.lists.renamings.intersection(phrase.words[:2]) and not self._of_a_body(span, phrase)
        shown = phrase.determiner in _SHOWING and self.lists.shown.union(self.lists.renamings).intersection(phrase.words[:1])
        taken_up = phrase.core and (demonym or townsman or renamed or shown) and not (phrase.indefinite or phrase.possessive)
        if taken_up and not phrase.plural and (len(phrase.words) <= 3 or shown):
            kind = self._noun_gender(phrase)
            fellow = self.titles.countryman(phrase.country, span[0]) if demonym and phrase.country else None
            if fellow is not None:
                return Reference(entity=fellow, rule="nationality in the text")
            own = phrase.words[:1] and phrase.words[0] in self.lists.renamings
            untitled = self.titles.untitled(phrase, kind, span[0]) if own else None
            if untitled is not None:
                return Reference(entity=untitled, rule="renamed, the one without a title")
            kind = self.lists.noun_gender(phrase.words[0]) if phrase.determiner == "l" and phrase.words else kind
            kinds = (kind,) if kind else ("m", "f")
            person = next((found for told in kinds if (found := self.pronouns.renamed(told, span[0]))), None) \
                or next((found for told in kinds if (found := self.pronouns.only_person(told, span[0]))), None) \
                or (self.titles.only_named(kind, span[0]) if shown else
                    self.titles.only_one(phrase, kind if len(kinds) == 1 else None, span[0])) \
                or (self.titles.most_told_of(kind if len(kinds) == 1 else None, span[0])
                    if phrase.country is None and (shown or not self.lists.of.intersection(phrase.core)) else None)
            if "meme" in phrase.core or "same" in phrase.core:
                person = self.pronouns.last_person(kind, span[0])
            if person is not None and person.label == "PER":
                return Reference(entity=person, rule="renamed")
        return None

    def _of_a_body(self, span: Span, phrase: NounPhrase) -> bool:
        """Whether a complement names the body that the person leads: another of the kind is not meant (*le patron d'Axa*)."""
        return bool(self.lists.of.intersection(phrase.core)) and self.names.body_in(span) is not None

    def _behind(self, span: Span, phrase: NounPhrase) -> tuple[Entity, str] | None:
        """The organisation that the complement takes up (*la direction de la chaîne*, *the company's management*)."""
        if self.lists.language != "fr" or phrase.indefinite or len(phrase.core) < 3 \
                or (phrase.core[0] not in self.lists.nouns["whole"] and phrase.core[0] not in self.lists.speakers):
            return None
        of = next((place for place in range(phrase.first + 1, phrase.last) if self.words.keys[place] in ("de", "du")), None)
        if of is None:
            return None
        start = self.words.starts[of if self.words.keys[of] == "du" else of + 1] if of + 1 < len(self.words) else span[1]
        inner = noun_phrase(self.words, start, span[1], self.lists)
        inner = replace(inner, words=inner.words[:1]) if inner.determiner and inner.words else inner
        return self.nouns.organisation(inner, span[0]) if inner.determiner and inner.words else None

    def _publisher(self, span: Span, phrase: NounPhrase) -> Entity | None:
        """The body whose document it is, as the subject of its verb (*TVE a publié un communiqué affirmant …*)."""
        if phrase.plural or not phrase.core[:1] or (phrase.core[0],) not in self.lists.documents.get(phrase.core[0], ()):
            return None
        begin = self.standing.sentences.of(span[0]).start_char
        bodies = [mention for mention in self.standing.mentions if begin <= mention.span[0] < mention.span[1] <= span[0]
                  and mention.entity.label == "ORG"]
        if not bodies:
            return None
        between = self.words.keys[self.words.at(bodies[-1].span[1]):self.words.at(span[0])]
        return bodies[-1].entity if len(between) < 8 and any(key in self.lists.issuing for key in between) else None

    def _issuer(self, phrase: NounPhrase) -> Entity | None:
        """The body that spoke last, of a bare *le communiqué*, *the statement*."""
        if len(phrase.core) != 1 or phrase.core[0] not in self.lists.releases or phrase.indefinite or phrase.possessive \
                or not phrase.determiner or phrase.plural:
            return None
        spoken = next((one for one in reversed(self.pronouns.heard)), None)
        entity = spoken.entity if spoken is not None else None
        return entity if entity is not None and entity.label != "PER" and entity.kind not in _RELAYS else None
