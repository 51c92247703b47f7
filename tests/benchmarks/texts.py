"""Texts to measure on: the sample's dispatches, and as many new ones as wanted, made of the sample's paragraphs."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

import frontmatter

from analysis.extract.pipeline import Text
from analysis.records import Published

SAMPLE = Path(__file__).parent.parent.parent / "data" / "sample"
_WORD = re.compile(r"\b[a-zà-ÿ]{6,}\b")
_LETTERS = "aeioubcdfglmnprstv"


def sample(language: str = "fr") -> list[Text]:
    """The dispatches of the sample, each with its date."""
    read = [frontmatter.load(str(path)) for path in sorted((SAMPLE / language).glob("*.md"))]
    return [Text(id=str(place), text=article.content, title=article["title"], language=language,
                 published=Published(date=article["published"], rule="given")) for place, article in enumerate(read)]


def recombined(number: int, language: str = "fr", seed: int = 0) -> Iterator[Text]:
    """`number` texts, no two alike: paragraphs drawn from all dispatches, a word in forty misspelt, so that new words keep coming."""
    chance = random.Random(seed)  # noqa: S311  texts to measure on
    dispatches = sample(language)
    paragraphs = [part for text in dispatches for part in text.text.split("\n") if part.strip()]
    each = max(1, len(paragraphs) // len(dispatches))

    def misspelt(word: re.Match[str]) -> str:
        place = chance.randrange(len(word[0]))
        return word[0][:place] + chance.choice(_LETTERS) + word[0][place + 1:] if chance.random() < 1 / 40 else word[0]

    for place in range(number):
        own = chance.choice(dispatches)
        text = "\n\n".join(_WORD.sub(misspelt, part) for part in chance.sample(paragraphs, each))
        yield Text(id=str(place), text=text, title=own.title, language=language, published=own.published)
