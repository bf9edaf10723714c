"""Which table each sheet holds: by the caller's word, by a mapping, by its name, or by its headers."""

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
from dashboard.ingest.tables.cards import looks_like_card, read_card
from dashboard.ingest.tables.layout import Layout, filled_rows, find_layouts
from dashboard.ingest.tables.mapped_sheet import read_as_mapped
from dashboard.ingest.tables.read_sheet import ReadSheet
from dashboard.ingest.tables.reporting_unit import reporting_unit, with_reporting_unit
from dashboard.ingest.tables.side_by_side import tables_beside
from dashboard.ingest.tables.two_lines import with_merged_filled
from dashboard.locale import _

# Sheets of notes, the template's lists of codes, and the problems of a workbook that was sent back.
_NOTES = frozenset({"notes", "codes", "说明", "填表说明", "填报说明", "填写说明", "problems", "存在问题"})


@dataclass(frozen=True)
class Unrecognised:
    """A sheet of which nothing is taken, with the number of its rows that are not blank and the code of the warning.

    code is None where nothing is said: an empty sheet, a hidden one without a table. refused has the sentence for a
    file of a folder or zip that can't be read; unread are the sheets of one in which no table was found.
    """

    number: int
    sheet: Sheet
    rows: int
    code: str | None = "no_header"
    refused: str | None = None
    unread: tuple[Sheet, ...] = ()


class NothingRecognised(Refused):
    """No file holds a table of the register; missed has what each is instead."""

    def __init__(self, reason: str, missed: Sequence[Unrecognised]) -> None:
        super().__init__(reason)
        self.missed = tuple(missed)


Progress = Callable[[int, int, str], None]
"""What is called with the number of files read, the number of all, and the name of the one read last."""


def checked_table(name: str) -> str:
    """A table's name as the caller gave it, by any of its titles. Raises Refused on an unknown one."""
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
    """A table of a sheet. unit is what the lines above it name, where its rows name no unit themselves."""

    sheet: Sheet
    layout: Layout
    mapping: Mapping | None
    unit: str | None = None


def _tables(sheet: Sheet, alone: bool, table: str | None) -> Iterator[_Found]:
    """The tables of a sheet, each with its mapping if it has one; a card is a table of one row."""
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
    """What the sheet holds, numbered from here on."""
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
            several.append(ReadSheet(place, one.sheet, one.layout, one.mapping, one.unit))
        else:
            several.append(Unrecognised(place, sheet, len(one.layout.rows) + one.layout.not_data + 1))
    return several


def _files(
    found: Sequence[Source], mapping: MappingFile | None
) -> Iterator[tuple[Source, tuple[Sheet, ...] | Refused]]:
    """Each file's sheets, or why it can't be read; several at a time: each workbook has a child of its own."""
    encoding, separator = (mapping.encoding, mapping.separator) if mapping else (None, None)

    def read(source: Source) -> tuple[Sheet, ...] | Refused:
        if source.refused:
            return Refused(source.refused)
        try:
            return read_file(source.path, encoding, separator, source.name)
        except Refused as refusal:
            return Refused(str(refusal).replace(str(source.path), source.name) if not source.named else str(refusal))

    # A thread starts with no context, and the context says in which language to refuse.
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
    """Read the files and find the tables in each of their sheets, by the mapping file alone where there is one.

    A folder or zip stands for the files in it; a mapping of headers that come beside the known ones leaves these in
    force. Raises Refused where a file that is named is missing, can't be read, or has no sheet with a table in it, and
    NothingRecognised where that is so of all files of a folder or zip.
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
    """The same without files that are byte for byte another one of the import: people send a file twice."""
    first: dict[str, str] = {}
    kept = []
    for read in found:
        name = first.setdefault(read.sheet.sha256, read.sheet.file)
        if name == read.sheet.file:
            kept.append(read)
            continue
        rows = len(read.layout.rows) + read.layout.not_data
        reason = _("{file} is the same file as {other}: it is read once.", file=read.sheet.file, other=name)
        missed.append(Unrecognised(read.number, replace(read.sheet, rows=()), rows, "file_refused", refused=reason))
    return kept, missed


def _nothing_in(file: str, table: str | None, mapping: MappingFile | None) -> str:
    if mapping:
        return _(
            "{file} has no table that the mapping {mapping} fits: nothing was imported.",
            file=file,
            mapping=mapping.path,
        )
    if table:
        return _("{file} has no columns of the table {table}: nothing was imported.", file=file, table=table)
    return _(
        "In {file} no row looks like the header of a table of the register: nothing was imported. "
        "Name the columns as in the template, or the table with --table.",
        file=file,
    )
