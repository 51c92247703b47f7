"""Sources: who says what, by kind and by source, per outlet and over time; and who relays whom."""

import datetime as dt
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from analysis.charts import concentration, days, retellings, sankey, shares
from analysis.export.views import part_names
from analysis.query import sources
from analysis.rows import records
from analysis.story_arcs import story_arcs
from ui import evidence, frame
from ui.download import downloads, rows_as_csv
from ui.frame import View, selectable
from ui.language import later, n, percent, t
from ui.marked import plain
from ui.narrow import listed, narrow
from ui.shown import one_of
from ui.table import relays_table, statements_table
from ui.words import source_type

# As many sources as a table can be read to the end of.
RANKED = 2000
GROUPS = {
    "outlet": later("by outlet"),
    "event_type": later("by kind of event"),
    "arc": later("by story"),
    "year": later("by year"),
    "month": later("by month"),
    "all": later("all together"),
}


KINDS = {"all": later("all"), "four": later("institution, person, anonymous, none")}
SECTIONS = {
    "kinds": later("Which kinds of source?"),
    "few": later("On how few voices does it rest?"),
    "relays": later("Who relays whom?"),
    "voices": later("Who said what?"),
    "event": later("Who tells the same event?"),
}


def words(left: dict[str, Any], whole: pd.DataFrame, ranking: pd.DataFrame) -> str:
    """The answer: how many statements and sources, what share of sentences names none, which kind speaks most."""
    if whole.empty or not whole["statements"].sum():
        return t("Nobody is said to say anything here.")
    share = whole.set_index("source_type")["share"]
    spoken = share.drop("none", errors="ignore")
    named = ranking[ranking["name"].notna()]
    said = t(
        "<b>{statements}</b> are ascribed to {sources}; <b>{none}</b> of all sentences carry no source.",
        statements=n("{count} statement", "{count} statements", left["statements"]),
        sources=n("{count} named source", "{count} named sources", left["sources"]),
        none=percent(share.get("none", 0)),
    )
    most = (
        " "
        + t(
            "The kind that speaks most is <b>{kind}</b> ({share} of sentences).",
            kind=escape(source_type(spoken.idxmax())),
            share=percent(spoken.max()),
        )
        if len(spoken)
        else ""
    )
    first = (
        " "
        + t(
            "The most quoted source is <b>{name}</b> ({count}).",
            name=escape(named["name"].iloc[0]),
            count=int(named["statements"].iloc[0]),
        )
        if len(named)
        else ""
    )
    anonymous = left["anonymous_statements"]
    unnamed = " " + n("{count} statement is anonymous.", "{count} statements are anonymous.", anonymous) if anonymous else ""
    return said + most + first + unnamed


def kinds(view: View) -> None:
    """Which kinds of source, per outlet, topic or time, with unattributed sentences as part of the whole."""
    arcs = story_arcs()
    with frame.card("shares"):
        with st.container(horizontal=True, gap="medium"):
            by = one_of("by", t("Shares"), GROUPS, default="outlet")
            coarse = one_of("kinds", t("Kinds of source"), KINDS, default="all") == "four"
        rows = view.ask(sources.shares, view.filters, by=by, arcs=arcs)
        look = {"language": view.language, "scheme": view.scheme, "coarse": coarse}
        if by in ("year", "month"):
            figure = shares.over_time(rows, unit=by, **look)
        else:
            figure = shares.figure(rows, names=part_names(rows, by, view.language), **look)
        alternative = shares.alternative(rows, language=view.language)
        picked = shares.chosen(selectable(figure, f"shares_{by}_{coarse}", alternative))
        st.caption(
            t("Of the sentences read; each counts once, under its outermost source. Click a part to read its sentences.")
            + (" " + t("A sentence that tells of two topics counts in both.") if by in ("event_type", "arc") else "")
        )
        controls = {"by": by, "kinds": "four" if coarse else "all"}
        downloads(view, "sources", rows, figure, title=t("Who says so?"), controls=controls)
    if picked:
        keys = dict.fromkeys(
            key
            for part, types in picked.items()
            for key in view.ask(sources.share_sentences, part, types, view.filters, by=by, arcs=arcs)["key"]
        )
        names = part_names(rows, by, view.language)
        types = tuple(dict.fromkeys(one for kinds_of in picked.values() for one in kinds_of))
        parts = tuple(part for part in picked if part)
        about = " · ".join(
            filter(None, (listed(names.get(part, part) for part in parts), listed(source_type(one) for one in types)))
        )
        told = tuple(one for one in types if one != "other")
        narrow(view, _filters_of(by, parts) | ({"source_types": told} if told else {}), about)
        evidence.panel(view, list(keys), key="share_evidence", about=about)


def _filters_of(by: str, parts: tuple[str, ...]) -> dict[str, Any]:
    """The filters that parts of a chart of shares stand for; none where no filter holds several such parts."""
    if not parts:
        return {}
    if by in ("month", "year"):
        starts = [dt.date.fromisoformat(part) for part in parts]
        return {"published_from": min(starts), "published_to": days.period_end(max(starts), by)}
    if by == "arc":
        (arc,) = [one for one in story_arcs() if one.id == parts[0]] if len(parts) == 1 else [None]
        return {"happened_from": arc.start, "happened_to": arc.end} if arc else {}
    field = {"outlet": "outlets", "event_type": "event_types"}.get(by)
    return {field: parts} if field else {}


def voices_few(view: View) -> None:
    """On how few voices each outlet rests."""
    rows = view.ask(sources.concentration, view.filters, language=view.language, by="outlet")
    whole = records(view.ask(sources.concentration, view.filters, language=view.language, by="all"))
    if not whole:
        st.info(t("No statement here has a named source."), icon=":material/person_off:")
        return
    one = whole[0]
    frame.answer(
        t(
            "<b>{first} of the statements come from one source, {name}, {five} from five</b>, of {statements} with one of "
            "{sources}. {unnamed} more have a source without a name.",
            first=percent(one["first"]),
            name=escape(one["first_name"] or "–"),
            five=percent(one["top5"]),
            statements=n("{count} statement", "{count} statements", one["statements"]),
            sources=n("{count} named source", "{count} named sources", one["sources"]),
            unnamed=one["unnamed"],
        )
    )
    with frame.card("concentration"):
        figure = concentration.figure(rows, language=view.language, scheme=view.scheme)
        parts = concentration.chosen(
            selectable(figure, "concentration", concentration.alternative(rows, language=view.language))
        )
        st.caption(
            t(
                "Of the statements with a named source. ≈ voices: how many equally quoted sources would be as concentrated, "
                "the inverse of the Herfindahl index, estimated without bias (Simpson 1949)."
            )
        )
        downloads(view, "concentration", rows, figure, title=t("On how few voices does it rest?"))
    if parts:
        about = listed(parts)
        said = view.ask(sources.statements, narrow(view, {"outlets": parts}, about).filters, language=view.language)
        named = said[~said["source_id"].str.startswith("~")]
        evidence.panel(view, list(dict.fromkeys(named["key"])), key="concentration_evidence", about=about)


def same_event(view: View) -> None:
    """The same event by who tells it."""
    rows = view.ask(sources.retellings, view.filters, language=view.language)
    count = rows["told"].nunique()
    frame.answer(
        n(
            "<b>{count} event</b> is told by several outlets or sources.",
            "<b>{count} events</b> are told by several outlets or sources.",
            count,
        )
    )
    if not count:
        return
    with frame.card("retellings"):
        figure = retellings.figure(rows, language=view.language, scheme=view.scheme)
        picked = retellings.chosen(selectable(figure, "retellings", retellings.alternative(rows, language=view.language)))
        st.caption(
            t(
                "Taken for one event: mentions of one kind, on exactly the same days, with a participant in common. That is a "
                "rule of thumb: it can join two events of one day, and part one that is dated differently. A ring: planned, "
                "denied or not confirmed. Click a disc to read its sentences."
            )
        )
        downloads(view, "retellings", rows, figure, title=t("Who tells the same event?"))
    titles = {row["told"]: retellings.title(row, view.language) for row in reversed(records(rows))}
    told = st.selectbox(
        t("Open an event"),
        sorted(titles),
        format_func=lambda one: titles[one],
        index=None,
        key="told",
        placeholder=t("Click a disc, or choose here"),
    )
    wanted = set(picked)
    part = (
        rows[rows["told"] == told]
        if told is not None
        else rows[[pair in wanted for pair in zip(rows["told"], rows["outlet"], strict=True)]]
    )
    if len(part):
        about = listed(titles[one] for one in dict.fromkeys(part["told"]))
        first, last = part["start_date"].min().date(), part["end_date"].max().date()
        narrow(view, {"happened_from": first, "happened_to": last, "event_types": tuple(part["type"].unique())}, about)
        evidence.panel(view, list(dict.fromkeys(part["key"])), key="told_evidence", about=about)


def relays(view: View) -> None:
    """From the outlet to whoever said it first."""
    with frame.card("chains"):
        st.header(t("Who relays whom?"), anchor=False)
        rows = view.ask(sources.chains, view.filters, language=view.language, least=2)
        if rows.empty:
            st.caption(t("No source is relayed by another here."))
            return
        figure = sankey.figure(rows, language=view.language, scheme=view.scheme)
        clicked = sankey.chosen(selectable(figure, "chains", sankey.alternative(rows, language=view.language)))
        downloads(view, "chains", rows, figure, title=t("Who relays whom?"))
        keys: dict[str, list[str]] = {}
        for row in rows.itertuples():
            links = (name or source_type(kind) for name, kind in zip(row.sources, row.source_types, strict=True))
            keys.setdefault(" → ".join([row.outlet, *links]), []).append(row.key)
        chain = st.selectbox(
            t("Open a chain"),
            list(keys),
            index=None,
            key="chain",
            placeholder=t("Click a stream, or choose here"),
            format_func=lambda one: f"{one} ({len(keys[one])})",
        )
    relayed = view.ask(sources.relays, view.filters, language=view.language)
    picked = relays_table(relayed, key="relays")
    rows_as_csv(view, "relays", lambda: relayed)
    if picked:
        evidence.panel(view, picked, key="relay_evidence")
    elif chain:
        evidence.panel(view, list(dict.fromkeys(keys[chain])), key="chain_evidence", about=chain)
    elif clicked:
        outlets, speakers = sankey.who(clicked, rows)
        names = {source_id: name for ids, called in zip(rows["source_ids"], rows["sources"], strict=True)
                 for source_id, name in zip(ids, called, strict=True)}
        about = listed([*outlets, *(str(names.get(one) or one) for one in speakers)])
        narrow(view, {name: ids for name, ids in (("outlets", outlets), ("entities", speakers)) if ids}, about)
        evidence.panel(view, sankey.keys_of(rows, clicked, language=view.language), key="chain_evidence", about=about)


def voices(view: View, ranking: pd.DataFrame) -> None:
    """Each source with how often and how it speaks; ticking one lists what it said, ticking a statement shows it."""
    st.header(t("Source by source"), anchor=False)
    unnamed = t("unnamed")
    names = [
        name if isinstance(name, str) else f"{source_type(kind)} ({unnamed})"
        for name, kind in zip(ranking["name"], ranking["source_type"], strict=True)
    ]
    picked = st.dataframe(
        pd.DataFrame(
            {
                t("Source"): names,
                t("Kind of source"): ranking["source_type"].map(source_type),
                t("Statements"): ranking["statements"],
                t("Share"): ranking["share"],
                t("Quoted"): ranking["direct"],
                t("Partly quoted"): ranking["mixed"],
                t("Reported"): ranking["indirect"],
                t("Anonymous"): ranking["anonymous"],
                t("Relayed"): ranking["relayed"],
                t("Articles"): ranking["articles"],
                t("Outlets"): ranking["outlets"],
            }
        ),
        hide_index=True,
        key="ranking",
        on_select="rerun",
        selection_mode="single-row",
        alt=t("Sources, the most quoted first"),
        column_config={t("Share"): st.column_config.ProgressColumn(format="percent", min_value=0, max_value=1)},
    )
    rows_as_csv(view, "ranking", lambda: ranking)
    st.caption(t("Tick a source to read what it said, in the order of publication."))
    chosen = picked["selection"]["rows"]
    source_id = ranking["source_id"].iloc[chosen[0]] if chosen and chosen[0] < len(ranking) else None
    said = view.ask(sources.statements, view.filters, language=view.language, source_id=source_id)
    st.header(t("What {source} said", source=plain(names[chosen[0]])) if source_id else t("What was said"), anchor=False)
    if source_id and not source_id.startswith("~"):
        st.page_link(
            "pages/2_Entities.py",
            label=t("Everything about {name}", name=plain(names[chosen[0]])),
            icon=":material/person:",
            query_params=view.link("", who=source_id),
        )
    keys = statements_table(view, said, key="statements")
    rows_as_csv(view, "statements", lambda: said, controls={"speaker": source_id})
    if keys:
        evidence.panel(view, keys, key="statement_evidence")
    elif source_id:
        evidence.panel(view, list(dict.fromkeys(said["key"])), key="source_evidence", about=names[chosen[0]])


def main() -> None:
    """The page."""
    view = frame.open_page("pages/3_Sources.py", t("Who says so?"))
    place = st.container(gap="xsmall")
    left = frame.honest_count(view)
    ranking = view.ask(sources.ranking, view.filters, language=view.language, top=RANKED)
    with place:
        frame.answer(words(left, view.ask(sources.shares, view.filters, by="all"), ranking))
    if not left["sentences"]:
        return
    section = one_of("look", t("Look at"), SECTIONS, default="kinds", hidden=True)
    if section == "voices":
        voices(view, ranking)
    else:
        {"kinds": kinds, "few": voices_few, "relays": relays, "event": same_event}[section](view)


main()
