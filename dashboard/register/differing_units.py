"""Which units contribute differently to a number than before: two register files joined by unit."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd
from sqlglot import exp

from dashboard.query.bound_query import DIALECT, Composed
from dashboard.register.files import remove_matching
from dashboard.register.session import Attached, attach, create, limit_memory


@dataclass(frozen=True)
class Side:
    """One side of a comparison: the files to read and a query over them that gives unit_id, unit and amounts."""

    files: Mapping[Attached, Path]
    query: Composed


def differing_units(
    before: Side, after: Side, amounts: Sequence[str], folder: Path, limit: int | None = None
) -> pd.DataFrame:
    """The units whose amounts differ. Both queries give unit_id, unit and these amounts.

    Columns: unit_id, unit and for each amount <amount>_before and <amount>_after as Decimal, 0 where that side lacks
    the unit; the largest change of the first amount first. Both sides are first written to a draft file in ``folder``,
    so that even ten million units a side stay out of memory.
    """
    draft = folder / f".draft-{secrets.token_hex(6)}.duckdb"
    try:
        with duckdb.connect() as connection:
            limit_memory(connection, draft.with_suffix(".spill"))
            attach(connection, draft, "draft")
            for name, side in (("before", before), ("after", after)):
                _keep(connection, name, side)
            found = connection.execute(_differences(amounts, limit).sql(dialect=DIALECT))
            names = [column[0] for column in found.description or ()]
            return pd.DataFrame(found.fetchall(), columns=names, dtype=object)
    finally:
        remove_matching(folder, f"{draft.stem}*")


def _keep(connection: duckdb.DuckDBPyConnection, name: str, side: Side) -> None:
    """Store the side's rows as a table of the draft and detach its files: the other side's have the same names."""
    for alias, path in side.files.items():
        attach(connection, path, alias)
    create(connection, name, side.query.tree, "TABLE", database="draft", values=side.query.values)
    for alias in side.files:
        connection.execute(exp.Detach(this=exp.to_identifier(alias)).sql(dialect=DIALECT))


def _differences(amounts: Sequence[str], limit: int | None) -> exp.Select:
    pairs = {name: (_or_nothing(name, "before"), _or_nothing(name, "after")) for name in amounts}
    columns = [
        exp.Coalesce(this=exp.column(name, table="after"), expressions=[exp.column(name, table="before")]).as_(name)
        for name in ("unit_id", "unit")
    ]
    for name, (before, after) in pairs.items():
        columns += [before.as_(f"{name}_before"), after.as_(f"{name}_after")]
    sides = [exp.table_(name, db="main", catalog="draft", alias=name) for name in ("before", "after")]
    same = exp.column("unit_id", table="before").eq(exp.column("unit_id", table="after"))
    tree = exp.select(*columns).from_(sides[0]).join(sides[1], on=same, join_type="full")
    tree = tree.where(exp.or_(*(before.neq(after) for before, after in pairs.values())))
    before, after = pairs[amounts[0]]
    change = exp.Abs(this=exp.Sub(this=after.copy(), expression=before.copy()))
    tree = tree.order_by(exp.Ordered(this=change, desc=True), exp.column("unit_id"))
    return tree.limit(limit) if limit is not None else tree


def _or_nothing(name: str, side: str) -> exp.Expr:
    return exp.Coalesce(this=exp.column(name, table=side), expressions=[exp.Literal.number(0)])
