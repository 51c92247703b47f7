"""Script injection, one vector for each way of OWASP's list, as title, text, author, outlet and file name: nothing of it runs."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from analysis.ingest import ingest
from analysis.store.lake import open_store
from tests.browser.conftest import Server
from tests.browser.test_dashboard import PAGES, open_page, settled

pytestmark = pytest.mark.browser

RUN = "ran()"
VECTORS = {
    "script": f"<script>{RUN}</script>",
    "script from elsewhere": '<script src="data:text/javascript,ran()"></script>',
    "script in script": f"<scr<script>ipt>{RUN}</scr</script>ipt>",
    "script without end": f"<script>{RUN}//",
    "slash for space": f"<img/src=x/onerror={RUN}>",
    "image": f'<img src=x onerror="{RUN}">',
    "image without end": f'<img src=x onerror="{RUN}" ',
    "double bracket": f'<<img src=x onerror="{RUN}">>',
    "drawing": f"<svg onload={RUN}><g/onload={RUN}></svg>",
    "script in a drawing": f"<svg><script>{RUN}</script></svg>",
    "animated link": f"<svg><a><animate attributeName=href values=javascript:{RUN} /><text y=20>x</text></a></svg>",
    "mathematics": f'<math><mtext><style><img src=x onerror="{RUN}"></style></mtext></math>',
    "body": f"<body onload={RUN} onpageshow={RUN}>",
    "field": f"<input autofocus onfocus={RUN}>",
    "details": f"<details open ontoggle={RUN}>x</details>",
    "film": f"<video><source onerror={RUN}></video><audio src=x onerror={RUN}>",
    "frame": f'<iframe src="javascript:{RUN}"></iframe>',
    "frame of its own": f"<iframe srcdoc=\"<script>parent.{RUN}</script>\"></iframe>",
    "object": f'<object data="javascript:{RUN}"></object><embed src="javascript:{RUN}">',
    "refresh": f'<meta http-equiv="refresh" content="0;url=javascript:{RUN}">',
    "base": f'<base href="javascript:{RUN}//">',
    "form": f'<form action="javascript:{RUN}"><button autofocus onfocus={RUN}>x</button></form>',
    "style": f"<style>@keyframes k{{}}</style><b style=animation-name:k onanimationstart={RUN}>x</b>",
    "style from a link": f'<link rel=stylesheet href="javascript:{RUN}" onerror={RUN}>',
    "link": f'<a href="javascript:{RUN}">x</a>',
    "link with a tab": f'<a href="jav\tascript:{RUN}">x</a>',
    "link as entities": '<a href="&#106;&#97;vascript&colon;ran&lpar;&rpar;">x</a>',
    "end of an attribute": f'" onmouseover="{RUN}" autofocus onfocus="{RUN}" x="',
    "end of an attribute, single": f"' onmouseover='{RUN}' autofocus onfocus='{RUN}' x='",
    "end of a script": f"</script><script>{RUN}</script>",
    "end of a title": f"</title></textarea></style><script>{RUN}</script>",
    "end of a string": f"';{RUN};'\";{RUN};\"`${{{RUN}}}`",
    "comment": f"--><script>{RUN}</script><!--",
    "raw text": f"]]><![CDATA[<script>{RUN}</script>]]>",
    "no-script": f'<noscript><p title="</noscript><img src=x onerror={RUN}>">',
    "template": f"<template><script>{RUN}</script></template>{{{{{RUN}}}}}${{{RUN}}}#{{{RUN}}}<%= {RUN} %>",
    "as entities": f"&lt;script&gt;{RUN}&lt;/script&gt;&#60;img src=x onerror={RUN}&#62;",
    "percent": "%3Cscript%3Eran()%3C%2Fscript%3E",
    "wide brackets": f"\uff1cscript\uff1e{RUN}\uff1c/script\uff1e",
    "seven bits": f"+ADw-script+AD4-{RUN}+ADw-/script+AD4-",
    "Markdown link": f"[x](javascript:{RUN}) ![x](x\"onerror=\"{RUN})",
    "Markdown link by entity": f"[x](javascript&colon;{RUN})",
    "Markdown, automatic": f"<javascript:{RUN}>",
    "formula": f"$\\href{{javascript:{RUN}}}{{x}}$ $\\htmlData{{onclick={RUN}}}{{x}}$",
}
# what Plotly, Vega or a table might take for more than text goes through the same marks
SENTENCE = "Le ministre Paul Verdier {vector} a annoncé mardi à Lille que la grève {vector} était finie. « Tout va bien {vector} », a déclaré M. Verdier."
_NOT_IN_A_NAME = re.compile(r"[/\0\t]")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A dashboard on a store of hostile articles alone."""
    folder = tmp_path_factory.mktemp("hostile")
    files = folder / "files"
    files.mkdir()
    for number, vector in enumerate(VECTORS.values()):
        row = {"id": number, "title": f"{number} {vector}", "text": SENTENCE.format(vector=vector), "author": vector, "outlet": vector,
               "published": f"2021-03-{number % 28 + 1:02}", "url": f"javascript:{RUN}", "language": "fr"}
        name = _NOT_IN_A_NAME.sub("", vector)[:60]
        (files / f"{number}{name}.jsonl").write_text(json.dumps(row) + "\n" + vector + "\n", encoding="utf-8")
    with open_store(folder / "store") as store:
        done = ingest([files], store)
    assert (done.new, done.refused) == (len(VECTORS), len(VECTORS))
    running = Server(folder / "store")
    yield running
    running.stop()


@pytest.fixture
def watched(page: Page) -> Page:
    """A visitor whose every frame counts the calls of `ran`, and to whom no dialog may come."""
    page.context.add_init_script("window.selonRan = 0; window.ran = () => { window.top.selonRan = (window.top.selonRan || 0) + 1; };")
    page.on("dialog", lambda dialog: pytest.fail(f"a dialog: {dialog.message}"))
    return page


def check(page: Page) -> None:
    """Nothing ran, and nothing of an article stands in the page as an element or a link."""
    page.wait_for_timeout(300)
    assert page.evaluate("window.selonRan") == 0
    assert page.evaluate("""() => [...document.querySelectorAll('*')].flatMap(one => [...one.attributes].filter(attribute =>
      attribute.name.startsWith('on') || /^\\s*javascript:/i.test(attribute.value) && ['href', 'src', 'action', 'data'].includes(attribute.name))
      .map(attribute => `${one.tagName} ${attribute.name}=${attribute.value}`))""") == []


def test_a_vector_that_runs_is_seen(watched: Page, hostile: Server) -> None:
    open_page(watched, hostile, "Method")
    watched.evaluate("document.body.insertAdjacentHTML('beforeend', `<img src=x onerror='ran()'>`)")
    watched.wait_for_function("window.selonRan > 0")


@pytest.mark.parametrize("path", [*PAGES, "Sources?look=voices", "Sources?look=relays", "Timeline?lanes=source",
                                  "Articles?page=2", "Articles?q=ministre", "Entities?least=1"])
def test_nothing_runs_on_a_page(watched: Page, hostile: Server, path: str) -> None:
    open_page(watched, hostile, path)
    for mark in watched.locator(".js-plotly-plot .point, .js-plotly-plot .barlayer path").all()[:3]:
        mark.hover(force=True, timeout=2000, no_wait_after=True) if mark.is_visible() else None
    check(watched)


def test_nothing_runs_in_the_reader_and_in_the_evidence(watched: Page, hostile: Server) -> None:
    with open_store(hostile.store, read_only=True) as store, store.cursor() as cursor:
        ids = [name for (name,) in cursor.execute("SELECT article_id FROM articles ORDER BY title").fetchall()]
    for article in ids[:: max(1, len(ids) // 12)]:
        open_page(watched, hostile, f"Articles?article={article}&sentence=0")
        expect(watched.locator(".selon-text")).to_be_visible()
        check(watched)
    open_page(watched, hostile, "Timeline")
    watched.locator(".js-plotly-plot .scatterlayer .point").last.click(force=True)
    expect(watched.locator(".selon-sentence").first).to_be_visible()
    settled(watched)
    check(watched)


def test_a_downloaded_page_runs_nothing(watched: Page, hostile: Server, tmp_path: Path) -> None:
    open_page(watched, hostile, "Timeline?lanes=source")
    watched.locator(".st-key-formats_timeline button").first.click()
    with watched.expect_download() as coming:
        watched.locator(".st-key-html_timeline button").first.click()
    made = tmp_path / "timeline.html"
    coming.value.save_as(made)
    watched.goto(made.as_uri())
    expect(watched.locator(".js-plotly-plot")).to_be_visible()
    assert watched.evaluate("window.selonRan") == 0
