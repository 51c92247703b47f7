"""What is typed → the tree, or where and why it breaks off."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.query.text_query import Both, Either, SearchError, Term, Without, read


def word(text, field=None):
    return Term(kind="word", text=text, field=field)


def phrase(text, field=None):
    return Term(kind="phrase", text=text, field=field)


@pytest.mark.parametrize(("typed", "tree"), [
    ("vote", word("vote")),
    ("  vote !", word("vote")),
    ("vote clos", Both(parts=(word("vote"), word("clos")))),
    ("vote, clos", Both(parts=(word("vote"), word("clos")))),
    ("vote AND clos", Both(parts=(word("vote"), word("clos")))),
    ("vote ET clos", Both(parts=(word("vote"), word("clos")))),
    ("vote OU clos", Either(parts=(word("vote"), word("clos")))),
    ("a b OR c", Either(parts=(Both(parts=(word("a"), word("b"))), word("c")))),
    ("a (b OR c)", Both(parts=(word("a"), Either(parts=(word("b"), word("c")))))),
    ("vote SAUF clos", Both(parts=(word("vote"), Without(part=word("clos"))))),
    ("vote AND NOT clos", Both(parts=(word("vote"), Without(part=word("clos"))))),
    ("NOT vote", Without(part=word("vote"))),
    ("NOT (a OR b)", Without(part=Either(parts=(word("a"), word("b"))))),
    ('"le vote était clos"', phrase("le vote était clos")),
    ("«\u202fle vote\u202f»", phrase("le vote")),
    ("“le vote”", phrase("le vote")),
    ("référend*", Term(kind="prefix", text="référend")),
    ("porte-parole", word("porte-parole")),
    ("l’État", word("l’État")),
    ("titre:vote", word("vote", "title")),
    ("média : spécimen", word("spécimen", "outlet")),
    ('entity:("Le Kremlin" OR Tass)', Either(parts=(phrase("Le Kremlin", "entity"), word("Tass", "entity")))),
    ("title:a b", Both(parts=(word("a", "title"), word("b")))),
    # only in capitals, and only whole, is it an operator
    ("sel et poivre", Both(parts=(word("sel"), word("et"), word("poivre")))),
    ("ANDORRE", word("ANDORRE")),
    ('"OR noir"', phrase("OR noir")),
])
def test_it_is_read_as(typed, tree):
    assert read(typed) == tree


@pytest.mark.parametrize(("typed", "reason", "position", "part"), [
    ("", "no word", 1, ""),
    ('""', "no word", 1, '""'),
    ("(a OR b", "not closed", 1, "("),
    ("a (b (c) d", "not closed", 3, "("),
    ("a) b", "nothing open", 2, ")"),
    ('vote "le clos', "no quotation mark", 6, '"'),
    ("« le clos", "no quotation mark", 1, "«"),
    ("a AND", "ends early", 6, "AND"),
    ("a SAUF", "ends early", 7, "SAUF"),
    ("title:", "ends early", 7, "title:"),
    ("AND a", "out of place", 1, "AND"),
    ("a OR OR b", "out of place", 6, "OR"),
    ("()", "out of place", 2, ")"),
    ("a & b", "out of place", 3, "&"),
    ("12:30", "out of place", 3, ":"),
    ("*", "out of place", 1, "*"),
    ("place:Paris", "unknown field", 1, "place:"),
    ("a " * 200, "too long", 301, "a a a a a a a a a a "[1:] + " "),
    ("(" * 60, "too deep", 41, "("),
])
def test_it_breaks_off(typed, reason, position, part):
    with pytest.raises(SearchError) as broken:
        read(typed)
    assert (broken.value.reason, broken.value.position) == (reason, position)
    assert reason == "too long" or broken.value.part == part
    assert str(position) in str(broken.value)


@given(st.text(alphabet="ab é’'\"«»()*:-.&AND OR NOT titleœ\u202f\x00", max_size=40))
def test_whatever_is_typed_is_read_or_explained(typed):
    try:
        read(typed)
    except SearchError as broken:
        assert 1 <= broken.position <= len(typed) + 1
