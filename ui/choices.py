"""The filters as the reader meets them: the page's address and the side panel go in, one frozen `Filters` comes out.

The address and the widgets hold the same choices. The address wins when it has changed since the last run (a link was
opened, another page was chosen); otherwise the widgets do, and the address is written after them. The widgets' own binding
to the address is not used: it writes their translated labels, which another language cannot read back.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import fields, replace

import pandas as pd
import streamlit as st

from analysis.query.filters import PARAMETERS, Chip, Filters, Ignored
from analysis.story_arcs import Arc
from ui.language import day, language, t
from ui.marked import plain
from ui.words import event_type, language_name, source_type, status

EARLIEST, LATEST = dt.date(1000, 1, 1), dt.date(2999, 12, 31)
_ADDRESS = "filters_in_address"
_KEYS = {field.name: f"filter_{field.name}" for field in fields(Filters)}
_NAMES: dict[str, Callable[[str], str]] = {
    "languages": language_name,
    "source_types": source_type,
    "event_types": event_type,
    "statuses": status,
}


def _address() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in PARAMETERS.values() if name in st.query_params}


def set_widgets(filters: Filters) -> None:
    """Let the widgets of the next run hold `filters`."""
    for field, key in _KEYS.items():
        value = getattr(filters, field)
        st.session_state[key] = list(value) if isinstance(value, tuple) else value


def _from_widgets() -> Filters:
    chosen = {field: st.session_state.get(key) for field, key in _KEYS.items()}
    return Filters(**{field: tuple(value) if isinstance(value, list) else value for field, value in chosen.items() if value})


def read(page: str) -> tuple[Filters, tuple[Ignored, ...]]:
    """The choices at the start of a run of `page`, and what its address holds that is none."""
    address = _address()
    if st.session_state.get(_ADDRESS) == (page, address) and _KEYS["outlets"] in st.session_state:
        return _from_widgets(), ()
    filters, ignored = Filters.from_params(address)
    set_widgets(filters)
    st.session_state[_ADDRESS] = (page, address)
    return filters, ignored


def write(page: str, filters: Filters) -> None:
    """Put the choices into the address of `page`."""
    wanted, there = filters.to_params(), _address()
    for name in there.keys() - wanted.keys():
        del st.query_params[name]
    for name, values in wanted.items():
        if there.get(name) != values:
            st.query_params[name] = values
    st.session_state[_ADDRESS] = (page, wanted)


def _range(name: str, label: str) -> None:
    st.html(f'<div class="selon-label">{label}</div>')
    start, end = st.columns(2, gap="xsmall")
    for column, side, words in ((start, "from", t("from")), (end, "to", t("to"))):
        column.date_input(
            f"{label}, {words}",
            value=None,
            min_value=EARLIEST,
            max_value=LATEST,
            format="YYYY-MM-DD",
            key=_KEYS[f"{name}_{side}"],
            label_visibility="collapsed",
        )


def _take_arc(arc: Arc) -> None:
    set_widgets(replace(_from_widgets(), happened_from=arc.start, happened_to=arc.end))


def _several(options: pd.DataFrame, field: str, label: str, placeholder: str) -> None:
    rows = options[options["filter"] == field]
    named = _NAMES.get(field, str)
    shown = {
        value: f"{named(text)} ({articles})"
        for value, text, articles in zip(rows["value"], rows["label"], rows["articles"], strict=True)
    }
    if field == "source_types":
        shown["none"] = source_type("none")
    for chosen in st.session_state.get(_KEYS[field]) or []:
        shown.setdefault(chosen, chosen)
    st.multiselect(
        label, list(shown), format_func=lambda value: shown.get(value, value), key=_KEYS[field], placeholder=placeholder
    )


def panel(options: pd.DataFrame, arcs: Iterable[Arc]) -> Filters:
    """Draw the filters; returns what they hold. `options` as `corpus.options` answers."""
    _range("happened", t("Happened"))
    with st.container(horizontal=True, gap="xxsmall", key="arcs"):
        for arc in arcs:
            st.button(plain(arc.label[language()]), key=f"arc_{arc.id}", on_click=_take_arc, args=(arc,))
    _range("published", t("Published"))
    _several(options, "outlets", t("Outlet"), t("all"))
    _several(options, "entities", t("Who or what"), t("anyone, anything"))
    _several(options, "source_types", t("Who says so"), t("any source"))
    _several(options, "event_types", t("Kind of event"), t("any kind"))
    _several(options, "statuses", t("Status of the event"), t("any status"))
    _several(options, "languages", t("Language of the article"), t("all"))
    return _from_widgets()


def _chip_label(chip: Chip, names: dict[tuple[str, str], str]) -> str:
    if chip.field.endswith(("_from", "_to")):
        when = day(dt.date.fromisoformat(chip.value), short=True)
        words = {
            "happened_from": t("happened from {day}", day=when),
            "happened_to": t("happened to {day}", day=when),
            "published_from": t("published from {day}", day=when),
            "published_to": t("published to {day}", day=when),
        }
        return words[chip.field]
    return _NAMES.get(chip.field, str)(names.get((chip.field, chip.value), chip.value))


def _take_back(chip: Chip) -> None:
    set_widgets(_from_widgets().without(chip))


def chips(options: pd.DataFrame, filters: Filters) -> bool:
    """Draw what is chosen as chips, each with a way to take it back; returns whether anything is."""
    chosen = filters.active()
    if not chosen:
        return False
    names = {
        (field, value): text for field, value, text in zip(options["filter"], options["value"], options["label"], strict=True)
    }
    with st.container(horizontal=True, gap="xsmall", key="chips"):
        for chip in chosen:
            st.button(
                plain(_chip_label(chip, names)),
                key=f"chip_{chip.field}_{chip.value}",
                icon=":material/close:",
                icon_position="right",
                help=t("Take this filter back"),
                on_click=_take_back,
                args=(chip,),
            )
        st.button(t("Clear all"), key="clear_all", type="tertiary", on_click=set_widgets, args=(Filters(),))
    return True
