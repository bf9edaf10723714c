"""Runs the command union-health for a test, in this process or in a child process."""

import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from dashboard.cli import main


@dataclass(frozen=True)
class Outcome:
    """What a command left behind. written is standard output as bytes."""

    code: int
    written: bytes
    err: str

    @property
    def out(self) -> str:
        return self.written.decode("utf-8")

    @property
    def json(self) -> Any:
        """The document on standard output, which nothing else stands beside. Raises where the command failed."""
        assert self.code == 0, self.err
        return json.loads(self.out)


def run(*arguments: object) -> Outcome:
    """Run one command in this process, in English whatever this machine speaks."""
    out, err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), io.StringIO()
    with patch.dict(os.environ, {"LC_ALL": "en_GB.UTF-8"}), redirect_stdout(out), redirect_stderr(err):
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as leaving:
            code = int(leaving.code or 0)
    out.flush()
    return Outcome(code, out.buffer.getvalue(), err.getvalue())  # type: ignore[attr-defined]


def program(*arguments: object) -> list[str]:
    """The command line of the program."""
    return [sys.executable, "-W", "error", "-m", "dashboard.cli", *map(str, arguments)]


def environment(**changes: str) -> dict[str, str]:
    """The environment of a person who has set nothing, in English."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("UNION_HEALTH", "LC_", "PYTHON"))}
    return kept | {"LANG": "en_GB.UTF-8", "PYTHONPATH": str(Path(__file__).parents[1])} | changes


def run_program(*arguments: object, **changes: str) -> Outcome:
    """Run one command as a program of its own."""
    found = subprocess.run(program(*arguments), capture_output=True, check=False, env=environment(**changes))
    return Outcome(found.returncode, found.stdout, found.stderr.decode("utf-8"))
