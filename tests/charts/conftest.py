import pytest

from analysis.query.reading import Reading
from analysis.store.lake import open_store
from analysis.store.writer import write
from tests.query.story import batch, story


@pytest.fixture(scope="session")
def corpus(tmp_path_factory):
    with open_store(tmp_path_factory.mktemp("store")) as store:
        write(store, batch(story()))
        yield Reading(store)
