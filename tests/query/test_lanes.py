import datetime as dt

import pytest

from analysis.errors import QueryError
from analysis.query import articles, entities, sources, timeline
from analysis.query.filters import Filters


def test_an_event_stands_in_the_lane_of_each_participant_and_source(corpus):
    people = timeline.marks(corpus, lanes="participant")
    assert set(people.loc[people["type"] == "COERCE", "lane"]) == {"russia", "crimea", "~nobody"}
    said = timeline.marks(corpus, lanes="source")
    assert set(said.loc[said["type"] == "REJECT", "lane"]) == {"tass", "kremlin"}
    with pytest.raises(QueryError, match="lanes"):
        timeline.marks(corpus, lanes="colour")


def test_a_window_keeps_what_overlaps_it(corpus):
    day = dt.date(2014, 3, 18)
    inside = timeline.marks(corpus, window=(day, day))
    assert sorted(inside["mark"]) == ["COERCE|2014-03-01|2014-03-31", "COERCE|2014-03-18|2014-03-18", "REJECT|2014-03-18|2014-03-18",
                                      "SANCTION|2014-03-18|2014-03-18"]


def test_delays_count_only_days_and_dated_articles(corpus):
    rows = timeline.clocks(corpus)
    whole = {row.delay: row.events for row in rows[rows["outlet"].isna()].itertuples()}
    # a1 a day after, a2 two days after; a month and a year are inexact; a4 has no date
    assert whole == {"next_day": 1, "week": 1, "inexact": 2, "unpublished": 1}


def test_log_likelihood_has_the_sign_of_the_association(corpus):
    rows = entities.pairs(corpus, least=1)
    assert ((rows["llr"] >= 0) == (rows["windows"] >= rows["expected"])).all()
    assert (rows["low"].isna() | (rows["low"] <= rows["npmi"])).all() and (rows["high"].isna() | (rows["high"] >= rows["npmi"])).all()
    assert set(entities.pairs(corpus, least=1, who="tass")["a_id"]) | {"tass"} >= {"tass"}
    assert all("tass" in pair for pair in entities.pairs(corpus, least=1, who="tass")[["a_id", "b_id"]].to_numpy())


def test_all_about_one(corpus):
    one = entities.about(corpus, "kremlin").iloc[0]
    assert (one["mentions"], one["articles"], one["said"]) == (3, 3, 3)
    assert entities.about(corpus, "nobody").empty
    assert entities.names(corpus, "russia")["text"].tolist() == ["Russia", "Russie"]
    assert len(sources.statements(corpus, about="ukraine")) == 2
    assert entities.over_time(corpus, ["russia", "crimea"], as_pair=True)["lane"].unique().tolist() == ["crimea|russia"]


def test_shares_by_kind_of_event_and_relays(corpus):
    assert set(sources.shares(corpus, by="event_type")["part"]) == {"COERCE", "CONSULT", "REJECT", "SANCTION"}
    assert sources.relays(corpus)[["outer_id", "inner_id", "statements"]].to_numpy().tolist() == [["tass", "kremlin", 1]]


def test_the_neighbours_in_the_list(corpus):
    order = articles.articles(corpus)["article_id"].tolist()
    row = articles.neighbours(corpus, order[1]).iloc[0]
    assert (row["previous_id"], row["next_id"], row["place"]) == (order[0], order[2], 2)
    assert articles.neighbours(corpus, order[1], Filters(outlets=("nowhere",))).empty
