"""Who may change the corpus: anybody on this machine; beyond it, only who has signed in, and nobody before that is set up."""

import hmac
import ipaddress
import os
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import streamlit as st

READ_ONLY = "SELON_READ_ONLY"

_PASSWORD = "owner_password"  # noqa: S105 - the place in the session that keeps what the visitor gave
_GUESS = threading.Lock()
_PAUSE = 1.0


def may_write() -> bool:
    """Whether this visitor may bring articles in or take them out.

    `SELON_READ_ONLY=1` forbids it to everybody. Where `.streamlit/secrets.toml` sets up sign-in, it is for who has given the
    `password` of its `[selon]`, or has signed in through `[auth]` and is one of the `editors` of its `[selon]`. Where nothing
    is set up, all may whom the dashboard's address reaches on this machine, and nobody else.
    """
    if forbidden() or broken():
        return False
    if can_sign_in() or takes_password():
        return is_editor() or gave_password()
    return _on_this_machine_only(str(st.get_option("server.address") or ""))


def forbidden() -> bool:
    """Whether the owner forbids changes to everybody."""
    return os.environ.get(READ_ONLY, "").strip() not in ("", "0")


def broken() -> bool:
    """Whether there is a secrets.toml that cannot be read: what the owner wanted is not known, and nobody may write."""
    return not st.secrets.load_if_toml_exists() and any(Path(path).exists() for path in st.get_option("secrets.files"))


def can_sign_in() -> bool:
    """Whether the owner has set up sign-in with a provider."""
    return "auth" in _secrets()


def takes_password() -> bool:
    """Whether the owner has set a password."""
    return "password" in _own()


def account() -> str | None:
    """The verified e-mail address of who has signed in with a provider, else the name; None before that."""
    if not (can_sign_in() and st.user.get("is_logged_in", False)):
        return None
    return _email() or str(st.user.get("name") or st.user.get("sub") or "?")


def is_editor() -> bool:
    """Whether this visitor has signed in with a provider, and is one of the editors."""
    listed = _own().get("editors", ())
    editors = {str(one).strip().casefold() for one in ([listed] if isinstance(listed, str) else listed)}
    return account() is not None and _email().casefold() in editors - {""}


def gave_password() -> bool:
    """Whether this visitor has given the password, and it still is the one."""
    return takes_password() and _is_password(st.session_state.get(_PASSWORD, ""))


def give_password(guess: str) -> bool:
    """Take what a visitor gave for the password; whether it is. After a wrong one, all who guess wait for a second."""
    with _GUESS:
        if not _is_password(guess):
            time.sleep(_PAUSE)
            return False
    st.session_state[_PASSWORD] = guess
    return True


def forget_password() -> None:
    """The visitor may look only, until they give it again."""
    st.session_state.pop(_PASSWORD, None)


def _is_password(guess: str) -> bool:
    password = _own().get("password")
    # one that is empty, or no text, lets nobody in
    return isinstance(password, str) and password != "" and hmac.compare_digest(guess.encode(), password.encode())


def _email() -> str:
    """The address that the provider vouches for; empty where it gives none, or says that it has not verified it."""
    if st.user.get("email_verified", True) in (False, "false"):
        return ""
    return str(st.user.get("email") or "").strip()


def _secrets() -> Mapping[str, Any]:
    return st.secrets if st.secrets.load_if_toml_exists() else {}


def _own() -> Mapping[str, Any]:
    own = _secrets().get("selon", {})
    return own if isinstance(own, Mapping) else {}


def _on_this_machine_only(address: str) -> bool:
    if address.casefold() == "localhost":
        return True
    try:
        return ipaddress.ip_address(address.strip("[]")).is_loopback
    except ValueError:
        return False
