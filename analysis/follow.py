"""Follows feeds, sitemaps and lists of addresses: files of addresses go in; what is new behind them is in the store.

What a feed's server said of its state stands in `followed.json` in the store's folder, so that an unchanged feed is not sent
again. An article that is in the store is not fetched again.
"""

import json
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from analysis.ingest import Progress, Summary, ingest
from analysis.read.web import Web
from analysis.store.collections import Collection
from analysis.store.lake import Store

STATE = "followed.json"


def follow(paths: Iterable[Path], store: Store, *, uploads: Mapping[Path, str] | None = None, web: Web | None = None,
           columns: Mapping[str, str] | None = None, processes: int = 1,
           progress: Callable[[Progress], None] | None = None, collection: Collection | None = None,
           stop: Callable[[], bool] = lambda: False) -> Summary:
    """One round: reads lists of addresses (one a line, OPML, sitemaps, feeds) and what is new behind them.

    `uploads`, `columns`, `collection` and `stop` as for `ingest`. Raises as `ingest` does; an address that cannot be fetched
    is a refusal.
    """
    used = web or Web()
    place = store.folder / STATE
    used.seen.update(_seen(place))
    done = ingest(paths, store, uploads=uploads, columns=columns, web=used, processes=processes, progress=progress,
                  collection=collection, stop=stop)
    _keep(place, used.seen)
    return done


def _seen(place: Path) -> dict[str, tuple[str | None, str | None]]:
    try:
        kept = json.loads(place.read_text(encoding="utf-8"))
        return {str(address): (state[0], state[1]) for address, state in kept.items()}
    # Without it all feeds are sent once more, which costs little: no reason to stop.
    except (OSError, ValueError, AttributeError, TypeError, IndexError, KeyError):
        return {}


def _keep(place: Path, seen: Mapping[str, tuple[str | None, str | None]]) -> None:
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=place.parent, delete=False) as made:
        json.dump(seen, made, indent=1)
    Path(made.name).replace(place)
