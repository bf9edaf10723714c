"""Fills a letter template: {places} in paragraphs and tables, and the table row that repeats."""

import copy
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from docx import Document
from docx.table import Table, _Row

from dashboard.documents.letters import FIELDS, Letter
from dashboard.errors import Refused
from dashboard.export.brief_docx import SMALL, fit_columns, line
from dashboard.export.sheet_text import sheet_text
from dashboard.locale import _

_PLACE = re.compile(r"\{([^{}\s]{1,20})\}")
_NAMES = {name: name for name in FIELDS} | {chinese: name for name, chinese in FIELDS.items()}


def filled(template: bytes, letter: Letter, made_at: datetime, mark: str = "") -> bytes:
    """The letter as DOCX. Values are inserted literally: a {place} inside a value is not filled.

    ``mark`` is put at the top, such as that the data are synthetic. Raises Refused on a place that no letter has.
    """
    document: Any = Document(io.BytesIO(template))
    for grid in list(_tables(document)):
        _fill_rows(grid, letter.rows)
    title = ""
    for paragraph in _paragraphs(document):
        _fill(paragraph, letter.values)
        title = title or paragraph.text
    for grid in document.tables:
        if grid.autofit:
            fit_columns(document, grid)
    if mark:
        document.element.body.insert(0, line(document, mark, SMALL)._p)
    document.core_properties.title = sheet_text(title)[:200]
    document.core_properties.author = "Union Health"
    document.core_properties.created = document.core_properties.modified = made_at
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _tables(document: Any) -> Iterator[Table]:
    yield from document.tables


def _paragraphs(document: Any) -> Iterator[Any]:
    """Every paragraph of body, tables, headers and footers, in that order."""
    yield from document.paragraphs
    for grid in document.tables:
        for row in grid.rows:
            for cell in row.cells:
                yield from cell.paragraphs
    for section in document.sections:
        yield from section.header.paragraphs
        yield from section.footer.paragraphs


def _fill_rows(grid: Table, rows: Sequence[Mapping[str, str]]) -> None:
    """Repeat the first table row that has places filled per row, once for each of the rows."""
    of_rows = {name for row in rows for name in row} or {"number"}
    for line_of_table in list(grid.rows):
        asked = {_NAMES.get(name) for cell in line_of_table.cells for name in _PLACE.findall(cell.text)}
        if not asked & of_rows:
            continue
        for values in rows:
            added = copy.deepcopy(line_of_table._tr)
            line_of_table._tr.addprevious(added)
            for cell in _Row(added, grid).cells:
                for paragraph in cell.paragraphs:
                    _fill(paragraph, values)
        grid._tbl.remove(line_of_table._tr)
        return


def _fill(paragraph: Any, values: Mapping[str, str]) -> None:
    """Fill a paragraph's places. Word processors split text into runs arbitrarily: the first run gets the value."""
    runs = paragraph.runs
    text = "".join(run.text for run in runs)
    for found in reversed(list(_PLACE.finditer(text))):
        name = _NAMES.get(found[1])
        if name is None:
            raise Refused(
                _("A template asks for {place}; there is: {known}.", place=found[0], known=", ".join(_known()))
            )
        _replace(runs, found.start(), found.end(), sheet_text(values.get(name, "")))


def _known() -> list[str]:
    return [f"{{{chinese}}} {{{name}}}" for name, chinese in FIELDS.items()]


def _replace(runs: Sequence[Any], start: int, end: int, value: str) -> None:
    """Replace the characters from start to end of the runs' joined text by the value."""
    before = 0
    for run in runs:
        length = len(run.text)
        first, last = max(start - before, 0), min(end - before, length)
        if first < last:
            run.text = run.text[:first] + value + run.text[last:]
            value = ""
        before += length
