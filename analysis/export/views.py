"""What each page shows: a chart or table's name in; the question behind it, its figure and its title out.

The pages' downloads and `python -m analysis export` both ask here, so that a file is the same whichever way it was made.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from analysis.charts import (
    clocks,
    companions,
    compare_entities,
    compare_months,
    compare_shares,
    concentration,
    days,
    density,
    lanes,
    matrix,
    network,
    overview,
    presence,
    retellings,
    sankey,
    shares,
    stretch,
    timeline,
)
from analysis.charts.words import COARSE_GROUPS, short_event_type
from analysis.errors import ExportError
from analysis.query import articles, comparison, corpus, entities, sources
from analysis.query import timeline as events
from analysis.query.filters import Filters
from analysis.query.question import Source
from analysis.rows import records
from analysis.story_arcs import story_arcs

# As many sources as a table can be read to the end of.
RANKED = 2000
# An article is one row: more than any corpus of one newsroom holds.
_ALL = 10_000_000


@dataclass(frozen=True, kw_only=True)
class Request:
    """What a page's address asks for. `controls` are the page's own choices, by the names they have in the address."""

    filters: Filters = field(default_factory=Filters)
    controls: Mapping[str, str] = field(default_factory=dict)
    language: str = "fr"

    def of(self, name: str) -> str | None:
        """A control that may be left open."""
        return self.controls.get(name) or None


@dataclass(frozen=True, kw_only=True)
class View:
    """One chart or table. `controls` gives its page's own choices with their defaults; `width` is its figure's, in pixels.

    `figure` takes rows and a scheme; `graph` is a network's, `dated` says that its rows are events with days.
    """

    name: str
    page: str
    title: Mapping[str, str]
    rows: Callable[[Source, Request], pd.DataFrame]
    figure: Callable[[Source, Request, pd.DataFrame, str], Any] | None = None
    graph: Callable[[Source, Request, pd.DataFrame], Any] | None = None
    dated: bool = False
    controls: Mapping[str, str] = field(default_factory=dict)
    width: int = 1000


def _whole_number(request: Request, name: str) -> int:
    value = request.controls[name]
    if not value.isascii() or not value.isdigit() or int(value) < 1:
        raise ExportError(f"{value!r} is no whole number from 1 up", where=f"{name}= in the address")
    return int(value)


def _pairs(source: Source, request: Request) -> pd.DataFrame:
    return entities.pairs(source, request.filters, language=request.language, window=request.controls["window"],
                          least=_whole_number(request, "least"), label=request.of("label"))


def _counts(source: Source, request: Request) -> pd.DataFrame:
    return entities.counts(source, request.filters, language=request.language, label=request.of("label"))


def _matrix(_: Source, request: Request, rows: pd.DataFrame, scheme: str) -> Any:
    return matrix.figure(rows, measure=request.controls["measure"], window=request.controls["window"],
                         language=request.language, scheme=scheme)


def _network(source: Source, request: Request, rows: pd.DataFrame, scheme: str) -> Any:
    return network.figure(rows, _counts(source, request), measure=request.controls["measure"],
                          window=request.controls["window"], language=request.language, scheme=scheme)


def _graph(source: Source, request: Request, rows: pd.DataFrame) -> Any:
    return network.graph(rows, _counts(source, request), measure=request.controls["measure"])


def _timeline(source: Source, request: Request, rows: pd.DataFrame, scheme: str) -> Any:
    """The stretch of time that is zoomed in on, else all: marks or, where these would cover each other, counts."""
    by, window = request.controls["lanes"], _stretch(source, request)
    look: dict[str, Any] = {"language": request.language, "scheme": scheme, "arcs": story_arcs()}
    unit = days.step(rows["start_date"].min().date(), rows["end_date"].max().date()) if len(rows) else "month"
    counts = whole = events.density(source, request.filters, language=request.language, lanes=by, unit=unit)
    named = {row["lane"]: row["lane_name"] for row in records(whole)}
    look["rows_of"] = {lane: named[lane] for lane in lanes.order(records(whole), by)}
    if window[0] and window[1]:
        unit = days.step(window[0], window[1])
        counts = events.density(source, request.filters, language=request.language, lanes=by, unit=unit, window=window)
    if int(counts["marks"].sum()) > timeline.MOST_MARKS:
        if not window[0]:
            window = density.core(counts, unit=unit)
            if window[0] and window[1]:
                unit = days.step(window[0], window[1])
                counts = events.density(source, request.filters, language=request.language, lanes=by, unit=unit, window=window)
        return density.figure(counts, unit=unit, by=by, window=window, **look)
    marks = events.marks(source, request.filters, language=request.language, lanes=by, window=window)
    shown = window if window[0] else (request.filters.happened_from, request.filters.happened_to)
    return timeline.figure(marks, lanes=by, window=shown, **look)


def _stretch(source: Source, request: Request) -> tuple[dt.date | None, dt.date | None]:
    """The first and last day that the page zooms in on: those around `at`, else the busiest; both None for everything."""
    step, at = request.controls["zoom"], request.of("at")
    if step not in stretch.STEPS:
        raise ExportError(f"{step!r} is no step of the zoom", where="zoom= in the address",
                          next_step=f"one of {', '.join(stretch.STEPS)}")
    if step == stretch.WHOLE:
        return None, None
    try:
        day = dt.date.fromisoformat(at) if at else None
    except ValueError as fault:
        raise ExportError(f"{at!r} is no date", where="at= in the address", next_step="write it as 2014-03-18") from fault
    if day is None:
        counts = events.density(source, request.filters, language=request.language, unit=stretch.counted_by(step))
        day = stretch.busiest(counts, step)
    return stretch.period(day, step) if day else (None, None)


def _person_timeline(source: Source, request: Request, _: pd.DataFrame, scheme: str) -> Any:
    marks = events.marks(source, request.filters, language=request.language, who=_who(request))
    return timeline.figure(marks, language=request.language, scheme=scheme, arcs=story_arcs())


def _who(request: Request) -> str:
    who = request.of("who")
    if who is None:
        raise ExportError("nobody is named", where="who= in the address", next_step="copy the address of a person's page")
    return who


def _said(source: Source, request: Request) -> pd.DataFrame:
    return sources.statements(source, request.filters, language=request.language, source_id=_who(request))


def _said_of(source: Source, request: Request) -> pd.DataFrame:
    return sources.statements(source, request.filters, language=request.language, about=_who(request))


def _companions(_: Source, request: Request, rows: pd.DataFrame, scheme: str) -> Any:
    return companions.figure(rows, who=_who(request), language=request.language, scheme=scheme)


def _shares(_: Source, request: Request, rows: pd.DataFrame, scheme: str) -> Any:
    by = request.controls["by"]
    look: dict[str, Any] = {"language": request.language, "scheme": scheme, "coarse": request.controls["kinds"] == "four"}
    if by in ("year", "month"):
        return shares.over_time(rows, unit=by, **look)
    return shares.figure(rows, names=part_names(rows, by, request.language), **look)


def part_names(rows: pd.DataFrame, by: str, language: str) -> dict[str, str]:
    """What the parts of `sources.shares` are called where their ids are codes: event types and stories."""
    if by == "event_type":
        return {part: short_event_type(part, language) for part in rows["part"].dropna().unique()}
    return {arc.id: arc.label[language] for arc in story_arcs()} if by == "arc" else {}


_PERSON = {"who": ""}


def _sides(request: Request) -> tuple[Filters, Filters]:
    a, b = (comparison.over(request.filters, comparison.side(request.controls[one])) for one in comparison.SIDES)
    return a, b


def _compared_shares(source: Source, request: Request) -> pd.DataFrame:
    return comparison.shares(source, *_sides(request), groups=None if request.controls["kinds"] == "all" else COARSE_GROUPS)


_COMPARED = {"a": "", "b": ""}
_APART = {"fr": "Qu’est-ce qui distingue deux vues ?", "en": "What differs between two views?"}
_TOGETHER = {"window": "sentence", "measure": "windows", "least": "3", "label": ""}
_WHO = {"fr": "Qui apparaît avec qui ?", "en": "Who appears with whom?"}

# The first of a page is what its address stands for when no other is named.
_VIEWS = (
    View(name="months", page="", title={"fr": "Que racontent ces articles ?", "en": "What is in the news here?"},
         rows=lambda source, request: events.periods(source, request.filters, unit="month"),
         figure=lambda _, request, rows, scheme: overview.figure(rows, language=request.language, scheme=scheme,
                                                                 arcs=story_arcs())),
    View(name="timeline", page="Timeline", title={"fr": "Que s’est-il passé, et quand ?", "en": "What happened when?"},
         rows=lambda source, request: events.events(source, request.filters, language=request.language),
         figure=_timeline, dated=True, controls={"lanes": "type", "zoom": stretch.WHOLE, "at": ""}),
    View(name="clocks", page="Timeline",
         title={"fr": "Avec quel retard en parle-t-on ?", "en": "How late are they reported?"},
         rows=lambda source, request: events.clocks(source, request.filters),
         figure=lambda _, request, rows, scheme: clocks.figure(rows, language=request.language, scheme=scheme)),
    View(name="undated", page="Timeline", title={"fr": "Événements sans date", "en": "Events without a date"},
         rows=lambda source, request: events.events(source, request.filters, language=request.language, undated=True)),
    View(name="network", page="Entities", title=_WHO, rows=_pairs, figure=_network, graph=_graph, controls=_TOGETHER,
         width=640),
    View(name="matrix", page="Entities", title=_WHO, rows=_pairs, figure=_matrix, controls=_TOGETHER, width=640),
    View(name="companions", page="Entities", title={"fr": "Qui apparaît à leurs côtés ?", "en": "Who stands beside them?"},
         rows=lambda source, request: entities.pairs(source, request.filters, language=request.language, who=_who(request),
                                                     least=2),
         figure=_companions, controls=_PERSON),
    View(name="said", page="Entities", title={"fr": "Qu’ont-ils dit ?", "en": "What did they say?"}, rows=_said,
         controls=_PERSON),
    View(name="said_of", page="Entities", title={"fr": "Que dit-on d’eux ?", "en": "What is said of them?"}, rows=_said_of,
         controls=_PERSON),
    View(name="person_timeline", page="Entities",
         title={"fr": "À quoi ont-ils pris part ?", "en": "What did they take part in?"},
         rows=lambda source, request: events.events(source, request.filters, language=request.language, who=_who(request)),
         figure=_person_timeline, dated=True, controls=_PERSON),
    View(name="presence", page="Entities", title={"fr": "Quand en parle-t-on ?", "en": "When are they in the news?"},
         rows=lambda source, request: entities.over_time(source, [_who(request)], request.filters, language=request.language),
         figure=lambda _, request, rows, scheme: presence.figure(rows, language=request.language, scheme=scheme),
         controls=_PERSON),
    View(name="person_articles", page="Entities", title={"fr": "Dans quels articles ?", "en": "In which articles?"},
         rows=lambda source, request: entities.articles(source, _who(request), request.filters), controls=_PERSON),
    View(name="sources", page="Sources", title={"fr": "Qui le dit ?", "en": "Who says so?"},
         rows=lambda source, request: sources.shares(source, request.filters, by=request.controls["by"], arcs=story_arcs()),
         figure=_shares, controls={"by": "outlet", "kinds": "all"}),
    View(name="concentration", page="Sources",
         title={"fr": "Sur combien de voix cela repose-t-il ?", "en": "On how few voices does it rest?"},
         rows=lambda source, request: sources.concentration(source, request.filters, language=request.language, by="outlet"),
         figure=lambda _, request, rows, scheme: concentration.figure(rows, language=request.language, scheme=scheme)),
    View(name="retellings", page="Sources",
         title={"fr": "Qui raconte le même événement ?", "en": "Who tells the same event?"},
         rows=lambda source, request: sources.retellings(source, request.filters, language=request.language),
         figure=lambda _, request, rows, scheme: retellings.figure(rows, language=request.language, scheme=scheme)),
    View(name="relays", page="Sources", title={"fr": "Qui relaie qui ?", "en": "Who relays whom?"},
         rows=lambda source, request: sources.relays(source, request.filters, language=request.language)),
    View(name="chains", page="Sources", title={"fr": "Qui relaie qui ?", "en": "Who relays whom?"},
         rows=lambda source, request: sources.chains(source, request.filters, language=request.language, least=2),
         figure=lambda _, request, rows, scheme: sankey.figure(rows, language=request.language, scheme=scheme)),
    View(name="ranking", page="Sources", title={"fr": "Source par source", "en": "Source by source"},
         rows=lambda source, request: sources.ranking(source, request.filters, language=request.language, top=RANKED)),
    View(name="statements", page="Sources", title={"fr": "Ce qui a été dit", "en": "What was said"},
         rows=lambda source, request: sources.statements(source, request.filters, language=request.language,
                                                         source_id=request.of("speaker")), controls={"speaker": ""}),
    View(name="articles", page="Articles", title={"fr": "Les articles", "en": "The articles"},
         rows=lambda source, request: articles.articles(source, request.filters, most=_ALL)),
    View(name="outlets", page="Corpus", title={"fr": "Les médias", "en": "The outlets"},
         rows=lambda source, request: corpus.about_outlets(corpus.outlets(source, request.filters))),
    View(name="collections", page="Corpus", title={"fr": "Les collections", "en": "The collections"},
         rows=lambda source, _: corpus.collections(source)),
    View(name="refused", page="Corpus", title={"fr": "Ce qui a été refusé", "en": "What was refused"},
         rows=lambda source, request: corpus.refusals(source, request.filters)),
    View(name="compare_months", page="Compare", title=_APART, controls=_COMPARED,
         rows=lambda source, request: comparison.months(source, *_sides(request)),
         figure=lambda _, request, rows, scheme: compare_months.figure(rows, language=request.language, scheme=scheme)),
    View(name="compare_shares", page="Compare", title=_APART, controls={**_COMPARED, "kinds": "four"}, rows=_compared_shares,
         figure=lambda _, request, rows, scheme: compare_shares.figure(rows, language=request.language, scheme=scheme)),
    View(name="compare_entities", page="Compare", title=_APART, controls=_COMPARED,
         rows=lambda source, request: comparison.top_entities(source, *_sides(request), language=request.language),
         figure=lambda _, request, rows, scheme: compare_entities.figure(rows, language=request.language, scheme=scheme)),
)
VIEWS: Mapping[str, View] = {view.name: view for view in _VIEWS}
PAGES: Mapping[str, tuple[View, ...]] = {page: tuple(view for view in _VIEWS if view.page == page)
                                         for page in dict.fromkeys(view.page for view in _VIEWS)}


def requested(view: View, filters: Filters, controls: Mapping[str, str | int | None], language: str) -> Request:
    """The request with all of the view's controls: as given, else their defaults. Other pages' controls are left out."""
    given = {name: str(value) for name, value in controls.items() if name in view.controls and value is not None}
    return Request(filters=filters, controls={**view.controls, **given}, language=language)
