"""The state of every check, the main class and the score of every open unit, as tables."""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from second_way.rules import strength_of
from second_way.survey import survey_of

STATE_COLUMNS = ["unit_id", "check", "state", "strength", "since", "due", "open", "source"]
SCORE_COLUMNS = ["unit_id", "score", "grade", "known", "applicable"]


def states(tables: Mapping[str, pd.DataFrame], as_of: date) -> pd.DataFrame:
    """One row per open unit and check: unit_id, check, state, strength, since, due, open, source."""
    survey = survey_of(tables, as_of)
    rows = [
        (
            unit["unit_id"],
            check,
            outcome.state,
            strength_of(check, unit, as_of),
            outcome.since,
            outcome.due,
            outcome.open,
            outcome.source,
        )
        for unit in survey.membership.open_units
        for check, outcome in survey.outcomes[unit["unit_id"]].items()
    ]
    return pd.DataFrame(rows, columns=STATE_COLUMNS, dtype=object)


def main_classes(tables: Mapping[str, pd.DataFrame], as_of: date) -> pd.DataFrame:
    """One row per open unit: unit_id, main_class."""
    classes = survey_of(tables, as_of).classes
    return pd.DataFrame(list(classes.items()), columns=["unit_id", "main_class"], dtype=object)


def scores(tables: Mapping[str, pd.DataFrame], as_of: date) -> pd.DataFrame:
    """One row per open unit: unit_id, score (Decimal of 6 places or None), grade (A to D or None), known, applicable.

    known and applicable count the checks that the score is made of.
    """
    rows = [
        (unit_id, score.value, score.grade, score.known, score.applicable)
        for unit_id, score in survey_of(tables, as_of).scores.items()
    ]
    return pd.DataFrame(rows, columns=SCORE_COLUMNS, dtype=object)
