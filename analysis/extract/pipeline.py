"""The whole way from texts to extractions: inputs go in, in batches; one `Extraction` a text comes out, in order.

text → language → boilerplate → sentences → the model's tagger, parser and names
→ published → times → entities → attributions → events
"""

import multiprocessing
import re
import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice
from multiprocessing.context import BaseContext

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import raise_error

from analysis import knowledge
from analysis.errors import ExtractError, SelonError

# Each of these modules registers its factory with spaCy when it is imported.
from analysis.extract import attributions, boilerplate, entities, events, published, sentences, times  # noqa: F401
from analysis.extract.doc import text_of, trimmed
from analysis.extract.language import LANGUAGES, detect
from analysis.extract.model import load_model, tokenized
from analysis.records import Discarded, Extraction, Published, Sentence

BEFORE_MODEL = ("boilerplate", "sentences")
AFTER_MODEL = ("published", "times", "entities", "attributions", "events")
LONGEST_TEXT = 1_000_000
BATCH = 32
_SURROGATE = re.compile("[\ud800-\udfff]")
# Characters. One process is done with fewer before others have loaded their models.
_PAYS = 500_000


@dataclass(frozen=True, kw_only=True)
class Text:
    """What the extractor takes: `language` and `published.date` may be None, `title` may be empty."""

    id: str
    text: str
    title: str = ""
    published: Published = Published(date=None, rule="none")
    language: str | None = None


@cache
def load(language: str) -> Language:
    """The pipeline of one language (`fr` or `en`)."""
    nlp = load_model(language)
    for name in reversed(BEFORE_MODEL):
        nlp.add_pipe(f"selon_{name}", name=name, config={"language": language}, first=True)
    for name in AFTER_MODEL:
        nlp.add_pipe(f"selon_{name}", name=name, config={"language": language}, last=True)
    nlp.max_length = LONGEST_TEXT
    return nlp


def whole(text: str) -> str:
    """`text` with a replacement character for each half of a surrogate pair: no file can hold one alone."""
    return _SURROGATE.sub("\ufffd", text)


def _doc(nlp: Language, text: Text, place: int) -> Doc:
    doc = tokenized(nlp, whole(text.text[:LONGEST_TEXT]))
    # spaCy leaves out a text that a component fails on; the others must still be known by their place.
    doc.user_data["place"] = place
    doc._.title = whole(text.title)
    doc._.published = text.published
    return doc


def _sentences(doc: Doc) -> list[Sentence]:
    found: list[Sentence] = []
    paragraph = before = 0
    text = text_of(doc)
    for sentence in doc.sents:
        span = trimmed(text, sentence.start_char, sentence.end_char)
        if span[0] == span[1]:
            continue
        paragraph += bool(found) and "\n" in text[before:span[0]]
        before = span[1]
        found.append(Sentence(span=span, paragraph=paragraph))
    return found


def _extraction(text: Text, language: str, doc: Doc) -> Extraction:
    discarded = list(doc._.discarded)
    if len(text.text) > LONGEST_TEXT:
        discarded.append(Discarded(span=(LONGEST_TEXT, len(text.text)), reason=f"longer than {LONGEST_TEXT} characters"))
    return Extraction(id=text.id, language=language, published=doc._.published, sentences=_sentences(doc),
                      times=doc._.times, mentions=doc._.mentions, attributions=doc._.attributions,
                      events=doc._.events, discarded=discarded)


def _extract_batch(texts: list[Text], go_on: bool = False) -> list[Extraction]:
    languages = [text.language or detect(whole(text.text)) for text in texts]
    found: dict[int, Extraction] = {}
    failed: dict[int, str] = {}

    def note(name: str, component: object, docs: list[Doc], error: Exception) -> None:
        if isinstance(error, SelonError):
            raise error  # a table that the user must mend is no fault of the text
        failed.update((doc.user_data["place"], f"{type(error).__name__} in {name}: {error}") for doc in docs)

    for language in LANGUAGES:
        places = [place for place, spoken in enumerate(languages) if spoken == language]
        if not places:
            continue
        nlp = load(language)
        # For our components only; `set_error_handler` breaks on spaCy's own parser.
        nlp.default_error_handler = note if go_on else raise_error
        for doc in nlp.pipe((_doc(nlp, texts[place], place) for place in places), batch_size=BATCH):
            place = doc.user_data["place"]
            found[place] = _extraction(texts[place], language, doc)
    return [found.get(place) or Extraction(id=text.id, language=languages[place], published=text.published,
                                           failed=failed.get(place))
            for place, text in enumerate(texts)]


def extract(texts: Iterable[Text], *, processes: int = 1, go_on: bool = False) -> Iterator[Extraction]:
    """One `Extraction` a text, in the order given; a text in a language that is not served yields an empty one.

    A text over `LONGEST_TEXT` code points is cut there, and the rest is named in `discarded`. Where a component fails
    on a text, its error is raised, or with `go_on` noted in `failed`: one text must not stop a corpus. More `processes`
    than one are started only for as many characters as take longer than their start.
    """
    given = iter(texts)
    first = list(_worth(_PAYS, given)) if processes > 1 else []
    given = chain(first, given)
    batches = iter(lambda: list(islice(given, BATCH)), [])
    if sum(len(text.text) for text in first) < _PAYS or processes == 1:
        for batch in batches:
            yield from _extract_batch(batch, go_on)
        return
    # Only so many batches are asked for ahead: a corpus larger than the memory must pass through.
    waiting: deque[Future[list[Extraction]]] = deque()
    pool = ProcessPoolExecutor(processes, mp_context=_context(), initializer=_begin)
    try:
        for batch in batches:
            waiting.append(pool.submit(_extract_batch, batch, go_on))
            if len(waiting) > 2 * processes:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    except BrokenProcessPool as died:
        raise ExtractError("a process of the extraction died", next_step="give fewer --processes or more memory") from died
    finally:
        pool.shutdown(cancel_futures=True)


def _worth(characters: int, texts: Iterator[Text]) -> Iterator[Text]:
    """The first texts, until they hold so many characters."""
    while characters > 0 and (text := next(texts, None)) is not None:
        characters -= len(text.text)
        yield text


def _context() -> BaseContext:
    """Where the system can, the workers are forked from one process that has loaded the models and has no threads."""
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["analysis.extract.preloaded"])
    return context


def _begin() -> None:
    # Ctrl-C reaches every process of a terminal; the one that was started stops the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What the worker is forked from may have loaded the tables days ago.
    knowledge.renew()
