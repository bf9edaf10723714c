"""Dataclasses as JSON files: what is written is read, and what does not fit is refused."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pytest

from dashboard.home.json_values import json_text, read_json


@dataclass(frozen=True)
class Kept:
    name: str
    day: date
    at: datetime
    parts: tuple[str, ...]
    path: Path
    more: str | None = None


VALUE = Kept("甲“\\\n", date(2014, 4, 30), datetime(2026, 12, 1, 3, 4, 5), ("a", "b"), Path("x"))


def test_a_value_comes_back_as_it_was(tmp_path) -> None:
    file = tmp_path / "kept.json"
    file.write_text(json_text(VALUE, without=frozenset({"path"})), encoding="utf-8")
    assert "甲" in file.read_text(encoding="utf-8") and '"path"' not in file.read_text(encoding="utf-8")
    assert read_json(file, Kept, path=Path("x")) == VALUE


def test_times_of_earlier_programs_are_read(tmp_path) -> None:
    file = tmp_path / "kept.json"
    file.write_text('{"name": "a", "day": "2014-04-30", "at": "2026-12-01 03:04:05", "parts": [], "later": 1}')
    assert read_json(file, Kept, path=Path("x")).at == VALUE.at


@pytest.mark.parametrize("text", ["", "[", "[]", "1", '{"name": "a"}', '{"name": 1, "day": "x", "at": 2, "parts": 3}'])
def test_what_does_not_fit_is_a_value_error(tmp_path, text) -> None:
    file = tmp_path / "kept.json"
    file.write_text(text)
    with pytest.raises(ValueError):
        read_json(file, Kept, path=Path("x"))
