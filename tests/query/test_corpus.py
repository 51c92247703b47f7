import datetime as dt
from dataclasses import replace

from analysis.query import articles, search, sources, timeline
from analysis.query import corpus as asked
from analysis.query.filters import Filters
from analysis.query.reading import Reading
from analysis.rows import records
from analysis.store.lake import open_store
from analysis.store.writer import write
from analysis.versions import Version
from tests.query.story import KREMLIN, PRESS, TASS, Told, batch, story


def test_the_whole(corpus):
    left = asked.overview(corpus)
    assert (left["articles"], left["outlets"], left["languages"], left["articles_without_date"]) == (5, 3, 3, 1)
    # the line set aside is no sentence that was read
    assert (left["sentences"], left["attributed_sentences"]) == (11, 5)
    assert (left["dated_events"], left["undated_events"], left["statements"], left["sources"]) == (5, 2, 5, 2)
    assert (left["first_event"], left["last_event"]) == (dt.date(2014, 3, 1), dt.date(2016, 12, 31))
    assert left["anonymous_statements"] == 1 and left["all_not_analysed"] == 1
    assert (left["first_published"], left["last_published"]) == (dt.date(2014, 3, 19), dt.date(2017, 1, 7))


def test_what_a_range_of_days_leaves(corpus):
    left = asked.overview(corpus, Filters(happened_from=dt.date(2014, 3, 18), happened_to=dt.date(2014, 3, 18)))
    # the month of March overlaps the 18th, the year 2016 does not; the two undated events stand beside
    assert (left["dated_events"], left["undated_events"], left["all_events"]) == (4, 2, 7)
    assert (left["articles"], left["all_articles"]) == (3, 5)


def test_each_filter_narrows_as_its_table_says(corpus):
    def articles(**chosen):
        return asked.overview(corpus, Filters(**chosen))["articles"]

    assert articles(outlets=("Le Spécimen",)) == 2
    assert articles(outlets=("Le Spécimen", "Sample Daily")) == 4
    assert articles(languages=("en",)) == 2
    assert articles(published_from=dt.date(2014, 3, 20)) == 3, "an article without a date came out at no time"
    assert articles(entities=("kremlin",)) == 3
    assert articles(source_types=("anonymous",)) == 1
    assert articles(source_types=("none",)) == 4
    assert articles(event_types=("COERCE",)) == 3
    assert articles(statuses=("denied",)) == 1
    assert articles(event_types=("CONSULT",), statuses=("denied",)) == 0, "one event must meet both"
    assert articles(outlets=("Sample Daily",), languages=("fr",)) == 0
    assert articles(outlets=("'; DROP TABLE articles; --",)) == 0


def test_one_corpus_of_several(tmp_path):
    with open_store(tmp_path) as store:
        write(store, batch(story()[:2]))
        write(store, batch(story()[2:], "20140323T120000-00000002", into=PRESS))
        kept = Filters(collections=("presse",))
        for source in (store, Reading(store)):
            assert asked.overview(source, kept)["articles"] == 3
            assert asked.ingests(source, kept)["ingest_id"].tolist() == ["20140323T120000-00000002"]
            assert len(asked.ingests(source, Filters(collections=("none",)))) == 1 and len(asked.ingests(source)) == 2
            assert len(asked.refusals(source, kept)) == len(asked.refusals(source, Filters(collections=("none",)))) == 1
            assert len(asked.refusals(source)) == 2
            assert asked.overview(source, Filters(collections=("none",)))["articles"] == 2
            assert asked.overview(source, Filters(collections=("none", "presse")))["articles"] == 5
            assert asked.overview(source, Filters(collections=("Presse régionale",)))["articles"] == 0, "a name may change, an id does not"
            assert asked.overview(source, Filters(collections=("presse",), outlets=("Sample Daily",)))["articles"] == 1
            assert set(timeline.events(source, kept)["article_id"]) == {"a3", "a4"}
            assert set(asked.outlets(source, kept)["outlet"]) == {"Sample Daily", "Dépêche d’exemple", "Le Spécimen"}
            rows = records(asked.collections(source))
            assert [(row["collection_id"], row["name"], row["licence"], row["articles"], row["outlets"]) for row in rows] == [
                ("presse", "Presse régionale", "CC BY 4.0", 3, 3), ("none", "none", None, 2, 2)]
            assert asked.collections(source, Filters(languages=("en",)))["articles"].tolist() == [1, 1]
            options = asked.options(source)
            chosen = options[options["filter"] == "collections"][["value", "label", "articles"]]
            assert chosen.to_numpy().tolist() == [["presse", "Presse régionale", 3], ["none", "none", 2]]
            assert search.found(source, "collection:regionale") == ["a3", "a4", "a5"]
            assert search.found(source, 'collection:"presse rég"') == [] and search.found(source, "collection:rég* NOT Russia") == ["a4", "a5"]


def test_sentence_filters_meet_in_one_sentence(corpus):
    # a1 names Ukraine and tells the annexation, in different sentences
    assert asked.overview(corpus, Filters(entities=("ukraine",), event_types=("COERCE",)))["articles"] == 0
    assert asked.overview(corpus, Filters(entities=("crimea",), event_types=("COERCE",)))["articles"] == 2


def test_options(corpus):
    rows = asked.options(corpus, language="fr")
    got = {name: list(zip(part["value"], part["articles"], strict=True)) for name, part in rows.groupby("filter")}
    assert got["outlets"] == [("Le Spécimen", 2), ("Sample Daily", 2), ("Dépêche d’exemple", 1)]
    assert got["languages"] == [("en", 2), ("fr", 2), ("de", 1)]
    assert got["entities"][0] == ("russia", 4) and ("tass", 1) in got["entities"]
    assert got["source_types"][0] == ("government", 3)
    assert dict(got["event_types"]) == {"COERCE": 3, "CONSULT": 2, "REJECT": 1, "SANCTION": 1}
    assert dict(got["statuses"]) == {"happened": 4, "denied": 1}


def test_rare_entities_are_listed_where_they_are_chosen(corpus):
    rows = asked.options(corpus, most_entities=1, always=("tass",))
    assert list(rows[rows["filter"] == "entities"]["value"]) == ["russia", "tass"]


def test_extents_outlets_ingests_refusals(corpus):
    assert asked.extents(corpus) == {"first_published": dt.date(2014, 3, 19), "last_published": dt.date(2017, 1, 7),
                                     "first_happened": dt.date(2014, 3, 1), "last_happened": dt.date(2016, 12, 31)}
    rows = asked.outlets(corpus).set_index(["outlet", "language"])
    assert rows.loc[("Le Spécimen", "de"), "not_analysed"] == 1 and rows.loc[("Dépêche d’exemple", "fr"), "without_date"] == 1
    (ingest,) = asked.ingests(corpus).to_dict("records")
    assert ingest["new_articles"] == 5 and list(ingest["paths"]) == ["news"]
    assert asked.refusals(corpus)["reason"].tolist() == ["no text"]
    assert asked.refusals(corpus, ingest_id="another").empty


def test_versions_are_those_of_the_articles_that_are_left(tmp_path):
    old, new = (Version(language="fr", models="fr 1", rules=rules, knowledge="k") for rules in ("1", "2"))
    by = {"a1": old, "a2": new}
    with open_store(tmp_path) as store:
        told = batch(story())
        told.articles = [replace(done, version=by.get(done.article.id)) for done in told.articles]
        write(store, told)

        def versions(**chosen):
            found = asked.versions(store, Filters(**chosen))
            return sorted((models, rules if isinstance(rules, str) else None, count)
                          for models, rules, count in zip(found["models"], found["rules"], found["articles"], strict=True))

        # the batch's own versions where none was kept with the article; nothing of the one that is not analysed
        assert versions() == [("fr 1", "1", 1), ("fr 1", "2", 1), ("none", None, 1), ("none", None, 1)]
        assert versions(published_to=dt.date(2014, 3, 19)) == [("fr 1", "1", 1)]


def test_outlets_are_told_about_by_name_or_domain(corpus, tmp_path, monkeypatch):
    own = tmp_path / "knowledge"
    own.mkdir()
    (own / "outlets.csv").write_text("name,domain,country,kind,removed\nLe spécimen,specimen.example,BE,magazine,\n"
                                     "Le Quotidien,sample daily,CH,radio,\n", encoding="utf-8")
    monkeypatch.setenv("SELON_STORE", str(tmp_path))
    rows = asked.about_outlets(asked.outlets(corpus)).set_index("outlet")[["country", "kind"]]
    assert set(map(tuple, rows.loc[["Le Spécimen"]].to_numpy())) == {("BE", "magazine")}
    assert set(map(tuple, rows.loc[["Sample Daily"]].to_numpy())) == {("CH", "radio")}
    assert set(map(tuple, rows.loc[["Dépêche d’exemple"]].to_numpy())) == {("", "")}


def test_what_several_say_together_is_one_statement_of_each(tmp_path):
    told = Told("t", "Le Spécimen", "2014-03-19", "fr", [["Le Kremlin et Tass indiquent que le vote est clos."]])
    told.names(Kremlin=KREMLIN, Tass=TASS).says("Le Kremlin et Tass", "indiquent", "le vote est clos", type="government")
    told.attributions[0] = replace(told.attributions[0], together=(KREMLIN, TASS))
    with open_store(tmp_path / "store") as store:
        write(store, batch([told]))
        left = asked.overview(store)
        assert (left["statements"], left["all_statements"], left["sources"]) == (1, 1, 2)
        assert list(sources.ranking(store)["name"]) == ["Kremlin", "Tass"]
        assert list(articles.articles(store)["statements"]) == [1]
