"""A document as plain lists, for rules that look at neighbours: a spaCy `Doc` goes in, `Words` come out.

White space tokens are left out, so that neighbours are neighbours; indices below count the rest.
"""

from bisect import bisect_left, bisect_right
from itertools import pairwise

from spacy.tokens import Doc

from analysis.extract.attribution.lexicon import grammar_words, is_first_group
from analysis.extract.doc import is_read, text_of
from analysis.records import Span

_MISTAGGED = frozenset(("VERB", "AUX", "X", "ADP", "ADV", "PRON", "SCONJ"))

# How participles of verbs in -er end.
_PARTICIPLE = ("é", "ée", "és", "ées", "ant")


class Words:
    """The words of `doc`, their tags and arcs, and the sentences that are read (as index ranges)."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        # `doc.text` is put together anew at each call.
        self.whole: str = text_of(doc)
        self.elided = grammar_words("fr", "elided")
        self.french = doc.lang_ == "fr"
        names = doc.vocab.strings
        # Arrays, not tokens: to make a `Token` for each word takes longer than all the rules.
        columns = doc.to_array(["ORTH", "SPACY", "POS", "DEP", "HEAD", "SENT_START"]).T
        forms, spaces, tags, arcs = (column.tolist() for column in columns[:4])
        heads, starts = columns[4].astype("int64").tolist(), columns[5].astype("int64").tolist()
        spelled = {code: names[code] for code in {*forms, *tags, *arcs}}
        texts = [spelled[form] for form in forms]
        offsets, offset = [], 0
        for text, space in zip(texts, spaces, strict=True):
            offsets.append(offset)
            offset += len(text) + space
        self.tokens: list[int] = []
        self.text: list[str] = []
        for token, text in enumerate(texts):
            if text.isspace():
                continue
            # The tokenizer cuts "qu'«" after its letters: the apostrophe goes back to its word.
            if (
                self.french
                and self.text
                and text in ("'", "’")
                and self.tokens[-1] == token - 1
                and not spaces[token - 1]
                and (self.text[-1].lower() in self.elided)
            ):
                self.text[-1] += text
                continue
            self.tokens.append(token)
            self.text.append(text)
        place_of = {token: place for place, token in enumerate(self.tokens)}
        self.low = [text.lower().replace("’", "'") for text in self.text]
        self.pos = [spelled[tags[token]] for token in self.tokens]
        self.dep = [spelled[arcs[token]] for token in self.tokens]
        self.head = [place_of.get(token + heads[token], place) for place, token in enumerate(self.tokens)]
        self.start = [offsets[token] for token in self.tokens]
        self.end = [begin + len(text) for begin, text in zip(self.start, self.text, strict=True)]
        self.sentences = self._sentences([token for token, start in enumerate(starts) if start == 1 or token == 0], len(texts))
        self._forms: dict[int, str] = {}
        self.name_starts = frozenset(self.at(mention.span[0]) for mention in doc._.mentions if mention.entity.label == "PER")
        self.named = self._names()
        self.name_of = {
            place: index
            for index, mention in enumerate(doc._.mentions)
            for place in range(self.at(mention.span[0]), self.until(mention.span[1]))
        }
        self._children: dict[int, list[int]] | None = None

    def __len__(self) -> int:
        return len(self.tokens)

    def _sentences(self, starts: list[int], length: int) -> list[tuple[int, int]]:
        found = []
        for first, last in pairwise([*starts, length]):
            begin, end = bisect_left(self.tokens, first), bisect_left(self.tokens, last)
            if begin < end and (not self.doc._.discarded or is_read(self.doc, self.start[begin], self.end[end - 1])):
                found.append((begin, end))
        return found

    def _names(self) -> frozenset[int]:
        """The words of names; one that the tagger took for a verb (*Marine*) is mended here."""
        named = set()
        for mention in self.doc._.mentions:
            for place in range(self.at(mention.span[0]), self.until(mention.span[1])):
                named.add(place)
                if mention.entity.label == "PER" or (self.pos[place] in _MISTAGGED and self.text[place][:1].isupper()):
                    self.pos[place] = "PROPN"
                    self._forms[place] = ""
        return frozenset(named)

    def whole_names(self, begin: int, end: int) -> tuple[int, int]:
        """The range, with the whole of a name that it cuts."""
        while 0 < begin < end and begin in self.name_of and self.name_of.get(begin - 1) == self.name_of[begin]:
            begin -= 1
        while end < len(self) and end - 1 in self.name_of and self.name_of.get(end) == self.name_of[end - 1]:
            end += 1
        return begin, end

    def morph(self, place: int) -> str:
        """The morphological features of a word, as the model writes them."""
        return str(self.doc[self.tokens[place]].morph)

    def form(self, place: int) -> str:
        """`fin`, `inf`, `ger` (present participle), `part` (past participle) or `` of a verb."""
        known = self._forms.get(place)
        if known is None:
            known = self._forms[place] = self._form(place)
        return known

    def _form(self, place: int) -> str:
        if self.pos[place] not in ("VERB", "AUX") or (
            self.french and place and self.low[place - 1] == "l'" and self.low[place] == "est"
        ):
            # "l'est de l'Ukraine"
            return ""
        features = self.morph(place)
        if self.french and self.low[place].endswith(("er", "oir", "ir")):
            return "inf"
        if "VerbForm=Inf" in features:
            # The tagger takes the passé simple for an infinitive (*demanda*).
            return "fin" if self.french and not self.low[place].endswith(("r", "re")) else "inf"
        if "VerbForm=Fin" in features or "Mood=" in features:
            return "fin"
        if "VerbForm=Ger" in features or ("VerbForm=Part" in features and "Tense=Pres" in features):
            return "ger"
        if "VerbForm=Part" not in features:
            return ""
        if self.french and not self.low[place].endswith(_PARTICIPLE) and is_first_group(self.low[place]):
            # The tagger takes the present for a participle (*lance*).
            return "fin"
        return "part"

    def children(self, place: int) -> list[int]:
        """The words whose head is `place`."""
        if self._children is None:
            self._children = {}
            for child, head in enumerate(self.head):
                if child != head:
                    self._children.setdefault(head, []).append(child)
        return self._children.get(place, [])

    def subtree(self, place: int) -> tuple[int, int]:
        """The first and the last word (both included) under `place`, itself included."""
        first = last = place
        todo, seen = [place], {place}
        while todo:
            here = todo.pop()
            first, last = min(first, here), max(last, here)
            for child in self.children(here):
                if child not in seen:
                    seen.add(child)
                    todo.append(child)
        return first, last

    def sentence(self, place: int) -> tuple[int, int]:
        """The sentence that is read and holds a word, or the word alone."""
        index = bisect_right(self.sentences, (place, len(self.tokens))) - 1
        begin, end = self.sentences[index] if index >= 0 else (place, place)
        return (begin, end) if place < end else (place, place + 1)

    def span(self, begin: int, end: int) -> Span:
        """The characters of the words `[begin, end)`."""
        return self.start[begin], self.end[end - 1]

    def at(self, character: int) -> int:
        """The first word that ends after `character`."""
        return bisect_right(self.end, character)

    def until(self, character: int) -> int:
        """One past the last word that begins before `character`."""
        return bisect_left(self.start, character)
