"""The computation order of a date's status: facts, checks, findings, organisation-wide checks, classes.

The files of queries/status and queries/checks define the relations; this module builds the steps between them as syntax
trees, so that adding a check means adding a file.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from graphlib import TopologicalSorter

from sqlglot import exp

from dashboard.catalogue.allowed_sql import QueryError
from dashboard.catalogue.entries import Catalogue
from dashboard.errors import Refused
from dashboard.status.check_layers import WIDE, beside, generated, levels, reported_findings
from dashboard.status.fusion import BASE, Fusion


@dataclass(frozen=True)
class Step:
    """One relation: its name, its query and the relations that the query reads."""

    name: str
    tree: exp.Query

    @cached_property
    def sql(self) -> str:
        """The query's text."""
        return self.tree.sql(dialect="duckdb")

    @cached_property
    def reads(self) -> frozenset[str]:
        """Names of the tables and relations read, without the query's own CTEs."""
        own = {expression.alias for expression in self.tree.find_all(exp.CTE)}
        return frozenset(table.name for table in self.tree.find_all(exp.Table)) - own


@dataclass(frozen=True)
class Plan:
    """The tables to compute, in order, and the fusion of the relations that have one row per open unit."""

    steps: tuple[Step, ...]
    fusion: Fusion
    layer_names: tuple[str, ...]

    def layers(self) -> dict[str, exp.Query]:
        """Each relation with one row per open unit, as a query over the tables."""
        return {
            name: self.fusion.fused(beside(exp.select(*_all_of(name, self.fusion)), [name]))
            for name in self.layer_names
        }


def plan(catalogue: Catalogue) -> Plan:
    """All steps, each after those that it reads. Raises Refused where a layer does more than add columns."""
    made = generated(catalogue)
    layers = made | {name: catalogue.status[name] for name in catalogue.themes}
    fusion = Fusion(column_names(catalogue.status[BASE]), layers)
    relations = {name: tree for name, tree in _files(catalogue, made).items() if name not in layers}
    for name in layer_order(layers):
        relations |= _added(fusion, name, layers[name])
    relations[WIDE] = _wide(catalogue.status[WIDE], fusion)
    steps = {name: Step(name, fusion.fused(tree)) for name, tree in relations.items()}
    return Plan(tuple(_in_order(steps)), fusion, tuple(layers))


def as_written(catalogue: Catalogue) -> tuple[Step, ...]:
    """The relations exactly as their files define them, each after those that it reads: same rows, but slow."""
    files = _files(catalogue, generated(catalogue))
    return tuple(_in_order({name: Step(name, tree) for name, tree in files.items()}))


def _files(catalogue: Catalogue, made: Mapping[str, exp.Select]) -> dict[str, exp.Query]:
    """Every relation as its file, or the plan, defines it."""
    first, second = levels(catalogue.checks.values())
    found: dict[str, exp.Query] = {
        **catalogue.status,
        **made,
        "reported_first": reported_findings(first, "checked"),
    }
    if second:
        found["reported_second"] = reported_findings(second, "second_checked")
    return found


def _added(fusion: Fusion, name: str, tree: exp.Select) -> dict[str, exp.Query]:
    try:
        return fusion.add(name, tree)
    except QueryError as error:
        raise Refused(f"queries/status/{name}.sql:{error.line}: {error.reason}") from error


def column_names(tree: exp.Select) -> list[str]:
    """The names of the query's columns, including those of a star over one of its own CTEs."""
    names: list[str] = []
    for column in tree.expressions:
        if column.is_star:
            source = tree.args["from_"].this.name
            names += column_names(next(step.this for step in tree.ctes if step.alias == source))
        else:
            names.append(column.alias_or_name)
    return names


def layer_order(trees: Mapping[str, exp.Select]) -> Iterable[str]:
    """The layers, each after those that it reads."""
    reads = {
        name: {table.name for table in tree.find_all(exp.Table)} & trees.keys() - {name} for name, tree in trees.items()
    }
    return TopologicalSorter({name: sorted(found) for name, found in sorted(reads.items())}).static_order()


def _wide(tree: exp.Select, fusion: Fusion) -> exp.Select:
    """unit_status: every column of the relations that its file joins, in one pass over the units.

    Raises Refused where two relations share a column name: a check's state must not be read from another relation's
    column.
    """
    names = [table.name for table in tree.find_all(exp.Table)]
    owners: dict[str, str] = {}
    for name in names:
        for column in fusion.columns(name):
            if column in owners and column != "unit_id":
                places = f"{owners[column]} and in {name}"
                raise Refused(f"queries/status/{WIDE}.sql: the column {column} stands in {places}")
            owners.setdefault(column, name)
    return beside(exp.select(*(exp.column(column, table=name).as_(column) for column, name in owners.items())), names)


def _all_of(name: str, fusion: Fusion) -> list[exp.Expr]:
    return [exp.column(column, table=name) for column in fusion.columns(name)]


def _in_order(waiting: Mapping[str, Step]) -> Iterator[Step]:
    waiting = dict(waiting)
    while waiting:
        ready = [step for step in waiting.values() if not step.reads & waiting.keys()]
        if not ready:
            raise ValueError(f"relations read each other in a circle: {', '.join(sorted(waiting))}")
        for step in ready:
            del waiting[step.name]
        yield from ready
