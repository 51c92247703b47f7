"""The story arcs: `data/knowledge/arcs.toml` in, the stretches of time that the pages offer as presets out."""

import datetime as dt
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from analysis.errors import KnowledgeError
from analysis.knowledge import folder


@dataclass(frozen=True, kw_only=True)
class Arc:
    """One arc: its days, both included, its name by language, and, if given, the entities and event types it keeps to."""

    id: str
    label: dict[str, str]
    start: dt.date
    end: dt.date
    entities: tuple[str, ...] = ()
    event_types: tuple[str, ...] = ()


@cache
def story_arcs() -> tuple[Arc, ...]:
    """All arcs in the order of the file; none where there is no file. Raises `KnowledgeError` on a malformed one."""
    path = folder() / "arcs.toml"
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return ()
    except tomllib.TOMLDecodeError as bad:
        raise KnowledgeError(f"not valid TOML: {bad}", where=str(path), next_step="mend the line it names") from bad
    return tuple(_arc(row, f"{path.name}, arc {place}") for place, row in enumerate(content.get("arc", []), start=1))


def _arc(row: dict[str, Any], where: str) -> Arc:
    start, end = row.get("from"), row.get("to")
    if not isinstance(start, dt.date) or not isinstance(end, dt.date) or start > end:
        raise KnowledgeError("`from` and `to` are no days in order", where=where, next_step="write from = 2014-02-20, unquoted")
    names = {"id": row.get("id"), "label_fr": row.get("label_fr"), "label_en": row.get("label_en")}
    missing = [name for name, value in names.items() if not isinstance(value, str) or not value]
    if missing:
        raise KnowledgeError(f"{', '.join(missing)} is missing", where=where)
    return Arc(id=row["id"], label={"fr": row["label_fr"], "en": row["label_en"]}, start=start, end=end,
               entities=tuple(row.get("entities", ())), event_types=tuple(row.get("event_types", ())))
