"""CSV is read back with the standard reader, cell by cell."""

import csv
import io
from datetime import date, datetime

import pandas as pd
import pytest
from payloads import FORMULAS, KINDS, LONG, NAUGHTY, SNEAKY_FORMULAS, context, every_kind, texts

from dashboard.export.csv_file import harmless, to_csv
from dashboard.register.plain_values import cell, values


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_file_is_made_for_spreadsheet_programs() -> None:
    content = to_csv(every_kind(), context())
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == content.count(b"\n") == 4


def test_every_kind_of_cell_is_as_it_went_in() -> None:
    header, *rows = read(to_csv(every_kind(), context()))
    assert header == list(every_kind().columns)
    assert rows[0] == ["00123", "3", "66.66666666666667", "2014-06-01", "2014-04-30", "true", "7"]
    assert rows[1] == [""] * 7
    assert rows[2] == ["915200000000000001", "-12", "-2.5", "2024-02-29", "1899-01-01", "false", "12.25"]
    assert [float(row[2]) for row in (rows[0], rows[2])] == [KINDS[0][2], KINDS[2][2]]


@pytest.mark.parametrize("text", [*FORMULAS, *SNEAKY_FORMULAS])
def test_what_looks_like_a_formula_becomes_text(text) -> None:
    cell = read(to_csv(texts(text), context()))[1][0]
    assert cell == f"'{text}"


def test_a_header_that_looks_like_a_formula_becomes_text() -> None:
    assert read(to_csv(pd.DataFrame({"=1+1": [1]}), context()))[0] == ["'=1+1"]


def test_negative_numbers_stay_numbers() -> None:
    frame = pd.DataFrame({"a": [-1], "b": [-0.5], "c": pd.Series([-7], dtype=object)})
    assert read(to_csv(frame, context()))[1] == ["-1", "-0.5", "-7"]


@pytest.mark.parametrize("text", [*NAUGHTY, LONG])
def test_strange_texts_come_back_unchanged(text) -> None:
    assert read(to_csv(texts(text, "next"), context()))[1:] == [[text, "0"], ["next", "1"]]


def test_what_equals_is_not_written_alike() -> None:
    cells = [True, 1, 1.0, "1", False, 0, date(2026, 1, 2), datetime(2026, 1, 2, 3, 4), None, True]
    written = [row[0] for row in read(to_csv(pd.DataFrame({"a": pd.Series(cells, dtype=object)}), context()))[1:]]
    assert written == ["true", "1", "1.0", "1", "false", "0", "2026-01-02", "2026-01-02T03:04:00", "", "true"]


def test_one_formula_among_many_texts_is_found() -> None:
    among = ["plain"] * 1_000 + ["\u3000=1+1", ""]
    written = [row[0] for row in read(to_csv(texts(*among), context()))[1:]]
    assert written == ["plain"] * 1_000 + ["'\u3000=1+1", ""]


@pytest.mark.parametrize("with_hour", [False, True])
def test_a_column_of_moments_is_written_like_its_cells(with_hour: bool) -> None:
    moments = pd.Series(
        pd.to_datetime(["2024-02-29", None, "1899-01-01 07:30" if with_hour else "1899-01-01"], format="ISO8601")
    )
    assert values(moments) == [cell(moment) for moment in moments]
    written = [row[0] for row in read(to_csv(pd.DataFrame({"a": moments, "b": 1}), context()))[1:]]
    assert written == ["2024-02-29", "", "1899-01-01T07:30:00" if with_hour else "1899-01-01"]


def test_half_a_character_does_not_lose_the_rest() -> None:
    frame = pd.DataFrame({"a": pd.Series(["x\ud800y", "z"], dtype=object)})
    assert read(to_csv(frame, context()))[1:] == [["x?y"], ["z"]]


def test_an_empty_table_has_its_header() -> None:
    assert read(to_csv(every_kind().iloc[:0], context())) == [list(every_kind().columns)]


@pytest.mark.parametrize("text", ["–", "甲公司", "", "3-4", "a=b", "（1）"])
def test_other_texts_are_left_alone(text) -> None:
    assert harmless(text) == text
