"""The brief as DOCX in the layout of Chinese official documents (GB/T 9704-2012)."""

import io
from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Cell

from dashboard.documents.blocks import TableBlock
from dashboard.documents.brief import Brief
from dashboard.export.brief_html import made_by
from dashboard.export.column_widths import column_widths, longest_words
from dashboard.export.numbering import numbered
from dashboard.export.sheet_text import sheet_text, width
from dashboard.locale.in_language import speaking

TITLE, HEADING, BODY, SMALL = (("方正小标宋简体", 22), ("黑体", 16), ("仿宋_GB2312", 16), ("仿宋_GB2312", 10.5))
"""Fonts and sizes in points: 2号, 3号, 3号 of the standard; tables use the smaller 5号.

A word processor without these fonts substitutes its own: 仿宋 or 宋体 for both, depending on its settings.
"""
_LINE = Pt(28)
_TIGHT = Pt(16)
_TABLE_SIZES = (SMALL[1], 9, 8)
"""Font sizes of a table in points: the next smaller where its longest words would break, as in nine English columns."""
_LATIN_SHARE = 0.56
"""The width of a bold Latin letter as a share of the font size."""
_PADDING = 12.0
"""A cell's left and right padding together, in points."""


def brief_docx(brief: Brief) -> bytes:
    """The document: A4, type area 156 × 225 mm, body 3号 with 28-point lines, page numbers — 1 — at the bottom."""
    document = Document()
    page_of(document)
    with speaking(brief.context.language):
        indent = Pt(2 * BODY[1]) if brief.context.language == "zh" else Pt(0)
        line(document, brief.title, TITLE, WD_ALIGN_PARAGRAPH.CENTER)
        for about in brief.about:
            line(document, about, BODY, WD_ALIGN_PARAGRAPH.CENTER)
        for heading, section in zip(numbered(brief), brief.sections, strict=True):
            line(document, heading, HEADING, indent=indent).paragraph_format.keep_with_next = True
            for block in section.blocks:
                if isinstance(block, str):
                    line(document, block, BODY, indent=indent)
                else:
                    table(document, block)
        if brief.sign_off:
            blank = "\u3000" * (4 if brief.context.language == "zh" else 2)
            line(
                document, "".join(f"{label}{blank}" for label in brief.sign_off), BODY
            ).paragraph_format.space_before = Pt(28)
        line(document, made_by(brief), SMALL)
    document.core_properties.title = sheet_text(brief.title)
    document.core_properties.author = "Union Health"
    document.core_properties.created = document.core_properties.modified = brief.context.made_at
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def page_of(document: Any) -> None:
    """Set up A4 with the standard's margins and a page number at the bottom."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(28)
    paragraph = section.footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for text in ("— ", None, " —"):
        run = paragraph.add_run(text or "")
        _dress(run, ("宋体", 14))
        if text is None:
            for kind, inner in (("begin", None), (None, "PAGE"), ("end", None)):
                element = OxmlElement("w:fldChar" if kind else "w:instrText")
                if kind:
                    element.set(qn("w:fldCharType"), kind)
                else:
                    element.text = inner
                run._r.append(element)


def line(
    document: Any, text: str, look: tuple[str, float], alignment: Any = WD_ALIGN_PARAGRAPH.LEFT, indent: Any = 0
) -> Any:
    """Add a paragraph in this font and size."""
    paragraph = document.add_paragraph()
    paragraph.alignment = alignment
    layout = paragraph.paragraph_format
    layout.space_before = layout.space_after = Pt(0)
    layout.first_line_indent = indent
    layout.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    layout.line_spacing = _TIGHT if look[1] < BODY[1] else max(_LINE, Pt(look[1] * 1.4))
    _dress(paragraph.add_run(sheet_text(text)), look)
    return paragraph


def table(document: Any, block: TableBlock) -> None:
    """Add a table with thin rules, a caption above and its header repeated on every page."""
    line(document, block.caption, SMALL).paragraph_format.keep_with_next = True
    grid = document.add_table(rows=0, cols=len(block.headers), style="Table Grid")
    texts = (block.headers, *block.rows)
    needed = {size: sum(longest_words(texts, partial(_wide, size=size), _PADDING)) for size in _TABLE_SIZES}
    size = next((size for size, words in needed.items() if words < _room(document)), _TABLE_SIZES[-1])
    for number, cells in enumerate(texts):
        row = grid.add_row()
        _mark(row, "w:cantSplit")
        if number == 0:
            _mark(row, "w:tblHeader")
        _row(row, cells, block.numbers, size, bold=number == 0)
    fit_columns(document, grid, size)


def _mark(row: Any, name: str) -> None:
    element = OxmlElement(name)
    element.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(element)


def fit_columns(document: Any, grid: Any, size: float = SMALL[1]) -> None:
    """Fit a table's column widths to their texts; a table with merged cells keeps its own.

    Programs that don't fit tables to their contents, such as LibreOffice, would break dates and words.
    """
    lines = [[_Cell(cell, grid).text for cell in row.tc_lst] for row in grid._tbl.tr_lst]
    if len({len(cells) for cells in lines}) != 1:
        return
    measure = partial(_wide, size=size)
    widths = [Pt(wide) for wide in column_widths(lines, _room(document), measure, _PADDING)]
    for column, wide in zip(grid._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.w = wide
    for row in grid._tbl.tr_lst:
        for cell, wide in zip(row.tc_lst, widths, strict=True):
            cell.width = wide


def _room(document: Any) -> float:
    """The width between the margins, in points."""
    section = document.sections[0]
    return float((section.page_width - section.left_margin - section.right_margin) / Pt(1))


def _wide(text: str, size: float) -> float:
    """A text's width in a table in points, in bold; programs add a quarter em between Chinese and Latin characters."""
    is_wide = [width(sign) == 2 for sign in text]
    changes = sum(one != other for one, other in pairwise(is_wide))
    return size * (sum(1.0 if wide else _LATIN_SHARE for wide in is_wide) + changes / 4)


def _row(row: Any, cells: Sequence[str], numbers: Sequence[int], size: float, bold: bool) -> None:
    for place, text in enumerate(cells):
        paragraph = row.cells[place].paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if place in numbers else WD_ALIGN_PARAGRAPH.LEFT
        paragraph.paragraph_format.space_after = Pt(0)
        run = paragraph.add_run(sheet_text(text))
        _dress(run, (SMALL[0], size))
        run.bold = bold


def _dress(run: Any, look: tuple[str, float]) -> None:
    name, size = look
    run.font.name = "Times New Roman"
    run.font.size = Pt(size)
    run.font.color.rgb = RGBColor(0, 0, 0)
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), name)
