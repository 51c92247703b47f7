"""Says who is meant by a stretch of text: a name in it, a pronoun or a title. Span in, `Reference` or None out.

Ask for the sources of a text in text order: a pronoun that goes on speaking (*a-t-il ajouté*) is the source before it.
"""

import re
from dataclasses import dataclass

from spacy.tokens import Doc

from analysis.extract.doc import text_of
from analysis.extract.entity.lexicon import lexicon
from analysis.extract.entity.listed import listed_names
from analysis.extract.entity.words import Words
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
_CLITICS = frozenset({"lui", "leur", "se", "s", "y", "en", "nous", "vous"})
_RELAYS = frozenset({"media", "news_agency"})
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
        self.names = Names(self.standing, self.lists, self.roles, listed_names(language))
        self.titles = Titles(self.standing, self.lists, self.roles)
        self.nouns = Nouns(self.standing, self.lists)
        self.pronouns = Pronouns(self.standing)
        self._resolved: dict[tuple[Span, str], Reference | None] = {}

    def resolve(self, span: Span, *, role: str = "source") -> Reference | None:
        """Who `span` means, or None where the text does not say. `role` *source* makes it the last one who spoke."""
        if (span, role) in self._resolved:
            return self._resolved[span, role]
        whole, span = span, self._without_clitic(span)
        phrase = noun_phrase(self.words, *span, self.lists)
        found = self._resolve(span, phrase)
        if found is not None and found.rule.startswith("pronoun"):
            kind = self._pronoun(span)
            plural = kind == "plural"
        else:
            plural = phrase.plural and (found is None or found.entity.label != "PER")
        if role == "source" and (found is not None or self._pronoun(span) is None):
            self.pronouns.hear(Spoken(span=span, entity=found.entity if found else None, gender=self._gender(found, phrase),
                                      plural=plural, thing=self._is_thing(found, phrase)))
        self._resolved[whole, role] = found
        return found

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
        if found is not None:
            told = self.standing.gender(found.entity)
            if told is not None:
                return told
        return self._noun_gender(phrase)

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
        if keys in self.lists.nearest:
            found = self.pronouns.antecedent(kind, span[0], nearest=True)
        else:
            inverted = self.words.text[span[0] - 1:span[0]] == "-"
            found = self.pronouns.who(kind, span[0], inverted=inverted, incise=inverted or self._ends_speech(span))
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
        return Reference(entity=held[0], rule=held[1]) if held and self._agrees(held[0], phrase) else None

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
        issuer = self._issuer(phrase)
        if issuer is not None:
            return Reference(entity=issuer, rule="body behind the document")
        found = self.nouns.organisation(phrase, span[0])
        if found is not None:
            return Reference(entity=found[0], rule=found[1])
        taken_up = phrase.core and self.lists.renamings.intersection(phrase.words[:2]) and not phrase.indefinite
        if taken_up and not phrase.plural and len(phrase.words) <= 3:
            kind = self._noun_gender(phrase)
            person = self.pronouns.renamed(kind or "m", span[0]) or self.pronouns.only_person(kind or "m", span[0])
            if "meme" in phrase.core or "same" in phrase.core:
                person = self.pronouns.last_person(kind, span[0])
            if person is not None and person.label == "PER":
                return Reference(entity=person, rule="renamed")
        return None

    def _issuer(self, phrase: NounPhrase) -> Entity | None:
        """The body that spoke last, of a bare *le communiqué*, *the statement*."""
        if len(phrase.core) != 1 or phrase.core[0] not in self.lists.releases or phrase.indefinite or phrase.possessive \
                or not phrase.determiner or phrase.plural:
            return None
        spoken = next((one for one in reversed(self.pronouns.heard)), None)
        entity = spoken.entity if spoken is not None else None
        return entity if entity is not None and entity.label != "PER" and entity.kind not in _RELAYS else None
