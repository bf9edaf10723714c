"""Compares two groups of units and decomposes their difference."""

from collections.abc import Iterable, Mapping, Sequence

from dashboard.answers import numbers
from dashboard.answers.comparing.shift_share import GroupEffect, parts_of_difference
from dashboard.answers.numbers import Number
from dashboard.query.cube import Amount
from dashboard.query.filters import Filters, Where
from dashboard.register.reader import Reader

Pair = tuple[Number, Number]


def side_by_side(
    reader: Reader,
    dimension: str,
    groups: tuple[str, str],
    filters: Filters,
    scope: Where = (),
    only: Iterable[str] | None = None,
) -> list[Pair]:
    """Every indicator (or ``only`` these) of two groups of a dimension; "" means the units without a value.

    Empty if one of the groups has no units under the filters.
    """
    found: dict[str, dict[str, Number]] = {group: {} for group in groups}
    for number in numbers.numbers(reader, filters, (dimension,), only, scope):
        group = number.group[0] or ""
        if group in found:
            found[group][number.indicator.id] = number
    first, second = (found[group] for group in groups)
    return [(number, second[name]) for name, number in first.items() if name in second]


def explained(
    reader: Reader,
    indicator: str,
    dimension: str,
    groups: tuple[str, str],
    by: str,
    filters: Filters,
    scope: Where = (),
) -> Sequence[GroupEffect] | None:
    """What each value of another dimension adds to the difference between the two groups; None if one has no value.

    The parts separate different rates (within) from a different composition of the groups (mix).
    """
    (chosen,) = numbers.choose([indicator])
    first, second = (_counts(reader, indicator, scope, by, filters.also(dimension, [group])) for group in groups)
    return parts_of_difference(chosen, first, second)


def _counts(
    reader: Reader, indicator: str, scope: Where, by: str, filters: Filters
) -> Mapping[str | None, tuple[Amount, Amount | None]]:
    return {
        number.group[0]: (number.numerator, number.denominator)
        for number in numbers.numbers(reader, filters, (by,), [indicator], scope)
    }
