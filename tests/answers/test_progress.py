"""The lists of progress, each against the same counted in pandas from the records."""

from datetime import date, timedelta

import pandas as pd
import pytest

from dashboard.answers import lists, numbers
from dashboard.answers.progress import CodeCount, counts, in_order, offers, reached, year_up_to
from dashboard.query.filters import Filters
from dashboard.register.reader import Reader, open_reader, select_all
from dashboard.register.versions import Register
from dashboard.vocabulary.codes import codes
from second_way.periods import last_twelve_months

AS_OF = pd.Timestamp("2026-10-31")
YEAR_AGO = pd.Timestamp("2025-10-31")
ENTERPRISES = Filters(where=(("sector", ("enterprise",)),))


@pytest.fixture(scope="module")
def reader(province: Register) -> Reader:
    return open_reader(province.current())


@pytest.fixture(scope="module")
def units(reader: Reader) -> pd.DataFrame:
    return reader.frame(select_all("unit_status")).set_index("unit_id")


def rows(reader: Reader, name: str, filters: Filters = Filters()) -> pd.DataFrame:  # noqa: B008
    return lists.rows_of(reader, name, filters)


def table(reader: Reader, name: str, units: pd.DataFrame) -> pd.DataFrame:
    """A table's rows about operating units, days as timestamps."""
    frame = reader.frame(select_all(name))
    frame = frame[frame["unit_id"].isin(units.index[units["is_operating"].astype(bool)])].copy()
    for column in frame.columns:
        if column.endswith("_on"):
            frame[column] = pd.to_datetime(frame[column])
    return frame


@pytest.mark.parametrize("filters", [Filters(), ENTERPRISES], ids=["all", "enterprises"])
def test_the_steps_of_reelections_begin_with_those_due_and_never_grow(reader, filters) -> None:
    found = reached(rows(reader, "election_progress", filters))
    listed = rows(reader, "elections", filters)
    (due,) = numbers.numbers(reader, filters, only=["elections_due_year"])
    # A union that is only reported as late is on the list, without a date; beside those that are due, not among them.
    undated = listed["due"].isna()
    assert rows(reader, "election_progress", filters)["undated"].sum() == undated.sum()
    listed = listed[~undated]
    assert found[0] == CodeCount("due", len(listed)) and len(listed) == due.numerator
    assert [one.count for one in found] == sorted((one.count for one in found), reverse=True)
    order = {step: place for place, step in enumerate(codes("election_step"))}
    elected = order["elected"]
    places = [
        max(order.get(step, -1), elected if done else -1)
        for step, done in zip(listed["step"], listed["is_elected"], strict=True)
    ]
    for step, place in order.items():
        assert {one.code: one.count for one in found}[step] == sum(reached_ >= place for reached_ in places)


def test_the_list_of_reelections_holds_every_union_that_fails_and_every_one_that_is_due(reader, guizhou) -> None:
    for asked, reported in ((reader, 0), (open_reader(guizhou.current()), 5)):
        listed = rows(asked, "elections")
        failing = asked.frame(select_all("unit_status")).query("election_on_time == 'fail'")
        assert set(failing["unit_id"]) <= set(listed["unit_id"])
        undated = listed[listed["due"].isna()]
        assert len(undated) >= reported
        assert undated["days_overdue"].isna().all() and not undated["is_elected"].any()
        # Behind those whose term is known, before those that have elected.
        waiting = listed[~listed["is_elected"].astype(bool)]
        assert waiting["due"].isna().is_monotonic_increasing
    assert len(undated) == 5


def test_offers_come_to_the_stages_that_the_records_tell(reader, units) -> None:
    made = table(reader, "offers", units)
    made = made[(made["offered_on"] <= AS_OF) & (made["offered_on"] + pd.DateOffset(months=12) >= AS_OF)]
    agreements = reader.frame(select_all("unit_agreements"))
    agreements["signed_on"] = pd.to_datetime(agreements["signed_on"])
    answered = signed = in_force = unknown = 0
    for _place, offer in made.iterrows():
        after = agreements[
            (agreements["unit_id"] == offer["unit_id"]) & (agreements["signed_on"] >= offer["offered_on"])
        ]
        answered += not pd.isna(offer["reply"]) or offer["replied_on"] <= AS_OF or len(after) > 0
        signed += len(after) > 0
        holds = after["is_in_force"].fillna(False).astype(bool).any()
        in_force += holds
        unknown += not holds and after["is_in_force"].isna().any()
    stages, undecided = offers(rows(reader, "offer_progress"))
    assert [one.count for one in stages] == [len(made), answered, signed, in_force]
    assert undecided == unknown and len(made) > 0


def test_without_an_offer_every_stage_is_zero(guizhou: Register) -> None:
    stages, unknown = offers(rows(open_reader(guizhou.current()), "offer_progress"))
    assert [one.count for one in stages] == [0, 0, 0, 0] and unknown == 0


def test_members_by_occupation_sum_to_the_indicator(reader) -> None:
    for filters in (Filters(), ENTERPRISES):
        (members,) = numbers.numbers(reader, filters, only=["new_form_members"])
        assert rows(reader, "new_form_groups", filters)["amount"].sum() == members.numerator


def test_cases_by_month_and_by_result_are_those_of_the_rates(reader, units) -> None:
    cases = table(reader, "cases", units)
    applied = cases[(cases["applied_on"] <= AS_OF) & (cases["applied_on"] + pd.DateOffset(months=12) >= AS_OF)]
    by_month = rows(reader, "cases_by_month")
    assert by_month["amount"].sum() == len(applied) > 0
    is_open = applied["closed_on"].isna() | (applied["closed_on"] > AS_OF)
    assert counts(by_month, "case_result").get("open", 0) == is_open.sum()
    closed = cases[(cases["closed_on"] <= AS_OF) & (cases["closed_on"] + pd.DateOffset(months=12) >= AS_OF)]
    results = rows(reader, "case_results")
    (settled,) = numbers.numbers(reader, Filters(), only=["settlement_rate"])
    assert results["amount"].sum() == len(closed)
    assert counts(results, "outcome")["settled"] == settled.numerator
    took = (closed["closed_on"] - closed["accepted_on"]).dt.days
    found = counts(results, "days_taken")
    assert [found.get(code, 0) for code in ("week", "fifteen", "thirty", "longer")] == [
        (took <= 7).sum(),
        ((took > 7) & (took <= 15)).sum(),
        ((took > 15) & (took <= 30)).sum(),
        (took > 30).sum(),
    ]


def test_the_cases_of_the_months_lie_in_the_window_and_those_of_the_rate_are_among_them(reader) -> None:
    first, last = year_up_to(AS_OF.date())
    assert (first, last) == (date(2025, 10, 31), date(2026, 10, 31))
    by_month = rows(reader, "cases_by_month")
    months = {month.date() for month in by_month["month"]}
    assert min(months) >= first.replace(day=1) and max(months) <= last
    (rate,) = numbers.numbers(reader, Filters(), only=["cases_per_1000"])
    known = reader.frame(select_all("unit_status")).query("is_operating and not cases_per_head_are_known")
    assert by_month["amount"].sum() - rate.numerator == known["cases_applied"].sum()


def test_the_year_up_to_a_date_begins_on_the_day_a_year_before_it() -> None:
    """Every day of six years, two of them leap years, against the second way's reading of the twelve months."""
    for number in range(6 * 365 + 2):
        day = date(2023, 1, 1) + timedelta(days=number)
        twelve = last_twelve_months(day)
        assert year_up_to(day) == (twelve.first, twelve.last)
    assert year_up_to(date(2024, 2, 29)) == (date(2023, 3, 1), date(2024, 2, 29))


def test_proposals_are_in_one_state_each(reader, units) -> None:
    filed = table(reader, "proposals", units)
    filed = filed[(filed["filed_on"] <= AS_OF) & (filed["filed_on"] + pd.DateOffset(months=12) >= AS_OF)]
    closed, due = filed["closed_on"] <= AS_OF, filed["due_on"]
    found = counts(rows(reader, "proposal_progress"), "proposal_state")
    assert found == {
        state: number
        for state, number in {
            "closed": (closed & due.isna()).sum(),
            "closed_in_time": (closed & (filed["closed_on"] <= due)).sum(),
            "closed_late": (closed & (filed["closed_on"] > due)).sum(),
            "open": (~closed & due.isna()).sum(),
            "overdue": (~closed & (due < AS_OF)).sum(),
            "running": (~closed & (due >= AS_OF)).sum(),
        }.items()
        if number
    }


def test_homes_by_review_are_the_titles_that_are_held(reader, units) -> None:
    held = table(reader, "honours", units)
    held = held[~held["status"].isin(["revoked", "candidate"]) & ~(held["revoked_on"] <= AS_OF)]
    held = held[held["awarded_on"].isna() | (held["awarded_on"] <= AS_OF)]
    rework = held["review_result"].fillna(held["status"]) == "rework"
    done = rework & (held["rework_closed_on"] <= AS_OF)
    found = counts(rows(reader, "homes_by_review"), "home_state")
    assert found.get("rework_closed", 0) == done.sum()
    assert found.get("rework", 0) == (rework & ~done).sum()
    assert found.get("pass", 0) == (~rework & (held["review_result"] == "pass")).sum()
    assert sum(found.values()) == len(held) > 0


def test_counts_keep_the_order_of_their_codes_and_what_no_list_knows_stands_last() -> None:
    assert in_order({"": 2, "odd": 1, "failed": 3, "settled": 4, "open": 0}, "case_result") == [
        CodeCount("settled", 4),
        CodeCount("failed", 3),
        CodeCount("", 2),
        CodeCount("odd", 1),
    ]
    assert date(2026, 10, 31) == AS_OF.date()


def test_the_duty_to_have_a_committee_lists_whom_it_binds_for_certain(reader, units) -> None:
    by_the_nation = (units["sector"] == "enterprise") & units["size"].isin(["large", "medium"])
    unknown = units[by_the_nation & (units["mediation_committee"] == "unknown")]
    owing = pd.concat([units[units["mediation_committee"] == "fail"], unknown])
    found = rows(reader, "mediation_duty")
    assert set(found["unit_id"]) == set(owing.index) and len(found) > 0
    assert list(found["state"]) == sorted(found["state"])
