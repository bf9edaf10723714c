"""Month ends: made ready newest first, one after the other, and never half, whoever is killed."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from browser.server import free_port
from command_line import environment, program, run
from dashboard.answers import numbers
from dashboard.home import registers as home_module
from dashboard.query.filters import Filters
from dashboard.register import month_ends
from dashboard.register.cube_file import build_cube, cube_path
from dashboard.register.publish import draft
from dashboard.register.reader import open_reader
from dashboard.register.status_file import status_path
from dashboard.register.versions import Register
from registers import copied

OWN, MARCH, FEBRUARY = date(2014, 4, 30), date(2014, 3, 31), date(2014, 2, 28)


def kept(register: Register) -> set[str]:
    """What lies in the folder of statuses."""
    return {path.name for path in register.folder.glob("status/*")}


def aside(register: Register) -> list[Path]:
    return [path for path in register.folder.glob("status/.month-ends/*") if path.is_file()]


def test_the_version_s_own_date_is_ready_and_the_others_are_missing_newest_first(guizhou_copy) -> None:
    version = guizhou_copy.current()
    for path in set(guizhou_copy.folder.glob("status/*.cube")) - {cube_path(version, OWN)}:
        path.unlink()
    assert month_ends.ready_dates(version) == [OWN]
    missing = month_ends.missing(version)
    assert (missing[0], missing[1], missing[-1], len(missing)) == (MARCH, FEBRUARY, date(2012, 5, 31), 23)


def test_the_newest_comes_first_and_leaves_its_cube_alone(guizhou_copy) -> None:
    version = guizhou_copy.current()
    before = kept(guizhou_copy)
    assert month_ends.build_next(version, 3) == MARCH
    assert month_ends.build_next(version, 3) == FEBRUARY
    assert month_ends.build_next(version, 3) is None
    assert month_ends.ready_dates(version, 3) == [FEBRUARY, MARCH, OWN]
    assert kept(guizhou_copy) - before == {cube_path(version, day).name for day in (FEBRUARY, MARCH)}
    assert not (guizhou_copy.folder / "status" / ".month-ends").exists()


def test_a_status_that_was_there_before_stays(guizhou_copy) -> None:
    version = guizhou_copy.current()
    open_reader(version, MARCH)
    cube_path(version, MARCH).unlink()
    assert month_ends.build_next(version, 2) == MARCH
    assert status_path(version, MARCH).is_file()
    assert status_path(version, OWN).is_file()


def test_the_cube_is_the_one_that_a_reader_would_have_made(guizhou_copy, guizhou, tmp_path) -> None:
    other = copied(guizhou, tmp_path / "other")
    month_ends.build_next(guizhou_copy.current(), 2)
    build_cube(other.current(), MARCH)
    found = [
        numbers.numbers(open_reader(register.current(), MARCH), Filters(), ["sector", "main_class"])
        for register in (guizhou_copy, other)
    ]
    assert found[0] == found[1]


def test_a_register_that_can_not_be_written_is_left_alone(guizhou_copy, monkeypatch, caplog) -> None:
    before = kept(guizhou_copy)
    with monkeypatch.context() as patch, caplog.at_level("DEBUG"):
        patch.setattr(home_module.os, "access", lambda path, mode: False)
        assert month_ends.build_next(guizhou_copy.current()) is None
        assert "read-only" in caplog.text
        found = run("--home", guizhou_copy.home.folder, "prepare", "--json")
    assert (found.code, found.out, len(found.err.splitlines())) == (1, "", 1)
    assert kept(guizhou_copy) == before


def prepare(register: Register, months: int) -> subprocess.Popen[bytes]:
    command = program("--home", register.home.folder, "prepare", "--months", str(months), "--json")
    return subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def wait_for(condition: Callable[[], object], seconds: float = 120) -> None:
    ends = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < ends, "nothing happened"
        time.sleep(0.002)


@pytest.mark.parametrize("ending", [pytest.param(".duckdb", marks=pytest.mark.exhaustive), ".cube"])
def test_a_killed_job_leaves_no_half_cube_and_the_next_goes_on(guizhou_copy, ending) -> None:
    before = kept(guizhou_copy)
    process = prepare(guizhou_copy, 2)
    wait_for(lambda: any(path.name.endswith(ending) for path in aside(guizhou_copy)))
    process.kill()
    process.communicate()
    assert aside(guizhou_copy), "the kill came too late to say anything"
    assert kept(guizhou_copy) - {".month-ends"} == before
    found = run("--home", guizhou_copy.home.folder, "prepare", "--months", "2", "--json").json
    assert found == {
        "register": "guizhou",
        "version": "v0001",
        "built": [MARCH.isoformat()],
        "ready": 2,
        "months": 2,
    }
    # What pages compare with by default is the month end before, too.
    assert kept(guizhou_copy) - before == {cube_path(guizhou_copy.current(), MARCH).name}


def test_two_jobs_take_turns_and_compute_nothing_twice(guizhou_copy) -> None:
    processes = [prepare(guizhou_copy, 3) for _number in range(2)]
    said = [process.communicate(timeout=300) for process in processes]
    assert [process.returncode for process in processes] == [0, 0], said
    built = [line for _out, err in said for line in err.decode().splitlines()]
    assert sorted(line.split()[0] for line in built) == [FEBRUARY.isoformat(), MARCH.isoformat()]
    assert month_ends.missing(guizhou_copy.current(), 3) == []


def test_a_new_version_has_month_ends_of_its_own(guizhou_copy) -> None:
    month_ends.build_next(guizhou_copy.current(), 2)
    with draft(guizhou_copy, as_of=OWN, action="test") as connection:
        connection.execute("insert into units (unit_id, name, sector) values ('one', 'one', 'enterprise')")
    assert month_ends.missing(guizhou_copy.current(), 2) == [MARCH]


def children(pid: int) -> list[int]:
    """The processes that this one started, and those that they started."""
    started = [
        int(child) for path in Path(f"/proc/{pid}/task").glob("*/children") for child in path.read_text().split()
    ]
    return [descendant for child in started for descendant in (child, *children(child))]


def lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes through /proc")
@pytest.mark.parametrize("how", [pytest.param("terminate", marks=pytest.mark.exhaustive), "kill"])
def test_the_server_prepares_with_low_priority_and_takes_its_helpers_with_it(guizhou_copy, how) -> None:
    home = guizhou_copy.home.folder
    command = program("serve", "--home", home, "--port", str(free_port()), "--headless")
    with (
        (home / "server.log").open("wb") as log,
        subprocess.Popen(command, env=environment(), stdout=log, stderr=log) as server,
    ):
        try:
            wait_for(lambda: aside(guizhou_copy))
            helpers = children(server.pid)
            assert len(helpers) == 2
            assert {os.getpriority(os.PRIO_PROCESS, helper) for helper in helpers} == {10}
        finally:
            getattr(server, how)()
    wait_for(lambda: not any(map(lives, helpers)), 20)
    assert cube_path(guizhou_copy.current(), OWN).is_file()
    shutil.rmtree(home)


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes through /proc")
def test_the_server_can_be_told_not_to_prepare(guizhou_copy) -> None:
    home, port = guizhou_copy.home.folder, free_port()
    command = program("serve", "--home", home, "--port", str(port), "--headless", "--no-prepare")
    with (
        (home / "server.log").open("wb") as log,
        subprocess.Popen(command, env=environment(), stdout=log, stderr=log) as server,
    ):
        try:
            wait_for(lambda: b"URL" in (home / "server.log").read_bytes())
            assert children(server.pid) == []
        finally:
            server.terminate()
