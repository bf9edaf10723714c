"""Compares the cells read from a file with a spreadsheet program's own export of it."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, time, timedelta

from dashboard.ingest.files.sheets import Cell, Formula

ERROR_VALUE = re.compile(r"#(N/A|REF!|VALUE!|NUM!|NAME\?|DIV/0!|NULL!|GETTING_DATA)")


def trimmed(rows: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    """The rows without empty ones and empty columns before the first cell: an export begins at the used range."""
    filled = [[None if cell in ("", None) else cell for cell in row] for row in rows]
    first = next((number for number, row in enumerate(filled) if any(cell is not None for cell in row)), 0)
    starts = [next(i for i, cell in enumerate(row) if cell is not None) for row in filled if set(row) != {None} and row]
    left = min(starts, default=0)
    return [row[left:] for row in filled[first:]]


def _number(text: str) -> float | None:
    digits = re.sub(r"[^\d.eE+-]", "", text.replace(",", ""))
    try:
        return float(digits)
    except ValueError:
        return None


def _as_shown(cell: float, text: str) -> bool:
    shown = _number(text)
    decimals = re.search(r"\.(\d+)", text)
    exact = cell * 100 if "%" in text else cell
    if shown is None:
        return False
    return abs(abs(shown) - abs(exact)) <= max(
        0.5000001 * 10 ** -len(decimals[1] if decimals else ""), abs(exact) / 1e4
    )


def kind_of(cell: Cell, answer: str) -> str:
    """same, shown (a number or date as its format shows it), formula told (without a value), or how the two differ."""
    if isinstance(cell, Formula):
        return "formula told"
    text = " ".join(str(cell).split()) if cell is not None else ""
    wanted = " ".join(answer.split())
    if text == wanted:
        return "same"
    if cell is None:
        return "error lost" if ERROR_VALUE.fullmatch(wanted) else "different"
    if isinstance(cell, bool):
        return "same" if str(cell).upper() == wanted.upper() else "different"
    if isinstance(cell, int | float):
        if _as_shown(float(cell), wanted):
            return "same"
        return "different" if ERROR_VALUE.fullmatch(wanted) else "shown"
    if isinstance(cell, date | time | timedelta):
        return "shown"
    lossy = re.escape(text)
    lossy = "".join(piece if piece < "\x80" else "." for piece in lossy)
    if any(letter > "\x7f" for letter in text) and re.fullmatch(lossy, wanted):
        return "answer lossy"
    return "different"


def compared(rows: Sequence[Sequence[Cell]], answer: Sequence[Sequence[str]]) -> Counter[str]:
    """How many cells are of which kind."""
    got, wanted = trimmed(rows), trimmed(answer)
    found: Counter[str] = Counter()
    for number in range(max(len(got), len(wanted))):
        ours = got[number] if number < len(got) else []
        theirs = wanted[number] if number < len(wanted) else []
        for column in range(max(len(ours), len(theirs))):
            cell = ours[column] if column < len(ours) else None
            found[kind_of(cell, str((theirs[column] if column < len(theirs) else None) or ""))] += 1
    return found
