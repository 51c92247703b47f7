from pathlib import Path

import duckdb
import pytest

from analysis.errors import QueryError
from analysis.query import articles, corpus, entities, evidence, sources, timeline
from analysis.query.filters import Filters
from analysis.query.question import ask, statement
from analysis.story_arcs import story_arcs

FILES = sorted(Path(statement.__wrapped__.__globals__["_FOLDER"]).glob("*.sql"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_file_opens_with_its_grain_and_binds_its_values(file):
    text = file.read_text()
    head = [line for line in text.splitlines() if line.startswith("--")][:6]
    assert any(word in " ".join(head) for word in ("Grain:", "named table")), "an SQL file says first what a row is"
    assert max(map(len, text.splitlines())) <= 128
    assert "{" not in text and "%s" not in text


@pytest.mark.parametrize("question", [file.stem for file in FILES if file.stem not in ("batches", "left", "wanted", "parts", "laned")])
def test_each_question_is_sql(question):
    with duckdb.connect() as parser:
        assert len(parser.extract_statements(statement(question))) == 1


def test_an_empty_store_answers_everything(nothing):
    assert corpus.overview(nothing)["articles"] == 0 and corpus.overview(nothing)["first_event"] is None
    assert corpus.extents(nothing)["first_published"] is None
    filters = Filters(entities=("russia",), source_types=("none",), event_types=("COERCE",))
    for rows in (corpus.options(nothing), corpus.outlets(nothing), corpus.ingests(nothing), corpus.refusals(nothing),
                 timeline.events(nothing, filters), timeline.marks(nothing, filters), timeline.periods(nothing, filters),
                 entities.counts(nothing, filters), entities.pairs(nothing, filters), entities.sentences(nothing, "russia"),
                 entities.shared_sentences(nothing, [("a", "b")]), sources.shares(nothing, filters), sources.ranking(nothing, filters),
                 sources.statements(nothing, filters), sources.chains(nothing, filters), articles.articles(nothing, filters)):
        assert rows.empty and len(rows.columns)
    assert evidence.evidence(nothing, ["a1:0"]) == ()
    assert all(timeline.arc(nothing, timeline.within_arc(Filters(), one))["events"] == 0 for one in story_arcs())


@pytest.mark.parametrize("wrong", [
    lambda source: ask(source, "no such question", ()),
    lambda source: ask(source, "article", ("article_id",), article_id="a1"),
    lambda source: ask(source, "article", ("article_id",)),
    lambda source: corpus.options(source, language="de"),
    lambda source: corpus.options(source, most_entities=0),
    lambda source: timeline.periods(source, unit="week"),
    lambda source: entities.pairs(source, window="page"),
    lambda source: entities.pairs(source, least=0),
    lambda source: entities.counts(source, label="DATE"),
    lambda source: sources.shares(source, by="mood"),
    lambda source: articles.articles(source, skip=-1),
    lambda source: articles.article(source, "no such article"),
])
def test_a_wrong_question_is_told_so(corpus, wrong):
    with pytest.raises(QueryError):
        wrong(corpus)


def test_a_store_without_the_tables_is_told_so():
    with duckdb.connect() as empty, pytest.raises(QueryError, match="overview"):
        corpus.overview(empty)
