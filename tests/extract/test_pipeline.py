"""Texts → extractions: order, languages, limits, and the exchange format."""

import io
import json
import time

import pytest

from analysis.errors import ExtractError
from analysis.extract import jsonl, pipeline
from analysis.extract.model import tokenized
from analysis.extract.pipeline import LONGEST_TEXT, Text, extract, load

TEXTS = [
    Text(id="a", text="Le maire a déclaré mardi que le pont rouvrirait."),
    Text(id="b", text="The mayor said on Tuesday that the bridge would reopen."),
    Text(id="c", text="Der Bürgermeister hat am Dienstag gesagt, dass die Brücke wieder geöffnet wird."),
    Text(id="d", text=""),
    Text(id="e", text="🙂"),
]


def test_one_extraction_a_text_in_order_with_its_language() -> None:
    assert [(found.id, found.language) for found in extract(TEXTS)] == [("a", "fr"), ("b", "en"), ("c", "de"), ("d", "und"), ("e", "und")]


def test_a_language_that_is_not_served_yields_nothing() -> None:
    german = next(extract([TEXTS[2]]))
    assert not (german.sentences or german.attributions or german.events or german.mentions or german.times)


def test_two_processes_give_what_one_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "_PAYS", 1)  # even these few texts are shared
    assert list(extract(TEXTS, processes=2)) == list(extract(TEXTS))


def test_a_text_gives_the_same_alone_and_in_a_batch() -> None:
    assert [next(extract([text])) for text in TEXTS] == list(extract(TEXTS))


def test_a_text_that_is_too_long_is_cut_with_a_notice() -> None:
    text = "Le pont est fermé.\n" + "\n" * LONGEST_TEXT
    found = next(extract([Text(id="long", text=text, language="fr")]))
    assert [(aside.span, aside.reason) for aside in found.discarded] == [((LONGEST_TEXT, len(text)), "longer than 1000000 characters")]


@pytest.mark.parametrize(("line", "complaint"), [
    ("{", "line 2: no JSON"),
    ('{"text": "sans nom"}', "line 2: no object with id and text"),
    ('{"id": 1, "text": 5}', "line 2: no object with id and text"),
    ('{"id": 1, "text": "x", "title": 7}', "line 2: title is 7"),
    ('{"id": 1, "text": "x", "published": "hier"}', "line 2: published is 'hier'"),
    ('{"id": 1, "text": "x", "published": "2019-02-30"}', "line 2: published is '2019-02-30'"),
])
def test_a_bad_line_is_named(line: str, complaint: str) -> None:
    with pytest.raises(ExtractError, match=complaint):
        list(jsonl.parse(io.StringIO('{"id": "0", "text": "x"}\n' + line)))


def test_json_lines_have_every_key_of_the_format() -> None:
    line = next(jsonl.lines(extract(jsonl.parse(['{"id": 7, "text": "Le pont est fermé.", "language": null}']))))
    assert list(json.loads(line)) == ["id", "language", "published", "attributions", "times", "entities", "events", "discarded"]


def test_half_a_surrogate_pair_keeps_its_place() -> None:
    (line,) = jsonl.lines(extract(jsonl.parse(['{"id": "\\ud83d", "text": "\\ud83d Le maire est venu avec \\udc00 mardi.", "language": "fr"}'])))
    line.encode()
    found = json.loads(line)
    assert found["id"] == "\ud83d"
    assert [time["span"] for time in found["times"]] == [[27, 32]]


@pytest.mark.parametrize("text", ["»" * 500, "a" * 2000, "Oui. " + "«" * 300 + " non " + "x" * 999 + "\n\nfin " + '"' * 50])
def test_long_runs_are_cut_into_tokens_and_nothing_is_lost(text: str) -> None:
    doc = tokenized(load("fr"), text)
    assert doc.text == text
    assert max(map(len, doc)) <= 400


@pytest.mark.parametrize("text", ["»" * 4000, '"' * 4000, "« " * 4000, "oui\n" * 4000, "selon Jean Dupont, " * 800, "(" * 4000])
def test_odd_texts_take_no_more_than_their_length_allows(text: str) -> None:
    def seconds(part: str) -> float:
        start = time.process_time()
        list(extract([Text(id="odd", text=part, language="fr")]))
        return time.process_time() - start

    seconds(text[:200])
    # Four times the text; where the time went with its square, it would be sixteen times as long.
    assert seconds(text) < 10 * max(seconds(text[:len(text) // 4]), 0.02)
