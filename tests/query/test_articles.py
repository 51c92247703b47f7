import duckdb
import pytest

from analysis.query import articles as asked
from analysis.query.filters import Filters


def test_the_latest_first_those_without_a_date_last(corpus):
    rows = asked.articles(corpus)
    assert list(rows["article_id"]) == ["a3", "a5", "a2", "a1", "a4"] and set(rows["total"]) == {5}
    assert list(rows.set_index("article_id").loc["a1", ["events", "statements"]]) == [2, 2]


def test_pages(corpus):
    rows = asked.articles(corpus, most=2, skip=2)
    assert list(rows["article_id"]) == ["a2", "a1"] and set(rows["total"]) == {5}
    assert asked.articles(corpus, skip=50).empty


@pytest.mark.parametrize(("search", "found"), [
    ("crimée", {"a1"}), ("CRIMEE", {"a1"}), ("crime", {"a1", "a2", "a3"}), ("annex crime", {"a1", "a2"}),
    ('"a indiqué que"', {"a1"}), ('"a indiqué  qUE"', {"a1"}), ('"que indiqué"', set()), ("l'ukraine", {"a1", "a4"}),
    ("l’ukraine", {"a1", "a4"}), ("18 mars", {"a1", "a4"}), ("citing kremlin. tass", {"a2"}), ("zeppelin", set()),
    ("'; DROP TABLE articles; --", set()), ("(", set()), ("[a-z]+", set()), ("\\", set()), (".*", set()), ("%", set()),
    ("", {"a1", "a2", "a3", "a4", "a5"}), ('"" " "', {"a1", "a2", "a3", "a4", "a5"}),
])
def test_search(corpus, search, found):
    assert set(asked.articles(corpus, search=search)["article_id"]) == found


def test_a_hit_shows_its_passage(corpus):
    (passage,) = asked.articles(corpus, search="affirme")["passage"]
    assert "Un responsable affirme que" in passage
    assert asked.articles(corpus)["passage"].isna().all()


@pytest.mark.parametrize(("search", "text"), [("coeur", "le cœur"), ("cœur", "un coeur"), ("elysee", "E\u0301lyse\u0301e")])
def test_ligatures_and_loose_accents(search, text):
    (pattern,) = asked.patterns(search)
    assert duckdb.execute("SELECT regexp_matches($1, $2)", [text, pattern]).fetchone() == (True,)


def test_search_and_filters_together(corpus):
    assert set(asked.articles(corpus, Filters(languages=("en",)), search="crime")["article_id"]) == {"a2", "a3"}


def test_the_reader_shows_every_sentence_set_aside_or_not(corpus):
    read = asked.article(corpus, "a1")
    assert read.about["outlet"] == "Le Spécimen"
    assert [sentence.discarded for sentence in read.sentences] == [None, None, None, None, "read also"]
    assert [read.about["text"][slice(*sentence.span)] for sentence in read.sentences] == [
        sentence.text for sentence in read.sentences]


def test_an_article_that_was_not_analysed_is_read_without_marks(corpus):
    assert asked.article(corpus, "a5").sentences == () and asked.article(corpus, "a5").about["analysed"] is False
