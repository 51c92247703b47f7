"""How to cite an exhibit: an exhibit in; one line in French and in English, and a CITATION.cff, out."""

from collections.abc import Mapping
from typing import Any

import yaml

from analysis import __version__
from analysis.export.exhibit import Exhibit

_CFF = "1.2.0"


def lines(exhibit: Exhibit) -> dict[str, str]:
    """One line a language. The day is that of the snapshot, the state of the corpus that is shown."""
    about = exhibit.provenance
    day = about.snapshot_time.date().isoformat()
    return {
        "fr": f"Selon {__version__}, « {exhibit.title} », {_view(exhibit)}{_collections(exhibit, 'fr')}, "
              f"instantané {about.snapshot} du corpus ({day}), {len(exhibit.rows)} lignes, {about.address}",
        "en": f"Selon {__version__}, “{exhibit.title}”, {_view(exhibit)}{_collections(exhibit, 'en')}, "
              f"snapshot {about.snapshot} of the corpus ({day}), {len(exhibit.rows)} rows, {about.address}",
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


def collection_name(row: Mapping[str, Any], language: str) -> str:
    """What a collection is called; the articles without one have their words."""
    if row["collection_id"] == "none":
        return {"fr": "sans collection", "en": "no collection"}[language]
    return str(row["name"])


def _collections(exhibit: Exhibit, language: str) -> str:
    """The collections that it was kept to, with their licences; nothing where it was kept to none."""
    about = exhibit.provenance
    if not about.filters.collections or not about.collections:
        return ""
    colon = {"fr": " : ", "en": ": "}[language]
    told = [collection_name(row, language) + (f" (licence{colon}{row['licence']})" if row["licence"] else "")
            for row in about.collections]
    return f", collection {', '.join(told)}"


def _view(exhibit: Exhibit) -> str:
    return f"{exhibit.page or 'Overview'}/{exhibit.name}"
