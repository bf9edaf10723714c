"""The sheet of an assignment, filled in by hand, comes back through the import as data: what it mends is mended."""

import io
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from dashboard.answers.numbers import numbers
from dashboard.documents.assignments import assignments
from dashboard.documents.subject import Subject
from dashboard.export.assignments_zip import assignments_zip
from dashboard.locale import use_language
from dashboard.query.filters import Filters
from dashboard.register.reader import open_reader
from documents.subjects import subject
from ingest.everyday import Brought, new_register
from ingest.organs_union import DAY, OVERDUE, SHORT_NAMES, WITHOUT_UNION, three_workbooks

LATER = date(2026, 12, 1)


def counted(brought: Brought, name: str) -> object:
    (found,) = numbers(open_reader(brought.register.current()), Filters(), only=[name])
    return found.numerator


@pytest.fixture
def brought(tmp_path: Path) -> Brought:
    return new_register(tmp_path).bring(*three_workbooks(tmp_path), as_of=DAY)


def replies(about: Subject, folder: Path, written: dict[str, object]) -> list[Path]:
    """Every sheet to fill in, with these values written under these headers in the rows that ask for them."""
    archive = zipfile.ZipFile(io.BytesIO(assignments_zip(assignments(about, "unit"), about.context("交办单"))))
    found = []
    for name in archive.namelist():
        if not name.endswith(".xlsx"):
            continue
        book = openpyxl.load_workbook(io.BytesIO(archive.read(name)))
        for sheet in book:
            header = [cell.value for cell in sheet[1]]
            for row in range(2, sheet.max_row + 1):
                for title, value in written.items():
                    if title in header and sheet.cell(row, 1).value:
                        sheet.cell(row, header.index(title) + 1).value = value
        book.save(folder / name)
        found.append(folder / name)
    return found


def test_what_the_units_write_into_the_sheet_is_what_the_register_holds(brought: Brought, tmp_path: Path) -> None:
    use_language("zh")
    assert (
        counted(brought, "elections_overdue") == len(OVERDUE) - 2
    )  # two of them are not yet known by their short names
    folder = tmp_path / "replies"
    folder.mkdir()
    written = {"换届日期": "2026年11月20日", "任期届满日期": "2031.11.19", "工会名称": None, "办理情况": "已于11月换届"}
    brought.bring(*replies(subject(brought.register), folder, written), as_of=LATER)
    assert counted(brought, "elections_overdue") == 0
    assert counted(brought, "units_without_union") == len(WITHOUT_UNION)
    found = brought.problems()
    assert set(found["level"]) <= {"warning", "error"}
    assert brought.told("办理情况")


def test_a_union_that_was_founded_is_written_into_the_sheet(brought: Brought, tmp_path: Path) -> None:
    use_language("zh")
    folder = tmp_path / "replies"
    folder.mkdir()
    (unit,) = [name for name in WITHOUT_UNION if "翻译" in name]
    written = {"工会名称": f"{unit}工会", "建会日期": "2026-11-18"}
    paths = replies(subject(brought.register), folder, written)
    brought.bring(*[path for path in paths if unit in path.name], as_of=LATER)
    assert counted(brought, "units_without_union") == len(WITHOUT_UNION) - 1
    assert brought.names() == sorted({*brought.names()})
    assert not set(SHORT_NAMES) & set(brought.names())
