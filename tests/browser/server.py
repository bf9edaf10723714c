"""Starts a real dashboard for the browser tests: the command `serve` in a child process with its own home folder."""

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Playwright

from browser.prepare import installed_browser

# No sandbox: the tests may run as root. The others keep Chromium from asking its maker's hosts for anything.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def run_command(*arguments: str) -> None:
    """Run union-health to its end; raises where it fails."""
    subprocess.run([sys.executable, "-m", "dashboard.cli", *arguments], check=True, capture_output=True)


@contextmanager
def served(home: Path, *options: str) -> Iterator[str]:
    """The address of a dashboard on this home, served with these options too, until the block ends."""
    port = free_port()
    command = [sys.executable, "-m", "dashboard.cli", "serve", "--home", str(home), "--port", str(port), "--headless"]
    command += ["--no-prepare", *options]  # what is measured and looked at is not to depend on what else is computed
    with (home / "server.log").open("wb") as log, subprocess.Popen(command, stdout=log, stderr=log) as process:
        try:
            wait_for(f"http://localhost:{port}/_stcore/health")
            yield f"http://localhost:{port}"
        finally:
            process.terminate()


def wait_for(address: str) -> None:
    """Until this address answers; a minute at most."""
    for _attempt in range(300):
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(f"no dashboard at {address}")


def launched(playwright: Playwright) -> Browser:
    """The installed Chromium, or playwright's own."""
    return playwright.chromium.launch(executable_path=installed_browser(), args=ARGUMENTS)
