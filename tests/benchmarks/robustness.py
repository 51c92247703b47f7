"""Reads thousands of damaged articles: `python -m tests.benchmarks.robustness [CORPUS.jsonl …]`.

Damages dispatches of the sample, and articles of each corpus named (JSON lines with `text`), and stops at the first text that
raises, has an offset outside itself, or comes out otherwise in a batch of its own, of another size or, last, in two processes.
"""

import argparse
import json
import random
import time
from pathlib import Path

from analysis.extract import pipeline
from analysis.extract.pipeline import Text, extract
from tests.benchmarks.texts import sample
from tests.extract.test_robustness import ODD, spans

LONGEST = 3_000
SIZE = 200


def damaged(text: str, chance: random.Random) -> str:
    """A stretch of `text` with pieces cut out, doubled, moved, in capitals, and odd characters put in."""
    start = chance.randrange(max(1, len(text) - 200))
    text = text[start:start + chance.randint(1, LONGEST)]
    for _ in range(chance.randint(1, 12)):
        at, to = chance.randint(0, len(text)), chance.randint(0, len(text))
        piece = text[at:at + chance.randint(0, 60)]
        new = chance.choice(["", piece * 2, piece.upper(), chance.choice(ODD) + piece, chance.choice(ODD) * chance.randint(1, 9)])
        text = text[:at] + new + text[at + len(piece):]
        if chance.random() < 0.2:
            text = text[:to] + piece + text[to:]
    return text


def main() -> None:
    """Run it."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("corpora", type=Path, nargs="*")
    options.add_argument("--texts", type=int, default=10_000)
    options.add_argument("--seed", type=int, default=0)
    chosen = options.parse_args()
    chance = random.Random(chosen.seed)  # noqa: S311  damage, no secret
    articles = [(text.text, text.language) for language in ("fr", "en") for text in sample(language)]
    for path in chosen.corpora:
        articles += [(text, None) for line in path.open(encoding="utf-8") if (text := json.loads(line)["text"])]
    start, done, slowest = time.process_time(), 0, 0.0
    kept: list[Text] = []
    while done < chosen.texts:
        drawn = [chance.choice(articles) for _ in range(min(SIZE, chosen.texts - done))]
        texts = [Text(id=str(done + place), text=damaged(text, chance), language=chance.choice([language, language, None]))
                 for place, (text, language) in enumerate(drawn)]
        found = list(extract(texts))
        for text, one in zip(texts, found, strict=True):
            assert all(0 <= first <= last <= len(text.text) for first, last in spans(one)), f"offset outside of {text.text!r}"
        for place in chance.sample(range(len(texts)), max(1, len(texts) // 20)):
            began = time.process_time()
            assert list(extract([texts[place]])) == [found[place]], f"otherwise alone: {texts[place].text!r}"
            slowest = max(slowest, time.process_time() - began)
        kept = texts
        done += len(texts)
        print(f"{done:6d} texts read, {time.process_time() - start:6.0f} s; the slowest alone {slowest:.2f} s", flush=True)
    pipeline._PAYS = 1  # even these few texts are shared
    assert list(extract(kept, processes=2)) == list(extract(kept)), "otherwise in two processes"
    print("no exception, no offset outside its text, the same alone, in batches and in two processes")


if __name__ == "__main__":
    main()
