"""What the extractors leave on a spaCy `Doc`, as `doc._.<layer>`, and how they ask each other for it.

Set by the pipeline: `published` (Published), `title` (str). Set by the components, in this order: `discarded`,
`paragraphs`, `published` (where it had to be inferred) and `dateline`, `times`, `mentions`, `attributions`, `events`.
`dateline` is the character span of *PARIS, 3 mars 2014 (AFP) –* at the head of the body, or None: no layer reads
anything of the story into it.
"""

from bisect import bisect_left, bisect_right

from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from analysis.records import Published, Span

LAYERS = ("discarded", "times", "mentions", "attributions", "events")

Doc.set_extension("published", default=Published(date=None, rule="none"), force=True)
Doc.set_extension("title", default="", force=True)
Doc.set_extension("dateline", default=None, force=True)
for _layer in LAYERS:
    Doc.set_extension(_layer, default=[], force=True)


def text_of(doc: Doc) -> str:
    """The text of `doc`, joined once: `doc.text` joins the tokens anew at every call."""
    if "text" not in doc.user_data:
        doc.user_data["text"] = doc.text
    return str(doc.user_data["text"])


def is_read(doc: Doc, start: int, end: int) -> bool:
    """Whether no character of `[start, end)` was set aside as boilerplate."""
    # They are in text order, and none ends before one that begins earlier.
    asides = doc._.discarded
    before = bisect_left(asides, end, key=lambda aside: aside.span[0])
    return before == 0 or asides[before - 1].span[1] <= start


def read_sentences(doc: Doc) -> list[Tokens]:
    """The sentences outside boilerplate, in text order."""
    return [sentence for sentence in doc.sents
            if sentence.text.strip() and is_read(doc, sentence.start_char, sentence.end_char)]


def trimmed(text: str, start: int, end: int) -> Span:
    """`[start, end)` without the white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


class SentenceIndex:
    """Finds the sentence of a character: `index_of(offset)` is its position in `doc.sents`."""

    def __init__(self, doc: Doc) -> None:
        self.sentences = list(doc.sents)
        self._starts = [sentence.start_char for sentence in self.sentences]

    def index_of(self, offset: int) -> int:
        """The index of the sentence that holds the character at `offset`."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def of(self, offset: int) -> Tokens:
        """The sentence that holds the character at `offset`."""
        return self.sentences[self.index_of(offset)]
