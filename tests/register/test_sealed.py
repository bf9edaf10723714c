"""Sealed reports: frozen for good, under a name that is never a path."""

import json
import stat
from datetime import date
from pathlib import Path

import pytest

from dashboard.answers.comparing.two_versions import comparison, units_behind
from dashboard.errors import Refused
from dashboard.query.filters import Filters
from dashboard.register import sealed
from dashboard.register.publish import draft
from dashboard.register.sealed import find_seal, seal, seals
from dashboard.register.sealed_reader import sealed_numbers
from dashboard.register.versions import Register
from registers import copied

AS_OF = date(2014, 4, 30)
NAMES = ["../../../etc/passwd", ".a/b\\c:d*? 两端空格 "]


def files(register: Register) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (register.folder / "sealed").iterdir()}


@pytest.fixture(scope="module")
def sealed_once(guizhou, tmp_path_factory) -> Register:
    """Guizhou with its own date sealed as “一季度”: sealing takes seconds."""
    register = copied(guizhou, tmp_path_factory.mktemp("sealed") / "home")
    seal(register, register.current(), "一季度")
    return register


@pytest.fixture
def reported(sealed_once, tmp_path) -> Register:
    """A copy of it, to change as a test likes."""
    return copied(sealed_once, tmp_path / "home")


def test_a_report_keeps_what_it_is_of(guizhou_copy) -> None:
    made = seal(guizhou_copy, guizhou_copy.current(), "一季度", date(2014, 3, 31))
    (found,) = seals(guizhou_copy)
    assert found == made == find_seal(guizhou_copy, "一季度")
    assert (found.version, found.as_of) == ("v0001", date(2014, 3, 31))
    assert find_seal(guizhou_copy, "二季度") is None
    definition = found.indicators["units_open"]
    assert definition.title_zh and definition.definition_en
    assert definition.texts["numerator"].lower().startswith("count(")


def test_any_name_is_kept_in_the_manifest_and_never_as_a_path(guizhou_copy) -> None:
    for name in NAMES:
        seal(guizhou_copy, guizhou_copy.current(), name)
    assert {found.name for found in seals(guizhou_copy)} == {name.strip() for name in NAMES}
    names = {path.name for path in guizhou_copy.home.folder.rglob("*") if path.parent.name == "sealed"}
    assert len(names) == 2 * len(NAMES)
    for name in names:
        stem, _dot, end = name.partition(".")
        assert len(stem) == 16 and set(stem) <= set("0123456789abcdef") and end in ("json", "duckdb")


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "\x00", "x" * 101, "v0001", "v2", "一季度", "一季度 "])
def test_a_name_that_is_none_or_taken_is_refused_and_nothing_changes(reported, name) -> None:
    before = files(reported)
    with pytest.raises(Refused):
        seal(reported, reported.current(), name, date(2013, 12, 31))
    assert files(reported) == before


def test_a_name_that_is_written_in_two_ways_is_one(guizhou_copy) -> None:
    seal(guizhou_copy, guizhou_copy.current(), "caf\u00e9")
    with pytest.raises(Refused):
        seal(guizhou_copy, guizhou_copy.current(), "cafe\u0301")


def test_a_sealed_report_stays_as_it_is_whatever_comes_later(reported) -> None:
    (made,) = seals(reported)
    before = files(reported)
    numbers = sealed_numbers(made, reported.current(), ("sector",), Filters())
    with draft(reported, as_of=AS_OF, action="test") as connection:
        connection.execute("delete from units")
    seal(reported, reported.current(), "二季度")
    assert {name: files(reported)[name] for name in before} == before
    assert sealed_numbers(made, reported.version("v0001"), ("sector",), Filters()) == numbers
    for path in (made.path, made.path.with_suffix(".json")):
        assert not path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)


def test_a_report_whose_file_was_changed_is_refused_by_its_name(reported) -> None:
    (made,) = seals(reported)
    content = bytearray(made.path.read_bytes())
    content[len(content) // 2] ^= 1
    made.path.chmod(0o644)
    made.path.write_bytes(content)
    with pytest.raises(Refused, match="一季度"):
        sealed_numbers(made, reported.current(), (), Filters())
    with pytest.raises(Refused, match="一季度"):
        units_behind(comparison(reported, "一季度"), "redefined", "units_open")
    made.path.unlink()
    with pytest.raises(Refused, match="duckdb"):
        sealed_numbers(made, reported.current(), (), Filters())


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"name": 1, "indicators": {"a": 1}}', "\udcff"])
def test_a_damaged_manifest_is_refused_with_its_file(reported, text) -> None:
    manifest = seals(reported)[0].path.with_suffix(".json")
    manifest.chmod(0o644)
    manifest.write_text(text, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(Refused, match=manifest.name):
        seals(reported)


def test_a_crash_while_sealing_leaves_no_report_and_the_next_works(guizhou_copy, monkeypatch) -> None:
    def crash(path: Path, text: str) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(sealed, "write_pointer", crash)
        seal(guizhou_copy, guizhou_copy.current(), "一季度")
    assert seals(guizhou_copy) == ()
    seal(guizhou_copy, guizhou_copy.current(), "一季度", date(2014, 3, 31))
    (found,) = seals(guizhou_copy)
    assert found.as_of == date(2014, 3, 31)
    assert sealed_numbers(found, guizhou_copy.current(), (), Filters())
    assert len(files(guizhou_copy)) == 2


def test_a_filter_by_a_check_that_the_report_has_not_is_one_sentence(reported) -> None:
    manifest = seals(reported)[0].path.with_suffix(".json")
    fields = json.loads(manifest.read_text(encoding="utf-8"))
    fields["checks"].remove("home_review")
    manifest.chmod(0o644)
    manifest.write_text(json.dumps(fields), encoding="utf-8")
    (found,) = seals(reported)
    filters = Filters().having("check_fail", ["home_review"])
    with pytest.raises(Refused, match="home_review"):
        sealed_numbers(found, reported.current(), (), filters)
    with pytest.raises(Refused, match="home_review"):
        units_behind(comparison(reported, "一季度"), "redefined", "units_open", filters=filters)
