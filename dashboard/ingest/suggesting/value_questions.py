"""Groups the cells that an import told and did not take, and offers what they may mean. A person decides."""

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import permutations

from dashboard.ingest.cells.dates import read_date
from dashboard.ingest.report import ImportReport
from dashboard.locale import Language
from dashboard.vocabulary.codes import code_lists
from dashboard.vocabulary.register_titles import table_titles

DECIDABLE = frozenset(
    {
        "not_a_date",
        "year_out_of_range",
        "year_only",
        "month_unclear",
        "date_unclear",
        "not_a_range",
        "not_a_number",
        "not_exact",
        "percent_unclear",
        "not_whole",
        "number_out_of_range",
        "not_yes_no",
        "neither_yes_nor_no",
        "unknown_code",
        "unknown_region",
        "bad_credit_code",
        "error_value",
        "time_of_day",
        "not_known",
        "not_done",
        "counts_as_no",
        "with_remark",
    }
)
"""The codes of problems that a decision on the cell's text mends."""

_MOST_OFFERED = 12
_YEARS = range(1950, 2100)


@dataclass(frozen=True)
class ValueQuestion:
    """Cells of one text in one column of the register: how many there are, and what they may be read as.

    header is the sheet's header for the column. offered are texts that the column can take.
    """

    code: str
    table: str
    column: str
    header: str
    text: str
    cells: int
    offered: tuple[str, ...]


def value_questions(report: ImportReport, language: Language) -> list[ValueQuestion]:
    """The texts that a decision would mend, the most frequent first."""
    found: dict[tuple[str, str, str, str], list[str]] = {}
    for problem in report.problems:
        if problem.code in DECIDABLE and problem.row and problem.table and problem.field and problem.value:
            key = (problem.code, problem.table, problem.field, problem.value)
            found.setdefault(key, []).append(problem.column or problem.field)
    questions = [
        ValueQuestion(code, table, column, headers[0], text, len(headers), _offers(code, table, column, text, language))
        for (code, table, column, text), headers in found.items()
    ]
    return sorted(questions, key=lambda one: (-one.cells, one.header, one.text))


def _offers(code: str, table: str, column: str, text: str, language: Language) -> tuple[str, ...]:
    list_name = table_titles()[table].columns[column].codes if column in table_titles()[table].columns else None
    if code in {"not_yes_no", "neither_yes_nor_no", "counts_as_no"} or list_name == "yes_no":
        return ("是", "否") if language == "zh" else ("yes", "no")
    if list_name:
        titles = [entry.zh if language == "zh" else entry.en for entry in code_lists()[list_name].values()]
        near = difflib.get_close_matches(text, titles, n=len(titles), cutoff=0.2)
        return tuple(dict.fromkeys([*near, *titles]))[:_MOST_OFFERED]
    if code == "percent_unclear":
        share = float(text.rstrip("%"))
        return (f"{share * 100:.10g}%", f"{share:.10g}%")
    return tuple(dict.fromkeys([*_dates(text), *_numbers(code, text)]))


def _dates(text: str) -> Iterable[str]:
    if re.fullmatch(r"\d{4}\.1", text):
        return (f"{text[:4]}-01", f"{text[:4]}-10")
    near = re.search(r"(\d{4})\s*[年./-]\s*(\d{1,2})(?:\s*[月./-]\s*(\d{1,2}))?", text)
    if near and (whole := read_date("-".join(part for part in near.groups() if part)).value):
        return (f"{whole:%Y-%m-%d}" if near[3] else f"{whole:%Y-%m}",)
    parts = [int(part) for part in re.findall(r"\d+", text)]
    if len(parts) != 3:
        return ()
    return sorted({day.isoformat() for order in set(permutations(parts)) if (day := _day(*order))})


def _day(year: int, month: int, day: int) -> date | None:
    year = year + 2000 if year < 50 else year
    try:
        return date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None


def _numbers(code: str, text: str) -> Iterable[str]:
    if code not in {"not_exact", "not_a_number", "with_remark", "not_whole"}:
        return ()
    return re.findall(r"\d+(?:\.\d+)?", text.replace(",", ""))[:3]
