"""Makes the rows of one article: an `Article` and its `Extraction` go in; rows by table come out."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import Any

from analysis import lemmas
from analysis.records import Article, Attribution, Entity, Event, Extraction, Participant, Span

Row = dict[str, Any]
# Tables whose rows belong to one article, and go with it.
OF_ARTICLE = ("articles", "sentences", "mentions", "times", "attributions", "events", "words")
_GAP = " […] "


def rows(article: Article, found: Extraction, *, analysed: bool, ingest_id: str,
         extraction_id: str | None = None, collection: str | None = None) -> dict[str, list[Row]]:
    """The rows of every table in `OF_ARTICLE`."""
    made = _Rows(article, found)
    rule = found.published.rule
    origins = {**article.origins, "published": article.origins.get("published", "none") if rule == "given" else rule}
    return {
        "articles": [{
            "article_id": article.id, "url": article.url, "outlet": article.outlet, "author": article.author,
            "title": article.title, "text": article.text, "published": found.published.date,
            "published_rule": found.published.rule, "language": article.language, "analysed": analysed,
            "words": _words_in(article.text), "path": article.path, "content_hash": article.content_hash,
            "ingest_id": ingest_id, "origins": origins if article.origins else None, "extraction_id": extraction_id,
            "collection": collection}],
        "sentences": made.sentences(),
        "mentions": [
            {"mention": place, **made.marked(mention.span), "label": mention.entity.label, "entity_id": mention.entity.id,
             "rule": mention.rule}
            for place, mention in enumerate(found.mentions)],
        "times": [
            {"time": place, **made.marked(time.span), "type": time.type, "value": time.value, "start_date": time.start,
             "end_date": time.end, "precision": time.precision, "rule": time.rule, "anchor": time.anchor}
            for place, time in enumerate(found.times)],
        "attributions": made.attributions(),
        "events": [made.event(place, event) for place, event in enumerate(found.events)],
        "words": index(article.id, article.language, title=article.title, text=article.text, author=article.author,
                       outlet=article.outlet),
    }


def index(article_id: str, language: str, **parts: str | None) -> list[Row]:
    """The rows of `words` of one article: what the text query searches. Names are not brought to a lemma."""
    made = []
    for part, text in parts.items():
        there = lemmas.words(text or "", language if part in ("title", "text") else "")
        made.append({"article_id": article_id, "part": part, "forms": lemmas.line(word.form for word in there),
                     "lemmas": lemmas.line(word.lemma for word in there)})
    return made


def entities(found: Extraction) -> Iterable[Entity]:
    """Every entity that a row of `found` points to, as often as it does."""
    for mention in found.mentions:
        yield mention.entity
    for said in found.attributions:
        if said.entity and not said.together:
            yield said.entity
        yield from said.together
    for event in found.events:
        for participant in (event.agent, event.patient, event.place):
            if participant and participant.entity:
                yield participant.entity


class _Rows:
    def __init__(self, article: Article, found: Extraction) -> None:
        self.id, self.text, self.found = article.id, article.text, found
        self._starts = [sentence.span[0] for sentence in found.sentences]

    def _sentence(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    def _words(self, span: Span | None) -> str | None:
        return self.text[span[0]:span[1]] if span else None

    def marked(self, span: Span) -> Row:
        return {"article_id": self.id, "sentence": self._sentence(span[0]), "start_char": span[0], "end_char": span[1],
                "text": self._words(span)}

    def sentences(self) -> list[Row]:
        said = sorted(span for attribution in self.found.attributions
                      for span in (*attribution.content, attribution.source) if span)
        aside = [(discarded.span, discarded.reason) for discarded in self.found.discarded]
        return [
            {"article_id": self.id, "sentence": place, "paragraph": sentence.paragraph, "start_char": sentence.span[0],
             "end_char": sentence.span[1], "text": self._words(sentence.span),
             "attributed": any(_overlap(span, sentence.span) for span in said),
             "discarded": next((reason for span, reason in aside if _overlap(span, sentence.span)), None)}
            for place, sentence in enumerate(self.found.sentences)]

    def attributions(self) -> list[Row]:
        """A row each, and one for each further source of those that several said together, behind all others."""
        rows: list[Row] = []
        further: list[Row] = []
        for place, said in enumerate(self.found.attributions):
            row = self.attribution(place, said)
            sources = [{**row, **self._source(said, entity)} for entity in said.together] or [row]
            rows.append(sources[0])
            further.extend(sources[1:])
        return [*rows, *({**row, "attribution": len(rows) + place} for place, row in enumerate(further))]

    def _source(self, said: Attribution, entity: Entity) -> Row:
        """The columns of one of several sources: the own name where that stands among them, else all their words."""
        span = next((mention.span for mention in self.found.mentions if said.source and mention.entity.id == entity.id
                     and said.source[0] <= mention.span[0] < said.source[1]), said.source)
        return {**_ends("source", span), "source_text": self._words(span), "entity_id": entity.id, "entity_name": entity.name}

    def attribution(self, place: int, said: Attribution) -> Row:
        content = [{"start_char": start, "end_char": end} for start, end in said.content]
        first = said.cue or said.source or said.content[0]
        return {
            "article_id": self.id, "attribution": place, "sentence": self._sentence(first[0]), "content": content,
            "content_text": _GAP.join(self.text[start:end] for start, end in said.content),
            **_ends("source", said.source), "source_text": self._words(said.source),
            **_ends("cue", said.cue), "cue_text": self._words(said.cue), "kind": said.kind,
            "entity_id": said.entity.id if said.entity else None, "entity_name": said.entity.name if said.entity else None,
            "source_type": said.source_type, "anonymous": said.anonymous, "within": said.within,
            "depth": self._depth(place), "rule": said.rule}

    def _depth(self, place: int) -> int:
        depth, seen, outer = 0, {place}, self.found.attributions[place].within
        while outer is not None and outer not in seen:
            depth += 1
            seen.add(outer)
            outer = self.found.attributions[outer].within
        return depth

    def event(self, place: int, event: Event) -> Row:
        return {
            "article_id": self.id, "event": place, "sentence": self._sentence(event.trigger[0]),
            **_ends("trigger", event.trigger), "trigger_text": self._words(event.trigger), "type": event.type,
            "status": event.status, "date": event.date, "start_date": event.start, "end_date": event.end,
            "precision": event.precision, "rule": event.rule, "time": event.time, **_participant("agent", event.agent),
            **_participant("patient", event.patient), **_participant("place", event.place), "main": event.main}


def _words_in(text: str) -> int:
    # French sets a space before « » : ; ! ? – which are no words.
    return sum(any(character.isalnum() for character in word) for word in text.split())


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _ends(name: str, span: Span | None) -> Row:
    return {f"{name}_start": span[0] if span else None, f"{name}_end": span[1] if span else None}


def _participant(role: str, participant: Participant | None) -> Row:
    return {**_ends(role, participant.span if participant else None), role: participant.name if participant else None,
            f"{role}_id": participant.entity.id if participant and participant.entity else None}
