"""Extracts again what an older version extracted, in sight of the reader: how many are stale, a button, progress, what came."""

from dataclasses import dataclass

import streamlit as st

from analysis import versions
from analysis.refresh import Refreshed, refresh
from analysis.stale import stale_articles
from analysis.store.lake import Store
from analysis.versions import Version
from ui import guard, job
from ui.frame import View
from ui.job import Job
from ui.language import n, t

_JOB = "refresh_job"


@st.cache_data(max_entries=20, show_spinner=False)
def _count(_store: Store, folder: str, snapshot: int, _present: dict[str, Version], ids: tuple[str, ...]) -> int:
    return len(stale_articles(_store, _present))


def stale(view: View) -> int:
    """How many articles the present version may read otherwise than they were read."""
    present = versions.newest()
    ids = tuple(version.id for version in present.values())
    return _count(view.store, str(view.store.folder), view.snapshot, present, ids)


@dataclass(kw_only=True)
class Refresh(Job):
    """A refresh under way, or done."""

    done: int = 0
    of: int = 0
    made: Refreshed | None = None

    def work(self, store: Store) -> None:
        """Extracts them again."""
        self.made, self.done, self.of = None, 0, 0
        self.made = refresh(store, progress=self._show, stop=self.halt.is_set)

    def _show(self, done: int, of: int) -> None:
        self.done, self.of = done, of

    def at(self) -> str:
        """How far it came."""
        return self.so_far()[0]

    def so_far(self) -> tuple[str, int, float]:
        """How many are read again."""
        text = n("{count} article read again", "{count} articles read again", self.done)
        return text, self.done, self.done / self.of if self.of else 0.0


def draw(view: View) -> None:
    """Says how many articles are stale, and reads them again where the reader wants it and may."""
    under_way: Refresh | None = st.session_state.get(_JOB)
    if under_way is not None and guard.may_write():
        if under_way.running:
            job.watch(_JOB, "stop_refresh")
            return
        _came(under_way)
    count = stale(view)
    if not count:
        st.caption(t("All figures are as the present version of models, rules and knowledge reads the articles."))
        return
    st.info(
        n(
            "{count} article was read by another version than the present one, which may read it otherwise; its figures stand "
            "as that one read it. To read it again, also in a terminal: python -m analysis refresh",
            "{count} articles were read by another version than the present one, which may read them otherwise; their figures "
            "stand as that one read them. To read them again, also in a terminal: python -m analysis refresh",
            count,
        ),
        icon=":material/history:",
    )
    label = n("Read {count} article again", "Read {count} articles again", count)
    if guard.may_write() and st.button(label, type="primary", icon=":material/refresh:", key="refresh"):
        job.begin(_JOB, Refresh(), view.store)


def _came(done: Refresh) -> None:
    """What a refresh did; said once."""
    del st.session_state[_JOB]
    job.tell(done)
    if done.made is None:
        return
    said = n("{count} article read again", "{count} articles read again", done.made.done)
    if done.made.failed:
        said += ", " + n("{count} of them failed", "{count} of them failed", done.made.failed)
    if done.made.marked:
        said += "; " + n(
            "{count} holds nothing of what has changed, and stays as it is",
            "{count} hold nothing of what has changed, and stay as they are",
            done.made.marked,
        )
    if done.made.stopped:
        st.info(t("Stopped. What was read is kept: {what}.", what=said), icon=":material/pause:")
    else:
        (st.warning if done.made.failed else st.success)(said + ".")
