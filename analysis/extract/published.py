"""Infers the publication date where none was given: a parsed doc goes in, `doc._.published` and `.dateline` come out.

Rules, in this order: `given`; `published-line` (*Publié le 3 mars 2014*, read even where it was set aside as boilerplate);
`dateline` (*PARIS, 3 mars 2014 (AFP) -*); `weekday+day`: a weekday with a day of month (*ce dimanche 29 décembre*) falls
in one year only after those that the text tells of. Without any of them the date stays unknown (`none`).
"""

import datetime as dt
import re
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from analysis import knowledge, publication
from analysis.extract.dateline import dateline, heads
from analysis.extract.doc import is_read, text_of
from analysis.extract.timex import calendar
from analysis.extract.timex.dates import day_of_digits
from analysis.extract.timex.grammar import Draft
from analysis.extract.timex.language import grammar, tenses
from analysis.extract.timex.lexer import Tokens
from analysis.extract.timex.reading import kept
from analysis.extract.timex.years import StatedYears, stated_years
from analysis.records import Published

_REACH = 250
# Without "ce" or "this", only a weekday in the lead is taken for the day of publication.
_LEAD = 600
_AHEAD = frozenset(("future", "plan"))
_EARLIEST = dt.date(1900, 1, 1)

_NAME = r"[A-ZÀ-Þ][\w'’.-]*"
_LINK = r"(?:de|la|du|des|sur|avec|of|the|et|and|with|\([^)\n]{1,30}\))"
_PLACE = rf"{_NAME}(?:[ -](?:{_NAME}|{_LINK})){{0,5}}(?:\s?\([^)\n]{{1,40}}\))?"
_SIGNATURE = rf"\W*(?:(?:[Bb]y|[Pp]ar)\s+{_PLACE}\s*[,|·•–—-]\s*)?"
_BEFORE_DATE = re.compile(rf"^{_SIGNATURE}(?:{_PLACE}\s*[,|·•–—-]\s*)?(?:(?:[Ll]e|[Oo]n|[Cc]e)\s+)?$")
_ISO_CLOCK = r"T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?"
_CLOCK = (rf"(?:{_ISO_CLOCK}|\s*[,|·•–—-]?\s*(?:à|at|@)?\s*\d{{1,2}}\s?[h:]\s?\d{{2}}(?::\d{{2}})?(?:\s?[AaPp]\.?[Mm]\.?)?"
          r"(?:\s?(?:[A-Z]{2,4}|\([A-Z]{2,4}\)))?)?")
_AFTER_DATE = re.compile(rf"^{_CLOCK}\s*(?:\([^)\n]{{1,40}}\)\s*)?(?:[.,:]?\s*[-–—|/·•]|\s(?:par|by)\s.{{1,60}}$|$)")
_AFTER_LINE = re.compile(rf"^{_CLOCK}\s*(?:$|[-–—|/.(·•]|(?:par|by|dans|in)\s)")
# "Publié le 3 mars 2014 par l'ONU, le rapport accuse…" is no line of publication but a sentence.
_LONGEST_SIGNATURE = 8


@cache
def _openers(language: str) -> list[re.Pattern[str]]:
    tables = knowledge.words(language, "times")["published"]
    return [re.compile(rf"^{_SIGNATURE}(?i:{_either(tables[kind])})\b[^\d\n]{{0,30}}$") for kind in ("published", "updated")]


@cache
def _update(language: str) -> re.Pattern[str]:
    """What follows where a line goes on with the day of a later change."""
    return re.compile(rf"[\s,|·•–—-]*\b(?i:{_either(knowledge.words(language, 'times')['published']['updated'])})\b.*")


def _either(words: list[str]) -> str:
    return "|".join(map(re.escape, words))


@Language.factory("selon_published", default_config={"language": "fr"}, requires=["doc._.discarded"],
                  assigns=["doc._.published", "doc._.dateline"])
def published(nlp: Language, name: str, language: str) -> "PublicationDate":
    """The component for `language`."""
    return PublicationDate(language)


class PublicationDate:
    """spaCy component: fills `doc._.dateline`, and `doc._.published` where its date is unknown."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.grammar = grammar(language)
        self.tenses = tenses(language)

    def __call__(self, doc: Doc) -> Doc:
        doc._.dateline = dateline(text_of(doc), self.language)
        if doc._.published.date is None:
            doc._.published = self._inferred(doc) or Published(date=None, rule="none")
        elif doc._.published.rule in ("", "none"):
            doc._.published = Published(date=doc._.published.date, rule="given")
        return doc

    def _inferred(self, doc: Doc) -> Published | None:
        text = text_of(doc)
        tokens, found = self.grammar.scan(text)
        drafts = [draft for draft in found if kept(draft, tokens, self.grammar, self.language)]
        dates = [(draft, date) for draft in drafts if (date := self._full_date(draft))]
        for opener in _openers(self.language):
            for draft, date in dates:
                before, after = _around(text, draft)
                after = _update(self.language).sub("", after)
                if opener.match(before) and _AFTER_LINE.match(after) and len(after.split()) <= _LONGEST_SIGNATURE:
                    return Published(date=date, rule="published-line")
        if date_of_line := _dateline(text, dates):
            return Published(date=date_of_line, rule="dateline")
        return self._of_weekday(doc, tokens, [draft for draft in drafts if is_read(doc, *draft.span)])

    def _full_date(self, draft: Draft) -> dt.date | None:
        """The day of a draft that names day, month and year."""
        if draft.kind == "full":
            date = day_of_digits(draft, month_first=self.language == "en")
        elif draft.kind == "date" and draft.get("day") and draft.get("month") and (draft.get("year") or 0) > 99:
            date = calendar.day_of(draft.fields["year"], draft.fields["month"], draft.fields["day"])
        else:
            return None
        return date if date and date >= _EARLIEST and publication.fault(date) is None else None

    def _of_weekday(self, doc: Doc, tokens: Tokens, drafts: list[Draft]) -> Published | None:
        """The day of *ce dimanche 29 décembre*, or of a weekday with its day in the lead that is not still to come."""
        # *du lundi 3 au vendredi 7 décembre*: the first has its month only from the second.
        said = [draft for draft in drafts
                if draft.kind == "date" and draft.get("weekday") and draft.get("day") and draft.get("month")]
        today = [draft for draft in said if self._says_this(draft, tokens)]
        said = today or [draft for draft in said if draft.span[0] < _LEAD and self.tenses.at(doc, draft.span) not in _AHEAD]
        if not said:
            return None
        years = stated_years(drafts, tokens, self.grammar, lambda draft: self.tenses.seen(doc, draft.span))
        if years.shifted and not today:
            return None
        days = [day for draft in said if (day := self._day_of(draft, years))]
        # A month told as past that lies after it: then the day was long ago.
        if not days or any(draft.kind == "date" and self.tenses.at(doc, draft.span) == "past" and _later(draft, max(days))
                           for draft in drafts):
            return None
        return Published(date=max(days), rule="weekday+day")

    def _day_of(self, draft: Draft, years: StatedYears) -> dt.date | None:
        if full := self._full_date(draft):
            return full
        weekday, day, month = (draft.fields[name] for name in ("weekday", "day", "month"))
        year = years.of_weekday(weekday, day, month)
        found = calendar.day_of(year, month, day) if year else None
        return found if found and publication.fault(found) is None else None

    def _says_this(self, draft: Draft, tokens: Tokens) -> bool:
        return any(tokens.codes[place] in self.grammar.code("THIS") for place in (draft.at, draft.at - 1) if place >= 0)


def _later(draft: Draft, day: dt.date) -> bool:
    """Whether a draft names a month of a year that begins after a day."""
    year, month = draft.get("year") or 0, draft.get("month")
    return year > 99 and month is not None and (year, month) > (day.year, day.month)


def _around(text: str, draft: Draft) -> tuple[str, str]:
    """What stands on the line before and after a draft, as far as a dateline can reach."""
    start, end = draft.span
    before = text[max(0, start - _REACH):start].rpartition("\n")[2]
    return before, text[end:end + _REACH].partition("\n")[0].rstrip()


def _dateline(text: str, dates: list[tuple[Draft, dt.date]]) -> dt.date | None:
    """The date of the one line at the head that opens with it; two different ones are a chronology, not a dateline."""
    found: set[dt.date] = set()
    for start, end in heads(text):
        for draft, date in dates:
            if start <= draft.span[0] < end:
                before, after = _around(text, draft)
                if _BEFORE_DATE.match(before) and _AFTER_DATE.match(after):
                    found.add(date)
                break
    return found.pop() if len(found) == 1 else None
