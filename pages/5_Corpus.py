"""Corpus: what is in, when it came, what was refused and why; and the way to add one's own articles."""

import pandas as pd
import streamlit as st

from analysis import versions
from analysis.query import corpus
from analysis.query.filters import Filters
from ui import collecting, frame, importing, refreshing, removing
from ui.download import rows_as_csv
from ui.language import day, n, t
from ui.words import country, language_name, outlet_kind


def read_with(view: frame.View) -> None:
    """The versions that the articles were extracted with, and the way to the present one."""
    found = view.ask(corpus.versions)
    if found.empty:
        return
    present = {version.id for version in versions.newest().values()}
    stale = ~found["extraction_id"].isin(present)
    st.header(t("What the articles were read with"), anchor=False)
    refreshing.draw(view)
    st.dataframe(
        pd.DataFrame(
            {
                t("Language"): found["language"].map(language_name),
                t("Articles"): found["articles"],
                t("Version"): stale.map({False: t("present"), True: t("earlier or other")}),
                t("Selon"): found["selon_version"],
                t("Models"): found["models"],
                t("Rules"): found["rules"],
                t("Knowledge"): found["knowledge"],
            }
        ),
        hide_index=True,
        alt=t("Versions that the articles were read with, and how many with each"),
    )


def main() -> None:
    """The page."""
    view = frame.open_page("pages/5_Corpus.py", t("What is in the corpus?"))
    # of the filters only the collection counts here: what came in is shown whole
    kept = Filters(collections=view.filters.collections)
    whole, outlets = view.ask(corpus.overview, kept), corpus.about_outlets(view.ask(corpus.outlets, kept))
    frame.answer(
        t(
            "<b>{articles}</b> from {outlets}, published between {first} and {last}; {undated} without a publication date, "
            "{unread} kept but not analysed.",
            articles=n("{count} article", "{count} articles", whole["articles"]),
            outlets=n("{count} outlet", "{count} outlets", whole["outlets"]),
            first=day(whole["first_published"]),
            last=day(whole["last_published"]),
            undated=whole["articles_without_date"],
            unread=int(outlets["not_analysed"].sum()),
        )
    )
    frame.honest_count(view)
    importing.draw(view)
    collecting.draw(view)
    st.header(t("Outlets"), anchor=False)
    st.dataframe(
        pd.DataFrame(
            {
                t("Outlet"): outlets["outlet"],
                t("Kind"): outlets["kind"].map(outlet_kind),
                t("Country"): outlets["country"].map(country),
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
    ingests = view.ask(corpus.ingests, kept)
    st.header(t("When it came"), anchor=False)
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
    removing.draw(view)
    read_with(view)
    refused = view.ask(corpus.refusals, kept)
    st.header(t("Refused ({count})", count=len(refused)), anchor=False)
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
