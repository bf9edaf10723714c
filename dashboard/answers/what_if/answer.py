"""Finds the worklist items that, once mended, bring an indicator to a target.

Computes as of the reader's date and with the same rules; the register is not changed. What mending an item settles is
defined in docs/decisions/0005-what-would-it-take.md.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from dashboard.answers import numbers as answers
from dashboard.answers.numbers import Number
from dashboard.answers.what_if import scratch_queries
from dashboard.answers.what_if.choice import Chains, best, choose
from dashboard.answers.what_if.mended_layers import AMOUNTS
from dashboard.answers.what_if.recomputed_status import FACTS, ITEMS, WhatIf, what_if_plan
from dashboard.catalogue.entries import Indicator
from dashboard.query import compose
from dashboard.query.bound_query import Composed
from dashboard.query.cube import Amount
from dashboard.query.filters import Filters, Where
from dashboard.register.reader import Reader
from dashboard.register.scratch import Scratch

_ROUNDING = 1e-9


@dataclass(frozen=True)
class MendingPlan:
    """The items to mend (the worklist's columns, in its order), and every indicator before and after.

    at_best is the value that mending could bring the indicator to; None where that has no value. left_unknown: how many
    units would bring it closer only by being no longer known once they are mended, which does not count.
    """

    indicator: Indicator
    target: float
    items: pd.DataFrame
    before: list[Number]
    after: list[Number]
    reached: bool
    at_best: float | None
    left_unknown: int = 0

    @property
    def number_before(self) -> Number:
        """The indicator before mending."""
        return next(number for number in self.before if number.indicator.id == self.indicator.id)

    @property
    def number_after(self) -> Number:
        """The indicator after mending."""
        return next(number for number in self.after if number.indicator.id == self.indicator.id)

    @property
    def moved(self) -> list[tuple[Number, Number]]:
        """Before and after of the indicators that change in any count, unknown units included."""
        return [pair for pair in zip(self.before, self.after, strict=True) if pair[0] != pair[1]]


def what_would_it_take(
    reader: Reader, indicator_id: str, target: float, filters: Filters, scope: Where = ()
) -> MendingPlan:
    """The fewest worklist items under these filters, chosen greedily, that bring the indicator to the target.

    The target is in the indicator's unit: 85 for 85 %. If it can't be reached, the items are all that help.
    Raises Refused on an unknown indicator.
    """
    indicator = answers.choose([indicator_id])[0]
    before = answers.numbers(reader, filters, scope=scope)
    plan = MendingPlan(indicator, target, pd.DataFrame(), before, before, False, None)
    sign, now = _direction(plan), _counts(plan.number_before)
    with reader.scratch(with_checks=True) as scratch:
        asking = _Computation(scratch, what_if_plan(), filters, scope)
        chains = asking.chains(indicator, sign, _goal(plan))
        far = best(chains, *now, sign)
        chosen = choose(chains, *now, sign, _goal(plan))
        if not chosen.reached and far[1]:
            chosen = choose(chains, *now, sign, far[0] / far[1])
        at_best = _scale(indicator) * far[0] / far[1] if far[1] else None
        items = asking.items(chains.item_no[chosen.mended].tolist())
        plan = replace(plan, at_best=at_best, items=items, left_unknown=asking.left_unknown())
        if chosen.mended.any():
            plan = replace(plan, after=asking.once_mended(before, plan.items["check_id"]))
    return replace(plan, reached=_is_reached(plan, sign))


def _direction(plan: MendingPlan) -> int:
    """1 to raise the value, −1 to lower it: the indicator's better direction, else towards the target."""
    if plan.indicator.better != "neither":
        return 1 if plan.indicator.better == "higher" else -1
    value = plan.number_before.value
    return 1 if value is None or plan.target >= value else -1


def _goal(plan: MendingPlan) -> float:
    """The target as numerator ÷ denominator."""
    return plan.target / _scale(plan.indicator)


def _scale(indicator: Indicator) -> int:
    return 100 if indicator.unit == "percent" else 1


def _counts(number: Number) -> tuple[float, float]:
    """Numerator and denominator; a count's denominator is 1."""
    return float(number.numerator), float(1 if number.denominator is None else number.denominator)


def _is_reached(plan: MendingPlan, sign: int) -> bool:
    value = plan.number_after.value
    return value is not None and sign * (float(value) - plan.target) >= -_ROUNDING


@dataclass(frozen=True)
class _Computation:
    """The steps of one what-if question, which share the scratch tables."""

    scratch: Scratch
    plan: WhatIf
    filters: Filters
    scope: Where

    def chains(self, indicator: Indicator, sign: int, goal: float) -> Chains:
        """For each unit, the order in which its items are worth mending, found by dropping the least useful first."""
        counts = {name: indicator.columns[name] for name in ("numerator", "denominator") if name in indicator.columns}
        moved_by = self.plan.moved_by(scratch_queries.columns_of(counts.values()))
        counts["unknown"] = indicator.columns["unknown"]
        self.scratch.give(scratch_queries.BITS, pd.DataFrame(self._bits(), columns=["check_id", "bit"], dtype="str"))
        self.scratch.keep(ITEMS, scratch_queries.items(moved_by, self.filters, self.scope))
        self.scratch.keep(scratch_queries.SEEN, scratch_queries.seen(self.filters, self.scope))
        self.scratch.run("what_if_first")
        self.scratch.keep(FACTS, Composed(self.plan.facts_once_founded()))
        self.scratch.keep(scratch_queries.BEFORE, scratch_queries.counts_of_units(counts))
        results = scratch_queries.counts_of_sets(self.plan, counts)
        while self.scratch.rows(scratch_queries.is_left()):
            self.scratch.keep(scratch_queries.RESULTS, results)
            self.scratch.run("what_if_step", {"sign": sign, "goal": goal})
        self.scratch.run("what_if_chains")
        found = self.scratch.arrays(scratch_queries.chains())
        return Chains(*(found[name] for name in ("size", "item_no", "numerator", "denominator")))

    def left_unknown(self) -> int:
        """How many units a set of the chains would have left unknown."""
        return int(self.scratch.rows(scratch_queries.left_unknown())[0][0])

    def items(self, item_nos: Sequence[int]) -> pd.DataFrame:
        """These items as the worklist shows them."""
        self.scratch.give(scratch_queries.CHOSEN, pd.DataFrame({"item_no": np.asarray(item_nos, dtype=np.int64)}))
        return self.scratch.frame(scratch_queries.chosen_items()).drop(columns="item_no")

    def once_mended(self, before: Sequence[Number], checks: Iterable[str]) -> list[Number]:
        """These numbers once the chosen items are mended; ``checks`` are the items' check ids."""
        self.scratch.run("what_if_chosen")
        counts = compose.count_columns(self._moved(before, checks))
        are = self.scratch.rows(scratch_queries.sums_of_units(counts))[0]
        would_be = self.scratch.rows(scratch_queries.sums_of_sets(self.plan, counts))[0]
        changes = {text: (new or 0) - (old or 0) for text, old, new in zip(counts, are, would_be, strict=True)}
        return [_changed(number, changes) for number in before]

    def _moved(self, numbers: Sequence[Number], checks: Iterable[str]) -> list[Indicator]:
        """The indicators that mending tasks, findings or these checks can change."""
        mended = {*checks, *AMOUNTS}
        return [
            number.indicator
            for number in numbers
            if mended & self.plan.moved_by(scratch_queries.columns_of(number.indicator.columns.values()))
        ]

    def _bits(self) -> list[tuple[str, str]]:
        return [(check, str(bit)) for check, bit in self.plan.bits.items()]


def _changed(number: Number, changes: Mapping[str, Amount]) -> Number:
    counts = {name: changes.get(text, 0) for name, text in number.indicator.counts.items()}
    return replace(
        number,
        numerator=number.numerator + counts["numerator"],
        denominator=None if number.denominator is None else number.denominator + counts["denominator"],
        unknown=number.unknown + int(counts["unknown"]),
        not_applicable=number.not_applicable + int(counts["not_applicable"]),
        only_reported=number.only_reported + int(counts.get("only_reported", 0)),
    )
