"""A sentence as plain lists, because reading attributes of spaCy tokens one by one costs more than all rules together."""

from spacy.tokens import Span as Tokens

from analysis.extract.event.lexicon import verb_lemma

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "SYM"})


class Words:
    """The tokens of one sentence; positions count from 0 in the sentence, `starts` and `ends` are offsets of the text."""

    def __init__(self, sentence: Tokens, language: str) -> None:
        self.sentence = sentence
        self.language = language
        tokens = list(sentence)
        first = sentence.start
        self.text = [token.text for token in tokens]
        self.lower = [token.lower_.replace("’", "'") for token in tokens]
        self.pos = [token.pos_ for token in tokens]
        self.tag = [token.tag_ for token in tokens]
        self.dep = [token.dep_ for token in tokens]
        self.head = [token.head.i - first for token in tokens]
        self.starts = [token.idx for token in tokens]
        self.ends = [start + len(text) for start, text in zip(self.starts, self.text, strict=True)]
        self._morph: dict[int, str] = {}
        self._tokens = tokens

    def __len__(self) -> int:
        return len(self.text)

    def morph(self, position: int) -> str:
        """The features of a token as `Mood=Ind|Tense=Pres`."""
        if position not in self._morph:
            self._morph[position] = str(self._tokens[position].morph)
        return self._morph[position]

    def lemma(self, position: int) -> str:
        """The base form of the token, taken as a verb."""
        return verb_lemma(self.lower[position], self.language)

    def at(self, offset: int) -> int:
        """The position of the token that holds the character at `offset`, or of the next one."""
        for position, end in enumerate(self.ends):
            if offset < end:
                return position
        return len(self.text) - 1

    def subject_of(self, position: int) -> int | None:
        """The subject of the verb at `position`, as the parser sees it."""
        for other, head in enumerate(self.head):
            if head == position and other != position and self.dep[other].startswith(("nsubj", "csubj")):
                return other
        return None
