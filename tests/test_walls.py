"""Imports run one way, and each outside library has its room."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LIBRARIES = {"spacy": ("analysis/extract",), "duckdb": ("analysis/store", "analysis/query"),
             "streamlit": ("app.py", "pages", "ui"), "plotly": ("analysis/charts",)}
# From the top of the house to its ground: a file may import its own floor and those below, never one above.
FLOORS = (("app", "pages"), ("ui",), ("analysis.__main__", "analysis.terminal", "analysis.knowledge_command"), ("analysis.follow",), ("analysis.refresh", "analysis.stale"), ("analysis.ingest", "analysis.export"),
          ("analysis.charts",), ("analysis.query",), ("analysis.store",), ("analysis.read", "analysis.link"),
          ("analysis.extract",), ("analysis",))
FILES = [file for file in (ROOT / "app.py", *(found for room in ("pages", "ui", "analysis") for found in (ROOT / room).rglob("*.py")))
         if file.exists()]


def floor(module):
    return next((place for place, rooms in enumerate(FLOORS)
                 if any(module == room or module.startswith(f"{room}.") for room in rooms)), None)


def imported(file):
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            # `from analysis import ingest` may name a module: both are looked at.
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_imports_keep_to_their_rooms(file):
    place = file.relative_to(ROOT).as_posix()
    own = floor(place.removesuffix(".py").replace("/", "."))
    for module in imported(file):
        rooms = LIBRARIES.get(module.partition(".")[0])
        assert rooms is None or place.startswith(rooms), f"{module} belongs to {' and '.join(rooms)}"
        other = floor(module)
        assert other is None or own <= other, f"{module} stands above"
