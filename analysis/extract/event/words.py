"""A sentence as plain lists, because reading attributes of spaCy tokens one by one costs more than all rules together."""

from bisect import bisect_right

from spacy.strings import StringStore
from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from analysis.extract.event.lexicon import verb_lemma

# Codes are hashes of the strings, the same in every vocabulary; a full cache starts anew.
_MOST = 200_000
_names: dict[int, str] = {0: ""}
_plain: dict[int, str] = {0: ""}


def _strings(codes: list[int], strings: StringStore, known: dict[int, str], *, plain: bool = False) -> list[str]:
    """The strings behind spaCy's codes, each looked up once; `plain` turns typographic apostrophes into plain ones."""
    if len(known) > _MOST:
        known.clear()
        known[0] = ""
    for code in set(codes).difference(known):
        name = str(strings[code])
        known[code] = name.replace("’", "'") if plain else name
    return [known[code] for code in codes]


class Table:
    """The tokens of a document as lists of words, tags and offsets."""

    def __init__(self, doc: Doc) -> None:
        texts, lowers, tags, deps, poses, heads, starts, morphs = doc.to_array(
            ["ORTH", "LOWER", "TAG", "DEP", "POS", "HEAD", "IDX", "MORPH"]).T
        strings = doc.vocab.strings
        self.text = _strings(texts.tolist(), strings, _names)
        self.lower = _strings(lowers.tolist(), strings, _plain, plain=True)
        self.pos = _strings(poses.tolist(), strings, _names)
        self.tag = _strings(tags.tolist(), strings, _names)
        self.dep = _strings(deps.tolist(), strings, _names)
        self.head: list[int] = [place + head for place, head in enumerate(heads.astype("int64").tolist())]
        self.starts: list[int] = starts.tolist()
        self.morph = _strings(morphs.tolist(), strings, _names)


class Words:
    """The tokens of one sentence; positions count from 0 in the sentence, `starts` and `ends` are offsets of the text."""

    def __init__(self, table: Table, sentence: Tokens, language: str) -> None:
        first, last = sentence.start, sentence.end
        self.first = first
        self.language = language
        self.text = table.text[first:last]
        self.lower = table.lower[first:last]
        self.pos = table.pos[first:last]
        self.tag = table.tag[first:last]
        self.dep = table.dep[first:last]
        self.head = [head - first for head in table.head[first:last]]
        self.starts = table.starts[first:last]
        self.ends = [start + len(text) for start, text in zip(self.starts, self.text, strict=True)]
        self._morph = table.morph

    def __len__(self) -> int:
        return len(self.text)

    def morph(self, position: int) -> str:
        """The features of a token as `Mood=Ind|Tense=Pres`."""
        return self._morph[self.first + position]

    def lemma(self, position: int) -> str:
        """The base form of the token, taken as a verb."""
        return verb_lemma(self.lower[position], self.language)

    def at(self, offset: int) -> int:
        """The position of the token that holds the character at `offset`, or of the next one."""
        place = bisect_right(self.starts, offset) - 1
        if place < 0:
            return 0
        return place if offset < self.ends[place] or place + 1 >= len(self.text) else place + 1

    def subject_of(self, position: int) -> int | None:
        """The subject of the verb at `position`, as the parser sees it."""
        for other, head in enumerate(self.head):
            if head == position and other != position and self.dep[other].startswith(("nsubj", "csubj")):
                return other
        return None
