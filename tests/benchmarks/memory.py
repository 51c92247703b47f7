"""Whether memory stays flat over a large corpus: `python -m tests.benchmarks.memory`.

Extracts 10,000 texts, no two alike, in one process, and prints what it holds after every 1,000.
"""

import argparse
import os
import time
from pathlib import Path

from analysis.extract import pipeline
from tests.benchmarks.texts import recombined


def resident() -> float:
    """The memory that this process holds now, in megabytes (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def main() -> None:
    """Run the benchmark."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--texts", type=int, default=10_000)
    options.add_argument("--every", type=int, default=1_000)
    chosen = options.parse_args()
    strings = pipeline.load("fr").vocab.strings
    start = time.perf_counter()
    for number, _ in enumerate(pipeline.extract(recombined(chosen.texts)), start=1):
        if number % chosen.every == 0 or number == 100:
            print(f"{number:7d} texts  {resident():7.0f} MB  {len(strings):8d} strings  {time.perf_counter() - start:6.0f} s", flush=True)


if __name__ == "__main__":
    main()
