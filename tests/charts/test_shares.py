import pytest

from analysis.charts import shares
from analysis.query import sources
from analysis.query.filters import Filters


def test_the_stretches_of_a_bar_add_up_to_the_whole(corpus):
    figure = shares.figure(sources.shares(corpus))
    sums = {}
    for trace in figure.data:
        for place, share in zip(trace.y, trace.x, strict=True):
            sums[place] = sums.get(place, 0) + share
    assert list(sums.values()) == [pytest.approx(1)] * 3
    assert [note.text for note in figure.layout.annotations] == ["n 4", "n 4", "n 3"]


def test_nobody_is_named_is_the_last_stretch_in_every_bar(corpus):
    figure = shares.figure(sources.shares(corpus), language="en")
    assert [trace.name for trace in figure.data] == ["Government", "Agency, media", "Anonymous", "No source"]


def test_a_click_opens_what_it_counts(corpus):
    figure = shares.figure(sources.shares(corpus))
    for trace in figure.data:
        for name, share in zip(trace.customdata, trace.x, strict=True):
            ((part, types),) = shares.chosen({"selection": {"points": [{"customdata": list(name)}]}}).items()
            rows = sources.share_sentences(corpus, part, types)
            of = next(stretch.of for stretch in shares.grouped(sources.shares(corpus)) if stretch.part == part)
            assert len(rows) == pytest.approx(share * of)
    assert shares.chosen({"selection": {"points": [{"customdata": ["Le Spécimen", "gods"]}]}}) == {}


def test_the_interval_is_wide_where_there_is_little(corpus):
    narrow = shares.Stretch(part="a", group="none", sentences=500, of=1000, statements=0)
    wide = shares.Stretch(part="a", group="none", sentences=2, of=4, statements=0)
    assert [round(end, 3) for end in narrow.interval] == [0.469, 0.531]
    assert [round(end, 2) for end in wide.interval] == [0.15, 0.85]
    assert shares.Stretch(part="a", group="none", sentences=0, of=4, statements=0).interval[0] == 0


def test_a_period_is_as_wide_as_it_is_and_undated_articles_stand_nowhere(corpus):
    figure = shares.over_time(sources.shares(corpus, by="quarter"), unit="quarter", language="en")
    assert {start for trace in figure.data for start in trace.x} == {"2014-01-01", "2017-01-01"}
    assert {width / 86_400_000 for trace in figure.data for width in trace.width} == {90}
    assert shares.over_time(sources.shares(corpus, Filters(outlets=("Dépêche d’exemple",)), by="month")).data == ()
