"""Reads a brief's files the way other programs do."""

import io
import re
from functools import cache

import pypdfium2
from docx import Document
from fontTools.ttLib import TTFont

from dashboard.export.brief_pdf import FONT_FILE
from dashboard.paths import data_folder


def text_of_docx(content: bytes) -> str:
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def text_of_pdf(content: bytes) -> str:
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content))
    return re.sub(r"— \d —", "", text)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@cache
def signs_of_the_font() -> frozenset[str]:
    with TTFont(data_folder() / "fonts" / FONT_FILE) as font:
        return frozenset(map(chr, font.getBestCmap()))


def in_the_font(text: str) -> str:
    """The text without the signs that the bundled font lacks: a page shows a box for each and names them below."""
    return "".join(sign for sign in text if sign in signs_of_the_font())
