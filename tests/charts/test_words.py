import datetime as dt

import pytest

from analysis.charts import days, theme, words


@pytest.mark.parametrize(("start", "end", "fr", "en"), [
    ("2014-03-18", "2014-03-18", "18 mars 2014", "18 March 2014"),
    ("2014-03-01", "2014-03-01", "1er mars 2014", "1 March 2014"),
    ("2014-03-01", "2014-03-31", "mars 2014", "March 2014"),
    ("2016-02-01", "2016-02-29", "février 2016", "February 2016"),
    ("2014-01-01", "2014-12-31", "2014", "2014"),
    ("2010-01-01", "2019-12-31", "2010–2019", "2010–2019"),
    ("2014-01-01", "2014-03-31", "janvier–mars 2014", "January–March 2014"),
    ("2014-03-03", "2014-03-05", "3–5 mars 2014", "3–5 Mar 2014"),
    ("2014-09-20", "2014-10-05", "20 sept. – 5 oct. 2014", "20 Sep – 5 Oct 2014"),
])
def test_an_interval_in_words(start, end, fr, en):
    first, last = dt.date.fromisoformat(start), dt.date.fromisoformat(end)
    told = days.interval(first, last, "fr"), days.interval(first, last, "en")
    assert [" ".join(text.split()) for text in told] == [fr, en]


@pytest.mark.parametrize(("name", "person", "short"), [
    ("Vladimir Poutine", True, "V. Poutine"), ("Jean-Marie Le Pen", True, "J.-M. Le Pen"), ("Marine Le Pen", True, "M. Le Pen"),
    ("J. D. Vance", True, "J. D. Vance"), ("Tass", False, "Tass"), ("Union européenne", False, "Union européenne"),
    ("Ministère russe des Affaires étrangères", False, "Ministère russe des…"),
    ("Communauté du renseignement", False, "Communauté du renseigne…"), ("", False, ""),
])
def test_shortened_names(name, person, short):
    assert words.shorten(name, 24, person=person) == short


def test_numbers_have_the_readers_separators():
    assert words.number(1234567, "en") == "1,234,567" and words.number(1234567, "fr") == "1\u202f234\u202f567"
    assert words.number(0.5, "fr", 2) == "0,50" and words.percent(0.375, "en") == "38%"


@pytest.mark.parametrize(("count", "fr", "en"), [
    (0, "0 phrase", "0 sentences"), (1, "1 phrase", "1 sentence"), (2, "2 phrases", "2 sentences")])
def test_one_and_many(count, fr, en):
    assert words.counted(count, "sentence", "fr") == fr and words.counted(count, "sentence", "en") == en


def test_every_source_group_has_its_own_colour():
    for look in theme.THEMES.values():
        colours = [look.source(types[0]) for types in words.SOURCE_GROUPS.values()]
        assert len(set(colours)) == len(colours)


@pytest.mark.parametrize("look", theme.THEMES.values(), ids=list(theme.THEMES))
def test_words_stand_out_from_the_card(look):
    """At least 4.5:1, WCAG 2.2 AA."""
    for name, colour in {**look.text_hues, "ink": look.ink, "soft": look.soft}.items():
        if name not in ("sand", "stone"):
            assert contrast(colour, look.card) >= 4.5, name


@pytest.mark.parametrize("look", theme.THEMES.values(), ids=list(theme.THEMES))
def test_labels_on_bars_can_be_read(look):
    for name, colour in look.hues.items():
        assert contrast(look.on(colour), colour) >= 4.5, name


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour):
    parts = [int(colour[place:place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
