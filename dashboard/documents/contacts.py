"""Reads the local contacts file: the recipient of letters about a unit. It stays in the register's folder."""

from collections.abc import Mapping
from pathlib import Path

from dashboard.errors import Refused
from dashboard.ingest.cells.read_cell import plain
from dashboard.ingest.files.read_file import read_file
from dashboard.ingest.mapping.headers import folded_header
from dashboard.locale import _

FILE_NAMES = ("contacts.xlsx", "contacts.csv")
"""Accepted file names in the register's folder, first match wins."""

_UNIT = ("unit_id", "单位编号", "unit", "单位名称", "name")
_RECIPIENT = ("recipient", "收件人", "联系人")


def contacts(folder: Path) -> Mapping[str, str]:
    """Maps unit_id or unit name to the recipient, from a table with the columns 单位编号 or 单位名称, and 收件人.

    Empty if the folder has no such file. Raises Refused if a column is missing.
    """
    path = next((folder / name for name in FILE_NAMES if (folder / name).is_file()), None)
    if path is None:
        return {}
    sheet = read_file(path)[0]
    header = [folded_header(plain(cell)) for cell in sheet.rows[0]] if sheet.rows else []
    units = [header.index(name) for name in _UNIT if name in header]
    recipients = [header.index(name) for name in _RECIPIENT if name in header]
    if not units or not recipients:
        raise Refused(_("{file} needs the columns “unit_id” or “unit”, and “recipient”.", file=path))
    found = {}
    for row in sheet.rows[1:]:
        cells = [plain(cell) for cell in row]
        for place in units:
            if place < len(cells) and recipients[0] < len(cells) and cells[place] and cells[recipients[0]]:
                found[cells[place]] = cells[recipients[0]]
    return found
