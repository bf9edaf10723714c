"""The result of an import or trial, as tables in words: receipts, problems, columns, changes."""

from collections import Counter
from collections.abc import Iterable, Sequence

import pandas as pd

from dashboard.catalogue.schema import tables
from dashboard.ingest.mapping.headers import Target
from dashboard.ingest.report import ImportReport, RowChanges, SheetReport
from dashboard.ingest.suggesting.similar_headers import Suggestion
from dashboard.ingest.tables.left_out_lines import LeftOut
from dashboard.ingest.tables.read_columns import ColumnCell, ReadColumn
from dashboard.locale import Language, _
from dashboard.locale.enumeration import listed
from dashboard.locale.in_language import speaking
from dashboard.locale.number_format import format_number, format_percent, is_empty
from dashboard.register.table_changes import TableChange
from dashboard.vocabulary.codes import title as code_title
from dashboard.vocabulary.register_titles import column_title as register_title
from dashboard.vocabulary.register_titles import table_title, table_titles
from dashboard.wording.tables_in_words import localised


def table_in_words(table: str | None, language: Language) -> str:
    """A table's title; its own name if it has none, "" for no table."""
    if is_empty(table):
        return ""
    return table_title(str(table), language) if table in table_titles() else str(table)


_WHETHER = Target("coverage", "scope", "unions")
"""A declaration in the register, but a plain question to whoever fills it in: 是否建会."""


def target_in_words(target: Target, language: Language) -> str:
    """The table and column that a header maps to: 单位 · 职工人数; 专门委员会 · 经费审查委员会 for one of a code."""
    if target == _WHETHER:
        with speaking(language):
            return table_title("unions", language) + " · " + _("whether there is one")
    if target.code:
        entry = table_titles()[target.table]
        codes = entry.columns[str(entry.spread_by)].codes
        meant = code_title(codes, target.code, language) if codes else table_in_words(target.code, language)
        column = register_title(target.table, target.column, language)
        return f"{table_title(target.table, language)} · {meant} · {column}"
    return f"{table_title(target.table, language)} · {register_title(target.table, target.column, language)}"


def suggestion_in_words(suggestion: Suggestion, language: Language) -> str:
    """A suggested target with its reason: the most similar known header, and how similar it is."""
    with speaking(language):
        return _(
            "{target}, {percent} like “{like}”",
            target=target_in_words(suggestion.target, language),
            percent=format_percent(round(suggestion.alike * 100), language).replace(".0", ""),
            like=suggestion.like,
        )


def receipts(report: ImportReport, language: Language) -> pd.DataFrame:
    """One row per sheet: the counts of its rows, and a remark if nothing was taken from it."""
    with speaking(language):
        columns = [
            _("File"),
            _("Sheet"),
            _("Table"),
            _("Rows read"),
            _("Accepted"),
            _("Quarantined"),
            _("Skipped"),
            _("Remark"),
        ]
        nothing = ("", _("nothing was taken from it"))
        rows = [
            (
                sheet.file,
                sheet.sheet,
                table_in_words(sheet.table, language),
                sheet.rows_read,
                sheet.rows_accepted,
                sheet.rows_quarantined,
                sheet.rows_skipped,
                sheet.refused or left_out_in_words(sheet, language) or nothing[sheet.table is None],
            )
            for sheet in report.files
        ]
    return without_empty(pd.DataFrame(rows, columns=columns), keep=columns[3:7])


def left_out_in_words(sheet: SheetReport, language: Language) -> str:
    """Why lines of the sheet are no data: titles 2, totals 1."""
    with speaking(language):
        names: dict[LeftOut, str] = {
            "title": _("titles"),
            "note": _("notes"),
            "total": _("totals"),
            "separator": _("rules"),
            "section": _("section lines"),
            "repeated_header": _("repeated headers"),
            "column_numbers": _("column numbers"),
            "example": _("examples"),
            "page_line": _("page lines"),
            "signatures": _("signatures"),
            "continued": _("continued tables"),
            "blank_below": _("lines that end the table"),
            "hidden_row": _("hidden rows"),
            "struck_row": _("rows struck out"),
            "left_out_by_mapping": _("left out by the mapping"),
        }
    counts = Counter(sheet.left_out.values())
    return listed([f"{names[reason]} {format_number(n, language)}" for reason, n in counts.most_common()], language)


def without_empty(frame: pd.DataFrame, keep: Sequence[str] = ()) -> pd.DataFrame:
    """The frame without columns that are empty in every row; ``keep`` names columns to keep anyway."""
    told = [
        name for name in frame.columns if name in keep or any(not is_empty(cell) and cell != "" for cell in frame[name])
    ]
    return frame[told]


def counts_in_words(report: ImportReport, language: Language) -> str:
    """The row counts as a sentence: read = accepted + quarantined + skipped."""
    counts = {
        name: format_number(count, language)
        for name, count in (
            ("read", report.rows_read),
            ("accepted", report.rows_accepted),
            ("quarantined", report.rows_quarantined),
            ("skipped", report.rows_skipped),
            ("files", len({sheet.file for sheet in report.files})),
        )
    }
    with speaking(language):
        return _(
            "Files: {files}; {read} rows read = {accepted} accepted + {quarantined} quarantined + {skipped} skipped",
            **counts,
        )


def problems_in_words(found: pd.DataFrame, language: Language) -> pd.DataFrame:
    """Problems with file, sheet, row and column; ``found`` has the columns of import_problems.problems."""
    with speaking(language):
        titles = {
            "file": _("File"),
            "sheet": _("Sheet"),
            "row": _("Row"),
            "column": _("Column"),
            "value": _("Cell"),
            "message": _("What is wrong"),
        }
    shown = found[list(titles)].rename(columns=titles)
    shown[titles["row"]] = shown[titles["row"]].astype("Int64")
    return without_empty(shown, keep=(titles["message"],))


def columns_in_words(columns: Iterable[ReadColumn], language: Language) -> pd.DataFrame:
    """One row per header: its target, the number of different cells, and some of them with what is read."""
    with speaking(language):
        titles = [_("Header"), _("Goes to"), _("Different cells"), _("Cells, and what is read from them")]
        nowhere, personal = _("not imported"), _("not imported: about persons")
    rows = [
        (
            column.header,
            "; ".join(target_in_words(target, language) for target in column.targets)
            or (personal if column.personal else nowhere),
            column.distinct or None,
            " | ".join(_read_in_words(cell, column.targets, language) for cell in column.cells),
        )
        for column in columns
    ]
    return pd.DataFrame(rows, columns=titles)


def _read_in_words(cell: ColumnCell, targets: Sequence[Target], language: Language) -> str:
    """是 ×16; 第四届 → 4; 约60人 → not taken."""
    text = cell.text + (f" ×{format_number(cell.cells, language)}" if cell.cells > 1 else "")
    if not cell.is_taken:
        with speaking(language):
            return f"{text} → " + _("not taken")
    value = _value_in_words(cell.value, targets, language)
    return text if value in ("", cell.text) else f"{text} → {value}"


def _value_in_words(value: str | None, targets: Sequence[Target], language: Language) -> str:
    if value is None or len(targets) != 1:
        return value or ""
    if value in ("true", "false"):
        return code_title("yes_no", "yes" if value == "true" else "no", language)
    codes = table_titles()[targets[0].table].columns[targets[0].column].codes
    return code_title(codes, value, language) if codes else value


def in_order(changes: Iterable[RowChanges]) -> list[RowChanges]:
    """The changes in the order of the register's tables: units and unions first."""
    order = {table: place for place, table in enumerate(table_titles())}
    return sorted(changes, key=lambda change: order.get(change.table, len(order)))


def change_in_words(change: RowChanges, language: Language) -> str:
    """A table's title with the counts of its new, changed and removed rows."""
    with speaking(language):
        counts = {_("New rows"): change.new, _("Changed rows"): change.changed, _("Rows gone"): change.gone}
    said = [f"{title} {format_number(count, language)}" for title, count in counts.items() if count]
    return " · ".join([table_in_words(change.table, language), *said])


def changes_in_words(changes: Sequence[RowChanges | TableChange], language: Language) -> pd.DataFrame:
    """One row per table: the counts of new, changed and removed rows."""
    with speaking(language):
        columns = [_("Table"), _("New rows"), _("Changed rows"), _("Rows gone")]
    rows = [(table_in_words(change.table, language), change.new, change.changed, change.gone) for change in changes]
    return pd.DataFrame(rows, columns=columns)


def changed_rows(change: RowChanges, kind: str, language: Language) -> pd.DataFrame:
    """The rows of one kind that a trial shows; for changed rows, one row per changed cell, before and after."""
    frame = pd.DataFrame(change.rows.get(kind, []), dtype=object)
    if kind != "changed":
        return localised(frame[[name for name in frame.columns if frame[name].notna().any()]], language, change.table)
    key = tables()[change.table].key
    cells = [
        {name_of_key: row[name_of_key] for name_of_key in key}
        | {"column": name, "before": row[f"{name}_before"], "after": row[f"{name}_after"]}
        for row in change.rows.get(kind, [])
        for name in tables()[change.table].column_names
        if name not in key and not _same(row[f"{name}_before"], row[f"{name}_after"])
    ]
    said = localised(pd.DataFrame(cells, columns=list(key), dtype=object), language, change.table)
    with speaking(language):
        titles = [_("Column"), _("As it is"), _("As it would be")]
    said[titles[0]] = [register_title(change.table, cell["column"], language) for cell in cells]
    for name, title in zip(("before", "after"), titles[1:], strict=True):
        said[title] = [_cell_in_words(change.table, cell["column"], cell[name], language) for cell in cells]
    return said


def _same(before: object, after: object) -> bool:
    return before == after or (is_empty(before) and is_empty(after))


def _cell_in_words(table: str, column: str, value: object, language: Language) -> str:
    if is_empty(value):
        return ""
    worded = localised(pd.DataFrame({column: [value]}, dtype=object), language, table).iloc[0, 0]
    return str(worded).removesuffix(" 00:00:00")
