"""Cells of one row that contradict each other, and assertions about the whole register."""

from datetime import date

import pytest

from dashboard.ingest.history.assertions import assertions, breaking_rows, broken
from dashboard.ingest.history.import_problems import problems
from dashboard.register.publish import draft
from ingest.bringing import DAY, brought
from ingest.reading import rows

FLAT = (
    "单位名称",
    "成立日期",
    "职工人数",
    "女职工人数",
    "建会日期",
    "会员人数",
    "女会员人数",
    "建会形式",
    "换届日期",
    "届期",
)


def codes(register) -> list[tuple[object, ...]]:
    found = problems(register.current())
    return sorted(zip(found["row"], found["column"], found["value"], found["code"], found["level"], strict=True))


@pytest.mark.parametrize(
    ("row", "expected", "kept"),
    [
        (("甲", "2000-01-01", 9, 4, "2001-01-01", 9, 4, "", "2013-01-01", 3), [], (1, 1, 1)),
        (("甲", "", 9, "", "", 10, "", "", "", ""), [("会员人数", "10", "more_members_than_employees")], (1, 0, 0)),
        (("甲", "", 9, "", "", 10, "", "联合", "", ""), [], (1, 1, 0)),
        (("甲", "", 9, "", "2001-01-01", 9, 10, "", "", ""), [("女会员人数", "10", "more_women_than_all")], (1, 0, 0)),
        (("甲", "", 9, 10, "", "", "", "", "", ""), [("女职工人数", "10", "more_women_than_all")], (0, 0, 0)),
        (
            ("甲", "2001-02-01", "", "", "2001-01-31", 1, "", "", "", ""),
            [("建会日期", "2001-01-31", "established_before_founded")],
            (1, 0, 0),
        ),
        (("甲", "2001-02-15", "", "", "2001.2", 1, "", "", "", ""), [], (1, 1, 0)),
        (
            ("甲", "", "", "", "2010-01-01", 1, "", "", "2009-12-31", 3),
            [("换届日期", "2009-12-31", "elected_before_established")],
            (1, 1, 0),
        ),
    ],
)
def test_a_contradiction_quarantines_the_part_that_it_is_in(register, tmp_path, row, expected, kept) -> None:
    report = brought(register, tmp_path, "flat.csv", FLAT, row)
    errors = [(column, value, code) for _row, column, value, code, level in codes(register) if level == "error"]
    assert errors == expected
    assert report.files[0].rows_quarantined == bool(expected)
    assert rows(register, "select count(*), (select count(*) from terms) from units") == [(kept[0], kept[2])]


def test_dates_to_come_and_unusual_terms_are_warned_of_and_kept(register, tmp_path) -> None:
    report = brought(register, tmp_path, "f.csv", ("单位名称", "换届日期", "届期"), ("甲", "2014-05-01", 4))
    assert report.files[0].rows_accepted == 1
    assert [(column, code, level) for _row, column, _value, code, level in codes(register)] == [
        ("届期", "unusual_term", "warning"),
        ("换届日期", "after_the_date", "warning"),
    ]
    assert rows(register, "select elected_on, term_years from terms") == [(date(2014, 5, 1), 4)]


BROKEN = {
    "units_with_two_unions": "insert into unions (union_id, lead_unit_id) values ('w2', 'a')",
    "terms_that_overlap": "insert into terms (union_id, elected_on, ends_on) values "
    "('w1', '2010-01-01', '2013-01-01'), ('w1', '2011-01-01', '2012-01-01')",
    "shared_credit_codes": "insert into units (unit_id, uscc) values ('b', 'x'), ('c', 'x')",
    "unions_that_are_missing": "insert into terms (union_id, elected_on) values ('w9', '2010-01-01')",
    "units_that_are_missing": "insert into offers (offer_id, unit_id) values ('o', 'z')",
    "repeated_keys": "insert into units (unit_id) values ('a')",
    "more_members_than_employees": "update unions set members = 11",
}


@pytest.mark.parametrize("assertion", [found.id for found in assertions()])
def test_an_assertion_returns_the_rows_that_break_it_and_no_others(register, assertion) -> None:
    sound = (
        "insert into units (unit_id, union_id, employees) values ('a', 'w1', 10);"
        "insert into unions (union_id, lead_unit_id, members) values ('w1', 'a', 10);"
        "insert into terms (union_id, elected_on, ends_on) values ('w1', '2001-01-01', '2004-01-01')"
    )
    with draft(register, as_of=DAY, action="test") as connection:
        connection.execute(sound)
    assert set(broken(register.current()).values()) == {0}
    with draft(register, as_of=DAY, action="test") as connection:
        connection.execute(BROKEN[assertion])
    assert {name for name, count in broken(register.current()).items() if count} == {assertion}
    assert len(breaking_rows(register.current(), assertion)) == 1
