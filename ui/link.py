"""The address of what is on the screen, to be copied: it opens the same view in another browser."""

from urllib.parse import urlencode

import streamlit as st

from ui.language import KEY, language, t


def address() -> str:
    """The page's address with all filters and controls, and the language that it is read in."""
    here = (st.context.url or "").split("?")[0]
    params = {name: st.query_params.get_all(name) for name in st.query_params}
    return f"{here}?{urlencode({**params, KEY: [language()]}, doseq=True)}"


@st.fragment
def draw() -> None:
    """A small menu that shows the address with a button that copies it; asked when opened, after all controls have spoken."""
    menu = st.popover(t("Copy link"), icon=":material/link:", type="tertiary", key="copy_link", on_change="rerun")
    if not menu.open:
        return
    with menu:
        st.caption(t("Opens the same view in another browser: same filters, same controls."))
        st.code(address(), language=None, wrap_lines=True)
