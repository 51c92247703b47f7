"""Downloads: the rows behind a chart as CSV, and the chart as a page of its own; made when the reader clicks."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from analysis import export
from ui.frame import View
from ui.language import t

MIME = {"html": "text/html", "svg": "image/svg+xml"}


def _csv_button(view: View, name: str, rows: Callable[[], pd.DataFrame]) -> None:
    st.download_button(
        t("Rows as CSV"),
        data=lambda: export.csv_bytes(rows()),
        file_name=export.file_name(name, view.snapshot, "csv"),
        mime="text/csv",
        key=f"csv_{name}",
        icon=":material/table:",
        type="tertiary",
        on_click="ignore",
        help=t("All rows, not only those on the screen; opens in a spreadsheet with its accents"),
    )


def rows_as_csv(view: View, name: str, rows: Callable[[], pd.DataFrame]) -> None:
    """One button: the rows as CSV."""
    with st.container(horizontal=True):
        _csv_button(view, name, rows)


def _chart_button(view: View, name: str, ending: str, data: Callable[[], bytes], *, label: str, help_text: str) -> None:
    st.download_button(
        label,
        data=data,
        file_name=export.file_name(name, view.snapshot, ending),
        mime=MIME[ending],
        key=f"{ending}_{name}",
        icon=":material/insert_chart:",
        type="tertiary",
        on_click="ignore",
        help=help_text,
    )


def downloads(view: View, name: str, rows: pd.DataFrame, figure: Any, *, title: str) -> None:
    """The buttons under a chart: its rows as CSV; the chart, under `title`, as a web page and, if it can be drawn, SVG."""
    with st.container(horizontal=True, vertical_alignment="center"):
        _csv_button(view, name, lambda: rows)
        _chart_button(
            view,
            name,
            "html",
            lambda: export.html_bytes(figure, title=title, language=view.language),
            label=t("Chart as a web page"),
            help_text=t("Opens by itself, without a network"),
        )
        if export.can_draw():
            _chart_button(
                view,
                name,
                "svg",
                lambda: export.picture_bytes(figure, "svg"),
                label=t("Chart as SVG"),
                help_text=t("For print and for drawing programs; takes a few seconds"),
            )
