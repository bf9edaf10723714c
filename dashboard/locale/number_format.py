"""Formats numbers, percentages, dates and durations, with one rule for rounding.

Rounds half up on a number's written decimal digits: 12.25 becomes 12.3 and 2.5 becomes 3, as readers and spreadsheet
programs do; Python's round() gives 12.2 and 2.
"""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from numbers import Integral

import pandas as pd
from babel.dates import format_date as babel_date

from dashboard.locale import Language, ngettext
from dashboard.locale.in_language import speaking

EMPTY = "–"
"""Shown in place of a number where nothing applies or nothing is recorded."""

Numeric = int | float | Decimal

_LOCALES = {"zh": "zh_CN", "en": "en_GB"}
_SHORT_FROM = 100_000


def rounded(value: Numeric, digits: int = 0) -> Decimal:
    """The value rounded half up to this many decimals; never negative zero."""
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP) + Decimal(0)


def is_empty(value: object) -> bool:
    """Whether a value is null: None, NaN, NaT or NA."""
    return value is None or value is pd.NaT or value is pd.NA or (isinstance(value, float) and value != value)


def format_number(value: Numeric | None, language: Language, *, short: bool = False) -> str:
    """A number with thousands separators: integers without decimals, others with one; – for none.

    short writes 100,000 and more in 万 or 亿 in Chinese, for headline numbers; tables show every digit.
    """
    if value is None or is_empty(value):
        return EMPTY
    if short and language == "zh" and abs(Decimal(str(value))) >= _SHORT_FROM:
        return _in_wan(Decimal(str(value)))
    if isinstance(value, Integral):
        return f"{int(value):,}"
    return f"{rounded(value, 1):,}"


def _in_wan(value: Decimal) -> str:
    number, name = rounded(value / 10_000, 1), "万"
    if abs(number) >= 10_000:
        number, name = rounded(value / 100_000_000, 1), "亿"
    return f"{number:,}".removesuffix(".0") + name


def in_a_sentence(title: str) -> str:
    """A title for use within a sentence: its first letter in lower case."""
    return title[:1].lower() + title[1:]


def format_percent(value: Numeric | None, language: Language) -> str:
    """A percentage (65.57, not 0.6557) with one decimal and % sign; – for none."""
    if value is None or is_empty(value):
        return EMPTY
    return f"{rounded(value, 1):,}%"


def format_date(day: date | None, language: Language) -> str:
    """A date in long form: 2014年4月30日, 30 April 2014; – for none."""
    if day is None or is_empty(day):
        return EMPTY
    return babel_date(day, format="long", locale=_LOCALES[language])


def format_days(days: int | None, language: Language) -> str:
    """A number of days: 1,096 天, 1 day; – for none."""
    if days is None or is_empty(days):
        return EMPTY
    with speaking(language):
        return ngettext("{n} day", "{n} days", int(days), n=format_number(int(days), language))
