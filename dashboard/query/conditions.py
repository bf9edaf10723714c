"""Turns filters and scope into conditions of a query."""

from sqlglot import exp

from dashboard.query.bound_query import Composed
from dashboard.query.filters import CHECK_STATES, LIST_DIMENSIONS, UNIT_DIMENSIONS, Filters, Where
from dashboard.query.task_lists import stands_on
from dashboard.vocabulary.pinyin import initials_pattern


def conditions(filters: Filters, scope: Where, composed: Composed, table: str) -> list[exp.Expr]:
    """The conditions on a row of unit_status, with each value a parameter.

    Filters on lists must be met together by one list; each condition of the scope is met on its own.
    """
    found = [
        _condition(name, values, composed, table)
        for name, values in (*filters.where, *scope)
        if name not in LIST_DIMENSIONS
    ]
    for together in (filters.where, *((condition,) for condition in scope)):
        found += stands_on(together, composed.bind, table)
    if filters.search.strip():
        found.append(_named_like(filters.search.strip().lower(), composed, table))
    return found


def _condition(name: str, values: tuple[str, ...], composed: Composed, table: str) -> exp.Expr:
    if name in CHECK_STATES:
        state = name.removeprefix("check_")
        return exp.or_(*(exp.column(value, table=table).eq(state) for value in values)) if values else exp.false()
    assert name in UNIT_DIMENSIONS  # filters.py rejects any other name
    column = exp.column(name, table=table)
    filled = [value for value in values if value != ""]
    parts: list[exp.Expr] = []
    if filled and name == "region":
        # A region code matches every code that starts with it.
        parts += [exp.StartsWith(this=column.copy(), expression=composed.bind(value)) for value in filled]
    elif filled:
        parts.append(column.copy().isin(*(composed.bind(value) for value in filled)))
    if "" in values:
        parts.append(exp.Is(this=column.copy(), expression=exp.null()))
    return exp.or_(*parts) if parts else exp.false()


def _named_like(text: str, composed: Composed, table: str) -> exp.Expr:
    """Units whose name, id or a spelling contains the text or, in pinyin, characters with these initials."""
    parameter = composed.bind(text)
    pattern = initials_pattern(text)
    initials = None if pattern is None else composed.bind(pattern)

    def contains(column: str) -> exp.Expr:
        # Text without case, such as Chinese, needs no lower(), which takes 0.9 s on ten million names.
        compared: exp.Expr = exp.column(column)
        if text != text.upper():
            compared = exp.Lower(this=compared)
        return exp.Contains(this=compared, expression=parameter.copy())

    def named(column: str) -> exp.Expr:
        if initials is None:
            return contains(column)
        return exp.or_(contains(column), exp.RegexpLike(this=exp.column(column), expression=initials.copy()))

    units = exp.select("unit_id").from_("units").where(exp.or_(named("name"), contains("unit_id"), contains("uscc")))
    spelled = exp.select("unit_id").from_("aliases").where(named("alias"))
    # One subquery instead of two joined by OR: the matching units then limit what is read of the status.
    return exp.column("unit_id", table=table).isin(query=exp.union(units, spelled, distinct=False))
