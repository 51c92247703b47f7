"""A small store with a hostile article in it, and its exhibits as the pages and the command make them."""

import pytest

from analysis.export import address
from analysis.export.exhibit import exhibit
from analysis.query.reading import Reading
from analysis.records import Entity
from analysis.store.lake import open_snapshot, open_store
from analysis.store.writer import write
from tests.query.story import CRIMEA, KREMLIN, RUSSIA, UKRAINE, Told, batch, story

BASE = "http://selon.example:8501"
# A formula, markup, a line break of iCalendar, and a character that XML forbids.
ATTACK = "=cmd|'/C calc'!A0\n</script><script>alert(1)</script>\r\nEND:VCALENDAR\x0b"
MALLORY = Entity(id="mallory", name=ATTACK, label="PER")


# Whose page a view of a person is tried on: not everybody in the story speaks, or is spoken of.
WHO = {"said": KREMLIN, "said_of": UKRAINE}


def asked(view):
    """The page's own controls: few meet in the story, and a person's page needs a person."""
    return ("&least=1" if "least" in view.controls else "") + (f"&who={WHO.get(view.name, RUSSIA).id}" if "who" in view.controls else "")


def hostile() -> Told:
    told = Told("h1", ATTACK, "2014-03-25", "en", [["=Mallory met Russia on March 24.", "=Mallory left Crimea.", "Russia and Crimea saw =Mallory again."]])
    told.names(Russia=RUSSIA, Crimea=CRIMEA, **{"=Mallory": MALLORY})
    told.says("Russia and Crimea", "saw", "=Mallory again", by=MALLORY)
    told.event("left", "CONSULT", "2014-03-24", agent=("=Mallory left", MALLORY), patient=("left Crimea", CRIMEA))
    return told


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """Two states: the story at the first, a later article at the second."""
    place = tmp_path_factory.mktemp("store")
    with open_store(place) as opened:
        write(opened, batch([*story(), hostile()]))
        write(opened, batch([Told("late", "Sample Daily", "2020-01-02", "en", [["Russia left Crimea in 2020."]])
                             .names(Russia=RUSSIA, Crimea=CRIMEA).event("left", "RETREAT", "2020")], "20200102T120000-00000002"))
    return place


@pytest.fixture
def here(tmp_path, monkeypatch):
    """An empty folder, and the one that the command runs in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def snapshot(folder):
    with open_store(folder, read_only=True) as opened:
        return opened.snapshot()


@pytest.fixture(scope="session")
def store(folder, snapshot):
    with open_snapshot(folder, snapshot) as opened:
        yield opened


@pytest.fixture(scope="session")
def corpus(store):
    return Reading(store)


@pytest.fixture(scope="session")
def shown(store, corpus, snapshot):
    """`shown("Timeline?from=2014-01-01", "timeline")`: the exhibit of an address."""
    def made(path, name=None, **options):
        named = address.read(f"{BASE}/{path}", show=name)
        return exhibit(corpus, named.view, named.request, base=named.base, snapshot=snapshot,
                       snapshot_time=store.snapshot_time(snapshot), **options)
    return made
