"""Corpus: what is in, when it came, what was refused and why; and the way to add one's own articles."""

import tempfile
from pathlib import Path

import pandas as pd
import streamlit as st

from analysis.errors import SelonError
from analysis.ingest import Progress, ingest
from analysis.query import corpus
from analysis.read import form
from ui import frame
from ui.download import rows_as_csv
from ui.frame import View
from ui.language import day, n, t
from ui.words import language_name

KINDS = [suffix.removeprefix(".") for suffix in form.BY_SUFFIX]


def _safe_name(name: str) -> str:
    return Path(name).name.lstrip(".") or "article.txt"


def upload(view: View) -> None:
    """Take files, read them into the store in sight of the reader, and say what came of each."""
    st.subheader(t("Add your own articles"), anchor=False)
    st.caption(
        t(
            "Text, web pages, PDF, Word, mail, tables, JSON, press databases, archives of all these. What the columns and "
            "fields are called is in the README. What is "
            "already there is not read twice; a bad row is refused and named below, and the rest goes on."
        )
    )
    files = st.file_uploader(t("Files"), type=KINDS, accept_multiple_files=True, key="upload", label_visibility="collapsed")
    if not files or not st.button(
        n("Read {count} file", "Read {count} files", len(files)), type="primary", icon=":material/upload:"
    ):
        return
    bar = st.progress(0.0, text=t("Reading…"))

    def show(progress: Progress) -> None:
        read = progress.new + progress.changed + progress.same
        bar.progress(progress.done, text=n("{count} article read…", "{count} articles read…", read))

    with tempfile.TemporaryDirectory() as folder:
        uploads = {}
        for place, file in enumerate(files):
            # One folder a file: two uploads may bear one name.
            path = Path(folder) / str(place) / _safe_name(file.name)
            path.parent.mkdir()
            path.write_bytes(file.getbuffer())
            uploads[path] = file.name
        try:
            summary = ingest([], view.store, uploads=uploads, progress=show)
        except SelonError as error:
            frame.show_error(error)
            return
        finally:
            bar.empty()
    st.session_state["came_in"] = summary
    st.rerun()


def came_in() -> None:
    """What the last upload did."""
    summary = st.session_state.pop("came_in", None)
    if summary is None:
        return
    said = ", ".join(
        [
            n("{count} new article", "{count} new articles", summary.new),
            n("{count} changed", "{count} changed", summary.changed),
            n("{count} already there", "{count} already there", summary.same),
            n("{count} refused", "{count} refused", summary.refused),
        ]
    )
    (st.warning if summary.refused else st.success)(said + ".")


def main() -> None:
    """The page."""
    view = frame.open_page("pages/5_Corpus.py", t("What is in the corpus?"))
    whole = view.ask(corpus.overview)
    frame.answer(
        t(
            "<b>{articles}</b> from {outlets}, published between {first} and {last}; {undated} without a publication date, "
            "{unread} kept but not analysed.",
            articles=n("{count} article", "{count} articles", whole["all_articles"]),
            outlets=n("{count} outlet", "{count} outlets", whole["outlets"]),
            first=day(whole["first_published"]),
            last=day(whole["last_published"]),
            undated=whole["articles_without_date"],
            unread=whole["all_not_analysed"],
        )
    )
    frame.honest_count(view)
    came_in()
    upload(view)
    outlets = view.ask(corpus.outlets)
    st.subheader(t("Outlets"), anchor=False)
    st.dataframe(
        pd.DataFrame(
            {
                t("Outlet"): outlets["outlet"],
                t("Language"): outlets["language"].map(language_name),
                t("Articles"): outlets["articles"],
                t("Not analysed"): outlets["not_analysed"],
                t("Without date"): outlets["without_date"],
                t("Words"): outlets["words"],
                t("First"): outlets["first_published"].map(lambda when: "–" if pd.isna(when) else day(when, short=True)),
                t("Last"): outlets["last_published"].map(lambda when: "–" if pd.isna(when) else day(when, short=True)),
            }
        ),
        hide_index=True,
        alt=t("Outlets, with how many articles came from each"),
    )
    rows_as_csv(view, "outlets", lambda: outlets)
    ingests = view.ask(corpus.ingests)
    st.subheader(t("When it came"), anchor=False)
    st.dataframe(
        pd.DataFrame(
            {
                t("When"): ingests["started"].dt.strftime("%Y-%m-%d %H:%M"),
                t("From"): ingests["paths"].map(", ".join),
                t("New"): ingests["new_articles"],
                t("Changed"): ingests["changed_articles"],
                t("Already there"): ingests["same_articles"],
                t("Refused"): ingests["refused"],
                t("Selon"): ingests["selon_version"],
                t("Models"): ingests["models"],
                t("Knowledge"): ingests["knowledge"],
            }
        ),
        hide_index=True,
        alt=t("Batches that came in, the newest first"),
    )
    refused = view.ask(corpus.refusals)
    st.subheader(t("Refused ({count})", count=len(refused)), anchor=False)
    if refused.empty:
        st.caption(t("Nothing was refused."))
        return
    st.dataframe(
        pd.DataFrame(
            {
                t("File"): refused["file"],
                t("Line"): refused["line"],
                t("Why"): refused["reason"],
                t("What stood there"): refused["excerpt"],
                t("When"): refused["started"].dt.strftime("%Y-%m-%d %H:%M"),
            }
        ),
        hide_index=True,
        alt=t("What was refused, and why"),
    )
    rows_as_csv(view, "refused", lambda: refused)


main()
