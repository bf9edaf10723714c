"""Problems of imported rows: an error quarantines the row, a warning keeps it."""

from dataclasses import dataclass

from dashboard.locale import _

MESSAGES = {
    "not_a_date": "“{value}” is no date",
    "time_of_day": "“{value}” is a time of day, not a date",
    "year_out_of_range": "the year of “{value}” can't be right",
    "year_only": "“{value}” is only a year: the month is missing",
    "month_unclear": "“{value}” may be month 1 or month 10: write it as 2014年10月 or 2014年1月",
    "date_unclear": "“{value}” can be read as several days",
    "not_a_range": "“{value}” is no range of dates",
    "before_1949": "{value} is before October 1949: it is taken as it stands",
    "not_known": "“{value}” says that it isn't known: the field stays as it was",
    "not_done": "“{value}”: nothing is recorded from this cell",
    "with_remark": "of “{value}” only the value is taken, not the words beside it",
    "as_above": "“{value}”: the value of the cell above is taken",
    "not_a_number": "“{value}” is no number",
    "not_exact": "“{value}” is no exact number: it is not taken",
    "percent_unclear": "“{value}” may be a share or a percentage: it is not taken",
    "not_whole": "“{value}” is no whole number",
    "number_out_of_range": "“{value}” is out of range",
    "not_yes_no": "“{value}” is neither yes nor no",
    "neither_yes_nor_no": "“{value}” says neither yes nor no: the field stays as it was",
    "counts_as_no": "“{value}” counts as no",
    "post_vacant": "“{value}”: the post counts as vacant",
    "post_unclear": "“{value}” is no person's name: whether the post is filled stays unknown",
    "unknown_code": "“{value}” is none of the known entries",
    "unknown_region": "“{value}” is neither a region's code nor its full name",
    "unknown_table": "“{value}” is no table of the register",
    "not_a_scope": "“{value}” is no scope: write all or one dimension=value",
    "bad_credit_code": "“{value}” is no unified social credit code: its check digit or length is wrong",
    "digits_lost": "“{value}” is a code that a spreadsheet program has changed: it is not used",
    "error_value": "“{value}” is the error of a formula, not a value",
    "formula_without_value": "the formula “{value}” has no value in the file",
    "empty_key": "the row can't be told apart from others: {column} is empty",
    "duplicate_key": "another row says something else of the same thing: the first one stays",
    "conflict": "“{value}” contradicts an earlier row about the same unit: the first one stays",
    "unknown_unit": "there is no unit “{value}” in the register: import the units first",
    "no_unit": "the row names no unit",
    "no_union": "the row tells of a union, but names neither the union nor its unit",
    "no_union_name": "“{value}” names no union: no union is made of it",
    "no_unit_name": "“{value}” can't be the name of a unit: nothing is taken from the row",
    "id_of_another_name": "the row's id or credit code is another unit's than “{value}”: nothing is taken from the row",
    "name_with_remark": "“{value}” is taken for the unit without the remark in brackets",
    "unit_of_union_unknown": "which unit's union “{value}” is, is not known: it is kept without a unit",
    "term_without_election": "the term has no date of election: what depends on it stays unknown",
    "no_record": "the row has “{value}” in place of a date: nothing is recorded",
    "ambiguous_name": "several units are called “{value}”: give the unit's id or credit code",
    "month_only": "“{value}” has no day: the month's first day is taken, for deadlines and ends the last",
    "name_dropped": "the name in this column shows that the post is filled and is not kept",
    "personal_column": "the column is about persons and is not imported",
    "union_code": "“{value}” is a union's code, not the unit's: it is kept with the union",
    "union_denied": "the row says that there is no union, but the register holds {value}: nothing is changed",
    "unknown_union": "there is no union “{value}” in the register",
    "unknown_task": "there is no task “{value}” in the register",
    "unknown_agreement": "there is no agreement “{value}” in the register",
    "unknown_parent": "there is no unit “{value}” in the register: the field stays empty",
    "no_header": "no row of the sheet looks like a header: nothing was taken from it",
    "hidden_sheet": "the sheet is hidden: nothing was taken from it",
    "two_columns": "{value} would fill one field and differ: none of them is taken",
    "columns_left": "the columns {value} have no place in the register: nothing is taken from them",
    "merged_count": "“{value}” stands in merged cells: it counts once, and is no single unit's",
    "hidden_rows": "the rows {value} are hidden: nothing was taken from them",
    "struck_rows": "the rows {value} are struck out: nothing was taken from them",
    "total_differs": "the total and the sum of the rows differ: {value}",
    "transposed": "the units stand beside each other: rows and columns are exchanged, and row numbers count columns",
    "cells_too_many": "{value}: the line has more cells than the header",
    "cells_too_few": "{value}: the line has fewer cells than the header",
    "open_quote": "{value}: the line has a quote that is not closed",
    "line_in_cell": "a cell goes on over {value} lines",
    "encoding_taken": "the file is read as {value}",
    "file_refused": "{value}",
    "unit_of_sheet": "the rows name no unit: all are taken for “{value}”, which stands above the table",
    "reported_on_import": "the sheet has no date of report: {value} is taken",
    "more_members_than_employees": "“{value}” members are more than the unit's employees",
    "more_women_than_all": "“{value}” women are more than all",
    "more_present_than_eligible": "“{value}” were present, more than were eligible",
    "more_votes_than_present": "“{value}” votes are more than were present",
    "established_before_founded": "the union is established on {value}, before the unit was founded",
    "elected_before_established": "the election of {value} is before the union was established",
    "ends_before_start": "{value} is before the start",
    "after_the_date": "{value} is after the register's own date: it does not count yet",
    "unusual_term": "a term of {value} years is neither 3 nor 5",
    "kept_other": "both units had this row: that of the unit that stays was kept, this one was left out",
    "union_left": "both units had a union: {value} is left without a unit",
}
"""The message by problem code, with placeholders for the cell's {value} and {column}. It is translated when shown."""


@dataclass(frozen=True)
class Problem:
    """A problem of a cell, row or column. sheet is the sheet's index in the import (from 0), row its row (from 1).

    column is the sheet's header, field the register column whose cell could not be read or was told.
    """

    sheet: int
    row: int | None
    table: str | None
    column: str | None
    value: str | None
    level: str
    code: str
    field: str | None = None


def wrong(
    sheet: int,
    row: int | None,
    table: str | None,
    column: str | None,
    value: str | None,
    code: str,
    field: str | None = None,
) -> Problem:
    """An error, which quarantines the row."""
    return Problem(sheet, row, table, column, value, "error", code, field)


def warning(
    sheet: int,
    row: int | None,
    table: str | None,
    column: str | None,
    value: str | None,
    code: str,
    field: str | None = None,
) -> Problem:
    """A warning, which keeps the row."""
    return Problem(sheet, row, table, column, value, "warning", code, field)


def message_of(code: str, column: str | None, value: str | None) -> str:
    """The message of a problem in the current language."""
    return _(MESSAGES[code], column=column or "–", value=value or "–") if code in MESSAGES else code
