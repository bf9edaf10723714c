"""Explains a number: what it counts, why units are unknown, which parameters it rests on, and what moved it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlglot import exp

from dashboard.answers import missing_records, numbers
from dashboard.answers.comparing.shift_share import GroupEffect, parts_of_difference
from dashboard.answers.numbers import Number, Route
from dashboard.answers.parameters import parameters_of
from dashboard.catalogue.entries import COUNTS, Check, Indicator
from dashboard.catalogue.loader import catalogue
from dashboard.errors import Refused
from dashboard.law.rules_in_force import Parameter
from dashboard.locale import _
from dashboard.query import compose
from dashboard.query.bound_query import Composed
from dashboard.query.filters import Filters, Where, refuse_unknown_dimensions
from dashboard.register.reader import Reader


@dataclass(frozen=True)
class MissingRecords:
    """A record that some unknown units lack, and how many do. A unit can lack several.

    record is "table.column" from the check's header, or "coverage.table" for a declaration that the table is complete;
    without a check it is a column of unit_status.
    """

    check: Check | None
    record: str
    units: int


@dataclass(frozen=True)
class ChangeByGroups:
    """What moved the number since ``before``, by the dimension ``by``. parts sum exactly to the difference.

    parts is None if the number has no value on one of the two days.
    """

    before: Number
    before_as_of: date
    by: str
    parts: Sequence[GroupEffect] | None


@dataclass(frozen=True)
class Explanation:
    """A number with everything that it rests on.

    filters (the group included) and scope select exactly its units, for the rows behind it. query is the SQL that
    counts it from the units; if route is not "status", the cube answered instead with the same result.
    """

    number: Number
    filters: Filters
    scope: Where
    lacks: Sequence[MissingRecords]
    parameters: Sequence[Parameter]
    route: Route
    query: Composed
    change: ChangeByGroups | None

    @property
    def indicator(self) -> Indicator:
        """The number's indicator."""
        return self.number.indicator

    @property
    def check(self) -> Check | None:
        """The check whose rate the number is, if it is one."""
        return catalogue().checks.get(self.number.indicator.check)


def explain(
    reader: Reader,
    indicator_id: str,
    filters: Filters,
    group: Mapping[str, str | None],
    scope: Where = (),
    compare: Reader | None = None,
    by: str = "sector",
) -> Explanation:
    """Explains an indicator's number for a group; ``compare`` reads the earlier date or version.

    group maps dimensions to values, empty for the whole view; None means the units without a value. Raises Refused on
    an unknown indicator or dimension, and, with ``compare``, if ``by`` is a dimension of lists, whose groups do not sum
    to the whole.
    """
    (indicator,) = numbers.choose([indicator_id])
    refuse_unknown_dimensions((*group, by))
    # Added to the filters, not replacing them: a group of an already filtered dimension must meet both. Not added to
    # the scope: a group of lists means the filtered lists.
    for name, value in group.items():
        filters = filters.also(name, [value or ""])
    (number,) = numbers.numbers(reader, filters, only=[indicator_id], scope=scope)
    route = numbers.route(reader, [indicator], (), filters, scope)
    return Explanation(
        number=number,
        filters=filters,
        scope=scope,
        lacks=_lacks(reader, number, filters, scope),
        parameters=parameters_of(_definition(indicator), reader),
        route=route,
        query=compose.numbers(_shown(indicator), (), filters, scope),
        change=None if compare is None else _change(reader, compare, number, filters, scope, by),
    )


def _shown(indicator: Indicator) -> dict[str, exp.Expr]:
    """The counts shown to a reader; the others only decide whether a value is shown."""
    return {name: column for name, column in indicator.columns.items() if name in COUNTS}


def _definition(indicator: Indicator) -> Indicator | Check:
    return catalogue().checks.get(indicator.check, indicator)


def _lacks(reader: Reader, number: Number, filters: Filters, scope: Where) -> list[MissingRecords]:
    """The missing records, most frequent first; empty if no unit is unknown."""
    found: list[MissingRecords] = []
    if not number.unknown:
        return found
    for cause in missing_records.causes(number.indicator, catalogue()):
        query = missing_records.lacking(cause, number.indicator, catalogue(), filters, scope)
        (counts,) = reader.rows(query)
        found += [
            MissingRecords(cause.check, record, count)
            for record, count in zip(cause.records, counts, strict=True)
            if count
        ]
    return sorted(found, key=lambda lack: -lack.units)


def _change(reader: Reader, compare: Reader, number: Number, filters: Filters, scope: Where, by: str) -> ChangeByGroups:
    if not numbers.is_additive([by]):
        raise Refused(_("The groups of “{name}” do not sum to the whole: a unit counts in each of its lists.", name=by))
    only = [number.indicator.id]
    (before,) = numbers.numbers(compare, filters, only=only, scope=scope)
    earlier, later = (
        {
            found.group[0]: (found.numerator, found.denominator)
            for found in numbers.numbers(one, filters, (by,), only, scope)
        }
        for one in (compare, reader)
    )
    return ChangeByGroups(before, compare.as_of, by, parts_of_difference(number.indicator, earlier, later))
