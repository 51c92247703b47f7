"""The filters as the reader meets them: the page's address and the side panel go in, one frozen `Filters` comes out.

The address and the widgets hold the same choices. The address wins when it has changed since the last run (a link was
opened, another page was chosen); otherwise the widgets do, and the address is written after them. The widgets' own binding
to the address is not used: it writes their translated labels, which another language cannot read back.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, replace
from typing import Any

import pandas as pd
import streamlit as st

from analysis.query import text_query
from analysis.query.filters import PARAMETERS, Chip, Filters, Ignored
from analysis.query.text_query import SearchError
from analysis.story_arcs import Arc
from ui.language import day, language, later, t
from ui.marked import plain
from ui.typed_day import typed_day
from ui.words import collection, event_type, language_name, source_type, status

# Where a query breaks off, and what to do about it; `{part}` stands at character `{position}`.
_BROKEN: dict[str, str] = {
    "not closed": later("The bracket at character {position} is not closed."),
    "no quotation mark": later("The quotation mark at character {position} has no partner."),
    "nothing open": later("The bracket at character {position} closes nothing."),
    "unknown field": later(
        "“{part}” at character {position} is no field: title, outlet, collection, author, source, entity, type and status "
        "are."
    ),
    "ends early": later("Something must follow “{part}”, at character {position}."),
    "out of place": later("“{part}” at character {position} does not fit there; put it between quotation marks to find it."),
    "no word": later("There is no word to look for at character {position}."),
    "too long": later("The search is too long: it ends at character {position}."),
    "too deep": later("Too many brackets within brackets at character {position}."),
}
_ADDRESS = "filters_in_address"
_KEYS = {field.name: f"filter_{field.name}" for field in fields(Filters)}
_NAMES: dict[str, Callable[[str], str]] = {
    "collections": collection,
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
        if field.endswith(("_from", "_to")):
            # what was typed stays as it was typed; set anew all the same, for another page's field of this name is empty
            typed = st.session_state.get(key) or ""
            same = typed_day(typed, last=field.endswith("_to")) == value
            st.session_state[key] = typed if same else value.isoformat() if value else ""
        else:
            st.session_state[key] = list(value) if isinstance(value, tuple) else value


def _clear() -> None:
    for key in _KEYS.values():
        st.session_state.pop(key, None)
    set_widgets(Filters())


def broken(query: str) -> SearchError | None:
    """Why a query cannot be read; None where it can, and where there is none."""
    try:
        if query:
            text_query.read(query)
    except SearchError as error:
        return error
    return None


def _from_widgets() -> Filters:
    """What the widgets hold. What cannot be read is left out; the field that it was typed into says so."""
    chosen: dict[str, Any] = {}
    for field, key in _KEYS.items():
        value = st.session_state.get(key)
        if field.endswith(("_from", "_to")):
            chosen[field] = typed_day(value or "", last=field.endswith("_to"))
        elif field == "query":
            text = " ".join((value or "").split())
            chosen[field] = "" if broken(text) else text
        else:
            chosen[field] = tuple(value or ())
    for name in ("happened", "published"):
        start, end = chosen[f"{name}_from"], chosen[f"{name}_to"]
        if start and end and start > end:
            chosen[f"{name}_to"] = None
    return Filters(**chosen)


def read(page: str) -> tuple[Filters, tuple[Ignored, ...]]:
    """The choices at the start of a run of `page`, and what its address holds that is none."""
    address = _address()
    if st.session_state.get(_ADDRESS) == (page, address) and _KEYS["outlets"] in st.session_state:
        return _from_widgets(), ()
    filters, ignored = Filters.from_params(address)
    set_widgets(filters)
    st.session_state[_ADDRESS] = (page, address)
    return filters, ignored


def pass_on() -> tuple[Filters, tuple[Ignored, ...]]:
    """As `read`, on a page that has no filters: what the address holds goes on to the next page, as does what was typed."""
    for key in _KEYS.values():
        if key in st.session_state:
            # a widget that is not drawn is forgotten, unless its value is set anew
            st.session_state[key] = st.session_state[key]
    return Filters.from_params(_address())


def write(page: str, filters: Filters) -> None:
    """Put the choices into the address of `page`, at once: each change of it is a step of the browser's way back."""
    wanted = filters.to_params()
    own = {name: st.query_params.get_all(name) for name in st.query_params if name not in PARAMETERS.values()}
    # also where nothing is new to the server: the browser does not write the address of a link within one page
    st.query_params.from_dict({**own, **wanted})
    st.session_state[_ADDRESS] = (page, wanted)


def _query() -> None:
    st.text_input(
        t("Search"),
        key=_KEYS["query"],
        icon=":material/search:",
        placeholder=t("crimea AND (vote OR referend*)"),
        max_chars=text_query.LONGEST,
        help=t(
            "Leaves the articles in which it holds, title or text. Words are found in all their forms, without regard to "
            "accents and capitals.\n\n"
            "- **vote crimée**: both; **ET**, **OU**, **SAUF**, or **AND**, **OR**, **NOT**, in capitals; brackets\n"
            "- **“le vote”**: these words in a row, as written\n"
            "- **référend\\***: all that begins so\n"
            "- **title:** **outlet:** **collection:** **author:** **entity:** **source:** **type:** **status:** before a word: "
            "only there"
        ),
    )
    error = broken(" ".join((st.session_state.get(_KEYS["query"]) or "").split()))
    if error is not None:
        words = t(_BROKEN[error.reason], part=plain(error.part), position=error.position)
        st.error(words + " " + t("Until then the page is shown without the search."), icon=":material/search_off:")


def _range(name: str, label: str) -> None:
    st.html(f'<div class="selon-label">{label}</div>')
    ends = st.container(horizontal=True, gap="xsmall")
    days: dict[str, dt.date | None] = {}
    for side, words in (("from", t("from")), ("to", t("to"))):
        typed = ends.text_input(
            f"{label}, {words}",
            key=_KEYS[f"{name}_{side}"],
            placeholder=words,
            max_chars=30,
            label_visibility="collapsed",
        )
        days[side] = typed_day(typed or "", last=side == "to")
        if (typed or "").strip() and days[side] is None:
            st.error(
                t("“{typed}” is no date. Write 2014, 2014-03, mars 2014 or 18/03/2014.", typed=plain(typed or "")),
                icon=":material/event_busy:",
            )
    if days["from"] and days["to"] and days["from"] > days["to"]:
        st.error(t("It ends before it begins: the end is left out."), icon=":material/event_busy:")


def _happened_in(first: dt.date | None, last: dt.date | None) -> None:
    set_widgets(replace(_from_widgets(), happened_from=first, happened_to=last))


def _periods(arcs: Iterable[Arc], extents: Mapping[str, Any]) -> None:
    """Stretches of time by their name: the story arcs, this year and the corpus's last one, all."""
    chosen = _from_widgets()
    latest = [extents[name].year for name in ("last_published",) if extents[name]]
    this_year = dt.datetime.now(dt.UTC).date().year
    if extents["last_happened"] and extents["last_happened"].year >= this_year:
        latest.append(this_year)
    with st.container(horizontal=True, gap="xxsmall", key="arcs"):
        for arc in arcs:
            st.button(plain(arc.label[language()]), key=f"arc_{arc.id}", on_click=_happened_in, args=(arc.start, arc.end))
        for year in sorted(set(latest)):
            ends = (dt.date(year, 1, 1), dt.date(year, 12, 31))
            st.button(str(year), key=f"year_{year}", on_click=_happened_in, args=ends)
        if chosen.in_days:
            st.button(t("all times"), key="all_times", on_click=_happened_in, args=(None, None))


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


def panel(options: pd.DataFrame, arcs: Iterable[Arc], extents: Mapping[str, Any]) -> Filters:
    """Draw the filters; returns what they hold. `options` and `extents` as `corpus` answers them."""
    _query()
    # one corpus needs no choice; a link may name another
    if (options["filter"] == "collections").sum() > 1 or st.session_state.get(_KEYS["collections"]):
        _several(options, "collections", t("Collection"), t("all collections"))
    _range("happened", t("Happened"))
    _periods(arcs, extents)
    _range("published", t("Published"))
    _several(options, "outlets", t("Outlet"), t("all"))
    _several(options, "entities", t("Who or what"), t("anyone, anything"))
    _several(options, "source_types", t("Who says so"), t("any source"))
    _several(options, "event_types", t("Kind of event"), t("any kind"))
    _several(options, "statuses", t("Status of the event"), t("any status"))
    _several(options, "languages", t("Language of the article"), t("all"))
    return _from_widgets()


def _chip_label(chip: Chip, names: dict[tuple[str, str], str]) -> str:
    if chip.field == "query":
        return t("search: {query}", query=chip.value)
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
        st.button(t("Clear all"), key="clear_all", type="tertiary", on_click=_clear)
    return True
