from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from dashboard.errors import Refused
from dashboard.ingest.files import child_reader
from dashboard.ingest.files.read_file import read_file

BOMBS = Path(__file__).resolve().parents[4] / "shared" / "data" / "spreadsheets"


def make(path: Path) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("甲")
        sheet.write_string(1, 1, "文字")
        sheet.write_number(1, 2, 12)
        sheet.write_boolean(1, 3, True)
        sheet.write_datetime(1, 4, date(2014, 8, 31), book.add_format({"num_format": "yyyy-mm-dd"}))
        book.add_worksheet("乙")
    return path


def test_cells_keep_their_kind_and_their_place(tmp_path) -> None:
    first, second = read_file(make(tmp_path / "甲乙.xlsx"))
    assert (first.name, second.name, list(second.rows)) == ("甲", "乙", [])
    row = first.rows[1]
    assert row[0] is None
    assert (row[1], row[2], row[3]) == ("文字", 12, True)
    assert row[4] == date(2014, 8, 31)


def test_a_damaged_workbook_is_refused_in_one_sentence(tmp_path) -> None:
    path = tmp_path / "damaged.xlsx"
    path.write_bytes(b"PK\x03\x04 and nothing more")
    with pytest.raises(Refused, match=r"damaged\.xlsx is no workbook that can be read"):
        read_file(path)


@pytest.mark.parametrize("limit", ["SECONDS_LIMIT", "MEMORY_LIMIT"])
def test_a_child_that_dies_harms_nobody(tmp_path, monkeypatch, limit) -> None:
    child = tmp_path / "child.py"
    child.write_text(
        "import os, signal, time\n"
        + ("time.sleep(60)\n" if limit == "SECONDS_LIMIT" else "os.kill(os.getpid(), signal.SIGKILL)\n")
    )
    monkeypatch.setattr(child_reader, "_CHILD", (str(child),))
    monkeypatch.setattr(child_reader, "SECONDS_LIMIT", 1)
    with pytest.raises(Refused, match="could not be read within"):
        child_reader.read_in_child(make(tmp_path / "x.xlsx"), "workbook")


def test_the_child_keeps_to_its_memory(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(child_reader, "MEMORY_LIMIT", 1_000_000)
    with pytest.raises(Refused):
        child_reader.read_in_child(make(tmp_path / "x.xlsx"), "workbook")


@pytest.mark.skipif(not BOMBS.is_dir(), reason="the folder of broken spreadsheets is not beside the checkout")
def test_bombs_are_refused_or_read_within_the_limits(monkeypatch) -> None:
    monkeypatch.setattr(child_reader, "SECONDS_LIMIT", 10)
    monkeypatch.setattr(child_reader, "MEMORY_LIMIT", 512 * 1024**2)
    bombs = [path for path in BOMBS.rglob("*") if path.name.startswith(("poc-", "OOM_alloc"))]
    assert bombs
    for path in bombs:
        try:
            assert read_file(path) is not None
        except Refused as refusal:
            assert str(refusal)


def test_a_workbook_under_another_kinds_name_is_read(tmp_path) -> None:
    (first, _second) = read_file(make(tmp_path / "甲.xlsx").rename(tmp_path / "甲.xls"))
    assert first.rows[1][1] == "文字"
