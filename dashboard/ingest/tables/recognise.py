"""Decides which tables each sheet holds: from the caller, a mapping file, the sheet's name, or its headers."""

import contextvars
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from dashboard.errors import Refused
from dashboard.ingest.files.read_file import read_file
from dashboard.ingest.files.sheets import Sheet
from dashboard.ingest.files.sources import Source, sources
from dashboard.ingest.mapping.headers import also_known, folded_header, table_named
from dashboard.ingest.mapping.mapping_file import MappingFile
from dashboard.ingest.mapping.sheet_mapping import Mapping, map_header, normative_table
from dashboard.ingest.tables.labelled_cells import looks_like_card, read_card
from dashboard.ingest.tables.layout import Layout, filled_rows, find_layouts
from dashboard.ingest.tables.mapped_sheet import read_as_mapped
from dashboard.ingest.tables.merged_counts import without_repeated_counts
from dashboard.ingest.tables.read_sheet import ReadSheet
from dashboard.ingest.tables.reporting_unit import reporting_unit, with_reporting_unit
from dashboard.ingest.tables.rival_columns import settled
from dashboard.ingest.tables.side_by_side import tables_beside
from dashboard.ingest.tables.transposed import turned
from dashboard.ingest.tables.two_lines import with_merged_filled
from dashboard.locale import _

# Sheets that never hold records: notes, the template's code lists, and the problems sheet of a returned workbook.
_NOTES = frozenset({"notes", "codes", "说明", "填表说明", "填报说明", "填写说明", "problems", "存在问题"})


@dataclass(frozen=True)
class Unrecognised:
    """A sheet from which nothing is imported. rows counts its filled rows; code is the code of the warning.

    code is None if there is no warning: an empty sheet, a sheet of notes, a hidden sheet without a table. refused is
    the reason for a file of a folder or zip from which nothing is imported; unread are that file's sheets if it could
    be read but holds no table.
    """

    number: int
    sheet: Sheet
    rows: int
    code: str | None = "no_header"
    refused: str | None = None
    unread: tuple[Sheet, ...] = ()


class NothingRecognised(Refused):
    """No file holds a table of the register; missed describes each file."""

    def __init__(self, reason: str, missed: Sequence[Unrecognised]) -> None:
        super().__init__(reason)
        self.missed = tuple(missed)


Progress = Callable[[int, int, str], None]
"""A callback with the number of files read, the number of all files, and the name of the file read last."""


def checked_table(name: str) -> str:
    """A table's name, from any of its titles. Raises Refused if it is unknown."""
    found = table_named(name)
    if found is None:
        raise Refused(_("There is no table “{name}” in the register.", name=name))
    return found.name


def _mapped(header: Sequence[str], sheet: Sheet, alone: bool, table: str | None) -> Mapping | None:
    if table:
        return map_header(header, table)
    named = table_named(sheet.name) or (table_named(Path(sheet.file).stem) if alone else None)
    mains = [named.name if named else None, normative_table(header), None]
    return next((mapping for main in mains if (mapping := map_header(header, main))), None)


@dataclass(frozen=True)
class _Found:
    """A table of a sheet. unit is the unit named above it, if its rows name none themselves."""

    sheet: Sheet
    layout: Layout
    mapping: Mapping | None
    unit: str | None = None


def _tables(sheet: Sheet, alone: bool, table: str | None) -> Iterator[_Found]:
    """The tables of a sheet, each with its mapping if any; a card is a table with one row."""
    sheet = turned(sheet)
    filled = with_merged_filled(sheet)
    beside = () if looks_like_card(sheet) else tables_beside(filled)
    several = [(part, layout) for part in beside for layout in find_layouts(part)]
    if not several and (card := read_card(sheet)):
        yield _Found(*card, _mapped(card[1].header, sheet, alone, table))
    for part, layout in several:
        named = alone and len(several) == 1
        mapping = _mapped(layout.header, sheet, named, table)
        unit = None if mapping else reporting_unit(part, layout)
        if unit:
            more = with_reporting_unit(part, layout, unit)
            if mapping := _mapped(more[1].header, sheet, named, table):
                yield _Found(*more, mapping, unit)
                continue
        yield _Found(part, layout, mapping)


def _read_sheet(
    number: int, sheet: Sheet, alone: bool, table: str | None, mapping: MappingFile | None
) -> list[ReadSheet | Unrecognised]:
    """The tables of a sheet, numbered from ``number``, or the sheet itself as Unrecognised."""
    rows = filled_rows(sheet)
    if mapping:
        read = read_as_mapped(number, sheet, mapping)
        return [read or Unrecognised(number, sheet, rows, "no_header" if rows and not sheet.hidden else None)]
    found = list(_tables(sheet, alone, table))
    mapped = any(one.mapping for one in found)
    if sheet.hidden or not mapped:
        ours = folded_header(sheet.name) in _NOTES
        code = None if ours or not rows else "hidden_sheet" if mapped else None if sheet.hidden else "no_header"
        return [Unrecognised(number, sheet, rows, code)]
    several: list[ReadSheet | Unrecognised] = []
    for place, one in enumerate(found, number):
        if one.mapping:
            several.append(_settled(place, one, one.mapping))
        else:
            several.append(Unrecognised(place, sheet, one.layout.lines + 1))
    return several


def _settled(number: int, found: _Found, mapping: Mapping) -> ReadSheet:
    """The table with one column for each register column, and counts in merged cells counted once."""
    mapping, choices = settled(found.sheet, found.layout, mapping)
    sheet, merged = without_repeated_counts(found.sheet, found.layout, mapping)
    return ReadSheet(number, sheet, found.layout, mapping, found.unit, choices, merged)


def _files(
    found: Sequence[Source], mapping: MappingFile | None
) -> Iterator[tuple[Source, tuple[Sheet, ...] | Refused]]:
    """Each file's sheets, or why it can't be read. Reads up to four files at once; each workbook has its own child."""
    encoding, separator = (mapping.encoding, mapping.separator) if mapping else (None, None)

    def read(source: Source) -> tuple[Sheet, ...] | Refused:
        if source.refused:
            return Refused(source.refused)
        try:
            return read_file(source.path, encoding, separator, source.name)
        except Refused as refusal:
            return Refused(str(refusal).replace(str(source.path), source.name) if not source.named else str(refusal))

    # A new thread starts with an empty context, but refusals need the language stored in it.
    contexts = [contextvars.copy_context() for _source in found]
    with ThreadPoolExecutor(max_workers=min(4, os.cpu_count() or 1)) as pool:
        results = pool.map(lambda pair: pair[0].run(read, pair[1]), zip(contexts, found, strict=True))
        yield from zip(found, results, strict=True)


def recognise(
    paths: Sequence[Path | Source],
    table: str | None = None,
    mapping: MappingFile | None = None,
    progress: Progress | None = None,
) -> tuple[list[ReadSheet], list[Unrecognised]]:
    """Read the files and find the tables in each of their sheets.

    A folder or zip stands for the files in it. A mapping file replaces the known headers, or adds to them if it says
    known = true. Raises Refused if a named file is missing, can't be read or holds no table, and NothingRecognised if
    that is true of every file of the folders, zips and uploads.
    """
    if mapping and mapping.known:
        with also_known(mapping.columns):
            return _recognised(paths, table or mapping.table, None, progress)
    return _recognised(paths, table, mapping, progress)


def _recognised(
    paths: Sequence[Path | Source], table: str | None, mapping: MappingFile | None, progress: Progress | None
) -> tuple[list[ReadSheet], list[Unrecognised]]:
    found: list[ReadSheet] = []
    missed: list[Unrecognised] = []
    with sources(paths) as files:
        for place, (source, read) in enumerate(_files(files, mapping), 1):
            if progress:
                progress(place, len(files), source.name)
            number = len(found) + len(missed)
            outcome: list[ReadSheet | Unrecognised] = []
            if isinstance(read, Refused):
                reason = str(read)
            else:
                reason = _nothing_in(source.name if not source.named else str(source.path), table, mapping)
                for sheet in read:
                    alone = len(read) == 1
                    outcome.extend(_read_sheet(number + len(outcome), sheet, alone, table, mapping))
            if not any(isinstance(one, ReadSheet) for one in outcome):
                if source.named:
                    raise Refused(reason)
                empty = Sheet(source.name, "", (), "")
                unread = () if isinstance(read, Refused) else read
                outcome = [Unrecognised(number, empty, 0, "file_refused", refused=reason, unread=unread)]
            found.extend(one for one in outcome if isinstance(one, ReadSheet))
            missed.extend(one for one in outcome if isinstance(one, Unrecognised))
    if not found:
        raise NothingRecognised(next(one.refused for one in missed if one.refused), missed)
    return _without_repeated(found, missed)


def _without_repeated(found: list[ReadSheet], missed: list[Unrecognised]) -> tuple[list[ReadSheet], list[Unrecognised]]:
    """The sheets without files that are byte-identical to an earlier one, as people send the same file twice."""
    first: dict[str, str] = {}
    kept = []
    for read in found:
        name = first.setdefault(read.sheet.sha256, read.sheet.file)
        if name == read.sheet.file:
            kept.append(read)
            continue
        rows = read.layout.lines
        reason = _("{file} is the same file as {other}: it is read once.", file=read.sheet.file, other=name)
        missed.append(Unrecognised(read.number, replace(read.sheet, rows=()), rows, "file_refused", refused=reason))
    return kept, missed


def _nothing_in(file: str, table: str | None, mapping: MappingFile | None) -> str:
    if mapping and not mapping.known:
        return _(
            "{file} has no table that the mapping {mapping} fits: nothing was imported.",
            file=file,
            mapping=mapping.path,
        )
    if table:
        return _("{file} has no columns of the table {table}: nothing was imported.", file=file, table=table)
    return _(
        "In {file} no row looks like the header of a table of the register: nothing was imported. "
        "Name the columns as in the template, or say which table it is: under Choices on the page, or with --table.",
        file=file,
    )
