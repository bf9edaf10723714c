"""What a file may cost: bombs are refused from what they declare, large texts are read in a child, two at a time."""

import threading
import time
import tracemalloc
import zipfile
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

import openpyxl
import pytest

from dashboard.errors import Refused
from dashboard.ingest.files import child_reader, read_file, sources
from dashboard.ingest.files.reading_turns import importing
from dashboard.ingest.files.sources import Source
from dashboard.locale import use_language


@pytest.fixture(autouse=True)
def english() -> None:
    use_language("en")


def rows_of(path: Path) -> list[list[str | None]]:
    (sheet,) = read_file.read_file(path)
    return [list(row) for row in sheet.rows]


def test_a_large_text_is_read_in_a_child_as_a_small_one_is(tmp_path: Path, monkeypatch) -> None:
    lines = ["单位名称,职工人数,地址", *(f'甲{n}厂,{n},"三楼\n东{n}"' for n in range(50)), "乙厂,5", "", '丙厂,"7,x']
    path = tmp_path / "x.csv"
    path.write_text("\n".join(lines), encoding="gb18030")
    (small,) = read_file.read_file(path)
    monkeypatch.setattr(read_file, "LARGE_TEXT", 0)
    (large,) = read_file.read_file(path)
    assert [list(row) for row in large.rows] == [list(row) for row in small.rows]
    assert (large.broken, large.notes, large.sha256) == (small.broken, small.notes, small.sha256)
    assert large.broken and large.notes


def test_a_text_beyond_the_limits_is_refused_and_the_server_keeps_its_memory(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(child_reader, "MEMORY_LIMIT", 400 * 1024**2)
    path = tmp_path / "x.csv"
    path.write_bytes(b"a,b\n" + b"1,2\n" * 2_900_000)
    tracemalloc.start()
    with pytest.raises(Refused, match=r"x\.csv could not be read within 400 MB"):
        read_file.read_file(path)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 60 * 1024**2  # the bytes of the file, for its digest, and little else


def test_line_feeds_alone_are_no_table(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(b"a,b\n1,2\n" + b"\n" * 2_500_000)
    assert rows_of(path)[:2] == [["a", "b"], ["1", "2"]]


def test_a_refusal_of_the_child_is_in_the_reader_s_language(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(read_file, "LARGE_TEXT", 0)
    path = tmp_path / "x.csv"
    path.write_bytes("단위명,직원수\n가나다라마,5\n".encode("euc_kr") * 5)
    use_language("zh")
    with pytest.raises(Refused) as refused:
        read_file.read_file(path)
    assert "编码" in str(refused.value)


@pytest.mark.parametrize(
    "content", [b"a,b\n" + b"\n" * 4_000_000 + b"1,2\n", b"a,b\r" + b"\r" * 4_000_000 + b"1,2", b"," * 31_000_000]
)
def test_a_text_table_of_too_many_lines_or_cells_is_refused_at_once(tmp_path, content) -> None:
    use_language("en")
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    before = getrusage(RUSAGE_CHILDREN).ru_utime
    with pytest.raises(Refused, match="has more than 3 million lines or 30 million cells"):
        read_file.read_file(path)
    assert getrusage(RUSAGE_CHILDREN).ru_utime - before < 5


def bomb(path: Path, part: str, megabytes: int) -> Path:
    """A workbook of which one part unpacks to so much."""
    book = openpyxl.Workbook()
    book.save(path)
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED, compresslevel=9) as archive,
        archive.open(part, "w", force_zip64=True) as out,
    ):
        for _n in range(megabytes):
            out.write(b" " * 1024**2)
    return path


@pytest.mark.parametrize("part", ["xl/sharedStrings2.xml", "xl/media/image1.png", "word/document2.xml"])
def test_a_bomb_is_refused_by_what_it_declares(tmp_path: Path, part: str) -> None:
    path = bomb(tmp_path / "x.xlsx", part, 300)
    began = time.process_time()
    with pytest.raises(Refused, match=r"x\.xlsx would unpack from 1 MB to \d+ MB"):
        read_file.read_file(path)
    assert time.process_time() - began < 1  # processor time, whatever else the machine does


def test_a_sheet_of_millions_of_equal_cells_is_refused_by_its_ratio(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    openpyxl.Workbook().save(path)
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet2.xml", "w", force_zip64=True) as out,
    ):
        for _n in range(45):
            out.write(b"<row><c><v>1</v></c><c><v>1</v></c><c><v>1</v></c></row>" * 120_000)
    with pytest.raises(Refused, match="would unpack from"):
        read_file.read_file(path)


def test_empty_formatted_rows_are_no_bomb(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in range(1, 3001):
        for column in range(1, 30):
            book.active.cell(row, column).font = openpyxl.styles.Font(bold=True)
    book.active["A1"], book.active["A2"] = "单位名称", "甲厂"
    book.save(tmp_path / "x.xlsx")
    assert rows_of(tmp_path / "x.xlsx")[1][0] == "甲厂"


def test_a_zip_of_line_feeds_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive,
        archive.open("x.csv", "w", force_zip64=True) as out,
    ):
        for _n in range(100):
            out.write(b"\n" * 1024**2)
    with pytest.raises(Refused, match="would unpack from 1 MB to 105 MB"), sources.sources([path]):
        pass


def test_all_zips_of_an_upload_share_one_limit(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(sources, "MOST_UPLOADED", 3_000)
    given = []
    for name in ("a.zip", "b.zip"):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            archive.writestr("x.csv", "单位名称\n" + "甲" * 600)
        given.append(Source(tmp_path / name, name, named=False))
    with sources.sources(given) as found:
        assert [bool(one.refused) for one in found] == [False, True]
        assert "more than 5000 files or" in str(found[1].refused)


def test_a_third_import_waits_and_is_told(tmp_path: Path) -> None:
    entered, leave, told = threading.Barrier(3), threading.Event(), threading.Event()

    def hold() -> None:
        with importing(lambda: None):
            entered.wait(10)
            leave.wait(10)

    holders = [threading.Thread(target=hold) for _n in range(2)]
    for one in holders:
        one.start()
    entered.wait(10)
    done = threading.Event()

    def third() -> None:
        with importing(told.set):
            done.set()

    waiting = threading.Thread(target=third)
    waiting.start()
    assert told.wait(10) and not done.is_set()
    leave.set()
    waiting.join(10)
    assert done.is_set()
    for one in holders:
        one.join(10)
