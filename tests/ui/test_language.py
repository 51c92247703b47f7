"""Every text of the interface has its French, with the same `{names}` in it."""

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).parent.parent.parent
METHODS = [("app.py", "python"), ("pages/**.py", "python"), ("ui/**.py", "python")]
KEYWORDS = {"t": None, "later": None, "n": (1, 2)}


def texts() -> list[tuple[str, ...]]:
    found = extract_from_dir(ROOT, METHODS, keywords=KEYWORDS, directory_filter=lambda folder: "/." not in folder)
    return sorted({message if isinstance(message, tuple) else (message,) for _, _, message, _, _ in found})


def names(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


@pytest.mark.parametrize("text", texts(), ids=lambda text: text[0][:40])
def test_every_text_has_its_french(text: tuple[str, ...]) -> None:
    with (ROOT / "ui" / "locale" / "fr" / "selon.po").open("rb") as lines:
        message = read_po(lines).get(text[0])
    assert message is not None, "not in selon.po"
    french = message.string if isinstance(message.string, tuple) else (message.string,)
    assert len(french) == len(text)
    assert all(french)
    assert all(names(one) == names(other) for one, other in zip(text, french, strict=True))


def test_there_are_texts() -> None:
    assert len(texts()) > 100
