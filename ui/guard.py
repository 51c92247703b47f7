"""Who may change the corpus: anybody on this machine; beyond it, only who has signed in, and nobody before that is set up."""

import ipaddress
import os

import streamlit as st

READ_ONLY = "SELON_READ_ONLY"


def may_write() -> bool:
    """Whether this visitor may bring articles in or take them out.

    `SELON_READ_ONLY=1` forbids it to everybody. Where the dashboard listens on this machine only, all may; else who signed
    in with `st.login`, which needs `[auth]` in `.streamlit/secrets.toml`; where `[selon]` there lists `editors`, who is one.
    """
    if os.environ.get(READ_ONLY, "").strip() not in ("", "0"):
        return False
    return signed_in() if can_sign_in() else _on_this_machine_only(str(st.get_option("server.address") or ""))


def can_sign_in() -> bool:
    """Whether the owner has set up sign-in."""
    return "auth" in st.secrets if st.secrets.load_if_toml_exists() else False


def signed_in() -> bool:
    """Whether this visitor has signed in, and is one of the editors where they are listed."""
    editors = st.secrets.get("selon", {}).get("editors")
    known = editors is None or str(st.user.get("email", "")).casefold() in {str(one).casefold() for one in editors}
    return bool(st.user.get("is_logged_in", False)) and known


def _on_this_machine_only(address: str) -> bool:
    if address.casefold() == "localhost":
        return True
    try:
        return ipaddress.ip_address(address.strip("[]")).is_loopback
    except ValueError:
        return False
