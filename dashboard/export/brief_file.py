"""The brief's file formats."""

from collections.abc import Callable, Mapping

from dashboard.documents.brief import Brief
from dashboard.export.brief_docx import brief_docx
from dashboard.export.brief_html import brief_html
from dashboard.export.brief_pdf import brief_pdf

BRIEF_FORMATS: Mapping[str, Callable[[Brief], bytes]] = {"html": brief_html, "docx": brief_docx, "pdf": brief_pdf}
"""The writer of each format, by file extension without the dot."""
