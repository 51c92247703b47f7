"""What holds for every chart in the room: a folder scan finds it, so that a new one is tested from its first day."""

import importlib
import json
from pathlib import Path

import plotly.graph_objects as go
import pytest

from analysis import charts
from analysis.errors import QueryError
from analysis.query import comparison, entities, sources, timeline
from analysis.query import corpus as glance
from analysis.query.filters import Filters
from analysis.story_arcs import story_arcs

ROOM = Path(next(iter(charts.__path__)))
HOSTILE = "<img src=x onerror=alert(1)>"


def answers(source, filters=None, language="fr"):
    """Each chart of the room and what it is drawn from."""
    pairs = entities.pairs(source, filters, least=1, language=language)
    a = filters or Filters(languages=("fr",))
    b = filters or Filters(languages=("en",))
    return {
        "compare_months": (comparison.months(source, a, b),),
        "compare_shares": (comparison.shares(source, a, b),),
        "compare_entities": (comparison.top_entities(source, a, b, language=language),),
        "timeline": (timeline.marks(source, filters, language=language),),
        "matrix": (pairs,),
        "network": (pairs, entities.counts(source, filters, language=language)),
        "shares": (sources.shares(source, filters),),
        "sankey": (sources.chains(source, filters, language=language),),
        "overview": (timeline.periods(source, filters),),
        "density": (timeline.density(source, filters, language=language),),
        "clocks": (timeline.clocks(source, filters),),
        "presence": (entities.over_time(source, ["russia", "kremlin"], filters, language=language),),
        "companions": (entities.pairs(source, filters, least=1, language=language, who="russia"),),
        "concentration": (sources.concentration(source, filters, language=language),),
        "retellings": (sources.retellings(source, filters, language=language),),
    }


def chart(name):
    return importlib.import_module(f"analysis.charts.{name}")


NAMES = sorted(path.stem for path in ROOM.glob("*.py") if "\ndef figure(" in path.read_text())


def test_the_scan_finds_what_is_tested(corpus):
    assert sorted(answers(corpus)) == NAMES
    assert glance.overview(corpus)["articles"] == 5


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", NAMES)
def test_it_draws_in_both_languages_and_schemes(corpus, name, scheme, language):
    figure = chart(name).figure(*answers(corpus, language=language)[name], language=language, scheme=scheme)
    assert figure.layout.meta["scheme"] == scheme and figure.layout.height >= 150
    assert len(figure.data) > 0
    json.loads(figure.to_json())


@pytest.mark.parametrize("name", NAMES)
def test_plotly_takes_it(corpus, name):
    """Charts are drawn without Plotly's own check, which is made up for here."""
    drawn = chart(name).figure(*answers(corpus)[name])
    plain, checked = (json.loads(figure.to_json()) for figure in (drawn, go.Figure(drawn.to_dict())))
    for empty in ("shapes", "annotations"):
        if plain["layout"][empty] == []:
            del plain["layout"][empty]  # Plotly leaves them out
    assert checked == plain


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_answer_draws_an_empty_figure(corpus, name):
    drawn = answers(corpus, Filters(outlets=("nowhere",)))[name]
    assert len(chart(name).figure(*drawn).data) == 0
    assert chart(name).alternative(*drawn, language="en") == "Nothing to show."


@pytest.mark.parametrize("name", NAMES)
def test_it_is_told_in_one_sentence(corpus, name):
    for language in ("fr", "en"):
        told = chart(name).alternative(*answers(corpus, language=language)[name], language=language)
        assert told.endswith(".") and 20 < len(told) < 400 and "\n" not in told


@pytest.mark.parametrize("name", NAMES)
def test_it_is_drawn_alike_twice(corpus, name):
    drawn = answers(corpus)[name]
    assert chart(name).figure(*drawn).to_json() == chart(name).figure(*drawn).to_json()


@pytest.mark.parametrize("name", NAMES)
def test_an_unknown_scheme_is_told(corpus, name):
    with pytest.raises(QueryError, match="scheme"):
        chart(name).figure(*answers(corpus)[name], scheme="sepia")


@pytest.mark.parametrize("name", NAMES)
def test_every_mark_with_a_name_can_be_clicked(corpus, name):
    """Streamlit returns clicks on bars and markers only."""
    figure = chart(name).figure(*answers(corpus)[name])
    named = [trace for trace in figure.data if trace.customdata is not None]
    assert named
    for trace in named:
        assert trace.type == "bar" or (trace.type == "scatter" and "markers" in trace.mode)


@pytest.mark.parametrize("name", NAMES)
def test_names_from_articles_cannot_be_markup(corpus, name):
    rows = [frame.copy() for frame in answers(corpus)[name]]
    for frame in rows:
        for column in ("a", "b", "name", "trigger", "patient", "agent", "outlet", "lane_name", "source", "first_name"):
            if column in frame:
                frame[column] = HOSTILE
        if "part" in frame:
            frame["part"] = HOSTILE + frame["part"].astype(str)
        if "source_ids" in frame:
            frame["sources"] = [[HOSTILE] * len(names) for names in frame["sources"]]
    drawn = json.loads(chart(name).figure(*rows).to_json())
    for text in labels(drawn):
        assert "<img" not in text, text


def labels(part, key=""):
    """All strings that Plotly would show; `customdata` is none."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, list):
        for one in part:
            yield from labels(one, key)
    elif isinstance(part, dict):
        for name, one in part.items():
            if name != "customdata":
                yield from labels(one, name)


def test_arcs_outside_the_range_are_not_drawn(corpus):
    marks = timeline.marks(corpus, Filters(languages=("fr",)))
    drawn = chart("timeline").figure(marks, arcs=story_arcs(), language="en")
    assert [note.text for note in drawn.layout.annotations if "Crimea 2014" in note.text]
    assert not [note.text for note in drawn.layout.annotations if "election" in note.text]
