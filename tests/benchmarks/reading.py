"""How reading bears size and damage: `python -m tests.benchmarks.reading damaged|large|many`.

damaged: so many changed files of every form (default 10,000): none may raise, each must give an article or a refusal; prints
  what they came to.
large: a JSON-lines file of so many MB (default 1,000), and a folder of so many files (default 100,000): prints articles a
second and the memory held while reading, which must stay flat. Nothing is extracted: that is `tests.benchmarks.extraction`.
"""

import argparse
import json
import random
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from analysis.read import files
from analysis.records import Article, Refusal
from tests.read import forms
from tests.read.test_forms import CONTENT


def changed(content: bytes, chance: random.Random) -> bytes:
    """`content` with a few bytes cut, doubled, replaced or put in."""
    made = bytearray(content)
    for _ in range(chance.randint(1, 12)):
        place, length = chance.randrange(len(made) + 1), chance.randint(0, 60)
        put = chance.choice([b"", chance.randbytes(chance.randint(1, 30)), bytes(made[place:place + length]) * 2, b"\0", b"\xff", b"<", b'"', b"\n"])
        made[place:place + chance.choice([0, length])] = put
    return bytes(made)


def damaged(count: int, seed: int) -> None:
    """Reads `count` changed files; raises where a reader does."""
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    names, came_to = sorted(CONTENT), Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            name = names[number % len(names)]
            path = Path(folder) / f"{number}-{name}"
            path.write_bytes(changed(CONTENT[name], chance))
            items = [item for source in files.sources([path]) for item in files.read(source)]
            assert items, f"{name} gave nothing"
            assert all(isinstance(item, Article | Refusal) for item in items)
            came_to[f"{name:12s} " + ("articles" if any(isinstance(item, Article) for item in items) else "refused")] += 1
            path.unlink()
    for what, times in sorted(came_to.items()):
        print(f"{what:24s} {times:6d}")
    print(f"{count} files, no exception (seed {seed})")


def lines(megabytes: int, path: Path) -> None:
    """A JSON-lines file of about so many MB, each article a different one."""
    with path.open("w", encoding="utf-8") as out:
        number = written = 0
        while written < megabytes * 1_000_000:
            row = {"id": number, "title": f"Dépêche {number}", "text": f"{number}. {forms.FIRST} {forms.SECOND} " * 5, "published": "2018-04-05"}
            written += out.write(json.dumps(row, ensure_ascii=False) + "\n")
            number += 1


def memory() -> float:
    """MB held by this process now."""
    with Path("/proc/self/statm").open(encoding="ascii") as held:
        return int(held.read().split()[1]) * resource.getpagesize() / 1e6


def read(path: Path, what: str) -> None:
    """Reads it all, and prints the rate and the memory on the way."""
    start, held = time.perf_counter(), [memory()]
    number = 0
    for number, item in enumerate(_items(path), 1):
        assert isinstance(item, Article)
        if number % 20_000 == 0:
            held.append(memory())
    took = time.perf_counter() - start
    print(f"{what}: {number} articles, {number / took:.0f} a second; memory in MB: {', '.join(f'{one:.0f}' for one in held)}")


def _items(path: Path) -> Iterator[Article | Refusal]:
    for source in files.sources([path]):
        yield from files.read(source)


def main() -> None:
    """Run it."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("what", choices=("damaged", "large", "many"))
    options.add_argument("--count", type=int, help="files or MB")
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    if chosen.what == "damaged":
        damaged(chosen.count or 10_000, chosen.seed)
        return
    with tempfile.TemporaryDirectory() as folder:
        if chosen.what == "large":
            lines(chosen.count or 1_000, Path(folder) / "a.jsonl")
            read(Path(folder) / "a.jsonl", "JSON lines")
        else:
            for number in range(chosen.count or 100_000):
                path = Path(folder) / str(number // 1_000) / f"{number}.txt"
                path.parent.mkdir(exist_ok=True)
                path.write_text(f"{number}. {forms.FIRST} {forms.SECOND}", encoding="utf-8")
            read(Path(folder), "folder")


if __name__ == "__main__":
    main()
