"""The command `knowledge`: what to do and a CSV file go in; what is wrong, would be touched or was done is printed."""

import sys
from pathlib import Path

from analysis.errors import KnowledgeError
from analysis.knowledge import check as checks
from analysis.knowledge import edits, tables
from analysis.knowledge.edits import Change
from analysis.knowledge.terms import domains, terms
from analysis.query.touched import touched, touched_outlets
from analysis.store.lake import open_store

_MOST_SHOWN = 10


def check() -> None:
    """Prints all that is wrong with the tables. Raises `KnowledgeError` where something is."""
    found = checks.faults(checks.rows_that_count())
    for fault in found:
        print(fault)
    own = sum(len(tables.edits(name)) for name in tables.TABLES)
    print(", ".join(f"{len(tables.lines(name))} {name}" for name in tables.TABLES), f"({own} rows of your own)")
    if found:
        raise KnowledgeError(f"{len(found)} cells cannot stand", where=str(tables.edits_folder()),
                             next_step="mend them as each line says")


def export(table: str, *, own: bool, out: Path | None) -> None:
    """Writes a table as CSV to a file, or to standard output; `own`: the rows only that the user has changed."""
    text = edits.csv_text(table, tables.edits(table) if own else tables.lines(table))
    if out is None:
        sys.stdout.write(text.replace("\r\n", "\n"))
        return
    try:
        # with the mark that spreadsheets need to show accents
        out.write_text(text, encoding="utf-8-sig", newline="")
    except OSError as refused:
        raise KnowledgeError(f"cannot be written: {refused.strerror}", where=str(out),
                             next_step="name another file") from refused
    print(out)


def bring_in(file: Path) -> None:
    """Applies the rows of a CSV file, all or none. Raises `KnowledgeError` where one of them cannot stand."""
    change = _change(file)
    _refuse(change)
    if change.steps:
        edits.apply(change)
    print(f"{change.table}: {_counts(change)}")
    if change.steps:
        print("Articles that were read before stand on the earlier state until `python -m analysis refresh`.")


def preview(file: Path, *, store: Path | None) -> None:
    """Prints what the rows of a CSV file would touch in the store, and changes nothing. Raises as `bring_in` does."""
    change = _change(file)
    _refuse(change)
    print(f"{change.table}: {_counts(change)}")
    with open_store(store, read_only=True) as opened:
        if change.table == "outlets":
            for outlet, count in touched_outlets(opened, domains(change)).itertuples(index=False, name=None):
                print(f"{count} articles of {outlet}")
            return
        found = touched(opened, terms(change))
        among = "" if found.all else " of the newest"
        print(f"{found.articles} articles at most; {len(found.keys)} sentences{among} hold the words")
        with opened.cursor() as cursor:
            for key in found.keys[:_MOST_SHOWN]:
                article_id, _, sentence = key.rpartition(":")
                row = cursor.execute("SELECT outlet, published, s.text FROM articles JOIN sentences AS s USING (article_id) "
                                     "WHERE article_id = $1 AND sentence = $2", [article_id, int(sentence)]).fetchone()
                if row:
                    print(f"  {row[0]}, {row[1] or 'no date'}: {' '.join(row[2].split())}")


def undo() -> None:
    """Takes the last change back."""
    last = edits.undo()
    print(f"{last.table}: {last.steps} rows are as before" if last else "There is no change to undo.")


def _change(file: Path) -> Change:
    try:
        content = file.read_bytes()
    except OSError as refused:
        raise KnowledgeError(f"cannot be read: {refused.strerror}", where=str(file), next_step="name a CSV file") from refused
    table = tables.table_of(content, file.name)
    return edits.change_of(table.name, tables.read(content, table, file.name))


def _refuse(change: Change) -> None:
    found = edits.new_faults(change)
    for fault in found:
        print(fault, file=sys.stderr)
    if found:
        raise KnowledgeError(f"{len(found)} cells cannot stand; nothing was changed", next_step="mend them as each line says")


def _counts(change: Change) -> str:
    new = sum(step.before is None for step in change.steps)
    gone = sum(step.after is None for step in change.steps)
    return f"{new} new, {len(change.steps) - new - gone} changed, {gone} removed"
