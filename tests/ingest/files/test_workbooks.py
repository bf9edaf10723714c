from datetime import date
from pathlib import Path
from struct import pack

import pytest
import xlsxwriter

from dashboard.errors import Refused
from dashboard.ingest.files import child_reader
from dashboard.ingest.files.formats.xls_records import xls_errors
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


def record(kind: int, body: bytes) -> bytes:
    return pack("<HH", kind, len(body)) + body


def test_the_errors_of_formulas_in_xls_are_told_by_their_cells(tmp_path) -> None:
    error_value = pack("<HHHBB", 4, 2, 0, 0x2A, 1)
    truth_value = pack("<HHHBB", 5, 2, 0, 1, 0)
    error_formula = pack("<HHH", 6, 300, 0) + b"\x02\x00\x07\x00\x00\x00\xff\xff" + bytes(8)
    number_formula = pack("<HHH", 7, 0, 0) + pack("<d", 1.5) + bytes(8)
    cells = [(0x205, error_value), (0x205, truth_value), (0x06, error_formula), (0x06, number_formula)]
    sheet = b"".join(record(kind, body) for kind, body in cells) + record(0x0A, b"")
    start = len(record(0x85, bytes(8)) + record(0x0A, b""))
    path = tmp_path / "a.xls"
    path.write_bytes(record(0x85, pack("<I", start) + bytes(4)) + record(0x0A, b"") + sheet)
    assert xls_errors(str(path), ["甲"]) == {"甲": [(4, 2, "#N/A"), (6, 300, "#DIV/0!")]}


@pytest.mark.parametrize("content", [b"", b"\xd0\xcf\x11\xe0", b"\xd0\xcf\x11\xe0" + bytes(600), b"\x85\x00\x02\x00ab"])
def test_a_broken_xls_has_no_errors_to_tell_and_does_not_hang(tmp_path, content) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(content)
    assert xls_errors(str(path), ["甲"]) in ({}, {"甲": []})


def test_a_workbook_under_another_kinds_name_is_read(tmp_path) -> None:
    (first, _second) = read_file(make(tmp_path / "甲.xlsx").rename(tmp_path / "甲.xls"))
    assert first.rows[1][1] == "文字"
