"""Column titles of lists, states, indicators and the rows behind them."""

from collections.abc import Mapping
from functools import cache

from dashboard.locale import Language, _, language
from dashboard.locale.in_language import speaking
from dashboard.query.filters import CHECK_STATES, DIMENSIONS
from dashboard.vocabulary import register_titles as register_columns
from dashboard.vocabulary.codes import title as code_title

_OF_THE_REGISTER = {
    "unit_id": ("units", "unit_id"),
    "unit": ("units", "name"),
    "sector": ("units", "sector"),
    "ownership": ("units", "ownership"),
    "industry": ("units", "industry"),
    "region": ("units", "region"),
    "supervisor": ("units", "supervisor"),
    "size": ("units", "size"),
    "task_id": ("tasks", "task_id"),
    "campaign": ("tasks", "campaign"),
    "title": ("tasks", "title"),
    "target": ("tasks", "target"),
    "unit_of_target": ("tasks", "unit_of_target"),
    "target_note": ("tasks", "target_note"),
    "starts_on": ("tasks", "starts_on"),
    "due_on": ("tasks", "due_on"),
    "done": ("tasks", "done_count"),
    "owner": ("tasks", "owner"),
    "stage": ("stages", "stage"),
    "ends_on": ("stages", "ends_on"),
    "raw_text": ("stages", "raw_text"),
    "done_count": ("tasks", "done_count"),
    "list": ("task_units", "list_name"),
    "list_name": ("task_units", "list_name"),
    "done_on": ("task_units", "done_on"),
    "occupation": ("member_groups", "occupation"),
    "reported_on": ("findings", "reported_on"),
    "statement": ("statements", "text"),
    "form": ("returns", "form"),
    "period": ("returns", "period"),
    "status": ("returns", "status"),
    "union_id": ("unions", "union_id"),
    "union_name": ("unions", "name"),
    "operating_status": ("units", "operating_status"),
    "closed_on": ("cases", "closed_on"),
    "unit_closed_on": ("units", "closed_on"),
    "proposal_closed_on": ("proposals", "closed_on"),
    "agreement_id": ("agreements", "agreement_id"),
    "agreement_kind": ("agreements", "kind"),
    "signed_on": ("agreements", "signed_on"),
    "expires_on": ("agreements", "expires_on"),
    "covered_employees": ("agreements", "covered_employees"),
    "offer_id": ("offers", "offer_id"),
    "offered_on": ("offers", "offered_on"),
    "case_id": ("cases", "case_id"),
    "applied_on": ("cases", "applied_on"),
    "accepted_on": ("cases", "accepted_on"),
    "outcome": ("cases", "outcome"),
    "fulfilled_on": ("cases", "fulfilled_on"),
    "proposal_id": ("proposals", "proposal_id"),
    "filed_on": ("proposals", "filed_on"),
    "honour_level": ("honours", "level"),
    "awarded_on": ("honours", "awarded_on"),
    "reviewed_on": ("honours", "reviewed_on"),
    "rework_closed_on": ("honours", "rework_closed_on"),
    "submitted_on": ("self_checks", "submitted_on"),
    "theme": ("activities", "theme"),
    "planned_for": ("activities", "planned_for"),
    "group_name": ("activities", "group_name"),
    "attended": ("activities", "attended"),
    "on_leave": ("activities", "on_leave"),
    "task_result": ("task_units", "result"),
    "responsible_post": ("tasks", "responsible_post"),
    "recipient": ("aids", "recipient"),
    "aid_kind": ("aids", "kind"),
    "amount_yuan": ("aids", "amount_yuan"),
    "goods": ("aids", "goods"),
    "people": ("aids", "people"),
    "given_on": ("aids", "given_on"),
    "note": ("aids", "note"),
    "title_kind": ("title_steps", "title"),
    "title_year": ("title_steps", "year"),
    "document": ("title_steps", "document"),
    "held_on": ("activities", "held_on"),
    "expected": ("activities", "expected"),
    "received_on": ("returns", "received_on"),
}
"""Columns taken from the register, and the table and column of data/columns.toml that title them."""


def _titles() -> Mapping[str, str]:
    """Titles of computed columns, in the current language."""
    return {
        "check": _("Check"),
        "check_id": _("Check"),
        "problem": _("Problem"),
        "task": _("Task"),
        "tasks": _("Tasks"),
        "detail": _("Detail"),
        "state": _("State of the check"),
        "strength": _("Strength of the rule"),
        "source": _("Source of the finding"),
        "since": _("Since"),
        "days_open": _("Days open"),
        "due": _("Due date"),
        "days_overdue": _("Days overdue"),
        "days_left": _("Days left"),
        "open": _("Can still be mended"),
        "next_step": _("Next step"),
        "basis": _("Basis"),
        "responsible": _("Responsible"),
        "covers": _("Units concerned"),
        "records": _("Records to fill in"),
        "kind": _("Kind of deadline"),
        "subject": _("Subject"),
        "month": _("Month"),
        "period_end": _("End of the period"),
        "step": _("Step reached"),
        "step_done_on": _("Step done on"),
        "is_elected": _("Elected this year"),
        "undated": _("Reported as late, no ended term on record"),
        "main_class": _("Main class"),
        "grade": _("Grade"),
        "headcount_band": _("Size of workforce"),
        "province": _("Province"),
        "city": _("City"),
        "listed": _("Number of units listed"),
        "listed_done": _("Listed units done"),
        "amount": _("Amount"),
        "whole": _("In the denominator"),
        "offer_stage": _("Stage of the offer"),
        "case_result": _("Result of the case"),
        "days_taken": _("Days taken"),
        "proposal_state": _("State of the proposal"),
        "home_state": _("State of the title"),
        "turn": _("Groups in turn"),
        "title_step": _("Step"),
        "reached_step": _("Step reached"),
        "steps_passed": _("Steps passed"),
        "steps_failed": _("Steps failed"),
        "steps_unknown": _("Steps to verify"),
        "absent": _("Absent without leave"),
        "offered": _("Offers made"),
        "answered": _("Answered"),
        "signed": _("Agreement signed since"),
        "in_force": _("Agreement in force"),
        "passed": _("Passed"),
        "coming": _("To come"),
        "section": _("Section"),
        "item": _("Item"),
        "known": _("Units known"),
        "score": _("Score"),
        "points": _("Points"),
        "standing": _("Where it stands"),
        "open_problems": _("Open problems"),
        "checks_to_verify": _("Checks to verify"),
        "indicator": _("Indicator"),
        "numerator": _("Numerator"),
        "denominator": _("Denominator"),
        "value": _("Value"),
        "unknown": _("Units to verify"),
        "not_applicable": _("Units not concerned"),
        "as_of": _("As of"),
        "has_union": _("Whether it has a union"),
        "unconfirmed_basis": _("Rests on unconfirmed parameters"),
        "data_nature": _("Nature of the data"),
        "source_file": _("Source file"),
        "source_sheet": _("Sheet"),
        "source_row": _("Row"),
    }


@cache
def _titles_in(chosen: Language) -> Mapping[str, str]:
    with speaking(chosen):
        titles = _titles()
    register = {
        name: register_columns.column_title(table, column, chosen) for name, (table, column) in _OF_THE_REGISTER.items()
    }
    return {**register, **titles}


def knows(column: str) -> bool:
    """Whether the column has a title; if not, its English name is shown."""
    return column in _titles_in("en")


def column_title(column: str, chosen: Language) -> str:
    """The title of a list's column or of a dimension; the column's own name if it has none."""
    return _titles_in(chosen).get(column, column)


def step_state_title(chosen: Language) -> str:
    """The title of the column ``state`` in a table of steps, where it is not a check's state."""
    with speaking(chosen):
        return _("State of the step")


def measure_title(chosen: Language) -> str:
    """The title of the column ``unit`` in a table of indicators, where it is a unit of measure, not a unit's name."""
    with speaking(chosen):
        return _("Unit of measure")


def dimension_title(name: str, chosen: Language | None = None) -> str:
    """The title of a dimension or of a filter by a check's state, by default in the current language.

    Raises KeyError on a name that is neither.
    """
    if name in CHECK_STATES:
        return code_title("state", name.removeprefix("check_"), chosen or language())
    if name not in DIMENSIONS:
        raise KeyError(name)
    return column_title(name, chosen or language())
