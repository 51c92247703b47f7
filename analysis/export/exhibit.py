"""An exhibit: one chart or table as it stands at one state of the corpus, with all that a file of it needs."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.errors import ExportError
from analysis.export import address
from analysis.export.provenance import Provenance, provenance
from analysis.export.views import Request, View
from analysis.query.question import Source


@dataclass(frozen=True, kw_only=True)
class Exhibit:
    """Rows, and how to draw them. `draw` takes a scheme, `graph` returns a networkx graph; None where there is no such thing.

    `dated` says that the rows are events with days.
    """

    name: str
    page: str
    title: str
    language: str
    rows: pd.DataFrame
    provenance: Provenance
    scheme: str = "light"
    draw: Callable[[str], Any] | None = None
    graph: Callable[[], Any] | None = None
    dated: bool = False
    width: int = 1000
    controls: tuple[tuple[str, str], ...] = ()

    def figure(self) -> Any:
        """The figure in the exhibit's scheme."""
        if self.draw is None:
            raise ExportError(f"{self.name} has no figure", next_step="take its rows")
        return self.draw(self.scheme)

    def network(self) -> Any:
        """The network that is drawn, as a networkx graph."""
        if self.graph is None:
            raise ExportError(f"{self.name} is no network", next_step="take its rows")
        return self.graph()


def exhibit(source: Source, view: View, request: Request, *, base: str, snapshot: int, snapshot_time: dt.datetime,
            scheme: str = "light") -> Exhibit:
    """The exhibit of a view, asked of `source`, which stands at `snapshot`. `base` is where the dashboard runs."""
    rows = view.rows(source, request)
    figure, graph = view.figure, view.graph
    return Exhibit(
        name=view.name, page=view.page, title=view.title[request.language], language=request.language, rows=rows, scheme=scheme,
        provenance=provenance(source, filters=request.filters, address=address.write(base, view, request), snapshot=snapshot,
                              snapshot_time=snapshot_time),
        draw=None if figure is None else lambda wanted: figure(source, request, rows, wanted),
        graph=None if graph is None else lambda: graph(source, request, rows),
        dated=view.dated, width=view.width, controls=tuple(sorted(request.controls.items())))
