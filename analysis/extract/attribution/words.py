"""A document as plain lists, for rules that look at neighbours: a spaCy `Doc` goes in, `Words` come out.

White space tokens are left out, so that neighbours are neighbours; indices below count the rest.
"""

from bisect import bisect_left, bisect_right

from spacy.attrs import DEP, HEAD, POS
from spacy.tokens import Doc

from analysis.extract.doc import is_read
from analysis.records import Span

_ELIDED = frozenset("qu l d n s c j m t lorsqu puisqu jusqu quelqu".split())


class Words:
    """The words of `doc`, their tags and arcs, and the sentences that are read (as index ranges)."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        names = doc.vocab.strings
        columns = doc.to_array([POS, DEP, HEAD]).T
        tags, arcs = (column.tolist() for column in columns[:2])
        heads = columns[2].astype("int64").tolist()
        spelled = {code: names[code] for code in {*tags, *arcs}}
        self.tokens = [place for place, tag in enumerate(tags) if spelled[tag] != "SPACE" and not doc[place].is_space]
        texts = [doc[token].text for token in self.tokens]
        # The tokenizer cuts "qu'«" after its letters: the apostrophe goes back to its word.
        loose = {place for place in range(1, len(texts)) if texts[place] in ("'", "’") and texts[place - 1].lower() in _ELIDED
                 and not doc[self.tokens[place - 1]].whitespace_} if doc.lang_ == "fr" else set()
        for place in loose:
            texts[place - 1] += texts[place]
        self.tokens = [token for place, token in enumerate(self.tokens) if place not in loose]
        place_of = {token: place for place, token in enumerate(self.tokens)}
        self.text = [text for place, text in enumerate(texts) if place not in loose]
        self.low = [text.lower().replace("’", "'") for text in self.text]
        self.pos = [spelled[tags[token]] for token in self.tokens]
        self.dep = [spelled[arcs[token]] for token in self.tokens]
        self.head = [place_of.get(token + heads[token], place) for place, token in enumerate(self.tokens)]
        self.start = [doc[token].idx for token in self.tokens]
        self.end = [begin + len(text) for begin, text in zip(self.start, self.text, strict=True)]
        self.french = doc.lang_ == "fr"
        self.sentences = self._sentences()
        self._forms: dict[int, str] = {}
        self.named = self._names()
        self._children: dict[int, list[int]] | None = None

    def __len__(self) -> int:
        return len(self.tokens)

    def _sentences(self) -> list[tuple[int, int]]:
        found = []
        for sentence in self.doc.sents:
            begin = bisect_left(self.tokens, sentence.start)
            end = bisect_left(self.tokens, sentence.end)
            if begin < end and is_read(self.doc, self.start[begin], self.end[end - 1]):
                found.append((begin, end))
        return found

    def _names(self) -> frozenset[int]:
        """The words of names; one that the tagger took for a verb (*Marine*) is mended here."""
        named = set()
        for mention in self.doc._.mentions:
            for place in range(self.at(mention.span[0]), self.until(mention.span[1])):
                named.add(place)
                if mention.entity.label == "PER" or self.pos[place] in ("VERB", "AUX", "X"):
                    self.pos[place] = "PROPN"
                    self._forms[place] = ""
        return frozenset(named)

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
        if self.pos[place] not in ("VERB", "AUX"):
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
        return "part" if "VerbForm=Part" in features else ""

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

    def span(self, begin: int, end: int) -> Span:
        """The characters of the words `[begin, end)`."""
        return self.start[begin], self.end[end - 1]

    def at(self, character: int) -> int:
        """The first word that ends after `character`."""
        return bisect_right(self.end, character)

    def until(self, character: int) -> int:
        """One past the last word that begins before `character`."""
        return bisect_left(self.start, character)
