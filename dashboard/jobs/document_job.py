"""A document made by a child of the dashboard's process, so that a long one holds up no page; it says how far it is."""

import os
import shutil
import subprocess
import sys
import tempfile
import threading
import weakref
from collections.abc import Sequence
from pathlib import Path

from dashboard.locale import Language
from dashboard.query.filters import Filters, joined_values
from dashboard.register.versions import Version

_NICENESS = 5
PROGRESS = "progress"
"""What a line begins with on which the child says how far it is: progress 12/400."""


class Making:
    """One document in the making. Its file and folder are gone when nobody holds it any more."""

    def __init__(self, arguments: Sequence[str], ending: str) -> None:
        folder = tempfile.mkdtemp(prefix="union-health-")
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        self._path = Path(folder) / f"made.{ending}"
        self._said = ""
        self._part = (0, 0)
        niceness = [] if sys.platform == "win32" else ["nice", "-n", str(_NICENESS)]
        command = [*niceness, sys.executable, "-m", "dashboard.cli", *arguments, "--progress", "-o", str(self._path)]
        self._child = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        )
        threading.Thread(target=self._listen, daemon=True).start()

    @property
    def is_running(self) -> bool:
        """Whether it is still being made."""
        return self._child.poll() is None

    @property
    def part(self) -> float | None:
        """How much of it is made, from 0 to 1; None where that is not known."""
        done, all_of_it = self._part
        return done / all_of_it if all_of_it else None

    @property
    def refusal(self) -> str | None:
        """Why it could not be made: one sentence, or None."""
        return self._said or str(self._child.returncode) if self._child.poll() else None

    def content(self) -> bytes:
        """The document, once it is made."""
        return self._path.read_bytes()

    def stop(self) -> None:
        """Stop making it."""
        self._child.kill()

    def _listen(self) -> None:
        assert self._child.stderr is not None
        with self._child.stderr as said:
            for line in said:
                self._hear(line.decode("utf-8", "replace").strip())

    def _hear(self, line: str) -> None:
        kind, _space, rest = line.partition(" ")
        done, slash, all_of_it = rest.partition("/")
        if kind == PROGRESS and slash and done.isdigit() and all_of_it.isdigit():
            self._part = (int(done), int(all_of_it))
        elif line:
            self._said = line


def export_arguments(kind: str, version: Version, filters: Filters, language: Language) -> list[str]:
    """The command line that exports a document under these filters. No value can be taken for an option."""
    arguments = [
        f"--home={version.home}",
        f"--register={version.register}",
        "export",
        kind,
        f"--version={version.name}",
        f"--language={language}",
    ]
    if filters.as_of:
        arguments.append(f"--as-of={filters.as_of.isoformat()}")
    arguments += [f"--where={name}={joined_values(values)}" for name, values in filters.where]
    return [*arguments, f"--search={filters.search}"] if filters.search else arguments
