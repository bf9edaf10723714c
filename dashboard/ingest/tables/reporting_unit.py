"""Finds the unit named above a table (填报单位：甲公司), for tables whose rows name none."""

import re
from dataclasses import replace

from dashboard.ingest.files.sheets import Sheet
from dashboard.ingest.tables.layout import Layout

_LABEL = r"^\s*(?:填报|报送|上报|填表)单位\s*(?:[(\uff08]盖章[)\uff09])?\s*"
_LINE = re.compile(_LABEL + r"[:\uff1a]\s*([^:\uff1a]*?)\s*(?:(?:填报|报送|上报)?日期.*)?$")
_ALONE = re.compile(_LABEL + r"[:\uff1a]?\s*$")
_BLANK = re.compile(r"[_＿\s]*")
_HEADER = "单位名称"
_LINES_SEARCHED = 10


def reporting_unit(sheet: Sheet, layout: Layout) -> str | None:
    """The unit's name in the lines above the header; None if there is none or only a blank to fill in."""
    for row in sheet.rows[max(0, layout.header_row - 1 - _LINES_SEARCHED) : layout.header_row - 1]:
        filled = [cell for cell in row if cell is not None]
        for place, cell in enumerate(filled):
            if not isinstance(cell, str):
                continue
            following = filled[place + 1] if place + 1 < len(filled) else None
            found = _LINE.match(cell)
            name = found[1] if found else ""
            if not name and _ALONE.match(cell) and isinstance(following, str) and not re.search("[:：]", following):
                name = following
            if name and not _BLANK.fullmatch(name):
                return name.strip("_＿ ")
    return None


def with_reporting_unit(sheet: Sheet, layout: Layout, unit: str) -> tuple[Sheet, Layout]:
    """The table with an added column that names this unit in each row."""
    width = max([len(layout.header), *(len(sheet.rows[number - 1]) for number in layout.rows)])
    rows = list(sheet.rows)
    for number in layout.rows:
        cells = list(rows[number - 1])
        rows[number - 1] = [*cells, *[None] * (width - len(cells)), unit]
    header = (*layout.header, *[""] * (width - len(layout.header)), _HEADER)
    return replace(sheet, rows=rows), replace(layout, header=header)
