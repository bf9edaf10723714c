"""Compares a sealed report or a version with another version, each as of a date."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Literal

import pandas as pd
from sqlglot import exp

from dashboard.answers import numbers
from dashboard.answers.comparing.change_parts import PARTS, Change, ChangeKey, ChangePart, ChangeStage, split, stages_of
from dashboard.catalogue.loader import catalogue
from dashboard.errors import Refused
from dashboard.locale import _
from dashboard.query.cube import Amount, Group
from dashboard.query.filters import Filters, Where
from dashboard.query.task_lists import ROWS, RowCounts, asks_lists
from dashboard.query.unit_amounts import amount, from_last_places, units_of_group
from dashboard.register.differing_units import Side, differing_units
from dashboard.register.reader import open_reader
from dashboard.register.sealed import Seal, find_seal
from dashboard.register.sealed_reader import counted_by_list, refuse_unknown_checks, sealed_file, sealed_numbers
from dashboard.register.session import Attached
from dashboard.register.status_file import build_status, queries_hash
from dashboard.register.versions import Register, Version

_AMOUNTS = ("numerator", "denominator")
_NO_FILTERS = Filters()


@dataclass(frozen=True)
class Comparison:
    """The two sides: version ``before`` as of ``before_on``, version ``now`` as of ``now_on``.

    seal is set if ``before`` stands for a sealed report.
    """

    before: Version
    before_on: date
    now: Version
    now_on: date
    seal: Seal | None = None

    @property
    def definition_changed(self) -> bool:
        """Whether today's queries differ from those whose numbers were sealed."""
        return self.seal is not None and self.seal.queries_hash != queries_hash()


def comparison(register: Register, start: str, end: str | None = None, as_of: date | None = None) -> Comparison:
    """Compares the sealed report or version named ``start`` with version ``end`` (default: the current one).

    A report is taken as of its sealed date, a version as of its own date; ``as_of`` overrides that of ``end``. Raises
    Refused if ``start`` is neither.
    """
    seal = find_seal(register, start)
    if seal is None and start not in {version.name for version in register.versions()}:
        raise Refused(
            _(
                "“{name}” is neither a sealed report nor a version of register {register}.",
                name=start,
                register=register.name,
            )
        )
    before = register.version(seal.version if seal else start)
    now = register.version(end) if end else register.current()
    return Comparison(before, seal.as_of if seal else before.date, now, as_of or now.date, seal)


def changes(
    compared: Comparison,
    by: Sequence[str] = (),
    filters: Filters = _NO_FILTERS,
    only: Iterable[str] | None = None,
    scope: Where = (),
) -> list[Change]:
    """The change of every indicator (or ``only`` these ids) and group, split into its parts.

    Each stage counts the units that meet the filters at that stage. Raises Refused as answers.numbers does.
    """
    seal = compared.seal
    asked = list(catalogue().indicators if only is None else dict.fromkeys(only))
    today = [name for name in asked if not seal or name in catalogue().indicators or name not in seal.indicators]

    def stage(version: Version, day: date) -> dict[ChangeKey, ChangeStage]:
        return stages_of(numbers.numbers(open_reader(version, day), filters, by, today, scope))

    before = stage(compared.before, compared.before_on)
    sealed = _sealed_stages(compared, by, filters, None if only is None else asked, scope) if seal else None
    restated = stage(compared.now, compared.before_on)
    now = stage(compared.now, compared.now_on)
    return split(sealed, before, restated, now, definition_changed=compared.definition_changed)


def _sealed_stages(
    compared: Comparison, by: Sequence[str], filters: Filters, only: Sequence[str] | None, scope: Where
) -> dict[ChangeKey, ChangeStage]:
    seal = compared.seal
    assert seal is not None  # the caller asked
    groups = sealed_numbers(seal, compared.before, by, filters, scope, only)
    return {
        (name, group): ChangeStage(
            seal.indicators[name].unit,
            counts["numerator"],
            counts.get("denominator"),
            counts["unknown"],
            counts["not_applicable"],
            indicators.get("units_open", {}).get("numerator"),
            counts.get("only_reported", 0),
            seal.as_of,
        )
        for group, indicators in groups.items()
        for name, counts in indicators.items()
    }


def units_behind(
    compared: Comparison,
    part: ChangePart | Literal["all"],
    indicator: str,
    by: Sequence[str] = (),
    group: Group = (),
    filters: Filters = _NO_FILTERS,
    scope: Where = (),
    limit: int | None = None,
) -> pd.DataFrame:
    """The units behind a part of an indicator's change in one group, largest change first.

    Columns: unit_id, unit, before and after (what the unit adds to the numerator on either side of the part, 0 if it is
    not in the group); for a ratio also denominator_before and denominator_after. Over all units they sum to the part.
    Empty if the part doesn't exist: nothing was sealed, or one side lacks the indicator.
    """
    numbers.choose([name for name in [indicator] if not (compared.seal and name in compared.seal.indicators)])
    sides = _sides(compared, part)
    by_list = asks_lists(by, (*filters.where, *scope))
    amounts = [side.amounts(indicator, by_list) for side in sides]
    shared = [name for name in _AMOUNTS if amounts and all(name in found for found in amounts)]
    if not shared:
        return pd.DataFrame(columns=["unit_id", "unit", "before", "after"], dtype=object)
    first, last = (
        Side(
            side.files(filters, scope),
            units_of_group({name: found[name] for name in shared}, by, group, filters, scope, side.rows),
        )
        for side, found in zip(sides, amounts, strict=True)
    )
    frame = differing_units(first, last, shared, compared.now.path.parent.parent / "status", limit)
    for name in frame.columns[2:]:
        frame[name] = pd.Series([_whole(cell) for cell in frame[name]], dtype=object)
    return frame.rename(columns={"numerator_before": "before", "numerator_after": "after"})


@dataclass(frozen=True)
class _Stand:
    """Where a stage's numbers come from: a version on a date by today's queries, or its seal."""

    version: Version
    on: date
    seal: Seal | None = None

    @property
    def rows(self) -> Mapping[str, RowCounts]:
        """The relations with one row per list that an item is on: today's, or the seal's."""
        return ROWS if self.seal is None else self.seal.rows

    def amounts(self, indicator: str, by_list: bool) -> dict[str, exp.Expr]:
        """What a unit adds to the numerator and the denominator; empty if the indicator isn't known there.

        ``by_list``: the grouping or the filters select some of the unit's lists.
        """
        if self.seal is None:
            known = catalogue().indicators.get(indicator)
            return {name: amount(known.columns[name]) for name in _AMOUNTS if known and name in known.columns}
        sealed = self.seal.indicators.get(indicator)
        columns = sealed.columns if sealed else {}
        return {name: _sealed_amount(self.seal, columns[name], by_list) for name in _AMOUNTS if name in columns}

    def files(self, filters: Filters, scope: Where) -> dict[Attached, Path]:
        """The files that a query about units reads."""
        if self.seal is None:
            return {"version": self.version.path, "status": build_status(self.version, self.on)}
        refuse_unknown_checks(self.seal, filters, scope)
        return {"version": self.version.path, "status": sealed_file(self.seal)}


def _sealed_amount(seal: Seal, column: int, by_list: bool) -> exp.Expr:
    count = counted_by_list(seal, column) if by_list else None
    return from_last_places(f"c{column}", seal.places[column]) if count is None else amount(count)


def _sides(compared: Comparison, part: ChangePart | Literal["all"]) -> list[_Stand]:
    """The sources before and after the part; empty for "redefined" when nothing was sealed."""
    before = _Stand(compared.before, compared.before_on)
    sealed = _Stand(compared.before, compared.before_on, compared.seal) if compared.seal else None
    restated, now = _Stand(compared.now, compared.before_on), _Stand(compared.now, compared.now_on)
    if part == "all":
        return [sealed or before, now]
    stands = (sealed, before, restated, now)
    place = PARTS.index(part)
    return [stand for stand in stands[place : place + 2] if stand] if stands[place] else []


def _whole(cell: Decimal) -> Amount:
    return int(cell) if cell == cell.to_integral_value() else cell
