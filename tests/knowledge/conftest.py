import pytest

from analysis import knowledge

SMALL = {
    "entities": "id,name_fr,name_en,aliases_fr,aliases_en,label,kind,country,wikidata,gender\n"
                "ana-ruiz,Ana Ruiz,Ana Ruiz,Anna Ruiz,,PER,person,ES,,f\n"
                "marine-agency,Agence maritime,Marine Agency,AMX,MAX,ORG,government,FR,,\n",
    "offices": "title_fr,title_en,body,holder,from,to\ndirectrice,director,marine-agency,ana-ruiz,2019-01-01,\n",
    "outlets": "name,domain,country,kind\nLe Phare,phare.example,FR,newspaper\n",
}


@pytest.fixture
def own(tmp_path, monkeypatch):
    """The folder of the user's own rows, over the shipped tables; empty at first."""
    monkeypatch.setenv("SELON_STORE", str(tmp_path / "store"))
    knowledge.renew()
    yield tmp_path / "store" / "knowledge"
    monkeypatch.undo()
    knowledge.renew()


@pytest.fixture
def small(own, tmp_path, monkeypatch):
    """The same over a handful of shipped rows; countries and words are the true ones."""
    folder = tmp_path / "shipped"
    folder.mkdir()
    for there in knowledge.folder().iterdir():
        (folder / there.name).symlink_to(there)
    for name, text in SMALL.items():
        (folder / f"{name}.csv").unlink()
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    monkeypatch.setenv("SELON_KNOWLEDGE", str(folder))
    knowledge.renew()
    return folder
