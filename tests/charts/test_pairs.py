import pandas as pd
import pytest

from analysis.charts import matrix, network
from analysis.charts.labels import Box, Rows, place_labels
from analysis.charts.pairs import strongest
from analysis.errors import QueryError


def pairs(*ties):
    """(a, b, windows, npmi) → rows as the question answers them."""
    return pd.DataFrame([
        {"a_id": a, "b_id": b, "a": f"{a.upper()}gency", "b": f"{b.upper()}gency", "a_label": "ORG", "b_label": "ORG",
         "windows": windows, "articles": 1, "n_a": 9, "n_b": 9, "n": 99, "expected": 0.8, "npmi": npmi}
        for a, b, windows, npmi in ties])


def counts(**mentions):
    return pd.DataFrame([{"entity_id": entity, "mentions": number} for entity, number in mentions.items()])


TWO_CLUSTERS = pairs(("a", "b", 9, 0.9), ("c", "d", 8, 0.8), ("a", "c", 1, 0.1), ("a", "e", 5, 0.7), ("b", "e", 5, 0.7),
                     ("c", "f", 5, 0.7), ("d", "f", 5, 0.7))


def test_the_matrix_puts_clusters_side_by_side():
    order = "".join(matrix.cluster_order(strongest(TWO_CLUSTERS, "npmi")))
    assert {frozenset(order[:3]), frozenset(order[3:])} == {frozenset("abe"), frozenset("cdf")}


def test_a_cell_for_both_directions_and_a_click_for_both_ids():
    figure = matrix.figure(TWO_CLUSTERS)
    (cells,) = figure.data
    assert len(cells.customdata) == 14
    assert {frozenset(pair) for pair in cells.customdata} == {frozenset(pair) for pair in ("ab", "cd", "ac", "ae", "be", "cf", "df")}
    assert matrix.chosen({"selection": {"points": [{"customdata": ["a", "b"]}]}}) == [("a", "b")]
    assert matrix.chosen({"selection": {"points": [{"customdata": {"0": "a", "1": "b"}}]}}) == [("a", "b")]
    assert matrix.chosen({"selection": {"points": []}}) == []


def test_the_stronger_the_darker_and_below_chance_is_red():
    (cells,) = matrix.figure(pairs(("a", "b", 9, 0.9), ("a", "c", 2, 0.2), ("b", "c", 3, -0.5))).data
    shade = {frozenset(pair): colour for pair, colour in zip(cells.customdata, cells.marker.color, strict=True)}
    red, green, blue = ([int(shade[frozenset(pair)][at:at + 2], 16) for pair in ("ab", "ac", "bc")] for at in (1, 3, 5))
    assert red[0] < red[1] and blue[2] < red[2] and green[0] < 255


def test_a_matrix_of_two_and_of_most():
    assert matrix.cluster_order(strongest(pairs(("b", "a", 1, 1.0)), "npmi")) == ["a", "b"]
    assert len(matrix.figure(TWO_CLUSTERS, most=3).layout.xaxis.ticktext) <= 3


def test_the_network_keeps_each_entitys_strongest_tie_then_the_rest():
    net = network.graph(TWO_CLUSTERS, counts(a=9, b=3), most=5)
    # the weak bridge a–c stays: without it the picture would fall apart
    assert net.number_of_edges() == 5 and net.has_edge("a", "c") and set(net) == set("abcdef")
    assert net.nodes["a"]["mentions"] == 9 and net.nodes["f"]["mentions"] == 1
    assert net.nodes["a"]["community"] == net.nodes["b"]["community"] != net.nodes["c"]["community"]


def test_no_tie_below_chance():
    assert network.graph(pairs(("a", "b", 3, -0.2), ("a", "c", 3, 0.0)), counts(a=1)).number_of_edges() == 0
    assert network.figure(pairs(("a", "b", 3, -0.2)), counts(a=1)).data == ()


def test_discs_and_middles_of_ties_can_be_clicked():
    figure = network.figure(TWO_CLUSTERS, counts(a=9))
    names = [tuple(name) for trace in figure.data if trace.customdata is not None for name in trace.customdata]
    assert {name for name in names if len(name) == 1} == {(letter,) for letter in "abcdef"}
    assert len([name for name in names if len(name) == 2]) == 7
    assert network.chosen({"selection": {"points": [{"customdata": ["a"]}]}}) == [("a",)]
    boxed = [{"customdata": name} for name in (["a"], ["b"], ["b", "d"], ["c"])]
    assert network.chosen({"selection": {"points": boxed}}) == [("a", "b"), ("a", "c"), ("b", "c")]
    assert network.chosen({"selection": {"points": boxed[2:3]}}) == [("b", "d")]
    assert network.chosen(None) == []


def test_parts_that_hang_nowhere_stand_apart_and_inside():
    net = network.graph(pairs(("a", "b", 9, 0.9), ("c", "d", 8, 0.8), ("e", "f", 5, 0.7)), counts(a=1))
    spots = network.layout(net)
    assert len({(round(x), round(y)) for x, y in spots.values()}) == 6
    assert all(0 <= x <= 520 and 0 <= y <= 540 for x, y in spots.values())


def test_an_unknown_measure_is_told():
    with pytest.raises(QueryError, match="measure"):
        matrix.figure(TWO_CLUSTERS, measure="charm")


def test_labels_give_way():
    left, right = Box(x=100, y=100, size=20, text="neighbours"), Box(x=140, y=100, size=20, text="neighbours")
    first, second = place_labels([left, right], width=300, height=200)
    assert first.anchor == "right" and second.anchor == "left", "neither writes over the other's disc"
    assert place_labels([], width=10, height=10) == []


def test_a_crowd_leaves_some_labels_to_the_hover():
    crowd = [Box(x=100 + place % 4, y=100 + place % 3, size=20, text="a long name of somebody") for place in range(20)]
    placed = place_labels(crowd, width=200, height=200)
    assert all(placed[:6]) and None in placed


def test_captions_that_would_touch_take_another_row():
    rows = Rows(width=400)
    assert rows.place(0.5, "a caption of some length") == (0, "center")
    assert rows.place(0.55, "another caption") == (1, "center")
    assert rows.place(1.0, "at the end") == (0, "right") and rows.used == 2
    assert Rows().used == 0
