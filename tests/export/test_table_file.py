"""JSON and Parquet, the mark of synthetic data, and the choice of a format."""

import io
import json
from datetime import date

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook
from payloads import CONTROLS, FORMULAS, KINDS, LONG, NAUGHTY, SNEAKY_FORMULAS, context, every_kind, texts

from dashboard.errors import Refused
from dashboard.export.json_file import to_json
from dashboard.export.parquet_file import to_parquet
from dashboard.export.table_file import FORMATS, MEDIA_TYPES, to_bytes


def table_of(frame: pd.DataFrame, **changes: object) -> pa.Table:
    return pq.read_table(io.BytesIO(to_parquet(frame, context(**changes))))


def test_json_is_a_list_of_rows_with_iso_dates_and_null() -> None:
    rows = json.loads(to_json(every_kind(), context()))
    assert [list(row) for row in rows] == [list(every_kind().columns)] * 3
    assert list(rows[0].values()) == ["00123", 3, 66.66666666666667, "2014-06-01", "2014-04-30", True, 7]
    assert list(rows[1].values()) == [None] * 7


def test_json_of_an_empty_table_is_an_empty_list() -> None:
    assert json.loads(to_json(every_kind().iloc[:0], context())) == []


def test_json_has_no_number_that_json_does_not_know() -> None:
    assert json.loads(to_json(pd.DataFrame({"a": [float("inf"), float("nan")]}), context())) == [{"a": None}] * 2


@pytest.mark.parametrize("kind", FORMATS)
def test_a_column_without_any_day_is_empty_in_every_format(kind) -> None:
    frame = pd.DataFrame({"name": ["A", "B"], "due": pd.Series([None, None], dtype="datetime64[us]")})
    content = to_bytes(frame, kind, context())
    if kind == "csv":
        assert content.decode("utf-8-sig").splitlines() == ["name,due", "A,", "B,"]
    elif kind == "json":
        assert [row["due"] for row in json.loads(content)] == [None, None]
    elif kind == "xlsx":
        sheet = load_workbook(io.BytesIO(content)).worksheets[0]
        assert [sheet.cell(row, 2).value for row in (2, 3)] == [None, None]
    else:
        table = pq.read_table(io.BytesIO(content))
        assert table.schema.field("due").type == pa.date32() and table["due"].to_pylist() == [None, None]


ALL = (*FORMULAS, *SNEAKY_FORMULAS, *NAUGHTY, CONTROLS, LONG)


def test_texts_for_programs_come_back_unchanged() -> None:
    frame = texts(*ALL)
    assert [row["名称"] for row in json.loads(to_json(frame, context()))] == list(ALL)
    assert table_of(frame)["名称"].to_pylist() == list(ALL)


def test_parquet_keeps_every_kind() -> None:
    table = table_of(every_kind())
    assert [tuple(row.values()) for row in table.to_pylist()] == KINDS
    kinds = [pa.string(), pa.int64(), pa.float64(), pa.date32(), pa.date32(), pa.bool_(), pa.float64()]
    assert table.schema.types == kinds


def test_parquet_of_an_empty_table_keeps_its_kinds() -> None:
    table = table_of(every_kind().iloc[:0])
    assert table.num_rows == 0
    assert table.schema.types[:4] == [pa.string(), pa.int64(), pa.float64(), pa.date32()]


def test_parquet_makes_text_of_what_is_mixed() -> None:
    assert table_of(pd.DataFrame({"a": pd.Series([1, "x", None], dtype=object)}))["a"].to_pylist() == ["1", "x", None]


def test_parquet_says_where_it_comes_from() -> None:
    about = json.loads(table_of(every_kind()).schema.metadata[b"union_health"])
    assert (about["register"], about["version"], about["as_of"]) == ("贵州省直", "v0003", "2014-04-30")
    assert about["filters"] == [["单位性质", "机关、企业"]]


@pytest.mark.parametrize("kind", FORMATS)
def test_every_row_of_synthetic_data_is_marked_in_every_format(kind) -> None:
    frame = pd.DataFrame({"unit_id": ["u1", "u2"]})
    content = to_bytes(frame, kind, context(synthetic=True, language="en"))
    if kind == "csv":
        assert content.decode("utf-8-sig") == "unit_id,data_nature\r\nu1,synthetic\r\nu2,synthetic\r\n"
    elif kind == "json":
        assert [row["data_nature"] for row in json.loads(content)] == ["synthetic"] * 2
    elif kind == "parquet":
        assert pq.read_table(io.BytesIO(content))["data_nature"].to_pylist() == ["synthetic"] * 2
    else:
        book = load_workbook(io.BytesIO(content))
        assert list(book.worksheets[0].values) == [("unit_id", "data_nature"), ("u1", "synthetic"), ("u2", "synthetic")]
        assert "Synthetic data" in book.worksheets[0].oddHeader.left.text
    assert b"data_nature" not in to_bytes(frame, "csv", context())


def test_the_mark_is_in_the_readers_language_beside_words() -> None:
    frame = pd.DataFrame({"Unit name": ["a"]})
    content = to_bytes(frame, "csv", context(synthetic=True, language="en")).decode("utf-8-sig")
    assert content == "Unit name,Nature of the data\r\na,Synthetic data\r\n"


def test_marking_does_not_change_the_frame() -> None:
    frame = pd.DataFrame({"unit_id": ["u1"]})
    for kind in FORMATS:
        to_bytes(frame, kind, context(synthetic=True))
    assert list(frame.columns) == ["unit_id"]


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(Refused, match="parquet"):
        to_bytes(every_kind(), "pdf", context())


def test_every_format_has_a_media_type() -> None:
    assert set(MEDIA_TYPES) == set(FORMATS)


def test_a_large_day_is_a_day() -> None:
    assert table_of(pd.DataFrame({"a": pd.to_datetime(["9999-12-31"]).astype("datetime64[us]")}))["a"].to_pylist() == [
        date(9999, 12, 31)
    ]
