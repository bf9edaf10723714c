"""Reads an XML workbook of 2003."""

from collections.abc import Iterator
from typing import Any

from dashboard.ingest.files.formats.raw_sheet import RawSheet
from dashboard.ingest.files.formats.xml_attributes import attribute


def xml_sheets(path: str) -> Iterator[RawSheet]:
    """The worksheets of an XML workbook of 2003, which many systems export under the name .xls."""
    from lxml import etree

    tree = etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True))
    for sheet in tree.iter("{*}Worksheet"):
        rows: list[list[object]] = []
        merged: list[list[list[int]]] = []
        hidden = set()
        for line in sheet.iter("{*}Row"):
            place = int(attribute(line, "Index") or len(rows) + 1) - 1
            rows.extend([] for _missing in range(place + 1 - len(rows)))
            if attribute(line, "Hidden") == "1":
                hidden.add(place)
            row = rows[place]
            for cell in line.iter("{*}Cell"):
                column = int(attribute(cell, "Index") or len(row) + 1) - 1
                row.extend([""] * (column + 1 - len(row)))
                row[column] = _xml_cell(cell)
                wide, high = (int(attribute(cell, name) or 0) for name in ("MergeAcross", "MergeDown"))
                if wide or high:
                    merged.append([[place, column], [place + high, column + wide]])
                    row.extend([""] * wide)
        yield RawSheet(attribute(sheet, "Name") or "", rows, merged, hidden_rows=sorted(hidden))


def _xml_cell(cell: Any) -> object:
    data = next(cell.iter("{*}Data"), None)
    formula = attribute(cell, "Formula")
    if data is None:
        return {"formula": formula.lstrip("=")} if formula else ""
    text, kind = "".join(data.itertext()), attribute(data, "Type")
    if kind == "Number" and text:
        return float(text)
    if kind == "DateTime":
        return {"datetime": text.partition(".")[0]}
    return text == "1" if kind == "Boolean" else text
