"""Brings articles in, in sight of the reader: files or addresses go in; a preview, then progress, then what came of each.

The work goes on in a thread of its own, so that the page answers, can be left, and can stop it. One at a time a visitor.
"""

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from analysis import follow
from analysis.ingest import Progress, Summary, ingest
from analysis.read import files, form
from analysis.read.preview import Preview, preview
from analysis.read.rows import NAMES
from analysis.store.collections import named
from analysis.store.lake import Store
from ui import collecting, guard, job, signing_in
from ui.frame import View
from ui.job import Job
from ui.language import day, later, n, t
from ui.marked import plain
from ui.words import language_name, origins

KINDS = [suffix.removeprefix(".") for suffix in form.BY_SUFFIX]
FIELDS = {
    "text": later("Text"),
    "title": later("Title"),
    "outlet": later("Outlet"),
    "author": later("Author"),
    "published": later("Published"),
    "url": later("Address"),
    "language": later("Language"),
    "id": later("Number"),
}
_JOB = "import_job"
_ROUND = "import_round"
_WEB = ":material/language:"


@dataclass(kw_only=True)
class Import(Job):
    """An import under way, or done."""

    folder: Path
    uploads: dict[Path, str]
    columns: dict[str, str]
    from_web: bool
    collection: str | None = None
    description: str | None = None
    licence: str | None = None
    progress: Progress | None = None
    summary: Summary | None = None

    def work(self, store: Store) -> None:
        """Reads the files, or what is behind the addresses in them."""
        self.summary = None
        told = {"uploads": self.uploads, "progress": self._show, "stop": self.halt.is_set}
        if self.collection:
            told["collection"] = named(store, self.collection, description=self.description, licence=self.licence)
        self.summary = (follow.follow if self.from_web else ingest)([], store, columns=self.columns, **told)

    def _show(self, progress: Progress) -> None:
        self.progress = progress

    def at(self) -> str:
        """The file that was read last, by the name it was given with."""
        return self.uploads.get(Path(self.progress.file), self.progress.file) if self.progress else ""

    def so_far(self) -> tuple[str, int, float]:
        """How many articles are read, and how many refused."""
        shown = self.progress
        read = (shown.new + shown.changed + shown.same) if shown else 0
        text = n("{count} article read", "{count} articles read", read)
        if shown and shown.refused:
            text += ", " + n("{count} refused", "{count} refused", shown.refused)
        return text, read, shown.done if shown else 0.0


def draw(view: View) -> None:
    """The part of the page that takes articles in."""
    st.header(t("Add your own articles"), anchor=False)
    signing_in.draw()
    if not guard.may_write():
        return
    under_way: Import | None = st.session_state.get(_JOB)
    if under_way is not None:
        _watch(view, under_way)
        return
    turn = st.session_state.setdefault(_ROUND, 0)
    into = collecting.into(view)
    tab_files, tab_web = st.tabs([t("Files"), t("Addresses and feeds")])
    with tab_files:
        st.caption(
            t(
                "Text, web pages, PDF, Word, mail, tables, JSON, press databases, archives of all these. What the columns and "
                "fields are called is in the README. What is already there is not read twice; a bad row is refused and named "
                "below, and the rest goes on."
            )
        )
        given = st.file_uploader(
            t("Files"), type=KINDS, accept_multiple_files=True, key=f"upload_{turn}", label_visibility="collapsed"
        )
        if given:
            _chosen_files(view, given, into)
    with tab_web:
        _from_web(view, turn, into)


def _chosen_files(view: View, given: list[Any], into: collecting.Chosen) -> None:
    """What would be read of the files, the columns to change, and the button that begins."""
    folder, uploads = _saved(given)
    with st.spinner(t("Looking into the files…")):
        columns: dict[str, str] = {}
        found = preview(files.sources([], uploads=uploads))
    if found.columns:
        columns = _columns(found)
        if columns:
            found = preview(files.sources([], uploads=uploads, columns=columns))
    _previewed(found)
    label, icon = n("Read {count} file", "Read {count} files", len(given)), ":material/upload:"
    if found.addresses:
        st.caption(
            n(
                "{count} address is named, without its text (Media Cloud, lists of addresses, sitemaps): the article behind it "
                "is fetched. Public addresses only, one request a second, and robots.txt is obeyed.",
                "{count} addresses are named, without their texts (Media Cloud, lists of addresses, sitemaps): the articles "
                "behind them are fetched. Public addresses only, one request a second, and robots.txt is obeyed.",
                found.addresses,
            )
        )
        label, icon = n("Fetch and read {count} address", "Fetch and read {count} addresses", found.addresses), _WEB
    ready = bool(found.articles or found.addresses)
    if st.button(label, type="primary", icon=icon, key="read_files", disabled=not ready):
        reading = Import(folder=folder, uploads=uploads, columns=columns, from_web=bool(found.addresses), **into)
        job.begin(_JOB, reading, view.store)


def _saved(given: list[Any]) -> tuple[Path, dict[Path, str]]:
    """The uploads as files, in a folder of their own; the same ones are not saved twice."""
    mark = tuple(file.file_id for file in given)
    kept = st.session_state.get("upload_saved")
    if kept and kept[0] == mark and kept[1].is_dir():
        return kept[1], kept[2]
    if kept:
        shutil.rmtree(kept[1], ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix="selon-"))
    uploads = {}
    for place, file in enumerate(given):
        # One folder a file: two uploads may bear one name.
        path = folder / str(place) / (Path(file.name).name.lstrip(".") or "article.txt")
        path.parent.mkdir()
        path.write_bytes(file.getbuffer())
        uploads[path] = file.name
    st.session_state["upload_saved"] = (mark, folder, uploads)
    return folder, uploads


def _columns(found: Preview) -> dict[str, str]:
    """Which column holds what: as guessed, changed by the reader; what differs from the guess comes out."""
    with st.expander(t("Which column holds what"), expanded="text" not in found.guessed, icon=":material/table_edit:"):
        chosen = {}
        for place, column in zip(NAMES, st.columns(4) * 2, strict=True):
            guessed = found.guessed.get(place)
            options = [None, *found.columns]
            with column:
                chosen[place] = st.selectbox(
                    t(FIELDS[place]),
                    options,
                    index=options.index(guessed) if guessed in options else 0,
                    format_func=lambda name: "–" if name is None else name,
                    key=f"column_{place}",
                )
    return {place: name for place, name in chosen.items() if name is not None and name != found.guessed.get(place)}


def _previewed(found: Preview) -> None:
    if found.articles:
        st.caption(t("The first articles as they will be read"))
        st.dataframe(
            pd.DataFrame(
                {
                    t("Title"): [article.title for article in found.articles],
                    t("Outlet"): [article.outlet for article in found.articles],
                    t("Published"): [day(article.published.date, short=True) for article in found.articles],
                    t("Language"): [language_name(article.language) for article in found.articles],
                    t("Words"): [len(article.text.split()) for article in found.articles],
                    t("Where it comes from"): [origins(article.origins) for article in found.articles],
                    t("Text"): [" ".join(article.text.split())[:300] for article in found.articles],
                }
            ),
            hide_index=True,
            alt=t("The first articles as they will be read"),
        )
    for refusal in found.refusals[:3]:
        line = " " + t("line {line}", line=refusal.line) if refusal.line else ""
        st.warning(f"{plain(refusal.file)}{line}{t(': ')}{plain(refusal.reason)}", icon=":material/block:")


def _from_web(view: View, turn: int, into: collecting.Chosen) -> None:
    st.caption(
        t(
            "Articles, feeds (RSS, Atom), sitemaps: one address a line. Public addresses only, one request a second, and "
            "robots.txt is obeyed. To follow feeds again and again: python -m analysis follow."
        )
    )
    written = st.text_area(
        t("Addresses"), key=f"addresses_{turn}", placeholder="https://…", height=120, label_visibility="collapsed"
    )
    lines = [line.strip() for line in (written or "").splitlines() if line.strip()]
    if st.button(t("Fetch and read"), type="primary", icon=_WEB, key="read_web", disabled=not lines):
        folder = Path(tempfile.mkdtemp(prefix="selon-"))
        listed = folder / "addresses.urls"
        listed.write_text("\n".join(lines), encoding="utf-8")
        job.begin(_JOB, Import(folder=folder, uploads={listed: t("addresses")}, columns={}, from_web=True, **into), view.store)


def _watch(view: View, done: Import) -> None:
    if done.running:
        job.watch(_JOB, "stop_import")
        return
    job.tell(done)
    if done.summary is not None:
        _came_in(done.summary)
    stopped = done.failed or (done.summary is not None and done.summary.stopped)
    with st.container(horizontal=True):
        if stopped and st.button(t("Go on"), icon=":material/play_arrow:", type="primary", key="go_on"):
            job.begin(_JOB, done, view.store)
        if st.button(t("Add more articles"), icon=":material/add:", key="add_more"):
            shutil.rmtree(done.folder, ignore_errors=True)
            del st.session_state[_JOB]
            st.session_state.pop("upload_saved", None)
            st.session_state[_ROUND] += 1
            st.rerun()


def _came_in(summary: Summary) -> None:
    said = ", ".join(
        [
            n("{count} new article", "{count} new articles", summary.new),
            n("{count} changed", "{count} changed", summary.changed),
            n("{count} already there", "{count} already there", summary.same),
            n("{count} refused", "{count} refused", summary.refused),
        ]
    )
    if summary.stopped:
        st.info(t("Stopped. What was read is kept: {what}.", what=said), icon=":material/pause:")
    else:
        (st.warning if summary.refused else st.success)(said + ".")
    if summary.elsewhere:
        st.caption(
            n(
                "{count} of those already there is in another collection, and stays in it.",
                "{count} of those already there are in another collection, and stay in it.",
                summary.elsewhere,
            )
        )
