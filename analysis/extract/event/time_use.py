"""Where each time expression of a sentence belongs: to a clause, or to the noun that it qualifies (*l'élection de 2016*)."""

import datetime as dt
from dataclasses import dataclass
from itertools import takewhile

from analysis.extract.event.clause import Clause
from analysis.extract.event.clauses import Clauses
from analysis.extract.event.date_value import Dated, joined, of_time
from analysis.extract.event.trigger import Trigger
from analysis.extract.event.words import Words
from analysis.records import TimeExpression

_OF = {"fr": frozenset({"de", "d'", "du", "des"}), "en": frozenset({"of"})}
# *au cours de 2012*, *à partir de mardi*, *au mois de mai*: the noun only carries the preposition.
_TRANSPARENT = frozenset([
    "cours", "jour", "partir", "compter", "mois", "début", "fin", "milieu", "date", "soir", "soirée", "matin", "matinée",
    "nuit", "journée", "lors", "près", "année", "courant", "terme", "issue", "aube", "semaine", "week-end", "hauteur",
    "autour", "vers", "end", "beginning", "start", "middle", "course", "morning", "evening", "night", "month", "week",
    "as", "heure", "heures", "hours", "alentours", "environs",
    "summer", "spring", "autumn", "été", "printemps", "automne", "hiver", "rentrée"
])
_UNTIL = frozenset({"jusqu'au", "jusqu'à", "jusqu'", "jusque", "until", "till", "through"})
_BEFORE = frozenset({"avant", "before"})
_AFTER = frozenset({"après", "after", "than", "comparé", "contre", "versus"})
_SINCE = frozenset({"depuis", "since"})
_SHORTLY = frozenset({"shortly", "just", "soon", "moments", "peu", "juste"})
_BEFORE_TIME = frozenset({"à", "au", "le", "la", "l'", "the", "que", "early", "late", "mid", "ce", "en", "in", "as"})
_COUNTED = {"après": True, "after": True, "avant": False, "before": False}
_EVE = frozenset({"veille", "avant-veille", "lendemain", "surlendemain", "eve"})
# *the worst since 1908*: how far back a rank may stand, and the words that rank without an ending that tells.
_RANKED = 9
_RANKS = frozenset({"premier", "première", "premiers", "premières", "pire", "pires", "record", "first"})
_PARTICIPLES = ("é", "ée", "és", "ées")
_NOMINAL = frozenset({"NOUN", "ADJ", "PROPN", "NUM", "X"})


@dataclass(frozen=True, kw_only=True)
class TimeUse:
    """A usable time expression of a sentence; `bound` is *since*, *until*, *before*, *after* or empty; `noun` its owner."""

    first: int
    last: int
    dated: Dated
    clause: Clause
    bound: str = ""
    noun: int | None = None
    owned: bool = False
    preposed: bool = False
    clock: bool = False


@dataclass(frozen=True, kw_only=True)
class Offset:
    """*deux jours après le référendum*: the event noun lies `count` units before what the clause tells.

    `told` is the clause instead, in *deux jours après que les députés ont voté*.
    """

    noun: int | None
    clause: Clause
    told: Clause | None = None
    unit: str
    count: int
    index: int


def shifted(day: dt.date, offset: Offset) -> Dated | None:
    """The date `offset` away from `day`, no finer than the unit that is counted in."""
    if offset.unit in ("D", "W"):
        moved = day.toordinal() + offset.count * (7 if offset.unit == "W" else 1)
        if not 1 <= moved <= dt.date.max.toordinal():
            return None
        found = dt.date.fromordinal(moved)
        if offset.unit == "W" and abs(offset.count) > 1:  # *three weeks before* is not to the day
            monday = found - dt.timedelta(days=found.weekday())
            sunday = monday + dt.timedelta(days=6)
            return Dated(date=f"{monday.isoformat()}/{sunday.isoformat()}", start=monday, end=sunday, precision="week",
                         rule="offset", time=offset.index)
        return Dated(date=found.isoformat(), start=found, end=found, precision="day", rule="offset", time=offset.index)
    months = day.year * 12 + day.month - 1 + offset.count * (12 if offset.unit == "Y" else 1)
    year, month = divmod(months, 12)
    if not 1 <= year < dt.date.max.year:
        return None
    if offset.unit == "Y":
        return Dated(date=f"{year:04d}", start=dt.date(year, 1, 1), end=dt.date(year, 12, 31), precision="year", rule="offset",
                     time=offset.index)
    start = dt.date(year, month + 1, 1)
    end = dt.date(year + (month == 11), (month + 1) % 12 + 1, 1) - dt.timedelta(days=1)
    return Dated(date=start.isoformat()[:7], start=start, end=end, precision="month", rule="offset", time=offset.index)


def duration_since(value: str, published: dt.date | None) -> tuple[dt.date, dt.date] | None:
    """The years that *depuis deux ans* covers."""
    if published is None or not value.startswith("P") or not value.endswith("Y") or not value[1:-1].isdigit():
        return None
    years = int(value[1:-1])
    if years >= published.year:
        return None
    return dt.date(published.year - years, 1, 1), dt.date(published.year, 12, 31)


class TimeUses:
    """Attaches the time expressions of one sentence."""

    def __init__(self, words: Words, clauses: Clauses, nouns: list[Trigger], published: dt.date | None) -> None:
        self.words = words
        self.clauses = clauses
        self.nouns = {place: noun.head for noun in nouns for place in range(noun.first, noun.last + 1)}
        self.heads = {noun.head for noun in nouns}
        self.governors = {noun.head: noun.governor for noun in nouns}
        self.published = published
        self._verbs = {place for group in clauses.groups for place in range(group.first, group.last + 1)}
        self.offsets: list[Offset] = []
        self.stated: dict[int, Dated] = {}

    def attach(self, times: list[tuple[int, TimeExpression]]) -> list[TimeUse]:
        """The uses of `times` (index in the document, expression), ranges joined into one."""
        found: list[TimeUse] = []
        open_range: tuple[TimeUse, TimeExpression] | None = None
        for index, time in times:
            use = self._use(index, time)
            if use is None:
                continue
            if time.rule == "range-start":
                open_range = use, time
                continue
            if time.rule == "range-middle" and open_range is not None:
                continue
            if open_range is not None:
                start, _ = open_range
                whole = joined(start.dated, use.dated, "range")
                if time.rule == "range-end" and whole is not None:
                    use = TimeUse(first=start.first, last=use.last, dated=whole, clause=start.clause, noun=start.noun,
                                  owned=start.owned, preposed=start.preposed)
                open_range = None
            found.append(use)
        return found

    def _use(self, index: int, time: TimeExpression) -> TimeUse | None:
        words = self.words
        first, last = words.at(time.span[0]), words.at(max(time.span[0], time.span[1] - 1))
        bound = self._bound(first)
        if self._offset(index, time, first, last):
            return None
        dated = of_time(time, index, "same-clause")
        if dated is not None:
            self.stated[last] = dated
        if time.type == "DURATION" and dated is None and bound == "since":
            span = duration_since(time.value, self.published)
            if span is not None:
                dated = Dated(date=f"{span[0].year}/{span[1].year}", start=span[0], end=span[1], precision="year",
                              rule="since", time=index)
                bound = ""
        if dated is None or self._of_something(first, last) or (bound == "since" and self._for_once(first)):
            return None
        noun, owned = self._in_brackets(first) or self._owner(first, last, ranged=time.rule == "range-start")
        owned = owned or self._of_apposition(first, last)
        if owned and noun is not None and noun > last:
            bound = ""  # *after Monday's arrests*, *before the 2008 vote*: after the arrests, before the vote
        clause = self._clause(first)
        verb = clause.verb
        return TimeUse(first=first, last=last, dated=dated, clause=clause, bound=bound, noun=noun, owned=owned,
                       preposed=verb is not None and last < verb.first, clock=time.type == "TIME" and time.rule == "clock")

    def _offset(self, index: int, time: TimeExpression, first: int, last: int) -> bool:
        """Whether the time only counts from an event: *deux jours après le référendum*."""
        words = self.words.lower
        following = words[last + 1] if last + 1 < len(words) else ""
        if "ADP" in self.words.pos[last + 2:last + 3] and words[last + 2] not in _OF[self.words.language]:
            return False  # *deux ans après par noyade*
        if time.type == "TIME" or following not in _COUNTED or "PUNCT" in self.words.pos[last + 2:last + 3]:
            return False
        told = next((clause for clause in self.clauses.all if clause.kind == "adverbial" and clause.start == last + 1), None)
        near = takewhile(lambda place: self.words.pos[place] != "PUNCT", range(last + 2, min(len(words), last + 7)))
        noun = next((self.nouns[place] for place in near if place in self.nouns), None)
        counted = time.value[1:-1]
        if time.value[:1] == "P" and counted.isdigit() and time.value[-1] in "DWMY" and (noun is not None or told is not None):
            sign = -1 if _COUNTED[following] else 1
            clause = self._clause(first)
            self.offsets.append(Offset(noun=noun, told=told, unit=time.value[-1], index=index,
                                       clause=clause if clause is not told else told.parent or told, count=sign * int(counted)))
        return time.type == "DURATION" or not time.rule.startswith(("weekday", "full", "day", "month", "year"))

    def _for_once(self, first: int) -> bool:
        """*pour la première fois depuis 2010*, *au plus haut depuis mai*, *the largest since 1908*: not once since then."""
        words = self.words
        near = range(max(0, first - _RANKED), first)
        return any(words.lower[place] in ("fois", "time", "plus") for place in near[-4:]) or any(
            words.tag[place] in ("JJS", "RBS") or words.lower[place] in _RANKS for place in near)

    def _of_something(self, first: int, last: int) -> bool:
        """*à la veille des Jeux*: which day that is, the noun would have to say."""
        words = self.words.lower
        return any(words[place] in _EVE for place in range(first, last + 1)) and words[last + 1:last + 2] in (
            ["de"], ["d'"], ["du"], ["des"], ["of"])

    def _clause(self, position: int) -> Clause:
        clause = self.clauses.of[position]
        soft = self.clauses.soft.get(position)
        if soft is not None and soft is not clause and self._parsed_into(position, soft):
            clause = soft
        while clause.verb is None and clause.kind != "main" and clause.parent is not None:
            clause = clause.parent
        return clause

    def _parsed_into(self, position: int, clause: Clause) -> bool:
        """Whether the parser hangs the token on the verb of `clause`."""
        place, steps = position, 0
        inside = set(clause.words)
        while steps < 8:
            head = self.words.head[place]
            if head == place or not 0 <= head < len(self.words):
                return False
            place, steps = head, steps + 1
            if clause.verb is not None and place == clause.verb.head:
                return True
            other = self.clauses.of[place].verb
            if place not in inside and other is not None and place == other.head:
                return False
        return False

    def _bound(self, first: int) -> str:
        words = self.words.lower
        place = first - 1
        while place >= 0 and (self.words.pos[place] == "DET" or words[place] in _BEFORE_TIME):
            if words[place] == "au" and place and words[place - 1] == "par":
                break
            place -= 1
        before = words[place] if place >= 0 else ""
        if place > 0 and words[place - 1] in _SHORTLY:
            return ""  # *shortly after midnight*, *peu avant 8 heures*: near enough
        if before in _SINCE:
            return "since"
        if before in _UNTIL:
            return "until"
        if before in _BEFORE or (before == "de" and words[place - 1:place] == ["avant"]):
            return "before"
        if before in _AFTER or words[max(0, place - 2):place + 1] in (["par", "rapport", "à"], ["par", "rapport", "au"]) or (
                words[max(0, place - 1):place + 1] == ["par", "rapport"]):
            return "after"
        return ""

    def _in_brackets(self, first: int) -> tuple[int | None, bool] | None:
        """*une chute des ventes (moins 15 % au premier semestre 2012)*: brackets without a verb speak of the noun before."""
        clause = self.clauses.of[first]
        if clause.kind != "paren" or clause.verb is not None:
            return None
        for place in range(clause.start - 1, max(-1, clause.start - 7), -1):
            if place in self.nouns:
                governor = self.governors.get(self.nouns[place])
                return governor if governor in self.heads else self.nouns[place], True
            if self.words.pos[place] in ("VERB", "AUX", "PUNCT"):
                break
        return (None, True) if clause.start == first - 1 and len(self.words.lower[first]) == 4 else None

    def _of_apposition(self, first: int, last: int) -> bool:
        """*L'opposant, présent en 2014, n'a pas été invité*: between commas, behind a noun or adjective that says who it is."""
        words = self.words
        commas = [place for place in range(first - 1, max(0, first - 8), -1) if words.text[place] == ","][:1]
        behind = [place for place in range(last + 1, min(len(words), last + 4)) if words.text[place] == ","][:1]
        if not commas or not behind or words.pos[commas[0] - 1] not in ("NOUN", "PROPN"):
            return False
        opening = commas[0] + 1
        opening += words.pos[opening] == "DET" or words.lower[opening] in ("ancien", "ancienne", "former")
        verb = self.clauses.of[first].verb
        told = any(place in self._verbs for place in range(opening, behind[0]))
        return opening < first and words.pos[opening] in ("ADJ", "NOUN") and not told and verb is not None and (
            behind[0] < verb.first <= behind[0] + 5) and words.lower[opening] not in _TRANSPARENT

    def _owner(self, first: int, last: int, *, ranged: bool) -> tuple[int | None, bool]:
        """The event noun that the time qualifies, and whether it qualifies a noun at all and so dates no clause."""
        words = self.words
        place = first - 1
        while place >= 0 and words.pos[place] == "DET" and words.lower[place] not in _OF[words.language]:
            place -= 1
        if place > 0 and words.lower[place] in _OF[words.language] and words.pos[place] != "VERB":
            before = words.lower[place - 1]
            if before in _TRANSPARENT:
                return None, False
            if ranged and place - 1 not in self.nouns:
                return None, False
            if words.pos[place - 1] in _NOMINAL:
                return self._chain(place - 1), True
            if words.pos[place - 1] == "VERB" and words.lower[place - 1].endswith(_PARTICIPLES) and place > 1:
                return self._chain(place - 2), True  # *l'attaque présumée du 7 avril*
            verb = self.clauses.of[place - 1].verb
            finite = verb is not None and verb.head == place - 1 and verb.form == "finite"  # *date de 2011*
            return None, words.pos[place - 1] == "VERB" and not finite
        if words.language == "en":
            return self._premodified(first, last)
        if first > 0 and words.lower[first].isdigit() and words.pos[first - 1] in ("NOUN", "ADJ", "PROPN") and (
                len(words.lower[first]) == 4 and first == last):
            return self._chain(first - 1), True
        return None, False

    def _premodified(self, first: int, last: int) -> tuple[int | None, bool]:
        """*the 2016 presidential election*, *Tuesday's vote*."""
        words = self.words
        place = last + 1
        possessive = place < len(words) and words.lower[place] in ("'s", "'")
        place += possessive
        determined = (first > 0 and words.pos[first - 1] in ("DET", "ADJ", "PRON")) or possessive
        nouns = []
        while place < len(words) and words.pos[place] in ("ADJ", "NOUN", "PROPN", "NUM") and place <= last + 6:
            nouns.append(place)
            place += 1
        if not nouns or not determined:
            return None, False
        for noun in reversed(nouns):
            if noun in self.nouns:
                return self.nouns[noun], True
        return None, True

    def _chain(self, position: int) -> int | None:
        """The nearest event noun of the noun phrase that ends at `position`."""
        words = self.words
        place = position
        while place >= 0:
            lower = words.lower[place]
            if place in self.nouns:
                return self.nouns[place]
            linking = words.pos[place] in ("NOUN", "PROPN", "ADJ", "NUM", "DET") or lower in _OF[words.language] or (
                lower in ("à", "au", "aux", "contre", "sur", "entre", "et", "in", "for", "on", "the"))
            if not linking:
                return None
            place -= 1
        return None
