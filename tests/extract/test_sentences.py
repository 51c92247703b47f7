"""Text → sentences."""

import pytest

from analysis.extract.pipeline import Text, extract


def sentences(text: str, language: str = "fr") -> list[str]:
    found = next(extract([Text(id="1", text=text, language=language)]))
    return [text[slice(*sentence.span)] for sentence in found.sentences]


@pytest.mark.parametrize(("text", "language", "expected"), [
    ("", "fr", []),
    ("Un titre sans point\nLa suite commence. Elle finit.", "fr", ["Un titre sans point", "La suite commence.", "Elle finit."]),
    ("M. Durand et J.-P. Martin sont venus. Ils sont partis.", "fr", ["M. Durand et J.-P. Martin sont venus.", "Ils sont partis."]),
    ("L'agence de presse Tass indique que tout est calme.", "fr", ["L'agence de presse Tass indique que tout est calme."]),
    ("« Vous viendrez ? », a demandé la juge. Il a dit oui.", "fr", ["« Vous viendrez ? », a demandé la juge.", "Il a dit oui."]),
    ("Il a dit : « Non. » Puis il est sorti.", "fr", ["Il a dit : « Non. »", "Puis il est sorti."]),
    ("The U.S. Army left on Jan. 6 at noon. Mr. Hale stayed.", "en", ["The U.S. Army left on Jan. 6 at noon.", "Mr. Hale stayed."]),
    ('"Stop," she said. "Now." They stopped.', "en", ['"Stop," she said.', '"Now."', "They stopped."]),
])
def test_sentences(text: str, language: str, expected: list[str]) -> None:
    assert sentences(text, language) == expected


def test_paragraphs_count_line_breaks() -> None:
    found = next(extract([Text(id="1", text="Un.\n\nDeux. Trois.\nQuatre.", language="fr")]))
    assert [sentence.paragraph for sentence in found.sentences] == [0, 1, 1, 2]
