"""Imports files: publishes a new register version and returns a report."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from dashboard.errors import Refused
from dashboard.ingest.cells.value_rules import ValueRules
from dashboard.ingest.files.sources import Source
from dashboard.ingest.history.import_rules import import_rules
from dashboard.ingest.mapping.headers import is_personal, is_silent
from dashboard.ingest.mapping.mapping_file import MappingFile, beside
from dashboard.ingest.outcomes import ACCEPTED, QUARANTINED, SKIPPED, Outcomes
from dashboard.ingest.preview import SHOWN, preview, replace_tables
from dashboard.ingest.report import ImportReport, SheetReport
from dashboard.ingest.returning.return_records import mark_received
from dashboard.ingest.row_problems import message_of, warning, wrong
from dashboard.ingest.rows.batch import Batch
from dashboard.ingest.rows.row_writer import new_import_id, write_all, write_records
from dashboard.ingest.tables.left_out_lines import LeftOut
from dashboard.ingest.tables.read_columns import columns_of, columns_of_unread
from dashboard.ingest.tables.read_sheet import ReadSheet, SheetParts, split
from dashboard.ingest.tables.recognise import Progress, Unrecognised, checked_table, recognise
from dashboard.ingest.tables.row_rules import check_rows
from dashboard.ingest.tables.total_rows import differing_totals
from dashboard.ingest.units.union_codes import move_union_codes
from dashboard.ingest.units.union_names import with_judged_unions
from dashboard.ingest.units.union_resolution import resolve_unions
from dashboard.ingest.units.unit_resolution import Resolved, resolve_units
from dashboard.locale import _, language
from dashboard.locale.enumeration import listed
from dashboard.register.publish import draft
from dashboard.register.upsert import Connection
from dashboard.register.versions import Register


class _NotPublished(Exception):
    """Raised to end a draft without publishing it."""


def import_files(
    register: Register,
    paths: Sequence[Path | Source],
    *,
    table: str | None = None,
    mapping: MappingFile | None = None,
    complete: Sequence[str] = (),
    replaced: Sequence[str] = (),
    received: tuple[str, str] | None = None,
    as_of: date | None = None,
    dry_run: bool = False,
    strict: bool = False,
    action: str = "import",
    expected: str | None = None,
    progress: Progress | None = None,
) -> ImportReport:
    """Read, map, resolve, check and publish files as one new version of the register.

    ``table`` names the table that every sheet holds; without it, each sheet's name and header decide. A ``mapping``
    file maps the columns instead of the known headers. ``as_of`` is the version's own date (default: today). The tables
    in ``complete`` and those that the mapping lists are declared complete up to that date. ``replaced`` lists tables of
    which only this import's rows remain. ``received`` is (form, period): the returns of the units named in the files
    are marked as received. ``dry_run`` publishes nothing and adds example rows of each kind of change to the report.
    ``strict`` refuses the import if any row is quarantined. ``progress`` is called after each file. What was decided
    for the register on texts and headers (import_rules) holds.

    Raises Refused, leaving the register unchanged, if a named file is missing, unreadable or holds no table; if a table
    is unknown; if a replaced table has no row in this import or a quarantined one; or if the current version is no
    longer ``expected``.
    """
    day = as_of or date.today()
    main = checked_table(table) if table else None
    complete_tables = [*(mapping.complete if mapping else ()), *(checked_table(name) for name in complete)]
    if mapping and main:
        mapping = replace(mapping, table=main)
    rules = import_rules(register.folder)
    mapping = beside(mapping, rules.of_headers())
    found, missed = recognise(paths, main, mapping, progress)
    sheets = [check_rows(move_union_codes(with_judged_unions(split(read, rules.of_cells()))), day) for read in found]
    report: ImportReport | None = None
    try:
        with draft(register, as_of=day, action=action) as connection:
            import_id = new_import_id()
            before = register.current() if (register.folder / "current").is_file() else None
            if expected and (before is None or before.name != expected):
                raise Refused(_("The register has changed since the files were checked: check them again."))
            outcomes, rows, units = _import(connection, sheets, missed, day, import_id)
            if mapping is None or mapping.known:
                _tell_of_columns(sheets, outcomes)
            reports = tuple(_reports(sheets, missed, outcomes, rules.of_cells()))
            if received:
                mark_received(connection, outcomes, units, received, day, import_id)
            replace_tables(connection, [checked_table(name) for name in replaced], rows, outcomes, import_id)
            changes = preview(connection, before, rows=SHOWN if dry_run else 0)
            report = ImportReport(register.name, None, day, reports, rows, import_id, changes, tuple(outcomes.problems))
            if strict and report.rows_quarantined:
                raise Refused(_first_quarantined(report, sheets, outcomes))
            write_records(connection, report, sheets, missed, outcomes, complete_tables)
            if dry_run:
                raise _NotPublished
    except _NotPublished:
        assert report is not None
        return report
    return replace(report, version=register.current().name)


def _import(
    connection: Connection, sheets: Sequence[SheetParts], missed: Sequence[Unrecognised], as_of: date, import_id: str
) -> tuple[Outcomes, dict[str, int], Resolved]:
    outcomes = Outcomes()
    for parts in sheets:
        read = parts.read
        outcomes.begin(read, parts.rows)
        outcomes.problems.extend(parts.problems)
        _tell_of_lines(read, outcomes)
        for index in read.mapping.dropped:
            header = read.layout.header[index]
            outcomes.problems.append(warning(read.number, None, None, header, None, "personal_column"))
        if read.unit:
            outcomes.problems.append(warning(read.number, None, None, None, read.unit, "unit_of_sheet"))
    for unrecognised in missed:
        if unrecognised.code:
            reason = unrecognised.refused
            outcomes.problems.append(warning(unrecognised.number, None, None, None, reason, unrecognised.code))
    resolved = resolve_units(connection, sheets)
    for sheet, row, code, text in resolved.remarks:
        outcomes.problems.append(warning(sheet, row, "units", outcomes.sheets[sheet].name_header, text, code))
    unions = resolve_unions(connection, sheets, resolved)
    return outcomes, write_all(connection, Batch(sheets, resolved, unions, as_of), outcomes, import_id), resolved


_UNSEEN: dict[LeftOut, str] = {"hidden_row": "hidden_rows", "struck_row": "struck_rows"}
"""The problem's code of lines that the reader of the sheet doesn't see, or sees struck out."""


def _tell_of_lines(read: ReadSheet, outcomes: Outcomes) -> None:
    """Quarantine the lines that the file's reader could not take apart, and tell what was left out or not chosen."""
    for choice in read.choices:
        headers = listed(choice.headers, language())
        outcomes.problems.append(
            warning(read.number, None, choice.target.table, choice.headers[0], headers, "two_columns")
        )
    for count in read.merged_counts:
        header = read.layout.header_at(count.column)
        outcomes.problems.append(warning(read.number, count.row, None, header, count.text, "merged_count"))
    for reason, code in _UNSEEN.items():
        rows = [str(row) for row, why in read.layout.left_out.items() if why == reason]
        if rows:
            outcomes.problems.append(warning(read.number, None, None, None, listed(rows[:20], language()), code))
    outcomes.problems.extend(differing_totals(read))
    for row in read.layout.broken:
        line = read.sheet.broken[row]
        outcomes.problems.append(wrong(read.number, row, None, None, line.value, line.code))
        outcomes.mark_row(read.number, row, QUARANTINED)
    for note in read.sheet.notes:
        header = None if note.column is None else read.layout.header_at(note.column)
        outcomes.problems.append(warning(read.number, note.row, None, header, note.value, note.code))


def _tell_of_columns(sheets: Sequence[SheetParts], outcomes: Outcomes) -> None:
    """Tell once per sheet which filled columns have no place in the register. A mapping file leaves out knowingly."""
    for parts in sheets:
        read = parts.read
        rivals = {header for choice in read.choices for header in choice.headers}
        left = [
            header
            for index, header in enumerate(read.layout.header)
            if header
            and index not in read.mapping.targets
            and not (is_personal(header) or is_silent(header) or header in rivals)
            and _is_filled(read, index)
        ]
        if left:
            said = listed(list(dict.fromkeys(left)), language())
            outcomes.problems.append(warning(read.number, None, None, left[0], said, "columns_left"))


def _is_filled(read: ReadSheet, index: int) -> bool:
    rows = (read.sheet.rows[number - 1] for number in read.layout.rows)
    return any(index < len(row) and row[index] is not None for row in rows)


def _mapping_report(read: ReadSheet) -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for index, header in enumerate(read.layout.header):
        targets = read.mapping.targets.get(index)
        if header or targets:
            name = header if header not in found else f"{header} ({index + 1})"
            found[name] = ", ".join(str(target) for target in targets) if targets else None
    return found


def _reports(
    sheets: Sequence[SheetParts], missed: Sequence[Unrecognised], outcomes: Outcomes, rules: ValueRules
) -> list[SheetReport]:
    problems: dict[int, int] = {}
    for problem in outcomes.problems:
        problems[problem.sheet] = problems.get(problem.sheet, 0) + 1
    found: dict[int, SheetReport] = {}
    for parts in sheets:
        read = parts.read
        number = read.number
        without_value = len(read.layout.rows) - len(parts.rows)
        accepted, quarantined = outcomes.count(number, ACCEPTED), outcomes.count(number, QUARANTINED)
        skipped = outcomes.count(number, SKIPPED) + len(read.layout.left_out) + without_value
        found[number] = SheetReport(
            file=read.sheet.file,
            sheet=read.sheet.name,
            table=read.mapping.title,
            rows_read=read.layout.lines,
            rows_accepted=accepted,
            rows_quarantined=quarantined,
            rows_skipped=skipped,
            mapping=_mapping_report(read),
            problems=problems.get(number, 0),
            columns=columns_of(read, rules),
            choices=read.choices,
            left_out=read.layout.left_out,
        )
    for unrecognised in missed:
        found[unrecognised.number] = report_of_missed(unrecognised, problems.get(unrecognised.number, 0))
    return [found[number] for number in sorted(found)]


def report_of_missed(missed: Unrecognised, problems: int = 0) -> SheetReport:
    """The report of a sheet or file from which nothing is imported."""
    sheets = missed.unread or ((missed.sheet,) if missed.code == "no_header" else ())
    columns = tuple(column for sheet in sheets for column in columns_of_unread(sheet))
    rows = missed.rows
    return SheetReport(
        missed.sheet.file, missed.sheet.name, None, rows, 0, 0, rows, {}, problems, missed.refused, columns
    )


def _first_quarantined(report: ImportReport, sheets: Sequence[SheetParts], outcomes: Outcomes) -> str:
    places = {parts.read.number: parts.read.sheet.place for parts in sheets}
    first = next(problem for problem in outcomes.problems if problem.level == "error")
    return _(
        "Nothing was imported, because {count} rows can't be taken over; the first is in {place}, row {row}, "
        "column {column}: {problem}.",
        count=report.rows_quarantined,
        place=places[first.sheet],
        row=first.row,
        column=first.column or "–",
        problem=message_of(first.code, first.column, first.value),
    )
