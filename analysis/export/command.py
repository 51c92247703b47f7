"""The command `export`: a page's address and a format go in; a file, or standard output, holds what the page shows."""

import sys
from pathlib import Path

from analysis.errors import ExportError
from analysis.export import address, formats
from analysis.export.exhibit import exhibit
from analysis.folders import store_folder
from analysis.query.reading import Reading
from analysis.store.lake import CATALOGUE, open_snapshot, open_store


def export(url: str, *, store: Path | None, show: str | None, snapshot: int | None, form: str, scheme: str,
           out: Path | None) -> None:
    """Writes what the page at `url` shows in the format `form`, and prints the file's name. Raises `ExportError` on no rows."""
    named = address.read(url, show=show)
    for name in named.unknown:
        print(f"selon: {name}= in the address changes nothing here", file=sys.stderr)
    if form not in formats.FORMATS:
        raise ExportError(f"no file comes as {form}", next_step=f"one of {', '.join(formats.FORMATS)}")
    # one state for all questions, whatever another process writes meanwhile
    at = _newest(store) if snapshot is None else snapshot
    with open_snapshot(store, at) as opened:
        shown = exhibit(Reading(opened), named.view, named.request, base=named.base, snapshot=at,
                        snapshot_time=opened.snapshot_time(at), scheme=scheme)
        if shown.rows.empty:
            raise ExportError("nothing is left under these filters", where=url, next_step="take some out of the address")
        made = formats.make(shown, form)
    if str(out) == "-":
        sys.stdout.buffer.write(made)
        return
    path = out or Path(formats.file_name(shown.name, at, form))
    try:
        path.write_bytes(made)
    except OSError as refused:
        raise ExportError(f"cannot be written: {refused.strerror}", where=str(path),
                          next_step="name another file with --out") from refused
    print(f"{path}: {len(shown.rows)} rows, snapshot {at}")


def _newest(folder: Path | None) -> int:
    if not ((folder or store_folder()) / CATALOGUE).exists():
        raise ExportError("there is no store", where=str(folder or store_folder()),
                          next_step="name its folder with --store, or ingest articles first")
    with open_store(folder, read_only=True) as store:
        return store.snapshot()
