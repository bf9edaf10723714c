"""Reads one file in a child process and writes its cells as JSON, within limits of memory and time.

A damaged workbook can hang, exhaust memory or crash its reader; in a child process it does the server no harm.
Usage: workbook_child.py KIND FILE BYTES SECONDS. KIND is workbook, document, parquet, page or xml. Output: {"sheets":
[{"name", "rows", "merged", "hidden"}, ...]} with merged as [[first row, first column], [last row, last column]] from 0,
or {"error": kind}.
"""

import json
import re
import sys
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from struct import error as StructError
from struct import unpack_from
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

_XLS_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_ZIP = b"PK\x03\x04"
_PERCENTS = frozenset({9, 10})
_MONTHS = frozenset({17, 27, 57})
"""The numbers of built-in formats: 0%, 0.00%; mmm-yy, and 年月 in Chinese programs."""
_NOT_CODE = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')


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


class SheetMarkup(NamedTuple):
    """What an XLSX sheet's markup says and calamine doesn't: cells by (row, column) from 0, and rows and columns.

    told are errors such as #N/A, and {"formula": text} for a formula without a cached value.
    """

    told: list[tuple[int, int, object]]
    percents: set[tuple[int, int]]
    months: set[tuple[int, int]]
    hidden_rows: set[int]
    hidden_columns: set[int]
    struck_rows: set[int]


def _is_zip(path: str) -> bool:
    # By the first bytes: an XLS file with a theme has a zip inside, so zipfile.is_zipfile calls it a zip.
    with open(path, "rb") as file:
        return file.read(4) == _ZIP


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2]


def _whole(element: Any, name: str, otherwise: int = 0) -> int:
    """A whole number among the attributes; programs write s="" too."""
    text = element.get(name, "")
    return int(text) if text.isdigit() else otherwise


def _attribute(element: Any, name: str) -> str | None:
    """An attribute by its local name, whatever its namespace and prefix."""
    return next((value for key, value in element.attrib.items() if _local(key) == name), None)


def sheets_markup(path: str) -> dict[str, SheetMarkup]:
    """The markup of each sheet of an XLSX workbook by name; empty for other formats."""
    import zipfile

    from lxml import etree

    if not _is_zip(path):
        return {}
    with zipfile.ZipFile(path) as file:
        names = set(file.namelist())
        if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
            return {}
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        links = etree.fromstring(file.read("xl/_rels/workbook.xml.rels"), parser)
        parts = {link.get("Id"): link.get("Target", "") for link in links}
        formats = (
            _formats(etree.fromstring(file.read("xl/styles.xml"), parser)) if "xl/styles.xml" in names else _Formats()
        )
        found = {}
        for sheet in etree.fromstring(file.read("xl/workbook.xml"), parser).iter():
            if _local(sheet.tag) != "sheet":
                continue
            target = parts.get(_attribute(sheet, "id"), "")
            part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            if part in names:
                with file.open(part) as content:
                    found[sheet.get("name", "")] = _sheet_markup(content, formats)
        return found


class _Formats(NamedTuple):
    """The indexes of the cell formats that show percentages, months without a day, and struck-out text."""

    percents: frozenset[int] = frozenset()
    months: frozenset[int] = frozenset()
    struck: frozenset[int] = frozenset()


def _formats(styles: Any) -> _Formats:
    codes: dict[int, str] = {}
    struck_fonts: set[int] = set()
    percents, months, struck = set(), set(), set()
    for part in styles:
        kind = _local(part.tag)
        if kind == "numFmts":
            codes = {_whole(one, "numFmtId"): one.get("formatCode", "") for one in part}
        elif kind == "fonts":
            fonts = enumerate(part)
            struck_fonts = {number for number, font in fonts if any(_is_strike(one) for one in font)}
        elif kind == "cellXfs":
            for number, one in enumerate(part):
                code = _whole(one, "numFmtId")
                plain = _NOT_CODE.sub("", codes.get(code, "")).lower()
                if code in _PERCENTS or "%" in plain:
                    percents.add(number)
                if code in _MONTHS or ("y" in plain and "m" in plain and not set("dhs") & set(plain)):
                    months.add(number)
                if _whole(one, "fontId") in struck_fonts:
                    struck.add(number)
    return _Formats(frozenset(percents), frozenset(months), frozenset(struck))


def _is_strike(part: Any) -> bool:
    return _local(part.tag) == "strike" and part.get("val", "1") not in ("0", "false")


def _sheet_markup(content: Any, formats: _Formats) -> SheetMarkup:
    from lxml import etree

    found = SheetMarkup([], set(), set(), set(), set(), set())
    tags = ("{*}row", "{*}col")
    number = -1
    for _event, element in etree.iterparse(content, tag=tags, resolve_entities=False, no_network=True, huge_tree=True):
        if _local(element.tag) == "col":
            if element.get("hidden") in ("1", "true"):
                first, last = _whole(element, "min", 1), _whole(element, "max", 1)
                found.hidden_columns.update(range(first - 1, min(last, first + 16_384)))
            continue
        number = _whole(element, "r", number + 2) - 1
        if element.get("hidden") in ("1", "true"):
            found.hidden_rows.add(number)
        _row_markup(element, number, formats, found)
        element.clear()
    return found


def _row_markup(row: Any, number: int, formats: _Formats, found: SheetMarkup) -> None:
    filled, struck, column = 0, 0, -1
    for cell in row:
        place = cell.get("r")
        column = _column(place) if place else column + 1
        look = _whole(cell, "s")
        value, formula = None, None
        for part in cell:
            kind = _local(part.tag)
            if kind == "v":
                value = part.text
            elif kind == "f":
                formula = part.text or ""
            elif kind == "is":
                value = "text"
        if value is None and formula is None:
            continue
        filled += 1
        struck += look in formats.struck
        kind = cell.get("t")
        if kind == "e" and value:
            found.told.append((number, column, value))
        elif formula is not None and value is None and kind != "str":
            found.told.append((number, column, {"formula": formula}))
        elif look in formats.percents:
            found.percents.add((number, column))
        elif look in formats.months:
            found.months.add((number, column))
    if filled and struck == filled:
        found.struck_rows.add(number)


def _column(place: str) -> int:
    column = 0
    for letter in place:
        if not letter.isalpha():
            break
        column = column * 26 + ord(letter.upper()) - 64
    return column - 1


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
    names = [found.name for found in workbook.sheets_metadata]
    markup = sheets_markup(path)
    errors = {} if _is_zip(path) else xls_errors(path, names)
    for number, found in enumerate(workbook.sheets_metadata):
        if found.typ != SheetTypeEnum.WorkSheet:
            continue
        sheet = workbook.get_sheet_by_index(number)
        rows: list[list[object]] = [list(row) for row in sheet.to_python(skip_empty_area=False)]
        own = markup.get(found.name) or SheetMarkup(errors.get(found.name, []), set(), set(), set(), set(), set())
        for row, column, cell in own.told:
            rows.extend([] for _missing in range(row + 1 - len(rows)))
            rows[row].extend([""] * (column + 1 - len(rows[row])))
            rows[row][column] = cell
        for kind, places in (("percent", own.percents), ("month", own.months)):
            for row, column in places:
                if row < len(rows) and column < len(rows[row]):
                    rows[row][column] = _shown(kind, rows[row][column])
        yield {
            "name": found.name,
            "rows": rows,
            "merged": sheet.merged_cell_ranges or [],
            "hidden": found.visible != SheetVisibleEnum.Visible,
            "hidden_rows": sorted(own.hidden_rows),
            "hidden_columns": sorted(own.hidden_columns),
            "struck_rows": sorted(own.struck_rows),
        }


def _shown(kind: str, cell: object) -> object:
    """The cell with the kind of its format, if it is of that kind: a number in percent, a date without its day."""
    if kind == "percent" and isinstance(cell, int | float) and not isinstance(cell, bool):
        return {"percent": float(cell)}
    return {"month": cell.isoformat()[:10]} if kind == "month" and isinstance(cell, date) else cell


def page_sheets(path: str) -> Iterator[dict[str, object]]:
    """The tables of a web page, as many systems export them under the name .xls; of an MHTML file its first page."""
    import email
    import email.policy

    from lxml import html

    with open(path, "rb") as file:
        content = file.read()
    if not content.lstrip(b"\xef\xbb\xbf\xff\xfe\x00\r\n\t ").startswith(b"<"):
        message = email.message_from_bytes(content, policy=email.policy.default)
        pages = [part for part in message.walk() if part.get_content_type() == "text/html"]
        content = pages[0].get_payload(decode=True) if pages else b"<p></p>"  # type: ignore[assignment]
    tree = html.fromstring(_page_text(content))
    tables = [
        table for table in tree.iter("table") if not any(True for inner in table.iter("table") if inner is not table)
    ]
    for number, table in enumerate(tables, 1):
        rows: list[list[object]] = []
        merged: list[list[list[int]]] = []
        down: dict[int, int] = {}
        for place, line in enumerate(table.iter("tr")):
            row: list[object] = []
            for cell in line:
                if cell.tag not in ("td", "th"):
                    continue
                while down.get(len(row), 0) > place:
                    row.append("")
                wide, high = (max(min(_span(cell, name), 1000), 1) for name in ("colspan", "rowspan"))
                if wide > 1 or high > 1:
                    merged.append([[place, len(row)], [place + high - 1, len(row) + wide - 1]])
                for column in range(len(row), len(row) + wide):
                    down[column] = place + high
                text = "\n".join(" ".join(part.split()) for part in cell.itertext()).strip()
                row.extend([text, *[""] * (wide - 1)])
            rows.append(row)
        yield {"name": "" if len(tables) == 1 else str(number), "rows": rows, "merged": merged, "hidden": False}


def _span(cell: Any, name: str) -> int:
    text = cell.get(name, "1").strip()
    return int(text) if text.isascii() and text.isdigit() else 1


def _page_text(content: bytes) -> str:
    """The page decoded by its byte-order mark, its own declaration, UTF-8 or GB18030."""
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return content.decode(name, "replace")
    declared = re.search(rb"charset\s*=\s*[\"']?([A-Za-z0-9_-]+)", content[:4000])
    names = [declared[1].decode().lower()] if declared else []
    for name in [*("gb18030" if one in ("gbk", "gb2312") else one for one in names), "utf-8", "gb18030"]:
        try:
            return re.sub(r"^\s*<\?xml[^>]*\?>", "", content.decode(name))
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode("utf-8", "replace")


def xml_sheets(path: str) -> Iterator[dict[str, object]]:
    """The worksheets of an XML workbook of 2003, which many systems export under the name .xls."""
    from lxml import etree

    tree = etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True))
    for sheet in tree.iter("{*}Worksheet"):
        rows: list[list[object]] = []
        merged: list[list[list[int]]] = []
        hidden = set()
        for line in sheet.iter("{*}Row"):
            place = int(_attribute(line, "Index") or len(rows) + 1) - 1
            rows.extend([] for _missing in range(place + 1 - len(rows)))
            if _attribute(line, "Hidden") == "1":
                hidden.add(place)
            row = rows[place]
            for cell in line.iter("{*}Cell"):
                column = int(_attribute(cell, "Index") or len(row) + 1) - 1
                row.extend([""] * (column + 1 - len(row)))
                row[column] = _xml_cell(cell)
                wide, high = (int(_attribute(cell, name) or 0) for name in ("MergeAcross", "MergeDown"))
                if wide or high:
                    merged.append([[place, column], [place + high, column + wide]])
                    row.extend([""] * wide)
        yield {
            "name": _attribute(sheet, "Name") or "",
            "rows": rows,
            "merged": merged,
            "hidden": False,
            "hidden_rows": sorted(hidden),
        }


def _xml_cell(cell: Any) -> object:
    data = next(cell.iter("{*}Data"), None)
    formula = _attribute(cell, "Formula")
    if data is None:
        return {"formula": formula.lstrip("=")} if formula else ""
    text, kind = "".join(data.itertext()), _attribute(data, "Type")
    if kind == "Number" and text:
        return float(text)
    if kind == "DateTime":
        return {"datetime": text.partition(".")[0]}
    return text == "1" if kind == "Boolean" else text


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

    readers = {
        "workbook": workbook_sheets,
        "document": document_sheets,
        "parquet": parquet_sheets,
        "page": page_sheets,
        "xml": xml_sheets,
    }
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
