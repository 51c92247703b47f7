import datetime as dt

import pytest

from analysis.query.filters import Chip, Filters, Ignored

FULL = Filters(
    collections=("presse-regionale", "none"),
    happened_from=dt.date(2014, 2, 20), happened_to=dt.date(2014, 4, 15), published_from=dt.date(2014, 1, 1),
    outlets=("Le Spécimen", "Sample, Daily & Co"), languages=("fr",), entities=("russia", "crimea"), source_types=("none",),
    event_types=("COERCE",), statuses=("denied", "planned"))


def test_an_address_opens_the_same_view():
    assert Filters.from_params(FULL.to_params()) == (FULL, ())


def test_no_filter_needs_no_address():
    assert Filters().to_params() == {} and Filters().active() == ()


def test_names_are_short_and_readable():
    assert FULL.to_params()["from"] == ["2014-02-20"] and FULL.to_params()["outlet"] == ["Le Spécimen", "Sample, Daily & Co"]


@pytest.mark.parametrize(("params", "kept", "reason"), [
    ({"from": "soon"}, Filters(), Ignored(name="from", value="soon", reason="no date")),
    ({"from": "2014-02-30"}, Filters(), Ignored(name="from", value="2014-02-30", reason="no date")),
    ({"from": "2015-01-01", "to": "2014-01-01"}, Filters(happened_from=dt.date(2015, 1, 1)),
     Ignored(name="to", value="2014-01-01", reason="range backwards")),
    ({"source": ["person", "gods"]}, Filters(source_types=("person",)), Ignored(name="source", value="gods", reason="unknown value")),
    ({"status": "maybe"}, Filters(), Ignored(name="status", value="maybe", reason="unknown value")),
    ({"event": "'; DROP TABLE events"}, Filters(), Ignored(name="event", value="'; DROP TABLE events", reason="not a name")),
    ({"outlet": " "}, Filters(), Ignored(name="outlet", value=" ", reason="not a name")),
    ({"entity": "a\x00b"}, Filters(), Ignored(name="entity", value="a\x00b", reason="not a name")),
])
def test_nonsense_is_ignored_and_told(params, kept, reason):
    assert Filters.from_params(params) == (kept, (reason,))


def test_a_long_value_is_refused_and_cut():
    filters, (ignored,) = Filters.from_params({"outlet": "x" * 5000})
    assert filters == Filters() and len(ignored.value) == 300


def test_other_names_belong_to_the_page():
    assert Filters.from_params({"window": "sentence", "article": "a1"}) == (Filters(), ())


def test_a_value_given_twice_counts_once():
    assert Filters.from_params({"outlet": ["A", "A"]})[0].outlets == ("A",)


def test_every_chip_takes_one_choice_away():
    left = FULL
    for chip in FULL.active():
        left = left.without(chip)
    assert left == Filters() and len(FULL.active()) == 14
    assert FULL.without(Chip(field="entities", value="russia")).entities == ("crimea",)


def test_no_choice_binds_null():
    values = Filters().binding()
    assert not values.pop("by_event") and not values.pop("by_sentence") and set(values.values()) == {None}
