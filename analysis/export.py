"""What leaves Selon: rows and figures in; files out, whose names say what they hold and which state of the corpus they show.

A CSV holds the table and nothing else, so that every program reads it; where it comes from stands in its name
(`selon-timeline-snapshot42.csv`) and in the companion text of `provenance`.
"""

import datetime as dt
import html
import re
import shutil
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from typing import Any

import pandas as pd

from analysis import __version__
from analysis.errors import SelonError

# What a spreadsheet may take for a formula, at the start of a cell (OWASP, CSV injection), in full width as well.
_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_BROWSERS = ("chromium", "chromium-browser", "chrome", "google-chrome", "google-chrome-stable")
_ENDINGS = ("csv", "parquet", "html", "svg", "png", "txt", "gexf", "graphml")


class ExportError(SelonError):
    """Something cannot be made into a file of that kind."""


def file_name(what: str, snapshot: int, ending: str) -> str:
    """`selon-timeline-snapshot42.csv`. Raises `ExportError` on an ending that nothing here makes."""
    if ending not in _ENDINGS:
        raise ExportError(f"no file ends in .{ending}", where=what, next_step=f"one of {', '.join(_ENDINGS)}")
    plain = re.sub(r"[^a-z0-9]+", "-", what.lower()).strip("-") or "table"
    return f"selon-{plain}-snapshot{snapshot}.{ending}"


def csv_bytes(rows: pd.DataFrame) -> bytes:
    """The rows as CSV (RFC 4180) in UTF-8 with a byte order mark, which spreadsheets need to show accents.

    Text that a spreadsheet would run as a formula gets an apostrophe before it; numbers stay numbers. Lists are joined by
    `; `, days are ISO dates, what is missing is empty.
    """
    shown = pd.DataFrame({name: [_cell(value) for value in column] for name, column in rows.items()}, columns=rows.columns,
                         dtype=object)
    return b"\xef\xbb\xbf" + shown.to_csv(index=False, lineterminator="\r\n").encode("utf-8")


def parquet_bytes(rows: pd.DataFrame) -> bytes:
    """The rows as Parquet, with their types as the question gave them."""
    into = BytesIO()
    rows.to_parquet(into, index=False)
    return into.getvalue()


def html_bytes(figure: Any, *, title: str, language: str = "fr") -> bytes:
    """The figure as one HTML page that needs no network: Plotly's code stands in it."""
    card, ink = _colour(figure, "card", "#ffffff"), _colour(figure, "ink", "#1c1f23")
    body = figure.to_html(include_plotlyjs=True, full_html=False, config={"responsive": True, "displaylogo": False})
    name = html.escape(title)
    return (f'<!doctype html>\n<html lang="{html.escape(language)}"><head><meta charset="utf-8"><title>{name}</title>'
            f'<meta name="viewport" content="width=device-width, initial-scale=1">'
            f"<style>body{{margin:16px;background:{card};color:{ink};font:16px/1.5 sans-serif}}</style></head>"
            f"<body><h1>{name}</h1>{body}</body></html>\n").encode()


@cache
def can_draw() -> bool:
    """Whether this machine has a browser that `picture_bytes` can draw with."""
    return any(map(shutil.which, _BROWSERS))


def picture_bytes(figure: Any, ending: str, *, width: int = 1000, scale: float = 2.0) -> bytes:
    """The figure as SVG, or as PNG of `width` × `scale` pixels. Kaleido draws it in a Chrome or Chromium, in about 2 s.

    Raises `ExportError` where there is no such browser; the HTML page draws the same figure and needs none.
    """
    if ending not in ("svg", "png"):
        raise ExportError(f"no picture ends in .{ending}", next_step="svg or png")
    drawn = type(figure)(figure)
    drawn.update_layout(paper_bgcolor=_colour(figure, "card", "#ffffff"))
    try:
        return bytes(drawn.to_image(format=ending, width=width, height=drawn.layout.height, scale=scale))
    # Plotly says ValueError where kaleido is missing, RuntimeError where its browser is
    except (ValueError, RuntimeError) as fault:
        raise ExportError("cannot draw the picture",
                          next_step="install Chrome or Chromium, or download the HTML page") from fault


def provenance(what: str, rows: pd.DataFrame, *, snapshot: int, params: Mapping[str, list[str]] | None = None,
               undated: int | None = None, address: str = "", versions: Mapping[str, str] | None = None) -> bytes:
    """The companion text of a table: what it is, how many rows, from which state, through which filters, by which versions.

    `params` as `Filters.to_params` gives them, `versions` as the last row of the ingests has them.
    """
    filters = "; ".join(f"{name}={','.join(values)}" for name, values in (params or {}).items()) or "none"
    lines = [f"Selon {__version__}: {what}", f"rows: {len(rows)}", f"columns: {', '.join(map(str, rows.columns))}",
             f"snapshot of the corpus: {snapshot}", f"filters: {filters}"]
    if undated is not None:
        lines.append(f"events without a date, not in the table: {undated}")
    if address:
        lines.append(f"address: {address}")
    lines += [f"{name}: {value}" for name, value in (versions or {}).items()]
    return ("\n".join(" ".join(line.split()) for line in lines) + "\n").encode()


def _colour(figure: Any, name: str, default: str) -> str:
    """A colour of the scheme that the figure was drawn for: its own paper is clear."""
    meta = figure.layout.meta
    return str(meta.get(name, default)) if isinstance(meta, dict) else default


def _cell(value: Any) -> Any:
    """What stands in the cell: text is made safe, numbers and truth values stay as they are."""
    if isinstance(value, bool | int | float) and not pd.isna(value):
        return value
    if hasattr(value, "tolist") and not isinstance(value, str):
        value = value.tolist()
        return _cell(value)
    if isinstance(value, list | tuple):
        return _safe("; ".join(str(part) for part in value))
    if value is None or pd.isna(value):
        return None
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, dt.date):
        return value.isoformat()
    return _safe(str(value))


def _safe(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text
