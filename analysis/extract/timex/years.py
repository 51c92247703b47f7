"""The years that a text states: from which one a weekday with a day of month can be dated."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from analysis.extract.timex import calendar
from analysis.extract.timex.grammar import Draft, Grammar
from analysis.extract.timex.lexer import Tokens
from analysis.extract.timex.reading import is_planned
from analysis.extract.timex.tense import Seen

# A weekday falls on one day of a month every 5, 6 or 11 years; a text is seldom written later after what it tells of.
_YEARS_AHEAD = 6
_EARLIEST, _LATEST = 1900, 2100


@dataclass(frozen=True)
class StatedYears:
    """`past` are the years in which a verb tells that something happened, `unsure` those of nouns and other clauses.

    `shifted`: a look ahead named one of them (*Trois ans plus tard, en 2019* counts from 2016, which stands here instead).
    """

    past: tuple[int, ...]
    unsure: tuple[int, ...]
    shifted: bool

    def of_weekday(self, weekday: int, day: int, month: int) -> int | None:
        """The year in which `weekday` (1–7) falls on that day: the first from the latest year of the past on.

        None where no year is told of (*mort en 2004* alone may lie far back), where none fits within six years, and where a
        later year is spoken of.
        """
        if not self.past:
            return None
        latest = max(self.past)
        for year in range(latest, latest + _YEARS_AHEAD + 1):
            date = calendar.day_of(year, month, day)
            if date and date.isoweekday() == weekday:
                return year if all(other <= year for other in self.unsure) else None
        return None


def stated_years(drafts: Sequence[Draft], tokens: Tokens, grammar: Grammar,
                 seen_of: Callable[[Draft], Seen]) -> StatedYears:
    """The years that the drafts of a text state; those of plans (*d'ici à 2030*, *will … in 2030*) are left out."""
    past: list[int] = []
    unsure: list[int] = []
    shifted = False
    before: Draft | None = None
    for draft in drafts:
        year = max(draft.fields["full"][1:]) if draft.kind == "full" else draft.get("year")
        if isinstance(year, int) and _EARLIEST <= year <= _LATEST and not is_planned(draft, tokens, grammar):
            seen = seen_of(draft)
            amount = _years_later(before, draft)
            shifted = shifted or amount != 0
            if seen.tense != "future":
                told = seen.told or (seen.main and seen.tense == "past")
                # "Ce mardi 18 mars … Il avait été élu en 2008": of its own year a text would say no such thing.
                (past if told else unsure).append(year - amount + (told and seen.earlier))
        before = draft
    return StatedYears(tuple(past), tuple(unsure), shifted)


def _years_later(before: Draft | None, draft: Draft) -> int:
    """How many years a look ahead just before a year has counted: 3 in *Trois ans plus tard, en 2019*."""
    if before is None or before.kind != "beside" or before.get("unit") != "Y" or draft.at - before.until > 2:
        return 0
    amount = before.get("amount")
    return int(amount * before.fields["sign"]) if isinstance(amount, int) else 0
