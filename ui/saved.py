"""Views under a name, near the chips of every page: save this one, open another, delete one and put it back."""

from collections.abc import Callable, Mapping

import streamlit as st

from analysis.errors import SelonError
from analysis.store import saved_views
from analysis.store.lake import Store
from ui import guard
from ui.language import KEY, t
from ui.marked import plain

_NAME, _FAULT, _DELETED = "saved_name", "saved_fault", "saved_deleted"


def _tried(change: Callable[[], object]) -> bool:
    try:
        change()
    except SelonError as error:
        st.session_state[_FAULT] = str(error)
        return False
    return True


def _save(store: Store, page: str) -> None:
    params = {name: st.query_params.get_all(name) for name in st.query_params if name != KEY}
    name = st.session_state.get(_NAME) or ""
    if _tried(lambda: saved_views.save(store, name, page, params)):
        st.session_state[_NAME] = ""


def _delete(store: Store, view: saved_views.SavedView) -> None:
    if _tried(lambda: saved_views.delete(store, view.name)):
        st.session_state[_DELETED] = view


def _put_back(store: Store, view: saved_views.SavedView) -> None:
    if _tried(lambda: saved_views.put_back(store, view)):
        st.session_state.pop(_DELETED, None)


def draw(store: Store, page: str, pages: Mapping[str, str]) -> None:
    """The popover. `pages` are the pages that a view may open, with their names; a broken file is told inside it."""
    may_write = guard.may_write()
    with st.popover(t("Saved views"), icon=":material/bookmark:", type="tertiary", key="saved_views"):
        fault = st.session_state.pop(_FAULT, None)
        try:
            views = saved_views.saved_views(store.folder)
        except SelonError as error:
            views, fault = (), str(error)
        if fault:
            st.error(plain(fault))
        if may_write:
            st.text_input(t("Name of this view"), key=_NAME, max_chars=saved_views.LONGEST_NAME)
            st.button(t("Save this view"), key="save_view", icon=":material/bookmark_add:", on_click=_save, args=(store, page))
        deleted = st.session_state.get(_DELETED)
        if may_write and deleted:
            st.caption(t("“{name}” was deleted.", name=plain(deleted.name)))
            st.button(t("Put back"), key="put_back_view", icon=":material/undo:", on_click=_put_back, args=(store, deleted))
        own = {KEY: st.query_params[KEY]} if KEY in st.query_params else {}
        if not views:
            st.caption(t("Nothing is saved yet."))
        for view in views:
            with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
                if view.page in pages:
                    label = f"{plain(view.name)} · {t(pages[view.page])}"
                    st.page_link(view.page, label=label, query_params={**view.params, **own})
                else:
                    st.caption(plain(view.name))
                if may_write:
                    st.button(
                        "",
                        key=f"delete_view_{view.name}",
                        icon=":material/delete:",
                        type="tertiary",
                        help=t("Delete “{name}”", name=plain(view.name)),
                        on_click=_delete,
                        args=(store, view),
                    )
