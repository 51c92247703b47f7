"""HTML: a figure in; one page that shows it without a network out."""

import html
from typing import Any

from analysis.export.picture import colour


def html_bytes(figure: Any, *, title: str, language: str = "fr") -> bytes:
    """The figure as one HTML page that needs no network: Plotly's code stands in it. The same figure gives the same bytes."""
    card, ink = colour(figure, "card", "#ffffff"), colour(figure, "ink", "#1c1f23")
    body = figure.to_html(include_plotlyjs=True, full_html=False, div_id="figure",
                          config={"responsive": True, "displaylogo": False})
    name = html.escape(title)
    return (f'<!doctype html>\n<html lang="{html.escape(language)}"><head><meta charset="utf-8"><title>{name}</title>'
            f'<meta name="viewport" content="width=device-width, initial-scale=1">'
            f"<style>body{{margin:16px;background:{card};color:{ink};font:16px/1.5 sans-serif}}</style></head>"
            f"<body><h1>{name}</h1>{body}</body></html>\n").encode()
