"""Reads from the BIFF records of an XLS workbook ([MS-XLS], 2.4) what calamine doesn't say of its sheets."""

from collections.abc import Iterator
from struct import error as StructError
from struct import unpack_from

from dashboard.ingest.files.formats.number_formats import shown_as
from dashboard.ingest.files.formats.sheet_details import CellFormat, FilledCells, SheetDetails

ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
"""The codes of errors in cells, of XLSB too ([MS-XLSB], 2.5.97.2)."""

NO_TEXT = "…"
"""Stands for the text of a formula, which the records hold in a compiled form only."""

_BOF, _EOF, _SHEET, _FORMAT, _XF, _FONT, _ROW, _COLUMN = 0x809, 0x0A, 0x85, 0x41E, 0xE0, 0x31, 0x208, 0x7D
_FORMULA, _BOOL_OR_ERROR, _MANY_NUMBERS = 0x06, 0x205, 0xBD
_ONE_VALUE = frozenset({0x203, 0x27E, 0xFD, 0x204, 0xD6})
"""Records of one cell with a number or a text: NUMBER, RK, LABELSST, LABEL, RSTRING."""
_BIFF8 = 0x600
_STRUCK_OUT = 0x08
_HIDDEN_ROW = 0x20
_CALCULATE_ON_LOAD = 0x02


def xls_details(path: str, sheets: list[str]) -> dict[str, SheetDetails]:
    """The details of the sheets, whose names are given in the workbook's order.

    A formula whose record asks for calculation and has the value 0 was never computed: so write programs that don't
    compute.
    """
    try:
        stream = _workbook_stream(path)
        starts, formats = _globals(stream)
        found = {}
        for name, start in zip(sheets, starts, strict=False):
            found[name] = details = SheetDetails()
            _read_sheet(stream, start, formats, details)
        return found
    except (OSError, ValueError, StructError):  # calamine reads some workbooks that olefile refuses
        return {}


def _globals(stream: bytes) -> tuple[list[int], list[CellFormat]]:
    """Where the sheets begin, and the formats of cells, which cells name by their index."""
    starts: list[int] = []
    fonts: list[bool] = []
    codes: dict[int, str] = {}
    looks: list[tuple[int, int]] = []
    is_wide = True
    for kind, body in _records(stream, 0):
        if kind == _BOF:
            is_wide = unpack_from("<H", body)[0] == _BIFF8
        elif kind == _SHEET:
            starts.append(unpack_from("<I", body)[0])
        elif kind == _FONT and len(body) >= 4:
            fonts.append(bool(body[2] & _STRUCK_OUT))
        elif kind == _FORMAT and len(body) >= 4:
            codes[unpack_from("<H", body)[0]] = _format_code(body, is_wide)
        elif kind == _XF and len(body) >= 4:
            looks.append(unpack_from("<HH", body))
    # Fonts are numbered 0 to 3, 5 and so on: there is no font 4.
    struck = {number + (number > 3) for number, is_struck in enumerate(fonts) if is_struck}
    return starts, [CellFormat(shown_as(code, codes.get(code, "")), font in struck) for font, code in looks]


def _format_code(body: bytes, is_wide: bool) -> str:
    if not is_wide:
        return body[3 : 3 + body[2]].decode("latin-1")
    count, flags = unpack_from("<HB", body, 2)
    if flags & 1:
        return body[5 : 5 + count * 2].decode("utf-16-le", "replace")
    return body[5 : 5 + count].decode("latin-1")


def _read_sheet(stream: bytes, start: int, formats: list[CellFormat], found: SheetDetails) -> None:
    filled: dict[int, FilledCells] = {}
    for kind, body in _records(stream, start):
        if kind == _ROW and len(body) >= 14:
            if body[12] & _HIDDEN_ROW:
                found.hidden_rows.add(unpack_from("<H", body)[0])
        elif kind == _COLUMN and len(body) >= 10:
            if body[8] & 1:
                first, last = unpack_from("<HH", body)
                found.hidden_columns.update(range(first, min(last, 255) + 1))
        else:
            for row, column, look, told in _cells(kind, body):
                form = formats[look] if look < len(formats) else CellFormat()
                filled.setdefault(row, FilledCells()).add(form.struck)
                if told is not None:
                    found.told.append((row, column, told))
                elif form.shown:
                    found.shown[row, column] = form.shown
    found.struck_rows.update(row for row, cells in filled.items() if cells.all_struck)


def _cells(kind: int, body: bytes) -> Iterator[tuple[int, int, int, object]]:
    """The cells of a record: row, column, index of the format, and what is told of it instead of a value."""
    if kind in _ONE_VALUE and len(body) >= 6:
        yield *unpack_from("<HHH", body), None
    elif kind == _MANY_NUMBERS:
        row, first = unpack_from("<HH", body)
        for number in range((len(body) - 6) // 6):
            yield row, first + number, unpack_from("<H", body, 4 + 6 * number)[0], None
    elif kind == _BOOL_OR_ERROR and len(body) >= 8:
        yield *unpack_from("<HHH", body), ERRORS.get(body[6]) if body[7] else None
    elif kind == _FORMULA and len(body) >= 16:
        yield *unpack_from("<HHH", body), _told_of_formula(body)


def _told_of_formula(body: bytes) -> object:
    if body[12:14] == b"\xff\xff":  # no number: a text, a truth value or an error
        return ERRORS.get(body[8]) if body[6] == 2 else None
    never_computed = body[6:14] == bytes(8) and body[14] & _CALCULATE_ON_LOAD
    return {"formula": NO_TEXT} if never_computed else None


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """The records (kind, body) of a substream, up to its end."""
    place = start
    while place + 4 <= len(stream):
        kind, size = unpack_from("<HH", stream, place)
        if kind == _EOF:
            return
        yield kind, stream[place + 4 : place + 4 + size]
        place += 4 + size


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
