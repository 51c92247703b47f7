"""The Method page and its documents: every rule has its sentence, and no table is stale."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis import method
from analysis.extract.pipeline import Text, extract
from analysis.read import files

ROOT = Path(__file__).parent.parent
FOLDERS = {"attribution": "attributions", "timex": "times", "entity": "entities", "event": "events"}


def written() -> Iterator[tuple[str, str]]:
    """The rules that stand in the code as they are: layer and name."""
    for folder, layer in FOLDERS.items():
        for path in (ROOT / "analysis" / "extract" / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                # A `Phrase` holds the beginning of a name only: *selon*, to which its place is added.
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") != "Phrase":
                    for given in node.keywords:
                        if given.arg == "rule" and isinstance(given.value, ast.Constant):
                            yield layer, given.value.value


@pytest.mark.parametrize(("layer", "rule"), sorted(set(written())))
def test_a_rule_of_the_code_has_its_sentence(layer: str, rule: str) -> None:
    assert method.sentence(layer, rule, "en"), f"write what {rule} says into data/rules.toml, under [{layer}]"


def test_every_rule_that_reads_the_sample_has_its_sentence() -> None:
    texts = [Text(id=article.id, text=article.text, title=article.title, published=article.published, language=article.language)
             for source in files.sources([ROOT / "data" / "sample"]) for article in files.read(source) if hasattr(article, "text")]
    assert len(texts) > 60
    met = set()
    for found in extract(texts):
        met.add(("published", found.published.rule))
        met |= {("attributions", said.rule) for said in found.attributions} | {("times", time.rule) for time in found.times}
        met |= {("entities", name.rule) for name in found.mentions} | {("events", event.rule) for event in found.events}
    assert not [(layer, rule) for layer, rule in sorted(met) if not method.sentence(layer, rule, "fr")]


def test_a_rule_that_nobody_wrote_down_has_none() -> None:
    assert method.sentence("events", "dice", "en") is None


@pytest.mark.parametrize(("path", "language"), [*((path, language) for language, path in method.DOCUMENTS.items()), (method.README, "en")])
def test_tables_are_as_the_command_writes_them(path: Path, language: str) -> None:
    document = path.read_text(encoding="utf-8")
    assert "<!-- figures begin -->" in document
    assert method.filled(document, language) == document, "run `python -m analysis.method`"


def test_both_languages_tell_the_same() -> None:
    french, english = method.page("fr"), method.page("en")
    assert french.count("\n#") == english.count("\n#")
    assert french.count("\n|") == english.count("\n|") > 100
    assert "<!--" not in french + english


def test_figures_are_written_as_the_language_writes_numbers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(method, "FIGURES", tmp_path / "none.json")
    assert method.figure_table("en") == "Nobody has counted yet.\n"
    method.FIGURES.write_text('{"fr-wikinews": {"entities, overlap": "P 96.2 R 98.6 F1 97.4", "date right, of found": "88.3% (83/94)"}}')
    assert "| précision 96,2\u00a0%, rappel 98,6\u00a0%, F1 97,4 |" in method.figure_table("fr")
    assert "| 88.3\u00a0% (83/94) |" in method.figure_table("en")
