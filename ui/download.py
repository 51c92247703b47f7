"""Downloads: a chart or table in all the forms that others can open; made when the reader clicks, not before."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import pandas as pd
import streamlit as st

from analysis.export import formats
from analysis.export.csv_table import csv_bytes
from analysis.export.exhibit import Exhibit, exhibit
from analysis.export.parquet_table import parquet_bytes
from analysis.export.picture import PRINT_DPI, PRINT_MM, can_draw, picture_bytes
from analysis.export.views import PAGES, VIEWS, requested
from analysis.export.web_page import html_bytes
from ui.frame import View
from ui.language import later, t

Controls = Mapping[str, str | int | None]
_LABELS = {
    "csv": later("Rows as CSV"),
    "bundle": later("Citable bundle"),
    "parquet": later("Rows as Parquet, with types"),
    "svg": later("Chart as SVG, for drawing programs"),
    "png": later("Chart as PNG, for print ({width} mm at {dots} dpi)"),
    "html": later("Chart as a web page that works offline"),
    "gexf": later("Network as GEXF, for Gephi"),
    "graphml": later("Network as GraphML"),
    "ics": later("Dated events as a calendar (ICS)"),
    "timelinejs": later("Dated events for TimelineJS (JSON)"),
}
_HELP = {
    "csv": later("All rows, not only those on the screen; opens in a spreadsheet with its accents"),
    "bundle": later(
        "One zip to cite: rows, figure, filters, address, state of the corpus, versions, and how to make it again; "
        "takes some seconds"
    ),
    "svg": later("Takes some seconds"),
    "png": later("Takes some seconds"),
}
_ICONS = {
    "csv": ":material/table:",
    "bundle": ":material/folder_zip:",
    "svg": ":material/insert_chart:",
    "png": ":material/image:",
    "html": ":material/web:",
}


def rows_as_csv(
    view: View, name: str, rows: Callable[[], pd.DataFrame], *, title: str = "", controls: Controls | None = None
) -> None:
    """The downloads of a table: its rows, in reach; the other forms in a menu."""
    made = {"csv": lambda: csv_bytes(rows()), "parquet": lambda: parquet_bytes(rows())}
    _row(view, name, made | _whole(view, name, controls))


def downloads(view: View, name: str, rows: pd.DataFrame, figure: Any, *, title: str, controls: Controls | None = None) -> None:
    """The downloads of a chart: its rows and the bundle in reach, the other forms in a menu.

    `controls` are the page's own choices, by the names of `analysis.export.views`; a `name` unknown there has no bundle.
    """
    made: dict[str, Callable[[], bytes]] = {
        "csv": lambda: csv_bytes(rows),
        "parquet": lambda: parquet_bytes(rows),
        "svg": lambda: picture_bytes(figure, "svg"),
        "png": lambda: picture_bytes(figure, "png"),
        "html": lambda: html_bytes(figure, title=title, language=view.language),
    }
    _row(view, name, made | _whole(view, name, controls))


def _base() -> str:
    """Where the dashboard runs: the address of the page without the page."""
    address = (st.context.url or "").split("?")[0].rstrip("/")
    folder, _, page = address.rpartition("/")
    return folder if page and page in PAGES else address


def _whole(view: View, name: str, controls: Controls | None) -> dict[str, Callable[[], bytes]]:
    """What is made as the command makes it: the forms of a view that `analysis.export` knows by name."""
    known = VIEWS.get(name)
    if known is None:
        return {}
    source, base = view.reading, _base()
    request = requested(known, view.filters, controls or {}, view.language)

    # One for all forms: asked at the first click. Streamlit calls it outside the run, where no session is at hand.
    @cache
    def shown() -> Exhibit:
        return exhibit(
            source, known, request, base=base, snapshot=view.snapshot, snapshot_time=view.store.snapshot_time(view.snapshot)
        )

    def making(form: str) -> Callable[[], bytes]:
        return lambda: formats.make(shown(), form)

    return {form: making(form) for form in formats.forms_of(known) if form != "csv"}


def _row(view: View, name: str, made: Mapping[str, Callable[[], bytes]]) -> None:
    in_reach = [form for form in ("csv", "bundle") if form in made]
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"downloads_{name}"):
        for form in in_reach:
            _button(view, name, form, made[form])
        _menu(view, name, {form: data for form, data in made.items() if form not in in_reach})


def _menu(view: View, name: str, made: Mapping[str, Callable[[], bytes]]) -> None:
    """The other forms, all of them there before the menu opens.

    A menu that asks the server for its rows as it opens gets new files for them, and a click before these come is lost.
    """
    with st.popover(t("More formats"), icon=":material/download:", type="tertiary", key=f"formats_{name}"):
        for form in (form for form in formats.FORMATS if form in made):
            _button(view, name, form, made[form])
        if "svg" in made and not can_draw():
            st.caption(t("SVG and PNG need Chrome or Chromium on the machine that Selon runs on; none was found there."))


def _button(view: View, name: str, form: str, data: Callable[[], bytes]) -> None:
    help_text = _HELP.get(form)
    st.download_button(
        t(_LABELS[form], width=PRINT_MM, dots=PRINT_DPI),
        data=data,
        file_name=formats.file_name(name, view.snapshot, form),
        mime=formats.FORMATS[form].mime,
        key=f"{form}_{name}",
        icon=_ICONS.get(form, ":material/download:"),
        type="tertiary",
        on_click="ignore",
        disabled=formats.FORMATS[form].needs == "picture" and not can_draw(),
        help=t(help_text) if help_text else None,
    )
