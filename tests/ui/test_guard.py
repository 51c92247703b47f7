"""Who may change the corpus."""

import pytest
import streamlit as st

from ui import guard


@pytest.fixture
def listens(monkeypatch):
    def at(address):
        monkeypatch.setattr(st, "get_option", lambda name: address if name == "server.address" else asked(name))
    asked = st.get_option
    monkeypatch.delenv(guard.READ_ONLY, raising=False)
    return at


@pytest.mark.parametrize(("address", "may"), [
    ("localhost", True), ("127.0.0.1", True), ("127.8.8.8", True), ("::1", True), ("[::1]", True),
    ("", False), (None, False), ("0.0.0.0", False),  # noqa: S104 - nothing listens here
    ("::", False), ("192.168.1.5", False), ("example.org", False), ("localhost.example.org", False),
])
def test_beyond_this_machine_nobody_writes_before_sign_in_is_set_up(listens, address, may):
    listens(address)
    assert guard.may_write() is may


def test_the_owner_can_forbid_it_on_this_machine_too(listens, monkeypatch):
    listens("localhost")
    monkeypatch.setenv(guard.READ_ONLY, "1")
    assert not guard.may_write()
    monkeypatch.setenv(guard.READ_ONLY, "0")
    assert guard.may_write()
