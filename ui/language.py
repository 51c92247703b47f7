"""The language of the interface: an English text goes in, its French translation comes out where that is chosen.

Translations stand in `ui/locale/fr/selon.po`, read with Babel; the same file can be edited with any gettext editor.
"""

import datetime as dt
from functools import cache, lru_cache
from pathlib import Path

import streamlit as st
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent

from analysis.charts import days

LANGUAGES = {"fr": "Français", "en": "English"}
KEY = "ui"


@cache
def _catalog(language: str) -> Catalog:
    with (Path(__file__).parent / "locale" / language / "selon.po").open("rb") as lines:
        return read_po(lines)


def language() -> str:
    """`fr` or `en`: what the reader chose, else the first of the browser's languages that is served."""
    chosen = st.session_state.get(KEY) or st.query_params.get(KEY)
    if chosen in LANGUAGES:
        return str(chosen)
    return "fr" if (st.context.locale or "fr").lower().startswith("fr") else "en"


def _translated(text: str, tongue: str, index: int = 0) -> str | None:
    message = _catalog(tongue).get(text)
    if message is None or not message.string:
        return None
    return message.string[index] if isinstance(message.string, tuple | list) else message.string


def later(text: str) -> str:
    """Marks a text for translation that `t` translates where it is shown."""
    return text


def t(text: str, **values: object) -> str:
    """`text` in the reader's language, with `{names}` filled in; numbers among `values` are formatted for it."""
    tongue = language()
    shown = text if tongue == "en" else _translated(text, tongue) or text
    return shown.format(
        **{
            name: number(value) if isinstance(value, int | float) and not isinstance(value, bool) else value
            for name, value in values.items()
        }
    )


def n(singular: str, plural: str, count: int, **values: object) -> str:
    """The form that `count` asks for, in the reader's language; `{count}` stands for the number."""
    tongue = language()
    one = abs(count) < 2 if tongue == "fr" else count == 1
    shown = singular if one else plural
    if tongue != "en":
        shown = _translated(singular, tongue, 0 if one else 1) or shown
    return shown.format(count=number(count), **values)


def number(value: float) -> str:
    """A number with the reader's separators; two decimals at most."""
    return _number(value, language())


# A table formats the same days and numbers again at every run of its page.
@lru_cache(maxsize=10_000)
def _number(value: float, tongue: str) -> str:
    return str(format_decimal(round(value, 2), locale=tongue))


@lru_cache(maxsize=10_000)
def _day(value: dt.date, short: bool, tongue: str) -> str:
    return days.interval(value, value, tongue, short=short)


def percent(share: float) -> str:
    """A share of 1 as a whole percentage."""
    return str(format_percent(share, locale=language()))


def day(value: dt.date | None, *, short: bool = False) -> str:
    """A date as the reader writes it; a dash where it is unknown."""
    return _day(value, short, language()) if value else "–"


def month(value: dt.date) -> str:
    """A month and its year, as the reader writes them."""
    return days.month_name(value, language())


def interval(start: dt.date, end: dt.date) -> str:
    """An event's date as the charts write it: a day, a month, a year, or from when to when."""
    return days.interval(start, end, language(), short=True)


def quoted(words: str) -> str:
    """Words of an article between the reader's quotation marks."""
    return f"«\u00a0{words}\u00a0»" if language() == "fr" else f"“{words}”"
