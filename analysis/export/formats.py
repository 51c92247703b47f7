"""The forms that an exhibit can take: the ending of a file's name in; its bytes, media type and name out."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from analysis.errors import ExportError
from analysis.export import bundle
from analysis.export.calendar_file import ics_bytes
from analysis.export.csv_table import csv_bytes
from analysis.export.exhibit import Exhibit
from analysis.export.graph import gexf_bytes, graphml_bytes, network_of
from analysis.export.parquet_table import parquet_bytes
from analysis.export.picture import picture_bytes
from analysis.export.timeline_js import timelinejs_bytes
from analysis.export.views import View
from analysis.export.web_page import html_bytes


@dataclass(frozen=True, kw_only=True)
class Format:
    """One form. `needs` is what an exhibit must have: rows, a figure, a network, or events with days; `ending` its file's."""

    needs: str
    ending: str
    mime: str
    make: Callable[[Exhibit], bytes]


def _table(exhibit: Exhibit) -> bytes:
    return parquet_bytes(exhibit.rows, exhibit.provenance.as_json())


def _web_page(exhibit: Exhibit) -> bytes:
    return html_bytes(exhibit.figure(), title=exhibit.title, language=exhibit.language)


def _gexf(exhibit: Exhibit) -> bytes:
    return gexf_bytes(network_of(exhibit.rows, exhibit.network()), exhibit.provenance.snapshot_time.date())


def _graphml(exhibit: Exhibit) -> bytes:
    return graphml_bytes(network_of(exhibit.rows, exhibit.network()))


def _calendar(exhibit: Exhibit) -> bytes:
    return ics_bytes(exhibit.rows, exhibit.provenance, title=exhibit.title, language=exhibit.language)


def _slides(exhibit: Exhibit) -> bytes:
    return timelinejs_bytes(exhibit.rows, exhibit.provenance, title=exhibit.title, language=exhibit.language)


def _bundle(exhibit: Exhibit) -> bytes:
    parts = {ending: FORMATS[ending].make(exhibit) for ending in forms_of(exhibit)
             if ending != "bundle" and FORMATS[ending].needs != "picture"}
    return bundle.bundle_bytes(exhibit, parts)


FORMATS = {
    "csv": Format(needs="rows", ending="csv", mime="text/csv", make=lambda exhibit: csv_bytes(exhibit.rows)),
    "parquet": Format(needs="rows", ending="parquet", mime="application/vnd.apache.parquet", make=_table),
    "svg": Format(needs="picture", ending="svg", mime="image/svg+xml",
                  make=lambda exhibit: picture_bytes(exhibit.figure(), "svg", width=exhibit.width)),
    "png": Format(needs="picture", ending="png", mime="image/png",
                  make=lambda exhibit: picture_bytes(exhibit.figure(), "png", width=exhibit.width)),
    "html": Format(needs="figure", ending="html", mime="text/html", make=_web_page),
    "gexf": Format(needs="network", ending="gexf", mime="application/gexf+xml", make=_gexf),
    "graphml": Format(needs="network", ending="graphml", mime="application/graphml+xml", make=_graphml),
    "ics": Format(needs="dates", ending="ics", mime="text/calendar", make=_calendar),
    "timelinejs": Format(needs="dates", ending="json", mime="application/json", make=_slides),
    "bundle": Format(needs="rows", ending="zip", mime="application/zip", make=_bundle),
}


def forms_of(view: View | Exhibit) -> tuple[str, ...]:
    """The names of the formats that a view can take; pictures among them whether or not this machine can draw."""
    drawn = (view.figure if isinstance(view, View) else view.draw) is not None
    has = {"rows": True, "figure": drawn, "picture": drawn, "network": view.graph is not None, "dates": view.dated}
    return tuple(name for name, form in FORMATS.items() if has[form.needs])


def make(exhibit: Exhibit, name: str) -> bytes:
    """The exhibit in a format. Raises `ExportError` where it cannot take it, or where a picture cannot be drawn."""
    if name not in FORMATS or name not in forms_of(exhibit):
        raise ExportError(f"{exhibit.name} does not come as {name}", next_step=f"one of {', '.join(forms_of(exhibit))}")
    return FORMATS[name].make(exhibit)


def file_name(what: str, snapshot: int, name: str) -> str:
    """`selon-timeline-snapshot42.csv`. Raises `ExportError` on a format that nothing here makes."""
    if name not in FORMATS:
        raise ExportError(f"no file comes as {name}", where=what, next_step=f"one of {', '.join(FORMATS)}")
    plain = re.sub(r"[^a-z0-9]+", "-", what.lower()).strip("-") or "table"
    return f"selon-{plain}-snapshot{snapshot}.{FORMATS[name].ending}"
