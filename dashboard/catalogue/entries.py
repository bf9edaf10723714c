"""The catalogue: every check, indicator and list, read from the headers of the files in queries/."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Literal, TypeVar, cast

from sqlglot import exp

from dashboard.catalogue.header import FormerBasis, Words

Strength = Literal["must", "should", "may"]
WEIGHTS: Mapping[Strength, int] = {"must": 3, "should": 2, "may": 0}
STATES = ("pass", "fail", "unknown", "not_applicable")
COUNTS = ("numerator", "denominator", "unknown", "not_applicable")
ONLY_REPORTED = "only_reported"
"""The count of units that are in a ratio's denominator only because they were reported to fail."""


_COUNTED_LISTS = "progress"
"""The folder of queries/lists whose rows are counts."""


@dataclass(frozen=True)
class Query:
    """What every query file says of itself. The id is the file's stem; theme is its folder."""

    id: str
    theme: str
    path: Path
    tree: exp.Select
    title: Words
    definition: Words
    basis: Words
    former_basis: FormerBasis | None
    header: Mapping[str, str]

    @property
    def period(self) -> Literal["quarter", "year"] | None:
        """What it counts in: the calendar year or quarter of its date, or the last that was over; None: in neither."""
        return cast(Literal["quarter", "year"] | None, self.header.get("period"))

    def is_of_one_period(self, first: date, last: date) -> bool:
        """Whether its numbers on the two days count in the same calendar year or quarter, if they count in one."""
        if self.period is None:
            return True
        months = 12 if self.period == "year" else 3
        return (first.year, (first.month - 1) // months) == (last.year, (last.month - 1) // months)

    @property
    def is_counted(self) -> bool:
        """Whether it is a list whose rows are counts, which add up over units."""
        return self.theme == _COUNTED_LISTS

    def basis_on(self, as_of: date) -> Words:
        """What the query stands on as of this date: the article of the law as it then was, where the sources tell."""
        former = self.former_basis
        return former.words if former and as_of <= former.until else self.basis


@dataclass(frozen=True)
class Check(Query):
    """A question asked of every unit. Columns of the tree: unit_id, applies, passes and what belongs to a fail."""

    rate: Words
    short: Words
    asked: Literal["unit", "union"]
    strength: Strength
    weight: int
    by_requirement: bool
    demanded_by: Literal["law", "charter", "plan"]
    next_step: Words
    records: tuple[str, ...]
    kinds: tuple[str, ...]
    """Of tables with kinds, the kinds of rows that decide the check; none: all of them."""
    parameters: tuple[str, ...]

    @property
    def has_local_strength(self) -> bool:
        """Whether the rules say how strongly it binds, by place, sector and date; ``strength`` is that of no rule."""
        return any(column.alias_or_name == "strength" for column in self.tree.expressions)

    def weight_at(self, strength: str) -> int:
        """What the check weighs in the score of a unit that it binds with this strength."""
        return self.weight if "weight" in self.header else WEIGHTS[cast(Strength, strength)]

    @property
    def may_count_for_score(self) -> bool:
        """Whether it counts for the score of some unit (reading 54)."""
        return (
            bool(self.weight or ("weight" not in self.header and self.has_local_strength)) and not self.by_requirement
        )


@dataclass(frozen=True)
class Indicator(Query):
    """A numerator and a denominator, additive over units. rows names the list of rows behind it, empty: its units."""

    unit: str
    better: Literal["higher", "lower", "neither"]
    next_step: Words
    rows: str
    parameters: tuple[str, ...]
    check: str
    meanings: Mapping[str, Words]
    """What the numerator, denominator and remainder of a ratio are of; none of a check's rate, whose states say it."""

    @cached_property
    def columns(self) -> Mapping[str, exp.Expr]:
        """The expression of each count, by the count's name."""
        return {column.alias_or_name: column.unalias() for column in self.tree.expressions}

    @cached_property
    def counts(self) -> Mapping[str, str]:
        """The text of each count's expression, by the count's name."""
        return {name: column.sql(dialect="duckdb") for name, column in self.columns.items()}

    @property
    def is_ratio(self) -> bool:
        """Whether the indicator has a denominator."""
        return "denominator" in self.columns

    @property
    def is_share(self) -> bool:
        """Whether the numerator is a part of the denominator, so that there is a remainder."""
        return self.is_ratio and self.unit == "percent"

    @property
    def is_mean(self) -> bool:
        """Whether it is the mean of the units in the denominator: the score, of those that are graded."""
        return self.is_ratio and self.unit == "points"

    @property
    def is_of_score(self) -> bool:
        """Whether it is about the score or its grades, which a document shows where it is asked for."""
        return self.theme == "score"

    @property
    def counts_units(self) -> bool:
        """Whether every count is of units, each counted once: not of people, papers or points, which are summed."""
        return bool(self.check) or self.tree.find(exp.Sum) is None


AnyQuery = TypeVar("AnyQuery", bound=Query)


@dataclass(frozen=True)
class Catalogue:
    """All queries by id, in the order in which they are shown."""

    checks: Mapping[str, Check]
    indicators: Mapping[str, Indicator]
    lists: Mapping[str, Query]
    status: Mapping[str, exp.Select]
    themes: frozenset[str]
    """Relations of queries/status with one row per open unit, laid over each other in one pass (fusion.py)."""

    def headlines(self, themes: Iterable[str]) -> tuple[str, ...]:
        """The indicators of these themes that stand at the head of a page, by their header's place there."""
        of_themes = set(themes)
        chosen = [one for one in self.indicators.values() if one.theme in of_themes and "headline" in one.header]
        return tuple(one.id for one in sorted(chosen, key=lambda one: int(one.header["headline"])))

    def themed(self, themes: Iterable[str]) -> tuple[str, ...]:
        """All indicators of these themes, in the order in which they are shown."""
        of_themes = set(themes)
        return tuple(one.id for one in self.indicators.values() if one.theme in of_themes)
