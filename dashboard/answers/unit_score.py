"""A unit's score taken apart: from all points down, what each failing check takes, and what the caps take beyond it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pandas as pd

from dashboard.catalogue.loader import catalogue

CAP = "cap"
"""The step of the caps: no union gives no point, an election long overdue at most 59."""


@dataclass(frozen=True)
class Lost:
    """What a failing check, or the cap, takes from a unit's score, in points below zero."""

    check: str
    points: Decimal


def score_parts(facts: Mapping[str, Any], states: pd.DataFrame) -> list[Lost] | None:
    """What is lost, the most first and the cap last; 100 and all of it sum to the score. None without a score.

    facts and states are those of a profile. Each check weighs as it does in queries/status/scores.sql.
    """
    score = facts.get("score")
    if score is None or pd.isna(score):
        return None
    strength = dict(zip(states["check_id"], states["strength"].astype(str), strict=True))
    weights = {
        name: check.weight_at(strength[name])
        for name, check in catalogue().checks.items()
        if check.may_count_for_score and name in strength
    }
    of = dict(zip(states["check_id"], states["state"].astype(str), strict=True))
    judged = sum(weight for name, weight in weights.items() if of.get(name) in ("pass", "fail"))
    lost = [
        Lost(name, -Decimal(100 * weight) / judged)
        for name, weight in weights.items()
        if of.get(name) == "fail" and weight
    ]
    lost.sort(key=lambda one: one.points)
    capped = Decimal(str(score)) - 100 - sum((one.points for one in lost), Decimal(0))
    # The score is rounded to a millionth: what is left below that is no cap.
    return [*lost, Lost(CAP, capped)] if capped < Decimal("-0.00001") else lost
