"""Reads one file in a child process and writes its cells as JSON, within limits of memory and time.

A damaged workbook can hang, exhaust memory or crash its reader; in a child process it does the server no harm.
Usage: workbook_child.py KIND FILE BYTES SECONDS. KIND is workbook, document or parquet. Output: {"sheets": [{"name",
"rows", "merged", "hidden"}, ...]} with merged as [[first row, first column], [last row, last column]] from 0, or
{"error": kind}.
"""

import json
import re
import sys
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from struct import error as StructError
from struct import unpack_from
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

_SHEETS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_ERROR = re.compile(rb'<c r="([A-Z]+)([0-9]+)"[^>]*\bt="e"[^>]*>(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)?<v>(#[^<]+)</v>')
_XLS_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
# A formula whose value is the empty text has t="str" and is not matched.
_FORMULA_ALONE = re.compile(
    rb'<c r="([A-Z]+)([0-9]+)"(?![^>]*\bt="str")[^>]*><f(?:[^>]*/>|[^>]*>([^<]*)</f>)(?:<v ?/>|<v></v>)?</c>'
)


def limit(memory: int, seconds: int) -> None:
    """Limit this process's memory (bytes) and processor time (seconds) where the system supports it."""
    try:
        import resource
    except ImportError:  # Windows: only the parent's timeout applies
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))


def encoded(cell: object) -> object:
    """A cell of a type that JSON lacks, as {type: value}, which the parent decodes. A Decimal becomes a float."""
    if isinstance(cell, datetime):
        return {"datetime": cell.isoformat()}
    if isinstance(cell, date):
        return {"date": cell.isoformat()}
    if isinstance(cell, time):
        return {"time": cell.isoformat()}
    if isinstance(cell, timedelta):
        return {"seconds": cell.total_seconds()}
    if isinstance(cell, Decimal):
        return float(cell)
    raise TypeError(type(cell).__name__)


def cells_without_value(path: str, sheets: list[str]) -> dict[str, list[tuple[int, int, object]]]:
    """The cells of an XLSX or XLS workbook that calamine reads as empty though they are not, by sheet name.

    Each is (row, column, cell), from 0. cell is an error such as #N/A or, in XLSX, {"formula": text} for a formula
    without a cached value.
    """
    import zipfile
    from html import unescape
    from xml.etree.ElementTree import fromstring

    found: dict[str, list[tuple[int, int, object]]] = {}
    if not zipfile.is_zipfile(path):
        return xls_errors(path, sheets)
    with zipfile.ZipFile(path) as file:
        names = set(file.namelist())
        if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
            return found
        parts = {link.get("Id"): link.get("Target", "") for link in fromstring(file.read("xl/_rels/workbook.xml.rels"))}
        for sheet in fromstring(file.read("xl/workbook.xml")).iter(f"{_SHEETS}sheet"):
            target = parts.get(sheet.get(f"{_LINK}id"), "")
            part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            text = file.read(part) if part in names else b""
            own = found.setdefault(sheet.get("name", ""), [])
            if b't="e"' in text:
                own += [(*_place(*match[:2]), match[2].decode("ascii", "replace")) for match in _ERROR.findall(text)]
            if b"<f" in text:
                for letters, row, formula in _FORMULA_ALONE.findall(text):
                    own.append((*_place(letters, row), {"formula": unescape(formula.decode("utf-8", "replace"))}))
    return found


def _place(letters: bytes, row: bytes) -> tuple[int, int]:
    column = 0
    for letter in letters:
        column = column * 26 + letter - 64
    return int(row) - 1, column - 1


def xls_errors(path: str, sheets: list[str]) -> dict[str, list[tuple[int, int, object]]]:
    """The error cells of an XLS workbook by sheet name: BOOLERR records, and FORMULA records with an error value."""
    try:
        stream = _workbook_stream(path)
        starts = [unpack_from("<I", body)[0] for kind, body in _records(stream, 0) if kind == 0x85]
        return {name: list(_errors_of_sheet(stream, start)) for name, start in zip(sheets, starts, strict=False)}
    except (OSError, ValueError, StructError):  # calamine reads some workbooks that olefile refuses
        return {}


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """The BIFF records (kind, body) of a substream, up to its EOF record."""
    place = start
    while place + 4 <= len(stream):
        kind, size = unpack_from("<HH", stream, place)
        if kind == 0x0A:
            return
        yield kind, stream[place + 4 : place + 4 + size]
        place += 4 + size


def _errors_of_sheet(stream: bytes, start: int) -> Iterator[tuple[int, int, object]]:
    for kind, body in _records(stream, start):
        code = None
        if kind == 0x205 and len(body) >= 8 and body[7]:
            code = body[6]
        elif kind == 0x06 and len(body) >= 14 and body[12:14] == b"\xff\xff" and body[6] == 2:
            code = body[8]
        if code in _XLS_ERRORS:
            row, column = unpack_from("<HH", body)
            yield row, column, _XLS_ERRORS[code]


def _workbook_stream(path: str) -> bytes:
    """The BIFF stream of an XLS workbook; before Excel 5 the file itself is that stream."""
    import olefile

    if not olefile.isOleFile(path):
        with open(path, "rb") as file:
            return file.read()
    with olefile.OleFileIO(path) as storage:
        name = "Workbook" if storage.exists("Workbook") else "Book"
        stream: bytes = storage.openstream(name).read()
        return stream


def _opened(path: str) -> "CalamineWorkbook":
    """The workbook opened by its file extension, else by its content: XLSX files named .xls are common."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        return CalamineWorkbook.from_path(path)
    except PasswordError:
        raise
    except CalamineError:
        with open(path, "rb") as file:
            return CalamineWorkbook.from_filelike(file)


def workbook_sheets(path: str) -> Iterator[dict[str, object]]:
    """The worksheets of a workbook; chart and macro sheets are skipped."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    workbook = _opened(path)
    told = cells_without_value(path, [found.name for found in workbook.sheets_metadata])
    for number, found in enumerate(workbook.sheets_metadata):
        if found.typ != SheetTypeEnum.WorkSheet:
            continue
        sheet = workbook.get_sheet_by_index(number)
        rows: list[list[object]] = [list(row) for row in sheet.to_python(skip_empty_area=False)]
        for row, column, cell in told.get(found.name, ()):
            rows.extend([] for _missing in range(row + 1 - len(rows)))
            rows[row].extend([""] * (column + 1 - len(rows[row])))
            rows[row][column] = cell
        yield {
            "name": found.name,
            "rows": rows,
            "merged": sheet.merged_cell_ranges or [],
            "hidden": found.visible != SheetVisibleEnum.Visible,
        }


def document_sheets(path: str) -> Iterator[dict[str, object]]:
    """The tables of a DOCX document, each with its merged cells; a table inside a cell is also text of that cell."""
    import zipfile

    from docx.oxml.ns import qn
    from docx.oxml.parser import parse_xml

    # Not docx.Document: it refuses documents with macros and packages without content types. Not its Table.rows either:
    # one cell merged with none above it, or at another place of the grid, fails the whole table.
    with zipfile.ZipFile(path) as file:
        body = parse_xml(file.read("word/document.xml"))
    for number, table in enumerate(body.iter(qn("w:tbl")), 1):
        rows: list[list[str]] = []
        above: dict[int, list[list[int]]] = {}
        spans = []
        for line in table.tr_lst:
            row = [""] * line.grid_before
            for cell in line.tc_lst:
                place, column = len(rows), len(row)
                width = max(int(cell.grid_span), 1)
                if cell.vMerge == "continue" and column in above:
                    above[column][1][0] = place
                    row.extend([""] * width)
                    continue
                above[column] = [[place, column], [place, column + width - 1]]
                spans.append(above[column])
                row.extend([_cell_text(cell), *[""] * (width - 1)])
            rows.append(row)
        merged = [span for span in spans if span[0] != span[1]]
        yield {"name": str(number), "rows": rows, "merged": merged, "hidden": False}


def _cell_text(cell: Any) -> str:
    """The text of a DOCX cell, a line a paragraph.

    Paragraph.text of python-docx leaves out what stands in content controls and tracked insertions.
    """
    from docx.oxml.ns import qn

    signs = {qn("w:br"): "\n", qn("w:cr"): "\n"}
    lines = (
        "".join(part.text or "" if part.tag == qn("w:t") else signs.get(part.tag, "") for part in paragraph.iter())
        for paragraph in cell.iter(qn("w:p"))
    )
    return "\n".join(lines).strip()


def parquet_sheets(path: str) -> Iterator[dict[str, object]]:
    """The table of a Parquet file, with the column names as the first row."""
    import pyarrow.parquet

    table = pyarrow.parquet.ParquetFile(path).read(use_threads=False)
    columns = [["" if cell is None else cell for cell in column.to_pylist()] for column in table.columns]
    rows = [list(row) for row in zip(*columns, strict=True)]
    yield {"name": "", "rows": [table.column_names, *rows], "merged": [], "hidden": False}


def main() -> None:
    """Read the file named on the command line."""
    kind, path, memory, seconds = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    limit(memory, seconds)
    from python_calamine import PasswordError

    readers = {"workbook": workbook_sheets, "document": document_sheets, "parquet": parquet_sheets}
    try:
        text = json.dumps({"sheets": list(readers[kind](path))}, default=encoded, ensure_ascii=True)
    except PasswordError:
        text = json.dumps({"error": "password"})
    except MemoryError:
        text = json.dumps({"error": "limits"})
    except BaseException:  # calamine's PanicException derives from BaseException
        text = json.dumps({"error": "damaged"})
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
