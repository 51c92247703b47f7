"""References: a text and the spans of its sources in, the names of who is meant out."""

import datetime as dt

import pytest

from analysis.extract.pipeline import load
from analysis.extract.reference import References
from analysis.records import Published


def resolved(text: str, sources: list[str], *, published: str | None = None, language: str = "fr") -> list[str | None]:
    """Whom each source means; `sources` are looked for in text order, each after the one before."""
    nlp = load(language)
    doc = nlp.make_doc(text)
    doc._.published = Published(date=dt.date.fromisoformat(published) if published else None, rule="given")
    references = References(nlp(doc))
    found, place = [], 0
    for source in sources:
        start = text.index(source, place)
        place = start + len(source)
        reference = references.resolve((start, place))
        found.append(reference.entity.name if reference else None)
    return found


@pytest.mark.parametrize(("text", "source", "who"), [
    ("Un porte-parole du FSB a démenti.", "Un porte-parole du FSB", "FSB"),
    ("Un communiqué du Kremlin annonce la visite.", "Un communiqué du Kremlin", "Kremlin"),
    ("L'avocat de Claire Vautrin a plaidé la folie.", "L'avocat de Claire Vautrin", None),
    ("La maire, Claire Vautrin, a refusé.", "La maire, Claire Vautrin", "Claire Vautrin"),
    ("Une source au sein du Pentagone l'a confirmé.", "Une source au sein du Pentagone", None),
    ("Les autorités polonaises ont protesté.", "Les autorités polonaises", "Pologne"),
    ("On dit que la route est coupée.", "On", None),
    ("Le témoin a raconté la scène.", "Le témoin", None),
])
def test_the_head_of_a_phrase_is_meant_and_not_its_complement(text: str, source: str, who: str | None):
    assert resolved(text, [source]) == [who]


@pytest.mark.parametrize(("published", "who"), [
    ("2011-05-02", "Barack Obama"), ("2018-05-02", "Donald Trump"), (None, None),
])
def test_a_title_means_who_held_the_office_on_the_day(published: str | None, who: str | None):
    text = "Le président américain a promis une réponse."
    assert resolved(text, ["Le président américain"], published=published) == [who]


def test_a_past_date_in_the_sentence_beats_the_publication_date():
    text = "En mars 2003, le président américain a dit que la guerre serait courte."
    assert resolved(text, ["le président américain"], published="2016-03-01") == ["George W. Bush"]


def test_a_title_that_the_text_gave_a_person_means_that_person():
    text = "Le négociateur géorgien Irakli Beridze est arrivé lundi. Le négociateur géorgien a dit son espoir."
    assert resolved(text, ["Le négociateur géorgien Irakli Beridze", "Le négociateur géorgien"]) == ["Irakli Beridze"] * 2


def test_the_counterpart_holds_the_same_office_for_another_country():
    text = "Vladimir Poutine a téléphoné à son homologue français."
    assert resolved(text, ["son homologue français"], published="2019-02-01") == ["Emmanuel Macron"]


def test_a_pronoun_after_a_quotation_is_who_spoke_before():
    text = "« La digue tiendra », a assuré Paul Lescure. Les travaux finiront en mai, a-t-il ajouté."
    assert resolved(text, ["Paul Lescure", "il"]) == ["Paul Lescure"] * 2


def test_a_pronoun_after_an_unnamed_speaker_is_unnamed():
    text = "Claire Vautrin a visité le port. « Tout est prêt », a dit un docker. Il a montré la grue, a-t-il dit."
    assert resolved(text, ["un docker", "il dit"[:2]])[1] is None


def test_gender_decides_between_two_people():
    text = "Paul Lescure a reçu Claire Vautrin mardi. Elle a demandé un délai. Il a refusé."
    assert resolved(text, ["Elle", "Il"]) == ["Claire Vautrin", "Paul Lescure"]


def test_the_latter_is_the_one_named_last():
    text = "Paul Lescure a croisé Yann Kerleroux. Ce dernier a souri."
    assert resolved(text, ["Ce dernier"]) == ["Yann Kerleroux"]


def test_a_noun_takes_up_the_organisation_named_before():
    text = "Le quotidien Libération a publié la lettre. Le quotidien précise qu'elle est authentique."
    assert resolved(text, ["Le quotidien Libération", "Le quotidien"]) == ["Libération"] * 2


@pytest.mark.parametrize(("text", "source", "published", "who"), [
    ("The U.S. president said he would sign.", "The U.S. president", "2018-01-10", "Donald Trump"),
    ("Russia's president said he would sign.", "Russia's president", "2018-01-10", "Vladimir Putin"),
    ("A spokesman for the White House declined.", "A spokesman for the White House", None, "White House"),
    ("Hungary's request was rejected, an official said.", "an official", None, None),
])
def test_english_phrases(text: str, source: str, published: str | None, who: str | None):
    assert resolved(text, [source], published=published, language="en") == [who]


def test_odd_spans_raise_nothing():
    nlp = load("fr")
    for text in ("", "il", "« ", "😀"):
        references = References(nlp(nlp.make_doc(text)))
        assert references.resolve((0, len(text))) is None


def test_what_was_said_names_no_antecedent():
    text = "Le port a rouvert, selon un communiqué du Pentagone. Paul Lescure et Yann Kerleroux se sont parlé lundi, a-t-il ajouté."
    assert resolved(text, ["un communiqué du Pentagone", "il"]) == ["Pentagone"] * 2
