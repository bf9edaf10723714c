"""What the markup of an XLSX workbook says and calamine doesn't: errors, formulas, formats, what is hidden."""

from typing import Any

from dashboard.ingest.files.formats.number_formats import shown_as
from dashboard.ingest.files.formats.sheet_details import CellFormat, FilledCells, SheetDetails
from dashboard.ingest.files.formats.xml_attributes import attribute, local, whole


def xlsx_details(path: str) -> dict[str, SheetDetails]:
    """The details of each sheet of an XLSX workbook by name; empty if its parts are named otherwise."""
    import zipfile

    from lxml import etree

    with zipfile.ZipFile(path) as file:
        names = set(file.namelist())
        if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
            return {}
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        links = etree.fromstring(file.read("xl/_rels/workbook.xml.rels"), parser)
        parts = {link.get("Id"): link.get("Target", "") for link in links}
        formats = _formats(etree.fromstring(file.read("xl/styles.xml"), parser)) if "xl/styles.xml" in names else []
        found = {}
        for sheet in etree.fromstring(file.read("xl/workbook.xml"), parser).iter():
            if local(sheet.tag) != "sheet":
                continue
            target = parts.get(attribute(sheet, "id"), "")
            part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            if part in names:
                with file.open(part) as content:
                    found[sheet.get("name", "")] = _sheet_details(content, formats)
        return found


def _formats(styles: Any) -> list[CellFormat]:
    """The formats of cells, which cells name by their index."""
    codes: dict[int, str] = {}
    struck: set[int] = set()
    found = []
    for part in styles:
        kind = local(part.tag)
        if kind == "numFmts":
            codes = {whole(one, "numFmtId"): one.get("formatCode", "") for one in part}
        elif kind == "fonts":
            struck = {number for number, font in enumerate(part) if any(_is_strike(one) for one in font)}
        elif kind == "cellXfs":
            for one in part:
                number = whole(one, "numFmtId")
                found.append(CellFormat(shown_as(number, codes.get(number, "")), whole(one, "fontId") in struck))
    return found


def _is_strike(part: Any) -> bool:
    return local(part.tag) == "strike" and part.get("val", "1") not in ("0", "false")


def _sheet_details(content: Any, formats: list[CellFormat]) -> SheetDetails:
    from lxml import etree

    found = SheetDetails()
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


def _row_markup(row: Any, number: int, formats: list[CellFormat], found: SheetDetails) -> None:
    cells, column = FilledCells(), -1
    for cell in row:
        place = cell.get("r")
        column = _column(place) if place else column + 1
        look = whole(cell, "s")
        form = formats[look] if look < len(formats) else CellFormat()
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
        cells.add(form.struck)
        kind = cell.get("t")
        if kind == "e" and value:
            found.told.append((number, column, value))
        elif formula is not None and value is None and kind != "str":
            found.told.append((number, column, {"formula": formula}))
        elif form.shown:
            found.shown[number, column] = form.shown
    if cells.all_struck:
        found.struck_rows.add(number)


def _column(place: str) -> int:
    column = 0
    for letter in place:
        if not letter.isalpha():
            break
        column = column * 26 + ord(letter.upper()) - 64
    return column - 1
