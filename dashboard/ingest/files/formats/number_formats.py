"""What a cell's number format shows of its value."""

import re
from typing import Literal

ShownAs = Literal["percent", "month"]

_PERCENTS = frozenset({9, 10})
_MONTHS = frozenset({17, 27, 57})
"""The numbers of built-in formats: 0%, 0.00%; mmm-yy, and 年月 in Chinese programs."""
_NOT_CODE = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')


def shown_as(number: int, code: str = "") -> ShownAs | None:
    """Whether a format shows a percentage, or a date without its day.

    ``number`` is that of a built-in format (ECMA-376, 18.8.30), ``code`` the text of another, such as yyyy"年"m"月".
    """
    plain = _NOT_CODE.sub("", code).lower()
    if number in _PERCENTS or "%" in plain:
        return "percent"
    if number in _MONTHS or ("y" in plain and "m" in plain and not set("dhs") & set(plain)):
        return "month"
    return None
