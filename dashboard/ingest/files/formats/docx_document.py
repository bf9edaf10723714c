"""Reads the tables of a DOCX document."""

from collections.abc import Iterator
from typing import Any

from dashboard.ingest.files.formats.raw_sheet import RawSheet


def document_sheets(path: str) -> Iterator[RawSheet]:
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
        yield RawSheet(str(number), rows, merged)


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
