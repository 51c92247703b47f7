"""The pages and the command show the same: every download of a page is a view of `analysis.export.views`, asked as the page asks."""

import ast
import datetime as dt
from pathlib import Path

import pytest

from analysis.errors import ExportError, QueryError
from analysis.export import formats
from analysis.export.views import VIEWS
from tests.export.conftest import asked
from tests.query.story import story

ROOT = Path(__file__).parent.parent.parent
OFFERS = ("downloads", "rows_as_csv")
PAGES = {"" if file.name == "app.py" else file.stem.partition("_")[2]: [file] for file in (ROOT / "app.py", *(ROOT / "pages").glob("*.py"))}
PAGES["Entities"].append(ROOT / "ui" / "person.py")
PAGES["Corpus"].append(ROOT / "ui" / "collecting.py")


def called(file):
    """The names of a file's downloads, also where a function of the file passes its own parameter `name` on."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    handed = {}
    for function in (node for node in tree.body if isinstance(node, ast.FunctionDef)):
        offers = [node for node in ast.walk(function) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in OFFERS]
        for name in (call.args[1] for call in offers):
            if isinstance(name, ast.Name):
                handed[function.name] = [one.arg for one in function.args.args].index(name.id)
            else:
                yield ast.literal_eval(name)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in handed:
            yield ast.literal_eval(node.args[handed[node.func.id]])


def test_all_files_with_downloads_are_looked_at():
    offering = {file for file in (*(ROOT / "ui").glob("*.py"), *(ROOT / "pages").glob("*.py"), ROOT / "app.py")
                if any(f"{offer}(" in file.read_text(encoding="utf-8") for offer in OFFERS)} - {ROOT / "ui" / "download.py"}
    assert offering <= {file for files in PAGES.values() for file in files}


def test_a_person_s_page_without_a_person(shown):
    with pytest.raises(ExportError, match="nobody is named"):
        shown("Entities", "said")


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_offers_is_a_view_of_it(page):
    for name in (name for file in PAGES[page] for name in called(file)):
        assert name in VIEWS, f"{name}: name its question and figure in analysis/export/views.py, so that it has a bundle and the command"
        assert VIEWS[name].page == page


@pytest.mark.parametrize("name", VIEWS)
def test_every_view_answers(shown, name):
    view = VIEWS[name]
    exhibit = shown(f"{view.page}?ui=en{asked(view)}", name)
    assert len(exhibit.rows), name
    assert exhibit.title == view.title["en"]
    if view.figure:
        assert exhibit.figure().data


@pytest.mark.parametrize("name", VIEWS)
def test_what_cannot_be_made_is_told(shown, name):
    exhibit = shown(f"{VIEWS[name].page}?ui=fr{asked(VIEWS[name])}", name)
    with pytest.raises(ExportError, match="does not come as"):
        formats.make(exhibit, "exe")
    for form in formats.FORMATS.keys() - set(formats.forms_of(exhibit)):
        with pytest.raises(ExportError, match=f"does not come as {form}"):
            formats.make(exhibit, form)


@pytest.mark.parametrize(("path", "name"), [("Entities?least=none", "network"), ("Entities?least=0", "network"), ("Entities?window=book", "network"),
                                            ("Entities?label=X", "matrix"), ("Sources?by=weekday", "sources")])
def test_a_control_that_says_nothing(shown, path, name):
    with pytest.raises((ExportError, QueryError)):
        shown(path, name)


@pytest.mark.parametrize(("zoom", "first", "last"), [("year&at=2014-06-30", "2014-01-01", "2014-12-31"), ("month&at=2014-03-31", "2014-03-01", "2014-03-31"),
                                                     ("week&at=2014-03-19", "2014-03-17", "2014-03-23"), ("month", "2014-03-01", "2014-03-31")])
def test_the_timeline_is_drawn_where_its_page_zooms_in(shown, zoom, first, last):
    zoomed = shown(f"Timeline?zoom={zoom}", "timeline")
    shown_first, shown_last = (dt.date.fromisoformat(day[:10]) for day in zoomed.figure().layout.xaxis.range)
    pad = max(1, round((dt.date.fromisoformat(last) - dt.date.fromisoformat(first)).days * 0.03))
    assert abs((dt.date.fromisoformat(first) - shown_first).days - pad) <= 1
    assert abs((shown_last - dt.date.fromisoformat(last)).days - pad) <= 1
    assert zoomed.rows.equals(shown("Timeline", "timeline").rows)
    assert f"zoom={zoom}".split("&")[0] in zoomed.provenance.address


@pytest.mark.parametrize("zoom", ["zoom=minute", "zoom=year&at=yesterday"])
def test_a_zoom_that_says_nothing(shown, zoom):
    with pytest.raises(ExportError):
        shown(f"Timeline?{zoom}", "timeline").figure()


def test_all_articles_are_there(shown):
    assert len(shown("Articles", "articles").rows) == len(story()) + 2


def test_names_of_files():
    assert formats.file_name("Timeline", 42, "csv") == "selon-timeline-snapshot42.csv"
    assert formats.file_name("timeline", 42, "timelinejs") == "selon-timeline-snapshot42.json"
    assert formats.file_name("../../etc/passwd", 1, "csv") == "selon-etc-passwd-snapshot1.csv"
    assert formats.file_name("", 1, "bundle") == "selon-table-snapshot1.zip"
    with pytest.raises(ExportError):
        formats.file_name("timeline", 1, "exe")
