"""The corpus as a whole: what the filters leave of it, what they can choose, what came in and what was refused."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis.knowledge import tables
from analysis.query.filters import Filters
from analysis.query.question import Source, ask, check_count
from analysis.rows import records

OVERVIEW = (
    "articles", "outlets", "languages", "articles_without_date", "sentences", "attributed_sentences", "dated_events",
    "undated_events", "statements", "sources", "anonymous_statements", "mentions", "entities", "first_published",
    "last_published", "first_event", "last_event", "all_articles", "all_not_analysed", "all_sentences", "all_events",
    "all_statements", "all_entities",
)
OPTIONS = ("filter", "value", "label", "kind", "articles")
EXTENTS = ("first_published", "last_published", "first_happened", "last_happened")
OUTLETS = ("outlet", "language", "articles", "not_analysed", "without_date", "words", "first_published", "last_published")
COLLECTIONS = ("collection_id", "name", "description", "licence", "created", "articles", "outlets", "first_published",
               "last_published")
INGESTS = ("ingest_id", "started", "finished", "paths", "new_articles", "changed_articles", "same_articles", "refused",
           "selon_version", "models", "knowledge", "processes")
VERSIONS = ("extraction_id", "language", "selon_version", "models", "rules", "knowledge", "articles")
REFUSALS = ("ingest_id", "started", "file", "line", "reason", "excerpt")


def overview(source: Source, filters: Filters | None = None) -> dict[str, Any]:
    """What the filters leave, one value a figure of `OVERVIEW`: counts, days (None where there is none).

    `undated_events` meet all filters but the range of days; what begins with `all_` is counted over the whole corpus.
    """
    return records(ask(source, "overview", OVERVIEW, filters))[0]


def options(source: Source, *, language: str = "fr", most_entities: int = 1000, always: Sequence[str] = ()) -> pd.DataFrame:
    """Returns one row a value that a filter can take (`filter` is a field of `Filters`), the most frequent first.

    `label` is what to show (an entity's name), `kind` an entity's PER, ORG or LOC, `articles` a count. Of the entities the
    `most_entities` found in most articles are listed, and those of `always`, such as the ones already chosen.
    """
    check_count("most_entities", most_entities)
    return ask(source, "options", OPTIONS, language=language, most=most_entities, always=list(always) or None)


def extents(source: Source) -> dict[str, Any]:
    """The first and last day of publication and of events in the whole corpus; None in an empty one."""
    return records(ask(source, "extents", EXTENTS))[0]


def outlets(source: Source, filters: Filters | None = None) -> pd.DataFrame:
    """Returns one row an outlet and language: counts of articles (not analysed, without date) and words; first, last day.

    Of the filters only `collections` counts.
    """
    return ask(source, "outlets", OUTLETS, filters)


def about_outlets(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of `outlets` with what the table of outlets says of each: country (ISO 3166), kind; '' where it lists none.

    An outlet is found by its name, else by its domain where it is called by that.
    """
    listed = [line.row for line in tables.lines("outlets")]
    known = {row["domain"]: row for row in listed} | {row["name"].casefold(): row for row in listed}
    found = [known.get(outlet.casefold(), {}) for outlet in rows["outlet"]]
    return rows.assign(**{column: [row.get(column, "") for row in found] for column in ("country", "kind")})


def collections(source: Source, filters: Filters | None = None) -> pd.DataFrame:
    """Returns one row a collection, also where nothing of it is left: what is said of it; counts of what the filters leave.

    The articles in no collection stand as one more, with the id and name `none`, where there are any.
    """
    return ask(source, "collections", COLLECTIONS, filters)


def ingests(source: Source, filters: Filters | None = None) -> pd.DataFrame:
    """Returns one row a batch that came in, the newest first. Of the filters only `collections` counts."""
    return ask(source, "ingests", INGESTS, filters)


def versions(source: Source, filters: Filters | None = None) -> pd.DataFrame:
    """Returns one row a language and version that articles which the filters leave were extracted with; `articles` counts.

    `rules` and `extraction_id` are missing for articles of a store that was made before they were kept.
    """
    return ask(source, "versions", VERSIONS, filters)


def refusals(source: Source, filters: Filters | None = None, *, ingest_id: str | None = None) -> pd.DataFrame:
    """Returns one row a file or line that was refused, with its reason; of one batch or of all.

    Of the filters only `collections` counts.
    """
    return ask(source, "refusals", REFUSALS, filters, ingest_id=ingest_id)
