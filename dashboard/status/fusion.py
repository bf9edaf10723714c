"""Fuses relations with one row per open unit into one pass over the units, instead of joining them.

Each theme of queries/status has one row per open unit and is its own query. Computed one by one and joined, ten million
units took over eleven minutes, nearly all of it copying and spilling wide rows; as layers of one query, the database
reads each table once and stores nothing in between.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from sqlglot import exp

from dashboard.catalogue.allowed_sql import QueryError

BASE = "open_units"
_FACTS = "facts"
_GIVEN = "as_of"
_ONE_TO_ONE = frozenset({"rule_values"})
AnyQuery = TypeVar("AnyQuery", bound=exp.Query)


@dataclass(frozen=True)
class Layer:
    """A relation with one row per open unit. columns and joins refer to the layers below as ``facts``."""

    name: str
    columns: Mapping[str, exp.Expr]
    joins: tuple[exp.Join, ...]
    needs: frozenset[str]


class Fusion:
    """The layers by name; rewrites queries to read them in one pass."""

    def __init__(self, base_columns: Iterable[str], themes: Iterable[str]) -> None:
        self._layers: dict[str, Layer] = {}
        self._columns: dict[str, tuple[str, ...]] = {BASE: tuple(base_columns)}
        self._joined: dict[str, str] = {}
        self._owners = {f"{BASE}__{name}": BASE for name in self._columns[BASE]} | {f"{_GIVEN}__{_GIVEN}": _GIVEN}
        self._themes = frozenset({BASE, *themes})

    def columns(self, name: str) -> tuple[str, ...]:
        """The names of a layer's columns."""
        return self._columns[name]

    def add(self, name: str, tree: exp.Select) -> dict[str, exp.Query]:
        """Add a relation as a layer. Returns the CTEs that can't be layers, as separate relations by name.

        Raises QueryError where the query does more than add columns to the open units.
        """
        steps = {step.alias: f"{name}__{step.alias}" for step in tree.ctes}
        apart: dict[str, exp.Query] = {}
        for step in tree.ctes:
            body = _renamed(step.this, steps)
            if isinstance(body, exp.Select) and self._is_row_wise(body):
                self._themes |= {steps[step.alias]}
                self._add_layer(steps[step.alias], body)
            else:
                apart[steps[step.alias]] = body
        final = _renamed(tree, steps)
        final.set("with_", None)
        if not self._is_row_wise(final):
            raise QueryError(f"{name} has one row per open unit: columns and joins, nothing else")
        self._themes |= {name}
        self._add_layer(name, final)
        return apart

    def fused(self, tree: exp.Query) -> exp.Query:
        """The query with every layer that it reads replaced by one pass over the units."""
        result = tree.copy()
        steps = {step.alias for step in result.find_all(exp.CTE)}
        for select in list(result.find_all(exp.Select)):
            self._fuse(select, steps)
        return result

    def pass_over(self, wanted: Iterable[str], within: Iterable[str] = ()) -> exp.Select:
        """One row per open unit with these columns, named <layer>__<column>, and the columns they derive from.

        ``within`` names relations with a unit_id: only their units are included.
        """
        needed = self.needed(wanted)
        columns = [exp.column(name, table=BASE).as_(f"{BASE}__{name}") for name in self._columns[BASE]]
        given = exp.column(_GIVEN, table=_GIVEN).as_(f"{_GIVEN}__{_GIVEN}")
        base = exp.select(*(column for column in (*columns, given) if column.alias in needed))
        base = base.from_(BASE, copy=False).join(_GIVEN, join_type="cross", copy=False)
        for relation in within:
            chosen = exp.select("unit_id").from_(relation)
            base = base.where(exp.column("unit_id", table=BASE).isin(query=chosen), copy=False)
        # Independent layers share one query: the database took a second to plan thirty nested ones. Each query wraps
        # the previous one without copying it: with copies, building the plan took 17 seconds.
        for level in self._levels({self._owners[name] for name in needed} - {BASE, _GIVEN}):
            own: list[exp.Expr] = [exp.Column(this=exp.Star(), table=exp.to_identifier(_FACTS))]
            joins: dict[str, exp.Join] = {}
            for layer in level:
                asked = [name for name in layer.columns if f"{layer.name}__{name}" in needed]
                own += [layer.columns[name].copy().as_(f"{layer.name}__{name}", copy=False) for name in asked]
                joins |= {join.this.alias_or_name: join for join in layer.joins}
            base = exp.select(*own).from_(base.subquery(_FACTS, copy=False), copy=False)
            base.set("joins", [join.copy() for join in joins.values()])
        return base

    def needed(self, wanted: Iterable[str]) -> set[str]:
        """All columns, of any layer, that these derive from, including those of their layers' join conditions."""
        found = {f"{BASE}__unit_id"}
        waiting = list(wanted)
        joined: set[str] = set()
        while waiting:
            name = waiting.pop()
            if name in found:
                continue
            found.add(name)
            owner = self._owners[name]
            if owner not in self._layers:
                continue
            layer = self._layers[owner]
            waiting += _facts_in(layer.columns[name.removeprefix(f"{owner}__")])
            if owner not in joined:
                joined.add(owner)
                waiting += [fact for join in layer.joins if join.args.get("on") for fact in _facts_in(join.args["on"])]
        return found

    def column(self, layer: str, name: str) -> exp.Column:
        """A layer's column as the layers above refer to it."""
        if layer != _GIVEN and name == "unit_id":
            layer = BASE
        return exp.column(f"{layer}__{name}", table=_FACTS)

    def _levels(self, names: set[str]) -> Iterator[list[Layer]]:
        """The layers grouped by level: each level needs only earlier levels."""
        waiting = {name: self._layers[name] for name in sorted(names)}
        while waiting:
            ready = [layer for layer in waiting.values() if not layer.needs & waiting.keys()]
            for layer in ready:
                del waiting[layer.name]
            yield ready

    def _is_row_wise(self, tree: exp.Select) -> bool:
        if any(
            tree.args.get(clause) for clause in ("where", "group", "distinct", "having", "qualify", "order", "limit")
        ):
            return False
        source = tree.args["from_"].this
        if not isinstance(source, exp.Table) or source.name not in self._themes:
            return False
        if any(tree.find_all(exp.Window, exp.AggFunc)):
            return False
        return all(
            join.side == "LEFT"
            or join.kind == "CROSS"
            or join.this.name in _ONE_TO_ONE
            or self._merges(join, _aliases(tree))
            for join in tree.args.get("joins") or ()
        )

    def _add_layer(self, name: str, tree: exp.Select) -> None:
        aliases = _aliases(tree)
        source = tree.args["from_"].this.name
        needs = {relation for relation in aliases.values() if relation in self._themes} - {name}
        kept = [
            join
            for join in tree.args.get("joins") or ()
            if not self._merges(join, aliases) and join.this.name != _GIVEN
        ]
        apart: dict[str, str] = {}
        joins = [self._moved(join, aliases, apart) for join in kept]
        lone = source if len(aliases) == 1 else None
        columns: dict[str, exp.Expr] = {}
        for column in tree.expressions:
            if column.is_star:
                starred = aliases[column.table] if isinstance(column, exp.Column) else source
                for inner in self._columns[starred]:
                    columns[inner] = self.column(starred, inner)
            else:
                columns[column.alias_or_name] = self._rewritten(column.unalias(), aliases, apart, lone)
        self._columns[name] = tuple(columns)
        columns.pop("unit_id", None)
        self._layers[name] = Layer(name, columns, tuple(joins), frozenset(needs))
        self._owners |= {f"{name}__{column}": name for column in columns}

    def _moved(self, join: exp.Join, aliases: Mapping[str, str], apart: dict[str, str]) -> exp.Join:
        """The join over ``facts``, its relation under an alias that identical joins share."""
        alias, relation = join.this.alias_or_name, join.this.name
        moved = join.copy()
        on = self._rewritten(join.args["on"], aliases, apart | {alias: alias}, None) if join.args.get("on") else None
        text = f"{relation} {join.side} {join.kind} {on.sql() if on else ''}"
        apart[alias] = self._joined.setdefault(text, f"{relation}__{len(self._joined)}")
        moved.set("this", exp.alias_(exp.to_table(relation), apart[alias], table=True))
        if on is not None:
            moved.set("on", self._rewritten(join.args["on"], aliases, apart, None))
        return moved

    def _merges(self, join: exp.Join, aliases: Mapping[str, str]) -> bool:
        """Whether the join only puts relations with one row per open unit side by side."""
        if join.side or join.kind == "CROSS" or join.this.name not in self._themes:
            return False
        if [identifier.name for identifier in join.args.get("using") or ()] == ["unit_id"]:
            return True
        on = join.args.get("on")
        return isinstance(on, exp.EQ) and all(
            isinstance(side, exp.Column) and side.name == "unit_id" and aliases.get(side.table) in self._themes
            for side in (on.left, on.right)
        )

    def _rewritten(
        self, tree: exp.Expr, aliases: Mapping[str, str], apart: Mapping[str, str], lone: str | None
    ) -> exp.Expr:
        """The expression with layer columns read from ``facts``, other columns under their relations' new aliases."""

        def column(node: exp.Expr) -> exp.Expr:
            if not isinstance(node, exp.Column) or node.table == _FACTS:
                return node
            if not node.table:
                if lone is None:
                    raise QueryError(f"the column “{node.name}” does not say whose it is")
                return self._checked(lone, node.name)
            if node.table in apart:
                return exp.column(node.name, table=apart[node.table])
            return self._checked(aliases[node.table], node.name)

        return tree.transform(column)

    def _checked(self, layer: str, name: str) -> exp.Column:
        if layer in self._columns and name not in self._columns[layer]:
            raise QueryError(f"{layer} has no column {name}")
        return self.column(layer, name)

    def _fuse(self, select: exp.Select, steps: set[str]) -> None:
        source = select.args.get("from_")
        if source is None or not isinstance(source.this, exp.Table):
            return
        aliases = _aliases(select)
        layers = {alias for alias, name in aliases.items() if name in self._themes and name not in steps}
        if not {aliases[alias] for alias in layers} - {BASE}:
            return
        joins = select.args.get("joins") or []
        merged = {join.this.alias_or_name for join in joins if self._merges(join, aliases)}
        first = source.this.alias_or_name
        together = (merged | {first}) & layers if first in layers else set()
        within = _within(select, together or layers, steps | layers, aliases)
        for join in joins:
            alias = join.this.alias_or_name
            if alias in layers and alias not in together:
                relation = aliases[alias]
                named = [self.column(relation, name).as_(name) for name in self._columns[relation]]
                facts = [fact for column in named for fact in _facts_in(column)]
                beside = self.pass_over(facts, within if within and _joins_on_unit(join) else ())
                read = exp.select(*named, copy=False).from_(beside.subquery(_FACTS, copy=False), copy=False)
                join.set("this", read.subquery(alias, copy=False))
        if together:
            select.set("joins", [join for join in joins if join.this.alias_or_name not in together] or None)
            wanted = self._requalify(select, aliases, together)
            source.set("this", self.pass_over(wanted, within).subquery(_FACTS, copy=False))

    def _requalify(self, select: exp.Select, aliases: Mapping[str, str], together: set[str]) -> set[str]:
        """Make the query read ``facts`` in place of the merged relations; returns the columns that it reads."""
        wanted: set[str] = set()
        lone = next(iter(together)) if len(aliases) == 1 else None
        names = [column.alias_or_name for column in select.expressions]
        for number, column in enumerate(list(select.expressions)):
            if column.is_star:
                raise QueryError("a star over a relation of one row per open unit")
            if isinstance(column, exp.Column):
                column.replace(column.copy().as_(names[number]))
        for node in list(select.find_all(exp.Column)):
            if node.parent_select is not select:
                continue
            alias = node.table or lone
            if alias in together:
                found = self._checked(aliases[alias], node.name)
                wanted.add(found.name)
                node.replace(found)
        return wanted


def _facts_in(tree: exp.Expr) -> Iterator[str]:
    """The columns of the layers below that the expression reads."""
    return (column.name for column in tree.find_all(exp.Column) if column.table == _FACTS)


def _within(select: exp.Select, layers: set[str], others: set[str], aliases: Mapping[str, str]) -> list[str]:
    """The relations that limit the query's units: those inner joined to a layer on unit_id."""
    found = []
    for join in select.args.get("joins") or ():
        on = join.args.get("on")
        if join.side or not isinstance(on, exp.EQ):
            continue
        sides = [side for side in (on.left, on.right) if isinstance(side, exp.Column) and side.name == "unit_id"]
        if len(sides) == 2 and {side.table for side in sides} & layers:
            found += [
                aliases[side.table] for side in sides if side.table not in layers and aliases[side.table] not in others
            ]
    return list(dict.fromkeys(found))


def _joins_on_unit(join: exp.Join) -> bool:
    on = join.args.get("on")
    return isinstance(on, exp.EQ) and all(
        isinstance(side, exp.Column) and side.name == "unit_id" for side in (on.left, on.right)
    )


def _aliases(select: exp.Select) -> dict[str, str]:
    """The relations that a SELECT reads, by alias."""
    sources = [select.args["from_"].this, *(join.this for join in select.args.get("joins") or ())]
    return {source.alias_or_name: source.name for source in sources if isinstance(source, exp.Table)}


def _renamed(tree: AnyQuery, steps: Mapping[str, str]) -> AnyQuery:
    """The query with its CTEs renamed; columns keep the old names through aliases."""
    result = tree.copy()
    for table in list(result.find_all(exp.Table)):
        if table.name in steps:
            table.replace(exp.alias_(exp.to_table(steps[table.name]), table.alias_or_name, table=True))
    return result
