"""Small registers written by hand: only the cells that matter, all others empty."""

from typing import Any

import pandas as pd

from random_registers import table_columns

Row = dict[str, Any]


def small_register(**rows: list[Row]) -> dict[str, pd.DataFrame]:
    """Tables by name, with exactly their defined columns. Raises KeyError for a column that a table does not have."""
    return {table: _frame(table, table_rows) for table, table_rows in rows.items()}


def _frame(table: str, rows: list[Row]) -> pd.DataFrame:
    columns = table_columns(table)
    for row in rows:
        unknown = set(row) - set(columns)
        if unknown:
            raise KeyError(f"{table} has no {unknown}")
    return pd.DataFrame([[row.get(column) for column in columns] for row in rows], columns=columns, dtype=object)
