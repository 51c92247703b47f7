"""Work on the store that goes on while its page is looked at, or left: one job of a kind a visitor, with progress and stop."""

import logging
import threading
import time
from dataclasses import dataclass, field

import streamlit as st

from analysis.errors import SelonError
from analysis.store.lake import Store
from ui import frame
from ui.language import number, t

_BEATS = 0.5
_LOG = logging.getLogger(__name__)


@dataclass(kw_only=True)
class Job:
    """Work under way, or done: what a kind of job does is its `work`.

    What goes wrong is kept in `error` or, where nobody thought of it, in `fault`.
    """

    began: float = field(default_factory=time.monotonic)
    error: SelonError | None = None
    fault: Exception | None = None
    halt: threading.Event = field(default_factory=threading.Event)
    thread: threading.Thread | None = None

    def work(self, store: Store) -> None:
        """Do it, and keep what came of it; called in a thread of its own."""
        raise NotImplementedError

    def so_far(self) -> tuple[str, int, float]:
        """How far it is: in words, in articles, and from 0 to 1."""
        raise NotImplementedError

    def at(self) -> str:
        """What it is at, for the reader who must know where it went wrong; empty where that is not known."""
        return ""

    def start(self, store: Store) -> None:
        """Begin, or go on after a stop: what was done before is passed over."""
        self.began, self.error, self.fault = time.monotonic(), None, None
        self.halt.clear()
        self.thread = threading.Thread(target=self._run, args=(store,), daemon=True)
        self.thread.start()

    def _run(self, store: Store) -> None:
        try:
            self.work(store)
        except SelonError as error:
            self.error = error
        except Exception as fault:
            # the end of a thread is seen by nobody: the page tells of it, and the log has the traceback
            _LOG.exception("an unexpected fault ended %s", type(self).__name__)
            self.fault = fault

    @property
    def failed(self) -> bool:
        """Whether it ended by an error."""
        return self.error is not None or self.fault is not None

    @property
    def running(self) -> bool:
        """Whether its thread is at work."""
        return self.thread is not None and self.thread.is_alive()


def begin(key: str, job: Job, store: Store) -> None:
    """Start the visitor's job of this kind, and show it."""
    job.start(store)
    st.session_state[key] = job
    st.rerun()


@st.fragment(run_every=_BEATS)
def watch(key: str, stop: str) -> None:
    """How far the job is, with rate and time left; drawn again by itself until it is done. `stop` is the button's key."""
    job: Job = st.session_state[key]
    if not job.running:
        st.rerun()
    seconds = time.monotonic() - job.began
    text, count, share = job.so_far()
    if count and seconds > 1:
        text += " · " + t("{rate} a second", rate=number(count / seconds))
        if 0 < share < 1:
            text += " · " + t("about {seconds} s left", seconds=round(seconds / share - seconds))
    st.progress(share, text=text)
    if st.button(t("Stop"), icon=":material/stop:", key=stop, disabled=job.halt.is_set()):
        job.halt.set()
        st.rerun(scope="fragment")


def tell(done: Job) -> None:
    """What ended the job, if it was an error; never a traceback."""
    if done.error is not None:
        frame.show_error(done.error)
    elif done.fault is not None:
        said = f"{type(done.fault).__name__}: {done.fault}".splitlines()[0][:300]
        advice = t("What was written before stands. Try again; if this comes back, report it with what the server's log says.")
        frame.show_error(SelonError(t("An unexpected fault: {fault}", fault=said), where=done.at(), next_step=advice))
