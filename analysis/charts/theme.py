"""How every chart looks: a scheme (light or dark) in, its colours and fonts out.

The colours are those of Okabe and Ito (2008), which colour-blind readers can tell apart, and one wine red of Tol (2021).
The same thing has the same colour on every page; the dark scheme only lightens it.
"""

from dataclasses import dataclass
from typing import Any

from analysis.charts.words import source_group
from analysis.errors import QueryError

FONT = '"Source Sans 3", "Noto Sans", "Helvetica Neue", Arial, sans-serif'
# No logo; zoom, reset and picture only; a double click shows everything again.
CONFIG: dict[str, Any] = {
    "displaylogo": False, "displayModeBar": "hover", "scrollZoom": False, "doubleClick": "reset",
    "modeBarButtonsToRemove": ["select2d", "lasso2d", "autoScale2d", "zoomIn2d", "zoomOut2d", "hoverClosestCartesian",
                               "hoverCompareCartesian", "toggleSpikelines"],
}

_LIGHT = {
    "blue": "#0072b2", "sky": "#56b4e9", "green": "#009e73", "pink": "#cc79a7", "yellow": "#e69f00", "red": "#d55e00",
    "wine": "#882255", "grey": "#6b7178", "sand": "#d9d5ca", "stone": "#a8a395",
}
_DARK = {
    "blue": "#3f9fdc", "sky": "#8fcdf2", "green": "#2bbd92", "pink": "#dc9bc0", "yellow": "#f0b93a", "red": "#ee8142",
    "wine": "#cf719b", "grey": "#9aa0a8", "sand": "#4a4d52", "stone": "#8a8d93",
}
# The same hues as words on the page: at least 4.5:1 against the background (WCAG 2.2 AA).
_LIGHT_TEXT = {
    "blue": "#00629b", "sky": "#1f6f9f", "green": "#00704f", "pink": "#9c3f72", "yellow": "#875c00", "red": "#ad4700",
    "wine": "#882255", "grey": "#5c636b",
}
_EVENT_HUES = {
    **dict.fromkeys(("AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"), "green"),
    "CONSULT": "blue",
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT"), "pink"),
    **dict.fromkeys(("THREATEN", "PROTEST", "SANCTION"), "yellow"),
    **dict.fromkeys(("MOBILIZE", "COERCE", "ASSAULT"), "red"),
    "JUDGE": "sky",
    **dict.fromkeys(("ELECT", "LEGISLATE"), "wine"),
}
EVENT_ORDER = tuple(_EVENT_HUES)
EVENT_HUES = (*dict.fromkeys(_EVENT_HUES.values()), "grey")
_SOURCE_HUES = {
    "government": "blue", "security": "sky", "press": "green", "person": "pink", "organisation": "wine", "document": "yellow",
    "anonymous": "red", "other": "stone", "none": "sand",
}
# Neighbouring communities of a network; the order is the order of their size.
COMMUNITY_HUES = ("blue", "red", "green", "pink", "yellow", "sky", "wine", "grey")


@dataclass(frozen=True, kw_only=True)
class Theme:
    """The colours of one scheme. `card` is the background that a chart stands on."""

    scheme: str
    ink: str
    soft: str
    line: str
    card: str
    hues: dict[str, str]
    text_hues: dict[str, str]

    def event(self, event_type: str) -> str:
        """The colour of an event type's marks."""
        return self.hues[event_hue(event_type)]

    def event_text(self, event_type: str) -> str:
        """The colour of an event type's name."""
        return self.text_hues[event_hue(event_type)]

    def source(self, source_type: str) -> str:
        """The colour of a source type, the same for all of its group."""
        return self.hues[_SOURCE_HUES[source_group(source_type)]]

    def on(self, hue: str) -> str:
        """Black or white, whichever reads better on a colour (relative luminance, WCAG 2.2)."""
        parts = [int(hue[place:place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
        return "#111417" if luminance > 0.179 else "#ffffff"


THEMES = {
    "light": Theme(scheme="light", ink="#1c1f23", soft="#5c636b", line="#e3e0d8", card="#ffffff", hues=_LIGHT,
                   text_hues=_LIGHT_TEXT),
    "dark": Theme(scheme="dark", ink="#eceae4", soft="#a9afb6", line="#3a3e44", card="#1d2024", hues=_DARK, text_hues=_DARK),
}


def theme(scheme: str) -> Theme:
    """The theme of a scheme. Raises `QueryError` on one other than light and dark."""
    if scheme not in THEMES:
        raise QueryError(f"scheme {scheme!r} is not known", next_step="light or dark")
    return THEMES[scheme]


def event_hue(event_type: str) -> str:
    """The name of an event type's hue: the general news types share a grey."""
    return _EVENT_HUES.get(event_type.upper(), "grey")


def halo(look: Theme) -> str:
    """The card's colour around a label: it stays readable where a line or, on a phone, a disc runs behind it."""
    return ", ".join([f"0 0 3px {look.card}"] * 4)
