"""Pictures: figures in; SVG, and PNG at print size, out.

Kaleido draws them in a Chrome or Chromium, which takes seconds to start.
"""

import asyncio
import re
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from io import BytesIO
from typing import Any, Literal

from choreographer.browsers.chromium import Chromium
from kaleido import Kaleido
from PIL import Image

from analysis.errors import ExportError

Ending = Literal["svg", "png"]
# The type area of an A4 page; at 300 dots an inch, what printers ask for.
PRINT_MM = 170
PRINT_DPI = 300
_MM_PER_INCH = 25.4
# Plotly names the parts that its SVG refers to anew at every drawing, by six hex digits; looked for inside tags only.
_NAME = re.compile(r'(?<=[" #])(topdefs-|defs-|clip|legend|trace)([0-9a-f]{6})(?=[^<>]*>)')


@cache
def can_draw() -> bool:
    """Whether this machine has a browser to draw with."""
    return Chromium.find_browser(skip_local=False) is not None


def picture_bytes(figure: Any, ending: Ending, *, width: int = 1000) -> bytes:
    """The figure, laid out `width` CSS pixels wide, as SVG, or as PNG that prints `PRINT_MM` wide at `PRINT_DPI`.

    Raises `ExportError` where there is no browser; the HTML page draws the same figure and needs none.
    """
    return pictures(figure, [ending], width=width)[0]


def pictures(figure: Any, endings: Iterable[Ending], *, width: int = 1000) -> list[bytes]:
    """The figure in several forms, with one start of the browser. Raises `ExportError` as `picture_bytes` does."""
    wanted = list(endings)
    for ending in wanted:
        if ending not in ("svg", "png"):
            raise ExportError(f"no picture ends in .{ending}", next_step="svg or png")
    if not can_draw():
        raise ExportError("no browser to draw the picture with",
                          next_step="install Chrome or Chromium, or take the HTML page")
    drawn = type(figure)(figure)
    drawn.update_layout(paper_bgcolor=colour(figure, "card", "#ffffff"))
    # Plotly has 450 as default
    size = {"width": width, "height": int(drawn.layout.height or 450)}
    # a thread of its own: the caller's may run an event loop already, as a notebook's does
    with ThreadPoolExecutor(1) as thread:
        made = thread.submit(asyncio.run, _drawn(drawn.to_plotly_json(), wanted, size)).result()
    return [_named(data) if ending == "svg" else _for_print(data) for ending, data in zip(wanted, made, strict=True)]


def colour(figure: Any, name: str, default: str) -> str:
    """A colour of the scheme that the figure was drawn for: its own paper is clear."""
    meta = figure.layout.meta
    return str(meta.get(name, default)) if isinstance(meta, dict) else default


async def _drawn(figure: dict[str, Any], endings: list[Ending], size: dict[str, int]) -> list[bytes]:
    pixels = PRINT_MM / _MM_PER_INCH * PRINT_DPI
    try:
        async with Kaleido(n=1) as browser:
            return [bytes(await browser.calc_fig(figure, opts={"format": ending, **size, "scale": 1.0 if ending == "svg"
                                                               else pixels / size["width"]})) for ending in endings]
    # choreographer's and kaleido's errors of a browser that does not start or answer are all of these
    except (RuntimeError, OSError, TimeoutError) as fault:
        raise ExportError(f"the browser did not draw the picture: {fault}",
                          next_step="try again, or take the HTML page") from fault


def _named(svg: bytes) -> bytes:
    """The same names at every drawing, in the order in which they stand."""
    text = svg.decode("utf-8")
    names = {found[2]: f"{place:06x}" for place, found in enumerate(
        {found[2]: found for found in _NAME.finditer(text)}.values())}
    return _NAME.sub(lambda found: found[1] + names[found[2]], text).encode("utf-8")


def _for_print(png: bytes) -> bytes:
    """The picture with its resolution written in, so that a page layout opens it at its size."""
    into = BytesIO()
    with Image.open(BytesIO(png)) as picture:
        picture.save(into, "PNG", dpi=(PRINT_DPI, PRINT_DPI), optimize=False)
    return into.getvalue()
