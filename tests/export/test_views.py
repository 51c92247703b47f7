"""The pages and the command show the same: every download of a page is a view of `analysis.export.views`, asked as the page asks."""

import ast
from pathlib import Path

import pytest

from analysis.errors import ExportError, QueryError
from analysis.export import formats
from analysis.export.views import VIEWS
from tests.export.conftest import asked
from tests.query.story import story

ROOT = Path(__file__).parent.parent.parent
PAGES = {"" if file.name == "app.py" else file.stem.partition("_")[2]: file for file in (ROOT / "app.py", *(ROOT / "pages").glob("*.py"))}


def called(file):
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("downloads", "rows_as_csv"):
            yield ast.literal_eval(node.args[1])


def test_a_person_s_page_without_a_person(shown):
    with pytest.raises(ExportError, match="nobody is named"):
        shown("Entities", "said")


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_offers_is_a_view_of_it(page):
    for name in called(PAGES[page]):
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


def test_all_articles_are_there(shown):
    assert len(shown("Articles", "articles").rows) == len(story()) + 2


def test_names_of_files():
    assert formats.file_name("Timeline", 42, "csv") == "selon-timeline-snapshot42.csv"
    assert formats.file_name("timeline", 42, "timelinejs") == "selon-timeline-snapshot42.json"
    assert formats.file_name("../../etc/passwd", 1, "csv") == "selon-etc-passwd-snapshot1.csv"
    assert formats.file_name("", 1, "bundle") == "selon-table-snapshot1.zip"
    with pytest.raises(ExportError):
        formats.file_name("timeline", 1, "exe")
