"""Which table each sheet holds: by the caller's word, by its name, or by its headers."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dashboard.errors import Refused
from dashboard.ingest.headers import table_named
from dashboard.ingest.layout import filled_rows, find_layout
from dashboard.ingest.mapped_sheet import read_as_mapped
from dashboard.ingest.mapping import Mapping, map_header, normative_table
from dashboard.ingest.mapping_file import MappingFile
from dashboard.ingest.parts import ReadSheet
from dashboard.ingest.sheets import Sheet, read_file
from dashboard.locale import _


@dataclass(frozen=True)
class Unrecognised:
    """A sheet in which no table was found, with the number of its rows that are not blank."""

    number: int
    sheet: Sheet
    rows: int


def checked_table(name: str) -> str:
    """A table's name as the caller gave it, by any of its titles. Raises Refused on an unknown one."""
    found = table_named(name)
    if found is None:
        raise Refused(_("There is no table “{name}” in the register.", name=name))
    return found.name


def _mapped(header: Sequence[str], sheet: Sheet, path: Path, alone: bool, table: str | None) -> Mapping | None:
    if table:
        return map_header(header, table)
    named = table_named(sheet.name) or (table_named(path.stem) if alone else None)
    mains = [named.name if named else None, normative_table(header), None]
    return next((mapping for main in mains if (mapping := map_header(header, main))), None)


def _read(number: int, sheet: Sheet, path: Path, alone: bool, table: str | None) -> ReadSheet | None:
    layout = find_layout(sheet)
    mapping = _mapped(layout.header, sheet, path, alone, table) if layout else None
    return ReadSheet(number, sheet, layout, mapping) if layout and mapping else None


def recognise(
    paths: Sequence[Path], table: str | None = None, mapping: MappingFile | None = None
) -> tuple[list[ReadSheet], list[Unrecognised]]:
    """Read the files and find the table in each of their sheets, by the mapping file alone where there is one.

    Raises Refused where a file is missing, can't be read, or has no sheet with a table in it.
    """
    found: list[ReadSheet] = []
    missed: list[Unrecognised] = []
    number = 0
    for path in paths:
        before = len(found)
        sheets = read_file(path, mapping.encoding, mapping.separator) if mapping else read_file(path)
        for sheet in sheets:
            if mapping:
                read = read_as_mapped(number, sheet, mapping)
            else:
                read = _read(number, sheet, path, len(sheets) == 1, table)
            if read:
                found.append(read)
            else:
                missed.append(Unrecognised(number, sheet, filled_rows(sheet)))
            number += 1
        if len(found) == before:
            raise Refused(_nothing_in(path, table, mapping))
    return found, missed


def _nothing_in(path: Path, table: str | None, mapping: MappingFile | None) -> str:
    if mapping:
        return _("{file} has no table that the mapping {mapping} fits: nothing was imported.",
                 file=path, mapping=mapping.path)  # fmt: skip
    if table:
        return _("{file} has no columns of the table {table}: nothing was imported.", file=path, table=table)
    return _(
        "In {file} no row looks like the header of a table of the register: nothing was imported. "
        "Name the columns as in the template, or the table with --table.", file=path
    )  # fmt: skip
