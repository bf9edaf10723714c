"""The legal texts behind the rules: for each place, which were found and read and which were not."""

import csv
from datetime import date
from functools import cache

import pandas as pd

from dashboard.paths import data_folder

KINDS = (
    "trade_union_law",
    "wage_bargaining",
    "collective_contract",
    "democratic_management",
    "mediation",
    "legal_supervision",
)
"""The kinds of text looked for in every place."""

_DATES = ("in_force_from", "in_force_to", "checked_on")


def law_texts() -> pd.DataFrame:
    """Each text looked for: jurisdiction, kind, title, in_force_from, in_force_to, read, checked_on, source.

    jurisdiction is a province's two digits, empty for the whole country; title is empty where none was found. read is
    whole, articles (only those that a rule cites) or no; a date is None where unknown.
    """
    return _texts().copy()


@cache
def _texts() -> pd.DataFrame:
    with (data_folder() / "law_texts.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    texts = pd.DataFrame(rows, dtype=object)
    for name in _DATES:
        texts[name] = pd.Series([date.fromisoformat(cell) if cell else None for cell in texts[name]], dtype=object)
    return texts
