"""How to cite an exhibit: an exhibit in; one line in French and in English, and a CITATION.cff, out."""

import yaml

from analysis import __version__
from analysis.export.exhibit import Exhibit

_CFF = "1.2.0"


def lines(exhibit: Exhibit) -> dict[str, str]:
    """One line a language. The day is that of the snapshot, the state of the corpus that is shown."""
    about = exhibit.provenance
    day = about.snapshot_time.date().isoformat()
    return {
        "fr": f"Selon {__version__}, « {exhibit.title} », {_view(exhibit)}, instantané {about.snapshot} du corpus ({day}), "
              f"{len(exhibit.rows)} lignes, {about.address}",
        "en": f"Selon {__version__}, “{exhibit.title}”, {_view(exhibit)}, snapshot {about.snapshot} of the corpus ({day}), "
              f"{len(exhibit.rows)} rows, {about.address}",
    }


def cff(exhibit: Exhibit) -> str:
    """The same in the Citation File Format 1.2 (citation-file-format.github.io)."""
    about = exhibit.provenance
    told = {
        "cff-version": _CFF, "message": lines(exhibit)["en"], "type": "dataset", "title": f"{exhibit.title} ({_view(exhibit)})",
        "authors": [{"name": "Selon, automatic analysis of a corpus of news articles"}],
        "version": f"snapshot {about.snapshot}", "date-released": about.snapshot_time.date(),
        "references": [{"type": "software", "title": "Selon", "version": __version__, "authors": [{"name": "Selon"}]}],
    }
    if about.address.startswith(("http://", "https://")):
        told["url"] = about.address
    return str(yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=120))


def _view(exhibit: Exhibit) -> str:
    return f"{exhibit.page or 'Overview'}/{exhibit.name}"
