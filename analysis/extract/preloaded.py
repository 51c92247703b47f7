"""Loads the pipelines when it is imported: by the process that the workers of an extraction are forked from, once for all."""

import gc
import signal
from contextlib import suppress

from analysis.errors import SelonError


def _load() -> None:
    from analysis.extract import pipeline  # noqa: PLC0415  only once an interrupt can do no harm
    from analysis.extract.language import LANGUAGES, detect  # noqa: PLC0415

    for language in LANGUAGES:
        pipeline.load(language)
    detect("Enough letters for the model that tells languages to be loaded as well.")


# Ctrl-C reaches every process of a terminal; the one that was started stops the others.
signal.signal(signal.SIGINT, signal.SIG_IGN)
# A table that the user must mend is reported by a worker, which can be heard; an error here would only end the server.
with suppress(SelonError):
    _load()
# What is loaded stays: none of it need be looked through, and so copied, by each worker's collector.
gc.collect()
gc.freeze()
