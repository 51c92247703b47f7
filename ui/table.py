"""Tables: rows of a question go in; a table in the reader's words is drawn, and the chosen rows' sentences come out."""

import datetime as dt
from functools import cache, partial
from typing import Any

import pandas as pd
import streamlit as st

from ui.evidence import person_href
from ui.frame import View
from ui.language import day, interval, quoted, t
from ui.words import event_type, kind, source_type, status

HEIGHT = 420

# In the tables below `cache` holds for one drawing: a word is looked up once a distinct value, for each asks for the language.


def when(row: Any) -> str:
    """An event's date as exactly as it is known; `row` has `start_date` and `end_date`."""
    return t("no date") if pd.isna(row.start_date) else interval(row.start_date, row.end_date)


def _page(view: View, source_id: str) -> str:
    """The address of the page about a source; empty for one without a name."""
    return "" if source_id.startswith("~") else person_href(view, source_id)


def _chosen(
    frame: pd.DataFrame, keys: list[str], key: str, description: str, columns: dict[str, Any] | None = None
) -> list[str]:
    picked = st.dataframe(
        frame,
        hide_index=True,
        key=key,
        on_select="rerun",
        selection_mode="multi-row",
        alt=description,
        column_config=columns,
        height=min(HEIGHT, 38 + 35 * max(len(frame), 1)),
    )
    return list(dict.fromkeys(keys[row] for row in picked["selection"]["rows"] if row < len(keys)))


def _date(value: dt.date | pd.Timestamp | None) -> str:
    return "–" if value is None or pd.isna(value) else day(value, short=True)


def events_table(rows: pd.DataFrame, *, key: str) -> list[str]:
    """One row a mention of an event; returns the keys of the sentences of the rows that the reader ticked."""
    if rows.empty:
        st.caption(t("None."))
        return []
    written, marks, no_date = cache(interval), cache(quoted), t("no date")
    shown = pd.DataFrame(
        {
            t("When"): [
                no_date if pd.isna(start) else written(start, end)
                for start, end in zip(rows["start_date"], rows["end_date"], strict=True)
            ],
            t("What"): [
                " ".join(part for part in (agent, marks(trigger), patient) if isinstance(part, str))
                for agent, trigger, patient in zip(rows["agent"], rows["trigger"], rows["patient"], strict=True)
            ],
            t("Kind"): rows["type"].map(cache(event_type)).tolist(),
            t("Status"): rows["status"].map(cache(status)).tolist(),
            t("Where"): rows["place"].fillna("").tolist(),
            t("Said by"): rows["said_by"].fillna("").tolist(),
            t("Outlet"): rows["outlet"].tolist(),
            t("Published"): rows["published"].map(cache(_date)).tolist(),
            t("Sentence"): rows["text"].tolist(),
        }
    )
    return _chosen(shown, rows["key"].tolist(), key, t("Events, one row a mention"))


def said_by(rows: pd.DataFrame) -> list[str]:
    """Who says each statement: the source's name, else the words for it, else a dash."""
    named = rows["source"].where(rows["source"].notna(), rows["source_text"])
    return [str(name) for name in named.where(named.notna(), "–")]


def statements_table(view: View, rows: pd.DataFrame, *, key: str) -> list[str]:
    """One row a statement; returns the keys of the sentences of the rows that the reader ticked."""
    if rows.empty:
        st.caption(t("None."))
        return []
    shown = pd.DataFrame(
        {
            t("Published"): rows["published"].map(cache(_date)).tolist(),
            t("Outlet"): rows["outlet"].tolist(),
            t("Source"): said_by(rows),
            t("Page"): rows["source_id"].map(cache(partial(_page, view))).tolist(),
            t("Kind of source"): rows["source_type"].map(cache(source_type)).tolist(),
            t("How"): rows["kind"].map(cache(kind)).tolist(),
            t("What is said"): rows["content"].tolist(),
            t("Depth"): rows["depth"].tolist(),
        }
    )
    pages = {
        t("Page"): st.column_config.LinkColumn(width="small", display_text=":material/person:", help=t("Everything about them"))
    }
    return _chosen(shown, rows["key"].tolist(), key, t("Statements, one row each"), pages)


def articles_table(rows: pd.DataFrame, *, key: str) -> list[str]:
    """One row an article that names an entity; returns the ids of the articles that the reader ticked."""
    shown = pd.DataFrame(
        {
            t("Published"): rows["published"].map(cache(_date)).tolist(),
            t("Outlet"): rows["outlet"].tolist(),
            t("Title"): rows["title"].tolist(),
            t("Named"): rows["mentions"].tolist(),
            t("Statements"): rows["said"].tolist(),
        }
    )
    return _chosen(shown, rows["article_id"].tolist(), key, t("Articles, one row each"))


def relays_table(rows: pd.DataFrame, *, key: str) -> list[str]:
    """One row a source that passes on what another said; returns the keys of the sentences of the rows that were ticked."""
    if rows.empty:
        return []

    def names(side: str) -> list[str]:
        return [
            name or f"{source_type(code)} ({t('unnamed')})"
            for name, code in zip(rows[f"{side}_name"], rows[f"{side}_type"], strict=True)
        ]

    shown = pd.DataFrame(
        {
            t("Who relays"): names("outer"),
            t("Whom"): names("inner"),
            t("Statements"): rows["statements"].tolist(),
            t("Articles"): rows["articles"].tolist(),
            t("Outlets"): rows["outlets"].tolist(),
        }
    )
    picked = _chosen(shown, [str(place) for place in range(len(rows))], key, t("Who relays whom, one row a pair"))
    return list(dict.fromkeys(key for place in picked for key in rows["keys"].iloc[int(place)]))
