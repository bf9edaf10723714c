"""The synthetic province: the same every time, every table filled, every row in keeping with the register's rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest

from dashboard.paths import queries_folder
from dashboard.register.province import fill_province

AS_OF = date(2026, 6, 30)
NOT_FILLED = {"as_of", "rules", "imports", "problems", "refusals"}
REGISTER = sorted((queries_folder() / "register").glob("*.sql"))
TABLES = [path.stem for path in REGISTER if path.stem not in NOT_FILLED]


def key_of(path: Path) -> list[str]:
    found = re.search(r"^-- key: (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert found, path
    return [name.strip() for name in found.group(1).split(",")]


KEYS = {path.stem: key_of(path) for path in REGISTER if path.stem in TABLES}


def province(units: int, seed: int = 7, as_of: date = AS_OF, threads: int = 2) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(config={"threads": threads})
    for path in REGISTER:
        connection.execute(path.read_text(encoding="utf-8"))
    fill_province(connection, units, seed, as_of)
    return connection


def one(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    row = connection.execute(query).fetchone()
    assert row is not None
    return int(row[0] or 0)


def checksum(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    return {table: one(connection, f"select sum(hash({table})) from {table}") for table in TABLES}


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with province(2_000) as filled:
        yield filled


def test_every_table_has_its_select() -> None:
    files = {path.stem for path in (queries_folder() / "sample").glob("*.sql")}
    assert files - {"macros", "counties"} == set(TABLES)


@pytest.mark.parametrize("table", TABLES)
def test_every_table_is_filled_and_says_where_its_rows_come_from(
    connection: duckdb.DuckDBPyConnection, table: str
) -> None:
    assert one(connection, f"select count(*) from {table}") > 0
    assert one(connection, f"select count(*) from {table} where source_file is distinct from 'synthetic'") == 0


@pytest.mark.parametrize("table", sorted(NOT_FILLED))
def test_what_the_program_keeps_itself_stays_empty(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    assert one(connection, f"select count(*) from {table}") == 0


@pytest.mark.parametrize("table", TABLES)
def test_keys_are_unique_and_not_empty(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    key = KEYS[table]
    # an empty start of a completeness declared is "for ever", so it may be part of the key
    empty = " or ".join(f"{column} is null" for column in key if not column.startswith("complete_"))
    assert one(connection, f"select count(*) from {table} where {empty}") == 0
    twice = f"select {', '.join(key)} from {table} group by all having count(*) > 1"
    assert one(connection, f"select count(*) from ({twice})") == 0


def test_the_number_of_units_is_the_one_asked_for(connection: duckdb.DuckDBPyConnection) -> None:
    assert one(connection, "select count(*) from units") == 2_000


REFERENCES = [
    *((table, "unit_id", "units", "unit_id") for table in TABLES if table != "units" and "unit_id" in KEYS[table]),
    *(
        (table, "unit_id", "units", "unit_id")
        for table in ("activities", "agreements", "aids", "aliases", "cases", "offers")
    ),
    ("proposals", "unit_id", "units", "unit_id"),
    *((table, "union_id", "unions", "union_id") for table in TABLES if table != "unions" and "union_id" in KEYS[table]),
    ("units", "union_id", "unions", "union_id"),
    ("units", "parent_unit_id", "units", "unit_id"),
    ("unions", "lead_unit_id", "units", "unit_id"),
    ("unions", "superior_union_id", "unions", "union_id"),
    ("agreement_units", "agreement_id", "agreements", "agreement_id"),
    ("task_units", "task_id", "tasks", "task_id"),
    ("tasks", "parent_task", "tasks", "task_id"),
    ("stages", "campaign", "tasks", "campaign"),
]


@pytest.mark.parametrize(("table", "column", "target", "key"), REFERENCES)
def test_references_exist(
    connection: duckdb.DuckDBPyConnection, table: str, column: str, target: str, key: str
) -> None:
    lost = f"select count(*) from {table} where {column} is not null and {column} not in (select {key} from {target})"
    assert one(connection, lost) == 0


BROKEN = {
    "units": [
        "employees < 1 or female_employees not between 0 and employees",
        "closed_on <= founded_on",
        "parent_unit_id >= unit_id",
        "not regexp_full_match(region, '52[0-9]{4}')",
        "uscc is not null",
        "name not like '示例%' or supervisor not like '示例%'",
        "sector != 'institution' and (enterprise_managed is not null or civil_service_managed is not null)",
    ],
    "unions": [
        "female_members > members or members < 0",
        "dissolved_on <= established_on",
        "chair_filled and chair_vacant_since is not null",
        "chair_since >= chair_vacant_since",
        "name not like '示例%'",
    ],
    "terms": [
        "present > eligible or votes_for > present",
        "ends_on <= elected_on or extended_to <= ends_on",
        "approved_on < elected_on",
        "term_no < 1",
        "term_years not in (3, 4, 5)",
    ],
    "committees": ["dissolved_on <= established_on", "in_being and dissolved_on is not null"],
    "meetings": ["present > delegates"],
    "proposals": ["closed_on < filed_on or due_on < filed_on"],
    "offers": ["replied_on < offered_on", "reply not in ('accepted', 'refused')"],
    "agreements": [
        "expires_on < effective_on or effective_on < signed_on or filed_on < signed_on or approved_on > signed_on",
        "(unit_id is null) = (level = 'single')",
        "kind not in ('comprehensive', 'wage', 'safety', 'women')",
    ],
    "cases": ["accepted_on < applied_on or closed_on < accepted_on or fulfilled_on < closed_on", "people < 1"],
    "honours": ["reviewed_on < awarded_on or rework_closed_on < reviewed_on or rework_due_on < reviewed_on"],
    "self_checks": ["problems_fixed > problems_found"],
    "self_evaluations": ["union_reps + staff_reps > assessors", "satisfaction > 100 or score > 100"],
    "reviews": ["satisfaction > 100", "members_voted < 0"],
    "systems": ["repealed_on <= adopted_on"],
    "aids": ["amount_yuan < 1 or people < 1", "kind not in ('money', 'in_kind')"],
    "activities": ["attended + on_leave > expected", "held_on < planned_for"],
    "headcounts": [
        "female_employees > employees or migrant_employees > employees or members > employees",
        "female_members > members or migrant_members > members or verified_members > members or new_members > members",
        "female_members > female_employees or migrant_members > migrant_employees",
    ],
    "findings": ["closed_on < reported_on or due_on < reported_on"],
    "tasks": ["due_on < starts_on"],
    "stages": ["ends_on < starts_on"],
    "returns": ["status = 'missing' and received_on is not null"],
    "coverage": ["complete_to < complete_from", "not regexp_matches(scope, '^(all|(sector|region|supervisor)=.+)$')"],
}


@pytest.mark.parametrize(("table", "broken"), [(table, rule) for table, rules in BROKEN.items() for rule in rules])
def test_no_row_breaks_a_rule_of_its_own(connection: duckdb.DuckDBPyConnection, table: str, broken: str) -> None:
    assert one(connection, f"select count(*) from {table} where {broken}") == 0


ACROSS = {
    "a committee elected before its union was set up": "from terms join unions using (union_id) "
    "where elected_on < established_on",
    "a committee elected after its union's end": "from terms join unions using (union_id) "
    "where elected_on > dissolved_on",
    "a lead unit that names another union": "from unions join units on unit_id = lead_unit_id "
    "where units.union_id is distinct from unions.union_id",
    "a union older than its lead unit": "from unions join units on unit_id = lead_unit_id "
    "where established_on < founded_on",
    "a joint union of one or of more than twelve": "from (select union_id, count(*) as n from units group by 1) "
    "join unions using (union_id) where form = 'joint' and n not between 2 and 12",
    "a joint union over two supervisors": "from (select union_id from units where union_id is not null group by 1 "
    "having count(distinct supervisor) > 1)",
    "more members than employees": "from (select union_id, sum(employees) as employees from units "
    "where union_id is not null group by 1 having count(*) = count(employees)) "
    "join unions using (union_id) where members > employees",
    "groups larger than their union": "from (select union_id, counted_on, sum(members) as n from member_groups "
    "group by all) join unions using (union_id) where n > members",
    "a statement before the finding": "from statements join (select unit_id, check_id, min(reported_on) as reported_on "
    "from findings group by all) using (unit_id, check_id) where said_on < reported_on",
    "a task unit done before its task": "from task_units join tasks using (task_id) where done_on < starts_on",
    "a step of a term that is not the newest or the next": "from election_steps join (select union_id, "
    "max(term_no) as newest from terms group by 1) using (union_id) where term_no not in (newest, newest + 1)",
    "an alias of no invented unit": "from aliases where alias not like '%示例%'",
}


@pytest.mark.parametrize("what", ACROSS)
def test_no_two_rows_contradict_each_other(connection: duckdb.DuckDBPyConnection, what: str) -> None:
    assert one(connection, f"select count(*) {ACROSS[what]}") == 0, what


EVENTS = {
    "units": ("founded_on", "closed_on"),
    "unions": ("established_on", "dissolved_on", "chair_since", "chair_vacant_since"),
    "terms": ("elected_on", "approved_on"),
    "election_steps": ("done_on",),
    "committees": ("established_on", "dissolved_on"),
    "meetings": ("held_on",),
    "proposals": ("filed_on", "closed_on"),
    "offers": ("offered_on", "replied_on"),
    "agreements": ("signed_on", "approved_on", "filed_on"),
    "cases": ("applied_on", "accepted_on", "closed_on", "fulfilled_on"),
    "honours": ("awarded_on", "revoked_on", "reviewed_on", "rework_closed_on"),
    "self_checks": ("submitted_on",),
    "self_evaluations": ("reported_on",),
    "reviews": ("reported_to_members_on", "reported_to_superior_on"),
    "systems": ("adopted_on", "repealed_on"),
    "title_steps": ("done_on",),
    "activities": ("held_on",),
    "aids": ("given_on",),
    "headcounts": ("counted_on",),
    "member_groups": ("counted_on",),
    "findings": ("reported_on", "closed_on"),
    "statements": ("said_on",),
    "task_units": ("done_on",),
    "returns": ("received_on",),
}


@pytest.mark.parametrize("as_of", [AS_OF, date(2028, 2, 29), date(2025, 1, 1), date(2024, 12, 31)])
def test_nothing_has_happened_after_the_date(as_of: date) -> None:
    with province(500, as_of=as_of) as filled:
        late = {
            f"{table}.{column}": one(filled, f"select count(*) from {table} where {column} > '{as_of}'")
            for table, columns in EVENTS.items()
            for column in columns
        }
    assert {name: count for name, count in late.items() if count} == {}


def test_the_lists_of_the_campaigns_stay_short() -> None:
    with province(20_000) as filled:
        listed, done, overdue = (
            one(filled, f"select count(*) from task_units join tasks using (task_id) where {which}")
            for which in ("true", "done_on is not null", f"done_on is null and due_on < '{AS_OF}'")
        )
    assert listed <= 0.03 * 20_000
    assert 0.2 * listed < done < 0.5 * listed
    assert overdue > 0


def test_sectors_and_their_health_differ() -> None:
    with province(20_000) as filled:
        enterprises = one(filled, "select count(*) from units where sector = 'enterprise'")
        with_union = filled.execute(
            "select avg((union_id is not null)::int) from units where employees >= 25"
        ).fetchone()
        private, institutions = (
            filled.execute(
                "select avg((unit_id in (select unit_id from agreements where kind = 'wage' and level = 'single' "
                f"and expires_on >= '{AS_OF}'))::int) from units where union_id is not null and {which}"
            ).fetchone()
            for which in ("ownership = 'private'", "enterprise_managed")
        )
    assert 0.74 * 20_000 < enterprises < 0.80 * 20_000
    assert with_union is not None and 0.6 < with_union[0] < 0.8
    assert private is not None and institutions is not None and private[0] < 0.6 * institutions[0]


def test_the_same_question_gives_the_same_province() -> None:
    with province(2_000) as first, province(2_000) as second:
        assert checksum(first) == checksum(second)


def test_threads_make_no_difference() -> None:
    with province(150_000, threads=1) as one_thread, province(150_000, threads=2) as two_threads:
        assert checksum(one_thread) == checksum(two_threads)


def test_another_seed_gives_another_province() -> None:
    with province(2_000) as first, province(2_000, seed=8) as second:
        mine, other = checksum(first), checksum(second)
    same = {table for table in TABLES if mine[table] == other[table]}
    assert same <= {"tasks", "stages", "requirements"}


@pytest.mark.parametrize("units", [1, 2, 3, 10, 11, 61])
def test_the_smallest_provinces_work(units: int) -> None:
    with province(units) as filled:
        assert one(filled, "select count(*) from units") == units
        assert one(filled, "select count(distinct region) from units") >= 1


def test_no_units_are_refused() -> None:
    with duckdb.connect() as empty, pytest.raises(ValueError, match="at least one unit"):
        fill_province(empty, 0, 7, AS_OF)


def test_no_temporary_table_is_left_on_the_connection(connection: duckdb.DuckDBPyConnection) -> None:
    assert one(connection, "select count(*) from duckdb_tables() where temporary") == 0
