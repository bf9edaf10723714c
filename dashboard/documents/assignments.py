"""Assignments 交办单: the problems of each unit or supervisor, and the sheets that they fill in and return."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from dashboard.answers import lists
from dashboard.answers.parameters import rules_of
from dashboard.catalogue.loader import catalogue
from dashboard.documents.blocks import TableBlock
from dashboard.documents.subject import Subject
from dashboard.locale import Language, _
from dashboard.locale.in_language import speaking
from dashboard.locale.number_format import EMPTY, format_date, format_number, is_empty
from dashboard.query.filters import Filters
from dashboard.vocabulary.codes import title as code_title
from dashboard.vocabulary.register_titles import column_title as register_title
from dashboard.vocabulary.register_titles import table_title, table_titles
from dashboard.wording.answer_titles import column_title
from dashboard.wording.code_words import TASK, problem_title, value_title
from dashboard.wording.tables_in_words import with_words

By = Literal["unit", "supervisor"]
AssignmentKind = Literal["hint", "reminder", "supervision", "assignment"]
KINDS: tuple[AssignmentKind, ...] = ("hint", "reminder", "supervision", "assignment")
"""提示函, 提醒函, 督办单 and 交办单."""

_FINDINGS = ("unit_id", "check_id", "reported_on", "list_name", "due_on", "closed_on")
_MENDED_BY: Mapping[str, tuple[tuple[str, str, str | None], ...]] = {
    "union_established": (("unions", "name", None), ("unions", "established_on", None)),
    "election_on_time": (("terms", "elected_on", None), ("terms", "ends_on", None)),
    "extension_approved": (("terms", "elected_on", None), ("terms", "extended_to", None)),
    "chair_in_post": (("unions", "chair_filled", None),),
    "full_time_chair": (("unions", "chair_full_time", None),),
    "legal_person": (("unions", "legal_person", None),),
    "audit_commission": (("committees", "in_being", "audit"),),
    "women_committee": (("committees", "in_being", "women"),),
    "mediation_committee": (("committees", "in_being", "mediation"),),
    "wage_agreement": (
        ("agreements", "kind", None),
        ("agreements", "signed_on", None),
        ("agreements", "expires_on", None),
        ("agreements", "covered_employees", None),
    ),
    "members_meeting": (("meetings", "held_on", "members"),),
    "workers_congress": (("meetings", "held_on", "workers_congress"),),
}
"""The records that a unit can write into one row to mend a problem; other problems need a sheet of their own."""

_TASKS = ("task_id", "unit_id", "list_name", "done_on", "evidence")


@dataclass(frozen=True)
class Assignment:
    """The assignment of one addressee. sheets to fill in, by title; problems and overdue are counts of problems."""

    addressee: str
    opening: str
    table: TableBlock
    sheets: Mapping[str, pd.DataFrame]
    problems: int
    overdue: int


def kind_title(kind: AssignmentKind, language: Language) -> str:
    """The document's title."""
    with speaking(language):
        return {
            "hint": _("Hint"),
            "reminder": _("Reminder"),
            "supervision": _("Order under supervision"),
            "assignment": _("Assignment"),
        }[kind]


def assignments(subject: Subject, by: By | None = None) -> list[Assignment]:
    """One assignment per unit or supervisor with problems; by default per unit if all share one supervisor."""
    rows = lists.rows_of(subject.reader, "worklist", subject.filters, subject.scope)
    found = _findings(subject, rows)
    listed = lists.rows_of(subject.reader, "campaign_units", subject.filters, subject.scope)
    by = by or ("unit" if rows["supervisor"].nunique(dropna=False) <= 1 else "supervisor")
    key = "unit_id" if by == "unit" else "supervisor"
    worded = with_words(rows, subject.language, subject.reader.as_of, rules_of(subject.reader))
    with speaking(subject.language):
        return [
            _assignment(subject, by, part, _of_units(found, part, "asked_unit_id"), _of_units(listed, part))
            for _name, part in worded.groupby(key, dropna=False, sort=True)
        ]


def _findings(subject: Subject, rows: pd.DataFrame) -> pd.DataFrame:
    """The open findings, with asked_unit_id: the unit under which the worklist lists them (reading 87).

    A union's problem is listed under its lead unit, whichever of its units was reported.
    """
    found = lists.rows_of(subject.reader, "findings_open_rows", Filters(), subject.scope)
    checks = catalogue().checks
    of_union = found["check_id"].isin([name for name, check in checks.items() if check.asked == "union"])
    leads = lists.asked_units(subject.reader, found.loc[of_union, "unit_id"])
    asked = [
        leads.get(unit_id, unit_id) if is_of_union else unit_id
        for unit_id, is_of_union in zip(found["unit_id"], of_union, strict=True)
    ]
    found = found.assign(asked_unit_id=asked)
    if not subject.filters.values("check_fail"):
        return found
    known = set(zip(rows["unit_id"], rows["check_id"], strict=True))
    return found[[key in known for key in zip(asked, found["check_id"], strict=True)]]


def _of_units(frame: pd.DataFrame, rows: pd.DataFrame, column: str = "unit_id") -> pd.DataFrame:
    return frame[frame[column].isin(rows["unit_id"])]


def _assignment(subject: Subject, by: By, rows: pd.DataFrame, found: pd.DataFrame, listed: pd.DataFrame) -> Assignment:
    language = subject.language
    first = rows.iloc[0]
    addressee = str(first["unit"]) if by == "unit" else value_title("supervisor", _text(first["supervisor"]), language)
    overdue = int(rows["days_overdue"].notna().sum())
    opening = _(
        "As of {date}, {n} problems are open, {overdue} of them past their date. Mend them by their dates and report "
        "back in the last column and in the sheet that comes with this letter.",
        date=format_date(subject.reader.as_of, language),
        n=format_number(len(rows), language),
        overdue=format_number(overdue, language),
    )
    return Assignment(
        addressee, opening, _table(rows, language), _sheets(rows, found, listed, language), len(rows), overdue
    )


def _table(rows: pd.DataFrame, language: Language) -> TableBlock:
    named = ("unit", "problem", "due", "days_overdue", "basis", "next_step")
    headers = [_("No."), *(column_title(name, language) for name in named), _("What was done")]
    cells = [
        [
            str(place),
            str(row["unit"]),
            problem_title(row["check_id"], language, _text(row["task"])),
            EMPTY if is_empty(row["due"]) else format_date(row["due"].date(), language),
            EMPTY if is_empty(row["days_overdue"]) else format_number(int(row["days_overdue"]), language),
            row["basis"],
            row["next_step"],
            "",
        ]
        for place, row in enumerate(rows.to_dict("records"), 1)
    ]
    return TableBlock(_("Problems to mend"), headers, cells, [4])


def _sheets(
    rows: pd.DataFrame, found: pd.DataFrame, listed: pd.DataFrame, language: Language
) -> dict[str, pd.DataFrame]:
    """By title: findings to close, tasks to complete, and problems that the records show.

    A problem that is both reported and shown by the records is on both sheets: closing the finding does not mend it.
    """
    sheets = {}
    is_task = rows["check_id"].str.startswith(TASK)
    if len(found):
        findings = found.assign(
            check_id=[code_title("problem", name, language) for name in found["check_id"]],
            due_on=found["due"],
            closed_on=None,
        )
        sheets[table_title("findings", language)] = _to_fill_in("findings", findings, _FINDINGS, language)
    if is_task.any():
        overdue = rows.loc[is_task, ["unit_id", "check_id", "detail"]]
        keys = set(zip(overdue["unit_id"], overdue["check_id"].str.removeprefix(TASK), overdue["detail"], strict=True))
        mine = [key in keys for key in zip(listed["unit_id"], listed["task_id"], listed["list_name"], strict=True)]
        tasks = listed[mine].assign(evidence=None)
        sheets[table_title("task_units", language)] = _to_fill_in("task_units", tasks, _TASKS, language)
    by_records = ~is_task & rows["source"].isin(["computed", "both"])
    if by_records.any():
        sheets[_("Problems by the records")] = _by_records(rows[by_records], language)
    return sheets


def _by_records(rows: pd.DataFrame, language: Language) -> pd.DataFrame:
    """What the records show, with a column for each record that mends it: filled in, the sheet comes back as data."""
    fields = dict.fromkeys(field for check in rows["check_id"] for field in _MENDED_BY.get(check, ()))
    identity = [register_title("units", name, language) for name in ("unit_id", "name")]
    names = [
        *identity,
        _("What the records show"),
        _("What to do next"),
        *(_header(*field, language) for field in fields),
    ]
    lines = [
        (row["unit_id"], row["unit"], problem_title(row["check_id"], language), row["next_step"], *[None] * len(fields))
        for row in rows.to_dict("records")
    ]
    return pd.DataFrame(lines, columns=[*names], dtype=object).assign(**{_("What was done"): None})


def _header(table: str, column: str, code: str | None, language: Language) -> str:
    """The header by which an import knows the column."""
    if code is None:
        return register_title(table, column, language)
    spread = table_titles()[table].spread
    return next(part.headers[0] for part in spread if (part.column, part.code) == (column, code))


def _to_fill_in(table: str, rows: pd.DataFrame, names: Sequence[str], language: Language) -> pd.DataFrame:
    """The rows under the register's column titles, with the unit's name after its id."""
    frame = rows[list(names)].rename(columns={name: register_title(table, name, language) for name in names})
    place = list(names).index("unit_id") + 1
    frame.insert(place, register_title("units", "name", language), rows["unit"].to_numpy())
    return frame


def _text(value: object) -> str | None:
    return None if is_empty(value) else str(value)
