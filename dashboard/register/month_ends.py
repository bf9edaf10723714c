"""The cubes of the last two years' month ends, computed ahead so that a trend takes no time.

Publishing keeps the status and the cube of the version's own date. Of the month ends only the cubes are kept, a
hundredth of the status of a large register: each has a status of its own that is dropped when it has been counted.
"""

import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import filelock

from dashboard.home.registers import can_write
from dashboard.register.cube_file import build_cube, cube_path
from dashboard.register.versions import Version
from dashboard.vocabulary.periods import POINTS, period_ends

_log = logging.getLogger(__name__)
_POLL_SECONDS = 0.5


def month_ends(version: Version, months: int = POINTS) -> list[date]:
    """The dates that are made ready, the oldest first: those of a trend by month up to the version's own date."""
    return period_ends(version.date, "month", months)


def ready_dates(version: Version, months: int = POINTS) -> list[date]:
    """Those of the month ends whose cube is kept, the oldest first."""
    return [day for day in month_ends(version, months) if cube_path(version, day).is_file()]


def missing(version: Version, months: int = POINTS) -> list[date]:
    """Those of the month ends whose cube is still to be computed, the newest first."""
    return [day for day in reversed(month_ends(version, months)) if not cube_path(version, day).is_file()]


def build_next(version: Version, months: int = POINTS) -> date | None:
    """Compute the cube of the newest month end that lacks one; None where nothing is left to do.

    Two processes take turns, each at the next date. A register on a read-only disk is left alone.
    """
    if not is_writable(version):
        _log.debug("register %s is read-only: no month end is made ready", version.register)
        return None
    with _turn(version) as aside:
        for day in missing(version, months)[:1]:
            build_cube(version, day, aside)
            return day
    return None


def keep_cube(version: Version, day: date) -> None:
    """Compute the cube of any date unless it is kept already, without its status. The register must be writable."""
    with _turn(version) as aside:
        build_cube(version, day, aside)


def is_writable(version: Version) -> bool:
    """Whether cubes can be kept beside the version."""
    return can_write(_folder(version))


def _folder(version: Version) -> Path:
    return version.path.parent.parent


@contextmanager
def _turn(version: Version) -> Iterator[Path]:
    """An empty folder for drafts that is this process's alone until the block ends.

    Whoever holds the lock throws away what a process that was killed has left there.
    """
    aside = cube_path(version, version.date).parent / ".month-ends"
    with filelock.FileLock(_folder(version) / "month-ends.lock", poll_interval=_POLL_SECONDS):
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir(parents=True)
        try:
            yield aside
        finally:
            shutil.rmtree(aside, ignore_errors=True)
