"""Register versions: never changed, never half there, whatever crashes, fills up, is killed or damaged."""

import hashlib
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import duckdb
import pytest

from command_line import Outcome, environment, program, run
from dashboard.answers import numbers
from dashboard.errors import Refused
from dashboard.home.registers import Home, write_pointer
from dashboard.query.filters import DIMENSIONS, Filters
from dashboard.register import publish
from dashboard.register.publish import draft
from dashboard.register.reader import open_reader, records_of, select_all
from dashboard.register.session import attach
from dashboard.register.status_file import build_status, status_path
from dashboard.register.versions import Register, open_register
from registers import copied

AS_OF = date(2014, 4, 30)


def add_unit(register: Register, unit_id: str, sector: str = "enterprise") -> None:
    with draft(register, as_of=AS_OF, action="test") as connection:
        connection.execute("insert into units (unit_id, name, sector) values (?, ?, ?)", [unit_id, unit_id, sector])


def units(register: Register) -> int:
    return len(records_of(register.current(), select_all("units")))


def fingerprint(folder: Path) -> dict[str, str]:
    """Every file below the folder with the hash of what it holds."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def left_over(register: Register) -> list[str]:
    """Drafts, spilled files and status tables that belong to no version."""
    versions = {version.name for version in register.versions()}
    files = [path.name for path in register.folder.rglob("*") if path.is_file()]
    strange = [name for name in files if name.startswith(".")]
    return strange + [name for name in files if name.startswith("v") and name[:5] not in versions]


def new_names(before: dict[str, str], after: dict[str, str]) -> set[str]:
    return set(after) - set(before)


@pytest.mark.usefixtures("register_only")
def test_a_version_is_never_changed(guizhou_copy) -> None:
    versions = guizhou_copy.folder / "versions"
    before = fingerprint(versions)
    add_unit(guizhou_copy, "one")
    guizhou_copy.restore("v0001")
    open_reader(guizhou_copy.current(), date(2015, 1, 1))
    add_unit(guizhou_copy, "two")
    after = fingerprint(versions)
    assert {name: after[name] for name in before} == before
    assert new_names(before, after) == {"v0002.duckdb", "v0002.json", "v0003.duckdb", "v0003.json"}
    assert [version.parent for version in guizhou_copy.versions()] == [None, "v0001", "v0001"]


def test_a_crash_inside_a_draft_leaves_the_register_as_it_was(guizhou_copy) -> None:
    before = fingerprint(guizhou_copy.folder)
    with pytest.raises(ZeroDivisionError), draft(guizhou_copy, as_of=AS_OF, action="test") as connection:
        connection.execute("delete from units")
        raise ZeroDivisionError
    assert fingerprint(guizhou_copy.folder) == before
    assert units(guizhou_copy) == 62


@pytest.mark.usefixtures("register_only")
@pytest.mark.parametrize("name", ["build_cube", "write_pointer", "person"])
def test_a_crash_while_publishing_leaves_the_register_as_it_was(guizhou_copy, monkeypatch, name) -> None:
    before = fingerprint(guizhou_copy.folder)

    def crash(*arguments: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(publish, name, crash)
        add_unit(guizhou_copy, "lost")
    assert fingerprint(guizhou_copy.folder) == before
    add_unit(guizhou_copy, "kept")
    assert units(guizhou_copy) == 63


def test_the_status_of_a_publication_that_failed_is_not_taken_for_the_next(guizhou_copy, monkeypatch) -> None:
    def fail(path: Path, text: str) -> None:
        raise OSError("broken")

    with monkeypatch.context() as patch, pytest.raises(OSError, match="broken"):
        patch.setattr(publish, "write_pointer", fail)
        add_unit(guizhou_copy, "lost")
    # A killed process can't even tidy up: its status stays under the name of the version that it would have been.
    stale = shutil.copy(status_path(guizhou_copy.current(), AS_OF), guizhou_copy.folder / "status" / "stale")
    os.replace(stale, str(status_path(guizhou_copy.current(), AS_OF)).replace("v0001-", "v0002-"))
    add_unit(guizhou_copy, "one")
    assert guizhou_copy.current().name == "v0002"
    assert units(guizhou_copy) == 63


@pytest.mark.usefixtures("register_only")
def test_restoring_moves_the_pointer_and_nothing_else(guizhou_copy) -> None:
    add_unit(guizhou_copy, "one")
    before = fingerprint(guizhou_copy.folder)
    assert guizhou_copy.restore("v0001").name == guizhou_copy.current().name == "v0001"
    after = fingerprint(guizhou_copy.folder)
    assert {name for name in after if after[name] != before[name]} == {"current"}
    assert units(guizhou_copy) == 62
    guizhou_copy.restore("v0002")
    assert units(guizhou_copy) == 63
    with pytest.raises(Refused):
        guizhou_copy.restore("v0009")


@pytest.mark.usefixtures("register_only")
def test_readers_keep_what_they_opened(guizhou_copy) -> None:
    reader = open_reader(guizhou_copy.current())
    before = numbers.numbers(reader, Filters(), ["sector"])
    for name in ("one", "two"):
        add_unit(guizhou_copy, name)
        assert numbers.numbers(reader, Filters(), ["sector"]) == before
    assert units(guizhou_copy) == 64
    assert open_reader(guizhou_copy.version("v0001")) is reader


def test_two_hundred_queries_of_eight_threads_are_all_right(province) -> None:
    reader = open_reader(province.current())
    asked = [DIMENSIONS[number % len(DIMENSIONS)] for number in range(200)]
    only = ["units_open", "union_established", "checks_known"]
    expected = {name: numbers.numbers(reader, Filters(), [name], only) for name in set(asked)}
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda name: numbers.numbers(reader, Filters(), [name], only), asked))
    assert found == [expected[name] for name in asked]


FORBIDDEN = [
    "select * from read_text('/etc/hostname')",
    "select * from read_csv('/etc/passwd')",
    "select * from '/etc/passwd'",
    "select * from glob('/*')",
    "copy units to '/tmp/units.csv'",
    "copy (select 1) to '/tmp/one.parquet' (format parquet)",
    "export database '/tmp/all'",
    "attach '/tmp/other.duckdb' as other",
    "install httpfs",
    "load '/tmp/x.duckdb_extension'",
    "set enable_external_access = true",
    "set lock_configuration = false",
    "set threads = 1",
    "set temp_directory = '/tmp'",
    "pragma enable_profiling",
    "insert into version.main.units (unit_id) values ('x')",
    "update version.main.units set name = ''",
    "delete from units",
    "drop table version.main.units",
    "create table version.main.more (x int)",
    "drop table status.main.unit_status",
]


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_a_reading_connection_reaches_no_file_and_no_setting(guizhou, statement) -> None:
    reader = open_reader(guizhou.current())
    before = numbers.numbers(reader, Filters())
    with pytest.raises(duckdb.Error):
        reader._connection.cursor().execute(statement)
    assert numbers.numbers(reader, Filters()) == before


WRITER = """
import sys
from datetime import date
from pathlib import Path
from dashboard.home.registers import Home, write_pointer
from dashboard.register.publish import draft
from dashboard.register.versions import Register
with draft(Register(Home(Path(sys.argv[1])), "guizhou"), as_of=date(2014, 4, 30), action="test") as connection:
    connection.execute("insert into units (unit_id, name, sector) values (?, ?, 'enterprise')", [sys.argv[2]] * 2)
"""


def writer(register: Register, unit_id: str) -> subprocess.Popen[bytes]:
    """A process of its own that publishes a version with one unit more."""
    return subprocess.Popen([sys.executable, "-c", WRITER, str(register.home.folder), unit_id], env=environment())


def test_two_processes_that_publish_at_once_queue_and_both_versions_appear(guizhou_copy) -> None:
    processes = [writer(guizhou_copy, name) for name in ("one", "two")]
    assert [process.wait(120) for process in processes] == [0, 0]
    assert [version.parent for version in guizhou_copy.versions()] == [None, "v0001", "v0002"]
    assert guizhou_copy.current().name == "v0003"
    assert units(guizhou_copy) == 64
    assert left_over(guizhou_copy) == []


def seen(pattern: str, seconds: float = 0) -> Callable[[Register], bool]:
    """Whether a file of this pattern has been there for so long."""

    def is_seen(register: Register) -> bool:
        if any(register.folder.glob(pattern)):
            time.sleep(seconds)
            return True
        return False

    return is_seen


MOMENTS = {
    "a draft": seen("versions/.draft-*", random.Random(7).random() / 10),
    "its status": seen("status/v0002-*"),
    "its pending manifest": seen("versions/.v0002.json"),
    "its manifest": seen("versions/v0002.json"),
}


# Each kill takes ten seconds: one stands for the others, which are asked with everything else that takes long.
ALWAYS = "its status"


@pytest.mark.parametrize(
    "moment",
    [
        pytest.param(seen, id=name, marks=() if name == ALWAYS else pytest.mark.exhaustive)
        for name, seen in MOMENTS.items()
    ],
)
def test_a_killed_process_leaves_the_former_version_current_and_the_next_one_works(guizhou_copy, moment) -> None:
    process = writer(guizhou_copy, "killed")
    while process.poll() is None and not moment(guizhou_copy):
        time.sleep(0.0005)
    process.kill()
    finished = process.wait(60) == 0
    is_published = guizhou_copy.current().name == "v0002"
    assert is_published or not finished
    assert units(guizhou_copy) == (63 if is_published else 62)
    add_unit(guizhou_copy, "next", "government")
    assert units(guizhou_copy) == (64 if is_published else 63)
    found = open_reader(guizhou_copy.current()).frame(select_all("units"))["unit_id"].tolist()
    assert ("killed" in found, "next" in found) == (is_published, True)
    assert [version.parent for version in guizhou_copy.versions()] == [None, "v0001", "v0002"][: 2 + is_published]
    assert not list(guizhou_copy.folder.glob("versions/.draft-*"))


class Killed(BaseException):
    """Ends a publication where it stands: nothing after it is run."""


def publish_until(register: Register, monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    """Publish one unit more, killed at the first, second or third of the last steps: manifest, pointer, name."""
    steps = 0

    def killed(path: Path, text: str) -> None:
        nonlocal steps
        steps += 1
        if steps == step:
            raise Killed
        write_pointer(path, text)

    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(publish, "write_pointer", killed)
        patch.setattr(publish, "forget_status", lambda version: None)
        patch.setattr(Path, "unlink", lambda path, missing_ok=False: None)
        if step == 3:
            patch.setattr(Register, "recover", settle_until_published(register))
        add_unit(register, "killed")


def settle_until_published(register: Register) -> Callable[[Register], None]:
    settle = Register.recover

    def killed(found: Register) -> None:
        if (register.folder / "current").read_text() != "v0001":
            raise Killed
        settle(found)

    return killed


@pytest.mark.parametrize(
    ("step", "is_published"), [(1, False), pytest.param(2, False, marks=pytest.mark.exhaustive), (3, True)]
)
def test_a_killed_publication_is_listed_only_if_it_became_current(
    guizhou_copy, monkeypatch, step, is_published
) -> None:
    publish_until(guizhou_copy, monkeypatch, step)
    expected = ["v0001", "v0002"][: 1 + is_published]
    assert [version.name for version in guizhou_copy.versions()] == expected
    assert guizhou_copy.current().name == expected[-1]
    guizhou_copy.restore("v0001")
    assert [version.name for version in guizhou_copy.versions()] == expected, "restoring loses no version"
    add_unit(guizhou_copy, "next")
    assert [version.name for version in guizhou_copy.versions()] == ["v0001", "v0002", "v0003"][: 2 + is_published]
    assert units(guizhou_copy) == 63
    assert not [path for path in guizhou_copy.folder.rglob(".*") if path.is_file()]


def test_what_a_killed_computation_left_goes_after_a_day_and_not_before(guizhou_copy) -> None:
    status = guizhou_copy.folder / "status"
    old, young = status / ".draft-0123.duckdb", status / ".draft-4567.cube"
    spilled, filling = status / ".spill-0123", status / ".spill-4567"
    for path in (old, young, spilled / "one", filling / "one"):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    two_days_ago = time.time() - 2 * 24 * 60 * 60
    for path in (old, spilled / "one", spilled, filling):
        os.utime(path, (two_days_ago, two_days_ago))
    add_unit(guizhou_copy, "one")
    assert {path.name for path in status.glob(".*")} == {young.name, filling.name}


LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
from dashboard.cli import main
sys.exit(main(sys.argv[2:]))
"""


def import_file(folder: Path) -> Path:
    path = folder / "units.csv"
    rows = [f"u{number * 7919},单位{number * 104729},enterprise" for number in range(8_000)]
    path.write_text("\n".join(["unit_id,name,sector", *rows]), encoding="utf-8")
    return path


def assert_refused_for_space(found: Outcome, register: Register) -> None:
    assert found.code == 1
    assert found.out == ""
    assert len(found.err.strip().splitlines()) == 1, found.err
    assert "not enough space on the disk" in found.err
    assert register.current().name == "v0001"
    assert left_over(register) == []
    assert units(register) == 62


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are POSIX")
@pytest.mark.parametrize("where", ["copying", "writing"])
def test_a_full_disk_while_publishing_is_one_line_and_changes_nothing(guizhou_copy, tmp_path, where) -> None:
    size = guizhou_copy.current().path.stat().st_size
    limit = size // 2 if where == "copying" else size + 100_000
    arguments = ["--home", guizhou_copy.home.folder, "import", import_file(tmp_path), "--table", "units", "--json"]
    command = [sys.executable, "-c", LIMITED, str(limit), *map(str, arguments)]
    process = subprocess.run(command, capture_output=True, env=environment(), check=False)
    assert_refused_for_space(Outcome(process.returncode, process.stdout, process.stderr.decode()), guizhou_copy)
    if where == "writing":
        assert run(*arguments).json["version"] == "v0002"
        assert units(guizhou_copy) == 8_062


@pytest.fixture
def small_disk(tmp_path) -> Iterator[Callable[[int], Path]]:
    """Makes a file system of so many bytes, where this machine lets us."""
    folder = tmp_path / "disk"
    folder.mkdir()

    def make(size: int) -> Path:
        options = ["-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
        if sys.platform != "linux" or subprocess.run(["mount", *options], capture_output=True, check=False).returncode:
            pytest.skip("a file system can be mounted by root on Linux only")
        return folder

    yield make
    if folder.is_mount():
        subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_file_system_while_publishing_is_one_line_and_changes_nothing(guizhou, tmp_path, small_disk) -> None:
    size = sum(path.stat().st_size for path in guizhou.home.folder.rglob("*") if path.is_file())
    version = guizhou.current().path.stat().st_size
    folder = small_disk(size + version + 1_000_000)
    register = copied(guizhou, folder / "home")
    command = program("--home", register.home.folder, "import", import_file(tmp_path), "--table", "units", "--json")
    process = subprocess.run(command, capture_output=True, env=environment(), check=False)
    assert_refused_for_space(Outcome(process.returncode, process.stdout, process.stderr.decode()), register)


def truncate(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 3)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def scramble(path: Path) -> None:
    path.write_bytes(random.Random(3).randbytes(path.stat().st_size))


def scramble_the_middle(path: Path) -> None:
    # The file's own header and its list of tables stay: only blocks of rows are damaged.
    with path.open("r+b") as file:
        size = path.stat().st_size
        file.seek(12_288)
        file.write(random.Random(4).randbytes(size - 12_288))


@pytest.mark.usefixtures("register_only")
@pytest.mark.parametrize("damage", [truncate, empty, scramble, scramble_the_middle, Path.unlink])
def test_a_damaged_file_of_a_version_is_one_sentence_that_names_it(guizhou_copy, damage) -> None:
    add_unit(guizhou_copy, "one")
    damage(guizhou_copy.current().path)
    found = run("--home", guizhou_copy.home.folder, "unit", "贵州中烟公司", "--json")
    assert (found.code, found.out) == (1, "")
    assert len(found.err.splitlines()) == 1
    assert "v0002.duckdb" in found.err
    assert run("--home", guizhou_copy.home.folder, "restore", "v0001").code == 0
    assert units(guizhou_copy) == 62


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", "{}", '{"name": "v0001"}', '{"date": "2014-02-30"}', "\x00\xff", '"v0001"']
)
def test_a_damaged_manifest_is_one_sentence_that_names_it(guizhou_copy, text) -> None:
    (guizhou_copy.folder / "versions" / "v0001.json").write_text(text, encoding="latin-1")
    found = run("--home", guizhou_copy.home.folder, "indicators", "--json")
    assert (found.code, found.out) == (1, "")
    assert len(found.err.splitlines()) == 1
    assert "v0001.json" in found.err


@pytest.mark.parametrize("name", ["current", "chosen"])
@pytest.mark.parametrize("content", [b"", b"v0099", b"../../etc", b"\xff\xfe\x00"])
def test_a_damaged_pointer_is_one_sentence_or_does_no_harm(guizhou_copy, name, content) -> None:
    path = guizhou_copy.folder / name if name == "current" else guizhou_copy.home.folder / name
    path.write_bytes(content)
    found = run("--home", guizhou_copy.home.folder, "indicators", "--only", "units_open", "--json")
    if name == "chosen":  # there is one register only: it is taken
        assert found.json[0]["numerator"] == 62
    else:
        assert (found.code, found.out) == (1, "")
        assert len(found.err.splitlines()) == 1
        assert "The program failed" not in found.err


@pytest.mark.parametrize("damage", [truncate, empty, scramble])
def test_a_damaged_status_is_computed_again(guizhou_copy, damage) -> None:
    version = guizhou_copy.current()
    damage(build_status(version, AS_OF))
    assert units(guizhou_copy) == 62


def test_a_register_that_is_no_register_is_refused(tmp_path) -> None:
    with pytest.raises(Refused):
        open_register(Home(tmp_path)).current()
    with pytest.raises(Refused):
        Register(Home(tmp_path), "main").current()
    with pytest.raises(Refused), duckdb.connect() as connection:
        attach(connection, tmp_path / "nothing.duckdb", "version")
    assert list(tmp_path.iterdir()) == []
