import pytest

from analysis.charts.words import SOURCE_GROUPS
from analysis.query import sources
from analysis.query.filters import SOURCE_TYPES, Filters
from analysis.query.reading import Reading
from analysis.store.lake import open_store
from analysis.store.writer import write
from tests.query.story import KREMLIN, TASS, Told, batch

FILTERS = [Filters(), Filters(languages=("fr",)), Filters(source_types=("anonymous",)), Filters(entities=("kremlin",)),
           Filters(source_types=("none", "news_agency"))]


def shares(corpus, *arguments, **options):
    rows = sources.shares(corpus, *arguments, **options)
    return {(row["part"], row["source_type"]): row for row in rows.to_dict("records")}


def test_unattributed_sentences_are_part_of_the_whole(corpus):
    rows = shares(corpus)
    assert {name: (row["sentences"], row["of"]) for name, row in rows.items() if row["sentences"]} == {
        ("Le Spécimen", "government"): (1, 4), ("Le Spécimen", "anonymous"): (1, 4), ("Le Spécimen", "none"): (2, 4),
        ("Sample Daily", "news_agency"): (1, 4), ("Sample Daily", "none"): (3, 4),
        ("Dépêche d’exemple", "government"): (2, 3), ("Dépêche d’exemple", "none"): (1, 3)}


def test_a_quotation_over_two_sentences_covers_both(corpus):
    assert shares(corpus)["Dépêche d’exemple", "government"]["sentences"] == 2


def test_the_outermost_source_counts_and_the_inner_statement_is_told(corpus):
    inner = shares(corpus)["Sample Daily", "government"]
    assert (inner["sentences"], inner["statements"]) == (0, 1)


def test_shares_of_a_part_add_up_to_one_with_their_interval(corpus):
    for filters in FILTERS:
        for by in sources.GROUPS:
            rows = sources.shares(corpus, filters, by=by)
            assert rows.groupby("part", dropna=False)["share"].sum().round(9).eq(1).all()
            assert (rows["low"] <= rows["share"]).all() and (rows["share"] <= rows["high"]).all()
            assert rows["low"].ge(-1e-9).all() and rows["high"].le(1 + 1e-9).all()


def test_types_not_chosen_go_together(corpus):
    rows = shares(corpus, Filters(source_types=("anonymous",)), by="all")
    assert {source_type: row["sentences"] for (_, source_type), row in rows.items()} == {"none": 6, "other": 4, "anonymous": 1}


def test_by_month_of_publication(corpus):
    rows = sources.shares(corpus, by="month")
    assert set(rows["part"].dropna()) == {"2014-03-01", "2017-01-01"} and rows["part"].isna().any()


@pytest.mark.parametrize("by", sources.GROUPS)
def test_every_stretch_opens_on_the_sentences_it_counts(corpus, by):
    for filters in FILTERS:
        for row in sources.shares(corpus, filters, by=by).to_dict("records"):
            part = row["part"] if isinstance(row["part"], str) else None
            opened = sources.share_sentences(corpus, part, [row["source_type"]], filters, by=by)
            assert len(opened) == row["sentences"] and opened["key"].is_unique


def test_ranking(corpus):
    rows = sources.ranking(corpus).to_dict("records")
    assert [(row["source_id"], row["statements"]) for row in rows] == [("kremlin", 3), ("tass", 1), ("~anonymous", 1)]
    assert (rows[0]["direct"], rows[0]["indirect"], rows[0]["relayed"], rows[0]["articles"]) == (1, 2, 1, 3)
    assert rows[0]["share"] == pytest.approx(0.6) and rows[2]["anonymous"] == 1
    assert sources.ranking(corpus, Filters(source_types=("document",))).empty


def test_statements_of_a_source_in_order_of_publication(corpus):
    rows = sources.statements(corpus, source_id="kremlin")
    assert list(rows["key"]) == ["a1:1", "a2:1", "a4:2"]
    assert list(rows["depth"]) == [0, 1, 0]
    assert list(sources.statements(corpus, source_id="~anonymous")["source_text"]) == ["Un responsable"]
    assert len(sources.statements(corpus)) == 5


def test_chains_run_from_the_outlet_inwards(corpus):
    (row,) = sources.chains(corpus, least=2).to_dict("records")
    assert (row["outlet"], list(row["sources"]), list(row["source_types"])) == (
        "Sample Daily", ["Tass", "Kremlin"], ["news_agency", "government"])
    assert row["key"] == "a2:1" and row["depth"] == 2
    # a chain counts once, under its innermost source
    assert len(sources.chains(corpus)) == 4


def test_a_chain_is_left_where_one_of_its_sources_is(corpus):
    assert len(sources.chains(corpus, Filters(source_types=("news_agency",)))) == 1
    assert sources.chains(corpus, Filters(outlets=("Le Spécimen",)), least=2).empty


def test_every_source_type_has_a_group():
    grouped = [source_type for types in SOURCE_GROUPS.values() for source_type in types]
    assert sorted(grouped) == sorted({*SOURCE_TYPES, "other"})


def test_who_says_that_they_said_something_relays_nobody(tmp_path):
    told = Told("b1", "Le Spécimen", "2014-03-19", "fr", [["Tass rapporte que le Kremlin ajoute qu’il a dit que tout va bien."]])
    told.says("Tass", "rapporte", "le Kremlin ajoute qu’il a dit que tout va bien", by=TASS, type="news_agency")
    told.says("le Kremlin", "ajoute", "il a dit que tout va bien", by=KREMLIN, type="government", within=0)
    told.says("il", "a dit", "tout va bien", by=KREMLIN, type="government", within=1)
    with open_store(tmp_path) as store:
        write(store, batch([told]))
        reading = Reading(store)
        assert sources.relays(reading)[["outer_id", "inner_id", "statements"]].to_numpy().tolist() == [["tass", "kremlin", 1]]
        (chain,) = sources.chains(reading, least=2).to_dict("records")
        assert (list(chain["source_ids"]), chain["depth"], chain["content"]) == (["tass", "kremlin"], 2, "tout va bien")
