"""Views that readers saved under a name: a small file beside the rows, `views.json`; names and addresses go in and come out."""

import datetime as dt
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from analysis.errors import StoreError
from analysis.store.lake import Store

FILE = "views.json"
LONGEST_NAME = 80
_LONGEST_VALUE = 300
_MOST = 500


@dataclass(frozen=True, kw_only=True)
class SavedView:
    """A page's address under a name. `params` are its parameters, `created` is an ISO time in UTC."""

    name: str
    page: str
    params: dict[str, list[str]]
    created: str


def saved_views(folder: Path) -> tuple[SavedView, ...]:
    """The saved views in `folder`, the newest first; none where there is no file. Raises `StoreError` on a broken one."""
    file = folder / FILE
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
        return tuple(_view(one) for one in told["views"])
    except FileNotFoundError:
        return ()
    # a file that somebody edited: whatever is wrong with it, the reader is told once
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fault:
        raise StoreError("the saved views cannot be read", where=str(file),
                         next_step="mend the file, or move it away to begin anew") from fault


def save(store: Store, name: str, page: str, params: Mapping[str, Sequence[str]]) -> SavedView:
    """Saves an address under a name. Raises `StoreError` on an empty, too long or taken name, and where there are too many."""
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise StoreError("a view needs a name", where=FILE, next_step=f"1 to {LONGEST_NAME} printable characters")
    made = SavedView(name=name, page=page, params={key: [str(value) for value in values] for key, values in params.items()},
                     created=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"))
    put_back(store, made)
    return made


def put_back(store: Store, view: SavedView) -> None:
    """Adds a view as it was before it was deleted. Raises `StoreError` where its name is taken or there are too many."""
    with store.alone():
        there = saved_views(store.folder)
        if any(other.name == view.name for other in there):
            raise StoreError("there is a view of that name", where=FILE,
                             next_step="choose another name, or delete the other view")
        if len(there) >= _MOST:
            raise StoreError(f"there are {_MOST} views", where=FILE, next_step="delete one first")
        _write(store.folder, sorted((view, *there), key=lambda one: one.created, reverse=True))


def delete(store: Store, name: str) -> None:
    """Deletes the view of that name; nothing happens where there is none."""
    with store.alone():
        _write(store.folder, [view for view in saved_views(store.folder) if view.name != name])


def _view(told: Any) -> SavedView:
    name, page, created = told["name"], told["page"], told["created"]
    params = told["params"]
    texts = [name, page, created, *params, *(value for values in params.values() for value in values)]
    lists = all(isinstance(values, list) for values in params.values())
    if not lists or not all(isinstance(text, str) and len(text) <= 10 * _LONGEST_VALUE for text in texts):
        raise ValueError(name)
    return SavedView(name=name[:LONGEST_NAME], page=page, params=params, created=created)


def _write(folder: Path, views: Sequence[SavedView]) -> None:
    file, beside = folder / FILE, folder / f"{FILE}.new"
    try:
        with beside.open("w", encoding="utf-8") as lines:
            json.dump({"views": [asdict(view) for view in views]}, lines, ensure_ascii=False, indent=1)
            lines.flush()
            os.fsync(lines.fileno())
        beside.replace(file)
    except OSError as refused:
        raise StoreError(f"cannot be written: {refused.strerror}", where=str(file),
                         next_step="make the folder writable") from refused
