"""Letters as a zip of documents with an index, and the blank templates for an organisation's own letters."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from dashboard.documents.context import Context
from dashboard.documents.letters import TEMPLATES, Letter
from dashboard.export.assignments_zip import Progress
from dashboard.export.csv_file import to_csv
from dashboard.export.letter_fill import filled
from dashboard.export.letter_template import template_of
from dashboard.locale import Language, _
from dashboard.locale.in_language import speaking
from dashboard.vocabulary.file_names import safe


def letters_zip(
    found: Sequence[Letter],
    context: Context,
    folder: Path | None = None,
    progress: Progress = lambda _done, _all: None,
) -> bytes:
    """The zip, one numbered document per letter; ``folder`` holds the organisation's own templates, as NAME.docx."""
    content = io.BytesIO()
    with speaking(context.language), zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        mark = _("Synthetic data: invented to try the program, about no real unit.") if context.synthetic else ""
        rows = []
        for number, letter in enumerate(found, 1):
            template = template_of(letter.template, context.language, folder)
            kind = letter_title(letter.template)
            name = f"{number:04d}_{safe(kind)}_{safe(letter.addressee) or '-'}.docx"
            _add(archive, name, filled(template, letter, context.made_at, mark), context)
            rows.append((kind, letter.addressee, name))
            progress(number, len(found))
        headers = [_("Letter"), _("Addressee"), _("Document")]
        _add(archive, "index.csv", to_csv(pd.DataFrame(rows, columns=headers, dtype=object), context), context)
    return content.getvalue()


def letter_title(template: str) -> str:
    """The letter's title in the current language."""
    return {
        "reminder_180": _("Re-election reminder, 180 days"),
        "reminder_90": _("Re-election reminder, 90 days"),
        "order": _("Order to re-elect"),
        "order_undated": _("Order to re-elect"),
        "elections": _("Re-elections due this year"),
        "closing": _("Application to close problems"),
    }[template]


def blank_templates(language: Language, names: Sequence[str] = TEMPLATES) -> bytes:
    """The bundled templates, to be edited and put into the home's folder letters."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(f"{name}.docx"), template_of(name, language), zipfile.ZIP_DEFLATED)
    return content.getvalue()


def _add(archive: zipfile.ZipFile, name: str, content: bytes, context: Context) -> None:
    archive.writestr(zipfile.ZipInfo(name, context.made_at.timetuple()[:6]), content, zipfile.ZIP_DEFLATED)
