"""What it would take: against registers whose records were really changed, and against every subset of the items."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path

import pandas as pd
import pytest

import second_way
from dashboard.answers import numbers as answers
from dashboard.answers.lists import rows_of
from dashboard.answers.numbers import Number
from dashboard.answers.what_if.answer import MendingPlan, what_would_it_take
from dashboard.answers.what_if.recomputed_status import what_if_plan
from dashboard.answers.what_if.scratch_queries import columns_of
from dashboard.catalogue.loader import catalogue
from dashboard.errors import Refused
from dashboard.query.bound_query import Composed
from dashboard.query.filters import Filters
from dashboard.register.reader import Reader, open_reader, select_all
from random_registers import random_register, table_columns
from registers import publish_tables
from second_way.rules import weighted_checks

pytestmark = pytest.mark.exhaustive

Tables = dict[str, pd.DataFrame]
Items = list[tuple[str, str, str | None]]
Counts = dict[str, tuple[object, ...]]

SHARES = [0.5, 1.0]
SEEDS = range(len(SHARES))
SMALL_SEEDS = range(100, 101)
UNIONS = ("coverage_25", "coverage_all", "units_covered", "unions_in_being", "units_without_union", "union_established")
LEFT_AS_RECORDED = {"self_check": {"problems_fixed"}}
"""Indicators of facts that a mended check of this kind does not settle: the answer claims nothing about them."""


def reader_of(tables: Tables, as_of: date, folder: Path) -> Reader:
    return open_reader(publish_tables(folder, tables, as_of).current())


def added(tables: Tables, table: str, rows: list[dict[str, object]]) -> Tables:
    """The tables with rows more; a row of the same key gives way."""
    columns = table_columns(table)
    frame = pd.DataFrame([[row.get(name) for name in columns] for row in rows], columns=columns, dtype=object)
    return {**tables, table: pd.concat([tables[table], frame], ignore_index=True)} if rows else tables


def counts(numbers: Sequence[Number], ids: Sequence[str] = tuple(catalogue().indicators)) -> Counts:
    return {
        number.indicator.id: (number.numerator, number.denominator, number.unknown, number.not_applicable)
        for number in numbers
        if number.indicator.id in ids
    }


def keys(items: pd.DataFrame) -> Items:
    """unit, check and list of each item."""
    return [(row.unit_id, row.check_id, None if pd.isna(row.detail) else row.detail) for row in items.itertuples()]


def plain(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows as Python values, numbered from 0."""
    values = frame.reset_index(drop=True).astype(object)
    return values.where(values.notna(), None)


def union_of(reader: Reader, unit_id: str) -> str:
    frame = reader.frame(select_all("unit_status"))
    return str(frame.loc[frame["unit_id"] == unit_id, "union_id"].iloc[0])


def units_of_union(reader: Reader, unit_id: str) -> list[str]:
    frame = reader.frame(select_all("unit_status"))
    return list(frame.loc[frame["asked_unit_id"] == unit_id, "unit_id"])


def findings_closed(tables: Tables, reader: Reader, items: Items, as_of: date) -> Tables:
    """Every finding about an item closed, at whichever unit of the union it was reported."""
    findings = tables["findings"].copy()
    for unit_id, check, _detail in items:
        units = units_of_union(reader, unit_id) if catalogue().checks[check].asked == "union" else [unit_id]
        about = findings["unit_id"].isin(units) & (findings["check_id"] == check)
        still = findings["closed_on"].map(lambda day: day is None or pd.isna(day) or day > as_of)
        known = findings["reported_on"].map(lambda day: day <= as_of)
        findings.loc[about & still & known, "closed_on"] = as_of
    return {**tables, "findings": findings}


def elections_held(tables: Tables, reader: Reader, items: Items, as_of: date) -> Tables:
    rows = []
    for unit_id, _check, _detail in items:
        union_id = union_of(reader, unit_id)
        terms = tables["terms"]
        own = terms[(terms["union_id"] == union_id) & (terms["elected_on"].map(lambda day: day <= as_of))]
        newest = own.sort_values("elected_on").iloc[-1]
        years = newest["term_years"]
        rows.append(
            {
                "union_id": union_id,
                "elected_on": as_of,
                "term_no": 99,
                "term_years": years,
                "ends_on": None if years else date(as_of.year + 4, 1, 1),
            }
        )
    return added(tables, "terms", rows)


def committees_set_up(kind: str) -> Callable[[Tables, Reader, Items, date], Tables]:
    def changed(tables: Tables, reader: Reader, items: Items, as_of: date) -> Tables:
        committees = tables["committees"]
        mended = {unit_id for unit_id, _check, _detail in items}
        kept = committees[~(committees["unit_id"].isin(mended) & (committees["kind"] == kind))]
        rows = [{"unit_id": unit_id, "kind": kind, "in_being": True, "established_on": as_of} for unit_id in mended]
        return added({**tables, "committees": kept}, "committees", rows)

    return changed


def met(kind: str) -> Callable[[Tables, Reader, Items, date], Tables]:
    def changed(tables: Tables, reader: Reader, items: Items, as_of: date) -> Tables:
        rows = [{"unit_id": item[0], "kind": kind, "held_on": as_of} for item in items]
        return added(tables, "meetings", rows)

    return changed


def chairs_elected(tables: Tables, reader: Reader, items: Items, as_of: date) -> Tables:
    unions = tables["unions"].copy()
    mended = unions["union_id"].isin({union_of(reader, item[0]) for item in items})
    unions.loc[mended, "chair_filled"] = True
    return {**tables, "unions": unions}


def reworks_closed(tables: Tables, reader: Reader, items: Items, as_of: date) -> Tables:
    honours = tables["honours"].copy()
    honours.loc[honours["unit_id"].isin({item[0] for item in items}), "rework_closed_on"] = as_of
    return {**tables, "honours": honours}


def self_checks_submitted(tables: Tables, reader: Reader, items: Items, as_of: date) -> Tables:
    checks = tables["self_checks"].copy()
    missing = checks["submitted_on"].map(lambda day: day is None or pd.isna(day) or day > as_of)
    checks.loc[checks["unit_id"].isin({item[0] for item in items}) & missing, "submitted_on"] = as_of
    return {**tables, "self_checks": checks}


def tasks_done(tables: Tables, reader: Reader, items: Items, as_of: date) -> Tables:
    done = {(unit_id, check.removeprefix("task:"), name) for unit_id, check, name in items}
    frame = tables["task_units"].copy()
    rows = [
        (row.unit_id, row.task_id, None if pd.isna(row.list_name) else row.list_name) in done
        for row in frame.itertuples()
    ]
    frame.loc[rows, "done_on"] = as_of
    return {**tables, "task_units": frame}


KINDS = {
    "election_on_time": elections_held,
    "audit_commission": committees_set_up("audit"),
    "women_committee": committees_set_up("women"),
    "mediation_committee": committees_set_up("mediation"),
    "home_review": reworks_closed,
    "self_check": self_checks_submitted,
    "tasks_done": tasks_done,
    "chair_in_post": chairs_elected,
    "members_meeting": met("members"),
    "workers_congress": met("workers_congress"),
}


def prepared(seed: int) -> tuple[Tables, date]:
    """A random register in which every failing item fails by its records, and every second one by a finding too.

    What a finding alone says no record need settle; no term is extended, so that an election changes nothing else.
    """
    tables, as_of = random_register(seed, 60)
    terms = tables["terms"].copy()
    terms["extended_to"] = terms["extension_approved"] = None
    tables = {**tables, "terms": terms, "findings": tables["findings"].iloc[:0]}
    states = second_way.states(tables, as_of)
    failing = states[(states["state"] == "fail") & states["check"].isin(list(KINDS))]
    reported = [
        {
            "unit_id": row.unit_id,
            "check_id": row.check,
            "reported_on": date(as_of.year - 1, 6, 1),
            "list_name": "名单一",
        }
        for row in list(failing.itertuples())[::2]
    ]
    return added(tables, "findings", reported), as_of


Given = tuple[Reader, Tables, date]


@pytest.fixture(scope="module")
def given(tmp_path_factory) -> Callable[[Callable[[int], tuple[Tables, date]], int], Given]:
    """A register made by this function from this seed, published once."""

    @cache
    def made(make: Callable[[int], tuple[Tables, date]], seed: int) -> Given:
        tables, as_of = make(seed)
        return reader_of(tables, as_of, tmp_path_factory.mktemp("home")), tables, as_of

    return made


def whole(seed: int) -> tuple[Tables, date]:
    return random_register(seed, 60)


def half_way(reader: Reader, kind: str, share: float) -> float:
    now = answers.numbers(reader, Filters(), only=[kind])[0].value
    return float(now or 0) + share * (100 - float(now or 0))


def changed_by(plan: MendingPlan, reader: Reader, tables: Tables, as_of: date) -> Tables:
    """The tables with the plan's items really mended, their findings closed."""
    kind, items = plan.indicator.id, keys(plan.items)
    changed = KINDS[kind](tables, reader, items, as_of)
    return findings_closed(changed, reader, items, as_of) if kind in catalogue().checks else changed


def compared(kind: str) -> list[str]:
    return [name for name in catalogue().indicators if name not in LEFT_AS_RECORDED.get(kind, ())]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("seed", "share"), list(enumerate(SHARES))[:1])
def test_the_numbers_are_those_of_records_really_changed(given, seed, share, kind) -> None:
    reader, tables, as_of = given(prepared, seed)
    plan = what_would_it_take(reader, kind, half_way(reader, kind, share), Filters())
    assert len(plan.items) or plan.reached or plan.number_before.value in (None, 100)
    after = second_way.indicators(changed_by(plan, reader, tables, as_of), as_of)
    found = after.astype(object).where(after.notna(), None)
    theirs = {
        row.indicator: (row.numerator, row.denominator, row.unknown, row.not_applicable)
        for row in found.itertuples()
        if row.indicator in compared(kind)
    }
    assert len(theirs) > 90
    assert counts(plan.after, list(theirs)) == theirs


@pytest.mark.parametrize("kind", ["election_on_time", "mediation_committee"])
def test_the_numbers_are_those_of_a_register_that_was_changed(given, kind, tmp_path) -> None:
    reader, tables, as_of = given(prepared, 0)
    plan = what_would_it_take(reader, kind, 100, Filters())
    assert len(plan.items)
    changed = reader_of(changed_by(plan, reader, tables, as_of), as_of, tmp_path)
    assert counts(plan.after, compared(kind)) == counts(answers.numbers(changed, Filters()), compared(kind))


@pytest.mark.parametrize("seed", SEEDS)
def test_units_of_which_nothing_is_mended_are_as_they_are(given, seed) -> None:
    reader = given(whole, seed)[0]
    plan = what_if_plan()
    recorded = reader.frame(select_all("unit_status")).set_index("unit_id").sort_index()
    with reader.scratch(with_checks=True) as scratch:
        units = pd.DataFrame({"unit_id": recorded.index, "set_no": range(len(recorded))})
        scratch.give("what_if_sets", units.assign(mask=0, tasks_mended=0, findings_closed=0))
        scratch.give("what_if_items", pd.DataFrame({"unit_id": [""], "check_id": [""]}))
        scratch.keep("what_if_facts", Composed(plan.facts_once_founded()))
        found = scratch.frame(Composed(plan.status_of(plan.owners)))
    found = found.set_index("unit_id").sort_index()
    assert len(found) and set(recorded.columns) <= {*found.columns, "unit_id"}
    pd.testing.assert_frame_equal(plain(found[recorded.columns]), plain(recorded))


def test_no_indicator_counts_the_main_class() -> None:
    """It hangs on a union's lead for the union's other units, where it is not worked out again."""
    for indicator in catalogue().indicators.values():
        assert "main_class" not in columns_of(indicator.columns.values()), indicator.id


def test_those_registers_have_items_of_every_kind() -> None:
    listed = pd.concat([second_way.worklist(*prepared(seed)) for seed in SEEDS])["check"]
    for kind in KINDS:
        assert (listed.str.startswith("task:") if kind == "tasks_done" else listed == kind).sum() >= 1, kind


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("kind", ["election_on_time", "mediation_committee", "home_review", "tasks_done"])
def test_items_of_equal_worth_are_the_first_of_the_worklist_and_no_more_than_needed(given, seed, kind) -> None:
    reader = given(whole, seed)[0]
    now = answers.numbers(reader, Filters(), only=[kind])[0]
    if not now.denominator or now.numerator == now.denominator:
        pytest.skip("nothing to mend")
    at_best = what_would_it_take(reader, kind, 100, Filters()).at_best or 0.0
    target = float(now.value or 0) + 0.4 * (at_best - float(now.value or 0))
    plan = what_would_it_take(reader, kind, target, Filters())
    listed = rows_of(reader, "worklist", Filters())
    mine = listed["check_id"].str.startswith("task:") if kind == "tasks_done" else listed["check_id"] == kind
    needed = next(n for n in range(1000) if 100 * (now.numerator + n) >= target * now.denominator - 1e-9)
    pd.testing.assert_frame_equal(plain(plan.items), plain(listed[mine].head(needed)))
    assert plan.reached
    assert plan.number_after.numerator == now.numerator + needed


def small(seed: int) -> tuple[Tables, date]:
    """A register of few units that need no union, so that every item is one of states alone."""
    tables, as_of = random_register(seed, 7)
    units, headcounts = tables["units"].copy(), tables["headcounts"].copy()
    units["employees"] = 10
    units["operating_status"] = None
    units["closed_on"] = units["founded_on"] = None
    headcounts["employees"] = 10
    return {**tables, "units": units, "headcounts": headcounts, "findings": tables["findings"].iloc[:0]}, as_of


PARTS = ("chair_in_post", "audit_commission", "women_committee")
WEIGHTED = [check.id for check in catalogue().checks.values() if check.weight and not check.by_requirement]


def once_mended(states: dict[str, str], mended: set[str]) -> dict[str, str]:
    """The unit's states with these checks a pass, and the organisation's from its parts."""
    result = states | dict.fromkeys(mended, "pass")
    parts = [result[part] for part in PARTS]
    if result["organisation_complete"] == "fail" and "fail" not in parts:
        result["organisation_complete"] = "unknown" if "unknown" in parts else "pass"
    return result


def score(states: dict[str, str], long_overdue: bool) -> float | None:
    weights: dict[str, int] = states["weights"]  # type: ignore[assignment]
    judged = sum(weight for check, weight in weights.items() if states[check] in ("pass", "fail"))
    if not judged:
        return None
    if states["union_established"] == "fail":
        return 0.0
    found = 100 * sum(weight for check, weight in weights.items() if states[check] == "pass") / judged
    return min(found, 59.0) if long_overdue and states["election_on_time"] == "fail" else found


def is_graded(states: dict[str, str]) -> bool:
    weighted: dict[str, int] = states["weights"]  # type: ignore[assignment]
    known = sum(states[check] in ("pass", "fail") for check in weighted)
    return 5 * known >= 4 * sum(states[check] != "not_applicable" for check in weighted)


def health(units: list[tuple[dict[str, str], bool]]) -> tuple[float, int]:
    graded = [unit for unit in units if is_graded(unit[0])]
    scores = [found for states, long in graded if (found := score(states, long)) is not None]
    return sum(scores), len(scores)


def at_least(limit: float) -> Callable[[list[tuple[dict[str, str], bool]]], tuple[float, int]]:
    def counted(units: list[tuple[dict[str, str], bool]]) -> tuple[float, int]:
        return sum((score(states, long) or 0) >= limit for states, long in units if is_graded(states)), 1

    return counted


def incomplete(units: list[tuple[dict[str, str], bool]]) -> tuple[float, int]:
    return sum(states["organisation_complete"] == "fail" for states, _long in units), 1


WAYS = {"health_score": (health, 1), "grade_a": (at_least(90), 1), "organisations_incomplete": (incomplete, -1)}


def by_hand(reader: Reader, indicator: str) -> tuple[Items, Callable[[Items], float]]:
    """The items that could be mended, and the indicator's value once some of them are, in plain Python."""
    status = reader.frame(select_all("unit_status")).set_index("unit_id")
    checks = list(catalogue().checks)
    items = [key for key in keys(rows_of(reader, "worklist", Filters())) if key[1] in WEIGHTED]
    if indicator == "organisations_incomplete":
        items = [key for key in items if key[1] in PARTS]

    units = [
        (
            unit_id,
            dict(row[checks]) | {"weights": weighted_checks(dict(row), reader.as_of)},
            bool(row["is_long_overdue"]),
        )
        for unit_id, row in status.astype(object).where(status.notna(), None).iterrows()
    ]

    def value(mended: Items) -> float:
        done: dict[str, set[str]] = {}
        for unit_id, check, _detail in mended:
            done.setdefault(unit_id, set()).add(check)
        found = [(once_mended(states, done.get(unit_id, set())), long) for unit_id, states, long in units]
        numerator, denominator = WAYS[indicator][0](found)
        return numerator / denominator if denominator else 0.0

    return items, value


@pytest.mark.parametrize("indicator", WAYS)
@pytest.mark.parametrize("seed", SMALL_SEEDS)
def test_no_smaller_set_reaches_the_target(given, seed, indicator) -> None:
    reader = given(small, seed)[0]
    items, value = by_hand(reader, indicator)
    if not 1 <= len(items) <= 12:
        pytest.skip("too few or too many items for every subset")
    sign = WAYS[indicator][1]
    values = {chosen: value(list(chosen)) for n in range(len(items) + 1) for chosen in combinations(items, n)}
    best = max(values.values(), key=lambda found: sign * found)
    start = values[()]
    for target in {start + share * (best - start) for share in (0.4, 1.0)}:
        plan = what_would_it_take(reader, indicator, target, Filters())
        fewest = min(len(chosen) for chosen, found in values.items() if sign * (found - target) >= -1e-6)
        assert plan.reached or abs(float(plan.number_after.value or 0) - target) < 1e-5
        assert values[tuple(keys(plan.items))] == pytest.approx(float(plan.number_after.value or 0), abs=1e-5)
        assert len(plan.items) == fewest, (target, fewest, keys(plan.items))
        assert plan.at_best == pytest.approx(best, abs=1e-5)


def without_findings(seed: int) -> tuple[Tables, date]:
    tables, as_of = whole(seed)
    return {**tables, "findings": tables["findings"].iloc[:0]}, as_of


@pytest.mark.parametrize("seed", SEEDS)
def test_a_union_set_up_covers_its_unit_as_in_a_register_that_has_it(given, seed) -> None:
    reader, tables, as_of = given(without_findings, seed)
    plan = what_would_it_take(reader, "units_without_union", 0, Filters())
    assert set(plan.items["check_id"]) <= {"union_established"}
    units = tables["units"].copy()
    mended = list(plan.items["unit_id"])
    units.loc[units["unit_id"].isin(mended), "union_id"] = units["unit_id"].map(lambda unit_id: f"new-{unit_id}")
    rows = [{"union_id": f"new-{unit_id}", "established_on": as_of, "lead_unit_id": unit_id} for unit_id in mended]
    changed = added({**tables, "units": units}, "unions", rows)
    ids = (
        *UNIONS,
        "election_on_time",
        "chair_in_post",
        "elections_due_180",
        "union_density",
        "wage_agreement",
        "findings_open",
        "new_unions_year",
        "elections_due_year",
        "elections_done_year",
    )
    after = second_way.indicators(changed, as_of)
    found = after[after["indicator"].isin(ids)].astype(object)
    theirs = {
        row.indicator: (
            row.numerator,
            None if pd.isna(row.denominator) else row.denominator,
            row.unknown,
            row.not_applicable,
        )
        for row in found.itertuples()
    }
    assert counts(plan.after, ids) == theirs


def test_what_is_not_known_of_a_new_union_is_unknown(tmp_path) -> None:
    units = [{"unit_id": "u", "name": "单位", "sector": "enterprise", "employees": 60}]
    tables = {
        "units": pd.DataFrame(units),
        "coverage": pd.DataFrame([{"table_name": "unions", "scope": "all", "complete_to": date(2030, 1, 1)}]),
    }
    reader = reader_of(tables, date(2024, 1, 1), tmp_path)
    plan = what_would_it_take(reader, "coverage_25", 100, Filters())
    assert keys(plan.items) == [("u", "union_established", None)]
    found = {number.indicator.id: number for number in plan.after}
    assert found["coverage_25"].value == 100
    for check in ("election_on_time", "chair_in_post", "audit_commission"):
        assert (found[check].denominator, found[check].unknown) == (0, 1)


def test_a_listed_incomplete_organisation_is_one_item_where_no_part_fails(guizhou) -> None:
    reader = open_reader(guizhou.current())
    plan = what_would_it_take(reader, "organisations_incomplete", 5, Filters())
    assert (plan.number_before.numerator, plan.number_after.numerator, len(plan.items)) == (13, 5, 8)
    assert plan.reached
    assert set(plan.items["check_id"]) == {"organisation_complete"}
    moved = {now.indicator.id: then.numerator - now.numerator for now, then in plan.moved}
    assert moved == {"organisation_complete": 8, "organisations_incomplete": -8, "findings_open": -8}


def test_filters_choose_the_units_and_the_items(guizhou) -> None:
    reader = open_reader(guizhou.current())
    filters = Filters(where=(("sector", ("institution",)),))
    plan = what_would_it_take(reader, "organisations_incomplete", 0, filters)
    assert set(plan.items["sector"]) == {"institution"}
    assert counts(plan.before) == counts(answers.numbers(reader, filters))
    assert plan.number_after.numerator == 0
    scoped = what_would_it_take(reader, "organisations_incomplete", 0, Filters(), filters.where)
    assert keys(scoped.items) == keys(plan.items)


def test_a_filter_on_what_mending_changes_keeps_the_units_that_it_chose(guizhou) -> None:
    reader = open_reader(guizhou.current())
    plan = what_would_it_take(reader, "organisations_incomplete", 0, Filters(where=(("main_class", ("incomplete",)),)))
    assert (plan.number_before.numerator, plan.number_after.numerator) == (13, 0)


def test_what_no_item_moves_is_out_of_reach_and_says_how_far_it_goes(guizhou) -> None:
    reader = open_reader(guizhou.current())
    plan = what_would_it_take(reader, "units_open", 100, Filters())
    assert (plan.reached, len(plan.items), plan.at_best) == (False, 0, 62)
    plan = what_would_it_take(reader, "organisation_complete", 101, Filters())
    assert (plan.reached, len(plan.items), plan.at_best) == (False, 13, 100)
    assert plan.number_after.value == 100


def test_a_target_that_is_met_takes_nothing(guizhou) -> None:
    plan = what_would_it_take(open_reader(guizhou.current()), "organisations_incomplete", 13, Filters())
    assert plan.reached
    assert plan.items.empty
    assert list(plan.items.columns) == list(rows_of(open_reader(guizhou.current()), "worklist", Filters()).columns)
    assert counts(plan.before) == counts(plan.after)


def test_an_unknown_indicator_is_refused(guizhou) -> None:
    with pytest.raises(Refused, match="nothing_such"):
        what_would_it_take(open_reader(guizhou.current()), "nothing_such", 1, Filters())


def test_asking_changes_nothing(guizhou_copy) -> None:
    files = sorted(path for path in guizhou_copy.folder.rglob("*") if path.is_file() and "status" not in path.parts)
    before = [path.read_bytes() for path in files]
    reader = open_reader(guizhou_copy.current())
    now = counts(answers.numbers(reader, Filters()))
    first = what_would_it_take(reader, "homes_to_rework", 0, Filters())
    second = what_would_it_take(reader, "homes_to_rework", 0, Filters())
    assert keys(first.items) == keys(second.items)
    assert counts(answers.numbers(reader, Filters())) == now
    assert [path.read_bytes() for path in files] == before


def plan_of(reader: Reader) -> MendingPlan:
    return what_would_it_take(reader, "health_score", 100, Filters())


def test_every_worklist_row_is_an_item_in_the_worklists_order(province) -> None:
    reader = open_reader(province.current())
    plan = plan_of(reader)
    listed = keys(rows_of(reader, "worklist", Filters()))
    chosen = keys(plan.items)
    assert len(chosen) > 100
    places = {key: place for place, key in enumerate(listed)}
    assert [places[key] for key in chosen] == sorted(places[key] for key in chosen)
