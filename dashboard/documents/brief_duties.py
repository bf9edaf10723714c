"""The brief's section on duties: the worklist by responsible body and problem."""

import pandas as pd

from dashboard.answers import lists
from dashboard.documents.blocks import Section, TableBlock
from dashboard.documents.subject import Subject
from dashboard.locale import _
from dashboard.locale.number_format import EMPTY, format_date, format_number
from dashboard.wording.answer_titles import column_title
from dashboard.wording.code_words import problem_title, value_title

_MOST_ROWS = 6


def duties(subject: Subject) -> Section:
    """How many problems are open and overdue, and a table of the most pressing."""
    language = subject.language
    rows = lists.rows_of(subject.reader, "worklist", subject.filters, subject.scope)
    heading = _("Who is to do what by when")
    if rows.empty:
        return Section(heading, [_("The worklist has 0 problems.")])
    grouped = _grouped(rows)
    said = _(
        "The worklist has {n} problems; responsible bodies: {bodies}, past their date: {overdue}, without a date: "
        "{undated}.",
        n=format_number(len(rows), language),
        bodies=format_number(int(rows["responsible"].nunique()), language),
        overdue=format_number(int(rows["days_overdue"].notna().sum()), language),
        # A late election has no due date but is overdue.
        undated=format_number(int((rows["due"].isna() & rows["days_overdue"].isna()).sum()), language),
    )
    if nobody := int(rows["responsible"].isna().sum()):
        space = "" if language == "zh" else " "
        said += space + _("Of {n} of them nobody is recorded as responsible.", n=format_number(nobody, language))
    shown = grouped.head(_MOST_ROWS)
    table = TableBlock(
        _("The most pressing, {shown} of {all}", shown=len(shown), all=len(grouped)),
        [
            column_title("responsible", language),
            column_title("problem", language),
            _("Number of problems"),
            _("Of these overdue"),
            _("Earliest date"),
        ],
        [
            [
                value_title("supervisor", row["responsible"] if pd.notna(row["responsible"]) else None, language),
                problem_title(row["check_id"], language, row["task"]),
                format_number(int(row["problems"]), language),
                format_number(int(row["overdue"]), language),
                format_date(row["due"].date(), language) if row["due"] is not pd.NaT else EMPTY,
            ]
            for row in shown.to_dict("records")
        ],
        (2, 3),
    )
    return Section(heading, [said, table])


def _grouped(rows: pd.DataFrame) -> pd.DataFrame:
    """One row per responsible body and check, sorted by strength ("must" first), most overdue, most problems."""
    ranked = rows.assign(rank=rows["strength"].map({"must": 1, "should": 2}).fillna(3))
    grouped = ranked.groupby(["responsible", "check_id"], dropna=False, sort=False).agg(
        problems=("unit_id", "size"),
        overdue=("days_overdue", "count"),
        due=("due", "min"),
        rank=("rank", "min"),
        task=("task", "first"),
    )
    order = ["rank", "overdue", "problems", "responsible", "check_id"]
    return grouped.reset_index().sort_values(order, ascending=[True, False, False, True, True])
