"""One article's records → the rows of each table."""

import dataclasses
import datetime as dt

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
    Sentence,
    TimeExpression,
)
from analysis.store.lake import expected_columns
from analysis.store.names import name_rows
from analysis.store.rows import OF_ARTICLE, entities, index, rows

TEXT = "Lina Roux « partira » le 3 mai, dit Relais.\nElle ira à Arras.\nAbonnez-vous"
ROUX = Entity(id="per-lina-roux", name="Lina Roux", label="PER", kind="person")
RELAIS = Entity(id="relais", name="Relais", label="ORG", kind="media")
DAY = dt.date(2018, 5, 3)


def span(words):
    start = TEXT.index(words)
    return start, start + len(words)


def article(**changed):
    return Article(**{"id": "a1", "url": None, "outlet": "Relais", "author": None, "title": "Départ", "text": TEXT,
                      "published": Published(date=None, rule="none"), "language": "fr", "path": "a.txt",
                      "content_hash": "h1"} | changed)


FOUND = Extraction(
    id="a1", language="fr", published=Published(date=dt.date(2018, 5, 1), rule="dateline"),
    sentences=[Sentence(span=span("Lina Roux « partira » le 3 mai, dit Relais."), paragraph=0),
               Sentence(span=span("Elle ira à Arras."), paragraph=1), Sentence(span=span("Abonnez-vous"), paragraph=2)],
    mentions=[Mention(span=span("Lina Roux"), entity=ROUX, rule="name"), Mention(span=span("Relais"), entity=RELAIS, rule="listed")],
    times=[TimeExpression(span=span("le 3 mai"), type="DATE", value="2018-05-03", start=DAY, end=DAY, precision="day",
                          rule="day month", anchor="published 2018-05-01")],
    attributions=[
        Attribution(content=(span("Lina Roux"), span("« partira » le 3 mai")), source=span("Relais"), cue=span("dit"), kind="mixed",
                    entity=RELAIS, source_type="media", anonymous=False, within=None, rule="incise"),
        Attribution(content=(span("« partira »"),), source=None, cue=None, kind="direct", entity=None, source_type="anonymous",
                    anonymous=True, within=0, rule="quote")],
    events=[
        Event(trigger=span("partira"), sentence=span("Lina Roux « partira » le 3 mai, dit Relais."), type="PROTEST",
              status="planned", date="2018-05-03", start=DAY, end=DAY, precision="day", rule="same clause", time=0,
              agent=Participant(span=span("Lina Roux"), name="Lina Roux", entity=ROUX), main=True),
        Event(trigger=(TEXT.index("ira à"), TEXT.index("ira à") + 3), sentence=span("Elle ira à Arras."), type="CONSULT", status="planned", date=None, start=None,
              end=None, precision=None, rule="no date in reach", place=Participant(span=span("Arras"), name="Arras"))],
    discarded=[Discarded(span=span("Abonnez-vous"), reason="newsletter")])
MADE = rows(article(), FOUND, analysed=True, ingest_id="i1")


def cut(table, *columns):
    return [tuple(row[column] for column in columns) for row in MADE[table]]


def test_every_row_fills_exactly_the_columns_of_its_table():
    for table in OF_ARTICLE:
        columns = {column for of, column in expected_columns() if of == table}
        assert MADE[table]
        assert all(row.keys() == columns for row in MADE[table])
        assert {row["article_id"] for row in MADE[table]} == {"a1"}


def test_the_article_bears_the_date_that_was_found():
    assert cut("articles", "published", "published_rule", "words", "analysed", "ingest_id") == [
        (dt.date(2018, 5, 1), "dateline", 13, True, "i1")]


def test_sentences_know_whether_they_are_attributed_or_set_aside():
    assert cut("sentences", "sentence", "paragraph", "attributed", "discarded", "text") == [
        (0, 0, True, None, "Lina Roux « partira » le 3 mai, dit Relais."), (1, 1, False, None, "Elle ira à Arras."),
        (2, 2, False, "newsletter", "Abonnez-vous")]


def test_mentions_and_times_stand_in_their_sentences():
    assert cut("mentions", "mention", "sentence", "text", "label", "entity_id", "rule") == [
        (0, 0, "Lina Roux", "PER", "per-lina-roux", "name"), (1, 0, "Relais", "ORG", "relais", "listed")]
    assert cut("times", "time", "sentence", "text", "value", "start_date", "precision", "anchor") == [
        (0, 0, "le 3 mai", "2018-05-03", DAY, "day", "published 2018-05-01")]


def test_attributions_keep_fragments_and_depth():
    assert cut("attributions", "sentence", "content_text", "source_text", "cue_text", "entity_name", "within", "depth") == [
        (0, "Lina Roux […] « partira » le 3 mai", "Relais", "dit", "Relais", None, 0),
        (0, "« partira »", None, None, None, 0, 1)]
    assert [(part["start_char"], part["end_char"]) for part in MADE["attributions"][0]["content"]] == [
        span("Lina Roux"), span("« partira » le 3 mai")]


def test_a_circle_of_sources_ends():
    def within(outer):
        return Attribution(content=(span("Arras"),), source=None, cue=None, kind="direct", entity=None,
                           source_type="anonymous", anonymous=True, within=outer, rule="quote")

    found = Extraction(id="a1", language="fr", published=Published(date=None, rule="none"), attributions=[within(1), within(0)])
    made = rows(article(), found, analysed=True, ingest_id="i1")
    assert [row["depth"] for row in made["attributions"]] == [1, 1]


def test_events_name_their_participants_and_their_date():
    assert cut("events", "sentence", "trigger_text", "date", "start_date", "time", "agent", "agent_id", "place", "place_id",
               "patient", "main") == [
        (0, "partira", "2018-05-03", DAY, 0, "Lina Roux", "per-lina-roux", None, None, None, True),
        (1, "ira", None, None, None, None, None, "Arras", None, None, False)]


def test_an_article_that_was_not_analysed_has_its_own_row_and_its_words_only():
    made = rows(article(language="de"), Extraction(id="a1", language="de", published=Published(date=None, rule="none")),
                analysed=False, ingest_id="i1")
    assert {table: len(found) for table, found in made.items() if found} == {"articles": 1, "words": 4}
    assert made["articles"][0]["analysed"] is False


def test_words_are_kept_without_accents_and_by_lemma_but_names_as_they_are():
    made = index("a1", "fr", title="L’Œuvre créée", text="Ils annexèrent « la Crimée »; annexé.", author="Émilie Vœux", outlet=None)
    assert [(row["part"], row["forms"], row["lemmas"]) for row in made] == [
        ("title", " l oeuvre creee ", " l oeuvre creer "),
        ("text", " ils annexerent la crimee annexe ", " lui annexer le crimee annexer "),
        ("author", " emilie voeux ", " emilie voeux "), ("outlet", "", "")]


def test_a_language_that_is_not_served_is_found_by_its_forms():
    assert index("a1", "de", text="Häuser, Straße")[0]["lemmas"] == " hauser strasse "


# Names


def names(met, there=None):
    return {key: (row["name_fr"], row["name_en"]) for key, row in name_rows(met, there or {}).items()}


def test_listed_entities_and_countries_have_both_names():
    germany = Entity(id="country-de", name="Germany", label="LOC", kind="country", country="DE")
    putin = Entity(id="vladimir-putin", name="Vladimir Poutine", label="PER", kind="person")
    assert names([(germany, "en"), (putin, "fr")]) == {
        "country-de": ("Allemagne", "Germany"), "vladimir-putin": ("Vladimir Poutine", "Vladimir Putin")}


def test_others_have_the_name_met_until_the_other_language_gives_its_own():
    town = Entity(id="loc-x", name="Ville-Exemple", label="LOC")
    there = name_rows([(town, "fr")], {})
    assert names([(town, "fr")]) == {"loc-x": ("Ville-Exemple", "Ville-Exemple")}
    assert names([(town, "fr"), (town, "en")], there) == {}
    assert names([(Entity(id="loc-x", name="Exampletown", label="LOC"), "en")], there) == {"loc-x": ("Ville-Exemple", "Exampletown")}


def test_every_entity_that_a_row_points_to_is_named():
    pointed = {row[column] for table in ("mentions", "attributions", "events") for row in MADE[table]
               for column in ("entity_id", "agent_id", "patient_id", "place_id") if row.get(column)}
    assert {entity.id for entity in entities(FOUND)} == pointed


def test_those_who_say_something_together_have_a_row_each():
    both = Entity(id=f"{ROUX.id}+{RELAIS.id}", name="Lina Roux et Relais", label="PER")
    said = dataclasses.replace(FOUND.attributions[0], entity=both, source=span("Lina Roux « partira » le 3 mai, dit Relais"),
                               together=(ROUX, RELAIS))
    found = dataclasses.replace(FOUND, attributions=[said, FOUND.attributions[1]])
    made = rows(article(), found, analysed=True, ingest_id="i1")["attributions"]
    assert [(row["attribution"], row["entity_id"], row["source_text"], row["within"]) for row in made] == [
        (0, ROUX.id, "Lina Roux", None), (1, None, None, 0), (2, RELAIS.id, "Relais", None)]
    assert both not in set(entities(found))
