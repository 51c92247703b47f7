import datetime as dt

import pandas as pd
import pytest

from analysis.query import corpus as glance
from analysis.query import timeline
from analysis.query.filters import Filters
from analysis.story_arcs import Arc, story_arcs

MARCH = Filters(happened_from=dt.date(2014, 3, 18), happened_to=dt.date(2014, 3, 18))


def test_events_by_date(corpus):
    rows = timeline.events(corpus)
    assert list(zip(rows["key"], rows["type"], rows["date"], strict=True)) == [
        ("a2:0", "COERCE", "2014-03"), ("a1:0", "COERCE", "2014-03-18"), ("a2:1", "REJECT", "2014-03-18"),
        ("a4:0", "SANCTION", "2014-03-18"), ("a3:0", "COERCE", "2016")]
    first = rows.iloc[0]
    assert (first["agent"], first["patient"], first["end_date"]) == ("Russie", "Crimée", pd.Timestamp(2014, 3, 31))
    assert rows.set_index("key").loc["a2:1", "said_by"] == "Kremlin; Tass"
    assert rows["said_by"].isna().sum() == 4


def test_an_interval_is_left_where_it_overlaps(corpus):
    assert list(timeline.events(corpus, MARCH)["date"]) == ["2014-03", "2014-03-18", "2014-03-18", "2014-03-18"]
    late = Filters(happened_from=dt.date(2016, 12, 31))
    assert list(timeline.events(corpus, late)["date"]) == ["2016"]
    assert timeline.events(corpus, Filters(happened_from=dt.date(2017, 1, 1))).empty


def test_undated_events_are_never_dropped(corpus):
    assert set(timeline.events(corpus, undated=True)["key"]) == {"a1:2", "a3:1"}
    assert set(timeline.events(corpus, MARCH, undated=True)["key"]) == {"a1:2", "a3:1"}
    assert list(timeline.events(corpus, Filters(outlets=("Le Spécimen",)), undated=True)["key"]) == ["a1:2"]


def test_marks_gather_a_type_and_an_interval(corpus):
    marks = timeline.marks(corpus)
    assert marks["events"].sum() == 5 and marks["mark"].is_unique
    assert list(marks[marks["type"] == "COERCE"]["mark"]) == [
        "COERCE|2014-03-01|2014-03-31", "COERCE|2014-03-18|2014-03-18", "COERCE|2016-01-01|2016-12-31"]
    assert timeline.keys_of(marks, ["COERCE|2014-03-18|2014-03-18", "SANCTION|2014-03-18|2014-03-18"]) == ["a1:0", "a4:0"]
    assert timeline.keys_of(marks, ["no such mark"]) == []


def test_every_mark_opens_on_as_many_sentences_as_its_events(corpus):
    for filters in (Filters(), MARCH, Filters(entities=("russia",))):
        events = timeline.events(corpus, filters)
        marks = timeline.marks(corpus, filters)
        assert set(timeline.keys_of(marks, marks["mark"])) == set(events["key"]) and marks["events"].sum() == len(events)


def test_a_year_is_no_january(corpus):
    rows = timeline.periods(corpus)
    within = rows[rows["fit"] == "within"]
    assert list(within["period"].unique()) == [pd.Timestamp(2014, 3, 1)] and within["events"].sum() == 4
    assert rows[rows["fit"] == "longer"]["events"].sum() == 1 and rows[rows["fit"] == "undated"]["events"].sum() == 2
    years = timeline.periods(corpus, unit="year")
    assert years[years["fit"] == "longer"].empty and years[years["fit"] == "within"]["events"].sum() == 5


def test_an_arc_counts_what_a_click_on_it_shows(corpus):
    counts = {arc.id: timeline.arc(corpus, timeline.within_arc(Filters(), arc)) for arc in story_arcs()}
    assert counts["crimea-2014"]["events"] == 4 and counts["call-2019"]["events"] == 0
    for arc in story_arcs():
        left = glance.overview(corpus, timeline.within_arc(Filters(), arc))
        assert (left["dated_events"], left["articles"]) == (counts[arc.id]["events"], counts[arc.id]["articles"])


def test_an_arc_may_keep_to_types(corpus):
    arc = Arc(id="x", label={"fr": "x", "en": "x"}, start=dt.date(2014, 1, 1), end=dt.date(2014, 12, 31), event_types=("REJECT",))
    assert timeline.arc(corpus, timeline.within_arc(Filters(), arc))["events"] == 1


def test_what_is_told_most_has_happened_and_stands_by_date(corpus):
    rows = timeline.most_told(corpus, Filters(), top=2)
    marks = timeline.marks(corpus)
    happened = marks[marks["status"] == "happened"]
    assert len(rows) == 2 and set(rows["status"]) == {"happened"} and list(rows["start_date"]) == sorted(rows["start_date"])
    assert rows["outlets"].min() >= sorted(happened["outlets"], reverse=True)[1]


@pytest.mark.parametrize(("language", "name"), [("fr", "Crimée"), ("en", "Crimea")])
def test_names_in_the_readers_language(corpus, language, name):
    assert timeline.events(corpus, language=language)["patient"].iloc[0] == name
