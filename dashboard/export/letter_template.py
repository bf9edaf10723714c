"""Letter templates: an organisation's own documents, else those generated from data/letters."""

import io
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from dashboard.documents.blocks import TableBlock
from dashboard.errors import Refused
from dashboard.export.brief_docx import BODY, TITLE, line, page_of, table
from dashboard.locale import Language, _
from dashboard.paths import data_folder


def template_of(name: str, language: Language, folder: Path | None = None) -> bytes:
    """The template as DOCX: NAME.docx of the folder if it exists, else the bundled one.

    Raises Refused where the folder's document can't be opened.
    """
    own = folder / f"{name}.docx" if folder else None
    if own is None or not own.is_file():
        return _made(name, language)
    content = own.read_bytes()
    try:
        Document(io.BytesIO(content))
    except Exception as error:  # a broken DOCX raises many kinds of exceptions
        raise Refused(_("The template {file} is no DOCX document that can be opened.", file=own)) from error
    return content


@cache
def _words(language: Language) -> Mapping[str, Any]:
    with (data_folder() / "letters" / f"{language}.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def _made(name: str, language: Language) -> bytes:
    """A template in the layout of GB/T 9704, with its places unfilled."""
    words = _words(language)[name]
    document: Any = Document()
    page_of(document)
    if words.get("wide"):
        section = document.sections[0]
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
        section.top_margin = section.bottom_margin = section.left_margin = section.right_margin
    line(document, words["title"], TITLE, WD_ALIGN_PARAGRAPH.CENTER).paragraph_format.space_after = Pt(14)
    _paragraphs(document, words["text"])
    if columns := words.get("table"):
        table(document, TableBlock("", list(columns), [list(columns.values())]))
    if after := words.get("after"):
        line(document, "", BODY)
        _paragraphs(document, after["text"])
    if words["sign"]:
        line(document, "", BODY)
        sender, day = ("{发文单位}", "{日期}") if language == "zh" else ("{sender}", "{date}")
        line(document, sender, BODY, WD_ALIGN_PARAGRAPH.RIGHT)
        line(document, day, BODY, WD_ALIGN_PARAGRAPH.RIGHT)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _paragraphs(document: Any, text: str) -> None:
    for part in text.strip("\n").splitlines():
        line(document, part, BODY)
