"""What a change of the knowledge would touch: words in, articles and sentences out."""

import pytest

from analysis.knowledge.terms import Term
from analysis.query.touched import touched, touched_outlets


def french(text, by="form"):
    return Term(text=text, language="fr", by=by)


def english(text, by="form"):
    return Term(text=text, language="en", by=by)


@pytest.mark.parametrize(("terms", "articles", "keys"), [
    # accents, capitals, hyphens and apostrophes never count; the language of the text does
    ([french("crimee")], 1, ["a1:0"]), ([french("CRIMÉE")], 1, ["a1:0"]), ([english("Crimée")], 0, []),
    ([french("la-Crimée")], 1, ["a1:0"]), ([french("l'Ukraine")], 2, ["a1:2", "a4:0"]),
    # the newest first, what has no date last
    ([french("Kremlin"), english("Kremlin")], 3, ["a2:1", "a1:1", "a4:2"]),
    # a word is no part of a word
    ([french("Krem")], 0, []), ([english("Sample")], 0, []),
    # a cue in all its forms, a name as it is written
    ([french("indiquer", "lemma")], 1, ["a1:1"]), ([french("indiquer")], 0, []), ([english("report", "lemma")], 1, ["a2:1"]),
    ([french("nulle part"), french("rien ne filtre")], 1, ["a1:3"]),
    ([], 0, []), ([french("…")], 0, []),
    # nothing that is typed becomes SQL
    ([french("' OR '1'='1")], 0, []), ([french("%")], 0, []),
])
def test_words_are_found_where_they_stand(corpus, terms, articles, keys):
    found = touched(corpus, terms)
    assert (found.articles, list(found.keys), found.all) == (articles, keys, True)


def test_in_a_large_corpus_sentences_are_of_the_newest_articles(corpus):
    found = touched(corpus, [french("Kremlin"), english("Kremlin")], most_articles=1)
    assert (found.articles, found.keys, found.all) == (3, ("a2:1",), False)


@pytest.mark.parametrize(("domains", "rows"), [
    (["example.org"], [("Le Spécimen", 2), ("Sample Daily", 2), ("Dépêche d’exemple", 1)]),
    (["ample.org"], []), (["www.example.org"], []), ([], []), (["org", "example.org"], [("Le Spécimen", 2), ("Sample Daily", 2), ("Dépêche d’exemple", 1)]),
])
def test_outlets_are_counted_by_the_domain_of_their_articles(corpus, domains, rows):
    found = touched_outlets(corpus, domains)
    assert list(found.itertuples(index=False, name=None)) == rows
