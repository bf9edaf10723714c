"""The second way: computes every state and indicator independently, in plain Python, from the written definitions.

Nothing here uses the product's SQL; the tests compare the two. `reading N` cites the numbered readings of the
definitions.
"""

from second_way.indicators import INDICATORS, UNITS, indicators, value_of
from second_way.reelections import reelections
from second_way.rules import CHECKS, strength_of
from second_way.states import main_classes, scores, states
from second_way.worklist import closed_breaches, worklist

__all__ = [
    "CHECKS",
    "INDICATORS",
    "UNITS",
    "closed_breaches",
    "indicators",
    "main_classes",
    "reelections",
    "scores",
    "states",
    "strength_of",
    "value_of",
    "worklist",
]
