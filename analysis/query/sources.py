"""Who says so: source types with the unattributed sentences as part of the whole, sources, their statements, chains."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from analysis.query.filters import Filters
from analysis.query.question import Source, ask, check_choice, check_count
from analysis.rows import records
from analysis.story_arcs import Arc

SHARES = ("part", "source_type", "sentences", "of", "share", "low", "high", "statements")
RANKING = ("source_id", "name", "source_type", "statements", "share", "direct", "mixed", "indirect", "anonymous", "relayed",
           "articles", "outlets")
STATEMENTS = (
    "key", "article_id", "attribution", "outlet", "published", "source_id", "source", "source_text", "source_type", "anonymous",
    "kind", "cue", "content", "depth", "within", "text", "title", "url", "rule",
)
CHAINS = ("key", "article_id", "attribution", "outlet", "published", "depth", "source_ids", "sources", "source_types",
          "content", "text", "title")
SHARE_SENTENCES = ("key", "article_id", "sentence", "outlet", "published", "title", "text", "source_type")
CONCENTRATION = ("part", "statements", "sources", "unnamed", "first_id", "first_name", "first", "top5", "herfindahl",
                 "effective")
RELAYS = ("outer_id", "outer_name", "outer_type", "inner_id", "inner_name", "inner_type", "statements", "articles", "outlets",
          "keys")
RETELLINGS = ("key", "article_id", "event", "type", "status", "start_date", "end_date", "trigger", "agent", "patient", "who",
              "outlet", "published", "source_id", "source", "source_type")
TOLD = ("told", *RETELLINGS)
GROUPS = ("outlet", "language", "month", "quarter", "year", "event_type", "arc", "all")


def shares(source: Source, filters: Filters | None = None, *, by: str = "outlet",
           arcs: Iterable[Arc] = ()) -> pd.DataFrame:
    """Returns one row a group (`part`) and source type, `none` (no attribution) among them; shares add up to 1 in a group.

    A read sentence is counted once, under its outermost, first source; `of` is the group's number of them, `low` and `high`
    the 95 % interval of the share (Wilson 1927). `statements` counts all attributions of the type. A filter of source types
    keeps the whole as denominator: the types not chosen go together as `other`. Groups by month, quarter or year are those of
    publication, `part` their first day, None without a date; groups by event type or story (`arcs`) hold the sentences that
    tell such events, which may be several. Raises `QueryError` on another grouping.
    """
    check_choice("by", by, GROUPS)
    chosen = filters or Filters()
    return ask(source, "source_types", SHARES, replace(chosen, source_types=()), by=by, arcs=_stories(arcs),
               shown=list(chosen.source_types) or None)


def share_sentences(source: Source, part: str | None, types: Sequence[str], filters: Filters | None = None, *,
                    by: str = "outlet", arcs: Iterable[Arc] = ()) -> pd.DataFrame:
    """Returns one row a sentence that `shares` counted in a part under one of the source types (`none`, `other` among them)."""
    check_choice("by", by, GROUPS)
    chosen = filters or Filters()
    return ask(source, "share_sentences", SHARE_SENTENCES, replace(chosen, source_types=()), by=by, part=part,
               types=list(types), arcs=_stories(arcs), shown=list(chosen.source_types) or None)


def concentration(source: Source, filters: Filters | None = None, *, language: str = "fr", by: str = "outlet",
                  arcs: Iterable[Arc] = ()) -> pd.DataFrame:
    """Returns one row a group: how many statements have a named source, how many sources share them, and how unequally.

    `first` and `top5` are shares of `statements`; `herfindahl` after Simpson (1949), unbiased; `effective` is its inverse.
    Statements of sources that the text does not name are counted beside them (`unnamed`).
    """
    check_choice("by", by, GROUPS)
    chosen = filters or Filters()
    return ask(source, "concentration", CONCENTRATION, chosen, language=language, by=by, arcs=_stories(arcs),
               shown=list(chosen.source_types) or None)


def ranking(source: Source, filters: Filters | None = None, *, language: str = "fr", top: int = 200) -> pd.DataFrame:
    """Returns one row a source, the most quoted first: counts of statements by kind, of articles and outlets.

    Sources that the text does not name go together by type: `source_id` is then `~type` and `name` None.
    """
    check_count("top", top)
    return ask(source, "source_ranking", RANKING, filters, language=language, top=top)


def statements(source: Source, filters: Filters | None = None, *, language: str = "fr",
               source_id: str | None = None, about: str | None = None) -> pd.DataFrame:
    """Returns one row an attribution in the order of publication; of one source (an id of `ranking`) or of all.

    `about` keeps to what others say of an entity: the words name it, and it is not their source.
    """
    return ask(source, "statements", STATEMENTS, filters, language=language, source_id=source_id, about=about)


def chains(source: Source, filters: Filters | None = None, *, language: str = "fr", least: int = 1) -> pd.DataFrame:
    """Returns one row a chain from the outlet to the innermost source, the longest first; at least `least` sources long.

    `source_ids`, `sources` (names, empty where the text gives none) and `source_types` are lists from the outermost inwards.
    """
    check_count("least", least)
    return ask(source, "chains", CHAINS, filters, language=language, least=least)


def relays(source: Source, filters: Filters | None = None, *, language: str = "fr") -> pd.DataFrame:
    """Returns one row a source that passes on what another said, the most frequent first; `keys` are the sentences."""
    return ask(source, "relays", RELAYS, filters, language=language)


def retellings(source: Source, filters: Filters | None = None, *, language: str = "fr") -> pd.DataFrame:
    """Returns one row a mention of a dated event and a source of it; `told` numbers what is taken for one event, from 0.

    Taken for one: the same type, exactly the same days, and a participant in common, directly or through a third mention.
    That is a rule of thumb, no event coreference: two attacks of one day with one victim fall together, and an event that one
    article dates by its month stands apart. Only events that at least two outlets or two sources tell are returned; those
    that most outlets tell come first.
    """
    rows = ask(source, "retellings", RETELLINGS, filters, language=language)
    groups: dict[int, list[int]] = {}
    leader: dict[tuple[Any, ...], int] = {}
    for place, row in enumerate(records(rows)):
        names = [(row["type"], row["start_date"], row["end_date"], one) for one in row["who"]]
        joined = sorted({leader[name] for name in names if name in leader})
        group = joined[0] if joined else place
        groups.setdefault(group, [])
        for other in joined[1:]:
            groups[group] += groups.pop(other)
            leader |= {name: group for name, led in leader.items() if led == other}
        groups[group].append(place)
        leader |= dict.fromkeys(names, group)
    of_row = [-1] * len(rows)
    ranked = []
    for members in groups.values():
        part = rows.iloc[members]
        outlets, sources = part["outlet"].nunique(), part["source_id"].nunique()
        if outlets > 1 or sources > 1:
            ranked.append((-outlets, -sources, -len(members), members[0], members))
    for number, (*_, members) in enumerate(sorted(ranked)):
        for place in members:
            of_row[place] = number
    told = rows.assign(told=of_row)
    return told[told["told"] >= 0].sort_values(["told"], kind="stable")[list(TOLD)].reset_index(drop=True)


def _stories(arcs: Iterable[Arc]) -> list[dict[str, Any]]:
    return [{"id": arc.id, "first_day": arc.start, "last_day": arc.end, "event_types": list(arc.event_types),
             "entities": list(arc.entities)} for arc in arcs]
