"""The four plans whose years are masked: their tasks, stages and requirements, and the bodies that wrote them."""

from datetime import date

import pytest

from dashboard.answers import lists, numbers
from dashboard.ingest.history.import_problems import problems
from dashboard.query.filters import Filters
from dashboard.register.reader import open_reader
from ingest.reading import rows

# The body of each plan: its unit's name, its region, whether its union is named, and what its plan asks of it.
BODIES = {
    "阜新市教育局工会活力建设": ("阜新市教育局", "210900", True, "dual_review"),
    "山丹县总工会效能建设活动": ("山丹县总工会", "620725", False, "rules_in_place"),
    "富阳总工会机关工会活动年": ("富阳总工会机关", "330111", True, "quarterly_activity"),
    "重庆市安监局创建先进职工之家": ("重庆市安监局", "500000", True, None),
}
ASKED = ("dual_review", "rules_in_place", "quarterly_activity")


def test_every_row_is_accepted(plans) -> None:
    assert rows(plans, "select sum(rows_quarantined) from imports") == [(0,)]
    assert rows(plans, "select count(*) from imports where rows_read != rows_accepted + rows_skipped") == [(0,)]
    assert set(problems(plans.current())["code"]) == {"reported_on_import", "columns_left"}


def test_masked_years_stay_masked(plans) -> None:
    assert rows(plans, "select count(distinct campaign) from tasks") == [(5,)]
    masked = "select count(*) from stages where raw_text like '20XX%'"
    assert rows(plans, masked) == [(11,)]
    assert rows(plans, f"{masked} and (starts_on is not null or ends_on is not null)") == [(0,)]
    others = "select count(starts_on), count(due_on) from tasks where task_id not like 'T%'"
    assert rows(plans, others) == [(0, 0)]
    assert plans.current().date == date(2014, 4, 30)


def test_the_bodies_that_wrote_the_plans_are_units_of_their_own_campaigns(plans) -> None:
    query = """
        select distinct campaign, name, region, union_id is not null, sector, sector_source
        from units join task_units using (unit_id) join tasks using (task_id) where task_id not like 'T%'
    """
    assert {row[0]: row[1:] for row in rows(plans, query)} == {
        campaign: (name, region, has_union, "government", "inferred")
        for campaign, (name, region, has_union, _check) in BODIES.items()
    }
    assert rows(plans, "select count(*) from units") == [(66,)]


@pytest.mark.parametrize("campaign", BODIES)
def test_a_plan_asks_its_own_body_and_no_other_and_nothing_is_known_yet(plans, campaign) -> None:
    name, _region, _has_union, asked = BODIES[campaign]
    filters = Filters().having("campaign", [campaign])
    states = lists.rows_of(open_reader(plans.current()), "states", filters)
    found = {check: state for check, state in zip(states["check_id"], states["state"], strict=True) if check in ASKED}
    assert set(states["unit"]) == {name}
    assert found == {check: "unknown" if check == asked else "not_applicable" for check in ASKED}


def test_requirements_bind_no_unit_of_guizhou(plans) -> None:
    filters = Filters().having("campaign", ["和谐企业大创建"])
    found = numbers.numbers(open_reader(plans.current()), filters, only=ASKED)
    assert {number.not_applicable for number in found} == {62}
    assert rows(plans, "select check_id, scope = 'campaign=' || campaign from requirements order by 1") == [
        ("dual_review", True),
        ("quarterly_activity", True),
        ("rules_in_place", True),
    ]


def test_the_homes_that_chongqing_applies_for_are_candidates(plans) -> None:
    query = "select level, status from honours join units using (unit_id) where region = '500000' order by 1"
    assert rows(plans, query) == [("municipal", "candidate"), ("national", "candidate")]


def test_fuxin_trains_its_members(plans) -> None:
    assert rows(plans, "select title from tasks where task_id = 'FX06'") == [("开展会员培训",)]


def test_activities_are_counted_as_activities_and_meetings_as_meetings(plans) -> None:
    found = dict(rows(plans, "select task_id, unit_of_target from tasks where task_id like 'FY%' or task_id = 'SD08'"))
    assert found == dict.fromkeys(["FY01", "FY02", "FY03", "FY04", "FY05"], "activities") | {"SD08": "meetings"}
