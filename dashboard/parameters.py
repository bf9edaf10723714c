"""The parameters that a number rests on, and those of them that nobody has confirmed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import product
from typing import Any

from sqlglot import exp

from dashboard import answers
from dashboard.catalogue import Catalogue, Query, catalogue
from dashboard.codes import codes
from dashboard.compose import Composed
from dashboard.filters import Filters
from dashboard.register.reader import Reader
from dashboard.register.schema import tables

Rule = Mapping[str, Any]
"""A row of the table rules."""


@dataclass(frozen=True)
class Parameter:
    """A value in force. jurisdiction is a province's two digits, sector a code; None is everywhere and for all."""

    name: str
    value: Decimal
    jurisdiction: str | None
    sector: str | None
    article: str
    is_confirmed: bool


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


def in_force(
    rules: Iterable[Rule], names: Iterable[str], as_of: date, provinces: Iterable[str | None]
) -> tuple[Parameter, ...]:
    """The rules of these names that hold on the date for a unit of one of these provinces and of any sector.

    The most specific one holds: jurisdiction before national, then sector before all, then the newest.
    """
    found: dict[Parameter, None] = {}
    in_time = [rule for rule in rules if _in_time(rule, as_of)]
    places = list(provinces)
    for name in names:
        named = [rule for rule in in_time if rule["parameter"] == name]
        for province, sector in product(places, (None, *codes("sector"))):
            held = [
                rule for rule in named if rule["jurisdiction"] in (None, province) and rule["sector"] in (None, sector)
            ]
            if held:
                found[_parameter(max(held, key=_precedence))] = None
    return tuple(sorted(found, key=lambda row: (row.name, row.jurisdiction or "", row.sector or "")))


def parameters_of(query: Query, reader: Reader, as_of: date | None = None) -> tuple[Parameter, ...]:
    """The parameters that the query rests on, as they hold in the register's provinces on the date or the reader's."""
    return in_force(_rules(reader), rests_on(query, catalogue()), as_of or reader.as_of, _provinces(reader))


@lru_cache(maxsize=6)
def unconfirmed(reader: Reader, as_of: date | None = None) -> Mapping[str, tuple[Parameter, ...]]:
    """Of every check and indicator that rests on some, the parameters in force that nobody has confirmed, by its id."""
    queries = {**catalogue().checks, **catalogue().indicators}
    found = {name: parameters_of(query, reader, as_of) for name, query in queries.items()}
    doubtful = {name: tuple(row for row in rows if not row.is_confirmed) for name, rows in found.items()}
    return {name: rows for name, rows in doubtful.items() if rows}


@lru_cache(maxsize=6)
def _rules(reader: Reader) -> tuple[Rule, ...]:
    """The rules that the reader's status was computed with, a deployment's own among them."""
    names = tables()["rules"].column_names
    rows = reader.rows(Composed(exp.select(*names).from_("rules")))
    return tuple(dict(zip(names, row, strict=True)) for row in rows)


@lru_cache(maxsize=6)
def _provinces(reader: Reader) -> tuple[str | None, ...]:
    """The provinces that the register has units of; a unit without a region is under the national rule."""
    only = [next(iter(catalogue().indicators))]
    return tuple(number.group[0] for number in answers.numbers(reader, Filters(), ("province",), only)) or (None,)


def _in_time(row: Rule, as_of: date) -> bool:
    begins, ends = row["effective_from"], row["effective_to"]
    return bool((begins is None or begins <= as_of) and (ends is None or ends >= as_of))


def _precedence(row: Rule) -> tuple[bool, bool, date]:
    return (row["jurisdiction"] is not None, row["sector"] is not None, row["effective_from"] or date.min)


def _parameter(row: Rule) -> Parameter:
    return Parameter(
        name=str(row["parameter"]),
        value=Decimal(str(row["value"])),
        jurisdiction=None if row["jurisdiction"] is None else str(row["jurisdiction"]),
        sector=None if row["sector"] is None else str(row["sector"]),
        article=str(row["article"] or ""),
        is_confirmed=row["confirmed"] is True,
    )
