"""Converts a frame's cells to plain Python values and marks synthetic data: the basis of all formats."""

import pandas as pd

from dashboard.documents.context import Context
from dashboard.locale import _
from dashboard.locale.in_language import speaking
from dashboard.wording.answer_titles import column_title

_ASKED = ("indicator", "check", "check_id")
"""Columns that name the check or indicator of a row."""


def headers(frame: pd.DataFrame) -> list[str]:
    """The frame's headers as text."""
    return [str(name) for name in frame.columns]


def marked(frame: pd.DataFrame, context: Context) -> pd.DataFrame:
    """The frame, or a copy with warnings in added columns at its end.

    One column names the unconfirmed articles that a row's check or indicator rests on; another marks each row of
    synthetic data.

    Columns rather than a line above the header: every program still reads the file as a table, and a copied row keeps
    its mark. The synthetic mark is headed data_nature where headers are column names, else in the reader's language.
    """
    has_names = all(name.isidentifier() and name.islower() for name in headers(frame))
    frame = _with_unconfirmed(frame, context, has_names)
    if not context.synthetic:
        return frame
    name = "data_nature" if has_names else column_title("data_nature", context.language)
    mark = "synthetic" if has_names else synthetic_mark(context)
    return frame if name in frame.columns else frame.assign(**{name: mark})


def _with_unconfirmed(frame: pd.DataFrame, context: Context, has_names: bool) -> pd.DataFrame:
    asked = {*_ASKED, *(column_title(name, context.language) for name in _ASKED)}
    about = next((name for name in headers(frame) if name in asked), None)
    if about is None:
        # Rows that name no check or indicator concern the file's definitions.
        notes = [definition.unconfirmed for definition in context.definitions if definition.unconfirmed]
        found = pd.Series("; ".join(dict.fromkeys(notes)) or None, index=frame.index, dtype="str")
    else:
        named = frame.iloc[:, headers(frame).index(about)]
        found = named.astype(object).map(dict(context.unconfirmed)).astype("str")
    name = "unconfirmed_basis" if has_names else column_title("unconfirmed_basis", context.language)
    return frame.assign(**{name: found}) if found.notna().any() else frame


def synthetic_mark(context: Context) -> str:
    """The term for synthetic data in the reader's language."""
    with speaking(context.language):
        return _("Synthetic data")
