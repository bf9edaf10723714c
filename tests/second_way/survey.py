"""All results for one register on one date, computed once and cached."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from second_way.main_class import classes_of
from second_way.membership import Membership, read_membership
from second_way.outcomes import Outcomes, outcomes_of
from second_way.register import Register, read_register
from second_way.scores import Score, scores_of

KEPT = 4


@dataclass(frozen=True, eq=False)
class Survey:
    """outcomes, classes and scores are by unit_id, of every open unit. Equal to nothing but itself."""

    register: Register
    membership: Membership
    outcomes: Outcomes
    classes: dict[str, str]
    scores: dict[str, Score]


Key = tuple[date, tuple[tuple[str, int], ...]]

# The frames are kept beside their survey, so that no other frame can take their identity.
_recent: dict[Key, tuple[list[pd.DataFrame], Survey]] = {}


def survey_of(tables: Mapping[str, pd.DataFrame], as_of: date) -> Survey:
    """The last few are kept: the same frames and date give the same survey, so never change a frame in place."""
    key = (as_of, tuple((name, id(frame)) for name, frame in tables.items()))
    if key not in _recent:
        if len(_recent) >= KEPT:
            del _recent[next(iter(_recent))]
        _recent[key] = (list(tables.values()), _surveyed(tables, as_of))
    return _recent[key][1]


def _surveyed(tables: Mapping[str, pd.DataFrame], as_of: date) -> Survey:
    register = read_register(tables, as_of)
    membership = read_membership(register)
    outcomes = outcomes_of(register, membership)
    classes = classes_of(register, membership, outcomes)
    return Survey(register, membership, outcomes, classes, scores_of(register, membership, outcomes))
