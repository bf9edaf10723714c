from pathlib import Path

import pytest

from dashboard.catalogue.schema import LINEAGE
from dashboard.home.registers import Home
from dashboard.ingest.history.import_problems import problems
from dashboard.ingest.importer import import_files
from dashboard.register.province import fill_province
from dashboard.register.publish import draft
from dashboard.register.versions import Register
from ingest.bringing import DAY
from ingest.contents import IMPORTED, contents
from ingest.reading import opened


def exported(register: Register, folder: Path) -> list[Path]:
    """Every table as a CSV with normative headers, ISO dates and true/false."""
    folder.mkdir()
    paths = []
    with opened(register) as connection:
        for table in IMPORTED:
            path = folder / f"{table.name}.csv"
            columns = ", ".join(table.column_names)
            connection.execute(f"copy (select {columns} from {table.name}) to '{path}' (header)")
            paths.append(path)
    return paths


def same_again(register: Register, folder: Path) -> None:
    again = Register(Home(folder / "again"), "again")
    paths = exported(register, folder / "csv")
    filled = [path for path in paths if path.read_text(encoding="utf-8").count("\n") > 1]
    report = import_files(again, filled, as_of=DAY)
    assert all(sheet.rows_read == sheet.rows_accepted for sheet in report.files)
    assert None not in {target for sheet in report.files for target in sheet.mapping.values()}
    # What is strange in the register stays strange: it is told again and kept.
    assert set(problems(again.current())["code"]) <= {"after_the_date", "unusual_term"}
    old, new = contents(register), contents(again)
    for table in IMPORTED:
        assert new[table.name] == old[table.name], table.name


def test_the_guizhou_campaign_survives_export_and_import(guizhou, tmp_path) -> None:
    same_again(guizhou, tmp_path)


@pytest.fixture
def province(tmp_path) -> Register:
    register = Register(Home(tmp_path / "province"), "province")
    with draft(register, as_of=DAY, action="test", empty=True) as connection:
        fill_province(connection, units=150, seed=1, as_of=DAY)
        connection.execute("delete from aliases")
        connection.execute(
            "insert into aliases by name select name || unit_id as alias, unit_id, 'exact' as method from units"
        )
    return register


def test_every_table_of_a_province_survives_export_and_import(province, tmp_path) -> None:
    same_again(province, tmp_path)


def test_the_lineage_is_no_part_of_an_export() -> None:
    assert all(not set(LINEAGE) & set(table.column_names) for table in IMPORTED)
