"""What the words around drafts decide: drafts that are no times after all, and the ends of ranges."""

from itertools import pairwise

from analysis.extract.timex.grammar import Draft, Grammar
from analysis.extract.timex.lexer import Tokens

_CLOCKS_APART = 6
_EDGE = "\0"
_QUOTES = frozenset("«“\"‘„")
_UNQUOTES = frozenset("»”\"’")
_TITLE_WORDS = 6
_RANGED = frozenset(("date", "year", "full", "weekday", "clock", "season", "quarter"))
# What takes its article with it where it does not name its year: *le 3 mars*, *la fin du mois*, but *fin 2014*.
_NOUN_PHRASES = frozenset(("date", "weekday_day", "nth_weekday", "season", "quarter", "unit", "duration", "set"))


def _code(tokens: Tokens, place: int) -> str:
    return tokens.codes[place] if 0 <= place < len(tokens.codes) else _EDGE


def word(tokens: Tokens, place: int) -> str:
    """The token at a place as written, "" outside the text."""
    return tokens.text[tokens.starts[place]:tokens.ends[place]] if 0 <= place < len(tokens.codes) else ""


def kept(draft: Draft, tokens: Tokens, grammar: Grammar, language: str) -> bool:
    """Whether a draft may stand: names, quantities and homonyms are told from times by what is beside them."""
    before, after = word(tokens, draft.at - 1), word(tokens, draft.until)
    if _in_title(draft, tokens, grammar):
        return False
    if draft.kind == "date" and draft.get("day") is None and before.isdecimal() and draft.joined == "":
        return False
    if draft.kind == "year" and draft.until - draft.at == 1 and draft.fields["year"] > 99:
        return _is_year(draft, tokens, grammar, before, after)
    if draft.kind == "date" and draft.get("day") is None and draft.get("year") is None and language == "fr":
        written = tokens.text[draft.span[0]:draft.span[1]]
        return written[0].islower() or draft.until - draft.at > 1
    if draft.kind == "date" and language == "en" and draft.until - draft.at == 1:
        return _is_month(draft, tokens, grammar, before, after)
    if language == "en" and draft.kind in ("unit", "part", "ref") and _is_title(draft, tokens):
        return False
    if language == "en" and draft.kind == "weekday" and draft.get("part") and _is_broadcast(draft, tokens):
        return False
    if draft.kind == "year_end" and _code(tokens, draft.at - 1) in grammar.code("OWNING"):
        return False  # "his year-end news conference" is held on some other day
    if draft.kind == "duration" and draft.get("amount") == 1 and draft.get("unit") == "D" and draft.until - draft.at == 2:
        return language != "fr"
    return True


def _is_year(draft: Draft, tokens: Tokens, grammar: Grammar, before: str, after: str) -> bool:
    year = draft.fields["year"]
    if _code(tokens, draft.at - 1) in grammar.code("ABOUT") + grammar.code("WORK") or (before and before in "$€£#%"):
        return False
    if not 1800 <= year <= 2100:
        return _code(tokens, draft.at - 1) in grammar.code("IN_") and 1000 <= year <= 2100
    if year % 50 == 0 and after[:1].islower() and after[-1:] in "sx" and len(after) > 3:
        return False
    slashed = _code(tokens, draft.at - 1) in grammar.code("SLASH")
    return not slashed or _code(tokens, draft.at - 2) in grammar.code("YEAR")


def _is_month(draft: Draft, tokens: Tokens, grammar: Grammar, before: str, after: str) -> bool:
    """A bare English month: *in May*, *Sept.*, not *Theresa May*, *May the best win*, *Jan*."""
    written = word(tokens, draft.at)
    if written.lower() in grammar.lexicon.homonyms:
        return _code(tokens, draft.at - 1) in grammar.code("CUE") and not after[:1].isupper()
    if tokens.codes[draft.at] in grammar.code("MONTHABBR"):
        return written.endswith(".") and _code(tokens, draft.at - 1) in grammar.code("CUE")
    return not after[:1].isupper() or before in (",", ".", "")


def _is_title(draft: Draft, tokens: Tokens) -> bool:
    """Whether an expression is written as a title: *This Week* is a broadcast."""
    last = word(tokens, draft.until - 1)
    alone = draft.until - draft.at == 1 and not word(tokens, draft.at - 1)[:1].isupper()  # "Tonight, he spoke."
    return not alone and last[:1].isupper() and not last.isupper()


def _in_title(draft: Draft, tokens: Tokens, grammar: Grammar) -> bool:
    """Whether a draft stands in the quoted name of a work: *la série « 24 heures chrono »*, *the song "Yesterday"*."""
    place = draft.at - 1
    while place >= max(0, draft.at - _TITLE_WORDS) and word(tokens, place) not in _QUOTES:
        if tokens.codes[place] in grammar.code("BREAK"):
            return False
        place -= 1
    if place < 1 or word(tokens, place) not in _QUOTES:
        return False
    closing = any(word(tokens, behind) in _UNQUOTES for behind in range(draft.until, draft.until + _TITLE_WORDS))
    return closing and any(_code(tokens, before) in grammar.code("WORK") for before in range(place - 2, place))


def _is_broadcast(draft: Draft, tokens: Tokens) -> bool:
    """*"Monday Night Baseball"*: with capitals, and more of the name or a quotation mark behind."""
    after = word(tokens, draft.until)
    return word(tokens, draft.until - 1)[:1].isupper() and (after[:1].isupper() or after in ("'", "’", "”", '"'))


def _opener(draft: Draft, tokens: Tokens, grammar: Grammar) -> str:
    """The class of the preposition before a draft, over an article."""
    opener = _code(tokens, draft.at - 1)
    return _code(tokens, draft.at - 2) if opener in grammar.code("THE") else opener


def preposition(draft: Draft, tokens: Tokens, grammar: Grammar) -> str | None:
    """`since`, `until` or `before` where such a preposition opens the expression."""
    opener = _opener(draft, tokens, grammar)
    if opener in grammar.code("SINCE"):
        return "since"
    if draft.kind not in ("date", "season", "holiday"):
        return None
    if opener in grammar.code("BEFORE_"):
        return "before"
    return "until" if opener in grammar.code("PLANNED") else None


def listed(drafts: list[Draft], tokens: Tokens, grammar: Grammar) -> list[Draft]:
    """The drafts, with the bare days of a list before its last: *les 4, 5 et 9 août* are three days."""
    found: list[Draft] = []
    for draft in drafts:
        opening = found.pop() if found and draft.joined == "list-end" else None
        days = _days_before(opening or draft, draft, tokens, grammar)
        found += [*days, *([opening] if opening else []), draft]
    return found


def _days_before(first: Draft, named: Draft, tokens: Tokens, grammar: Grammar) -> list[Draft]:
    """The days listed right before `first`, in the month that `named` names."""
    days: list[Draft] = []
    place = first.at
    while named.kind == "date" and named.get("month") and _code(tokens, place - 1) in grammar.code("LISTING") \
            and _code(tokens, place - 2) in grammar.code("DAY"):
        place -= 2
        fields = {"day": tokens.values[place], "month": named.fields["month"], "year": named.get("year")}
        days.insert(0, Draft(span=(tokens.starts[place], tokens.ends[place]), kind="date", fields=fields, at=place,
                             until=place + 1))
    return days if _code(tokens, place - 1) in grammar.code("DET") else []


def articled(drafts: list[Draft], tokens: Tokens, grammar: Grammar) -> None:
    """Takes in the French article of what counts from now or from the story: *le 3 mars*, but *3 mars 2014*."""
    for draft in drafts:
        named = draft.kind not in _NOUN_PHRASES or draft.joined or draft.get("year")
        if not named and _code(tokens, draft.at - 1) in grammar.code("THE"):
            draft.at -= 1
            draft.span = tokens.starts[draft.at], draft.span[1]


def settled(drafts: list[Draft], tokens: Tokens, grammar: Grammar) -> None:
    """*Et deux heures* is a length, but a clock time after another one: *entre 8 heures et 10 heures*."""
    for place, draft in enumerate(drafts):
        if draft.kind != "clock" or not draft.get("hour") or _code(tokens, draft.at - 1) not in grammar.code("AND"):
            continue
        before = drafts[place - 1] if place else None
        if before is None or before.kind != "clock" or draft.at - before.until > _CLOCKS_APART:
            draft.kind = "duration"
            draft.fields.update(amount=draft.fields["hour"], unit="TH")


def joined(drafts: list[Draft], tokens: Tokens, grammar: Grammar) -> None:
    """Marks the ends of a range: *du 27 juin au 3 juillet*, *between 2014 and 2016*, *les 3, 4 et 5 mai*."""
    _runs(drafts, tokens, grammar)
    for first, second in pairwise(drafts):
        if first.joined == "list-start":
            follows = first.get("day") is not None and second.get("day") == first.fields["day"] + 1
            if follows or _opener(first, tokens, grammar) in grammar.code("BETWEEN"):
                first.joined, second.joined = "range-start", "range-end"
        elif not first.joined and not second.joined and _is_range(first, second, tokens, grammar):
            first.joined, second.joined = "range-start", "range-end"


def _runs(drafts: list[Draft], tokens: Tokens, grammar: Grammar) -> None:
    """Marks days listed one after the other, with those between the first and the last as `range-middle`."""
    run: list[Draft] = []
    for draft in [*drafts, None]:
        if draft is not None and run and _next_day(run[-1], draft, tokens, grammar):
            run.append(draft)
            continue
        if len(run) > 2 or (len(run) == 2 and run[0].kind == "weekday"):
            for one in run:
                one.joined = "range-middle"
                one.fields.setdefault("month", run[0].get("month"))
            run[0].joined, run[-1].joined = "range-start", "range-end"
        run = [draft] if draft is not None and draft.kind in ("date", "weekday") else []


def _next_day(first: Draft, second: Draft, tokens: Tokens, grammar: Grammar) -> bool:
    """Whether the second draft is the day after the first, listed right behind it."""
    apart = second.at - first.until
    between = {tokens.codes[place] for place in range(first.until, second.at)}
    if second.kind != first.kind or not 0 < apart <= 2 or not between <= set(grammar.code("LISTING") + grammar.code("THE")):
        return False
    if first.joined.startswith("range") or second.joined.startswith("range"):
        return False
    if first.kind == "weekday":
        whole = not any(one.get("part") or one.get("clock") for one in (first, second))
        return whole and first.get("rel") is None and second.fields["weekday"] == first.fields["weekday"] % 7 + 1
    months = {first.get("month"), second.get("month")} - {None}
    return bool(first.get("day")) and len(months) == 1 and second.get("day") == first.fields["day"] + 1


def _is_range(first: Draft, second: Draft, tokens: Tokens, grammar: Grammar) -> bool:
    if first.kind not in _RANGED or second.kind not in _RANGED or not 0 < second.at - first.until <= 2:
        return False
    between, opener = tokens.codes[first.until], _opener(first, tokens, grammar)
    if second.at - first.until == 1 and between in grammar.code("DASH"):
        return True
    if between in grammar.code("TILL"):
        return opener in grammar.code("FROM")
    return between in grammar.code("AND") and opener in grammar.code("BETWEEN")


def is_planned(draft: Draft, tokens: Tokens, grammar: Grammar) -> bool:
    """Whether a preposition of plans opens the expression: *d'ici à 2030*, *by 2030*."""
    return _code(tokens, draft.at - 1) in grammar.code("PLANNED")
