"""Publishing an import: previewed, repeated without effect, replaced by choice, killed at any moment."""

import multiprocessing
import os
import random
import time
from pathlib import Path

import pytest

from dashboard.errors import Refused
from dashboard.home.registers import Home
from dashboard.ingest.importer import import_files
from dashboard.paths import queries_folder
from dashboard.register.versions import Register
from ingest.bringing import DAY, brought, written
from ingest.reading import frame, rows

UNITS = ("单位名称", "单位性质", "职工人数")


def changes(report) -> dict[str, tuple[int, int, int]]:
    return {change.table: (change.new, change.changed, change.gone) for change in report.changes}


def test_a_trial_run_shows_what_would_change_with_the_rows(register, tmp_path) -> None:
    first = brought(register, tmp_path, "a.csv", UNITS, ("甲", "企业", 1), ("乙", "企业", 2))
    assert changes(first) == {"aliases": (2, 0, 0), "units": (2, 0, 0)}
    assert first.changes[0].rows == {}
    file = written(tmp_path, "b.csv", UNITS, ("甲", "企业", 5), ("丙", "机关", 3))
    trial = import_files(register, [file], as_of=DAY, dry_run=True)
    assert (trial.version, register.current().name) == (None, "v0001")
    assert changes(trial) == {"aliases": (1, 0, 0), "units": (1, 1, 0)}
    (units,) = [change for change in trial.changes if change.table == "units"]
    assert [row["name"] for row in units.rows["new"]] == ["丙"]
    (changed,) = units.rows["changed"]
    assert (changed["employees_before"], changed["employees_after"]) == (1, 5)
    assert trial.as_json()["changes"][1]["new"] == 1


def test_the_same_file_twice_changes_nothing(register, tmp_path) -> None:
    lines = (UNITS, ("甲", "企业", 1), ("乙", "企业", 2))
    brought(register, tmp_path, "a.csv", *lines)
    before = rows(register, "select * exclude (import_id) from units order by 1")
    again = brought(register, tmp_path, "a.csv", *lines)
    assert again.changes == ()
    assert rows(register, "select * exclude (import_id) from units order by 1") == before
    listed = frame(register, (queries_folder() / "ingest" / "import_list.sql").read_text("utf-8"))
    assert listed["sha256"].nunique() == 1
    assert list(listed["rows_accepted"]) == [2, 2]


def test_a_table_is_replaced_only_by_choice_and_only_whole(register, tmp_path) -> None:
    header = ("单位名称", "会议类别", "召开日期")
    brought(register, tmp_path, "会议.csv", header, ("甲", "职代会", "2013-01-01"), ("乙", "职代会", "2013-02-01"))
    file = written(tmp_path, "会议.csv", header, ("甲", "职代会", "2014-01-01"))
    assert changes(import_files(register, [file], as_of=DAY, dry_run=True)) == {"meetings": (1, 0, 0)}
    report = import_files(register, [file], as_of=DAY, replaced=["meetings"])
    assert changes(report) == {"meetings": (1, 0, 2)}
    assert rows(register, "select cast(held_on as varchar) from meetings") == [("2014-01-01",)]
    bad = written(tmp_path, "会议.csv", header, ("甲", "职代会", "2014-02-01"), ("乙", "职代会", "2014-02-30"))
    with pytest.raises(Refused, match="1 rows of it are quarantined"):
        import_files(register, [bad], as_of=DAY, replaced=["meetings"])
    with pytest.raises(Refused, match="has no row of it"):
        import_files(register, [file], as_of=DAY, replaced=["offers"])
    assert register.current().name == "v0002"


KILLS = int(os.environ.get("RANDOM_KILLS", "12"))
"""How many imports are killed; `make exhaustive` kills fifty."""


def imported_in_a_child(home: str, file: str) -> None:
    import dashboard.register.publish as publish

    publish.build_cube = lambda version, as_of: None  # the status takes seconds and is tested where it is made
    import_files(Register(Home(Path(home)), "test"), [Path(file)], as_of=DAY)


def test_killed_at_any_moment_the_former_version_stays_and_the_next_import_works(register, tmp_path) -> None:
    brought(register, tmp_path, "a.csv", UNITS, *((f"单位{n}", "企业", n) for n in range(20)))
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["dashboard.ingest.importer"])
    chance = random.Random(1)
    state = rows(register, "select name, employees from units order by 1")
    longest = 0.3
    killed = 0
    for attempt in range(KILLS + 2):
        lines = [(f"单位{n}", "企业", n + attempt + 1) for n in range(20)]
        file = written(tmp_path, "b.csv", UNITS, *lines)
        child = context.Process(target=imported_in_a_child, args=(str(register.home.folder), str(file)))
        started = time.monotonic()
        child.start()
        # The first two are left to end; the second tells how long an import takes.
        child.join(None if attempt < 2 else chance.uniform(0, longest))
        if attempt < 2:
            longest = time.monotonic() - started
        killed += child.is_alive()
        child.kill()
        child.join()
        found = rows(register, "select name, employees from units order by 1")
        new = sorted((name, count) for name, _kind, count in lines)
        assert found in (state, new)
        state = found
    assert killed > KILLS // 5
    report = brought(register, tmp_path, "c.csv", UNITS, ("单位0", "企业", 999))
    assert report.version == register.current().name
    assert rows(register, "select employees from units where name = '单位0'") == [(999,)]
    left = [path.name for path in (register.folder / "versions").iterdir() if path.name.startswith(".")]
    assert left == []
