"""A page's own controls, kept in its address: a name, its choices and a default go in; what the reader chose comes out.

The address holds the codes, not the labels, so that a link works in another language. It wins when it has changed since the
last run; otherwise the control does, and the address is written after it.
"""

from collections.abc import Mapping

import streamlit as st

from ui.language import t


def _take_up(name: str, key: str, value: object) -> None:
    seen = f"address_{name}"
    there = st.query_params.get(name)
    if key not in st.session_state or st.session_state.get(seen) != there:
        st.session_state[key] = value
    st.session_state[seen] = there


def _write(name: str, value: str, default: str) -> None:
    if value == default:
        if name in st.query_params:
            del st.query_params[name]
    elif st.query_params.get(name) != value:
        st.query_params[name] = value
    st.session_state[f"address_{name}"] = st.query_params.get(name)


def one_of(
    name: str, label: str, choices: Mapping[str, str], *, default: str, help_text: str | None = None, hidden: bool = False
) -> str:
    """One of `choices` (code → words to translate), as buttons side by side; an unknown code in the address is the default."""
    key = f"shown_{name}"
    there = st.query_params.get(name, default)
    _take_up(name, key, there if there in choices else default)
    chosen = st.segmented_control(
        label,
        list(choices),
        format_func=lambda one: t(choices[one]),
        required=True,
        key=key,
        help=help_text,
        label_visibility="collapsed" if hidden else "visible",
    )
    _write(name, chosen or default, default)
    return chosen or default


def from_list(name: str, label: str, choices: Mapping[str, str], *, default: str, width: int = 200) -> str:
    """One of `choices` (code → words as they are), from a list."""
    key = f"shown_{name}"
    there = st.query_params.get(name, default)
    _take_up(name, key, there if there in choices else default)
    chosen = st.selectbox(label, list(choices), format_func=lambda one: choices[one], key=key, width=width)
    _write(name, chosen, default)
    return chosen


def count(name: str, label: str, *, default: int, most: int, help_text: str) -> int:
    """A whole number from 1 to `most`."""
    key = f"shown_{name}"
    there = st.query_params.get(name, "")
    _take_up(name, key, min(max(int(there), 1), most) if there.isascii() and there.isdigit() else default)
    chosen = int(st.number_input(label, min_value=1, max_value=most, key=key, width=110, help=help_text))
    _write(name, str(chosen), str(default))
    return chosen
