"""What serve starts: the register that it serves, in a process that is told so."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from command_line import run
from dashboard.home.registers import Home
from dashboard.register.versions import open_register


class Started(Exception):
    """Instead of the server: what it would have been started with."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        super().__init__("started")
        self.environment = environment


@pytest.fixture
def started(monkeypatch) -> list[Mapping[str, str]]:
    """The environments of the servers that would have been started."""
    found: list[Mapping[str, str]] = []
    monkeypatch.setattr("dashboard.commands.serve_command.start_month_ends_job", lambda home: None)
    monkeypatch.setattr(os, "chdir", lambda folder: None)

    def execve(program: str, command: list[str], environment: Mapping[str, str]) -> None:
        found.append(environment)
        raise Started(environment)

    monkeypatch.setattr(os, "execve", execve)
    return found


def served(home: Path, *options: str) -> None:
    run("--home", home, "serve", "--headless", *options)


def test_the_register_that_is_named_is_the_one_that_the_pages_open(guizhou_copy, started, monkeypatch) -> None:
    home = guizhou_copy.home.folder
    assert run("--home", home, "sample", "province", "--units", "20", "--register", "other").code == 0
    served(home)
    served(home, "--register", "other")
    names = []
    for environment in started:
        for name in ("UNION_HEALTH_HOME", "UNION_HEALTH_REGISTER"):
            monkeypatch.delenv(name, raising=False)
            if name in environment:
                monkeypatch.setenv(name, environment[name])
        names.append(open_register(Home(home)).name)
    assert names == ["guizhou", "other"]


def test_a_register_that_does_not_exist_is_refused_before_anything_starts(tmp_path, guizhou_copy, started) -> None:
    for home in (guizhou_copy.home.folder, tmp_path / "none"):
        found = run("--home", home, "serve", "--register", "nothing")
        assert (found.code, "nothing" in found.err, len(found.err.splitlines())) == (1, True, 1)
    assert started == [] and not (tmp_path / "none").exists()


@pytest.mark.parametrize("options", [(), ("--register", "guizhou")], ids=" ".join)
def test_an_empty_home_gets_the_campaign(tmp_path, started, options) -> None:
    served(tmp_path / "home", *options)
    assert Home(tmp_path / "home").default() == "guizhou"
    assert len(started) == 1
