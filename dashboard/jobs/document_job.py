"""Builds a document in a child process and reports progress, so that pages stay responsive."""

import os
import shutil
import subprocess
import sys
import tempfile
import threading
import weakref
from contextlib import suppress
from pathlib import Path

from dashboard.documents.export_request import PROGRESS, ExportRequest

_NICENESS = 5


class DocumentJob:
    """A running or finished job for one document. Its file is deleted when the object is garbage-collected."""

    def __init__(self, request: ExportRequest) -> None:
        folder = tempfile.mkdtemp(prefix="union-health-")
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        self._path = Path(folder) / f"document.{request.ending}"
        self._last_line = ""
        self._part = (0, 0)
        niceness = [] if sys.platform == "win32" else ["nice", "-n", str(_NICENESS)]
        command = [*niceness, sys.executable, "-m", "dashboard.export.document_child", str(self._path)]
        self._child = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        )
        assert self._child.stdin is not None
        # A child that ended at once has closed its end; ``refusal`` then says why.
        with suppress(BrokenPipeError), self._child.stdin as asked:
            asked.write(request.to_json())
        threading.Thread(target=self._read_lines, daemon=True).start()

    @property
    def is_running(self) -> bool:
        """Whether the child process still runs."""
        return self._child.poll() is None

    @property
    def part(self) -> float | None:
        """The finished share, 0 to 1; None until the child has reported."""
        done, all_of_it = self._part
        return done / all_of_it if all_of_it else None

    @property
    def refusal(self) -> str | None:
        """Why there is no document, in one sentence; None while running or after success."""
        return self._last_line or str(self._child.returncode) if self._child.poll() else None

    def content(self) -> bytes:
        """The finished document. Raises FileNotFoundError before that."""
        return self._path.read_bytes()

    def stop(self) -> None:
        """Kill the child process."""
        self._child.kill()

    def _read_lines(self) -> None:
        assert self._child.stderr is not None
        with self._child.stderr as said:
            for line in said:
                self._read_line(line.decode("utf-8", "replace").strip())

    def _read_line(self, line: str) -> None:
        kind, _space, rest = line.partition(" ")
        done, slash, all_of_it = rest.partition("/")
        if kind == PROGRESS and slash and done.isdigit() and all_of_it.isdigit():
            self._part = (int(done), int(all_of_it))
        elif line:
            self._last_line = line
