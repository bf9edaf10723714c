"""Lists import problems (errors and warnings) of a register version or of one import report."""

from dataclasses import dataclass

import pandas as pd

from dashboard.ingest.history.register_queries import answer
from dashboard.ingest.report import ImportReport
from dashboard.ingest.row_problems import message_of
from dashboard.register.versions import Version

COLUMNS = ("file", "sheet", "row", "column", "value", "code", "message", "level", "table", "import_id")


def problems(version: Version) -> pd.DataFrame:
    """The errors (of quarantined rows) and warnings of all imports, the latest import first.

    Columns: file, sheet, row (as the sheet numbers it; empty for a whole column or sheet), column, value, code,
    message (in the current language), level, table, import_id.
    """
    found = answer(version, "problem_list")
    found["message"] = list(map(message_of, found["code"], found["column"], found["value"]))
    return found[list(COLUMNS)]


def problems_of(report: ImportReport) -> pd.DataFrame:
    """The problems of one import, published or a dry run, by sheet and row; the columns are those of ``problems``."""
    rows = [
        (
            report.files[problem.sheet].file,
            report.files[problem.sheet].sheet,
            problem.row,
            problem.column,
            problem.value,
            problem.code,
            message_of(problem.code, problem.column, problem.value),
            problem.level,
            problem.table,
            report.import_id,
        )
        for problem in sorted(report.problems, key=lambda problem: (problem.sheet, problem.row or 0))
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)


@dataclass(frozen=True)
class ProblemKind:
    """The problems with one code: their number, the number of files, and the rows (columns as in ``problems``)."""

    code: str
    level: str
    count: int
    files: int
    rows: pd.DataFrame


def kinds(found: pd.DataFrame) -> list[ProblemKind]:
    """The problems grouped by level and code: errors before warnings, the most frequent first."""
    grouped = [
        ProblemKind(str(code), str(level), len(rows), rows["file"].nunique(), rows)
        for (level, code), rows in found.groupby(["level", "code"], sort=True)
    ]
    return sorted(grouped, key=lambda kind: (kind.level != "error", -kind.count))
