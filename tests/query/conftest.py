import pytest

from analysis.query.reading import Reading
from analysis.store.lake import open_store
from analysis.store.writer import write
from tests.query.story import batch, story


@pytest.fixture(scope="session")
def store(tmp_path_factory):
    with open_store(tmp_path_factory.mktemp("store")) as opened:
        write(opened, batch(story()))
        yield opened


@pytest.fixture(scope="session")
def corpus(store):
    """The story, as the pages ask it."""
    return Reading(store)


@pytest.fixture(scope="session")
def nothing(tmp_path_factory):
    """An empty store."""
    with open_store(tmp_path_factory.mktemp("empty")) as opened:
        yield opened
