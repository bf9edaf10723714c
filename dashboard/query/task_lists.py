"""Lists of tasks in a query: which units are on them, which of their rows are shown, and what is counted.

A unit may be on several lists. A condition on campaign, task or list selects units; data recorded per list (task units,
findings, tasks) is also limited to the rows of the named lists.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from sqlglot import exp

from dashboard.query.filters import LIST_DIMENSIONS, Where

LISTS = "unit_lists"
_UNITS = "unit_status"
_GROUPS = "chosen_lists"
_FINDINGS = "finding_lists"

Bind = Callable[[object], exp.Expr]
"""Binds a value and returns its parameter."""


@dataclass(frozen=True)
class RowCounts:
    """A relation with a row for each list that an item is on, and the counts of unit_status that are its sums.

    key identifies the items of a unit: an item on several of the chosen lists counts once.
    """

    key: tuple[str, ...]
    counts: tuple[str, ...]


ROWS: Mapping[str, RowCounts] = {
    "task_unit_states": RowCounts(
        key=("task_id", "list_name"),
        counts=("task_units_started", "task_units_done", "task_units_overdue", "task_units_due", "task_units_on_time"),
    ),
    _FINDINGS: RowCounts(key=("check_id", "reported_on", "list_name"), counts=("findings_open_count",)),
}
"""The counts of a unit that are sums over its lists, by the relation that holds them per list."""

_AMONG = {"open_problems": "task_units_overdue"}
"""Counts of a unit that include one of those: the worklist has failed checks and overdue task units."""


def about_lists(where: Where) -> Where:
    """The subset of the conditions that concern lists."""
    return tuple((name, values) for name, values in where if name in LIST_DIMENSIONS)


def asks_lists(by: Sequence[str], where: Where) -> bool:
    """Whether the query groups by lists or filters them."""
    return bool(set(by) & LIST_DIMENSIONS.keys() or about_lists(where))


def stands_on(where: Where, bind: Bind, table: str) -> list[exp.Expr]:
    """The conditions under which a unit of this table is on the lists that ``where`` names.

    Conditions on different dimensions must be met by the same list: task=T and list=A means list A of task T. Two
    conditions on one dimension may be met by different lists. The empty value also matches units on no list.
    """
    by_dimension: dict[str, list[tuple[str, ...]]] = {}
    for name, values in about_lists(where):
        by_dimension.setdefault(name, []).append(values)
    if not by_dimension:
        return []
    together = (tuple(zip(by_dimension, values, strict=True)) for values in product(*by_dimension.values()))
    return [_stands_on_one(conditions, bind, table) for conditions in together]


def _stands_on_one(together: Where, bind: Bind, table: str) -> exp.Expr:
    unit_id = exp.column("unit_id", table=table)
    chosen = exp.select("unit_id").from_(LISTS)
    for condition in meets(together, bind):
        chosen = chosen.where(condition)
    found: exp.Expr = unit_id.isin(query=chosen)
    if all("" in values for _name, values in together):
        found = exp.or_(found, exp.not_(_is_listed(unit_id.copy())))
    return found


def _is_listed(unit_id: exp.Expr) -> exp.Expr:
    return unit_id.isin(query=exp.select("unit_id").from_(LISTS))


def meets(where: Where, bind: Bind, table: str | None = None) -> list[exp.Expr]:
    """The conditions on a row with campaign, task_id and list_name: all of them, from filters and scope alike.

    The empty value matches null.
    """
    found: list[exp.Expr] = []
    for name, values in about_lists(where):
        column = exp.column(LIST_DIMENSIONS[name], table=table)
        parts: list[exp.Expr] = []
        if filled := [value for value in values if value != ""]:
            parts.append(column.isin(*(bind(value) for value in filled)))
        if "" in values:
            parts.append(exp.Is(this=column.copy(), expression=exp.null()))
        found.append(exp.or_(*parts) if parts else exp.false())
    return found


def shown_rows(relation: str, where: Where, bind: Bind) -> list[exp.Expr]:
    """The conditions under which a row of this relation is shown; none where the relation has no lists."""
    if not about_lists(where):
        return []
    if relation in (LISTS, "task_unit_states", _FINDINGS):
        return meets(where, bind)
    if relation == "deadlines":
        return [exp.or_(exp.column("kind").neq("task"), exp.and_(*meets(where, bind)))]
    if relation == "open_findings":
        return [_finding_is_shown(where, bind)]
    if relation == "tasks":
        return _task_is_shown(where, bind)
    return _stage_is_shown(where, bind) if relation == "stages" else []


OF_NO_UNIT = frozenset({"tasks", "stages"})
"""Relations without units whose rows are selected by campaign or task."""


def _finding_is_shown(where: Where, bind: Bind) -> exp.Expr:
    names = ("unit_id", "list_name")
    same = [
        exp.NullSafeEQ(this=exp.column(name, table=_FINDINGS), expression=exp.column(name, table="open_findings"))
        for name in names
    ]
    lists = exp.select(exp.Literal.number(1)).from_(_FINDINGS).where(*same)
    for condition in meets(where, bind, _FINDINGS):
        lists = lists.where(condition)
    return exp.Exists(this=lists)


def _task_is_shown(where: Where, bind: Bind) -> list[exp.Expr]:
    """Selects a task by its campaign and id, and by a list where a unit is on that list of the task."""
    own = tuple(condition for condition in about_lists(where) if condition[0] != "list")
    found = meets(own, bind)
    if own != about_lists(where):
        listed = exp.select("task_id").from_(LISTS)
        for condition in meets(where, bind):
            listed = listed.where(condition)
        found.append(exp.column("task_id").isin(query=listed))
    return found


def _stage_is_shown(where: Where, bind: Bind) -> list[exp.Expr]:
    """Selects a stage by its campaign, and by a task or list where its campaign has one."""
    if all(name == "campaign" for name, _values in about_lists(where)):
        return meets(where, bind)
    campaigns = exp.select("campaign").from_("tasks")
    for condition in _task_is_shown(where, bind):
        campaigns = campaigns.where(condition)
    return [exp.column("campaign").isin(query=campaigns)]


def groups_joined(tree: exp.Select, listed: Sequence[str], where: Where, bind: Bind) -> exp.Select:
    """Join the lists of each unit, one row per group, limited to the lists that meet the conditions.

    A unit on no list is in the group without a value; a unit whose lists are all filtered out is in no group.
    """
    lists = exp.select("unit_id", *_columns(listed)).distinct().from_(LISTS)
    for condition in meets(where, bind):
        lists = lists.where(condition)
    unit_id = exp.column("unit_id", table=_UNITS)
    tree = tree.join(lists.subquery(_GROUPS), on=unit_id.eq(exp.column("unit_id", table=_GROUPS)), join_type="left")
    if about_lists(where):
        is_left = exp.not_(exp.Is(this=exp.column("unit_id", table=_GROUPS), expression=exp.null()))
        tree = tree.where(exp.or_(is_left, exp.not_(_is_listed(unit_id.copy()))))
    return tree


def group_column(name: str) -> exp.Column:
    """The column of the joined groups that holds the dimension's value."""
    return exp.column(LIST_DIMENSIONS[name], table=_GROUPS)


def counts_by_rows(
    counts: Mapping[str, exp.Expr], rows: Mapping[str, RowCounts] = ROWS
) -> tuple[dict[str, exp.Expr], list[str]]:
    """Rewrite the counts to take per-list data from ``rows``; also returns the relations that they then read.

    ``rows_joined`` joins those relations to the query.
    """
    owners = {name: relation for relation, row_counts in rows.items() for name in row_counts.counts}
    read: dict[str, None] = {}

    def of_rows(node: exp.Expr) -> exp.Expr:
        if not isinstance(node, exp.Column):
            return node
        name = _AMONG.get(node.name, node.name)
        if name not in owners:
            return node
        read[owners[name]] = None
        chosen = exp.Coalesce(this=exp.column(name, table=_alias(owners[name])), expressions=[exp.Literal.number(0)])
        if name == node.name:
            return chosen
        others = exp.Sub(this=exp.column(node.name, table=_UNITS), expression=exp.column(name, table=_UNITS))
        return exp.Paren(this=exp.Add(this=others, expression=chosen))

    return {name: count.copy().transform(of_rows) for name, count in counts.items()}, list(read)


def rows_joined(
    tree: exp.Select, relation: str, row_counts: RowCounts, listed: Sequence[str], where: Where, bind: Bind
) -> exp.Select:
    """Join a relation's counts, summed over the chosen lists of each unit and group."""
    columns = ["unit_id", *_columns(listed)]
    rows = exp.select(*dict.fromkeys((*columns, *row_counts.key, *row_counts.counts))).distinct().from_(relation)
    for condition in meets(where, bind):
        rows = rows.where(condition)
    sums = [exp.cast(exp.Sum(this=exp.column(name)), "bigint").as_(name) for name in row_counts.counts]
    summed = exp.select(*columns, *sums).from_(rows.subquery("rows_of_lists")).group_by(*map(exp.column, columns))
    alias = _alias(relation)
    on: list[exp.Expr] = [exp.column("unit_id", table=_UNITS).eq(exp.column("unit_id", table=alias))]
    on += [
        exp.NullSafeEQ(this=exp.column(column, table=_GROUPS), expression=exp.column(column, table=alias))
        for column in _columns(listed)
    ]
    return tree.join(summed.subquery(alias), on=exp.and_(*on), join_type="left")


def columns_beside(counts: Iterable[exp.Expr]) -> list[str]:
    """The other unit columns that the counts of per-list data read."""
    of_rows = {name for row_counts in ROWS.values() for name in row_counts.counts}
    read = [{column.name for column in count.find_all(exp.Column)} for count in counts]
    return sorted({name for names in read if names & of_rows for name in names} - of_rows)


def _columns(listed: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(LIST_DIMENSIONS[name] for name in listed))


def _alias(relation: str) -> str:
    return f"{relation}_chosen"
