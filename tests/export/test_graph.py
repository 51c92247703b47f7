import datetime as dt
from io import BytesIO

import networkx as nx
import pytest

from analysis.export import formats
from tests.export.conftest import ATTACK

ENTITIES = "Entities?least=1&ui=en"


def opened(form, made):
    return nx.read_gexf(BytesIO(made)) if form == "gexf" else nx.read_graphml(BytesIO(made))


@pytest.mark.parametrize("form", ["gexf", "graphml"])
def test_the_network_comes_back(shown, form):
    exhibit = shown(ENTITIES, "network")
    net = opened(form, formats.make(exhibit, form))
    assert {frozenset(edge): about["weight"] for *edge, about in net.edges(data=True)} == {
        frozenset((row.a_id, row.b_id)): row.windows for row in exhibit.rows.itertuples()}
    npmi = {frozenset(edge): about["npmi"] for *edge, about in net.edges(data=True)}
    assert npmi == {frozenset((row.a_id, row.b_id)): pytest.approx(row.npmi) for row in exhibit.rows.itertuples()}
    assert net.nodes["russia"]["label"] == "Russie" and net.nodes["russia"]["kind"] == "LOC"
    drawn = {node for node, about in net.nodes(data=True) if about.get("drawn")}
    assert drawn == set(exhibit.network())


@pytest.mark.parametrize("form", ["gexf", "graphml"])
def test_a_hostile_name_is_a_name(shown, form):
    net = opened(form, formats.make(shown(ENTITIES, "network"), form))
    # XML reads every line break as \n, and has no place for \x0b
    told = net.nodes["mallory"]["label"].replace("\r", "").split()
    assert told == ATTACK.replace("\x0b", "\ufffd").split()


def test_a_gexf_bears_the_day_of_the_snapshot(shown):
    exhibit = shown(ENTITIES, "network")
    day = exhibit.provenance.snapshot_time.date()
    assert f'lastmodifieddate="{day}"' in formats.make(exhibit, "gexf").decode() and isinstance(day, dt.date)
