"""Work on the store that goes on while its page is looked at, or left: one job of a kind a visitor, with progress and stop."""

import threading
import time
from dataclasses import dataclass, field

import streamlit as st

from analysis.errors import SelonError
from analysis.store.lake import Store
from ui.language import number, t

_BEATS = 0.5


@dataclass(kw_only=True)
class Job:
    """Work under way, or done: what a kind of job does is its `work`; what goes wrong is kept in `error`."""

    began: float = field(default_factory=time.monotonic)
    error: SelonError | None = None
    halt: threading.Event = field(default_factory=threading.Event)
    thread: threading.Thread | None = None

    def work(self, store: Store) -> None:
        """Do it, and keep what came of it; called in a thread of its own."""
        raise NotImplementedError

    def so_far(self) -> tuple[str, int, float]:
        """How far it is: in words, in articles, and from 0 to 1."""
        raise NotImplementedError

    def start(self, store: Store) -> None:
        """Begin, or go on after a stop: what was done before is passed over."""
        self.began, self.error = time.monotonic(), None
        self.halt.clear()
        self.thread = threading.Thread(target=self._run, args=(store,), daemon=True)
        self.thread.start()

    def _run(self, store: Store) -> None:
        try:
            self.work(store)
        except SelonError as error:
            self.error = error

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
