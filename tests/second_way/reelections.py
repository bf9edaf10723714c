"""The list of this year's re-elections: unions whose term ends in the year, and those that are late (reading 78)."""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from second_way.election_amounts import due_this_year
from second_way.elections import newest_term, terms_of
from second_way.membership import is_operating
from second_way.periods import this_year
from second_way.register import Row
from second_way.subject import Subject
from second_way.survey import survey_of

COLUMNS = ["unit_id", "due", "days_overdue", "step", "step_done_on", "is_elected"]
STEPS = ("reminded", "requested", "approved", "elected", "result_approved", "certificate_changed")


def reelections(tables: Mapping[str, pd.DataFrame], as_of: date) -> pd.DataFrame:
    """One row per union, at its lead: not elected first, then by the end of the term, unknown last, then by unit_id.

    A union that is only reported as late has no end of term: none that the records tell is past.
    """
    survey = survey_of(tables, as_of)
    found = [_row(Subject(survey, unit)) for unit in survey.membership.open_units if is_operating(unit)]
    rows = [row for row in found if row]
    rows.sort(key=lambda row: (row["is_elected"], row["due"] is None, row["due"] or date.min, row["unit_id"]))
    return pd.DataFrame(rows, columns=COLUMNS, dtype=object)


def _row(subject: Subject) -> Row:
    as_of, election = subject.register.as_of, subject.outcomes["election_on_time"]
    is_due = subject.answers_for_itself and subject.has_union is True and due_this_year(subject) is True
    if not is_due and election.state != "fail":
        return {}
    before = newest_term(subject.register, subject.asked, before=date(as_of.year, 1, 1))
    newest = newest_term(subject.register, subject.asked)
    end = before.end if is_due and before else None
    if not is_due and election.source != "reported" and newest:
        end = newest.end
    elected = any(this_year(as_of).holds(term["elected_on"]) for term in terms_of(subject.register, subject.asked))
    step = _last_step(subject, before.row if before else None)
    return {
        "unit_id": subject.unit["unit_id"],
        "due": end,
        "days_overdue": (as_of - end).days if end is not None and end < as_of else None,
        "step": step["step"] if step else None,
        "step_done_on": step["done_on"] if step else None,
        "is_elected": is_due and elected,
    }


def _last_step(subject: Subject, before: Row | None) -> Row | None:
    """The newest step since the term before the year was elected; where none is recorded, since 1 January."""
    register = subject.register
    steps = [
        step
        for step in register.rows("election_steps", union_id=subject.asked.union_id)
        if register.happened(step["done_on"])
        and (step["done_on"] > before["elected_on"] if before else step["done_on"] >= date(register.as_of.year, 1, 1))
        and not (before and None not in (step["term_no"], before["term_no"]) and step["term_no"] <= before["term_no"])
    ]
    return max(steps, key=lambda step: (step["done_on"], STEPS.index(step["step"])), default=None)
