import datetime as dt

from analysis.query.evidence import evidence


def marked(one):
    return [(mark.layer, one.text[slice(*mark.span)], mark.number) for mark in one.marks]


def test_a_sentence_with_all_its_marks(corpus):
    (one,) = evidence(corpus, ["a1:1"])
    assert one.text == "Le Kremlin a indiqué que le vote était clos."
    assert sorted(marked(one)) == [
        ("content", "le vote était clos", 0), ("cue", "a indiqué", 0), ("mention", "Kremlin", 2), ("source", "Le Kremlin", 0)]
    assert (one.position, one.of, one.outlet, one.published) == (2, 5, "Le Spécimen", dt.date(2014, 3, 19))
    assert one.before == "La Russie a annexé la Crimée le 18 mars." and one.after.startswith("Un responsable")


def test_the_trail_of_a_date(corpus):
    (one,) = evidence(corpus, ["a1:0"])
    (trail,) = one.dates
    assert (trail.trigger, trail.date, trail.precision, trail.rule) == ("annexé", "2014-03-18", "day", "own clause")
    assert (trail.time_text, trail.time_value, trail.time_rule) == ("le 18 mars", "2014-03-18", "day month")
    assert trail.anchor == "published 2014-03-19" and trail.start == trail.end == dt.date(2014, 3, 18)
    assert [name.name for name in one.marks if name.layer == "mention"] == ["Russie", "Crimée"]


def test_an_undated_event_says_so(corpus):
    (one,) = evidence(corpus, ["a1:2"])
    (trail,) = one.dates
    assert (trail.date, trail.start, trail.precision, trail.time_text, trail.rule) == (None, None, None, None, "no date in reach")


def test_a_chain_runs_from_the_outermost_source_inwards(corpus):
    (one,) = evidence(corpus, ["a2:1"])
    (chain,) = one.chains
    assert [(link.name, link.source_type) for link in chain] == [("Tass", "news_agency"), ("Kremlin", "government")]


def test_a_quotation_is_marked_in_each_sentence_that_it_covers(corpus):
    first, second = evidence(corpus, ["a4:1", "a4:2"])
    assert ("content", "« Nous avons rompu.", 0) in marked(first) and ("content", "Tout va bien »", 0) in marked(second)
    assert [len(one.chains) for one in (first, second)] == [1, 1]


def test_in_the_order_asked_for_once_and_without_the_unknown(corpus):
    keys = ["a3:1", "a1:0", "no such article:3", "a1:99", "nonsense", "a3:1", "a1:1"]
    assert [one.key for one in evidence(corpus, keys)] == ["a3:1", "a1:0", "a1:1"]
    assert evidence(corpus, []) == ()


def test_names_in_the_readers_language(corpus):
    (one,) = evidence(corpus, ["a1:0"], language="en")
    assert {mark.name for mark in one.marks if mark.layer == "mention"} == {"Russie", "Crimea"}, (
        "Crimea is in data/knowledge, the story's Russia is not: as met")
