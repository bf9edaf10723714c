"""The parameters of the rules: data/rules.toml, as rows of the table rules."""

import tomllib
from functools import cache

import pandas as pd

from dashboard.paths import data_folder
from dashboard.register.schema import tables


@cache
def rules() -> pd.DataFrame:
    """The parameters: the columns of the table rules. jurisdiction is a province's two digits, empty is national."""
    with (data_folder() / "rules.toml").open("rb") as file:
        rows = tomllib.load(file)["rule"]
    columns = [*tables()["rules"].column_names]
    return pd.DataFrame([{name: row.get(name) for name in columns} for row in rows], columns=columns, dtype=object)
