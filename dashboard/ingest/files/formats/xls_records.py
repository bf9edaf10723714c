"""What the BIFF records of an XLS workbook say and calamine doesn't: the errors of formulas."""

from collections.abc import Iterator
from struct import error as StructError
from struct import unpack_from

_XLS_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


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
