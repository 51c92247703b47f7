import datetime as dt

import pandas as pd

from analysis.charts import timeline
from analysis.query import timeline as asked

DAY_MS = 86_400_000


def drawn(corpus, **options):
    figure = timeline.figure(asked.marks(corpus), **options)
    return figure, next(trace for trace in figure.data if trace.type == "bar"), next(
        trace for trace in figure.data if trace.type == "scatter")


def test_a_day_is_a_disc_and_a_span_a_band_as_long_as_it_is(corpus):
    _, bands, discs = drawn(corpus)
    assert dict(zip(bands.customdata, zip(bands.base, bands.x, strict=True), strict=True)) == {
        "COERCE|2014-03-01|2014-03-31": ("2014-03-01", 31 * DAY_MS),
        "COERCE|2016-01-01|2016-12-31": ("2016-01-01", 366 * DAY_MS)}
    assert set(discs.x) == {"2014-03-18 12:00"} and len(discs.customdata) == 3


def test_the_longest_band_lies_beneath(corpus):
    _, bands, _ = drawn(corpus)
    assert list(bands.x) == sorted(bands.x, reverse=True)


def test_a_type_has_its_lane_and_its_colour(corpus):
    figure, bands, discs = drawn(corpus, language="en")
    lanes = dict(zip(figure.layout.yaxis.tickvals, figure.layout.yaxis.ticktext, strict=True))
    assert (len(lanes) == 3 and "Rejection" in "".join(lanes.values())) or "Refusal" in "".join(lanes.values())
    # coercion is red wherever it stands, day or span
    coerce = {bands.marker.color[0], discs.marker.color[list(discs.customdata).index("COERCE|2014-03-18|2014-03-18")]}
    assert coerce == {"#d55e00"}


def test_dates_in_the_readers_language(corpus):
    french, english = (timeline.figure(asked.marks(corpus), language=language) for language in ("fr", "en"))
    assert french.layout.xaxis.labelalias["Mar 2014"] == "mars 2014" and not english.layout.xaxis.labelalias
    assert "18 mars 2014" in french.to_json() and "18 Mar 2014" in english.to_json()


def test_the_greatest_mark_of_each_lane_is_named(corpus):
    figure, _, _ = drawn(corpus)
    assert sorted(note.text for note in figure.layout.annotations) == [
        "annexed, Crimée (mars 2014)", "ont rompu le (18 mars 2014)", "rejected (18 mars 2014)"]


def test_a_click_names_its_mark():
    clicked = {"selection": {"points": [{"customdata": "COERCE|2014-03-18|2014-03-18"}, {"x": 3}, {"customdata": None}]}}
    assert timeline.chosen(clicked) == ["COERCE|2014-03-18|2014-03-18"]
    assert timeline.chosen(None) == timeline.chosen({"selection": {"points": []}}) == []


def test_the_click_opens_the_sentences(corpus):
    marks = asked.marks(corpus)
    _, _, discs = drawn(corpus)
    clicked = timeline.chosen({"selection": {"points": [{"customdata": name} for name in discs.customdata]}})
    assert sorted(asked.keys_of(marks, clicked)) == ["a1:0", "a2:1", "a4:0"]


def test_one_day_alone_is_drawn_with_room(corpus):
    marks = asked.marks(corpus)
    figure = timeline.figure(marks[marks["mark"] == "COERCE|2014-03-18|2014-03-18"])
    first, last = (dt.date.fromisoformat(end) for end in figure.layout.xaxis.range)
    assert first < dt.date(2014, 3, 18) < last and figure.layout.xaxis.dtick == DAY_MS


def test_the_axis_keeps_to_the_chosen_days_and_counts_what_is_outside(corpus):
    marks = asked.marks(corpus)
    assert timeline.extent(marks) == (dt.date(2014, 3, 1), dt.date(2016, 12, 31), 0)
    assert timeline.extent(marks, (dt.date(2015, 1, 1), None)) == (
        dt.date(2015, 1, 1), dt.date(2016, 12, 31), int(marks[marks["end_date"] < pd.Timestamp(2015, 1, 1)]["events"].sum()))


def test_a_single_far_year_does_not_press_the_rest_together(corpus):
    marks = asked.marks(corpus)
    far = marks.iloc[[0]].assign(start_date=pd.Timestamp(1680, 1, 1), end_date=pd.Timestamp(1680, 12, 31), events=1)
    many = pd.concat([marks.assign(events=100), far])
    assert timeline.extent(many) == (dt.date(2014, 3, 1), dt.date(2016, 12, 31), 1)
