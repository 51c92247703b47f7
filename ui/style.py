"""The look that Streamlit's theme settings cannot give: one style sheet, for the light or the dark scheme."""

import json
from pathlib import Path

import streamlit as st

from ui.language import number, t

_COLOURS = {
    "light": {
        "ink": "#1c1f23",
        "soft": "#5c636b",
        "line": "#dedacf",
        "card": "#ffffff",
        "source": "#0072b2",
        "trigger": "#d55e00",
        "content": "#f7e9a8",
        "time": "#cfeee2",
        "time-line": "#00805d",
        "mention": "#8a6d9e",
        "on": "#e9e4d7",
        "on-primary": "#ffffff",
    },
    "dark": {
        "ink": "#eceae4",
        "soft": "#a9afb6",
        "line": "#3a3e44",
        "card": "#1d2024",
        "source": "#6cb9ec",
        "trigger": "#f08a4b",
        "content": "#5b5018",
        "time": "#14493a",
        "time-line": "#3ec79b",
        "mention": "#b79bcb",
        "on": "#2e3238",
        "on-primary": "#111417",
    },
}

_SHEET = (Path(__file__).parent / "style.css").read_text(encoding="utf-8")


def scheme() -> str:
    """`light` or `dark`, as the reader's browser or menu has it."""
    return "dark" if st.context.theme.type == "dark" else "light"


def draw() -> None:
    """Put the style sheet on the page."""
    names = "".join(f"--s-{name}: {colour};" for name, colour in _COLOURS[scheme()].items())
    # Streamlit's own words for an upload are English only
    limit = number(float(st.get_option("server.maxUploadSize")))
    uploads = {"choose": t("Choose on this computer"), "drop": t("or drop here; at most {limit} MB a file", limit=limit)}
    names += "".join(f"--s-{name}: {json.dumps(text, ensure_ascii=False)};" for name, text in uploads.items())
    st.html(f"<style>:root {{ {names} }} {_SHEET}</style>")
