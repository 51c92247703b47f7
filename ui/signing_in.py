"""Signing in and out: who may only look is told why and what changes that; who may change the corpus, as whom."""

import streamlit as st
from streamlit.errors import StreamlitAuthError

from analysis.errors import SelonError
from ui import frame, guard
from ui.language import t
from ui.marked import plain


def draw() -> None:
    """What this visitor may do, with the way to sign in or out; nothing where everybody on this machine may."""
    who = guard.account()
    if guard.forbidden():
        _locked(t("The owner has made this corpus read-only (SELON_READ_ONLY)."))
    elif guard.broken():
        _locked(
            t("The corpus is read-only: .streamlit/secrets.toml cannot be read. The server's log says which line is wrong.")
        )
    elif who is not None:
        _as(who)
    elif guard.gave_password():
        st.caption(t("Signed in with the password."))
        st.button(t("Sign out"), icon=":material/logout:", key="sign_out", on_click=guard.forget_password)
    elif guard.can_sign_in() or guard.takes_password():
        _locked(t("Sign in to change the corpus. To look, nobody needs to."))
        _ways()
    elif not guard.may_write():
        _locked(
            t(
                "This dashboard can be reached from other machines, so that its corpus is read-only. docs/deploy.md says how "
                "to change that."
            )
        )


def _as(who: str) -> None:
    if guard.is_editor():
        st.caption(t("Signed in as {who}.", who=plain(who)))
    else:
        _locked(t("Signed in as {who}, who may look but is not one of the editors in .streamlit/secrets.toml.", who=plain(who)))
    if st.button(t("Sign out"), icon=":material/logout:", key="sign_out"):
        st.logout()


def _ways() -> None:
    if guard.can_sign_in() and st.button(t("Sign in"), icon=":material/login:", key="sign_in", type="primary"):
        try:
            st.login()
        except StreamlitAuthError as fault:
            said = " ".join(str(fault).split())
            frame.show_error(SelonError(t("Sign-in is not set up fully."), where=".streamlit/secrets.toml", next_step=said))
    if guard.takes_password():
        with st.form("password", border=False, width=420):
            guess = st.text_input(t("Password"), type="password", autocomplete="current-password", max_chars=1000)
            if st.form_submit_button(t("Sign in with the password"), icon=":material/login:"):
                if guard.give_password(guess):
                    st.rerun()
                st.error(t("This is not the password."), icon=":material/error:")


def _locked(why: str) -> None:
    st.info(why, icon=":material/lock:")
