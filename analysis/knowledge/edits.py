"""A user's change of one table: rows go in; the steps that it takes come out, are checked, applied, and undone.

What is applied is written whole or not at all, into the layer beside the store; the shipped tables stay as they are.
"""

import csv
import datetime as dt
import io
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import filelock

from analysis.errors import KnowledgeError
from analysis.formulas import neutralised
from analysis.knowledge import tables
from analysis.knowledge.check import Fault, faults, rows_that_count
from analysis.knowledge.tables import REMOVED, TABLES, Key, Line, Row

_LAST = "last_change.json"
_LOCK_SECONDS = 20


@dataclass(frozen=True, kw_only=True)
class Step:
    """One row that changes: `before` is None where it is new, `after` where it goes; `where` is where it was written."""

    before: Row | None
    after: Row | None
    where: str


@dataclass(frozen=True, kw_only=True)
class Change:
    """The rows of one table that change, each with what it was and will be."""

    table: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, kw_only=True)
class LastChange:
    """What was applied last: when (UTC, ISO), to which table, how many rows, and the user's own rows as they were before."""

    when: str
    table: str
    steps: int
    before: str | None


def change_of(table: str, given: Iterable[Line]) -> Change:
    """The change that rows make: one that is `removed` goes, one with a known key stands in for that row, others are new.

    Rows that are there as they are make no step. Raises `KnowledgeError` on a key that is given twice or, to be removed, is
    not there.
    """
    there = tables.by_key(table, tables.lines(table))
    steps = []
    for key, line in tables.by_key(table, given).items():
        before = there[key].row if key in there else None
        if line.removed and before is None:
            raise KnowledgeError(f"{' '.join(key)!r} is not there to be removed", where=line.where,
                                 next_step="leave the row out")
        after = None if line.removed else line.row
        if before != after:
            steps.append(Step(before=before, after=after, where=line.where))
    return Change(table=table, steps=tuple(steps))


def new_faults(change: Change) -> list[Fault]:
    """What would be wrong with the tables after the change, and is not now; first in the rows that change.

    Raises `KnowledgeError` where a row is no longer what it was when the change was made.
    """
    now = rows_that_count()
    known = set(faults(now))
    found = [fault for fault in faults({**now, change.table: _after(change, now[change.table])}) if fault not in known]
    given = {step.where for step in change.steps}
    return sorted(found, key=lambda fault: fault.where not in given)


def apply(change: Change) -> None:
    """Writes the change into the user's own rows.

    Raises `KnowledgeError` where it would leave a fault, where a row is no longer what it was when the change was made, and
    where the folder cannot be written to.
    """
    with _alone():
        found = new_faults(change)
        if found:
            more = f"; {len(found) - 1} more" if len(found) > 1 else ""
            raise KnowledgeError(f"column {found[0].column}: {found[0].what}{more}", where=found[0].where,
                                 next_step=found[0].next_step)
        path = tables.edits_file(change.table)
        before = path.read_text(encoding="utf-8") if path.is_file() else None
        wanted = _after(change, tables.by_key(change.table, tables.lines(change.table)))
        last = LastChange(when=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"), table=change.table,
                          steps=len(change.steps), before=before)
        # first the way back: where this is cut short, undoing leads to the rows as they are
        _write(path.with_name(_LAST), json.dumps(vars(last), ensure_ascii=False))
        _write(path, csv_text(change.table, _layer(change.table, wanted)))


def last_change() -> LastChange | None:
    """What was applied last, and can be undone. Raises `KnowledgeError` where the file that tells it is broken."""
    path = tables.edits_folder() / _LAST
    try:
        return LastChange(**json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError) as broken:
        raise KnowledgeError("cannot be read", where=str(path),
                             next_step="remove the file: nothing else hangs on it") from broken


def undo() -> LastChange | None:
    """Puts the user's own rows back to what they were before the last change; None where there is none to undo."""
    with _alone():
        last = last_change()
        if last is not None:
            path = tables.edits_file(last.table)
            if last.before is None:
                path.unlink(missing_ok=True)
            else:
                _write(path, last.before)
            (path.with_name(_LAST)).unlink()
        return last


def csv_text(table: str, rows: Iterable[Line]) -> str:
    """The rows as CSV, with a column for removing them; cells that a spreadsheet would run are neutralised."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([*TABLES[table].columns, REMOVED])
    writer.writerows([*map(neutralised, line.row.values()), "yes" if line.removed else ""] for line in rows)
    return text.getvalue()


def _after(change: Change, now: Mapping[Key, Line]) -> dict[Key, Line]:
    key_of, found = TABLES[change.table].key, dict(now)
    for step in change.steps:
        key = key_of(step.before or step.after or {})
        there = found.get(key)
        if (there.row if there else None) != step.before:
            raise KnowledgeError(f"{' '.join(key)!r} has been changed meanwhile", where=step.where,
                                 next_step="look at it again, then make the change")
        if step.after is None:
            del found[key]
        else:
            found[key] = Line(row=step.after, where=step.where)
    return found


def _layer(table: str, wanted: Mapping[Key, Line]) -> Iterator[Line]:
    """The rows that lead from the shipped ones to those that are wanted; none where a row is as shipped."""
    shipped = tables.by_key(table, tables.shipped(table))
    for key, line in wanted.items():
        if key not in shipped or shipped[key].row != line.row:
            yield line
    yield from (Line(row=line.row, where=line.where, removed=True) for key, line in shipped.items() if key not in wanted)


@contextmanager
def _alone() -> Iterator[None]:
    """The user's own rows to oneself among all processes."""
    folder = tables.edits_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with filelock.FileLock(folder / ".lock", timeout=_LOCK_SECONDS):
            yield
    except filelock.Timeout as held:
        raise KnowledgeError("somebody else is changing it", where=str(folder), next_step="try again in a minute") from held
    except OSError as refused:
        raise KnowledgeError(f"cannot be written to: {refused.strerror}", where=str(folder),
                             next_step="make the folder of the store writable") from refused


def _write(path: Path, text: str) -> None:
    beside = path.with_name(f"{path.name}.new")
    with beside.open("w", encoding="utf-8", newline="") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
