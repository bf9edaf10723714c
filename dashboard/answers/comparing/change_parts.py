"""Splits a change into what comes from a changed definition, from corrected records, and from the period itself.

A report on version V1 as of D1 is compared with version V2 as of D2 (reading 85). Two intermediate numbers are computed
with today's queries: V1 at D1 and V2 at D1. Each part is one step, so the parts sum to the change by construction.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from dashboard.answers.numbers import Number
from dashboard.catalogue.entries import COUNTS, Indicator
from dashboard.query.counts import tells_nothing
from dashboard.query.cube import Amount, Group

ChangePart = Literal["redefined", "corrected", "occurred"]
PARTS: tuple[ChangePart, ...] = ("redefined", "corrected", "occurred")
"""口径调整, 补报更正 and 本期发生, in the order of the steps."""


@dataclass(frozen=True)
class ChangeStage:
    """An indicator's counts for one group at one stage. denominator is None for a count; other fields as in Number."""

    unit: str
    numerator: Amount
    denominator: Amount | None
    unknown: Amount
    not_applicable: Amount
    units: Amount | None = None
    only_reported: Amount = 0
    as_of: date | None = None

    @property
    def value(self) -> Fraction | None:
        """The numerator of a count, else numerator ÷ denominator, × 100 for a percentage; None as for a Number."""
        if self.denominator is None:
            return None if tells_nothing(self) else Fraction(self.numerator)
        if not self.denominator:
            return None
        return Fraction(self.numerator) * (100 if self.unit == "percent" else 1) / Fraction(self.denominator)

    def number(self, indicator: Indicator) -> Number:
        """The stage as a number of this indicator."""
        counts = (self.numerator, self.denominator, int(self.unknown), int(self.not_applicable), self.units)
        return Number(indicator, (), *counts, int(self.only_reported), self.as_of)


ChangeKey = tuple[str, Group]
"""An indicator's id and a group."""


@dataclass(frozen=True)
class Change:
    """An indicator's number for one group at the four stages, which give the three parts of its change.

    sealed is V1 at D1 as reported, before is V1 at D1 by today's queries, restated is V2 at D1, now is V2 at D2.
    sealed is None when nothing was sealed or the indicator is newer than the report; the others are None when the
    indicator is no longer in the catalogue. definition_changed: today's queries differ from the sealed ones.
    """

    indicator: str
    group: Group
    sealed: ChangeStage | None
    before: ChangeStage | None
    restated: ChangeStage | None
    now: ChangeStage | None
    definition_changed: bool

    def part(self, part: ChangePart, count: str = "numerator") -> Amount | None:
        """What the part adds to a count (one of catalogue.COUNTS); None where one of its two stages has none."""
        first, second = self.stages(part)
        start, end = getattr(first, count, None), getattr(second, count, None)
        return None if start is None or end is None else end - start

    def part_of_value(self, part: ChangePart) -> Fraction | None:
        """What the part adds to the value, exactly; None if a stage has no value or the units of measure differ."""
        first, second = self.stages(part)
        if first is None or second is None or first.unit != second.unit:
            return None
        start, end = first.value, second.value
        return None if start is None or end is None else end - start

    def stages(self, part: ChangePart) -> tuple[ChangeStage | None, ChangeStage | None]:
        """The numbers before and after a part."""
        place = PARTS.index(part)
        stages = (self.sealed, self.before, self.restated, self.now)
        return stages[place], stages[place + 1]

    @property
    def start(self) -> ChangeStage | None:
        """The stage that the change starts from: sealed, else before."""
        return self.sealed or self.before

    @property
    def is_change(self) -> bool:
        """Whether any part of any count is non-zero. Also True when the start or the end is missing."""
        if self.start is None or self.now is None:
            return True
        return any(self.part(part, count) for part in PARTS for count in COUNTS)


def is_first_known(indicator: Indicator, difference: Amount) -> bool:
    """Whether the difference is a rise in findings: newly listed, although the problems may be older."""
    return indicator.unit == "findings" and difference > 0


def stages_of(numbers: Iterable[Number]) -> dict[ChangeKey, ChangeStage]:
    """The numbers as stages, by indicator id and group."""
    return {
        (number.indicator.id, number.group): ChangeStage(
            number.indicator.unit,
            number.numerator,
            number.denominator,
            number.unknown,
            number.not_applicable,
            number.units,
            number.only_reported,
            number.as_of,
        )
        for number in numbers
    }


def split(
    sealed: Mapping[ChangeKey, ChangeStage] | None,
    before: Mapping[ChangeKey, ChangeStage],
    restated: Mapping[ChangeKey, ChangeStage],
    now: Mapping[ChangeKey, ChangeStage],
    *,
    definition_changed: bool = False,
) -> list[Change]:
    """The change of every indicator and group found at any stage: V1 as sealed, V1 at D1, V2 at D1 and V2 at D2.

    Indicators keep the order of the last three stages, those only sealed come last; groups are sorted by value, empty
    last. A group missing at a stage counts as zero there.
    """
    stages: Sequence[Mapping[ChangeKey, ChangeStage]] = [sealed or {}, before, restated, now]
    known = [_examples(found) for found in stages]
    indicators = dict.fromkeys(name for found in (*known[1:], known[0]) for name in found)
    groups = dict.fromkeys(group for found in stages for _name, group in found)
    in_order = sorted(groups, key=lambda group: tuple((value is None, str(value)) for value in group))
    changes = []
    for name in indicators:
        for group in in_order:
            first, second, third, last = (
                stage.get((name, group)) or _nothing(of.get(name)) for stage, of in zip(stages, known, strict=True)
            )
            changes.append(Change(name, group, first, second, third, last, definition_changed))
    return changes


def _examples(stages: Mapping[ChangeKey, ChangeStage]) -> dict[str, ChangeStage]:
    """A sample stage of each indicator, which shows its unit and whether it is a ratio."""
    return {name: stage for (name, _group), stage in stages.items()}


def _nothing(like: ChangeStage | None) -> ChangeStage | None:
    """A stage of zeros with the sample's unit and kind; None without a sample."""
    return like and ChangeStage(like.unit, 0, None if like.denominator is None else 0, 0, 0, as_of=like.as_of)
