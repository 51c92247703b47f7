"""The two sides of a comparison: what each holds is chosen here and kept in the address, as `a=` and `b=`."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pandas as pd
import streamlit as st

from analysis.charts import days
from analysis.errors import SelonError
from analysis.query import comparison
from analysis.query.filters import Filters
from analysis.store.saved_views import saved_views
from analysis.story_arcs import story_arcs
from ui.frame import View
from ui.language import language, later, t
from ui.marked import plain
from ui.typed_day import typed_day
from ui.words import collection, event_type, language_name, source_type, status

# Without ends of its own, a date field stops ten years back.
EARLIEST, LATEST = dt.date(1000, 1, 1), dt.date(2999, 12, 31)

KINDS = {
    "outlets": later("Outlet"),
    "collections": later("Collection"),
    "arc": later("Story"),
    "dates": later("Two dates"),
    "languages": later("Language"),
    "source_types": later("Kind of source"),
    "entities": later("Who or what"),
    "saved": later("Saved view"),
}
_NAMES: dict[str, Callable[[str], str]] = {
    "collections": collection,
    "languages": language_name,
    "source_types": source_type,
    "event_types": event_type,
    "statuses": status,
}
# Spelled choices and what they are called, in the order of the list.
Options = dict[str, str]


def _options(view: View, options: pd.DataFrame) -> dict[str, Options]:
    found: dict[str, Options] = {}
    for kind in ("outlets", "collections", "languages", "source_types", "entities"):
        rows = options[options["filter"] == kind]
        named = _NAMES.get(kind, str)
        found[kind] = {
            comparison.spelled(Filters(**{kind: (value,)})): named(label)
            for value, label in zip(rows["value"], rows["label"], strict=True)
        }
    found["arc"] = {
        comparison.spelled(Filters(happened_from=arc.start, happened_to=arc.end)): arc.label[language()] for arc in story_arcs()
    }
    try:
        saved = saved_views(view.store.folder)
    except SelonError:  # told where the saved views are
        saved = ()
    found["saved"] = {}
    for one in saved:
        spelled = comparison.spelled(Filters.from_params(one.params)[0])
        if spelled:
            found["saved"].setdefault(spelled, one.name)
    return found


def _kind(spelled: str, found: dict[str, Options]) -> str:
    kinds = [kind for kind, choices in found.items() if spelled in choices]
    if kinds:
        return kinds[0]
    filters = comparison.side(spelled)
    fields = {chip.field for chip in filters.active()}
    if fields and fields <= {"happened_from", "happened_to"}:
        return "dates"
    chosen = fields.pop() if len(fields) == 1 else ""
    return chosen if chosen in KINDS else "saved"


def name_of(spelled: str, found: dict[str, Options]) -> str:
    """What a side is called: as its list calls it, else by all that it holds."""
    for choices in found.values():
        if spelled in choices:
            return choices[spelled]
    filters = comparison.side(spelled)
    parts = []
    if filters.in_days:
        first, last = filters.happened_from, filters.happened_to
        parts.append(days.interval(first, last, language()) if first and last else f"{first or '…'} – {last or '…'}")
    for chip in filters.active():
        if not chip.field.startswith("happened"):
            known = (
                found.get(chip.field, {}).get(comparison.spelled(Filters(**{chip.field: (chip.value,)})), chip.value)
                if chip.field in found
                else _NAMES.get(chip.field, str)(chip.value)
            )
            parts.append(known)
    return " + ".join(parts) or t("the whole corpus")


def _put(side: str, spelled: str) -> None:
    st.query_params[side] = spelled


def _take_kind(side: str, found: dict[str, Options]) -> None:
    kind = st.session_state[f"side_{side}_kind"]
    other = st.query_params.get("b" if side == "a" else "a")
    if kind == "dates":
        today = dt.datetime.now(dt.UTC).date()
        _put(side, comparison.spelled(Filters(happened_from=today.replace(month=1, day=1), happened_to=today)))
        return
    choices = [one for one in found[kind] if one != other] or list(found[kind])
    if choices:
        _put(side, choices[0])


def _take_value(side: str) -> None:
    _put(side, st.session_state[f"side_{side}_value"])


def _take_dates(side: str) -> None:
    typed = {end: (st.session_state[f"side_{side}_{end}"] or "").strip() for end in ("from", "to")}
    first, last = (typed_day(typed[end], last=end == "to") for end in ("from", "to"))
    st.session_state[f"side_{side}_faults"] = [
        typed[end] for end, day in (("from", first), ("to", last)) if typed[end] and not day
    ]
    if first and last and first > last:
        first, last = last, first
    if (first or last) and not st.session_state[f"side_{side}_faults"]:
        _put(side, comparison.spelled(Filters(happened_from=first, happened_to=last)))


def _draw(side: str, label: str, spelled: str, found: dict[str, Options]) -> None:
    kind = _kind(spelled, found)
    kinds = [one for one in KINDS if one in ("dates", kind) or found.get(one)]
    st.session_state[f"side_{side}_kind"] = kind
    left, right = st.columns([2, 3], gap="xsmall")
    left.selectbox(
        label,
        kinds,
        format_func=lambda one: t(KINDS[one]),
        key=f"side_{side}_kind",
        on_change=_take_kind,
        args=(side, found),
    )
    if kind == "dates":
        chosen = comparison.side(spelled)
        ends = right.columns(2, gap="xsmall")
        for column, end, words, value in (
            (ends[0], "from", t("from"), chosen.happened_from),
            (ends[1], "to", t("to"), chosen.happened_to),
        ):
            st.session_state[f"side_{side}_{end}"] = value.isoformat() if value else ""
            column.text_input(f"{label}, {words}", key=f"side_{side}_{end}", max_chars=30, on_change=_take_dates, args=(side,))
        for fault in st.session_state.pop(f"side_{side}_faults", ()):
            st.error(
                t("“{typed}” is no date. Write 2014, 2014-03, mars 2014 or 18/03/2014.", typed=plain(fault)),
                icon=":material/event_busy:",
            )
        return
    choices = dict(found[kind])
    choices.setdefault(spelled, name_of(spelled, found))
    st.session_state[f"side_{side}_value"] = spelled
    right.selectbox(
        f"{label}, {t(KINDS[kind])}",
        list(choices),
        format_func=lambda one: choices[one],
        key=f"side_{side}_value",
        on_change=_take_value,
        args=(side,),
    )


def choose(view: View, options: pd.DataFrame) -> tuple[tuple[View, View], tuple[str, str]]:
    """Draw both sides; returns the view of each, the reader's filters under its own, and their names.

    Where the address names none, the two outlets with most articles stand there. `options` as `corpus.options` answers.
    """
    found = _options(view, options)
    defaults = [*found["outlets"], "", ""]
    spelled = []
    for side, default in zip(comparison.SIDES, defaults, strict=False):
        there = comparison.spelled(comparison.side(st.query_params.get(side, default)))
        if st.query_params.get(side, "") != there:
            st.query_params[side] = there
        spelled.append(there)
    with st.container(key="sides"):
        columns = st.columns(2, gap="medium")
        for column, side, label, one in zip(columns, comparison.SIDES, (t("Side A"), t("Side B")), spelled, strict=True):
            with column:
                _draw(side, label, one, found)
    a, b = (replace(view, filters=comparison.over(view.filters, comparison.side(one))) for one in spelled)
    return (a, b), (name_of(spelled[0], found), name_of(spelled[1], found))
