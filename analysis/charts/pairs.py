"""What the matrix and the network share: rows of `query.entities.pairs` in, entities and the strengths of their ties out."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.charts import words
from analysis.errors import QueryError
from analysis.rows import records

MEASURES = ("windows", "npmi", "llr")


@dataclass(frozen=True, kw_only=True)
class Tie:
    """A pair of entities. `strength` is the chosen measure."""

    a: str
    b: str
    strength: float
    row: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Ties:
    """Ties and the names of the entities that they join, whole and short."""

    ties: tuple[Tie, ...]
    names: dict[str, str]
    short: dict[str, str]


def strongest(pairs: pd.DataFrame, measure: str, *, most_ties: int | None = None, most_entities: int | None = None) -> Ties:
    """The strongest ties: at most so many of them, or those among the entities with most windows shared.

    Raises `QueryError` on a measure other than windows (a count), npmi and llr.
    """
    if measure not in MEASURES:
        raise QueryError(f"measure {measure!r} is not known", next_step=f"one of {', '.join(MEASURES)}")
    rows = records(pairs)
    if most_entities is not None:
        shared: dict[str, int] = {}
        for row in rows:
            for side in ("a_id", "b_id"):
                shared[row[side]] = shared.get(row[side], 0) + row["windows"]
        kept = set(sorted(shared, key=lambda entity: (-shared[entity], entity))[:most_entities])
        rows = [row for row in rows if row["a_id"] in kept and row["b_id"] in kept]
    # below chance is no tie; as a count it stands in the matrix all the same
    ties = sorted((Tie(a=row["a_id"], b=row["b_id"], strength=float(row[measure]), row=row) for row in rows),
                  key=lambda tie: (-tie.strength, -tie.row["windows"], tie.a, tie.b))[:most_ties]
    people = {row[f"{side}_id"]: row[f"{side}_label"] == "PER" for row in rows for side in ("a", "b")}
    names = {tie.row[f"{side}_id"]: str(tie.row[side]) for tie in ties for side in ("a", "b")}
    return Ties(ties=tuple(ties), names=names,
                short={entity: words.shorten(name, 22, person=people[entity]) for entity, name in names.items()})


def hover(tie: Tie, window: str, language: str) -> str:
    """What a tie says when it is pointed at: both names, what was counted, what chance would give."""
    row = tie.row
    between = "" if row.get("low") is None else (
        f" ({words.number(row['low'], language, 2)} … {words.number(row['high'], language, 2)})")
    likelihood = "" if row.get("llr") is None else f" · LLR {words.number(row['llr'], language, 1)}"
    expected = f"{words.number(row['expected'], language, 1)} {words.word('chance', language)}"
    return (f"<b>{words.safe(row['a'])} + {words.safe(row['b'])}</b><br>"
            f"{words.counted(row['windows'], window, language)}, {expected}<br>"
            f"NPMI {words.number(row['npmi'], language, 2)}{between}"
            f"{likelihood} · {words.counted(row['articles'], 'article', language)}")
