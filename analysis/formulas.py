"""Cells that a spreadsheet would run as a formula: text goes in; a cell that is shown as it stands comes out, and back."""

import re

# What a spreadsheet may take for a formula, at the start of a cell (OWASP, CSV injection), in full width as well.
_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")


def neutralised(text: str) -> str:
    """`text`, with an apostrophe before it where a spreadsheet would run it."""
    return f"'{text}" if _FORMULA.match(text) else text


def restored(cell: str) -> str:
    """The text that `neutralised` made the cell of."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell
