"""Addresses → the store, round after round."""

from analysis.follow import STATE, follow
from analysis.store.collections import named
from analysis.store.contents import in_collections, refusals
from analysis.store.lake import open_store
from tests.read import forms
from tests.read.test_web import FEED, page, site, web  # noqa: F401 - fixtures

FULL = 200


def test_each_round_brings_what_is_new(tmp_path, site, web):  # noqa: F811 - fixtures
    site.pages |= {"/a": page(forms.ROWS[0]), "/feed": (FULL, {"ETag": '"1"'}, FEED.format(site.url).encode())}
    path = tmp_path / "feeds.urls"
    path.write_text(f"{site.url}/feed\n", encoding="utf-8")
    with open_store(tmp_path / "store") as store:
        first = follow([path], store, web=web, collection=named(store, "Suivis"))
        assert (first.new, first.refused) == (1, 1)
        assert [(reason, excerpt) for *_, reason, excerpt in refusals(store, first.ingest_id)] == [("answered 404", f"{site.url}/b")]
        assert [(one.name, one.articles) for one in in_collections(store)] == [("Suivis", 1)]
        site.pages["/b"] = page(forms.ROWS[1])
        site.asked.clear()
        second = follow([path], store, web=web)
        assert (second.new, second.same, second.refused) == (1, 0, 0)
        assert site.paths() == ["/feed", "/b"]
        site.asked.clear()
        web.seen.clear()
        assert (store.folder / STATE).is_file()
        third = follow([path], store, web=web)
        assert (third.new, third.refused) == (0, 0)
        assert site.paths() == ["/feed"]
        assert site.asked[-1][1]["If-None-Match"] == '"1"'


def test_a_broken_state_file_costs_one_more_feed_and_no_more(tmp_path, site, web):  # noqa: F811 - fixtures
    site.pages |= {"/a": page(forms.ROWS[0]), "/b": page(forms.ROWS[1]), "/feed": (FULL, {"ETag": '"1"'}, FEED.format(site.url).encode())}
    path = tmp_path / "feeds.urls"
    path.write_text(f"{site.url}/feed\n", encoding="utf-8")
    with open_store(tmp_path / "store") as store:
        (store.folder / STATE).write_text('{"a": 1', encoding="utf-8")
        assert follow([path], store, web=web).new == 2
