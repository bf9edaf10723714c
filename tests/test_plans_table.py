"""docs/plans.md: every clause of the five plans has a place and a test, and what the table names exists."""

import ast
from functools import cache

import pytest

from dashboard.app_pages.pages import modules
from dashboard.catalogue.loader import catalogue
from dashboard.catalogue.schema import tables
from dashboard.register.reader import records_of, select_all
from plans_table import PLANS, ROOT, ROWS, TASK, named


@cache
def functions_of(path: str) -> set[str]:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_no_cell_is_empty_and_every_plan_is_there() -> None:
    assert {row[0] for row in ROWS} == set(PLANS)
    for row in ROWS:
        assert len(row) == 4 and all(row), row
        assert named(row[2]) and named(row[3]), row


def test_each_clause_stands_once() -> None:
    clauses = [(row[0], row[1]) for row in ROWS]
    assert len(clauses) == len(set(clauses))


def test_tasks_checks_indicators_lists_tables_and_pages_exist(plans) -> None:
    tasks = set(records_of(plans.current(), select_all("tasks"))["task_id"])
    known = catalogue()
    ids = {*tasks, *known.checks, *known.indicators, *known.lists, *tables(), *(f"/{name}" for name in modules())}
    for row in ROWS:
        assert set(named(row[2])) <= ids, row
    # A task without a clause would be one that no plan asks for.
    assert {name for row in ROWS for name in named(row[2]) if TASK.fullmatch(name)} == tasks


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[1])
def test_the_test_that_says_so_exists(row) -> None:
    for place in named(row[3]):
        path, _colons, name = place.partition("::")
        assert name in functions_of(path), place


def test_the_requirements_of_the_plans_are_in_the_table(plans) -> None:
    asked = set(records_of(plans.current(), select_all("requirements"))["check_id"])
    assert asked <= {name for row in ROWS for name in named(row[2])}
