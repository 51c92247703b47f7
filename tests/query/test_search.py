"""A query → the articles of the story in which it holds, and where it stands in a text."""

import pytest

from analysis.query import corpus as asked
from analysis.query import search, timeline
from analysis.query.filters import Chip, Filters, Ignored
from analysis.query.reading import Reading
from analysis.query.search import SearchError
from analysis.store.lake import open_store
from analysis.store.writer import write
from tests.query.story import Told, batch, story


@pytest.mark.parametrize(("query", "articles"), [
    # by lemma, in both languages, capitals and accents aside
    ("annexer", ["a1"]), ("annexait", ["a1"]), ("ANNEXÉ", ["a1"]),
    # without its accent it may be the noun as well, English annexed among it
    ("annexe", ["a1", "a2"]),
    ("crimee", ["a1"]), ("Crimée", ["a1"]), ("crimea", ["a2", "a3"]), ("rejects", ["a2"]), ("talk", ["a3"]),
    ("rompre", ["a4"]), ("rompt", ["a4"]), ("responsables", ["a1"]),
    # an article that was not analysed is found by its forms
    ("neues", ["a5"]), ("Nichts OR talk", ["a3", "a5"]),
    # a word is no part of a word
    ("ann", []), ("annex*", ["a1", "a2"]), ("CRIM*", ["a1", "a2", "a3"]), ("ex*", []),
    # phrases as they are written
    ('"vote était clos"', ["a1"]), ('"vote etait clos"', ["a1"]), ('"votes étaient clos"', []), ('"the vote"', ["a2"]),
    ("« Tout va bien »", ["a4"]), ('"va tout"', []), ("l’Ukraine", ["a1", "a4"]), ('"l\'ukraine"', ["a1", "a4"]),
    # joined
    ("Russie Ukraine", ["a1", "a4"]), ("Russie ET Kremlin", ["a1", "a4"]), ("Crimée OU Crimea", ["a1", "a2", "a3"]),
    ("Kremlin SAUF vote", ["a4"]), ("Russia NOT Tass", ["a3"]), ("NOT (Russie OR Russia)", ["a5"]),
    ("Kremlin (vote OR rompu)", ["a1", "a2", "a4"]), ("NOT NOT talk", ["a3"]), ("vote NOT vote", []),
    # the whole article, not one sentence
    ("annexé négocie", ["a1"]),
    # fields
    ("title:Crimée", ["a1"]), ("title:Kremlin", []), ("outlet:specimen", ["a1", "a5"]), ('outlet:"sample daily"', ["a2", "a3"]),
    ("média:dép*", ["a4"]), ("outlet:daily SAUF title:denied", ["a2"]),
    # an entity in all its words and both names; a source by name, entity or words
    ("entity:russie", ["a1", "a2", "a3", "a4"]), ("entité:krem*", ["a1", "a2", "a4"]), ("entity:daily", []),
    ("source:kremlin", ["a1", "a2", "a4"]), ("source:responsable", ["a1"]), ("source:(tass OR responsable)", ["a1", "a2"]),
    ("type:consult", ["a1", "a3"]), ("type:co*", ["a1", "a2", "a3"]), ("status:denied", ["a3"]), ("statut:gods", []),
    # nothing of it is SQL
    ("\"'; DROP TABLE articles; --\"", []), ("entity:\"%' OR 1=1\"", []), ("100*", []), ("author:anyone", []),
])
def test_a_query_leaves(corpus, store, query, articles):
    assert search.found(corpus, query) == articles
    assert search.found(store, query) == articles


def test_a_query_is_a_filter_like_the_others(corpus):
    left = asked.overview(corpus, Filters(query="Kremlin SAUF vote"))
    assert (left["articles"], left["all_articles"], left["dated_events"]) == (1, 5, 1)
    assert asked.overview(corpus, Filters(query="Kremlin", outlets=("Sample Daily",)))["articles"] == 1
    assert set(timeline.events(corpus, Filters(query="crimea"))["article_id"]) == {"a2", "a3"}
    assert asked.overview(corpus, Filters(query="zzz"))["articles"] == 0


def test_a_query_that_cannot_be_read_is_an_error_with_its_place(corpus):
    with pytest.raises(SearchError, match="character 4"):
        asked.overview(corpus, Filters(query='ab "c'))


def test_a_query_lives_in_the_address_and_is_one_chip():
    filters = Filters(query='crimée ET "statut final"')
    assert filters.to_params() == {"q": ['crimée ET "statut final"']}
    assert Filters.from_params(filters.to_params()) == (filters, ())
    assert filters.active() == (Chip(field="query", value=filters.query),)
    assert filters.without(filters.active()[0]) == Filters()
    assert Filters.from_params({"q": "a\x07b"}) == (Filters(), (Ignored(name="q", value="a\x07b", reason="not a name"),))
    assert Filters.from_params({"q": "x" * 400})[1][0].reason == "not a name"


@pytest.mark.parametrize(("query", "text", "language", "marked"), [
    ("annexer", "La Russie annexa, puis a annexé.", "fr", ["annexa", "annexé"]),
    ("annexe", "Une annexe fut annexée.", "fr", ["annexe", "annexée"]),
    ("référend* OR vote", "Le référendum : un vote.", "fr", ["référendum", "vote"]),
    ('"vote est clos"', "Le vote est  clos.", "fr", ["vote est  clos"]),
    ("russie NOT crimée title:vote", "La Russie, la Crimée, le vote.", "fr", ["Russie"]),
    ("kremlin", "Rien.", "fr", []),
    ("cre\u0301e\u0301e", "L’œuvre cre\u0301e\u0301e.", "fr", ["cre\u0301e\u0301e"]),
])
def test_where_it_stands(corpus, query, text, language, marked):
    assert [text[start:end] for start, end in search.spans(search.sought(corpus, query), text, language)] == marked


def test_what_was_found_is_remembered_as_long_as_the_state(store):
    reading = Reading(store)
    assert search.found(reading, "talk") is search.found(reading, "talk")


def test_a_store_made_before_there_was_an_index_gets_one(tmp_path):
    with open_store(tmp_path) as made:
        write(made, batch(story()))
        with made.writing() as cursor:
            cursor.execute("DROP TABLE words")
    with open_store(tmp_path) as opened:
        assert search.found(opened, "annexer OR neues") == ["a1", "a5"]


def test_a_replaced_article_is_found_by_its_new_words_only(tmp_path):
    with open_store(tmp_path) as made:
        write(made, batch(story()))
        write(made, batch([Told("a3", "Sample Daily", "2017-01-07", "en", [["A bridge opened."]])], "20200101T000000-00000002"))
        assert search.found(made, "talks OR interfered") == [] and search.found(made, "bridges") == ["a3"]
