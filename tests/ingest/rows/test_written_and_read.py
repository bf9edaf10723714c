"""Any table of text, written in any format and encoding, comes back identical; and every row is accounted for."""

import csv
import io
import re
import tempfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.ingest.files.read_file import read_file

# What people write in cells: Chinese, Latin with accents, digits, quotes, separators and line breaks.
HAN = "甲乙丙贵州省公司工会委员会职工人数备注（）、"
CELL = st.text(alphabet=st.sampled_from(f"{HAN}ABCxyz0123456789 ,;|\"'=+-@\n"), min_size=1, max_size=12).map(str.strip)
# No word of these languages is accents alone: ÉÉ, written by itself, is the same two bytes as a Chinese character.
ACCENTS_ALONE = re.compile(r"(?<![A-Za-z])[éñüßÉçã]{2,}|[éñüßÉçã]{2,}(?![A-Za-z])")
LATIN = (
    st.text(alphabet="ABCxyzéñüßÉçã0123456789,;\"' ", min_size=1, max_size=12)
    .map(str.strip)
    .filter(lambda cell: not ACCENTS_ALONE.search(cell))
)


def tables(cell: st.SearchStrategy[str]) -> st.SearchStrategy[list[list[str | None]]]:
    """Rectangles of at least two columns and rows, the header's cells filled, as a header's are."""

    def rectangle(width: int) -> st.SearchStrategy[list[list[str | None]]]:
        header = st.lists(cell.filter(bool), min_size=width, max_size=width)
        row = st.lists(cell.map(lambda text: text or None), min_size=width, max_size=width).filter(any)
        return st.tuples(header, st.lists(row, min_size=1, max_size=8)).map(lambda parts: [parts[0], *parts[1]])

    return st.integers(2, 5).flatmap(rectangle)


def read_back(name: str, content: bytes) -> list[list[str | None]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        return [list(row) for row in read_file(path)[0].rows]


def text_of(table: list[list[str | None]], separator: str) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows([[cell or "" for cell in row] for row in table])
    return out.getvalue()


FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@settings(max_examples=80, deadline=None)
@given(tables(CELL), st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]), st.sampled_from(",\t;|"))
def test_text_tables_in_chinese_encodings(table, encoding, separator) -> None:
    # Latin cells of one column could be cut at another sign just as well: the first line tells.
    table = [["单位名称", *["单位性质"] * (len(table[0]) - 1)], *table]
    assert read_as_named(text_of(table, separator).encode(encoding), separator) == table


def read_as_named(content: bytes, separator: str) -> list[list[str | None]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.csv"
        path.write_bytes(content)
        # The further lines of a cell with line breaks are empty rows.
        return [list(row) for row in read_file(path, separator=separator)[0].rows if row]


@settings(max_examples=80, deadline=None)
@given(tables(LATIN))
def test_text_tables_of_western_europe(table) -> None:
    table = [["name of the unit", *["année"] * (len(table[0]) - 1)], *table]
    assert read_as_named(text_of(table, ";").encode("cp1252"), ";") == table


@FEW
@given(tables(CELL))
def test_workbooks(table) -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for row, cells in enumerate(table):
            for column, cell in enumerate(cells):
                if cell:
                    sheet.write_string(row, column, cell)
    found = read_back("table.xlsx", content.getvalue())
    assert [[*row, *[None] * (len(table[0]) - len(row))] for row in found] == table


@FEW
@given(tables(CELL))
def test_parquet(table) -> None:
    names = [f"{index} {name}" for index, name in enumerate(table[0])]
    columns = [pa.array([row[index] for row in table[1:]], pa.string()) for index in range(len(names))]
    content = io.BytesIO()
    pq.write_table(pa.table(columns, names=names), content)
    assert read_back("table.parquet", content.getvalue()) == [names, *table[1:]]
