"""GEXF and GraphML: pairs of entities and the network drawn of them in; the whole network for Gephi and its like out."""

import datetime as dt
import re
from typing import Any

import networkx as nx
import pandas as pd

from analysis.rows import records

_NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DATE = re.compile(r'lastmodifieddate="[^"]*"')
# n_a and n_b say which of the two comes first, which a tie without a direction does not keep.
_NO_MEASURES = ("a_id", "b_id", "a", "b", "a_label", "b_label", "n_a", "n_b")


def network_of(pairs: pd.DataFrame, drawn: Any) -> Any:
    """The networkx graph of all pairs; `drawn` is the part that the chart shows, with its communities.

    Nodes carry `label` (the name), `kind` (PER, ORG, LOC) and, where the chart shows them, `mentions` and `community`; edges
    `weight` (windows shared) and every other measure of the rows.
    """
    net = nx.Graph()
    for row in sorted(records(pairs), key=lambda row: (row["a_id"], row["b_id"])):
        for side in ("a", "b"):
            net.add_node(_plain(row[f"{side}_id"]), label=_plain(row[side]), kind=_plain(row[f"{side}_label"]))
        measures = {name: value for name, value in row.items() if name not in _NO_MEASURES and isinstance(value, int | float)}
        net.add_edge(_plain(row["a_id"]), _plain(row["b_id"]), weight=row["windows"], **measures)
    for entity, about in drawn.nodes(data=True):
        shown = {name: about[name] for name in ("mentions", "community") if name in about}
        net.add_node(_plain(entity), **shown, drawn=True)
    return net


def gexf_bytes(net: Any, day: dt.date) -> bytes:
    """The network as GEXF 1.2, dated `day`: networkx would write today's date, and no two files would be alike."""
    text = "\n".join(nx.generate_gexf(net, version="1.2draft"))
    return (_DATE.sub(f'lastmodifieddate="{day.isoformat()}"', text, count=1) + "\n").encode("utf-8")


def graphml_bytes(net: Any) -> bytes:
    """The network as GraphML."""
    return ("\n".join(nx.generate_graphml(net)) + "\n").encode("utf-8")


def _plain(text: str) -> str:
    return _NOT_IN_XML.sub("\ufffd", text)
