"""How codes, columns, dates, numbers and states are said in a language: one place for pages, commands and exports."""

from dashboard.locale.numbers import format_date, format_days, format_number, format_percent
from dashboard.locale.speaking import speaking
from dashboard.wording.changes import change_words, part_title
from dashboard.wording.columns import column_title, dimension_title
from dashboard.wording.filters import filters_in_words
from dashboard.wording.frames import localised, with_records, with_words
from dashboard.wording.indicators import shown_unknown, shown_value, unit_title
from dashboard.wording.regions import region_name
from dashboard.wording.registers import register_title
from dashboard.wording.values import check_title, state_title, strength_title, value_title

__all__ = [
    "change_words",
    "check_title",
    "column_title",
    "dimension_title",
    "filters_in_words",
    "format_date",
    "format_days",
    "format_number",
    "format_percent",
    "localised",
    "part_title",
    "region_name",
    "register_title",
    "shown_unknown",
    "shown_value",
    "speaking",
    "state_title",
    "strength_title",
    "unit_title",
    "value_title",
    "with_records",
    "with_words",
]
