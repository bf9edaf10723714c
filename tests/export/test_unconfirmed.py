"""What rests on a parameter that nobody has confirmed says so in every format."""

import csv
import io
import json

import pandas as pd
import pytest
from openpyxl import load_workbook
from payloads import context, every_kind

from dashboard.documents.context import Definition
from dashboard.export.csv_file import to_csv
from dashboard.export.json_file import to_json
from dashboard.export.xlsx_file import to_xlsx

NOTE = "《机关工会工作暂行条例》（转引）"
DOUBTFUL = {"chair_in_post": NOTE, "主席配备": NOTE}
NAMED = pd.DataFrame({"indicator": ["units_open", "chair_in_post"], "value": [1, 2]})
WORDED = pd.DataFrame({"检查项目": ["主席配备", "按期换届"], "单位名称": ["甲", "乙"]})


def read_csv(frame: pd.DataFrame, **changes: object) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(to_csv(frame, context(**changes)).decode("utf-8-sig"))))


def test_each_row_of_a_csv_names_what_it_rests_on() -> None:
    assert [row["unconfirmed_basis"] for row in read_csv(NAMED, unconfirmed=DOUBTFUL)] == ["", NOTE]
    assert [row["依据含未核实参数"] for row in read_csv(WORDED, unconfirmed=DOUBTFUL)] == [NOTE, ""]


def test_json_has_it_and_null_where_all_is_confirmed() -> None:
    rows = json.loads(to_json(NAMED, context(unconfirmed=DOUBTFUL)))
    assert [row["unconfirmed_basis"] for row in rows] == [None, NOTE]


@pytest.mark.parametrize("frame", [NAMED, WORDED, every_kind()])
def test_a_file_of_confirmed_numbers_has_no_such_column(frame) -> None:
    assert list(read_csv(frame)[0]) == list(frame.columns)
    assert (
        list(read_csv(frame.head(1) if frame is NAMED else every_kind(), unconfirmed=DOUBTFUL)[0])[-1]
        != "unconfirmed_basis"
    )


def test_the_rows_behind_a_number_say_what_the_number_rests_on() -> None:
    defined = (Definition("主席配备率", "…", "…", "…", NOTE),)
    assert {row["依据含未核实参数"] for row in read_csv(every_kind(), definitions=defined)} == {NOTE}


def test_a_workbook_says_it_beside_the_definition() -> None:
    defined = (Definition("主席配备率", "定义", "依据", "下一步", NOTE), Definition("在册单位数", "定义", "依据", "–"))
    book = load_workbook(io.BytesIO(to_xlsx({"表": WORDED}, context(definitions=defined, unconfirmed=DOUBTFUL))))
    about = list(book.worksheets[-1].iter_rows(values_only=True))
    titles = next(row for row in about if "依据含未核实参数" in row)
    assert [row[titles.index("依据含未核实参数")] for row in about[about.index(titles) + 1 :]] == [NOTE, ""]
    assert "依据含未核实参数" in [cell.value for cell in book.worksheets[0][1]]
    plain = load_workbook(io.BytesIO(to_xlsx({"表": every_kind()}, context())))
    assert not any("依据含未核实参数" in row for row in plain.worksheets[-1].iter_rows(values_only=True))


def test_an_empty_table_stays_empty() -> None:
    defined = (Definition("主席配备率", "…", "…", "…", NOTE),)
    for frame in (NAMED.head(0), every_kind().head(0)):
        assert read_csv(frame, definitions=defined, unconfirmed=DOUBTFUL) == []
