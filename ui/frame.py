"""What every page stands in: the store, the menu, the filters, and the question that the page answers.

`open_page` is the first call of every page; what it returns answers questions about what the reader has chosen.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

import streamlit as st

from analysis.charts.theme import CONFIG
from analysis.errors import SelonError, StoreError
from analysis.folders import store_folder
from analysis.query import corpus
from analysis.query.filters import Filters
from analysis.query.reading import Reading
from analysis.store.lake import Store, open_store
from analysis.story_arcs import story_arcs
from ui import choices, link, saved, style
from ui.language import KEY, LANGUAGES, language, later, t
from ui.marked import plain
from ui.sample import load_sample

PAGES = {
    "app.py": later("Overview"),
    "pages/1_Timeline.py": later("Timeline"),
    "pages/2_Entities.py": later("Entities"),
    "pages/3_Sources.py": later("Sources"),
    "pages/4_Articles.py": later("Articles"),
    "pages/5_Corpus.py": later("Corpus"),
    "pages/7_Compare.py": later("Compare"),
    "pages/8_Knowledge.py": later("Knowledge"),
    "pages/6_Method.py": later("Method"),
}

# These tell of the rules, not of the corpus: a filter would do nothing there.
UNFILTERED = frozenset({"pages/6_Method.py", "pages/8_Knowledge.py"})

# What `Filters.from_params` may find fault with.
REASONS = (later("no date"), later("range backwards"), later("unknown value"), later("not a name"))

_COUNTED = later(
    "{articles} of {all_articles} articles · {events} of {all_events} events, {undated} of them undated · "
    "{statements} of {all_statements} statements · snapshot {snapshot}"
)
_COUNTED_IN_DAYS = later(
    "{articles} of {all_articles} articles · {events} of {all_events} events in these days, {undated} more are undated · "
    "{statements} of {all_statements} statements · snapshot {snapshot}"
)

_ROUNDS = "picks_let_go"
_BOXES = "picks_by_box"
# Where marks can be picked, by a click or a box.
_CHARTED = ("app.py", "pages/1_Timeline.py", "pages/2_Entities.py", "pages/3_Sources.py", "pages/7_Compare.py")


@st.cache_resource(show_spinner=False)
def _store(folder: Path) -> Store:
    return open_store(folder)


@st.cache_resource(max_entries=2, show_spinner=False)
def _reading(_store: Store, folder: str, snapshot: int) -> Reading:
    return Reading(_store)


@dataclass(frozen=True, kw_only=True)
class View:
    """What the reader looks at: one state of the store, through one set of filters."""

    page: str
    store: Store
    snapshot: int
    reading: Reading
    filters: Filters
    language: str
    scheme: str

    def ask(self, question: Callable[..., Any], *arguments: Any, **options: Any) -> Any:
        """The answer to one of the questions of `analysis.query`, on the reader's state of the store.

        Where the store cannot be read, says so and ends the run.
        """
        try:
            return self.reading.answer(question, *arguments, **options)
        except StoreError as gone:
            show_error(gone)
            st.stop()

    def link(self, page: str, **params: str | list[str]) -> dict[str, str | list[str]]:
        """The address parameters of another page: the reader's filters and language, and `params`."""
        own = {KEY: st.query_params[KEY]} if KEY in st.query_params else {}
        return {**self.filters.to_params(), **own, **params}


def _languages() -> None:
    st.segmented_control(
        t("Language of the interface"),
        list(LANGUAGES),
        format_func=str.upper,
        key=KEY,
        bind="query-params",
        default=language(),
        required=True,
        label_visibility="collapsed",
    )


def open_page(page: str, question: str) -> View:
    """Draw the frame of `page` (a key of `PAGES`) under its `question`; stops the run with a clear message on an error."""
    st.set_page_config(
        page_title=f"{t(PAGES[page])} · Selon", page_icon=":material/format_quote:", layout="wide", initial_sidebar_state=310
    )
    style.draw()
    st.title(question, anchor=False)
    try:
        return _open(page)
    except SelonError as error:
        show_error(error)
        st.stop()


def _open(page: str) -> View:
    folder = store_folder()
    store = _store(folder)
    load_sample(store)
    snapshot = store.snapshot()
    filters, ignored = choices.pass_on() if page in UNFILTERED else choices.read(page)
    with st.sidebar:
        motto = t("what happened, and who says so")
        st.html(f'<div class="selon-brand">Selon</div><div class="selon-motto">{motto}</div>')
        menu = st.container(gap="xxsmall")
        view = View(
            page=page,
            store=store,
            snapshot=snapshot,
            reading=_reading(store, str(folder), snapshot),
            filters=filters,
            language=language(),
            scheme=style.scheme(),
        )
        if page not in UNFILTERED:
            options = view.ask(corpus.options, language=view.language, always=filters.entities)
            view = replace(view, filters=choices.panel(options, story_arcs(), view.ask(corpus.extents)))
        _languages()
    choices.write(page, view.filters)
    for path, name in PAGES.items():
        menu.page_link(path, label=t(name), query_params=view.link(path))
    for part in ignored:
        st.warning(
            t(
                "The address holds “{name}={value}”, which says nothing here ({reason}); it is left out.",
                name=plain(part.name),
                value=plain(part.value),
                reason=t(part.reason),
            )
        )
    return view


def answer(html: str) -> None:
    """The page's answer in words. `html` is our own text; names from articles must have been escaped."""
    st.html(f'<p class="selon-answer">{html}</p>')


def events(left: dict[str, Any], filters: Filters) -> int:
    """How many events the filters leave, of the counts in `corpus.overview`: an undated one may lie outside a range of days."""
    return int(left["dated_events"] + (0 if filters.in_days else left["undated_events"]))


def honest_count(view: View) -> dict[str, Any]:
    """Draw what the filters leave and what is undated, and the chips that take a filter back; returns the counts."""
    left: dict[str, Any] = view.ask(corpus.overview, view.filters)
    labels = choices.chips(view.ask(corpus.options, language=view.language, always=view.filters.entities), view.filters)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(
            t(
                _COUNTED_IN_DAYS if view.filters.in_days else _COUNTED,
                articles=left["articles"],
                all_articles=left["all_articles"],
                events=events(left, view.filters),
                all_events=left["all_events"],
                undated=left["undated_events"],
                statements=left["statements"],
                all_statements=left["all_statements"],
                snapshot=view.snapshot,
            ),
            width="content",
        )
        saved.draw(view.store, view.page, PAGES)
        link.draw()
        if view.page in _CHARTED:
            _boxes()
    if labels and not left["articles"]:
        st.info(
            t("No article meets all of these choices. Take one back above, or clear them all."),
            icon=":material/filter_alt_off:",
        )
    elif not left["all_articles"]:
        st.info(t("The store is empty. Add your own articles on the page Corpus."), icon=":material/upload:")
    return left


def _boxes() -> None:
    """Whether a drag over a chart draws a box: Streamlit takes no clicks on a chart that takes boxes."""

    def take() -> None:
        st.session_state[_BOXES] = st.session_state[f"{_BOXES}_shown"]

    st.toggle(
        t("Pick by box"),
        value=st.session_state.get(_BOXES, False),
        key=f"{_BOXES}_shown",
        help=t("Drag over several marks of a chart to read all their sentences, instead of clicking one"),
        on_change=take,
    )


def card(name: str, *, height: Literal["content", "stretch"] = "content") -> Any:
    """A framed place for a chart or a sentence; `name` is its own on the page."""
    return st.container(border=True, key=f"card_{name}", height=height)


def selectable(figure: Any, key: str, alternative: str, *, box: bool = True) -> Any:
    """Draw a chart whose marks can be clicked or, where `box` lets the reader, boxed in; returns what is selected."""
    rounds = st.session_state.get(_ROUNDS, 0)
    if box and st.session_state.get(_BOXES):
        figure.layout.dragmode = "select"
    return st.plotly_chart(
        figure,
        key=f"{key}_{rounds}" if rounds else key,
        on_select="rerun",
        selection_mode=("points", "box") if box else "points",
        theme=None,
        config=CONFIG,
        alt=alternative,
    )


def let_go() -> None:
    """Forget what is picked on the charts: Streamlit keeps a pick as long as the chart's key."""
    st.session_state[_ROUNDS] = st.session_state.get(_ROUNDS, 0) + 1


def show_error(error: SelonError) -> None:
    """What went wrong, where, and what to do next; never a traceback."""
    st.error(t("This did not work."), icon=":material/error:")
    st.text("\n".join(part for part in (error.what, error.where, error.next_step) if part))
