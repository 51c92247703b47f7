"""The French news article that the project starts from, given as its site served it, without a date."""

from pathlib import Path

import pytest

from analysis.extract.pipeline import Text, extract
from analysis.records import Extraction

SEED = Path(__file__).parent.parent.parent / "shared" / "seed"
pytestmark = [pytest.mark.gold, pytest.mark.skipif(not SEED.is_dir(), reason="the seed article is not beside the checkout")]


@pytest.fixture(scope="module")
def text() -> str:
    return next(SEED.glob("*.txt")).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def found(text: str) -> Extraction:
    return next(extract([Text(id="seed", text=text)]))


def test_published_by_rule(found: Extraction) -> None:
    assert (str(found.published.date), found.published.rule) == ("2019-12-29", "weekday+day")


@pytest.mark.parametrize("row", [
    ("annexé", "COERCE", "2014", "year"), ("élection", "ELECT", "2016", "year"),
    ("remercié", "SUPPORT", "2017-12", "month"), ("parlé", "CONSULT", "2019-12-29", "day"),
])
def test_events(text: str, found: Extraction, row: tuple[str, str, str, str]) -> None:
    dated = [(text[slice(*event.trigger)], event.type, event.date, event.precision) for event in found.events]
    assert row in dated


def test_sources(text: str, found: Extraction) -> None:
    said = {(text[slice(*one.source)], one.entity.name if one.entity else None, one.source_type) for one in found.attributions if one.source}
    assert said >= {
        ("un communiqué du Kremlin", "Kremlin", "document"), ("Le Kremlin", "Kremlin", "government"),
        ("un compte-rendu de la Maison Blanche", "Maison-Blanche", "document"),
        ("les agences de renseignement américaines", "renseignement américain", "intelligence"),
    }
    assert any(source == "Les médias russes" and kind == "media" for source, _, kind in said)


def test_the_chain_from_tass_to_the_fsb(text: str, found: Extraction) -> None:
    inner = next(one for one in found.attributions if one.source and text[slice(*one.source)].startswith("un porte-parole du FSB"))
    assert inner.within is not None
    outer = found.attributions[inner.within]
    assert (inner.entity and inner.entity.name, outer.entity and outer.entity.name) == ("FSB", "Tass")
    assert (inner.source_type, outer.source_type) == ("intelligence", "news_agency")


def test_nothing_from_the_comment_form(text: str, found: Extraction) -> None:
    form = text.index("Laisser un commentaire")
    spans = [*(time.span for time in found.times), *(mention.span for mention in found.mentions), *(event.trigger for event in found.events),
             *(span for one in found.attributions for span in one.content)]
    assert spans
    assert max(end for _, end in spans) <= form
