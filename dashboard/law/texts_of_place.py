"""The legal texts in force in a place on a date: which were read, and which are missing."""

from datetime import date
from typing import Any

import pandas as pd

COLUMNS = ("kind", "title", "in_force_from", "read", "checked_on")


def texts_of_place(texts: pd.DataFrame, place: str | None, as_of: date) -> pd.DataFrame:
    """The texts (of register.law_texts.law_texts) in force there on the date: the columns COLUMNS.

    place is a province's two digits, None the whole country. A kind without a known text for the date has a row with no
    title and read "no"; a text without dates is assumed to be in force. Days are dates or None.
    """
    there = texts[texts["jurisdiction"] == (place or "")]
    rows = []
    for kind, known in there.groupby("kind", sort=False):
        given: list[dict[Any, Any]] = known.to_dict("records")
        valid = [row for row in given if row["title"] and _in_force(row["in_force_from"], row["in_force_to"], as_of)]
        checked_on = max((row["checked_on"] for row in given if row["checked_on"]), default=None)
        missing: dict[Any, Any] = {"title": None, "in_force_from": None, "read": "no", "checked_on": checked_on}
        rows += [{"kind": kind, **{name: row[name] for name in missing}} for row in valid or [missing]]
    return pd.DataFrame(rows, columns=[*COLUMNS], dtype=object)


def _in_force(first: date | None, last: date | None, as_of: date) -> bool:
    return (first is None or first <= as_of) and (last is None or as_of <= last)
