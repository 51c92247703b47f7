import pandas as pd

from analysis.query import articles, corpus, timeline
from analysis.query.reading import Reading
from analysis.store.lake import open_store
from analysis.store.writer import write
from tests.query.story import Told, batch, story


def test_memory_and_store_answer_alike(store):
    held, large = Reading(store), Reading(store, most_articles=2)
    assert held.in_memory and not large.in_memory
    for source in (held, large):
        assert corpus.overview(source) == corpus.overview(store)
        pd.testing.assert_frame_equal(timeline.events(source), timeline.events(store))


def test_a_reading_stays_as_it_was_and_a_new_one_is_new(tmp_path):
    with open_store(tmp_path) as store:
        write(store, batch(story()))
        before = Reading(store)
        write(store, batch([Told("a9", "Sample Daily", "2020-01-01", "en", [["Nothing happened."]])], "20200101T000000-00000002"))
        assert set(articles.articles(before)["total"]) == {5}
        assert set(articles.articles(Reading(store))["total"]) == {6}
