"""A register that leaves as a file and comes back is the same register."""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pandas as pd
import polars
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from command_line import run
from dashboard.catalogue.schema import tables
from dashboard.documents.context import context_of
from dashboard.errors import Refused
from dashboard.export.register_book import register_book
from dashboard.export.register_file import register_file
from dashboard.home.registers import Home
from dashboard.ingest.history.import_problems import problems
from dashboard.ingest.importer import import_files
from dashboard.query.filters import Filters
from dashboard.register.province import fill_province
from dashboard.register.publish import draft
from dashboard.register.table_rows import table_rows
from dashboard.register.versions import Register
from export.payloads import FORMULAS, LONG, NAUGHTY, SNEAKY_FORMULAS
from ingest.bringing import DAY
from ingest.contents import IMPORTED, contents
from random_registers import random_register
from registers import publish_tables

MADE_AT = datetime(2026, 11, 20, 9, 30)


@pytest.fixture(scope="module")
def tables_only() -> Iterator[None]:
    """Publish without computing status and cube: these tests ask about the tables."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dashboard.register.publish.build_cube", lambda version, as_of: None)
        yield


def written(register: Register, path: Path) -> dict[str, int]:
    version = register.current()
    return register_file(version, path, context_of("登记簿", version, version.date, Filters(), "zh", MADE_AT))


def same_again(register: Register, folder: Path, ending: str) -> None:
    folder.mkdir(exist_ok=True)
    path = folder / f"register{ending}"
    counts = written(register, path)
    again = Register(Home(folder / "again"), "again")
    report = import_files(again, [path], as_of=register.current().date)
    assert report.rows_quarantined == 0
    assert sum(sheet.rows_read for sheet in report.files if sheet.table) == sum(counts.values())
    old, new = contents(register), contents(again)
    assert {name: len(rows) for name, rows in old.items()} == counts
    for table in IMPORTED:
        assert new[table.name] == old[table.name], table.name
    assert not set(problems(again.current())["code"]) & {"no_header", "personal_column"}


@pytest.mark.parametrize("ending", [".xlsx", ".zip"])
def test_the_guizhou_campaign_comes_back(guizhou, tables_only, tmp_path, ending) -> None:
    same_again(guizhou, tmp_path, ending)


def test_a_province_comes_back_from_a_workbook(tables_only, tmp_path) -> None:
    register = Register(Home(tmp_path / "province"), "province")
    with draft(register, as_of=DAY, action="test", empty=True) as connection:
        fill_province(connection, units=150, seed=1, as_of=DAY)
    same_again(register, tmp_path, ".xlsx")


# Unmatched halves of a pair and the two signs that are no character are tested below: no workbook holds them.
TEXTS = st.one_of(
    st.sampled_from(
        [*FORMULAS, *SNEAKY_FORMULAS, *NAUGHTY, "合计", "注：甲", "一、机关", "说明", "----", "a\rb", "\x07b"]
    ),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"), max_size=30),
)


def comes_back(folder: Path, seed: int, texts: list[str]) -> None:
    frames, as_of = random_register(seed, units=15)
    for table, column in (
        ("units", "name"),
        ("units", "supervisor"),
        ("unions", "name"),
        ("statements", "text"),
        ("activities", "theme"),
        ("task_units", "evidence"),
        ("tasks", "target_note"),
    ):
        frames[table][column] = [texts[place % len(texts)] for place in range(len(frames[table]))]
    frames["reviews"]["satisfaction"] = [0.1 + 0.2, *[100 / 3] * (len(frames["reviews"]) - 1)]
    drawn = publish_tables(folder / "drawn", frames, as_of)
    # What no file could bring in, such as women beyond all employees, is left out on the first way.
    first = folder / "drawn.xlsx"
    written(drawn, first)
    came = Register(Home(folder / "came"), "came")
    report = import_files(came, [first], as_of=as_of)
    assert sum(sheet.rows_accepted for sheet in report.files) > 100
    same_again(came, folder, ".xlsx")


# An example takes seconds, for it imports twice: making a failing one smaller would take minutes.
NO_SHRINKING = [Phase.explicit, Phase.reuse, Phase.generate]


@settings(max_examples=1, deadline=None, phases=NO_SHRINKING)
@given(seed=st.integers(0, 10_000), texts=st.lists(TEXTS, min_size=8, max_size=8))
def test_any_register_that_came_from_files_comes_back(tables_only, tmp_path_factory, seed, texts) -> None:
    comes_back(tmp_path_factory.mktemp("any"), seed, texts)


@pytest.mark.exhaustive
@settings(max_examples=40, deadline=None, phases=NO_SHRINKING)
@given(seed=st.integers(0, 10_000), texts=st.lists(TEXTS, min_size=8, max_size=8))
def test_many_registers_come_back(tables_only, tmp_path_factory, seed, texts) -> None:
    comes_back(tmp_path_factory.mktemp("many"), seed, texts)


def test_a_table_longer_than_a_sheet_goes_on_in_the_next(guizhou, tables_only, tmp_path) -> None:
    version = guizhou.current()
    context = context_of("登记簿", version, version.date, Filters(), "zh", MADE_AT)
    path = tmp_path / "register.xlsx"
    kept = [table for table in IMPORTED if table.name in {"units", "task_units"}]
    with table_rows(version) as found:
        register_book(path, {table: found.rows(table) for table in kept}, [], context, most=30)
    names = [sheet.title for sheet in load_workbook(path).worksheets]
    assert names == ["说明", "task_units", "task_units (2)", "task_units (3)", "units", "units (2)", "units (3)"]
    again = Register(Home(tmp_path / "again"), "again")
    assert import_files(again, [path], as_of=version.date).rows_quarantined == 0
    old, new = contents(guizhou), contents(again)
    assert all(new[table.name] == old[table.name] for table in kept)


def test_a_text_that_no_cell_holds_is_refused_and_leaves_no_file(tables_only, tmp_path) -> None:
    for number, text in enumerate((LONG, "a\ufffeb")):
        frames = {"units": pd.DataFrame({"unit_id": ["u1"], "name": [text]})}
        register = publish_tables(tmp_path / str(number), frames, date(2026, 10, 31))
        with pytest.raises(Refused, match=r"units.*name.*\.zip"):
            written(register, tmp_path / "register.xlsx")
        assert not list(tmp_path.glob("*register*"))
    same_again(register, tmp_path / "zip", ".zip")


def test_the_workbook_is_numbers_dates_and_text(tables_only, tmp_path) -> None:
    units = pd.DataFrame(
        {
            "unit_id": ["00123", "u2"],
            "name": ["=1+1", "甲"],
            "employees": [30, None],
            "founded_on": [date(1900, 1, 5), date(2012, 2, 29)],
            "enterprise_managed": [True, None],
        }
    )
    register = publish_tables(tmp_path / "home", {"units": units}, date(2026, 10, 31))
    written(register, tmp_path / "register.xlsx")
    sheet = load_workbook(tmp_path / "register.xlsx")["units"]
    rows = [dict(zip([cell.value for cell in sheet[1]], row, strict=True)) for row in sheet.iter_rows(min_row=2)]
    kinds = ["unit_id", "name", "employees", "founded_on", "enterprise_managed"]
    assert [rows[0][name].data_type for name in kinds] == ["s", "s", "n", "s", "b"]
    assert (rows[0]["unit_id"].value, rows[0]["founded_on"].value) == ("00123", "1900-01-05")
    assert rows[1]["founded_on"].value == datetime(2012, 2, 29)
    assert sheet.freeze_panes == "A2"


def test_another_reader_finds_the_same_rows_in_the_zip(guizhou, tmp_path) -> None:
    counts = written(guizhou, tmp_path / "register.zip")
    with zipfile.ZipFile(tmp_path / "register.zip") as archive:
        found = {name: polars.read_parquet(archive.read(name)) for name in archive.namelist()}
    assert {Path(name).stem: len(frame) for name, frame in found.items()} == {
        name: count for name, count in counts.items() if count or name == "aliases"
    }
    assert set(found["units.parquet"].columns) == set(tables()["units"].column_names)
    assert found["findings.parquet"].schema["reported_on"] == polars.Date


def test_the_command_writes_both_formats_and_refuses_others(guizhou, tmp_path) -> None:
    for ending in (".xlsx", ".zip"):
        answer = run("--home", guizhou.home.folder, "--json", "export", "register", "-o", tmp_path / f"r{ending}")
        assert answer.json["rows"]["units"] == 62
    answer = run("--home", guizhou.home.folder, "export", "register", "-o", tmp_path / "r.doc")
    assert answer.code == 1
    assert ".xlsx, .zip" in answer.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["r.xlsx", "r.zip"]
