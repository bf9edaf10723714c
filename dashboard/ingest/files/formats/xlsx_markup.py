"""What the markup of an XLSX workbook says and calamine doesn't: errors, formulas, formats, what is hidden."""

import re
from typing import Any, NamedTuple

from dashboard.ingest.files.formats.xml_attributes import attribute, local, whole
from dashboard.ingest.files.zip_package import is_zip

_PERCENTS = frozenset({9, 10})
_MONTHS = frozenset({17, 27, 57})
"""The numbers of built-in formats: 0%, 0.00%; mmm-yy, and 年月 in Chinese programs."""
_NOT_CODE = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')


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


def sheets_markup(path: str) -> dict[str, SheetMarkup]:
    """The markup of each sheet of an XLSX workbook by name; empty for other formats."""
    import zipfile

    from lxml import etree

    if not is_zip(path):
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
            if local(sheet.tag) != "sheet":
                continue
            target = parts.get(attribute(sheet, "id"), "")
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
        kind = local(part.tag)
        if kind == "numFmts":
            codes = {whole(one, "numFmtId"): one.get("formatCode", "") for one in part}
        elif kind == "fonts":
            fonts = enumerate(part)
            struck_fonts = {number for number, font in fonts if any(_is_strike(one) for one in font)}
        elif kind == "cellXfs":
            for number, one in enumerate(part):
                code = whole(one, "numFmtId")
                plain = _NOT_CODE.sub("", codes.get(code, "")).lower()
                if code in _PERCENTS or "%" in plain:
                    percents.add(number)
                if code in _MONTHS or ("y" in plain and "m" in plain and not set("dhs") & set(plain)):
                    months.add(number)
                if whole(one, "fontId") in struck_fonts:
                    struck.add(number)
    return _Formats(frozenset(percents), frozenset(months), frozenset(struck))


def _is_strike(part: Any) -> bool:
    return local(part.tag) == "strike" and part.get("val", "1") not in ("0", "false")


def _sheet_markup(content: Any, formats: _Formats) -> SheetMarkup:
    from lxml import etree

    found = SheetMarkup([], set(), set(), set(), set(), set())
    tags = ("{*}row", "{*}col")
    number = -1
    for _event, element in etree.iterparse(content, tag=tags, resolve_entities=False, no_network=True, huge_tree=True):
        if local(element.tag) == "col":
            if element.get("hidden") in ("1", "true"):
                first, last = whole(element, "min", 1), whole(element, "max", 1)
                found.hidden_columns.update(range(first - 1, min(last, first + 16_384)))
            continue
        number = whole(element, "r", number + 2) - 1
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
        look = whole(cell, "s")
        value, formula = None, None
        for part in cell:
            kind = local(part.tag)
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
