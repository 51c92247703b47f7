import datetime as dt

import pytest

from analysis.errors import ExportError
from analysis.export import address
from analysis.export.views import PAGES, VIEWS
from analysis.query.filters import Filters


@pytest.mark.parametrize(("url", "page", "name"), [
    ("http://localhost:8501/", "", "months"), ("http://localhost:8501", "", "months"), ("https://news.example/selon/Timeline?from=2014", "Timeline", None),
    ("/Timeline", "Timeline", "timeline"), ("Timeline?from=2014-03-01", "Timeline", "timeline"), ("http://localhost/Sources/?by=year", "Sources", "sources"),
])
def test_addresses(url, page, name):
    if name is None:
        with pytest.raises(ExportError, match="from=2014 says nothing"):
            address.read(url)
    else:
        found = address.read(url)
        assert (found.view.page, found.view.name) == (page, name)


def test_filters_controls_and_language_are_read():
    found = address.read("http://h/a/Entities?from=2014-03-01&outlet=A%20%26%20B&outlet=C&window=article&least=7&ui=en&by=year&x=1", show="matrix")
    assert found.base == "http://h/a" and found.view.name == "matrix"
    assert found.request.filters == Filters(happened_from=dt.date(2014, 3, 1), outlets=("A & B", "C"))
    assert found.request.controls == {"window": "article", "measure": "windows", "least": "7", "label": ""}
    assert found.request.language == "en" and found.unknown == ("by", "x")


@pytest.mark.parametrize(("url", "told"), [
    ("http://localhost/Nowhere", "there is no page 'Nowhere'"), ("ftp://localhost/Timeline", "no address of a page"),
    ("http://[::1/Timeline", "is no address"), ("Timeline?from=yesterday", "from=yesterday says nothing"),
    ("Timeline?from=2014-03-02&to=2014-03-01", "range backwards"), ("Timeline?source=nobody", "unknown value"), ("Timeline?ui=de", "'de' is not served"),
])
def test_what_is_wrong_is_told(url, told):
    with pytest.raises(ExportError, match=told):
        address.read(url)


def test_a_chart_that_the_page_does_not_show():
    with pytest.raises(ExportError, match="--show one of timeline, clocks, undated"):
        address.read("Timeline", show="network")


@pytest.mark.parametrize("name", VIEWS)
def test_what_is_written_is_read_alike(name):
    view = VIEWS[name]
    url = f"http://h:1/sub/{view.page}?pubto=2014-03-01&entity=%C3%A9%26%3D&ui=en" + "".join(f"&{control}=2" for control in view.controls)
    found = address.read(url, show=name)
    written = address.write(found.base, view, found.request)
    again = address.read(written, show=name)
    assert (again.base, again.request) == (found.base, found.request)
    assert address.write(again.base, view, again.request) == written


def test_every_page_has_a_first_view():
    assert all(views and all(view.page == page for view in views) for page, views in PAGES.items())
