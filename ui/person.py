"""Everything about one person, body or place: its id goes in; a page of questions about it is drawn."""

import datetime as dt
from html import escape

import streamlit as st

from analysis.charts import companions, days, presence
from analysis.charts import timeline as chart
from analysis.query import entities, sources, timeline
from analysis.story_arcs import story_arcs
from ui import evidence, frame
from ui.download import downloads, rows_as_csv
from ui.frame import View, selectable
from ui.language import later, n, t
from ui.marked import plain
from ui.narrow import listed, narrow
from ui.shown import one_of
from ui.table import articles_table, events_table, statements_table
from ui.words import label

SECTIONS = {
    "with": later("Who stands beside them?"),
    "said": later("What did they say?"),
    "about": later("What is said of them?"),
    "events": later("What did they take part in?"),
    "time": later("When are they in the news?"),
    "articles": later("In which articles?"),
}


def person(view: View, who: str) -> None:
    """The page about the entity `who`, under the reader's filters."""
    found = view.ask(entities.about, who, view.filters, language=view.language)
    st.page_link("pages/2_Entities.py", label=t("Everyone"), icon=":material/arrow_back:", query_params=view.link(""))
    if found.empty:
        st.info(t("Nobody of that name is in the corpus."), icon=":material/person_off:")
        return
    one = found.iloc[0]
    st.header(plain(str(one["name"])), anchor=False)
    names = view.ask(entities.names, who, view.filters)
    if not one["mentions"]:
        st.info(t("No sentence that your filters leave names them. Take one back above."), icon=":material/filter_alt_off:")
        return
    frame.answer(
        t(
            "Named <b>{mentions}</b> in {articles} of {outlets}; {said} of their own, {said_of} about them by others, "
            "{events}.",
            mentions=n("{count} time", "{count} times", int(one["mentions"])),
            articles=n("{count} article", "{count} articles", int(one["articles"])),
            outlets=n("{count} outlet", "{count} outlets", int(one["outlets"])),
            said=n("{count} statement", "{count} statements", int(one["said"])),
            said_of=n("{count} statement", "{count} statements", int(one["said_of"])),
            events=n("{count} event", "{count} events", int(one["events"])),
        )
    )
    called = ", ".join(f"{escape(row.text)} ({row.mentions})" for row in names.head(8).itertuples())
    st.html(f'<div class="selon-meta">{escape(label(one["label"]))} · {t("named as")} {called}</div>')
    section = one_of("about", t("Look at"), SECTIONS, default="with", hidden=True)
    {"with": _beside, "said": _said, "about": _said_of, "events": _events, "time": _over_time, "articles": _articles}[section](
        view, who
    )


def _beside(view: View, who: str) -> None:
    pairs = view.ask(entities.pairs, view.filters, language=view.language, who=who, least=2)
    with frame.card("companions"):
        figure = companions.figure(pairs, who=who, language=view.language, scheme=view.scheme)
        pairs_picked = companions.chosen(
            selectable(figure, "companions", companions.alternative(pairs, who=who, language=view.language))
        )
        st.caption(
            t("NPMI of sharing a sentence: 0 is chance, 1 is never apart; lines are 95 % intervals. At least 2 sentences.")
        )
        downloads(view, "companions", pairs, figure, title=t("Who stands beside them?"), controls={"who": who})
    if pairs_picked:
        names = dict(zip(pairs["a_id"], pairs["a"], strict=True)) | dict(zip(pairs["b_id"], pairs["b"], strict=True))
        others = tuple(other for _, other in pairs_picked)
        about = listed(names.get(one, one) for one in others)
        found = view.ask(entities.shared_sentences, pairs_picked, view.filters)
        narrow(view, {"entities": others}, about)
        evidence.panel(view, found["key"].tolist(), key="companion_evidence", about=about)


def _statements(view: View, name: str, who: str, **which: str) -> None:
    rows = view.ask(sources.statements, view.filters, language=view.language, **which)
    keys = statements_table(view, rows, key=name)
    rows_as_csv(view, name, lambda: rows, controls={"who": who})
    evidence.panel(view, keys or list(dict.fromkeys(rows["key"])), key=f"{name}_evidence")


def _said(view: View, who: str) -> None:
    _statements(view, "said", who, source_id=who)


def _said_of(view: View, who: str) -> None:
    _statements(view, "said_of", who, about=who)


def _events(view: View, who: str) -> None:
    marks = view.ask(timeline.marks, view.filters, language=view.language, who=who)
    rows = view.ask(timeline.events, view.filters, language=view.language, who=who)
    keys: list[str] = []
    if len(marks):
        with frame.card("person_timeline"):
            figure = chart.figure(marks, language=view.language, scheme=view.scheme, arcs=story_arcs())
            picked = selectable(figure, "person_timeline", chart.alternative(marks, language=view.language))
            chosen = marks[marks["mark"].isin(chart.chosen(picked))]
        downloads(view, "person_timeline", rows, figure, title=t("What did they take part in?"), controls={"who": who})
        if len(chosen):
            first, last = chosen["start_date"].min().date(), chosen["end_date"].max().date()
            narrow(view, {"happened_from": first, "happened_to": last}, days.interval(first, last, view.language))
            keys = timeline.keys_of(marks, chosen["mark"])
    keys = events_table(rows, key="person_events") or keys
    if keys:
        evidence.panel(view, keys, key="person_evidence")


def _over_time(view: View, who: str) -> None:
    rows = view.ask(entities.over_time, [who], view.filters, language=view.language)
    with frame.card("presence"):
        figure = presence.figure(rows, language=view.language, scheme=view.scheme)
        picked = presence.chosen(selectable(figure, "presence", presence.alternative(rows, language=view.language)))
        undated = int(rows.loc[rows["period"].isna(), "windows"].sum())
        st.caption(t("Sentences that name them, by month of publication; {count} in articles without a date.", count=undated))
        downloads(view, "presence", rows, figure, title=t("When are they in the news?"), controls={"who": who})
    if picked:
        found = view.ask(entities.sentences, who, published_in(view, picked).filters)
        evidence.panel(view, found["key"].tolist(), key="presence_evidence", about=days.interval(*picked, view.language))


def published_in(view: View, picked: tuple[dt.date, dt.date] | None) -> View:
    """The view, narrowed to the days of publication that were picked on a chart; the same view where none were."""
    if not picked:
        return view
    named = t("published {day}", day=days.interval(*picked, view.language))
    return narrow(view, {"published_from": picked[0], "published_to": picked[1]}, named)


def _articles(view: View, who: str) -> None:
    rows = view.ask(entities.articles, who, view.filters)
    picked = articles_table(rows, key="person_articles")
    if picked:
        st.page_link(
            "pages/4_Articles.py",
            label=t("Read “{title}”", title=plain(rows.loc[rows["article_id"] == picked[0], "title"].iloc[0])),
            icon=":material/article:",
            query_params=view.link("", article=picked[0]),
        )
    rows_as_csv(view, "person_articles", lambda: rows, controls={"who": who})
