"""Picks the event that an article is about: candidates of the title and the first sentences go in, one of them comes out."""

import datetime as dt
from dataclasses import dataclass

from analysis.extract.event.clause import Clause
from analysis.extract.event.date_value import Dated
from analysis.extract.event.reading import Reading
from analysis.extract.event.trigger import Trigger
from analysis.records import Status

# Sentences of the body that may tell what the title announces.
_LEAD = 4
_PER_SENTENCE = 0.8
_STEM = 5
_NEAR = 14
_PRECISE = {"day": 1.0, "week": 0.5, "month": 0.5}


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """An event of the article; `index` is its place in the list of all events."""

    index: int
    trigger: Trigger
    dated: Dated | None
    status: Status
    reading: Reading


def stems(reading: Reading) -> frozenset[str]:
    """The content words of a sentence, cut to five letters so that *suppression* and *supprimer* meet."""
    return frozenset(word[:_STEM] for word, pos in zip(reading.words.lower, reading.words.pos, strict=True)
                     if pos in ("NOUN", "VERB", "PROPN", "ADJ") and len(word) > 3)


def main_event(candidates: list[Candidate], title: Reading | None) -> int | None:
    """The index of the main event, None where the opening tells none."""
    if not candidates:
        return None
    titled = stems(title) if title is not None else frozenset()
    heads = [candidate.trigger for candidate in candidates if candidate.reading.title]
    told = any(not head.noun for head in heads)  # *L'ONU juge le référendum*: the news is the judging
    named = {head.lemma[:_STEM] for head in heads if not (told and head.noun and head.role != "subject")}
    types = {candidate.trigger.type for candidate in candidates if candidate.reading.title}
    first = min((candidate.reading.order for candidate in candidates if not candidate.reading.title), default=0)
    best: tuple[float, int] | None = None
    for candidate in candidates:
        again = candidate.trigger.lemma[:_STEM] in named and not candidate.reading.title
        if candidate.reading.order > min(first, 3) + _LEAD and not (again and candidate.dated is not None):
            continue
        kin = candidate.trigger.type in types and not candidate.reading.title
        score = _score(candidate, titled) + 2.0 * (again and candidate.dated is not None) + 0.5 * kin
        if best is None or score > best[0]:
            best = score, candidate.index
    return best[1] if best is not None else None


def _score(candidate: Candidate, titled: frozenset[str]) -> float:
    reading, trigger = candidate.reading, candidate.trigger
    score = _depth(trigger.clause)
    if candidate.dated is not None:
        score += 4.0 + _PRECISE.get(candidate.dated.precision, 0.0) + _news(candidate.dated, reading.published)
    score -= _PER_SENTENCE * min(6, max(0, reading.order - 1))
    if reading.title:
        score += 1.0
    elif titled:
        words = {reading.words.lower[place][:_STEM] for place in trigger.clause.words}
        score += 3.0 * len(words & titled) / len(titled)
        score += 1.5 * (trigger.lemma[:_STEM] in titled)
    if trigger.noun and trigger.role in ("circumstance", "complement"):
        score -= 2.0
    if reading.title and trigger.noun and ":" in reading.words.text[trigger.last:]:
        score -= 3.0  # *Élection présidentielle de 2012 : le maire appelle …* names the topic first
    if candidate.dated is not None and candidate.dated.rule in ("attributive", "attributive-year") and not reading.title:
        score -= 1.0
    return score


def _news(dated: Dated, published: dt.date | None) -> float:
    """A day near the publication is news, a year long past is background."""
    if published is None:
        return 0.0
    if dated.precision == "day" and abs((dated.start - published).days) <= _NEAR:
        return 1.0
    return -1.5 if dated.end.year < published.year else 0.0


def _depth(clause: Clause) -> float:
    if clause.kind in ("main", "incise"):
        return 1.0
    if clause.kind in ("complement", "quote"):
        return 0.5
    return -1.0 if clause.kind in ("relative", "adverbial", "participle") else -0.5
