import hashlib
import io
import json
import shlex
import zipfile

import pandas as pd
import pytest
import yaml

from analysis.__main__ import main
from analysis.export import formats, picture
from analysis.export.views import VIEWS
from analysis.query.reading import Reading
from analysis.store.collections import describe
from analysis.store.lake import open_store
from analysis.store.writer import write
from tests.export.conftest import asked
from tests.query.story import PRESS, batch, story

MARCH = "Timeline?from=2014-03-01&to=2014-03-31&ui=en"
pictures = {"figure.svg", "figure.png"} if picture.can_draw() else set()


def opened(made):
    with zipfile.ZipFile(io.BytesIO(made)) as bundle:
        assert bundle.testzip() is None
        return {name: bundle.read(name) for name in bundle.namelist()}


def test_everything_is_in_it(shown, snapshot):
    exhibit = shown(MARCH, "timeline")
    files = opened(formats.make(exhibit, "bundle"))
    assert set(files) == {"CITATION.cff", "README.md", "checksums.txt", "citation.txt", "events.ics", "figure.html", "filters.json", "provenance.json",
                          "rows.csv", "rows.parquet", "timeline.json"} | pictures
    assert pd.read_parquet(io.BytesIO(files["rows.parquet"]))["key"].tolist() == exhibit.rows["key"].tolist()
    for line in files["checksums.txt"].decode().splitlines():
        told, _, name = line.partition("  ")
        assert hashlib.sha256(files[name]).hexdigest() == told
    filters, about = json.loads(files["filters.json"]), json.loads(files["provenance.json"])
    assert filters["filters"] == {"from": ["2014-03-01"], "to": ["2014-03-31"]} and filters["snapshot"] == snapshot
    assert filters["address"] == "http://selon.example:8501/Timeline?from=2014-03-01&to=2014-03-31&ui=en"
    assert about["rows"] == len(exhibit.rows) == 5
    assert (about["events_dated"], about["events_undated"], about["events_excluded"]) == (5, 2, 2)
    assert about["versions"] == [{"language": language, "articles": count, "selon_version": "0", "models": "none", "rules": None, "knowledge": "0"}
                                 for language, count in (("en", 2), ("fr", 2))]
    cff = yaml.safe_load(files["CITATION.cff"])
    assert cff["cff-version"] == "1.2.0" and cff["url"] == filters["address"] and cff["authors"] and cff["title"] and cff["message"]
    french, english = files["citation.txt"].decode().splitlines()
    assert f"instantané {snapshot}" in french and f"snapshot {snapshot}" in english and filters["address"] in french


def test_a_network_has_its_graphs_and_a_table_no_figure(shown):
    assert {"network.gexf", "network.graphml"} <= set(opened(formats.make(shown("Entities?least=1", "network"), "bundle")))
    assert not {"figure.html", "figure.svg"} & set(opened(formats.make(shown("Sources", "statements"), "bundle")))


# months and matrix are bars, as sources are; each picture takes a browser two starts
@pytest.mark.parametrize("name", [name for name in VIEWS if name not in ("months", "matrix")])
def test_made_again_from_its_own_readme_it_is_the_same(shown, folder, here, name):
    """Every byte: also the pictures, on one machine."""
    view = VIEWS[name]
    controls = asked(view) + ("&measure=npmi&window=paragraph" if "measure" in view.controls else "&by=month" if "by" in view.controls else "")
    filters = "" if name in ("outlets", "collections", "refused", "undated") else "&pubto=2019-12-31"
    made = formats.make(shown(f"{view.page}?ui=en{filters}{controls}", name), "bundle")
    readme = opened(made)["README.md"].decode()
    line = next(line for line in readme.splitlines() if line.startswith("    python -m analysis export"))
    assert main([*shlex.split(line)[3:], "--store", str(folder)]) == 0
    again = next(here.glob("*.zip")).read_bytes()
    for part, data in opened(made).items():
        assert opened(again)[part] == data, part
    assert again == made


def test_one_kept_to_a_collection_names_it_and_its_licence(tmp_path, here):
    with open_store(tmp_path / "store") as store:
        write(store, batch(story()[:2]))
        write(store, batch(story()[2:], "20140323T120000-00000002", into=PRESS))
        at = store.snapshot()
        describe(store, "presse", name="Autre", licence="CC0")

    def exported(view, *more):
        out = here / "a.zip"
        assert main(["export", "--store", str(tmp_path / "store"), "--view", f"http://selon.example/{view}", "--format", "bundle", "--out", str(out), *more]) == 0
        return opened(out.read_bytes())

    kept = exported("Articles?collection=presse&ui=en", "--snapshot", str(at))
    assert set(pd.read_parquet(io.BytesIO(kept["rows.parquet"]))["article_id"]) == {"a3", "a4", "a5"}
    assert json.loads(kept["filters.json"])["filters"] == {"collection": ["presse"]}
    about = json.loads(kept["provenance.json"])
    assert (about["articles"], about["articles_excluded"]) == (3, 2)
    assert about["collections"] == [{"collection_id": "presse", "name": "Presse régionale", "description": "Neuf titres", "licence": "CC BY 4.0", "articles": 3}]
    assert "- Presse régionale (3 articles): Neuf titres; licence: CC BY 4.0\n" in kept["README.md"].decode()
    french, english = kept["citation.txt"].decode().splitlines()
    assert "collection Presse régionale (licence : CC BY 4.0), instantané" in french
    assert "collection Presse régionale (licence: CC BY 4.0), snapshot" in english
    assert "Presse régionale (licence: CC BY 4.0)" in yaml.safe_load(kept["CITATION.cff"])["message"]

    # kept to none, it names both, and cites neither; after the change of name
    whole = exported("Articles?ui=en")
    assert "- Autre (3 articles): Neuf titres; licence: CC0\n- no collection (2 articles): licence: none is named\n" in whole["README.md"].decode()
    assert "Autre" not in whole["citation.txt"].decode()
    assert set(pd.read_parquet(io.BytesIO(exported("Articles?collection=none")["rows.parquet"]))["article_id"]) == {"a1", "a2"}


@pytest.mark.parametrize("most", [10_000, 0])
def test_a_state_of_before_there_were_collections_is_read_as_it_was(tmp_path, here, capsys, monkeypatch, most):
    monkeypatch.setattr(Reading.__init__, "__kwdefaults__", {"most_articles": most})
    with open_store(tmp_path / "store") as store:
        write(store, batch(story()))
        store.cursor().execute("ALTER TABLE articles DROP COLUMN collection")
        store.cursor().execute("DROP TABLE collections")
        at = store.snapshot()
    with open_store(tmp_path / "store") as store:
        describe(store, "none", name="Avant")
    arguments = ["export", "--store", str(tmp_path / "store"), "--format", "bundle", "--view", "http://selon.example/Timeline?ui=en"]
    assert main([*arguments, "--snapshot", str(at), "--out", "before.zip"]) == 0
    assert main([*arguments, "--out", "now.zip"]) == 0
    assert "Avant" in opened((here / "now.zip").read_bytes())["README.md"].decode()
    before = opened((here / "before.zip").read_bytes())
    assert json.loads(before["provenance.json"])["articles"] == 5 and "collection" not in before["README.md"].decode()


def test_an_earlier_state_is_read_as_it_was(folder, snapshot, tmp_path, capsys):
    now, before = tmp_path / "now.csv", tmp_path / "before.csv"
    url = "http://localhost:8501/Timeline?from=2020-01-01"
    assert main(["export", "--store", str(folder), "--view", url, "--out", str(now)]) == 0
    assert len(pd.read_csv(now)) == 1
    # the later article is not in the earlier state
    assert main(["export", "--store", str(folder), "--view", url, "--snapshot", str(snapshot - 1), "--out", str(before)]) == 1
    assert "nothing is left" in capsys.readouterr().err and not before.exists()
