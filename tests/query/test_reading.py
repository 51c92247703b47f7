import pandas as pd

from analysis.query import articles, corpus, timeline
from analysis.query.reading import Reading
from analysis.store.lake import open_snapshot, open_store
from analysis.store.writer import write
from tests.query.story import Told, batch, story


def test_memory_and_store_answer_alike(store):
    held, large = Reading(store), Reading(store, most_articles=2)
    assert held.in_memory and not large.in_memory
    for source in (held, large):
        assert corpus.overview(source) == corpus.overview(store)
        pd.testing.assert_frame_equal(timeline.events(source), timeline.events(store))


def test_an_earlier_state_without_a_table_that_was_added_since_can_be_asked(tmp_path):
    with open_store(tmp_path) as store:
        write(store, batch(story()))
        with store.writing() as cursor:
            cursor.execute("DROP TABLE extractions")
            cursor.execute("ALTER TABLE articles DROP COLUMN extraction_id")
        before = store.snapshot()
    open_store(tmp_path).close()  # adds what is missing
    with open_snapshot(tmp_path, before) as store:
        found = corpus.versions(Reading(store))
    assert found[["language", "models", "articles"]].to_numpy().tolist() == [["en", "none", 2], ["fr", "none", 2]]
    assert found["rules"].isna().all()


def test_a_reading_stays_as_it_was_and_a_new_one_is_new(tmp_path):
    with open_store(tmp_path) as store:
        write(store, batch(story()))
        before = Reading(store)
        write(store, batch([Told("a9", "Sample Daily", "2020-01-01", "en", [["Nothing happened."]])], "20200101T000000-00000002"))
        assert set(articles.articles(before)["total"]) == {5}
        assert set(articles.articles(Reading(store))["total"]) == {6}


def test_an_answer_is_found_once_and_is_the_callers_own(store):
    reading, asked = Reading(store), []

    def counted(source, kind):
        asked.append(kind)
        return timeline.events(source).head(2)

    first = reading.answer(counted, "x")
    as_found = first.copy()
    first["trigger"] = "changed"
    first.loc[0, "type"] = "changed"
    pd.testing.assert_frame_equal(reading.answer(counted, "x"), as_found)
    reading.answer(counted, "y")
    assert asked == ["x", "y"]
    left = reading.answer(corpus.overview)
    left.clear()
    assert reading.answer(corpus.overview) == corpus.overview(store)


def test_the_oldest_answer_goes_when_there_are_too_many(store, monkeypatch):
    monkeypatch.setattr("analysis.query.reading.MOST_ANSWERS", 2)
    reading, asked = Reading(store), []

    def counted(_source, kind):
        asked.append(kind)
        return kind

    for kind in "abcba":
        reading.answer(counted, kind)
    assert asked == ["a", "b", "c", "a"]
