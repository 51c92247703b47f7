"""Method: what is extracted, by which rules, how often it is wrong, and what it cannot do."""

import streamlit as st

from analysis import method
from ui import frame
from ui.language import language, t


def main() -> None:
    """The page."""
    frame.open_page("pages/6_Method.py", t("How does Selon read?"))
    with st.container(key="method"):
        st.markdown(method.page(language()))


main()
