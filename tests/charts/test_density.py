import datetime as dt

import pandas as pd

from analysis.charts import clocks, companions, concentration, days, density, lanes, retellings, shares
from analysis.query import entities, sources, timeline
from analysis.rows import records


def clicked(name):
    return {"selection": {"points": [{"customdata": name}]}}


def test_a_bar_is_as_wide_as_its_period_and_a_year_stands_in_no_month(corpus):
    counts = timeline.density(corpus)
    (bars,) = density.figure(counts).data
    assert {name[0]: width / lanes.DAY_MS for name, width in zip(bars.customdata, bars.width, strict=True)} == {
        "COERCE": 31, "REJECT": 31, "SANCTION": 31}
    assert int(counts.loc[counts["period"].isna(), "events"].sum()) == 1
    assert density.chosen(clicked(["COERCE", "2014-03-01"])) == [("COERCE", dt.date(2014, 3, 1))]


def test_one_date_from_another_century_does_not_stretch_the_axis():
    def counts(**events):
        return pd.DataFrame({"period": pd.to_datetime([f"{year[1:]}-01-01" for year in events]), "events": list(events.values())})

    assert density.core(counts(y1830=1, y2010=99), unit="decade") == (dt.date(2010, 1, 1), dt.date(2019, 12, 31))
    assert density.core(counts(y2000=1, y2010=50, y2020=49), unit="decade") == (None, None)
    assert density.core(counts(y1830=10, y2010=90), unit="decade") == (None, None)


def test_the_period_to_count_by_grows_with_the_stretch():
    first = dt.date(2014, 1, 1)
    assert [days.step(first, first + dt.timedelta(days=length)) for length in (30, 365, 3650, 10_000, 40_000, 90_000)] == [
        "day", "week", "month", "quarter", "year", "decade"]
    assert days.period_end(dt.date(2014, 2, 1), "month") == dt.date(2014, 2, 28)


def test_a_click_on_a_delay_opens_its_sentences(corpus):
    rows = timeline.clocks(corpus)
    (bar,) = [trace for trace in clocks.figure(rows, language="en").data if trace.name == "next day"]
    assert clocks.keys_of(rows, clocks.chosen(clicked(list(bar.customdata[0])))) == ["a1:0"]


def test_the_interval_of_npmi_lies_around_it(corpus):
    (discs,) = companions.figure(entities.pairs(corpus, least=1, who="russia"), who="russia").data
    assert all(more >= 0 and less >= 0 for more, less in zip(discs.error_x.array, discs.error_x.arrayminus, strict=True))
    assert all(name[0] == "russia" for name in discs.customdata)


def test_the_most_quoted_the_next_four_and_the_rest_add_up(corpus):
    figure = concentration.figure(sources.concentration(corpus))
    assert [round(sum(parts), 6) for parts in zip(*(trace.x for trace in figure.data), strict=True)] == [1.0] * len(figure.data[0].y)


def test_the_four_kinds_are_the_same_sentences(corpus):
    rows = sources.shares(corpus)
    fine, coarse = (sum(stretch.sentences for stretch in shares.grouped(rows, coarse=four)) for four in (False, True))
    assert fine == coarse
    assert shares.chosen(clicked(["Le Spécimen", "institution"]))["Le Spécimen"][0] == "government"


def test_an_event_told_by_two_sources_is_one_row(corpus):
    rows = sources.retellings(corpus)
    assert [(row["told"], row["source_id"]) for row in records(rows)] == [(0, "tass"), (0, "kremlin")]
    assert retellings.chosen(clicked(["0", "Sample Daily"])) == [(0, "Sample Daily")]
