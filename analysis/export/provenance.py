"""Where a file comes from: a view and its choices in; the state of the corpus, the counts and the versions behind it out."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from analysis import __version__
from analysis.query import corpus
from analysis.query.filters import Filters
from analysis.query.question import Source
from analysis.rows import records

_COLLECTION = ("collection_id", "name", "description", "licence", "articles")
_VERSIONS = ("language", "articles", "selon_version", "models", "rules", "knowledge")


@dataclass(frozen=True, kw_only=True)
class Provenance:
    """What a file stands on.

    `counts` is `query.corpus.overview`; `versions` are those that the articles which the filters leave were extracted with,
    each with their number. `collections` are those that the counted articles are in: `collection_id`, `name`, `description`,
    `licence`, `articles`; none where no article is in a collection.
    """

    snapshot: int
    snapshot_time: dt.datetime
    address: str
    filters: Filters
    counts: Mapping[str, Any]
    versions: tuple[Mapping[str, str | int | None], ...]
    collections: tuple[Mapping[str, Any], ...] = ()

    def as_json(self) -> dict[str, Any]:
        """As plain values: the articles, events and statements that the filters leave, leave undated and leave out."""
        counts = self.counts
        left = counts["dated_events"] + counts["undated_events"]
        return {
            "made_by": f"Selon {__version__}", "address": self.address, "snapshot": self.snapshot,
            "snapshot_time": self.snapshot_time.isoformat(timespec="seconds"), "filters": self.filters.to_params(),
            "articles": counts["articles"], "articles_excluded": counts["all_articles"] - counts["articles"],
            "articles_without_date": counts["articles_without_date"],
            "events_dated": counts["dated_events"], "events_undated": counts["undated_events"],
            "events_excluded": counts["all_events"] - left, "statements": counts["statements"],
            "statements_excluded": counts["all_statements"] - counts["statements"], "versions": list(map(dict, self.versions)),
            "collections": list(map(dict, self.collections)),
        }


def provenance(source: Source, *, filters: Filters, address: str, snapshot: int, snapshot_time: dt.datetime) -> Provenance:
    """Asks `source`, which stands at `snapshot`, for the counts and versions."""
    return Provenance(snapshot=snapshot, snapshot_time=snapshot_time, address=address, filters=filters,
                      counts=corpus.overview(source, filters),
                      versions=tuple({name: row[name] for name in _VERSIONS}
                                     for row in records(corpus.versions(source, filters))),
                      collections=_collections(source, filters))


def _collections(source: Source, filters: Filters) -> tuple[dict[str, Any], ...]:
    told = records(corpus.collections(source, filters))
    rows = [{name: row[name] for name in _COLLECTION} for row in told if row["articles"]]
    return () if [row["collection_id"] for row in rows] == ["none"] else tuple(rows)
