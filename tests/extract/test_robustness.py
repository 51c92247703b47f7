"""Damaged texts → no exception, and every offset inside the text."""

from collections.abc import Iterator
from pathlib import Path

import frontmatter
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.extract.pipeline import Text, extract
from analysis.records import Extraction, Span

SAMPLE = Path(__file__).parent.parent.parent / "data" / "sample"
ODD = ["«", "»", "“", "”", '"', "‘", "’", "'", "\u00a0", "\u202f", "\u200f", "🙂", "\x00", "\n", "(", ")", ":", ",", "…", "—", "Selon ", " a-t-il dit, ",
       "according to ", "31 février 2014", "du 3 au ", "1/0", "1er", "M. ", "e\u0301", "\ud83d", "\u202e", "TITRE "]
DISPATCHES = {language: [frontmatter.load(str(path)).content for path in sorted((SAMPLE / language).glob("*.md"))[:12]] for language in ("fr", "en")}


@st.composite
def damaged(draw: st.DrawFn) -> Text:
    """A stretch of a sample dispatch with pieces cut out, doubled, moved and put in."""
    language = draw(st.sampled_from(["fr", "en"]))
    text = draw(st.sampled_from(DISPATCHES[language]))
    start = draw(st.integers(0, max(len(text) - 50, 0)))
    text = text[start:start + draw(st.integers(1, 500))]
    for _ in range(draw(st.integers(1, 8))):
        at, length = draw(st.integers(0, len(text))), draw(st.integers(0, 30))
        change = draw(st.sampled_from(["cut", "double", "odd", "upper"]))
        piece = text[at:at + length]
        new = {"cut": "", "double": piece * 2, "odd": draw(st.sampled_from(ODD)) + piece, "upper": piece.upper()}[change]
        text = text[:at] + new + text[at + length:]
    return Text(id="damaged", text=text, language=language)


def spans(found: Extraction) -> Iterator[Span]:
    yield from (sentence.span for sentence in found.sentences)
    yield from (time.span for time in found.times)
    yield from (mention.span for mention in found.mentions)
    yield from (aside.span for aside in found.discarded)
    for said in found.attributions:
        yield from said.content
        yield from (span for span in (said.source, said.cue) if span)
    for event in found.events:
        yield from (event.trigger, event.sentence)
        yield from (who.span for who in (event.agent, event.patient, event.place) if who)


def check(text: Text) -> None:
    found = next(extract([text]))
    assert all(0 <= start <= end <= len(text.text) for start, end in spans(found))
    assert all(said.within is None or 0 <= said.within < len(found.attributions) for said in found.attributions)
    assert all(event.time is None or 0 <= event.time < len(found.times) for event in found.events)
    assert sum(event.main for event in found.events) <= 1
    assert next(extract([text])) == found


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(damaged())
def test_damaged_dispatches(text: Text) -> None:
    check(text)


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "Oui", "OUI", "«", "« « «", '"', "🙂🙂", "\u200f", "a" * 5000, "« Non", "» dit-il", "selon", "Selon .",
                                  "Le 31 février 2014, rien.", "POUTINE A DIT QUE TRUMP VIENDRAIT LE 3 MAI", "\x00\x01", "1 2 3 4 5", ". . . . ?", "Le maire a parlé de", "Le maire parle d’"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_odd_texts(text: str, language: str) -> None:
    check(Text(id="odd", text=text, language=language))
