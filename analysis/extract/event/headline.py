"""Picks the event that an article is about: candidates of the title and the first sentences go in, one of them comes out."""

from dataclasses import dataclass

from analysis.extract.event.clause import Clause
from analysis.extract.event.date_value import Dated
from analysis.extract.event.reading import Reading
from analysis.extract.event.trigger import Trigger
from analysis.records import Status

# Sentences of the body that may tell what the title announces.
_LEAD = 4


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
    return frozenset(word[:5] for word, pos in zip(reading.words.lower, reading.words.pos, strict=True)
                     if pos in ("NOUN", "VERB", "PROPN", "ADJ") and len(word) > 3)


def main_event(candidates: list[Candidate], title: Reading | None) -> int | None:
    """The index of the main event, None where the opening tells none."""
    if not candidates:
        return None
    titled = stems(title) if title is not None else frozenset()
    titled_types = {candidate.trigger.type for candidate in candidates if candidate.reading.title}
    first = min((candidate.reading.order for candidate in candidates if not candidate.reading.title), default=0)
    best: tuple[float, int] | None = None
    for candidate in candidates:
        if candidate.reading.order > first + _LEAD:
            continue
        score = _score(candidate, titled, titled_types)
        if best is None or score > best[0]:
            best = score, candidate.index
    return best[1] if best is not None else None


def _score(candidate: Candidate, titled: frozenset[str], titled_types: set[str]) -> float:
    reading, trigger = candidate.reading, candidate.trigger
    score = 0.0
    if candidate.dated is not None:
        score += 4.0
    score -= 1.2 * max(0, reading.order - (0 if reading.title else 1))
    words = {reading.words.lower[place][:5] for place in trigger.clause.words}
    if titled:
        score += 3.0 * len(words & titled) / len(titled)
        score += 1.5 * (trigger.lemma[:5] in titled)
        score += 0.5 * (trigger.type in titled_types and not reading.title)
    score += _depth(trigger.clause)
    if trigger.noun and trigger.role in ("circumstance", "complement"):
        score -= 2.0
    return score


def _depth(clause: Clause) -> float:
    if clause.kind in ("main", "incise"):
        return 1.0
    if clause.kind in ("complement", "quote"):
        return 0.5
    return -1.5 if clause.kind in ("relative", "adverbial", "participle") else -0.5
