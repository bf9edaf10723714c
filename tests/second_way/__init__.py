"""The second way: every state and indicator computed once more, in plain Python, from the written definitions alone.

Nothing here knows the SQL of the product; the two are held against each other by the tests. `reading N` cites the
numbered readings of the definitions.
"""

from second_way.indicators import INDICATORS, indicators
from second_way.main_class import main_classes
from second_way.rules import CHECKS
from second_way.states import states
from second_way.worklist import worklist

__all__ = ["CHECKS", "INDICATORS", "indicators", "main_classes", "states", "worklist"]
