"""The rule parameters that a number rests on, and which of them nobody has confirmed."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from sqlglot import exp

from dashboard.answers import numbers
from dashboard.catalogue.entries import WEIGHTS, Catalogue, Check, Indicator, Query, Strength
from dashboard.catalogue.loader import catalogue
from dashboard.catalogue.schema import tables
from dashboard.law.rules_in_force import Parameter, Rule, amounts_at, in_force, parameters_in
from dashboard.query.bound_query import Composed
from dashboard.query.filters import Filters
from dashboard.register.reader import Reader


def rests_on(query: Query, queries: Catalogue) -> tuple[str, ...]:
    """The names of the query's own parameters and of those of the checks whose states it reads."""
    found: dict[str, None] = {}
    waiting, seen = [query], set[str]()
    while waiting:
        asked = waiting.pop()
        found |= dict.fromkeys(getattr(asked, "parameters", ()))
        read = {column.name for column in asked.tree.find_all(exp.Column)}
        checks = [check for name, check in queries.checks.items() if name in read - seen]
        seen |= {check.id for check in checks}
        waiting += checks
    return tuple(sorted(found))


def parameters_of(query: Query, reader: Reader, as_of: date | None = None) -> tuple[Parameter, ...]:
    """The query's parameters in force in the register's provinces on ``as_of``, by default the reader's date."""
    return in_force(rules_of(reader), rests_on(query, catalogue()), as_of or reader.as_of, _provinces(reader))


def strengths(check: Check, reader: Reader) -> frozenset[Strength]:
    """The check's strengths in the register's provinces on the reader's date; several if they differ."""
    rows = parameters_of(check, reader) if check.has_local_strength else ()
    return frozenset(row.strength for row in rows if row.strength) or frozenset({check.strength})


def stated(query: Query, reader: Reader) -> Mapping[str, tuple[Parameter, ...]]:
    """The rules in force in the register's provinces whose amounts appear in the query's next step, by parameter."""
    names = parameters_in(query.next_step.zh) if isinstance(query, Check | Indicator) else ()
    return {name: in_force(rules_of(reader), [name], reader.as_of, _provinces(reader)) for name in names}


def weight_in(check: Check, province: str | None, sector: str | None, reader: Reader) -> int:
    """The check's weight in the score of a unit of this province and sector on the reader's date."""
    if "weight" in check.header:
        return check.weight
    held = amounts_at(rules_of(reader), rests_on(check, catalogue()), reader.as_of, province, sector)
    strong = [row.strength for (row,) in held.values() if row.strength]
    return max((WEIGHTS[strength] for strength in strong), default=check.weight)


@lru_cache(maxsize=6)
def unconfirmed(reader: Reader, as_of: date | None = None) -> Mapping[str, tuple[Parameter, ...]]:
    """The parameters in force that nobody has confirmed, by the id of the check or indicator that rests on them."""
    queries = {**catalogue().checks, **catalogue().indicators}
    found = {name: parameters_of(query, reader, as_of) for name, query in queries.items()}
    doubtful = {name: tuple(row for row in rows if not row.is_confirmed) for name, rows in found.items()}
    return {name: rows for name, rows in doubtful.items() if rows}


@lru_cache(maxsize=6)
def rules_of(reader: Reader) -> tuple[Rule, ...]:
    """The rules that the reader's status was computed with, including a deployment's own."""
    names = tables()["rules"].column_names
    rows = reader.rows(Composed(exp.select(*names).from_("rules")))
    return tuple(dict(zip(names, row, strict=True)) for row in rows)


@lru_cache(maxsize=6)
def _provinces(reader: Reader) -> tuple[str | None, ...]:
    """The provinces of the register's units; None means the national rule, for units without a region."""
    only = [next(iter(catalogue().indicators))]
    return tuple(number.group[0] for number in numbers.numbers(reader, Filters(), ("province",), only)) or (None,)
