"""Words for codes, columns, dates, numbers and states in each language, shared by pages, commands and exports."""

from dashboard.locale.in_language import speaking
from dashboard.locale.number_format import format_date, format_days, format_number, format_percent
from dashboard.wording.answer_titles import column_title, dimension_title
from dashboard.wording.change_words import change_words, part_title
from dashboard.wording.code_words import check_title, state_title, strength_title, value_title
from dashboard.wording.filter_words import filters_in_words
from dashboard.wording.indicator_words import shown_unknown, shown_value, unit_title
from dashboard.wording.region_names import region_name
from dashboard.wording.register_names import register_title
from dashboard.wording.tables_in_words import localised, with_records, with_words

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
