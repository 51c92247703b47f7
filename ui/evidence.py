"""The evidence panel: keys of sentences go in; each sentence is drawn with its marks, date trail, chain, and a way to it.

All that comes from an article passes `marked` or `escape` before it meets HTML.
"""

from collections.abc import Sequence
from html import escape
from urllib.parse import urlencode

import streamlit as st

from analysis.query import search
from analysis.query.evidence import ChainLink, DateTrail, Evidence, evidence
from ui.frame import View, card
from ui.language import day, interval, n, quoted, t
from ui.marked import Mark, marked, plain
from ui.words import event_type, kind, precision, published_rule, source_type, status

PAGE_LENGTH = 8


def legend(view: View) -> str:
    """What the marks mean, drawn in the marks themselves."""
    shown = [
        ("source", t("source")),
        ("cue", t("cue")),
        ("content", t("what is said")),
        ("trigger", t("event")),
        ("time", t("date")),
        ("mention", t("name")),
        *([("found", t("search"))] if view.filters.query else []),
    ]
    return '<div class="selon-key">' + "".join(f'<span class="m-{layer}">{words}</span>' for layer, words in shown) + "</div>"


def person_href(view: View, entity_id: str | None) -> str:
    """The address of the page with everything about an entity; empty where nobody is known."""
    return f"Entities?{urlencode(view.link('', who=entity_id), doseq=True)}" if entity_id else ""


def marks_of(view: View, found: Evidence) -> list[Mark]:
    """The marks of a sentence, those of the search among them, with the note that the pointer shows on each.

    A name leads to the page about it.
    """
    notes = {
        "mention": lambda mark: mark.name or "",
        "time": lambda mark: mark.value or "",
        "source": lambda mark: source_type(mark.kind),
        "trigger": lambda mark: f"{event_type(mark.kind)}, {status(mark.value or '')}",
        "content": lambda mark: kind(mark.kind),
        "cue": lambda mark: mark.rule,
    }
    terms = view.ask(search.sought, view.filters.query) if view.filters.query else ()
    return [
        *(Mark(start=start, end=end, layer="found") for start, end in search.spans(terms, found.text, found.language)),
        *(
            Mark(
                start=mark.span[0],
                end=mark.span[1],
                layer=mark.layer,
                note=notes[mark.layer](mark),
                href=person_href(view, mark.entity_id) if mark.layer == "mention" else "",
            )
            for mark in found.marks
        ),
    ]


def _trail(trail: DateTrail, found: Evidence) -> str:
    name = f"<b>{escape(trail.trigger)}</b> ({escape(event_type(trail.type))}, {escape(status(trail.status))}): "
    if trail.date is None:
        return name + t("the text gives no date in reach ({rule})", rule=escape(trail.rule))
    known = trail.start is not None and trail.end is not None
    when = escape(interval(trail.start, trail.end) if known else trail.date)
    words = quoted(escape(trail.time_text)) if trail.time_text else ""
    anchor = f" + {escape(_anchor(trail.anchor))}" if trail.anchor else ""
    rules = " · ".join(escape(rule) for rule in (trail.time_rule, trail.rule) if rule)
    if found.published_rule not in ("given", "none") and trail.anchor and trail.anchor.startswith("published"):
        anchor += f" ({escape(published_rule(found.published_rule))})"
    return name + f"{words}{anchor} → <b>{when}</b>, {escape(precision(trail.precision))}. " + t("Rule: {rules}", rules=rules)


def _anchor(anchor: str) -> str:
    """What a date was resolved against, in the reader's words."""
    kind, _, value = anchor.partition(" ")
    said = {"published": t("published {day}", day=value), "previous": t("named before: {day}", day=value)}
    return said.get(kind, anchor)


def _link_words(view: View, link: ChainLink) -> str:
    name = escape(link.name or link.text or "?")
    if link.entity_id:
        name = f'<a href="{escape(person_href(view, link.entity_id), quote=True)}" target="_self">{name}</a>'
    kind_words = source_type(link.source_type)
    return f"<span>{name} <i>{escape(kind_words)}</i></span>"


def _chain(view: View, found: Evidence, chain: Sequence[ChainLink]) -> str:
    links = [f"<span>{escape(found.outlet)}</span>", *(_link_words(view, link) for link in chain)]
    rules = ", ".join(dict.fromkeys(escape(link.rule) for link in chain))
    return f'<div class="selon-chain">{"<b>→</b>".join(links)} <small class="selon-soft">&nbsp;{rules}</small></div>'


def sentence_html(view: View, found: Evidence) -> str:
    """One sentence with its marks, its date trails and its chains, as escaped HTML."""
    trails = "".join(f'<div class="selon-trail">{_trail(trail, found)}</div>' for trail in found.dates)
    chains = "".join(dict.fromkeys(_chain(view, found, chain) for chain in found.chains))
    return f'<div class="selon-sentence">{marked(found.text, marks_of(view, found))}</div>{trails}{chains}'


def _card(view: View, found: Evidence, key: str) -> None:
    with card(f"{key}_{found.key}"):
        published = day(found.published) if found.published else t("no date")
        st.html(
            f'<div class="selon-meta">{escape(found.outlet)} · {published} · {escape(found.title)} · '
            + t("sentence {position} of {of}", position=found.position, of=found.of)
            + "</div>"
            + sentence_html(view, found)
        )
        st.page_link(
            "pages/4_Articles.py",
            label=t("Read it in the article"),
            icon=":material/article:",
            query_params=view.link("pages/4_Articles.py", article=found.article_id, sentence=str(found.sentence)),
        )


def panel(view: View, keys: Sequence[str], *, key: str, about: str = "") -> None:
    """Draw the sentences of `keys`, a page at a time; `about` says what they stand behind, `key` tells panels apart."""
    st.header(n("{count} sentence", "{count} sentences", len(keys)) + (f" · {plain(about)}" if about else ""), anchor=False)
    pages = -(-len(keys) // PAGE_LENGTH)
    shown = st.pagination(pages, key=f"{key}_page") if pages > 1 else 1
    st.html(legend(view))
    start = (min(shown, max(pages, 1)) - 1) * PAGE_LENGTH
    for found in view.ask(evidence, tuple(keys[start : start + PAGE_LENGTH]), language=view.language):
        _card(view, found, key)
