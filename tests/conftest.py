"""All tests: no store of the developer's own, and so none of their edits of the knowledge, takes part."""

import signal

import pytest

# A shell's background jobs are started deaf to Ctrl-C, and so is all that they start; some tests press it.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session", autouse=True)
def no_own_store(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("SELON_STORE", str(tmp_path_factory.mktemp("own") / "store"))
        yield
