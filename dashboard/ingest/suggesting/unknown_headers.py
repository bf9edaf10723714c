"""Lists the unknown headers of an import, each once, and groups its sheets by their columns."""

from dataclasses import dataclass

from dashboard.ingest.mapping.headers import folded_header
from dashboard.ingest.report import ImportReport, SheetReport
from dashboard.ingest.suggesting.similar_headers import Suggestion, suggestions
from dashboard.ingest.tables.read_columns import ReadColumn
from dashboard.vocabulary.register_titles import table_titles


@dataclass(frozen=True)
class UnknownHeader:
    """A header without a register column, with sample cells and the suggested columns."""

    header: str
    samples: tuple[str, ...]
    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True)
class SheetKind:
    """Sheets with the same headers and targets: their places (file and sheet) and the columns of the first."""

    places: tuple[str, ...]
    columns: tuple[ReadColumn, ...]


def sheet_kinds(report: ImportReport) -> list[SheetKind]:
    """The sheets with columns, grouped by equal headers and targets, in the order of the import."""
    found: dict[tuple[tuple[str, object], ...], list[SheetReport]] = {}
    for sheet in report.files:
        if sheet.columns:
            found.setdefault(tuple((one.header, one.targets) for one in sheet.columns), []).append(sheet)
    return [SheetKind(tuple(_place(sheet) for sheet in alike), alike[0].columns) for alike in found.values()]


def unknown_headers(report: ImportReport) -> list[UnknownHeader]:
    """Headers without a register column, those with a suggestion first, without personal ones and those with |."""
    found: dict[str, UnknownHeader] = {}
    for kind in sheet_kinds(report):
        taken = [target for column in kind.columns for target in column.targets]
        near = list(dict.fromkeys(target.table for target in taken))
        for column in kind.columns:
            if column.targets or column.personal or "|" in column.header:
                continue
            found.setdefault(
                folded_header(column.header),
                UnknownHeader(column.header, column.samples, suggestions(column, taken, near or list(table_titles()))),
            )
    return sorted(found.values(), key=lambda unknown: not unknown.suggestions)


def _place(sheet: SheetReport) -> str:
    return f"{sheet.file} [{sheet.sheet}]" if sheet.sheet else sheet.file
