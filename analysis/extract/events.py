"""spaCy component: finds the events that a timeline would show, as `doc._.events`.

Each sentence is cut into clauses; verbs and nouns of `data/knowledge/<language>/events.toml` name the events, and so does
any verb that its own clause dates. An event takes only the date of its own clause, or one that a clear word points back to.
"""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from analysis.extract import doc as _extensions
from analysis.extract.event.clause import Clause
from analysis.extract.event.date_value import Dated
from analysis.extract.event.dating import Dating
from analysis.extract.event.headline import Candidate, main_event
from analysis.extract.event.lexicon import lexicon
from analysis.extract.event.memory import Memory
from analysis.extract.event.overnight import exact_nights
from analysis.extract.event.participants import ParticipantFinder
from analysis.extract.event.reading import Reading, read
from analysis.extract.event.selection import Selection
from analysis.extract.event.status import StatusReader
from analysis.extract.event.trigger import Trigger
from analysis.extract.event.words import Table
from analysis.records import Event, Span, TimeExpression

_TITLE_LENGTH = 200
_PERFECT = frozenset({"past", "pluperfect", "conditional_past", "none"})


@Language.factory("selon_events", default_config={"language": "fr"}, requires=["doc._.times", "doc._.mentions"],
                  assigns=["doc._.events"])
def events(nlp: Language, name: str, language: str) -> "Events":
    """The component for `language`."""
    return Events(language)


class Events:
    """spaCy component: fills `doc._.events`."""

    def __init__(self, language: str) -> None:
        self.lexicon = lexicon(language)

    def __call__(self, doc: Doc) -> Doc:
        published: dt.date | None = doc._.published.date
        finder = ParticipantFinder(doc)
        memory = Memory(self.lexicon)
        found: list[Event] = []
        candidates: list[Candidate] = []
        title: Reading | None = None
        text = _extensions.text_of(doc)
        for reading in self._readings(doc, text, published):
            if reading.title:
                title = reading
            dating = Dating(reading)
            look_back = memory.look_back(reading)
            statuses = StatusReader(reading)
            for trigger in Selection(reading, dating).triggers():
                dated = self._dated(trigger, dating, look_back, memory, reading)
                status = statuses.of(trigger, dated)
                memory.tell(trigger, dated, reading.order)
                candidates.append(Candidate(index=len(found), trigger=trigger, dated=dated, status=status, reading=reading))
                people = finder.of(trigger, reading)
                words = reading.words
                found.append(Event(
                    trigger=(words.starts[trigger.first], words.ends[trigger.last]),
                    sentence=_extensions.trimmed(text, words.starts[0], words.ends[-1]), type=trigger.type, status=status,
                    date=dated.date if dated else None, start=dated.start if dated else None, end=dated.end if dated else None,
                    precision=dated.precision if dated else None, rule=dated.rule if dated else "undated",
                    time=dated.time if dated else None, agent=people.agent, patient=people.patient, place=people.place))
            memory.note(reading)
        main = main_event(candidates, title)
        doc._.events = [_as_main(event) if index == main else event for index, event in enumerate(found)]
        return doc

    def _dated(self, trigger: Trigger, dating: Dating, look_back: tuple[Clause, Dated] | None, memory: Memory,
               reading: Reading) -> Dated | None:
        dated = dating.of(trigger)
        if dated is not None:
            return dated
        if look_back is not None and _within(trigger.clause, look_back[0]):
            return look_back[1]
        return memory.same(trigger, reading.order, qualified=_qualified(trigger, reading))

    def _readings(self, doc: Doc, text: str, published: dt.date | None) -> Iterator[Reading]:
        times: list[TimeExpression] = doc._.times
        if any(time.value.endswith("TNI") for time in times):
            times = exact_nights(times, _extensions.SentenceIndex(doc).index_of)
        starts = [time.span[0] for time in times]
        spans: list[Span] = [mention.span for mention in doc._.mentions]
        names = [span[0] for span in spans]
        dateline = range(*(doc._.dateline or (0, 0)))
        aside = doc._.discarded
        order = -1
        table = Table(doc)
        sportive = not self.lexicon.sports.isdisjoint(table.lower)
        title_seen = bool(doc._.title)
        body = 0
        for number, sentence in enumerate(doc.sents):
            line = text[sentence.start_char:sentence.end_char]
            if not any(map(str.isalpha, line)):
                continue
            if aside and not _extensions.is_read(doc, sentence.start_char, sentence.end_char):
                continue
            if any(phrase in line.casefold() for phrase in self.lexicon.corrections):
                continue
            first, last = bisect_left(starts, sentence.start_char), bisect_left(starts, sentence.end_char)
            own = [(index, times[index]) for index in range(first, last) if times[index].span[0] not in dateline]
            named = spans[bisect_left(names, sentence.start_char):bisect_left(names, sentence.end_char)]
            if dateline and sentence.start_char < dateline.stop and dateline.start < sentence.end_char:
                named.append((max(dateline.start, sentence.start_char), min(dateline.stop, sentence.end_char)))
            title = number == 0 and not title_seen and _is_title(text, sentence)
            order += 1
            if not title and len(sentence) > 8:
                body += 1
            yield read(table, sentence, own, named, self.lexicon, published=published, order=order, title=title,
                       lead=not title and body <= 2, opening=not title and body == 1 and len(sentence) > 8, sportive=sportive)


def _as_main(event: Event) -> Event:
    return Event(**{**{name: getattr(event, name) for name in event.__dataclass_fields__}, "main": True})


def _qualified(trigger: Trigger, reading: Reading) -> bool:
    """Whether *de …* or *of …* behind a noun says which one is meant."""
    following = reading.words.lower[trigger.last + 1:trigger.last + 3]
    return any(word in ("de", "d'", "du", "des", "of", "contre", "against") for word in following)


def _within(clause: Clause, opened: Clause) -> bool:
    """Whether *lors de cet appel* covers the clause: it opens it, or it opens the report that holds it."""
    if clause is opened or clause.shares is opened:
        return True
    return clause.parent is opened and clause.kind == "complement" and clause.verb is not None and clause.verb.tense in _PERFECT


def _is_title(text: str, sentence: Tokens) -> bool:
    """Whether the first line is a headline: short, alone on its line, and without a full stop."""
    end = sentence.end_char
    line = text[sentence.start_char:end]
    return len(line.strip()) <= _TITLE_LENGTH and not line.strip().endswith(".") and "\n" in text[sentence.start_char:end + 3]
