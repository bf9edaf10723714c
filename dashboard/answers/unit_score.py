"""Decomposes a unit's score: from 100 points, what each failing check and then the cap take away."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pandas as pd

from dashboard.catalogue.loader import catalogue

CAP = "cap"
"""The step of the caps: without a union the score is 0, with an election long overdue at most 59."""


@dataclass(frozen=True)
class ScoreLoss:
    """The points (negative) that a failing check, or the cap, takes from a unit's score."""

    check: str
    points: Decimal


def score_parts(facts: Mapping[str, Any], states: pd.DataFrame) -> list[ScoreLoss] | None:
    """The lost points, largest first and the cap last; 100 plus their sum is the score. None without a score.

    facts and states are those of a Profile. The weights are those of queries/status/scores.sql.
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
        ScoreLoss(name, -Decimal(100 * weight) / judged)
        for name, weight in weights.items()
        if of.get(name) == "fail" and weight
    ]
    lost.sort(key=lambda one: one.points)
    capped = Decimal(str(score)) - 100 - sum((one.points for one in lost), Decimal(0))
    # The score is rounded to a millionth: a smaller remainder is rounding, not a cap.
    return [*lost, ScoreLoss(CAP, capped)] if capped < Decimal("-0.00001") else lost
