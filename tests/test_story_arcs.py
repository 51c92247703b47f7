import datetime as dt

import pytest

from analysis import knowledge
from analysis.errors import KnowledgeError
from analysis.story_arcs import story_arcs


@pytest.fixture
def edited(tmp_path, monkeypatch):
    """A folder of knowledge with an arcs.toml of the test's own."""
    def write(text):
        (tmp_path / "arcs.toml").write_text(text, encoding="utf-8")
    monkeypatch.setenv("SELON_KNOWLEDGE", str(tmp_path))
    story_arcs.cache_clear()
    yield write
    story_arcs.cache_clear()


def test_the_four_arcs():
    arcs = {arc.id: arc for arc in story_arcs()}
    assert list(arcs) == ["crimea-2014", "election-2016", "december-2017", "call-2019"]
    assert arcs["december-2017"].start == dt.date(2017, 12, 1) and arcs["december-2017"].end == dt.date(2017, 12, 31)
    assert arcs["call-2019"].label == {"fr": "L’appel du 29 décembre 2019", "en": "The call of 29 December 2019"}
    assert (knowledge.folder() / "arcs.toml").is_file()


def test_a_user_may_add_an_arc_with_entities_and_types(edited):
    edited('[[arc]]\nid = "x"\nlabel_fr = "X"\nlabel_en = "X"\nfrom = 2020-01-01\nto = 2020-01-01\nentities = ["kremlin"]\n'
           'event_types = ["CONSULT"]\n')
    (arc,) = story_arcs()
    assert (arc.entities, arc.event_types) == (("kremlin",), ("CONSULT",))


def test_no_file_no_arcs(edited):
    assert story_arcs() == ()


@pytest.mark.parametrize("text", [
    "[[arc]", '[[arc]]\nid = "x"\nlabel_fr = "X"\nlabel_en = "X"\nfrom = 2020-01-02\nto = 2020-01-01\n',
    '[[arc]]\nid = "x"\nlabel_fr = "X"\nlabel_en = "X"\nfrom = "2020-01-02"\nto = 2020-01-03\n',
    '[[arc]]\nid = "x"\nlabel_en = "X"\nfrom = 2020-01-02\nto = 2020-01-03\n',
])
def test_a_malformed_arc_is_told_with_its_place(edited, text):
    edited(text)
    with pytest.raises(KnowledgeError, match=r"arcs\.toml"):
        story_arcs()
