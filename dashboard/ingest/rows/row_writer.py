"""Writes an import into the register's draft: units, then rows that refer to them, then the import's own records."""

import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import pandas as pd

from dashboard.home.person import person
from dashboard.ingest.outcomes import ACCEPTED, Outcomes
from dashboard.ingest.report import ImportReport
from dashboard.ingest.row_problems import message_of
from dashboard.ingest.rows.batch import Batch, child_rows
from dashboard.ingest.rows.unit_rows import (
    learnt_code_rows,
    link_rows,
    new_union_rows,
    new_unit_rows,
    told_rows,
    with_sectors,
)
from dashboard.ingest.tables.layout import is_whole_table
from dashboard.ingest.tables.read_sheet import SheetParts
from dashboard.ingest.tables.recognise import Unrecognised
from dashboard.ingest.units.references import warn_of_unknown, with_unit_references
from dashboard.register.upsert import Connection, append, upsert
from dashboard.vocabulary.register_titles import table_titles


@dataclass(frozen=True)
class _Writer:
    connection: Connection
    batch: Batch
    outcomes: Outcomes
    import_id: str

    def lineage(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The rows with source_file, source_sheet, source_row and import_id in place of sheet and row."""
        sheets = {parts.read.number: parts.read.sheet for parts in self.batch.sheets}
        return frame.assign(
            source_file=[sheets[number].file for number in frame["sheet"]],
            source_sheet=[sheets[number].name for number in frame["sheet"]],
            source_row=frame["row"],
            import_id=self.import_id,
        ).drop(columns=["sheet", "row"])

    def write(self, table: str, frame: pd.DataFrame, *, overwrite: bool = True) -> None:
        """Upsert rows with their lineage. An unsure row never empties a value that the register holds."""
        if not len(frame):
            return
        unsure = frame["unsure"].eq(True) if "unsure" in frame else pd.Series(False, index=frame.index)
        rows = frame.drop(columns=["unsure"], errors="ignore")
        for some, is_whole in ((rows[~unsure], overwrite), (rows[unsure], False)):
            if len(some):
                upsert(self.connection, table, self.lineage(some), overwrite=is_whole)


def write_all(connection: Connection, batch: Batch, outcomes: Outcomes, import_id: str) -> dict[str, int]:
    """Write everything that the import resolved; quarantine the rest. Returns the rows by table, if any.

    What becomes of every row is decided before anything is written, so that a row of which nothing is taken over leaves
    nothing behind: no unit, no union, no spelling.
    """
    writer = _Writer(connection, batch, outcomes, import_id)
    told = {table: told_rows(table, batch, outcomes) for table in ("units", "unions")}
    frames: dict[str, Sequence[pd.DataFrame]] = {
        table: child_rows(table, batch, outcomes) for table in table_titles() if table not in told
    }
    _forget_what_is_not_taken(batch, outcomes)
    units = _write_units(writer, *told["units"])
    unions = _write_unions(writer, *told["unions"])
    for table, found in frames.items():
        for frame in found:
            writer.write(table, frame)
    _write_aliases(writer, frames["aliases"])
    warn_of_unknown(connection, frames, outcomes)
    counts = {table: sum(len(frame) for frame in found) for table, found in frames.items()}
    return {table: count for table, count in {"units": units, "unions": unions, **counts}.items() if count}


def _forget_what_is_not_taken(batch: Batch, outcomes: Outcomes) -> None:
    """Take back the units and unions that only quarantined rows name; of the others, the naming row is accepted."""
    book, unions = batch.resolved.book, batch.unions
    alive = {
        unit_id
        for sheet, rows in batch.resolved.units.items()
        for row, unit_id in rows.items()
        if unit_id in book.new_units and outcomes.keeps(sheet, row)
    }
    dead_units = book.new_units.keys() - alive
    live_unions = {
        union_id
        for sheet, rows in unions.of_row.items()
        for row, union_id in rows.items()
        if union_id in unions.new and outcomes.keeps(sheet, row)
    }
    book.forget(dead_units, outcomes.keeps)
    unions.forget(unions.new.keys() - live_unions, dead_units, outcomes.keeps)
    for unit in book.new_units.values():
        outcomes.mark_row(unit.sheet, unit.row, ACCEPTED)
    for union in unions.new.values():
        outcomes.mark_row(union.sheet, union.row, ACCEPTED)


def _write_units(writer: _Writer, told: pd.DataFrame, overwrite: bool) -> int:
    batch, outcomes, connection = writer.batch, writer.outcomes, writer.connection
    new_units = new_unit_rows(batch)
    writer.write("units", new_units)
    told = with_unit_references(connection, "units", told, "parent_unit_id", batch.resolved.book, outcomes)
    known_rows = told[told["unit_id"].notna()]
    sectors = with_sectors(known_rows, batch, overwrite)
    if len(sectors):
        from_file = sectors["sheet"].notna() if "sheet" in sectors else pd.Series(False, index=sectors.index)
        writer.write("units", sectors[from_file], overwrite=overwrite)
        rest = sectors[~from_file][["unit_id", "sector", "sector_source"]]
        upsert(connection, "units", rest, overwrite=False)
    upsert(connection, "units", learnt_code_rows(batch), overwrite=False)
    return len(set(new_units["unit_id"]) | set(told["unit_id"]))


def _write_unions(writer: _Writer, told: pd.DataFrame, overwrite: bool) -> int:
    batch, connection = writer.batch, writer.connection
    new_unions = new_union_rows(batch)
    writer.write("unions", new_unions)
    told = with_unit_references(connection, "unions", told, "lead_unit_id", batch.resolved.book, writer.outcomes)
    writer.write("unions", told, overwrite=overwrite)
    upsert(connection, "units", link_rows(batch))
    return len(set(new_unions["union_id"]) | set(told["union_id"]))


def _write_aliases(writer: _Writer, listed: Sequence[pd.DataFrame]) -> None:
    """Write the new spellings, except of units whose spellings the import itself lists: that list is complete.

    Nothing is written if the import contains exported tables of both units and aliases, which are complete together.
    """
    if {"units", "aliases"} <= _whole_tables(writer.batch.sheets):
        return
    whole = {unit_id for frame in listed for unit_id in frame["unit_id"]}
    columns = ["alias", "unit_id", "method", "sheet", "row"]
    aliases = [alias for alias in writer.batch.resolved.book.new_aliases.values() if alias.unit_id not in whole]
    writer.write(
        "aliases",
        pd.DataFrame([[getattr(alias, name) for name in columns] for alias in aliases], columns=columns, dtype=object),
    )


def _whole_tables(sheets: Sequence[SheetParts]) -> set[str]:
    """The exported tables among the sheets, recognised by a header of exactly the table's own column names."""
    return {str(parts.read.mapping.main) for parts in sheets if is_whole_table(parts.read.layout.header)}


def new_import_id() -> str:
    """A new import id that sorts by time, to the microsecond.

    Call it while a draft is open: drafts of one register queue, so the ids sort in the order of the imports.
    """
    return f"{time.time_ns() // 1000:014x}{secrets.token_hex(3)}"


def write_records(
    connection: Connection,
    report: ImportReport,
    sheets: Sequence[SheetParts],
    missed: Sequence[Unrecognised],
    outcomes: Outcomes,
    complete: Sequence[str],
) -> None:
    """Write the import's own records: a row per sheet in imports, the problems, and the tables declared complete."""
    digests = {parts.read.number: parts.read.sheet.sha256 for parts in sheets}
    digests |= {unrecognised.number: unrecognised.sheet.sha256 for unrecognised in missed}
    moment = datetime.now().replace(microsecond=0)
    imports = [
        {
            "import_id": report.import_id,
            "imported_at": moment,
            "imported_by": person(),
            "source_file": sheet.file,
            "source_sheet": sheet.sheet,
            "table_name": sheet.table,
            "sha256": digests[number],
            "rows_read": sheet.rows_read,
            "rows_accepted": sheet.rows_accepted,
            "rows_quarantined": sheet.rows_quarantined,
            "rows_skipped": sheet.rows_skipped,
        }
        for number, sheet in enumerate(report.files)
    ]
    append(connection, "imports", pd.DataFrame(imports, dtype=object))
    problems = [
        {
            "import_id": report.import_id,
            "table_name": problem.table,
            "source_file": report.files[problem.sheet].file,
            "source_sheet": report.files[problem.sheet].sheet,
            "source_row": problem.row,
            "source_column": problem.column,
            "value": problem.value,
            "level": problem.level,
            "code": problem.code,
            "message": message_of(problem.code, problem.column, problem.value),
        }
        for problem in outcomes.problems
    ]
    append(connection, "problems", pd.DataFrame(problems, dtype=object))
    declared = [
        {
            "table_name": table,
            "scope": "all",
            "complete_from": None,
            "complete_to": report.as_of,
            "source_file": None,
            "source_sheet": None,
            "source_row": None,
            "import_id": report.import_id,
        }
        for table in complete
    ]
    upsert(connection, "coverage", pd.DataFrame(declared, dtype=object))
