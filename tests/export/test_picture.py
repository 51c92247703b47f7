from io import BytesIO
from xml.etree import ElementTree

import pytest
from PIL import Image

from analysis.errors import ExportError
from analysis.export import formats, picture
from analysis.export.web_page import html_bytes

browser = pytest.mark.skipif(not picture.can_draw(), reason="pictures need Chrome or Chromium")


@browser
def test_a_drawing(shown):
    made = formats.make(shown("Timeline?ui=en", "timeline"), "svg")
    assert ElementTree.fromstring(made).tag == "{http://www.w3.org/2000/svg}svg"  # noqa: S314 - our own drawing
    assert b"2014" in made and b"alert(1)</script>" not in made


@browser
@pytest.mark.parametrize(("path", "name"), [("Timeline", "timeline"), ("Entities?least=1", "network"), ("Sources?by=month", "sources")])
def test_a_picture_for_print_has_its_dots_and_its_width(shown, path, name):
    with Image.open(BytesIO(formats.make(shown(path, name), "png"))) as made:
        dots = [round(dots) for dots in made.info["dpi"]]
        assert dots == [picture.PRINT_DPI] * 2 and made.width / picture.PRINT_DPI * 25.4 == pytest.approx(picture.PRINT_MM, abs=0.1)


@browser
def test_a_drawing_is_the_same_twice(shown):
    figure = shown("Timeline", "timeline").figure()
    assert picture.picture_bytes(figure, "svg") == picture.picture_bytes(figure, "svg")


def test_no_other_picture(shown):
    with pytest.raises(ExportError, match="gif"):
        picture.picture_bytes(shown("Timeline", "timeline").figure(), "gif")


def test_without_a_browser_the_reason_is_told(shown, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("choreographer.browsers.chromium.chromium_based_browsers", {})
    picture.can_draw.cache_clear()
    try:
        with pytest.raises(ExportError, match="install Chrome or Chromium"):
            formats.make(shown("Timeline", "timeline"), "svg")
    finally:
        picture.can_draw.cache_clear()


def test_a_page_needs_no_network_and_runs_nothing_from_an_article(shown):
    exhibit = shown("Timeline", "timeline", scheme="dark")
    made = html_bytes(exhibit.figure(), title="<b>Frise</b>", language="fr").decode()
    assert "&lt;b&gt;Frise&lt;/b&gt;" in made and '<html lang="fr">' in made and "#1d2024" in made
    assert "<script>alert(1)" not in made and "alert(1)" in made
    assert 'src="http' not in made
