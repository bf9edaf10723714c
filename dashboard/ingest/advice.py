"""Advice for each code of an import problem; docs/import.md lists the same."""

from dashboard.ingest.row_problems import message_of
from dashboard.locale import _

ADVICE = {
    "not_a_date": "write the day as 2014-08-31 or 2014年8月31日",
    "time_of_day": "the cell's date is lost: look it up and write it",
    "year_out_of_range": "mend the year",
    "year_only": "add month and day",
    "month_unclear": "write 2014年10月 or 2014年1月",
    "date_unclear": "write the day as 2014-08-31 or 2014年8月31日",
    "not_a_range": "write 2024-05-10 至 2027-05-09",
    "before_1949": "nothing if the date is right",
    "not_known": "find it out, or leave the cell empty",
    "not_done": "nothing if that is so",
    "with_remark": "nothing if the value is right; put remarks into a column of their own",
    "as_above": "nothing if that is so; better, write the value again",
    "not_a_number": "write digits only",
    "not_exact": "find out the exact number",
    "percent_unclear": "write 92%, or 92",
    "not_whole": "round it, or correct the column",
    "number_out_of_range": "mend the number; counts are 0 or more",
    "not_yes_no": "write 是 or 否, or leave it empty where it isn't known",
    "neither_yes_nor_no": "write 是 or 否, or leave it empty where it isn't known",
    "counts_as_no": "nothing if that is so",
    "post_vacant": "nothing if that is so",
    "post_unclear": "write 是 or 否",
    "unknown_code": "use an entry of the column's list, or translate it under [values] of a mapping",
    "unknown_region": "write the six-digit code of GB/T 2260",
    "unknown_table": "name a table of the register",
    "not_a_scope": "write all or dimension=value",
    "bad_credit_code": "compare the 18 characters with the certificate",
    "digits_lost": "format the column as text and enter the code again",
    "error_value": "mend the formula, or write the value",
    "formula_without_value": "open the file in a spreadsheet program and save it, or write the value",
    "empty_key": "fill in the column",
    "duplicate_key": "remove one of the two rows, or mend its key",
    "conflict": "decide which of the two is right, and give only that",
    "unknown_unit": "import the unit first, or mend its id",
    "no_unit": "fill in the unit's name or code",
    "no_union": "fill in the union's or the unit's name",
    "no_unit_name": "nothing if the line holds no record; else write the unit's full name",
    "id_of_another_name": "compare id and name; mend the one that is wrong",
    "name_with_remark": "nothing if that is so; confirm a former name under Names; give a closed unit its last day",
    "unit_of_union_unknown": "decide under Names which unit it belongs to, or import the unit first",
    "term_without_election": "add the day of the election",
    "no_record": "nothing if nothing was signed or done",
    "ambiguous_name": "give the unit's id or credit code",
    "month_only": "add the day if it matters",
    "name_dropped": "nothing: names of persons are not kept",
    "personal_column": "nothing; better, leave the column out of what you send",
    "union_code": "put the unit's own code there",
    "unknown_union": "import the union first, or mend its id",
    "unknown_task": "import the task first, or mend its id",
    "unknown_agreement": "import the agreement first, or mend its id",
    "unknown_parent": "import the parent unit first, or mend its name",
    "no_header": "nothing if the sheet holds no records; else name its columns or write a mapping",
    "hidden_sheet": "unhide it if it holds records",
    "file_refused": "as the sentence says",
    "unit_of_sheet": "nothing if that is so; else add a column with the unit of each row",
    "reported_on_import": "add a column with the date of the report",
    "more_members_than_employees": "mend the number; a joint union says so in its form (联合)",
    "more_women_than_all": "mend the number",
    "more_present_than_eligible": "mend the number",
    "more_votes_than_present": "mend the number",
    "established_before_founded": "compare both dates with the documents",
    "elected_before_established": "compare both dates with the documents",
    "ends_before_start": "mend one of the two dates",
    "after_the_date": "mend the date, or import with a later date of the records",
    "unusual_term": "compare with the approval; the term is kept as it is",
    "kept_other": "look whether what was left out is still needed",
    "union_left": "dissolve the union that is left over, or give it its unit",
}
"""The advice by problem code. It is translated when shown."""


def advice(code: str) -> str:
    """The advice for a problem code in the current language; empty for an unknown code."""
    return _(ADVICE[code]) if code in ADVICE else ""


def kind_title(code: str) -> str:
    """The name of a problem code in the current language: its message with … in place of the cell's value."""
    return _("the file can't be used") if code == "file_refused" else message_of(code, "…", "…")
