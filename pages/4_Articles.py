"""Articles: which ones are left, and one of them with everything that was found in it."""

from functools import partial
from html import escape

import streamlit as st

from analysis.errors import QueryError
from analysis.query import articles
from ui import frame
from ui.download import rows_as_csv
from ui.evidence import legend, marks_of, sentence_html
from ui.frame import View
from ui.language import day, later, n, t
from ui.marked import Mark, marked, plain
from ui.words import language_name, origins, published_rule

PAGE_LENGTH = 25
LAYERS = {
    "source": later("sources"),
    "cue": later("cues"),
    "content": later("what is said"),
    "trigger": later("events"),
    "time": later("dates"),
    "mention": later("names"),
}


def passage(found: articles.Passage) -> str:
    """A passage as escaped HTML, what was found in bold."""
    return f'<div class="selon-soft">… {escape(found.before)}<b>{escape(found.hit)}</b>{escape(found.after)} …</div>'


def listing(view: View) -> None:
    """The list; where the reader searches, each with the passage that was found."""
    total = view.ask(articles.articles, view.filters, most=1)
    count = int(total["total"].iloc[0]) if len(total) else 0
    frame.answer(n("<b>{count} article</b> meets your choices.", "<b>{count} articles</b> meet your choices.", count))
    frame.honest_count(view)
    if not count:
        return
    pages = -(-count // PAGE_LENGTH)
    page = st.pagination(pages, key="page", bind="query-params") if pages > 1 else 1
    rows = view.ask(
        articles.articles,
        view.filters,
        most=PAGE_LENGTH,
        skip=(min(page, pages) - 1) * PAGE_LENGTH,
    )
    found = view.ask(articles.passages, tuple(rows["article_id"]), view.filters.query) if view.filters.query else {}
    for row in rows.itertuples():
        with frame.card(row.article_id):
            st.page_link(
                "pages/4_Articles.py",
                label=plain(row.title) or t("Untitled"),
                query_params=view.link("", article=row.article_id),
            )
            published = day(row.published) if row.published is not None and row.published == row.published else t("no date")
            about = [escape(row.outlet), published, language_name(row.language)]
            if row.analysed:
                about += [
                    n("{count} event", "{count} events", row.events),
                    n("{count} statement", "{count} statements", row.statements),
                ]
            else:
                about.append(t("kept, not analysed: its language is not served"))
            st.html(
                f'<div class="selon-meta">{" · ".join(about)}</div>'
                + (passage(found[row.article_id]) if row.article_id in found else "")
            )
    every = partial(articles.articles, view.reading, view.filters, most=max(count, 1))
    rows_as_csv(view, "articles", every)


# Ours, and constant: brings the sentence that the reader came for onto the screen.
SCROLL = """<script>requestAnimationFrame(() => setTimeout(() =>
  document.querySelector(".selon-here")?.scrollIntoView({block: "center"}), 150))</script>"""


def neighbours(view: View, article_id: str) -> None:
    """The ways to the article before and the one after in the list."""
    found = view.ask(articles.neighbours, article_id, view.filters)
    if found.empty:
        return
    place = found.iloc[0]
    with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
        st.caption(t("{place} of {total} in the list", place=int(place["place"]), total=int(place["total"])), width="content")
        for side, icon in (("previous", ":material/chevron_left:"), ("next", ":material/chevron_right:")):
            other, title = place[f"{side}_id"], place[f"{side}_title"]
            if isinstance(other, str):
                st.page_link(
                    "pages/4_Articles.py",
                    label=plain(str(title)[:60]) or t("Untitled"),
                    icon=icon,
                    query_params=view.link("", article=other),
                )


def reader(view: View, article_id: str) -> None:
    """One article with all its marks."""
    try:
        found = view.ask(articles.article, article_id, language=view.language)
    except QueryError as error:
        frame.show_error(error)
        st.page_link("pages/4_Articles.py", label=t("All articles"), icon=":material/arrow_back:", query_params=view.link(""))
        return
    about = found.about
    st.page_link("pages/4_Articles.py", label=t("All articles"), icon=":material/arrow_back:", query_params=view.link(""))
    neighbours(view, article_id)
    st.header(plain(about["title"]) or t("Untitled"), anchor=False)
    published = day(about["published"]) if about["published"] else t("no date")
    st.html(
        '<div class="selon-meta">'
        + " · ".join(
            [
                escape(about["outlet"]),
                *([escape(about["author"])] if about["author"] else []),
                f"{published} ({escape(published_rule(about['published_rule']))})",
                language_name(about["language"]),
                n("{count} word", "{count} words", about["words"]),
            ]
        )
        + "</div>"
    )
    if about["origins"]:
        st.caption(t("Where it comes from: {fields}", fields=origins(about["origins"])))
    if about["url"] and about["url"].startswith(("https://", "http://")):
        st.link_button(t("The original"), about["url"], icon=":material/open_in_new:", type="tertiary")
    shown = st.pills(
        t("Marks"),
        list(LAYERS),
        selection_mode="multi",
        default=list(LAYERS),
        key="layers",
        format_func=lambda layer: t(LAYERS[layer]),
    )
    st.html(legend(view))
    wanted = st.query_params.get("sentence")
    text, trails = [], []
    paragraph: list[str] = []
    before = None
    for sentence in found.sentences:
        if before is not None and sentence.paragraph != before:
            text.append("<p>" + " ".join(paragraph) + "</p>")
            paragraph = []
        before = sentence.paragraph
        if sentence.discarded:
            marks = [Mark(start=0, end=len(sentence.text), layer="discarded", note=sentence.discarded)]
        else:
            marks = [mark for mark in marks_of(view, sentence) if mark.layer in shown or mark.layer == "found"]
        piece = marked(sentence.text, marks)
        paragraph.append(f'<span class="selon-here">{piece}</span>' if str(sentence.sentence) == wanted else piece)
        if str(sentence.sentence) == wanted:
            trails.append(sentence_html(view, sentence))
    text.append("<p>" + " ".join(paragraph) + "</p>")
    reading, aside = st.columns([3, 2], gap="large") if trails else (st.container(), None)
    if found.sentences:
        reading.html(f'<div class="selon-sentence selon-text">{"".join(text)}</div>')
    else:
        reading.text(about["text"])
    if aside is not None:
        st.html(SCROLL, unsafe_allow_javascript=True)
        with aside, frame.card("sentence"):
            st.caption(t("The sentence that you came from"))
            st.html("".join(trails))


def main() -> None:
    """The page."""
    view = frame.open_page("pages/4_Articles.py", t("What do the articles say?"))
    chosen = st.query_params.get("article")
    if chosen:
        reader(view, chosen)
    else:
        listing(view)


main()
