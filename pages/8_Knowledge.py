"""Knowledge: the people, offices, outlets and cue words that Selon goes by; searched, edited, and undone."""

import streamlit as st

from analysis.errors import KnowledgeError
from analysis.knowledge import tables
from ui import changing, frame, guard, known, signing_in
from ui.frame import View
from ui.language import n, t


def main() -> None:
    """The page."""
    view = frame.open_page("pages/8_Knowledge.py", t("What does Selon know?"))
    try:
        _page(view)
    except KnowledgeError as fault:
        frame.show_error(fault)


def _page(view: View) -> None:
    own = sum(len(tables.edits(name)) for name in tables.TABLES)
    counts = {name: len(tables.lines(name)) for name in tables.TABLES}
    frame.answer(
        t(
            "<b>{entities} people, organisations and places</b>, {offices} terms of office, {outlets} outlets and {cues} cue "
            "words; {own}.",
            **counts,
            own=n("{count} row was changed here", "{count} rows were changed here", own) if own else t("all as Selon came"),
        )
    )
    may_write = guard.may_write()
    changing.last(view)
    if may_write:
        changing.way_back()
    else:
        st.caption(t("The tables can be seen and taken away."))
    signing_in.draw()
    tabs = st.tabs([t(label) for label in known.NAMES.values()], key="knowledge_tabs", on_change="rerun")
    for name, tab in zip(known.NAMES, tabs, strict=True):
        if tab.open:
            with tab:
                change = known.edited(name, may_write=may_write)
                if change is not None and may_write:
                    changing.draw(view, change)


main()
