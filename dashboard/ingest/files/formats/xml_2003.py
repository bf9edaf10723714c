"""Reads an XML workbook of 2003, which many systems export under the name .xls."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from dashboard.ingest.files.formats.number_formats import shown_as
from dashboard.ingest.files.formats.raw_sheet import RawSheet
from dashboard.ingest.files.formats.sheet_details import CellFormat, FilledCells, SheetDetails
from dashboard.ingest.files.formats.xml_attributes import attribute

_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
_NAMED_FORMATS = {"Percent": "0.00%"}


def xml_sheets(path: str) -> Iterator[RawSheet]:
    """The worksheets of the workbook."""
    from lxml import etree

    tree = etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True))
    formats = _formats(tree)
    for sheet in tree.iter("{*}Worksheet"):
        details = SheetDetails()
        rows: list[list[object]] = []
        columns = _columns(sheet, details)
        following = 1
        for line in sheet.iter("{*}Row"):
            place = _whole(line, "Index", following, _MOST_ROWS) - 1
            rows.extend([] for _missing in range(place + 1 - len(rows)))
            if attribute(line, "Hidden") == "1":
                details.hidden_rows.add(place)
            _read_row(line, place, rows[place], columns, formats, details)
            following = place + 2 + _whole(line, "Span", 0, _MOST_ROWS)
        visible = next((one.text for one in sheet.iter("{*}Visible")), None)
        yield RawSheet(
            attribute(sheet, "Name") or "",
            details.completed(rows),
            details.merged,
            visible in ("SheetHidden", "SheetVeryHidden"),
            sorted(details.hidden_rows),
            sorted(details.hidden_columns),
            sorted(details.struck_rows),
        )


def _formats(tree: Any) -> dict[str, CellFormat]:
    """The formats of cells by the names of their styles."""
    found: dict[str, CellFormat] = {}
    for style in tree.iter("{*}Style"):
        parent = found.get(attribute(style, "Parent") or "", CellFormat())
        code, struck = None, None
        for part in style.iter("{*}NumberFormat"):
            code = attribute(part, "Format") or ""
        for part in style.iter("{*}Font"):
            struck = attribute(part, "StrikeThrough") == "1"
        found[attribute(style, "ID") or ""] = CellFormat(
            parent.shown if code is None else shown_as(0, _NAMED_FORMATS.get(code, code)),
            parent.struck if struck is None else struck,
        )
    return found


def _columns(sheet: Any, details: SheetDetails) -> dict[int, str | None]:
    """The style of each column that has one; hidden columns are added to the details."""
    styles: dict[int, str | None] = {}
    column = 0
    for one in sheet.iter("{*}Column"):
        column = _whole(one, "Index", column + 1, _MOST_COLUMNS) - 1
        last = min(column + _whole(one, "Span", 0, _MOST_COLUMNS), _MOST_COLUMNS - 1)
        styles.update((place, attribute(one, "StyleID")) for place in range(column, last + 1))
        if attribute(one, "Hidden") == "1":
            details.hidden_columns.update(range(column, last + 1))
        column = last + 1
    return styles


def _read_row(
    line: Any,
    place: int,
    row: list[object],
    columns: dict[int, str | None],
    formats: dict[str, CellFormat],
    details: SheetDetails,
) -> None:
    cells = FilledCells()
    for cell in line.iter("{*}Cell"):
        column = _whole(cell, "Index", len(row) + 1, _MOST_COLUMNS) - 1
        row.extend([""] * (column + 1 - len(row)))
        row[column] = _cell(cell)
        style = attribute(cell, "StyleID") or attribute(line, "StyleID") or columns.get(column) or "Default"
        form = formats.get(style, CellFormat())
        if row[column] != "":
            cells.add(form.struck)
            if form.shown:
                details.shown[place, column] = form.shown
        wide = _whole(cell, "MergeAcross", 0, _MOST_COLUMNS)
        high = _whole(cell, "MergeDown", 0, _MOST_ROWS)
        if wide or high:
            details.merged.append([[place, column], [place + high, column + wide]])
            row.extend([""] * wide)
    if cells.all_struck:
        details.struck_rows.add(place)


def _cell(cell: Any) -> object:
    data = next(cell.iter("{*}Data"), None)
    formula = attribute(cell, "Formula")
    if data is None:
        return {"formula": formula.lstrip("=")} if formula else ""
    text, kind = "".join(data.itertext()), attribute(data, "Type")
    if kind == "Number" and text:
        return float(text)
    if kind == "DateTime":
        try:
            return datetime.fromisoformat(text.partition(".")[0])
        except ValueError:
            return text
    return text == "1" if kind == "Boolean" else text


def _whole(element: Any, name: str, otherwise: int, most: int) -> int:
    text = attribute(element, name) or ""
    return min(int(text), most) if text.isascii() and text.isdigit() else otherwise
