"""One table of what Selon knows, to be searched, edited, taken away and brought back as CSV; the reader's change comes out."""

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from analysis.errors import KnowledgeError
from analysis.knowledge import check, tables
from analysis.knowledge.edits import Change, Step, change_of, csv_text
from analysis.knowledge.tables import LANGUAGES, TABLES, Key, Line, Row
from analysis.lemmas import fold
from ui import frame
from ui.language import later, n, t

MOST_SHOWN = 200
_ROUND = "knowledge_round"
# In pixels, of the grid: its rows, one of them the heads and one to type a new row into.
_ROW, _HIGHEST = 35, 460
NAMES = {
    "entities": later("People, organisations, places"),
    "offices": later("Offices"),
    "outlets": later("Outlets"),
    "cues": later("Cue words"),
}
_ABOUT = {
    "entities": later(
        "Who and what texts name. A name may stand for one row only; several aliases stand with | between them. Kinds: a "
        "person; the kind of institution, which is the kind of source it is; the kind of place. Countries: ISO codes."
    ),
    "offices": later(
        "Who held which title from when to when, so that “the president” is the right one on each day. The body is a country’s "
        "ISO code or the id of an organisation; the holder is the id of a person in the first table."
    ),
    "outlets": later(
        "What an outlet is called where an article tells its web address only. A domain counts for all addresses in it: "
        "example.org for www.example.org too."
    ),
    "cues": later(
        "Verbs and nouns by which texts report what someone says, in their dictionary form. The frames are the shapes of what "
        "follows, as data/knowledge explains them: quote, que, inf …; that, to …"
    ),
}
_COLUMNS = {
    "id": later("Id"),
    "name_fr": later("French name"),
    "name_en": later("English name"),
    "aliases_fr": later("French aliases"),
    "aliases_en": later("English aliases"),
    "label": later("Label"),
    "kind": later("Kind"),
    "country": later("Country"),
    "wikidata": later("Wikidata"),
    "gender": later("Gender"),
    "title_fr": later("French titles"),
    "title_en": later("English titles"),
    "body": later("Body"),
    "holder": later("Holder"),
    "from": later("First day"),
    "to": later("Last day"),
    "name": later("Name"),
    "domain": later("Domain"),
    "language": later("Language"),
    "cue": later("Word"),
    "frames": later("Frames"),
}


def edited(name: str, *, may_write: bool) -> Change | None:
    """Draw the table and what is done with it; returns the reader's change, None where there is none or it is at fault."""
    st.caption(t(_ABOUT[name]))
    turn = st.session_state.get(_ROUND, 0)
    search, own = st.columns([3, 1], vertical_alignment="bottom")
    sought = search.text_input(t("Find rows"), key=f"find_{name}", icon=":material/search:", max_chars=200)
    mine = {TABLES[name].key(line.row) for line in tables.edits(name)}
    only_mine = own.checkbox(t("Only what was changed here"), key=f"mine_{name}")
    found = [
        line.row
        for line in tables.lines(name)
        if _holds(line.row, sought or "") and (not only_mine or TABLES[name].key(line.row) in mine)
    ]
    said = n("{count} row", "{count} rows", len(found))
    if len(found) > MOST_SHOWN:
        said += " · " + t("the first {count} are shown: find the others by their words", count=MOST_SHOWN)
    st.caption(said)
    shown = pd.DataFrame(found[:MOST_SHOWN], columns=list(TABLES[name].columns), dtype=str)
    given = _grid(name, shown, key=f"edit_{name}_{turn}_{sought}_{only_mine}", may_write=may_write)
    upload = _files(name, turn, may_write=may_write)
    try:
        if upload is not None:
            return change_of(name, tables.read(upload.getvalue(), TABLES[name], upload.name))
        return Change(table=name, steps=tuple(steps(name, found[:MOST_SHOWN], given)))
    except KnowledgeError as fault:
        frame.show_error(fault)
        return None


def begin_anew() -> None:
    """Forget what was typed and uploaded: it is applied, or discarded."""
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1


def _holds(row: Mapping[str, str], sought: str) -> bool:
    cells = fold(" ".join(row.values()))
    return all(word in cells for word in fold(sought).split())


def _grid(name: str, shown: pd.DataFrame, *, key: str, may_write: bool) -> pd.DataFrame:
    """The rows, to be edited where the reader may; the index of a row is its place among those shown."""
    about = t("What Selon knows: {table}", table=t(NAMES[name]))
    if not may_write:
        st.dataframe(shown, hide_index=True, column_config=_columns(name), alt=about)
        return shown
    return st.data_editor(
        shown,
        num_rows="dynamic",
        hide_index=True,
        column_config=_columns(name),
        key=key,
        height=min(_HIGHEST, _ROW * (len(shown) + 2) + 3),
        alt=about,
    )


def _columns(name: str) -> dict[str, Any]:
    choices: dict[str, tuple[str, ...]] = {
        "label": tuple(check.KINDS),
        "gender": ("", "m", "f"),
        "language": LANGUAGES,
        "kind": {
            "entities": tuple(kind for kinds in check.KINDS.values() for kind in kinds),
            "outlets": check.OUTLET_KINDS,
            "cues": tuple(dict.fromkeys(kind for language in LANGUAGES for kind in check.cue_kinds(language))),
        }.get(name, ()),
    }
    columns = {}
    for column in TABLES[name].columns:
        words = t(_COLUMNS[column])
        if choices.get(column):
            columns[column] = st.column_config.SelectboxColumn(words, options=list(choices[column]))
        else:
            columns[column] = st.column_config.TextColumn(words, max_chars=check.LONGEST_CELL)
    return columns


def _files(name: str, turn: int, *, may_write: bool) -> Any:
    """The downloads, and the upload that a changed file comes back by."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        _download(name, t("All rows as CSV"), tables.lines(name), "")
        own = tables.edits(name)
        if own:
            _download(name, t("Only what was changed here, as CSV"), own, "-changed")
    if not may_write:
        return None
    return st.file_uploader(
        t("A changed CSV file: rows with a known key replace, others are new, “removed” takes away; what is not in it stays."),
        type="csv",
        key=f"upload_{name}_{turn}",
    )


def _download(name: str, label: str, rows: tuple[Line, ...], what: str) -> None:
    st.download_button(
        label,
        data=lambda: b"\xef\xbb\xbf" + csv_text(name, rows).encode("utf-8"),
        file_name=f"selon-{name}{what}.csv",
        mime="text/csv",
        key=f"csv_{name}{what}",
        icon=":material/table:",
        type="tertiary",
        on_click="ignore",
    )


def steps(name: str, before: list[Row], given: pd.DataFrame) -> Iterator[Step]:
    """What was typed: the rows that differ from those shown, those that are gone, and new ones.

    `given` holds the rows after typing; the index of a row is its place in `before`, or a greater number where it is new.
    Raises `KnowledgeError` where two rows would have one key.
    """
    key_of = TABLES[name].key
    there = {key_of(line.row): line.row for line in tables.lines(name)}
    rows = {place: _tidied(name, cells) for place, cells in given.to_dict("index").items()}
    # a row whose key was typed over is one that is gone, and a new one
    gone = {key_of(row) for place, row in enumerate(before) if place not in rows or key_of(rows[place]) != key_of(row)}
    wanted: dict[Key, tuple[Row, str]] = {}
    for number, (place, row) in enumerate(rows.items(), start=1):
        old = before[place] if place < len(before) else None
        if old == row or not any(row.values()):
            continue
        key, where = key_of(row), t("row {number}", number=number)
        moved = old is None or key_of(old) != key
        if key in wanted or (moved and key in there and key not in gone):
            raise KnowledgeError(
                t("{key} is there already", key=" ".join(key)), where=where, next_step=t("change that row instead")
            )
        wanted[key] = (row, where)
    for key in sorted(gone - wanted.keys()):
        yield Step(before=there[key], after=None, where=" ".join(key))
    for key, (row, where) in wanted.items():
        yield Step(before=there.get(key), after=row, where=where)


def _tidied(name: str, cells: Mapping[Any, Any]) -> Row:
    return tables.tidied(TABLES[name], {column: "" if pd.isna(cell) else str(cell) for column, cell in cells.items()})


def differences(change: Change) -> pd.DataFrame:
    """What would change, for the reader: a row that is new or goes in one line, else one line a cell.

    Of a cell that holds several values, those that differ.
    """
    lines: list[tuple[str, str, str, str, str]] = []
    for step in change.steps:
        before, after = step.before or {}, step.after or {}
        name = " ".join(TABLES[change.table].key(after or before))
        if not before or not after:
            whole = [" · ".join(cell for cell in row.values() if cell) for row in (before, after)]
            lines.append((t("removed") if before else t("new"), name, "", *whole))
            continue
        for column, cells in (
            (column, (before[column], after[column])) for column in before if before[column] != after[column]
        ):
            old, new = (cell.split("|") for cell in cells)
            lost, added = ([part for part in old if part not in new], [part for part in new if part not in old])
            told = (" | ".join(lost), " | ".join(added)) if lost or added else cells
            lines.append((t("changed"), name, t(_COLUMNS[column]), *told))
    return pd.DataFrame(lines, columns=[t("What"), t("Row"), t("Column"), t("Before"), t("After")])
