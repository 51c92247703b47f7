"""What each page shows: a chart or table's name in; the question behind it, its figure and its title out.

The pages' downloads and `python -m analysis export` both ask here, so that a file is the same whichever way it was made.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from analysis.charts import matrix, network, overview, sankey, shares, timeline
from analysis.errors import ExportError
from analysis.query import articles, corpus, entities, sources
from analysis.query import timeline as events
from analysis.query.filters import Filters
from analysis.query.question import Source
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


def _timeline(source: Source, request: Request, _: pd.DataFrame, scheme: str) -> Any:
    return timeline.figure(events.marks(source, request.filters, language=request.language), language=request.language,
                           scheme=scheme, arcs=story_arcs(),
                           window=(request.filters.happened_from, request.filters.happened_to))


def _shares(_: Source, request: Request, rows: pd.DataFrame, scheme: str) -> Any:
    by = request.controls["by"]
    if by in ("year", "month"):
        return shares.over_time(rows, unit=by, language=request.language, scheme=scheme)
    return shares.figure(rows, language=request.language, scheme=scheme)


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
         figure=_timeline, dated=True),
    View(name="undated", page="Timeline", title={"fr": "Événements sans date", "en": "Events without a date"},
         rows=lambda source, request: events.events(source, request.filters, language=request.language, undated=True)),
    View(name="network", page="Entities", title=_WHO, rows=_pairs, figure=_network, graph=_graph, controls=_TOGETHER,
         width=640),
    View(name="matrix", page="Entities", title=_WHO, rows=_pairs, figure=_matrix, controls=_TOGETHER, width=640),
    View(name="sources", page="Sources", title={"fr": "Qui le dit ?", "en": "Who says so?"},
         rows=lambda source, request: sources.shares(source, request.filters, by=request.controls["by"]),
         figure=_shares, controls={"by": "outlet"}),
    View(name="chains", page="Sources", title={"fr": "Qui relaie qui ?", "en": "Who relays whom?"},
         rows=lambda source, request: sources.chains(source, request.filters, language=request.language, least=2),
         figure=lambda _, request, rows, scheme: sankey.figure(rows, language=request.language, scheme=scheme)),
    View(name="ranking", page="Sources", title={"fr": "Source par source", "en": "Source by source"},
         rows=lambda source, request: sources.ranking(source, request.filters, language=request.language, top=RANKED)),
    View(name="statements", page="Sources", title={"fr": "Ce qui a été dit", "en": "What was said"},
         rows=lambda source, request: sources.statements(source, request.filters, language=request.language,
                                                         source_id=request.of("speaker")), controls={"speaker": ""}),
    View(name="articles", page="Articles", title={"fr": "Les articles", "en": "The articles"},
         rows=lambda source, request: articles.articles(source, request.filters, search=request.controls["search"], most=_ALL),
         controls={"search": ""}),
    View(name="outlets", page="Corpus", title={"fr": "Les médias", "en": "The outlets"},
         rows=lambda source, _: corpus.outlets(source)),
    View(name="refused", page="Corpus", title={"fr": "Ce qui a été refusé", "en": "What was refused"},
         rows=lambda source, _: corpus.refusals(source)),
)
VIEWS: Mapping[str, View] = {view.name: view for view in _VIEWS}
PAGES: Mapping[str, tuple[View, ...]] = {page: tuple(view for view in _VIEWS if view.page == page)
                                         for page in dict.fromkeys(view.page for view in _VIEWS)}


def requested(view: View, filters: Filters, controls: Mapping[str, str | int | None], language: str) -> Request:
    """The request with all of the view's controls: as given, else their defaults. Other pages' controls are left out."""
    given = {name: str(value) for name, value in controls.items() if name in view.controls and value is not None}
    return Request(filters=filters, controls={**view.controls, **given}, language=language)
