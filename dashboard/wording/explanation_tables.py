"""The tables of a number's explanation: the records that are missing, and what moved the number."""

from fractions import Fraction

import pandas as pd

from dashboard.answers.explanation import ChangeByGroups, Explanation
from dashboard.locale import Language, _
from dashboard.locale.in_language import speaking
from dashboard.wording.answer_titles import dimension_title
from dashboard.wording.code_words import value_title
from dashboard.wording.explanation_words import record_title


def missing_table(found: Explanation, language: Language) -> pd.DataFrame:
    """The records that unknown units lack, the most frequent first; two columns: the record, the units (Int64)."""
    titled = [(record_title(lack, language), lack.units) for lack in found.lacks]
    rows = [(title, units) for title, units in titled if title]
    with speaking(language):
        return pd.DataFrame(rows, columns=[_("Record"), _("Units that lack it")])


def change_table(change: ChangeByGroups, language: Language) -> pd.DataFrame:
    """One row per group and a sum, in the number's unit: group, total and, for a ratio, within and mix.

    Empty if the number had no value on one of the days.
    """
    parts = change.parts or ()
    is_ratio = any(part.within is not None for part in parts)
    amounts = [(part.total, part.within or Fraction(0), part.mix or Fraction(0)) for part in parts]
    names = [value_title(change.by, part.group, language) for part in parts]
    with speaking(language):
        titles = [
            dimension_title(change.by, language),
            _("Adds to the change"),
            _("by its own rate"),
            _("by its weight"),
        ]
        if parts:
            names.append(_("Sum"))
            amounts.append(tuple(sum(column, Fraction(0)) for column in zip(*amounts, strict=True)))  # type: ignore[arg-type]
    rows = [(name, *map(float, row)) for name, row in zip(names, amounts, strict=True)]
    frame = pd.DataFrame(rows, columns=titles)
    return frame if is_ratio else frame[titles[:2]]
