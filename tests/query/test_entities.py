import math
from itertools import combinations

import pytest

from analysis.query import entities
from analysis.query.filters import Filters


def pairs(corpus, *arguments, **options):
    rows = entities.pairs(corpus, *arguments, **{"least": 1, **options})
    return {(row["a_id"], row["b_id"]): row for row in rows.to_dict("records")}


def test_counts(corpus):
    rows = entities.counts(corpus).set_index("entity_id")
    assert list(rows.loc["russia", ["mentions", "sentences", "articles", "outlets"]]) == [4, 4, 4, 3]
    assert rows.index[0] == "russia"
    assert set(entities.counts(corpus, label="ORG")["entity_id"]) == {"kremlin", "tass"}
    assert len(entities.counts(corpus, top=1)) == 1


def test_a_pair_is_counted_once_and_against_chance(corpus):
    row = pairs(corpus)["crimea", "russia"]
    # in 2 of the 11 sentences read; Crimea is in 3, Russia in 4
    assert (row["windows"], row["n_a"], row["n_b"], row["n"]) == (2, 3, 4, 11)
    assert row["expected"] == pytest.approx(12 / 11)
    assert row["npmi"] == pytest.approx(math.log(2 * 11 / (3 * 4)) / -math.log(2 / 11))
    assert ("russia", "crimea") not in pairs(corpus)


def test_never_apart_is_one_and_the_bounds_hold(corpus):
    for window in entities.WINDOWS:
        rows = entities.pairs(corpus, window=window, least=1)
        assert rows["npmi"].between(-1, 1).all()
    # the only sentence with Tass is the only one with Tass and the Kremlin, but not the only one with the Kremlin
    assert 0 < pairs(corpus)["kremlin", "tass"]["npmi"] < 1


def test_a_wider_window_holds_more(corpus):
    assert ("crimea", "ukraine") not in pairs(corpus)
    assert pairs(corpus, window="paragraph")["crimea", "ukraine"]["windows"] == 1
    assert pairs(corpus, window="article")["crimea", "ukraine"]["windows"] == 2


def test_least_support(corpus):
    assert set(pairs(corpus, least=2)) == {("crimea", "russia")}
    assert pairs(corpus, least=50) == {}


def test_in_every_window_is_what_chance_gives(corpus):
    only = Filters(entities=("crimea",), languages=("fr",))
    # one sentence is left, and both are in it: not a division by zero
    assert pairs(corpus, Filters(outlets=("nowhere",))) == {}
    assert pairs(corpus, only)["crimea", "russia"]["windows"] == 1


def test_a_chosen_entity_is_measured_against_the_rest(corpus):
    whole, chosen = pairs(corpus), pairs(corpus, Filters(entities=("russia",)))
    assert set(chosen) == {("crimea", "russia"), ("russia", "ukraine")}
    assert chosen["crimea", "russia"] == whole["crimea", "russia"], "Russia is in all windows left: NPMI there would be 0"


@pytest.mark.parametrize(("window", "keys"), [
    ("sentence", ["a2:0", "a1:0"]),
    ("paragraph", ["a3:0", "a3:1", "a2:0", "a1:0"]),
    ("article", ["a3:0", "a3:1", "a2:0", "a1:0"]),
])
def test_a_pair_opens_on_its_sentences(corpus, window, keys):
    rows = entities.shared_sentences(corpus, [("russia", "crimea")], window=window)
    assert sorted(rows["key"]) == sorted(keys)
    assert list(rows["together"]) == sorted(rows["together"], reverse=True) and list(rows["together"]).count(2) == 2


@pytest.mark.parametrize("window", entities.WINDOWS)
def test_every_pair_opens_on_as_many_windows_as_it_counts(corpus, window):
    for filters in (Filters(), Filters(languages=("fr",)), Filters(entities=("russia",))):
        for (a, b), row in pairs(corpus, filters, window=window).items():
            rows = entities.shared_sentences(corpus, [(a, b)], filters, window=window)
            if window == "sentence":
                assert len(rows) == row["windows"] and (rows["together"] == 2).all()
            assert rows["article_id"].nunique() == row["articles"]


@pytest.mark.parametrize("window", entities.WINDOWS)
def test_several_pairs_open_on_what_each_of_them_shares_and_on_nothing_else(corpus, window):
    found = {pair: set(entities.shared_sentences(corpus, [pair], window=window)["key"]) for pair in pairs(corpus, window=window)}
    for some in combinations(found, 2):
        rows = entities.shared_sentences(corpus, some, window=window)
        assert rows["key"].is_unique and set(rows["key"]) == found[some[0]] | found[some[1]]


def test_an_entity_opens_on_its_sentences(corpus):
    assert sorted(entities.sentences(corpus, "kremlin")["key"]) == ["a1:1", "a2:1", "a4:2"]
    assert entities.sentences(corpus, "kremlin", Filters(languages=("de",))).empty
