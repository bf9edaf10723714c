"""docs/examples.md: worked examples, one a check, each built from exactly these records and asked on these days."""

import itertools
import sys
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from dashboard.answers import lists as numbers
from dashboard.catalogue.entries import STATES
from dashboard.catalogue.loader import catalogue
from dashboard.query.filters import Filters
from dashboard.register.reader import open_reader
from dashboard.register.versions import Register
from registers import publish_tables

Row = dict[str, Any]

ROOT = Path(__file__).resolve().parents[2]
PLACE = ROOT / "docs" / "examples.md"
# Ids of one example must not meet those of another: all are built in one register.
IDS = ("unit_id", "union_id", "agreement_id", "offer_id", "case_id", "activity_id", "campaign")

with (ROOT / "tests" / "examples.toml").open("rb") as file:
    EXAMPLES = tomllib.load(file)["example"]
ASKED = [(example["check"], answer) for example in EXAMPLES for answer in example["answers"]]
DAYS = sorted({answer["on"] for _check, answer in ASKED})


def expanded(row: Row) -> Iterator[Row]:
    """One row for each element of the row's lists."""
    lists = [value if isinstance(value, list) else [value] for value in row.values()]
    for values in itertools.product(*lists):
        yield dict(zip(row, values, strict=True))


def own(check: str, name: str, value: Any) -> Any:
    if name == "scope":
        dimension, _, member = value.partition("=")
        return f"{dimension}={check}-{member}"
    return f"{check}-{value}" if name in IDS else value


def frames() -> dict[str, pd.DataFrame]:
    rows: dict[str, list[Row]] = {}
    for example in EXAMPLES:
        for table, given in example["records"].items():
            for row in itertools.chain.from_iterable(map(expanded, given)):
                rows.setdefault(table, []).append(
                    {name: own(example["check"], name, value) for name, value in row.items()}
                )
    return {table: pd.DataFrame(found, dtype=object) for table, found in rows.items()}


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    return publish_tables(tmp_path_factory.mktemp("examples"), frames(), DAYS[-1])


@pytest.fixture(scope="module")
def states(register) -> dict[date, pd.DataFrame]:
    found = {}
    for day in DAYS:
        frame = numbers.states(open_reader(register.current(), day), Filters())
        found[day] = frame.set_index(["unit_id", "check_id"])
    return found


@pytest.mark.parametrize(
    ("check", "answer"), ASKED, ids=[f"{check}-{answer['unit']}-{answer['on']}" for check, answer in ASKED]
)
def test_the_example(states, check, answer) -> None:
    found = states[answer["on"]].loc[(f"{check}-{answer['unit']}", check)]
    assert found["state"] == answer["state"], answer["why"]
    if "strength" in answer:
        assert found["strength"] == answer["strength"]
    if answer["state"] != "fail":
        assert found[["since", "due", "open"]].isna().all()
        return
    assert _day(found["since"]) == answer.get("since")
    assert _day(found["due"]) == answer.get("due")
    assert bool(found["open"]) == answer.get("open", True)
    assert found["source"] == "computed"


@pytest.mark.parametrize("check", catalogue().checks)
def test_every_check_has_an_example_of_every_state(check) -> None:
    assert {answer["state"] for name, answer in ASKED if name == check} == set(STATES)


def test_the_examples_stand_in_the_order_of_the_checks() -> None:
    assert [example["check"] for example in EXAMPLES] == list(catalogue().checks)


def test_the_page_is_current() -> None:
    assert PLACE.read_text(encoding="utf-8") == page(), "make docs"


def _day(value: object) -> date | None:
    return None if pd.isna(value) else pd.Timestamp(value).date()


def page() -> str:
    """The text of docs/examples.md."""
    lines = [
        "# Worked examples",
        "",
        "One a check: what is recorded, what the check answers on which day, and why. Made from `tests/examples.toml`",
        "(`make docs` writes this page); every line is tested against the queries. Empty cells are not recorded. A",
        "row that lists several values stands for one row each. `coverage` says where a table is complete: there, a",
        "missing row means that the thing was not done. A fail can be mended unless it says",
        "`open: no`.",
        "",
    ]
    for example in EXAMPLES:
        check = catalogue().checks[example["check"]]
        lines += [f"## {check.title.en} · {check.title.zh}", "", f"`{check.id}`: {check.definition.en}", ""]
        for table, rows in example["records"].items():
            columns = list(dict.fromkeys(name for row in rows for name in row))
            lines += _table(
                [f"{table}.{columns[0]}", *columns[1:]], [[_cell(row.get(name)) for name in columns] for row in rows]
            )
        asked = [
            [_cell(answer["on"]), answer["unit"], answer["state"], _rest(answer), answer["why"]]
            for answer in example["answers"]
        ]
        lines += _table(["on", "unit", "state", "", "because"], asked)
    return "\n".join(lines).rstrip() + "\n"


def _rest(answer: Row) -> str:
    parts = [f"{name} {answer[name]}" for name in ("strength", "since", "due") if name in answer]
    return ", ".join(parts + (["open: no"] if answer.get("open") is False else []))


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _table(header: list[str], rows: list[list[str]]) -> list[str]:
    return [f"| {' | '.join(cells)} |" for cells in (header, ["---"] * len(header), *rows)] + [""]


if __name__ == "__main__":
    PLACE.write_text(page(), encoding="utf-8")
    sys.exit(0)
