"""Assignments as a zip: a document and a sheet per addressee, and an index."""

import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH

from dashboard.documents.assignments import Assignment
from dashboard.documents.context import Context
from dashboard.export.brief_docx import BODY, SMALL, TITLE, line, page_of, table
from dashboard.export.csv_file import to_csv
from dashboard.export.sheet_text import sheet_text
from dashboard.export.xlsx_file import to_xlsx
from dashboard.locale import _
from dashboard.locale.in_language import speaking
from dashboard.locale.number_format import format_date
from dashboard.vocabulary.file_names import safe

Progress = Callable[[int, int], None]
"""Callback after each part of a document, with the number of parts done and the total."""


def assignments_zip(
    found: Sequence[Assignment], context: Context, progress: Progress = lambda _done, _all: None
) -> bytes:
    """The zip. File names are numbered, so that addressees of the same name don't collide."""
    # The documents give the basis of each problem, so no definitions and no remark about them in every row.
    context = replace(context, definitions=())
    content = io.BytesIO()
    with speaking(context.language), zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        rows = []
        for number, assignment in enumerate(found, 1):
            name = f"{number:03d}_{safe(assignment.addressee) or '-'}_{safe(context.title)}"
            _add(archive, f"{name}.docx", _document(assignment, context), context)
            _add(archive, f"{name}.xlsx", to_xlsx(assignment.sheets, context), context)
            rows.append((assignment.addressee, assignment.problems, assignment.overdue, f"{name}.docx", f"{name}.xlsx"))
            progress(number, len(found))
        headers = [_("Addressee"), _("Number of problems"), _("Of these overdue"), _("Document"), _("Sheet to fill in")]
        _add(archive, "index.csv", to_csv(pd.DataFrame(rows, columns=headers, dtype=object), context), context)
    return content.getvalue()


def _add(archive: zipfile.ZipFile, name: str, content: bytes, context: Context) -> None:
    archive.writestr(zipfile.ZipInfo(name, context.made_at.timetuple()[:6]), content, zipfile.ZIP_DEFLATED)


def _document(assignment: Assignment, context: Context) -> bytes:
    document: Any = Document()
    page_of(document)
    section = document.sections[0]
    # Eight columns need landscape.
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    section.top_margin = section.bottom_margin = section.left_margin = section.right_margin
    line(document, context.title, TITLE, WD_ALIGN_PARAGRAPH.CENTER)
    if context.synthetic:
        line(document, _("Synthetic data: invented to try the program, about no real unit."), SMALL)
    colon = "：" if context.language == "zh" else ":"
    line(document, f"{assignment.addressee}{colon}", BODY)
    line(document, assignment.opening, BODY)
    table(document, assignment.table)
    line(document, _("Official seal"), BODY, WD_ALIGN_PARAGRAPH.RIGHT)
    line(document, format_date(context.made_at.date(), context.language), BODY, WD_ALIGN_PARAGRAPH.RIGHT)
    document.core_properties.title = sheet_text(context.title)
    document.core_properties.created = document.core_properties.modified = context.made_at
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()
