"""Precomputes month ends in child processes with low priority while the dashboard is served.

`serve` starts this module as a child process before it becomes the server. The child stays small because it imports
neither pandas nor DuckDB: it polls each register's `current` pointer and runs `union-health prepare` when the pointer
has changed. A thread in the server could not have a priority of its own and would slow the pages.

The server holds the write end of the child's standard input and never writes to it. When the server ends, even if it
is killed, the system closes the pipe; the child then kills the running command and exits. The next command removes the
unfinished files that a killed one leaves.
"""

import logging
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

from dashboard.home.registers import Home, can_write

_log = logging.getLogger(__name__)
_LOOK_SECONDS = 5
_NICENESS = 10
_FLAGS = 0
if sys.platform == "win32":
    _FLAGS = subprocess.BELOW_NORMAL_PRIORITY_CLASS


def start_month_ends_job(home: Home) -> subprocess.Popen[bytes]:
    """Start the child process. It lives as long as this process, even if this process later execs another program."""
    command = [sys.executable, "-m", "dashboard.jobs.month_ends_job", str(home.folder)]
    # In a new session, so that Ctrl+C in the terminal reaches only the server.
    child = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, start_new_session=True, creationflags=_FLAGS
    )
    assert child.stdin is not None
    os.set_inheritable(child.stdin.fileno(), True)
    return child


class MonthEndsJob:
    """Runs `union-health prepare`, one at a time, for every register whose current version has changed.

    A failed command is not retried before the next publication; the last line of its error goes to standard error.
    """

    def __init__(self, home: Home) -> None:
        self._home = home
        self._done: dict[str, str] = {}
        self._running: subprocess.Popen[bytes] | None = None
        self._starting = threading.Lock()
        self._is_ended = False

    def run(self) -> None:
        """Poll the registers until ``end`` is called."""
        while not self._is_ended:
            for name in self._home.register_names():
                self._prepare(name)
            time.sleep(_LOOK_SECONDS)

    def end(self) -> None:
        """Kill the running command and start no more."""
        with self._starting:
            self._is_ended = True
            if self._running and self._running.poll() is None:
                self._running.kill()
                self._running.wait()

    def _prepare(self, name: str) -> None:
        folder = self._home.register_folder(name)
        if not can_write(folder):
            _log.debug("register %s is read-only: no month end is made ready", name)
            return
        try:
            current = (folder / "current").read_text("utf-8", "replace").strip()
        except OSError:  # removed since the registers were listed
            return
        if self._done.get(name) == current:
            return
        self._done[name] = current
        command = [sys.executable, "-m", "dashboard.cli", "--home", str(self._home.folder), "--register", name]
        with self._starting:
            if self._is_ended:
                return
            self._running = subprocess.Popen(
                [*command, "prepare"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
            )
        _out, said = self._running.communicate()
        if self._running.returncode and not self._is_ended:
            print(*said.decode("utf-8", "replace").splitlines()[-1:], file=sys.stderr)


def main(home: Path) -> None:
    """Prepare the registers of this home until standard input is closed."""
    if sys.platform != "win32":
        os.nice(_NICENESS)  # child processes inherit it
    preparation = MonthEndsJob(Home(home))
    threading.Thread(target=preparation.run, daemon=True).start()
    sys.stdin.buffer.read()
    preparation.end()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
