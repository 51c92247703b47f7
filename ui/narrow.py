"""Cross-filtering: what the reader picked on a chart goes in; the page's view, narrowed to it for now, comes out."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from analysis.query.filters import Filters
from ui import choices
from ui.frame import View, let_go
from ui.language import t
from ui.marked import plain

SHORT = 4


def listed(names: Iterable[str]) -> str:
    """Names in a row; of many, the first ones and how many more there are. They may hold text from articles."""
    rows = list(dict.fromkeys(names))
    if len(rows) <= SHORT:
        return ", ".join(rows)
    return t("{names} and {count} more", names=", ".join(rows[: SHORT - 1]), count=len(rows) - SHORT + 1)


def narrow(view: View, change: Mapping[str, Any], label: str) -> View:
    """The view with `change` on top of its filters, and a line that offers to keep it; call it when a chart was picked on.

    `change` names fields of `Filters` and the values that they take for now, in the place of the ones they had: tuples for
    the fields that hold several (`{"outlets": ("Le Spécimen",)}`), days for the ends of a range
    (`{"happened_from": first, "happened_to": last}`), a string for `query`. `label` says it in the reader's words
    (“March 2014”); it may hold text from articles. Draw the chart that was picked on from the `view` that goes in, so that
    the pick stays on the screen, and all that follows it, counts and answer too, from the `View` that comes out:

        picked = overview.chosen(selectable(figure, "months", alternative))
        if picked:
            view = narrow(view, {"happened_from": picked[0], "happened_to": picked[1]}, days.interval(*picked, view.language))

    The line stands where it is called, once a `change`. An empty `change`, or one that the filters hold already, draws
    nothing and gives the same view back. *Keep as filter* writes the change into the filters, the address and the chips;
    *Let go* forgets what is picked, on every chart of the page.
    """
    filters = replace(view.filters, **change)
    if filters == view.filters:
        return view
    name = "-".join(sorted(change))
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"narrowed_{name}"):
        st.markdown(t("For now, only **{label}**", label=plain(label)), width="content")
        st.button(
            t("Keep as filter"),
            key=f"keep_{name}",
            icon=":material/filter_alt:",
            on_click=_keep,
            args=(filters,),
        )
        st.button(t("Let go"), key=f"let_go_{name}", icon=":material/close:", type="tertiary", on_click=let_go)
    return replace(view, filters=filters)


def _keep(filters: Filters) -> None:
    choices.set_widgets(filters)
    let_go()
