"""Tells a small corpus in words: sentences and what is marked in them go in, records for the store's writer come out."""

import datetime as dt
from dataclasses import dataclass, field

from analysis.records import (
    Article,
    Attribution,
    Discarded,
    Entity,
    Event,
    Extraction,
    Mention,
    Participant,
    Published,
    Refusal,
    Sentence,
    Span,
    TimeExpression,
)
from analysis.store.collections import Collection
from analysis.store.writer import Batch, Done

RUSSIA = Entity(id="russia", name="Russie", label="LOC", kind="country", country="RU", wikidata="Q159")
CRIMEA = Entity(id="crimea", name="Crimée", label="LOC", kind="region")
UKRAINE = Entity(id="ukraine", name="Ukraine", label="LOC", kind="country", country="UA")
KREMLIN = Entity(id="kremlin", name="Kremlin", label="ORG", kind="government", country="RU")
TASS = Entity(id="tass", name="Tass", label="ORG", kind="news_agency", country="RU")


@dataclass
class Told:
    """One article, told sentence by sentence; a paragraph is a list of sentences."""

    id: str
    outlet: str
    day: str | None
    language: str
    paragraphs: list[list[str]]
    analysed: bool = True
    sentences: list[Sentence] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    times: list[TimeExpression] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    discarded: list[Discarded] = field(default_factory=list)
    text: str = ""

    def __post_init__(self) -> None:
        for number, paragraph in enumerate(self.paragraphs):
            self.text += "\n\n" if number else ""
            for place, sentence in enumerate(paragraph):
                self.text += " " if place else ""
                self.sentences.append(Sentence(span=(len(self.text), len(self.text) + len(sentence)), paragraph=number))
                self.text += sentence

    def at(self, words: str) -> Span:
        assert self.text.count(words) == 1, f"{words!r} stands {self.text.count(words)} times in {self.id}"
        return self.text.index(words), self.text.index(words) + len(words)

    def names(self, **entities: Entity) -> "Told":
        """Marks every occurrence of a word: `names(Russie=RUSSIA)`."""
        for word, entity in entities.items():
            start = self.text.find(word)
            while start >= 0:
                self.mentions.append(Mention(span=(start, start + len(word)), entity=entity, rule="table"))
                start = self.text.find(word, start + 1)
        self.mentions.sort(key=lambda mention: mention.span)
        return self

    def says(self, source: str | None, cue: str | None, *content: str, by: Entity | None = None, type: str = "person",
             kind: str = "indirect", within: int | None = None) -> "Told":
        self.attributions.append(Attribution(
            content=tuple(self.at(words) for words in content), source=self.at(source) if source else None,
            cue=self.at(cue) if cue else None, kind=kind, entity=by, source_type=type, anonymous=type == "anonymous",
            within=within, rule="cue verb"))
        return self

    def event(self, trigger: str, type: str, date: str | None = None, *, dated_by: str | None = None, status: str = "happened",
              agent: tuple[str, Entity] | None = None, patient: tuple[str, Entity] | None = None, main: bool = False) -> "Told":
        start, end, precision = days_of(date)
        time = None
        if dated_by:
            time = len(self.times)
            self.times.append(TimeExpression(span=self.at(dated_by), type="DATE", value=date or "", start=start, end=end,
                                             precision=precision, rule="day month", anchor=f"published {self.day}"))
        self.events.append(Event(
            trigger=self.at(trigger), sentence=self.sentences[0].span, type=type, status=status, date=date, start=start, end=end,
            precision=precision, rule="own clause" if date else "no date in reach", time=time, main=main,
            agent=Participant(span=self.at(agent[0]), name=agent[1].name, entity=agent[1]) if agent else None,
            patient=Participant(span=self.at(patient[0]), name=patient[1].name, entity=patient[1]) if patient else None))
        return self

    def aside(self, words: str, reason: str) -> "Told":
        self.discarded.append(Discarded(span=self.at(words), reason=reason))
        return self

    def done(self) -> Done:
        published = Published(date=dt.date.fromisoformat(self.day) if self.day else None, rule="given" if self.day else "none")
        article = Article(id=self.id, url=f"https://example.org/{self.id}", outlet=self.outlet, author=None,
                          title=self.paragraphs[0][0], text=self.text, published=published, language=self.language,
                          path=f"{self.id}.txt", content_hash=self.id)
        found = Extraction(id=self.id, language=self.language, published=published)
        if self.analysed:
            found = Extraction(id=self.id, language=self.language, published=published, sentences=self.sentences,
                               times=self.times, mentions=self.mentions, attributions=self.attributions, events=self.events,
                               discarded=self.discarded)
        return Done(article=article, extraction=found, analysed=self.analysed)


def days_of(date: str | None) -> tuple[dt.date | None, dt.date | None, str | None]:
    """First and last day and precision of `2014`, `2014-03`, `2014-03-18`, `2014-03-03/2014-03-05`."""
    if date is None:
        return None, None, None
    if "/" in date:
        first, last = date.split("/")
        return dt.date.fromisoformat(first), dt.date.fromisoformat(last), "day"
    parts = [int(part) for part in date.split("-")]
    if len(parts) == 1:
        return dt.date(parts[0], 1, 1), dt.date(parts[0], 12, 31), "year"
    if len(parts) == 2:
        after = dt.date(parts[0] + parts[1] // 12, parts[1] % 12 + 1, 1)
        return dt.date(parts[0], parts[1], 1), after - dt.timedelta(days=1), "month"
    return dt.date(*parts), dt.date(*parts), "day"


def story() -> list[Told]:
    """Five articles of three outlets, invented for the tests."""
    return [
        Told("a1", "Le Spécimen", "2014-03-19", "fr", [
            ["La Russie a annexé la Crimée le 18 mars.", "Le Kremlin a indiqué que le vote était clos."],
            ["Un responsable affirme que l’Ukraine négocie.", "Rien ne filtre.", "Lire aussi notre dossier."],
        ]).names(Russie=RUSSIA, Crimée=CRIMEA, Kremlin=KREMLIN, Ukraine=UKRAINE)
        .says("Le Kremlin", "a indiqué", "le vote était clos", by=KREMLIN, type="government")
        .says("Un responsable", "affirme", "l’Ukraine négocie", type="anonymous")
        .event("annexé", "COERCE", "2014-03-18", dated_by="le 18 mars", agent=("La Russie", RUSSIA),
               patient=("la Crimée", CRIMEA), main=True)
        .event("négocie", "CONSULT")
        .aside("Lire aussi notre dossier.", "read also"),
        Told("a2", "Sample Daily", "2014-03-20", "en", [
            ["Russia annexed Crimea in March 2014.", "Ukraine rejected the vote, Tass reports, citing the Kremlin."],
        ]).names(Russia=RUSSIA, Crimea=CRIMEA, Ukraine=UKRAINE, Tass=TASS, Kremlin=KREMLIN)
        .says("Tass", "reports", "Ukraine rejected the vote", by=TASS, type="news_agency")
        .says("the Kremlin", "citing", "rejected the vote", by=KREMLIN, type="government", within=0)
        .event("annexed", "COERCE", "2014-03", dated_by="March 2014", agent=("Russia", RUSSIA), patient=("Crimea", CRIMEA))
        .event("rejected", "REJECT", "2014-03-18", agent=("Ukraine", UKRAINE)),
        Told("a3", "Sample Daily", "2017-01-07", "en", [
            ["Russia denied that it interfered in 2016.", "Talks with Crimea resumed."],
        ]).names(Russia=RUSSIA, Crimea=CRIMEA)
        .event("interfered", "COERCE", "2016", dated_by="2016", status="denied")
        .event("Talks", "CONSULT"),
        Told("a4", "Dépêche d’exemple", None, "fr", [
            ["La Russie et l’Ukraine ont rompu le 18 mars 2014.", "« Nous avons rompu.", "Tout va bien », dit le Kremlin."],
        ]).names(Russie=RUSSIA, Ukraine=UKRAINE, Kremlin=KREMLIN)
        .says("le Kremlin", "dit", "« Nous avons rompu. Tout va bien »", by=KREMLIN, type="government", kind="direct")
        .event("ont rompu le", "SANCTION", "2014-03-18", dated_by="18 mars 2014"),
        Told("a5", "Le Spécimen", "2014-03-21", "de", [["Nichts Neues."]], analysed=False),
    ]


PRESS = Collection(collection_id="presse", name="Presse régionale", description="Neuf titres", licence="CC BY 4.0",
                   created=dt.datetime(2014, 3, 22))


def batch(articles: list[Told], ingest_id: str = "20140322T120000-00000001", into: Collection | None = None) -> Batch:
    """The articles as one ingest, with one refusal."""
    started = dt.datetime(2014, 3, 22, 12)
    return Batch(
        ingest={"ingest_id": ingest_id, "started": started, "finished": started + dt.timedelta(seconds=5), "paths": ["news"],
                "new_articles": len(articles), "changed_articles": 0, "same_articles": 0, "refused": 1, "selon_version": "0",
                "models": "none", "knowledge": "0", "processes": 1},
        collection=into,
        articles=[told.done() for told in articles],
        refusals=[Refusal(file="news.csv", line=3, reason="no text", excerpt="2014-03-19;;")])
