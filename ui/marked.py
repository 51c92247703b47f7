"""Article text with its marks: a text and spans go in, escaped HTML comes out.

This is the one place where article text meets HTML. Every character of it is escaped; only our own `<span>`s,
with class names from `LAYERS`, stand around it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from itertools import pairwise

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")

LAYERS = ("content", "source", "cue", "trigger", "time", "mention", "discarded", "found")


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A span of the text and the layer that it belongs to; `note` is shown when the pointer rests on it, `href` is its link."""

    start: int
    end: int
    layer: str
    note: str = ""
    href: str = ""


def marked(text: str, marks: Iterable[Mark]) -> str:
    """`text` as HTML, each stretch in spans of all layers that cover it. Marks may overlap; parts outside are cut."""
    inside = [
        Mark(start=max(mark.start, 0), end=min(mark.end, len(text)), layer=mark.layer, note=mark.note, href=mark.href)
        for mark in marks
        if mark.layer in LAYERS
    ]
    inside = [mark for mark in inside if mark.start < mark.end]
    edges = sorted({0, len(text), *(mark.start for mark in inside), *(mark.end for mark in inside)})
    pieces = []
    for start, end in pairwise(edges):
        covering = [mark for mark in inside if mark.start <= start and end <= mark.end]
        piece = escape(text[start:end]).replace("\n", "<br>")
        if covering:
            classes = " ".join(f"m-{layer}" for layer in LAYERS if any(mark.layer == layer for mark in covering))
            notes = " · ".join(dict.fromkeys(mark.note for mark in covering if mark.note))
            title = f' title="{escape(notes, quote=True)}"' if notes else ""
            link = next((mark.href for mark in covering if mark.href), "")
            piece = (
                f'<a class="{classes}" href="{escape(link, quote=True)}" target="_self"{title}>{piece}</a>'
                if link
                else f'<span class="{classes}"{title}>{piece}</span>'
            )
        pieces.append(piece)
    return "".join(pieces)


def plain(text: str) -> str:
    """`text` for a label that Streamlit reads as Markdown: no link, image, formula or colour in it comes alive."""
    return _PUNCTUATION.sub(r"\\\1", " ".join(text.split()))
