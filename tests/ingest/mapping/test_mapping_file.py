"""A mapping kept as a file: where columns go, what is added, translated and left out."""

from pathlib import Path

import pytest

from dashboard.errors import Refused
from dashboard.ingest.history.import_problems import problems
from dashboard.ingest.importer import import_files
from dashboard.ingest.mapping.mapping_file import read_mapping_file
from ingest.bringing import DAY, written
from ingest.reading import rows

LIST = ("编号", "Company", "Founded", "Kind", "Committee", "State", "Old")


def mapping(folder: Path, text: str) -> Path:
    path = folder / "m.toml"
    path.write_text(text, encoding="utf-8")
    return path


FULL = """
title = "a try"
date_order = "mdy"
complete = ["committees"]
[columns]
"Company|Firm" = "units.name"
"Founded" = "units.founded_on"
"Kind" = "units.sector"
"Committee" = "committees.in_being:audit"
[constants]
"units.supervisor" = "North"
[compose]
"units.unit_id" = "x-{编号}"
[part]
"Company" = '^([^/]+)'
[values."Kind"]
"ltd" = "enterprise"
"?" = ""
[[leave_out]]
column = "State"
is = ["closed"]
[[leave_out]]
column = "Old"
matches = '^y'
"""


def test_a_mapping_moves_adds_composes_translates_and_leaves_out(register, tmp_path) -> None:
    file = written(
        tmp_path,
        "list.csv",
        ("A list",),
        LIST,
        (1, "Alpha/Union of Alpha", "3/4/2020", "ltd", "yes", "open", ""),
        (2, "Beta", "12/31/2020", "?", "no", "open", "n"),
        (3, "Gamma", "1/1/2020", "ltd", "", "closed", ""),
        (4, "Delta", "1/1/2020", "ltd", "", "open", "yes"),
        ("", "Epsilon", "31/12/2020", "ltd", "", "open", ""),
    )
    report = import_files(register, [file], mapping=read_mapping_file(mapping(tmp_path, FULL)), as_of=DAY)
    (sheet,) = report.files
    assert (sheet.rows_read, sheet.rows_accepted, sheet.rows_quarantined, sheet.rows_skipped) == (6, 2, 1, 3)
    query = "select unit_id, name, cast(founded_on as varchar), sector, supervisor from units order by all"
    assert rows(register, query) == [
        ("x-1", "Alpha", "2020-03-04", "enterprise", "North"),
        ("x-2", "Beta", "2020-12-31", None, "North"),
    ]
    assert rows(register, "select unit_id, in_being from committees order by 1") == [("x-1", True), ("x-2", False)]
    assert rows(register, "select table_name, scope from coverage") == [("committees", "all")]
    found = problems(register.current())
    assert list(found[["row", "column", "value", "code"]].itertuples(index=False, name=None)) == [
        (3, "Founded", "2020-03-04", "after_the_date"),
        (4, "Founded", "2020-12-31", "after_the_date"),
        (7, "Founded", "31/12/2020", "date_unclear"),
    ]
    assert sheet.mapping["State"] is None
    assert sheet.mapping["units.unit_id"] == "units.unit_id"


def test_a_constant_alone_makes_no_row(register, tmp_path) -> None:
    text = """
[columns]
"Union" = "unions.name"
"Elected" = "terms.elected_on"
[constants]
"terms.term_years" = 4
"""
    file = written(tmp_path, "list.csv", ("Union", "Elected"), ("A", "2020-01-01"), ("B", ""), ("", ""))
    report = import_files(register, [file], mapping=read_mapping_file(mapping(tmp_path, text)), as_of=DAY)
    assert report.files[0].rows_accepted == 2
    assert rows(register, "select term_years from terms") == [(4,)]


def test_encoding_separator_and_sheets_can_be_named(register, tmp_path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes("Name;Région\nÉtoile;a,b,c,d\n".encode("cp1252"))
    text = '[read]\nencoding = "cp1252"\nseparator = ";"\n[columns]\n"Name" = "units.name"\n'
    import_files(register, [path], mapping=read_mapping_file(mapping(tmp_path, text)), as_of=DAY)
    assert rows(register, "select name from units") == [("Étoile",)]
    text = '[read]\nsheets = ["other"]\n[columns]\n"Name" = "units.name"\n'
    with pytest.raises(Refused, match=r"has no table that the mapping .*m\.toml fits"):
        import_files(register, [path], mapping=read_mapping_file(mapping(tmp_path, text)), as_of=DAY)


def test_two_columns_for_one_are_refused(register, tmp_path) -> None:
    text = '[columns]\n"A|B" = "units.name"\n"C" = "units.sector"\n'
    file = written(tmp_path, "list.csv", ("A", "B", "C"), ("x", "y", ""))
    with pytest.raises(Refused, match=r"the columns A and B both go to units\.name"):
        import_files(register, [file], mapping=read_mapping_file(mapping(tmp_path, text)), as_of=DAY)


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("a = ", "is no TOML"),
        ("", "columns"),
        ('colums = "x"', "colums"),
        ('[columns]\n"A" = "units.nam"', r"units\.nam"),
        ('[columns]\n"A" = "committees.in_being:x"', "in_being:x"),
        ('date_order = "y"\n[columns]\n"A" = "units.name"', "date_order"),
        ('table = "t"\n[columns]\n"A" = "units.name"', "t"),
        ('[columns]\n"A" = "units.name"\n[part]\n"A" = "("', r"part\.A"),
        ('[columns]\n"A" = "units.name"\n[[leave_out]]\ncolumn = "A"', "leave_out"),
        ('[read]\nseparator = "x"\n[columns]\n"A" = "units.name"', "separator"),
    ],
)
def test_a_mapping_that_says_nonsense_is_refused_with_the_entry(tmp_path, text, entry) -> None:
    with pytest.raises(Refused, match=entry):
        read_mapping_file(mapping(tmp_path, text))


def test_a_mapping_that_is_not_there_is_refused(tmp_path) -> None:
    with pytest.raises(Refused, match="There is no file"):
        read_mapping_file(tmp_path / "none.toml")
