from analysis.query import articles as asked
from analysis.query.reading import Reading
from analysis.store.lake import open_store
from analysis.store.writer import write
from tests.query.story import Told, batch


def test_the_latest_first_those_without_a_date_last(corpus):
    rows = asked.articles(corpus)
    assert list(rows["article_id"]) == ["a3", "a5", "a2", "a1", "a4"] and set(rows["total"]) == {5}
    assert list(rows.set_index("article_id").loc["a1", ["events", "statements"]]) == [2, 2]


def test_pages(corpus):
    rows = asked.articles(corpus, most=2, skip=2)
    assert list(rows["article_id"]) == ["a2", "a1"] and set(rows["total"]) == {5}
    assert asked.articles(corpus, skip=50).empty


def test_a_hit_shows_its_passage(corpus):
    found = asked.passages(corpus, ["a1", "a2", "a5"], "affirmer OR vote")
    assert (found["a1"].hit, found["a2"].hit) == ("vote", "vote")
    assert found["a1"].before.endswith("que le ")
    assert "a5" not in found


def test_a_passage_begins_and_ends_with_whole_words(tmp_path):
    told = Told("b1", "Le Spécimen", "2014-03-19", "fr", [["Il a beaucoup plu sur les deux rives " * 4 + "avant le vote." + " Nul ne sait combien de temps" * 9]])
    with open_store(tmp_path) as store:
        write(store, batch([told]))
        passage = asked.passages(Reading(store), ["b1"], "vote")["b1"]
    for part in (passage.before, passage.after):
        assert set(part.replace(".", "").split()) <= set(told.text.replace(".", "").split())
    assert len(passage.before) < told.text.index("vote") and not passage.after.endswith(" ")


def test_a_hit_elsewhere_than_in_the_text_has_no_passage(corpus):
    assert asked.passages(corpus, ["a1"], "outlet:spécimen") == {}


def test_the_reader_shows_every_sentence_set_aside_or_not(corpus):
    read = asked.article(corpus, "a1")
    assert read.about["outlet"] == "Le Spécimen"
    assert [sentence.discarded for sentence in read.sentences] == [None, None, None, None, "read also"]
    assert [read.about["text"][slice(*sentence.span)] for sentence in read.sentences] == [
        sentence.text for sentence in read.sentences]


def test_an_article_that_was_not_analysed_is_read_without_marks(corpus):
    assert asked.article(corpus, "a5").sentences == () and asked.article(corpus, "a5").about["analysed"] is False
