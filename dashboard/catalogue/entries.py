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
"""The count of units in a ratio's denominator only because they were reported to fail."""


_COUNTED_LISTS = "progress"
"""The folder of queries/lists whose rows are counts."""


@dataclass(frozen=True)
class Query:
    """The metadata of a query file. id is the file's stem; theme is its folder."""

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
        """Whether it is a list of counts, which are additive over units."""
        return self.theme == _COUNTED_LISTS

    def basis_on(self, as_of: date) -> Words:
        """The legal basis as of this date: the article then in force, where the sources give it."""
        former = self.former_basis
        return former.words if former and as_of <= former.until else self.basis


@dataclass(frozen=True)
class Check(Query):
    """A question asked of every unit. Columns of the tree: unit_id, applies, passes and failure details."""

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
    """The kinds of records that decide the check, for tables with kinds; empty means all."""
    parameters: tuple[str, ...]

    @property
    def has_local_strength(self) -> bool:
        """Whether the strength comes from rules by place, sector and date; ``strength`` applies where no rule does."""
        return any(column.alias_or_name == "strength" for column in self.tree.expressions)

    def weight_at(self, strength: str) -> int:
        """The check's weight in the score of a unit that it binds with this strength."""
        return self.weight if "weight" in self.header else WEIGHTS[cast(Strength, strength)]

    @property
    def may_count_for_score(self) -> bool:
        """Whether it counts for any unit's score (reading 54)."""
        return (
            bool(self.weight or ("weight" not in self.header and self.has_local_strength)) and not self.by_requirement
        )


@dataclass(frozen=True)
class Indicator(Query):
    """A numerator and optional denominator, additive over units. rows names the list behind it; empty: its units."""

    unit: str
    better: Literal["higher", "lower", "neither"]
    next_step: Words
    rows: str
    parameters: tuple[str, ...]
    check: str
    meanings: Mapping[str, Words]
    """What a ratio's numerator, denominator and remainder count; empty for a check's rate, whose states say it."""

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
        """Whether the numerator is part of the denominator, so that there is a remainder."""
        return self.is_ratio and self.unit == "percent"

    @property
    def is_mean(self) -> bool:
        """Whether it is a mean over the units in the denominator: the score of graded units."""
        return self.is_ratio and self.unit == "points"

    @property
    def is_of_score(self) -> bool:
        """Whether it concerns the score or its grades, which documents show only on request."""
        return self.theme == "score"

    @property
    def counts_units(self) -> bool:
        """Whether every count counts units once each, rather than summing people, documents or points."""
        return bool(self.check) or self.tree.find(exp.Sum) is None


AnyQuery = TypeVar("AnyQuery", bound=Query)


@dataclass(frozen=True)
class Catalogue:
    """All queries by id, in display order."""

    checks: Mapping[str, Check]
    indicators: Mapping[str, Indicator]
    lists: Mapping[str, Query]
    status: Mapping[str, exp.Select]
    themes: frozenset[str]
    """Relations of queries/status with one row per open unit, fused into one pass (fusion.py)."""

    def headlines(self, themes: Iterable[str]) -> tuple[str, ...]:
        """The headline indicators of these themes, ordered by the header field headline."""
        of_themes = set(themes)
        chosen = [one for one in self.indicators.values() if one.theme in of_themes and "headline" in one.header]
        return tuple(one.id for one in sorted(chosen, key=lambda one: int(one.header["headline"])))

    def themed(self, themes: Iterable[str]) -> tuple[str, ...]:
        """All indicators of these themes, in display order."""
        of_themes = set(themes)
        return tuple(one.id for one in self.indicators.values() if one.theme in of_themes)
