"""The check sheet of the annual statistics: its counts counted again, its year and its blanks."""

import io
from datetime import date

import pandas as pd
import pytest
from openpyxl import load_workbook

from command_line import run
from dashboard.answers import numbers
from dashboard.documents.annual import Annual, annual, year_end, year_of
from dashboard.export.annual_sheet import annual_sheet
from dashboard.query.filters import Filters
from dashboard.register.reader import select_all
from documents.subjects import subject
from registers import publish_tables

BEGINS, AS_OF = date(2026, 10, 1), date(2026, 10, 31)


def by_title(found: Annual) -> dict[str, tuple[int | None, int]]:
    return {count.title: (count.amounts[0], count.unknown) for count in found.counts}


def within(days: pd.Series) -> pd.Series:
    return days.between(pd.Timestamp(BEGINS), pd.Timestamp(AS_OF))


def test_the_statistical_year_begins_on_the_first_of_october() -> None:
    assert (year_end(2014), year_of(date(2014, 9, 30)), year_of(date(2014, 10, 1))) == (date(2014, 9, 30), 2014, 2015)


def test_the_counts_are_those_of_the_records(province) -> None:
    about = subject(province)
    found = by_title(annual(about))
    frame = {name: about.reader.frame(select_all(name)) for name in ("unit_status", "unions", "cases", "headcounts")}
    units = frame["unit_status"][frame["unit_status"]["is_operating"]].set_index("unit_id")
    own = units[units["has_union"] == True]  # noqa: E712  # three values
    leads = own[own["is_lead"]]
    forms = frame["unions"].set_index("union_id")["form"].reindex(own["union_id"]).to_numpy()
    joint = pd.Series(forms == "joint", index=own.index) | (own["open_units_of_union"] > 1)
    of_the_year = frame["cases"][within(frame["cases"]["applied_on"])]
    counts = frame["headcounts"][within(frame["headcounts"]["counted_on"])]
    assert found["已建会单位数"][0] == len(own)
    assert found["基层工会数"][0] == len(leads)
    assert found["其中：联合基层工会"][0] == int((joint & own["is_lead"]).sum())
    assert found["联合工会涵盖单位数"][0] == int(joint.sum())
    assert found["联合工会会员人数"][0] == int(own["members"][joint].sum())
    assert found["会员人数"] == (int(own["members"].sum()), int(own["members"].isna().sum()))
    assert found["本统计年度新建工会数"][0] == int(within(leads["union_established_on"]).sum())
    assert found["本统计年度换届工会数"][0] == int(within(leads["elected_on"]).sum())
    assert found["本统计年度申请调解的争议件数"][0] == int(of_the_year["unit_id"].isin(own.index).sum())
    new = counts[counts["unit_id"].isin(own.index)]["new_members"]
    # Nobody was counted in this year's first month: a count that the register knows of no unit is blank.
    assert found["本统计年度新发展会员"][0] == (int(new.sum()) if new.notna().any() else None)
    assert found["专职主席"][0] + found["兼职主席"][0] <= found["主席在任的工会数"][0]


@pytest.mark.parametrize(
    ("filled", "full_time", "expected"),
    [
        (True, True, ((1, 0), (1, 0), (0, 0))),
        (True, False, ((1, 0), (0, 0), (1, 0))),
        (True, None, ((1, 0), (None, 1), (None, 1))),
        (False, False, ((0, 0), (0, 0), (0, 0))),
        (False, True, ((0, 0), (0, 0), (0, 0))),
        (None, True, ((None, 1), (None, 1), (0, 0))),
        (None, None, ((None, 1), (None, 1), (None, 1))),
    ],
)
def test_a_vacant_post_is_neither_a_full_time_nor_a_part_time_chair(tmp_path, filled, full_time, expected) -> None:
    units = pd.DataFrame({"unit_id": ["u1"], "sector": "enterprise", "union_id": "w1"})
    unions = {"union_id": ["w1"], "established_on": [date(2015, 1, 1)], "chair_filled": [filled]}
    frames = {"units": units, "unions": pd.DataFrame({**unions, "chair_full_time": [full_time]}, dtype=object)}
    found = by_title(annual(subject(publish_tables(tmp_path, frames, AS_OF))))
    assert tuple(found[title] for title in ("主席在任的工会数", "专职主席", "兼职主席")) == expected


def test_single_and_joint_and_unknown_unions_are_all_unions_and_sectors_sum_to_the_whole(province) -> None:
    counts = {count.title: count for count in annual(subject(province)).counts}
    single, joint = counts["其中：单独基层工会"], counts["其中：联合基层工会"]
    assert single.amounts[0] + joint.amounts[0] + single.unknown == counts["基层工会数"].amounts[0]
    for count in counts.values():
        assert sum(amount or 0 for amount in count.amounts[1:]) == (count.amounts[0] or 0), count.title


def test_counts_that_indicators_have_too_are_the_same(province) -> None:
    about = subject(province)
    found = by_title(annual(about))
    same = {
        "units_covered": "已建会单位数",
        "unions_in_being": "基层工会数",
        "agreements_in_force_wage": "其中：工资专项",
    }
    for number in numbers.numbers(about.reader, Filters(), only=list(same)):
        assert found[same[number.indicator.id]][0] == number.numerator


def test_what_the_register_knows_nothing_of_is_blank_and_not_0(guizhou) -> None:
    about = subject(guizhou)
    found = annual(about)
    assert by_title(found)["会员人数"] == (None, 55)
    assert not found.is_over
    sheet = load_workbook(io.BytesIO(annual_sheet(found, about.context("核对表")))).worksheets[0]
    rows = {row[1].value: row for row in sheet.iter_rows(min_row=5) if row[1].value}
    assert rows["已建会单位数"][2].value == 40
    assert rows["会员人数"][2].value is None
    assert str(rows["会员人数"][-2].value).startswith("=IF(OR(")
    assert "尚未结束" in sheet["A3"].value
    assert "2013年10月1日至2014年4月30日" in sheet["A2"].value


def test_filters_hold(province) -> None:
    about = subject(province, filters=Filters().having("sector", ["enterprise"]))
    found = annual(about)
    assert list(found.sectors) == ["企业"]
    assert all(count.amounts[0] == count.amounts[1] for count in found.counts)


@pytest.mark.parametrize("year", [0, 2016])
def test_a_year_that_the_register_cannot_know_is_refused(guizhou, tmp_path, year) -> None:
    answer = run("--home", guizhou.home.folder, "export", "annual", "--year", year, "-o", tmp_path / "a.xlsx")
    assert (answer.code, "2014" in answer.err) == (1, True)
