import pandas as pd
import pytest

from analysis.charts import sankey
from analysis.errors import QueryError
from analysis.query import sources


def chains(*paths):
    """("outlet", ("source", "type"), …) → rows as the question answers them."""
    return pd.DataFrame([
        {"key": f"a{number}:0", "outlet": outlet, "depth": len(path), "source_ids": [source for source, _ in path],
         "sources": [source for source, _ in path], "source_types": [kind for _, kind in path]}
        for number, (outlet, *path) in enumerate(paths)])


def test_what_flows_in_flows_out():
    rows = chains(("Post", ("Tass", "news_agency"), ("FSB", "intelligence")), ("Post", ("Tass", "news_agency"), ("FSB", "intelligence")),
                  ("Post", ("FSB", "intelligence")), ("Daily", ("Kremlin", "government")))
    flow = sankey.flow(rows)
    assert flow.weights == {("0|Post", "1|Tass"): 2, ("1|Tass", "2|FSB"): 2, ("0|Post", "2|FSB"): 1, ("0|Daily", "2|Kremlin"): 1}
    assert flow.nodes["2|FSB"].weight == 3 and flow.nodes["1|Tass"].column == 1


def test_clicks_open_the_sentences_of_bar_and_stream(corpus):
    rows = sources.chains(corpus)
    assert sankey.keys_of(rows, ["1|tass"]) == ["a2:1"]
    assert sankey.keys_of(rows, ["1|tass→2|kremlin"]) == ["a2:1"]
    assert sorted(sankey.keys_of(rows, ["2|kremlin"])) == ["a1:1", "a2:1", "a4:2"]
    assert sankey.keys_of(rows, ["no such bar"]) == []
    names = [name[0] for trace in sankey.figure(rows).data if trace.customdata is not None for name in trace.customdata]
    assert all(sankey.keys_of(rows, [name]) for name in names)


def test_heights_are_on_one_scale():
    figure = sankey.figure(chains(*[("Post", ("Kremlin", "government"))] * 3, ("Daily", ("FSB", "intelligence"))))
    (bars,) = [trace for trace in figure.data if trace.type == "bar"]
    height = dict(zip([name[0] for name in bars.customdata], bars.y, strict=True))
    assert height["0|Post"] == pytest.approx(3 * height["0|Daily"]) == pytest.approx(3 * height["1|FSB"])


def test_the_small_ones_go_together():
    rows = chains(*[("Post", (f"source {number}", "person")) for number in range(30)])
    flow = sankey.flow(rows, most=5)
    assert len([node for node in flow.nodes.values() if node.column == 1]) == 6 and flow.nodes["1|~rest"].weight == 25


def test_a_very_long_chain_keeps_its_ends():
    rows = chains(("Post", *[(name, "person") for name in "abcdef"]))
    assert list(sankey.flow(rows).weights) == [("0|Post", "1|a"), ("1|a", "2|b"), ("2|b", "3|f")]


def test_sources_may_be_gathered_by_type(corpus):
    rows = sources.chains(corpus)
    assert sankey.flow(rows, by="type", language="en").nodes["1|press"].name == "Agency, media"
    assert sankey.keys_of(rows, ["1|press"], by="type") == ["a2:1"]
    with pytest.raises(QueryError):
        sankey.flow(rows, by="mood")
