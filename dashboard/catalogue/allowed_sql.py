"""The SQL allowed in a query file, so that every query can be composed, scoped and translated."""

import re
from collections.abc import Iterable

import sqlglot
from sqlglot import exp

from dashboard.catalogue.aggregates import aggregate_of

ALLOWED_FUNCTIONS = frozenset(
    {
        "abs",
        "array_agg",
        "bit_or",
        "bool_and",
        "bool_or",
        "case",
        "cast",
        "coalesce",
        "concat",
        "concat_ws",
        "count",
        "date_diff",
        "date_trunc",
        "greatest",
        "if",
        "least",
        "length",
        "lower",
        "max",
        "min",
        "nullif",
        "rank",
        "row_number",
        "split_part",
        "starts_with",
        "string_agg",
        "substr",
        "sum",
        "and",
        "or",
        "contains",
        "year",
    }
)
"""Functions that have the same meaning in DuckDB and Spark."""

_FUNCTION_NAMES = {
    "bitwise_or_agg": "bit_or",
    "logical_and": "bool_and",
    "logical_or": "bool_or",
    "substring": "substr",
    "datediff": "date_diff",
    "timestamp_trunc": "date_trunc",
    "group_concat": "string_agg",
}
# The naming convention of date columns throughout the register and the status relations.
_DATE_NAME = re.compile(r"(^|_)(on|to|from|since|due|as_of|vacant_since)$|^planned_for$")


class QueryError(Exception):
    """A query breaks a rule. Carries the reason and, where the parser gives it, the line inside the file."""

    def __init__(self, reason: str, line: int = 1) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line


def parse(text: str) -> exp.Select:
    """The query's syntax tree. Raises QueryError unless the text is exactly one SELECT."""
    try:
        statements = [statement for statement in sqlglot.parse(text, read="duckdb") if statement is not None]
    except sqlglot.errors.ParseError as error:
        line = error.errors[0].get("line") if error.errors else None
        raise QueryError(f"no valid SQL: {str(error).splitlines()[0]}", line or 1) from error
    except sqlglot.errors.TokenError as error:
        raise QueryError(f"no valid SQL: {str(error).splitlines()[0]}") from error
    if len(statements) != 1:
        raise QueryError(f"one statement is allowed, there are {len(statements)}")
    tree = statements[0]
    if not isinstance(tree, exp.Select):
        raise QueryError(f"a query is a SELECT, not {tree.key.upper()}")
    return tree


def check_query(tree: exp.Select, relations: Iterable[str]) -> None:
    """Raise QueryError where the query uses SQL that not every engine supports or that scoping can't follow.

    ``relations`` are the names of tables and status relations, which no CTE may shadow.
    """
    known = frozenset(relations)
    for expression in tree.find_all(exp.CTE):
        if expression.alias in known:
            raise QueryError(f"the step “{expression.alias}” is named like a table", _line(expression))
    steps = {expression.alias for expression in tree.find_all(exp.CTE)}
    for table in tree.find_all(exp.Table):
        if not isinstance(table.this, exp.Identifier):
            raise QueryError(f"a table function or a file is read: {table.sql(dialect='duckdb')}", _line(table))
        if table.args.get("db") or table.args.get("catalog"):
            raise QueryError(f"a qualified table name: {table.sql(dialect='duckdb')}", _line(table))
        if table.name not in known | steps:
            raise QueryError(f"there is no table or relation “{table.name}”", _line(table))
    for placeholder in tree.find_all(exp.Placeholder, exp.Parameter):
        raise QueryError(f"a placeholder: {placeholder.sql(dialect='duckdb')}", _line(placeholder))
    for function in tree.find_all(exp.Func):
        name = _function_name(function)
        if name not in ALLOWED_FUNCTIONS:
            raise QueryError(f"the function {name} is not on the list of functions", _line(function))
    for difference in tree.find_all(exp.Sub, exp.Add):
        if _is_date(difference.left) and _is_date(difference.right):
            raise QueryError(
                f"dates are subtracted with date_diff, not {difference.sql(dialect='duckdb')}", _line(difference)
            )


def check_columns(tree: exp.Select, columns: Iterable[str], what: str) -> None:
    """Raise QueryError unless the query only selects columns of one relation, each allowed and used once.

    Only the columns of ``what`` are composed into other queries: any other clause would be silently dropped.
    """
    for name, value in tree.args.items():
        if value and name not in ("expressions", "from_"):
            raise QueryError(f"{what} has columns and FROM, and no {name.upper().rstrip('_')}", _line_of(value))
    source = tree.args.get("from_")
    if source is None or not isinstance(source.this, exp.Table) or set(_given(source.this)) != {"this"}:
        raise QueryError(f"{what} reads one relation, by its own name")
    allowed, seen = tuple(columns), set[str]()
    for column in tree.expressions:
        name = column.alias_or_name
        if name not in allowed:
            raise QueryError(f"the column “{name}” is none of {', '.join(allowed)}", _line(column))
        if name in seen:
            raise QueryError(f"the column “{name}” stands twice", _line(column))
        seen.add(name)


def check_aggregates(tree: exp.Select) -> None:
    """Raise QueryError unless the columns are additive aggregates.

    Allowed are ``count(*)``, ``count(…)`` without DISTINCT, ``sum(…)``, each with or without FILTER and cast, and 0:
    the answer for a group is then the sum over its parts, and queries can be fused into one scan.
    """
    for kind, name in (
        (exp.With, "common table expression"),
        (exp.Join, "join"),
        (exp.Distinct, "DISTINCT"),
        (exp.Group, "GROUP BY"),
        (exp.Subquery, "subquery"),
        (exp.Window, "window"),
        (exp.Having, "HAVING"),
    ):
        found = tree.find(kind)
        if found is not None:
            raise QueryError(f"an indicator is one SELECT of aggregates: no {name}", _line(found))
    if tree.args.get("where") is not None:  # not the WHERE inside FILTER (…), which is allowed
        raise QueryError("an indicator is one SELECT of aggregates: no WHERE", _line(tree.args["where"]))
    for column in tree.expressions:
        if not _is_additive(column):
            raise QueryError(f"“{column.alias_or_name}” is not additive: use sum or count", _line(column))


def check_counted_list(tree: exp.Select) -> None:
    """Raise QueryError unless the list's counts are additive and its top level has no HAVING, window or LIMIT.

    Such a list can be counted by the cube's dimensions and summed again.
    """
    for column in tree.expressions:
        if column.find(exp.AggFunc) is not None and (column.find(exp.Distinct) or not _is_additive(column)):
            raise QueryError(f"“{column.alias_or_name}” is not additive: use sum or count", _line(column))
    for kind, name in ((exp.Having, "HAVING"), (exp.Window, "window")):
        for found in tree.find_all(kind):
            if found.parent_select is tree:
                raise QueryError(f"a list of counts has no {name} at its first level", _line(found))
    if tree.args.get("limit") is not None:
        raise QueryError("a list of counts has no LIMIT", _line(tree.args["limit"]))


def _is_additive(column: exp.Expr) -> bool:
    core = aggregate_of(column).core
    return isinstance(core, (exp.Count, exp.Sum)) or core == exp.Literal.number(0)


def _function_name(function: exp.Func) -> str:
    if isinstance(function, exp.Anonymous):
        return str(function.this).lower()
    name = function.sql_name().lower() if not isinstance(function, (exp.And, exp.Or)) else function.key
    return _FUNCTION_NAMES.get(name, name)


def _is_date(node: exp.Expr) -> bool:
    inner = node.unnest()
    if isinstance(inner, exp.Cast):
        return inner.to.is_type("date")
    return isinstance(inner, exp.Column) and bool(_DATE_NAME.search(inner.name))


def _given(node: exp.Expr) -> Iterable[str]:
    return (name for name, value in node.args.items() if value)


def _line_of(value: object) -> int:
    first = value[0] if isinstance(value, list) else value
    return _line(first) if isinstance(first, exp.Expr) else 1


def _line(node: exp.Expr) -> int:
    for part in node.walk():
        line = part.meta.get("line")
        if line:
            return int(line)
    return 1
