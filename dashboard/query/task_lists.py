"""Tasks' lists in a query: which units stand on them, which of their rows are shown, and what those rows count.

A unit stands on several lists. A condition on campaign, task or list chooses units, and of what is recorded list by
list (task units, findings, tasks) only the rows on the lists that it names.
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
"""Makes a parameter that stands for a value."""


@dataclass(frozen=True)
class RowCounts:
    """A relation with a row for each list that something stands on, and the counts of unit_status that it sums to.

    key tells the rows of a unit apart: what stands on several of the chosen lists counts once.
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
"""The counts of a unit that are sums over its lists, by the relation that has them list by list."""

_AMONG = {"open_problems": "task_units_overdue"}
"""Counts of a unit that hold one of those beside others: the worklist has failing checks and overdue task units."""


def about_lists(where: Where) -> Where:
    """The conditions on lists among these."""
    return tuple((name, values) for name, values in where if name in LIST_DIMENSIONS)


def asks_lists(by: Sequence[str], where: Where) -> bool:
    """Whether lists are grouped by or filtered."""
    return bool(set(by) & LIST_DIMENSIONS.keys() or about_lists(where))


def stands_on(where: Where, bind: Bind, table: str) -> list[exp.Expr]:
    """What a unit in this table must meet to stand on the lists of these conditions.

    Conditions on different dimensions are met by one list together: task=T and list=A is list A of task T. Two on one
    dimension are met by a list each. No list at all is an empty value too.
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
    """What a row with campaign, task_id and list_name must meet: every condition, whichever filter or scope it is of.

    The empty value is an empty column.
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
    """What a row of this relation must meet to be shown under these conditions; nothing where it is of no list."""
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
"""Relations without units of which rows are shown by their campaign or task."""


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
    """A task by its campaign and number; by a list where a unit stands on it."""
    own = tuple(condition for condition in about_lists(where) if condition[0] != "list")
    found = meets(own, bind)
    if own != about_lists(where):
        listed = exp.select("task_id").from_(LISTS)
        for condition in meets(where, bind):
            listed = listed.where(condition)
        found.append(exp.column("task_id").isin(query=listed))
    return found


def _stage_is_shown(where: Where, bind: Bind) -> list[exp.Expr]:
    """A stage by its campaign; by a task or a list where the campaign has that."""
    if all(name == "campaign" for name, _values in about_lists(where)):
        return meets(where, bind)
    campaigns = exp.select("campaign").from_("tasks")
    for condition in _task_is_shown(where, bind):
        campaigns = campaigns.where(condition)
    return [exp.column("campaign").isin(query=campaigns)]


def groups_joined(tree: exp.Select, listed: Sequence[str], where: Where, bind: Bind) -> exp.Select:
    """Join the lists that each unit stands on, each group once; only those that the conditions leave.

    A unit on no list is in the group without a value; one of whose lists none is left is in no group.
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
    """The column of the joined groups that holds a dimension's value."""
    return exp.column(LIST_DIMENSIONS[name], table=_GROUPS)


def counts_by_rows(
    counts: Mapping[str, exp.Expr], rows: Mapping[str, RowCounts] = ROWS
) -> tuple[dict[str, exp.Expr], list[str]]:
    """These counts of units with what is recorded list by list taken from ``rows``; and the relations that they read.

    ``rows_joined`` puts them into the query.
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
    """Join the sums of a relation's counts over the chosen lists of each unit and group."""
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
    """What those of these counts that are recorded list by list read of a unit besides."""
    of_rows = {name for row_counts in ROWS.values() for name in row_counts.counts}
    read = [{column.name for column in count.find_all(exp.Column)} for count in counts]
    return sorted({name for names in read if names & of_rows for name in names} - of_rows)


def _columns(listed: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(LIST_DIMENSIONS[name] for name in listed))


def _alias(relation: str) -> str:
    return f"{relation}_chosen"
