"""Text and spans → escaped HTML."""

import pytest

from ui.marked import Mark, marked, plain


@pytest.mark.parametrize(("text", "marks", "html"), [
    ("Tout va bien.", [], "Tout va bien."),
    ("", [Mark(start=0, end=5, layer="cue")], ""),
    ("Selon Tass, oui.", [Mark(start=0, end=5, layer="cue"), Mark(start=6, end=10, layer="source")],
     '<span class="m-cue">Selon</span> <span class="m-source">Tass</span>, oui.'),
    ("le 3 mai oui", [Mark(start=0, end=12, layer="content"), Mark(start=3, end=8, layer="time", note="2014-05-03")],
     '<span class="m-content">le </span><span class="m-content m-time" title="2014-05-03">3 mai</span><span class="m-content"> oui</span>'),
    ("<img src=x onerror=alert(1)>", [Mark(start=0, end=4, layer="source", note='"><script>')],
     '<span class="m-source" title="&quot;&gt;&lt;script&gt;">&lt;img</span> src=x onerror=alert(1)&gt;'),
    ("abc", [Mark(start=-4, end=1, layer="cue"), Mark(start=2, end=99, layer="cue"), Mark(start=5, end=6, layer="cue")],
     '<span class="m-cue">a</span>b<span class="m-cue">c</span>'),
    ("abc", [Mark(start=0, end=1, layer="onclick")], "abc"),
    ("a\nb", [], "a<br>b"),
])
def test_marked(text: str, marks: list[Mark], html: str) -> None:
    assert marked(text, marks) == html


@pytest.mark.parametrize(("text", "label"), [
    ("Le Spécimen", "Le Spécimen"),
    ("![x](https://sample.invalid/x.png)", r"\!\[x\]\(https\:\/\/sample\.invalid\/x\.png\)"),
    ("a\n# b $c$ :red[d]", r"a \# b \$c\$ \:red\[d\]"),
])
def test_plain(text: str, label: str) -> None:
    assert plain(text) == label
