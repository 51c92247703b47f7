"""Two sides: how they are spelled, and how the same question is answered for both."""

import datetime as dt

import pytest

from analysis.charts.words import COARSE_GROUPS
from analysis.query import comparison, entities, sources, timeline
from analysis.query.filters import Filters
from analysis.rows import records

FR, EN = Filters(languages=("fr",)), Filters(languages=("en",))


def test_a_side_is_read_back_as_it_was_spelled():
    chosen = Filters(outlets=("Le Matin & Cie", "a=b"), happened_from=dt.date(2014, 3, 1), query='"été"')
    assert comparison.side(comparison.spelled(chosen)) == chosen
    assert comparison.side("") == comparison.side("nonsense") == comparison.side("&" * 500) == Filters()


def test_a_side_stands_in_the_place_of_the_readers_choice():
    reader = Filters(outlets=("A",), happened_from=dt.date(2010, 1, 1), happened_to=dt.date(2012, 1, 1), statuses=("denied",))
    assert comparison.over(reader, Filters(outlets=("B",))).outlets == ("B",)
    later = comparison.over(reader, Filters(happened_from=dt.date(2014, 1, 1)))
    assert (later.happened_from, later.happened_to, later.statuses) == (dt.date(2014, 1, 1), None, ("denied",))


def test_each_side_is_what_the_question_says_alone(corpus):
    rows = comparison.months(corpus, FR, EN)
    for name, filters in (("a", FR), ("b", EN)):
        own = rows[rows["side"] == name].drop(columns="side")
        assert records(own) == records(timeline.periods(corpus, filters))
    top = comparison.top_entities(corpus, FR, EN, language="en")
    counted = {row["entity_id"]: row["sentences"] for row in records(entities.counts(corpus, FR))}
    for row in records(top[top["side"] == "a"]):
        assert row["sentences"] == counted.get(row["entity_id"], 0)


def test_shares_add_up_and_have_the_intervals_of_the_query(corpus):
    rows = comparison.shares(corpus, FR, EN)
    assert rows.groupby("side")["share"].sum().round(9).tolist() == [1, 1]
    alone = {row["source_type"]: row for row in records(sources.shares(corpus, FR, by="all"))}
    for row in records(rows[rows["side"] == "a"]):
        if row["kind"] in alone:
            assert row["low"] == pytest.approx(alone[row["kind"]]["low"])
            assert row["high"] == pytest.approx(alone[row["kind"]]["high"])
    four = comparison.shares(corpus, FR, EN, groups=COARSE_GROUPS)
    assert set(four["kind"]) <= set(COARSE_GROUPS)
    assert four["sentences"].sum() == rows["sentences"].sum()


def test_the_interval_of_a_difference_is_newcombes():
    # Newcombe 1998, table II, row (a), method 10: 56/70 less 48/80
    apart, low, high = comparison._newcombe(comparison._wilson(56, 70), comparison._wilson(48, 80))
    assert (round(apart, 4), round(low, 4), round(high, 4)) == (0.2, 0.0524, 0.3339)


def test_an_empty_side(corpus):
    nowhere = Filters(outlets=("nowhere",))
    assert comparison.months(corpus, nowhere, nowhere).empty
    rows = comparison.shares(corpus, FR, nowhere)
    assert set(rows["side"]) == {"a"} and rows["difference"].isna().all()
