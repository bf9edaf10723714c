"""Reads from the markup of an ODS workbook (OpenDocument 1.3, part 3) what calamine doesn't say of its sheets."""

import re
import zipfile
from typing import Any

from dashboard.ingest.files.formats.sheet_details import CellFormat, FilledCells, SheetDetails
from dashboard.ingest.files.formats.xml_attributes import attribute, local

_ERROR = re.compile(r"#[A-Z0-9/]+[!?]?|Err:\d+")
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
_UNSEEN = frozenset({"collapse", "filter"})


def ods_details(path: str) -> dict[str, SheetDetails]:
    """The details of each sheet by name; empty if the markup is broken, which calamine says."""
    from lxml import etree

    found: dict[str, SheetDetails] = {}
    formats = _Formats()
    sheets: list[_Sheet] = []
    with zipfile.ZipFile(path) as file:
        try:
            for part in ("styles.xml", "content.xml"):
                if part not in file.namelist():
                    continue
                events = ("start", "end")
                with file.open(part) as content:
                    for event, element in etree.iterparse(
                        content, events, resolve_entities=False, no_network=True, huge_tree=True
                    ):
                        kind = local(element.tag)
                        if kind == "table" and event == "start":
                            sheets.append(_Sheet())
                        elif kind == "table":
                            sheet = sheets.pop()
                            if local(element.getparent().tag) == "spreadsheet":
                                found[attribute(element, "name") or ""] = sheet.details
                            element.clear()
                        elif event == "start":
                            continue
                        elif kind == "table-column" and sheets:
                            sheets[-1].add_columns(element)
                        elif kind == "table-row" and sheets:
                            sheets[-1].add_rows(element, formats)
                            element.clear()
                        elif kind in ("percentage-style", "date-style", "style"):
                            formats.add(kind, element)
        except (etree.XMLSyntaxError, KeyError):
            return {}
    return found


class _Formats:
    """The formats of cells by the names of their styles."""

    def __init__(self) -> None:
        self._data: dict[str, CellFormat] = {}
        self._cells: dict[str, CellFormat] = {}

    def add(self, kind: str, element: Any) -> None:
        name = attribute(element, "name") or ""
        if kind == "percentage-style":
            self._data[name] = CellFormat("percent")
        elif kind == "date-style":
            shown = {local(part.tag) for part in element}
            is_month = {"year", "month"} <= shown and not {"day", "hours"} & shown
            self._data[name] = CellFormat("month" if is_month else None)
        elif attribute(element, "family") == "table-cell":
            parent = self._cells.get(attribute(element, "parent-style-name") or "", CellFormat())
            data = attribute(element, "data-style-name")
            shown_as = self._data.get(data, CellFormat()).shown if data else parent.shown
            lines = [attribute(part, "text-line-through-style") for part in element]
            line = next((one for one in lines if one), None)
            self._cells[name] = CellFormat(shown_as, line != "none" if line else parent.struck)

    def of(self, name: str | None) -> CellFormat:
        return self._cells.get(name or "", CellFormat())


class _Sheet:
    """A sheet that is being read. Columns, rows and cells may stand for many equal ones."""

    def __init__(self) -> None:
        self.details = SheetDetails()
        self._styles: list[tuple[int, str | None]] = []
        self._column = 0
        self._row = 0

    def add_columns(self, element: Any) -> None:
        first, self._column = self._column, self._column + _repeated(element, "number-columns-repeated", _MOST_COLUMNS)
        self._styles.append((self._column, attribute(element, "default-cell-style-name")))
        if attribute(element, "visibility") in _UNSEEN:
            self.details.hidden_columns.update(range(first, min(self._column, _MOST_COLUMNS)))

    def add_rows(self, element: Any, formats: _Formats) -> None:
        first, count = self._row, _repeated(element, "number-rows-repeated", _MOST_ROWS)
        self._row += count
        column, cells = 0, FilledCells()
        for cell in element:
            if local(cell.tag) not in ("table-cell", "covered-table-cell"):
                continue
            wide = _repeated(cell, "number-columns-repeated", _MOST_COLUMNS)
            if _is_filled(cell):
                style = attribute(cell, "style-name") or attribute(element, "default-cell-style-name")
                form = formats.of(style or self._default_style(column))
                cells.add(form.struck)
                for row in range(first, min(self._row, _MOST_ROWS)):
                    for place in range(column, column + wide):
                        self._add_cell(cell, row, place, form)
            high, across = (_repeated(cell, f"number-{name}-spanned", _MOST_ROWS) for name in ("rows", "columns"))
            if high > 1 or across > 1:
                self.details.merged.append([[first, column], [first + high - 1, column + across - 1]])
            column += wide
        rows = range(first, min(self._row, _MOST_ROWS))
        if attribute(element, "visibility") in _UNSEEN and cells.filled:
            self.details.hidden_rows.update(rows)
        if cells.all_struck:
            self.details.struck_rows.update(rows)

    def _default_style(self, column: int) -> str | None:
        return next((style for end, style in self._styles if column < end), None)

    def _add_cell(self, cell: Any, row: int, column: int, form: CellFormat) -> None:
        formula = attribute(cell, "formula")
        text = "".join("".join(part.itertext()) for part in cell if local(part.tag) == "p")
        kinds = {value for name, value in cell.attrib.items() if local(name) == "value-type"}
        if "error" in kinds or (formula and _ERROR.fullmatch(text)):
            self.details.told.append((row, column, text or "#N/A"))
        elif formula and not kinds and not text:
            self.details.told.append((row, column, {"formula": formula.partition("=")[2]}))
        elif "percentage" in kinds:
            self.details.shown[row, column] = "percent"
        elif form.shown == "month" and "date" in kinds:
            self.details.shown[row, column] = "month"


def _is_filled(cell: Any) -> bool:
    return attribute(cell, "value-type") is not None or attribute(cell, "formula") is not None or len(cell) > 0


def _repeated(element: Any, name: str, most: int) -> int:
    text = attribute(element, name) or "1"
    return min(int(text), most) if text.isascii() and text.isdigit() else 1
