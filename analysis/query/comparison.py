"""Two views side by side: what the reader chose twice goes in; each question's rows come out, told apart by `side` (a, b).

A side is spelled in one value of the address, as the filters of a page are: `a=outlet=Le+Matin&lang=fr`, encoded.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from math import sqrt
from typing import Any
from urllib.parse import parse_qs, urlencode

import pandas as pd

from analysis.query import entities, sources, timeline
from analysis.query.filters import Filters
from analysis.query.question import Source, check_count
from analysis.rows import records

SIDES = ("a", "b")
SHARES = ("side", "kind", "sentences", "of", "share", "low", "high", "difference", "difference_low", "difference_high")
ENTITIES = ("side", "entity_id", "name", "label", "sentences", "of", "share", "articles")
_RANGES = (("happened_from", "happened_to"), ("published_from", "published_to"))
_Z = 1.96


def side(text: str) -> Filters:
    """The choices that one side spells; what says nothing is left out."""
    try:
        return Filters.from_params(parse_qs(text, max_num_fields=200))[0]
    except ValueError:
        return Filters()


def spelled(chosen: Filters) -> str:
    """A side for the address; `side` reads it back."""
    return urlencode(chosen.to_params(), doseq=True)


def over(filters: Filters, chosen: Filters) -> Filters:
    """The reader's filters, and the side's own choices in the place of theirs; both ends of a range go together."""
    own: dict[str, Any] = {name: value for name, value in vars(chosen).items() if value}
    for ends in _RANGES:
        if any(name in own for name in ends):
            own |= {name: getattr(chosen, name) for name in ends}
    return replace(filters, **own)


def months(source: Source, a: Filters, b: Filters) -> pd.DataFrame:
    """Returns `timeline.periods` by month for both sides, with `side`."""
    return _both(a, b, lambda filters: timeline.periods(source, filters, unit="month"))


def shares(source: Source, a: Filters, b: Filters, *, groups: Mapping[str, tuple[str, ...]] | None = None) -> pd.DataFrame:
    """Returns one row a side and kind of source: its sentences, its share of them with the 95 % interval (Wilson 1927).

    `groups` puts source types together (kind → types); else each type is a kind. `difference` is a's share less b's, with its
    95 % interval (Newcombe 1998, method 10), the same on both rows; NaN where a side is empty. Sentences count as independent.
    """
    kind_of = {source_type: kind for kind, types in (groups or {}).items() for source_type in types}
    rows = records(_both(a, b, lambda filters: sources.shares(source, filters, by="all")))
    counts: dict[tuple[str, str], int] = {}
    whole = dict.fromkeys(SIDES, 0)
    for row in rows:
        key = row["side"], kind_of.get(row["source_type"], row["source_type"])
        counts[key] = counts.get(key, 0) + row["sentences"]
        whole[row["side"]] = row["of"]
    found = list(dict.fromkeys(kind for _, kind in counts))
    kinds = [kind for kind in groups or found if kind in found]
    made = []
    for kind in kinds:
        spans = {one: _wilson(counts.get((one, kind), 0), whole[one]) for one in SIDES if whole[one]}
        apart = _newcombe(spans["a"], spans["b"]) if len(spans) == len(SIDES) else (None, None, None)
        made += [(one, kind, counts.get((one, kind), 0), whole[one], *spans[one], *apart) for one in spans]
    return pd.DataFrame(made, columns=list(SHARES))


def top_entities(source: Source, a: Filters, b: Filters, *, language: str = "fr", top: int = 12) -> pd.DataFrame:
    """Returns one row a side and entity, for those that the two sides name most: sentences, and their share of the side's.

    The `top` are those whose larger share of the two is largest.
    """
    check_count("top", top)
    rows = records(_both(a, b, lambda filters: entities.counts(source, filters, language=language, top=500)))
    read = records(_both(a, b, lambda filters: sources.shares(source, replace(filters, source_types=()), by="all")))
    of = {row["side"]: row["of"] for row in read}
    told = {(row["side"], row["entity_id"]): row for row in rows}
    best: dict[str, float] = {}
    for (one, entity), row in told.items():
        best[entity] = max(best.get(entity, 0.0), row["sentences"] / max(of.get(one, 0), row["sentences"], 1))
    made = []
    for entity in sorted(best, key=lambda entity: (-best[entity], entity))[:top]:
        known = next(told[one, entity] for one in SIDES if (one, entity) in told)
        for one in SIDES:
            row = told.get((one, entity), {})
            sentences = row.get("sentences", 0)
            whole = max(of.get(one, 0), sentences)
            made.append((one, entity, known["name"], known["label"], sentences, whole, sentences / whole if whole else 0.0,
                         row.get("articles", 0)))
    return pd.DataFrame(made, columns=list(ENTITIES))


def _both(a: Filters, b: Filters, question: Callable[[Filters], pd.DataFrame]) -> pd.DataFrame:
    parts: list[pd.DataFrame] = []
    for name, filters in zip(SIDES, (a, b), strict=True):
        rows = question(filters)
        parts.append(rows.assign(side=name)[["side", *rows.columns]])
    full = [part for part in parts if len(part)]
    return pd.concat(full, ignore_index=True) if full else parts[0]


def _wilson(count: int, of: int) -> tuple[float, float, float]:
    share = count / of
    middle = (share + _Z**2 / (2 * of)) / (1 + _Z**2 / of)
    half = _Z * sqrt(share * (1 - share) / of + _Z**2 / (4 * of**2)) / (1 + _Z**2 / of)
    return share, max(0.0, middle - half), min(1.0, middle + half)


def _newcombe(a: tuple[float, float, float], b: tuple[float, float, float]) -> tuple[float, float, float]:
    apart = a[0] - b[0]
    return (apart, apart - sqrt((a[0] - a[1]) ** 2 + (b[2] - b[0]) ** 2), apart + sqrt((a[2] - a[0]) ** 2 + (b[0] - b[1]) ** 2))
