"""A count taken apart: its aggregate, its condition and its types, whatever wraps it."""

import pytest
import sqlglot

from dashboard.catalogue.aggregates import aggregate_of


@pytest.mark.parametrize(
    ("text", "core", "condition", "types"),
    [
        ("count(*)", "COUNT(*)", None, []),
        ("sum(amount) as numerator", "SUM(amount)", None, []),
        ("cast(count(*) as bigint)", "COUNT(*)", None, ["BIGINT"]),
        ("cast(cast(sum(x) as decimal(9, 2)) as bigint)", "SUM(x)", None, ["BIGINT", "DECIMAL(9, 2)"]),
        ("count(*) filter (where a > 1)", "COUNT(*)", "a > 1", []),
        ("cast(((count(*) filter (where a > 1))) as bigint) as n", "COUNT(*)", "a > 1", ["BIGINT"]),
        ("coalesce(sum(x) filter (where b), 0)", "SUM(x)", "b", []),
        ("coalesce(sum(x), 1)", "COALESCE(SUM(x), 1)", None, []),
        ("0 as unknown", "0", None, []),
    ],
)
def test_what_wraps_an_aggregate_comes_off(text, core, condition, types) -> None:
    (count,) = sqlglot.parse_one(f"select {text}", read="duckdb").expressions
    found = aggregate_of(count)
    assert found.core.sql("duckdb") == core
    assert (found.condition and found.condition.sql("duckdb")) == condition
    assert [kind.sql("duckdb") for kind in found.types] == types
