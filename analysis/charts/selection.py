"""What a reader clicked on: Streamlit's selection in, the names that the chart gave to its marks out."""

from collections.abc import Mapping
from typing import Any


def picked(selection: Mapping[str, Any] | None) -> list[tuple[str, ...]]:
    """The `customdata` of every selected mark, each as a tuple of strings, without repetition.

    Marks without a name (a label, a line) are left out. Streamlit returns clicks on bars and markers only: charts draw
    their cells and bands as bars for that.
    """
    points = ((selection or {}).get("selection") or {}).get("points") or []
    names: dict[tuple[str, ...], None] = {}
    for point in points:
        name = point.get("customdata")
        if isinstance(name, Mapping):  # Streamlit has returned arrays as {"0": …, "1": …}
            name = [name[place] for place in sorted(name, key=int)]
        if isinstance(name, str) and name:
            names[(name,)] = None
        elif isinstance(name, list | tuple) and name and all(isinstance(part, str) for part in name):
            names[tuple(name)] = None
    return list(names)
