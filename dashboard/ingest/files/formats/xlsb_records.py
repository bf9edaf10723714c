"""Reads from the records of an XLSB workbook ([MS-XLSB], 2.4) what calamine doesn't say of its sheets."""

import zipfile
from collections.abc import Iterator
from struct import error as StructError
from struct import unpack_from

from dashboard.ingest.files.formats.number_formats import shown_as
from dashboard.ingest.files.formats.sheet_details import CellFormat, FilledCells, SheetDetails
from dashboard.ingest.files.formats.xls_records import ERRORS

_ROW, _SHEET, _COLUMN, _MERGED = 0, 156, 60, 176
_FONT, _FORMAT, _LOOK, _BEGIN_LOOKS, _END_LOOKS = 43, 44, 47, 617, 618
_VALUES = frozenset({2, 4, 5, 6, 7, 8, 9, 10})
"""Records of cells with a number, a truth value or a text, of a formula or not."""
_ERROR_VALUES = frozenset({3, 11})
_STRUCK_OUT = 0x08
_HIDDEN_ROW = 0x10


def xlsb_details(path: str) -> dict[str, SheetDetails]:
    """The details of each sheet by name; without formulas that were never computed, which the records don't mark."""
    from lxml import etree

    found: dict[str, SheetDetails] = {}
    try:
        with zipfile.ZipFile(path) as file:
            names = set(file.namelist())
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            links = etree.fromstring(file.read("xl/_rels/workbook.bin.rels"), parser)
            parts = {link.get("Id"): link.get("Target", "") for link in links}
            formats = _formats(file.read("xl/styles.bin")) if "xl/styles.bin" in names else []
            for kind, body in _records(file.read("xl/workbook.bin")):
                if kind != _SHEET:
                    continue
                link, end = _text(body, 8)
                target = parts.get(link, "")
                part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
                if part in names:
                    found[_text(body, end)[0]] = _sheet_details(file.read(part), formats)
    except (KeyError, StructError, etree.XMLSyntaxError):  # a part is missing or broken: calamine says which
        pass
    return found


def _formats(styles: bytes) -> list[CellFormat]:
    fonts: list[bool] = []
    codes: dict[int, str] = {}
    looks: list[tuple[int, int]] = []
    in_cells = False
    for kind, body in _records(styles):
        if kind == _FONT:
            fonts.append(bool(body[2] & _STRUCK_OUT))
        elif kind == _FORMAT:
            codes[unpack_from("<H", body)[0]] = _text(body, 2)[0]
        elif kind in (_BEGIN_LOOKS, _END_LOOKS):
            in_cells = kind == _BEGIN_LOOKS
        elif kind == _LOOK and in_cells:
            looks.append(unpack_from("<HH", body, 2))
    return [CellFormat(shown_as(code, codes.get(code, "")), font < len(fonts) and fonts[font]) for code, font in looks]


def _sheet_details(content: bytes, formats: list[CellFormat]) -> SheetDetails:
    found = SheetDetails()
    row, cells = -1, FilledCells()
    for kind, body in _records(content):
        if kind == _ROW:
            if cells.all_struck:
                found.struck_rows.add(row)
            row, cells = unpack_from("<I", body)[0], FilledCells()
            if body[11] & _HIDDEN_ROW:
                found.hidden_rows.add(row)
        elif kind in _VALUES or kind in _ERROR_VALUES:
            column, look = unpack_from("<II", body)
            look &= 0xFFFFFF
            form = formats[look] if look < len(formats) else CellFormat()
            cells.add(form.struck)
            if kind in _ERROR_VALUES:
                found.told.append((row, column, ERRORS.get(body[8], "#N/A")))
            elif form.shown:
                found.shown[row, column] = form.shown
        elif kind == _COLUMN and body[16] & 1:
            first, last = unpack_from("<II", body)
            found.hidden_columns.update(range(first, min(last, 16_383) + 1))
        elif kind == _MERGED:
            first, last, left, right = unpack_from("<IIII", body)
            found.merged.append([[first, left], [last, right]])
    if cells.all_struck:
        found.struck_rows.add(row)
    return found


def _text(body: bytes, place: int) -> tuple[str, int]:
    """The text at this place (XLWideString), and where it ends."""
    (count,) = unpack_from("<I", body, place)
    if count == 0xFFFFFFFF:
        return "", place + 4
    end = place + 4 + 2 * count
    return body[place + 4 : end].decode("utf-16-le", "replace"), end


def _records(content: bytes) -> Iterator[tuple[int, bytes]]:
    """The records (kind, body); kind and size are written in groups of seven bits."""
    place = 0
    while place < len(content):
        kind, place = _number(content, place, 2)
        size, place = _number(content, place, 4)
        yield kind, content[place : place + size]
        place += size


def _number(content: bytes, place: int, most: int) -> tuple[int, int]:
    value = 0
    for group in range(most):
        if place >= len(content):
            break
        value |= (content[place] & 0x7F) << 7 * group
        place += 1
        if content[place - 1] < 0x80:
            break
    return value, place
