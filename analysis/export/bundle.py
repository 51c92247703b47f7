"""The citable bundle: an exhibit in all its forms goes in; one zip out that says what it is, and how to make it again.

Nothing in it depends on when or where it is made: the same store, snapshot and versions give the same bytes.
"""

import hashlib
import json
import shlex
import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from analysis import __version__
from analysis.export import citation
from analysis.export.exhibit import Exhibit
from analysis.export.picture import can_draw, pictures

_NAMES = {"csv": "rows.csv", "parquet": "rows.parquet", "html": "figure.html", "gexf": "network.gexf",
          "graphml": "network.graphml", "ics": "events.ics", "timelinejs": "timeline.json"}
_SAID = {
    "rows.csv": "all rows, for a spreadsheet (UTF-8; before a text that would run as a formula stands an apostrophe)",
    "rows.parquet": "the same rows with their types, and their provenance in the file's metadata under `selon`",
    "figure.svg": "the figure as a drawing", "figure.png": "the figure for print, 170 mm wide at 300 dots an inch",
    "figure.html": "the figure as a page that works by itself", "network.gexf": "the network for Gephi",
    "network.graphml": "the network for other programs", "events.ics": "the dated events for a calendar",
    "timeline.json": "the dated events for TimelineJS", "filters.json": "the choices behind the figure, and the page's address",
    "provenance.json": "the state of the corpus, row counts, what is undated or left out, and the versions behind it",
    "CITATION.cff": "how to cite it, for programs", "citation.txt": "how to cite it, in French and in English",
    "checksums.txt": "SHA-256 of each file, for `sha256sum --check`",
}
# The first day that a zip can hold.
_DAY = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o644 << 16


def bundle_bytes(exhibit: Exhibit, parts: Mapping[str, bytes]) -> bytes:
    """The zip. `parts` are the forms that need no browser, by format; pictures are added where this machine can draw."""
    files = {_NAMES[name]: data for name, data in parts.items()}
    drawn = exhibit.draw is not None and can_draw()
    if drawn:
        files["figure.svg"], files["figure.png"] = pictures(exhibit.figure(), ["svg", "png"], width=exhibit.width)
    about = exhibit.provenance
    files["filters.json"] = _json({"page": exhibit.page or "Overview", "show": exhibit.name, "language": exhibit.language,
                                   "filters": about.filters.to_params(), "controls": dict(exhibit.controls),
                                   "address": about.address, "snapshot": about.snapshot})
    files["provenance.json"] = _json({"title": exhibit.title, "rows": len(exhibit.rows),
                                      "columns": list(map(str, exhibit.rows.columns)), **about.as_json()})
    files["CITATION.cff"] = citation.cff(exhibit).encode()
    files["citation.txt"] = ("\n".join(citation.lines(exhibit).values()) + "\n").encode()
    files["README.md"] = _readme(exhibit, files, drawn=drawn or exhibit.draw is None).encode()
    sums = (f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items()))
    files["checksums.txt"] = "".join(sums).encode()
    into = BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as bundle:
        for name, data in sorted(files.items()):
            entry = zipfile.ZipInfo(name, _DAY)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, _READABLE, 3
            bundle.writestr(entry, data)
    return into.getvalue()


def command(exhibit: Exhibit) -> str:
    """The command that makes the bundle again."""
    scheme = [] if exhibit.scheme == "light" else ["--scheme", exhibit.scheme]
    return shlex.join(["python", "-m", "analysis", "export", "--view", exhibit.provenance.address, "--show", exhibit.name,
                       "--snapshot", str(exhibit.provenance.snapshot), *scheme, "--format", "bundle",
                       "--out", f"selon-{exhibit.name}-snapshot{exhibit.provenance.snapshot}.zip"])


def _json(value: Mapping[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2, default=str) + "\n").encode()


def _collections(exhibit: Exhibit) -> str:
    """The corpora that the figure stands on, and what may be done with them."""
    lines = []
    for row in exhibit.provenance.collections:
        about = [row["description"]] if row["description"] else []
        about.append(f"licence: {row['licence'] or 'none is named'}")
        lines.append(f"- {citation.collection_name(row, 'en')} ({row['articles']} articles): {'; '.join(about)}\n")
    return f"The articles are of these collections:\n\n{''.join(lines)}\n" if lines else ""


def _readme(exhibit: Exhibit, files: Mapping[str, bytes], *, drawn: bool) -> str:
    about, said = exhibit.provenance, exhibit.provenance.as_json()
    cited = citation.lines(exhibit)
    listed = "\n".join(f"- `{name}`: {_SAID[name]}" for name in sorted([*files, "checksums.txt"]))
    no_picture = "" if drawn else "\nThe figure is here as a page only: no Chrome or Chromium was there to draw pictures.\n"
    chosen = "; ".join(f"{name}={','.join(values)}" for name, values in about.filters.to_params().items()) or "none"
    versions = "\n".join(f"- {row['articles']} in `{row['language']}`: Selon {row['selon_version'] or 'unknown'}, "
                         f"models {row['models'] or 'unknown'}, rules {row['rules'] or 'unknown'}, "
                         f"knowledge {row['knowledge'] or 'unknown'}" for row in about.versions)
    return f"""# {exhibit.title}

{'A figure and its rows' if exhibit.draw else 'A table'} from Selon {__version__}, which reads news articles.
Its numbers are made by rules and language models: they err. Read the sentences behind a figure before you print it.

Cite it as:

> {cited['en']}

> {cited['fr']}

## What it stands on

- state of the corpus: snapshot {about.snapshot} of {said['snapshot_time']}
- page: {about.address}
- filters: {chosen}
- rows: {len(exhibit.rows)}
- under these filters: {said['articles']} articles, {said['articles_without_date']} of them without a date; mentions of events:
  {said['events_dated']} dated, {said['events_undated']} undated; {said['statements']} statements
- left out by the filters: {said['articles_excluded']} articles, {said['events_excluded']} mentions of events,
  {said['statements_excluded']} statements

{_collections(exhibit)}The articles were read with:

{versions}

## Files

{listed}
{no_picture}
## Make it again

In the folder of Selon, with the same store (add `--store FOLDER` where it is not the default one):

    {command(exhibit)}

The same store and versions give the same bytes. On another machine, `figure.png` and `figure.svg` may differ where its
fonts or its browser do.
"""
