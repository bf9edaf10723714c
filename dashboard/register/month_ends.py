"""Computes the cubes of the last two years' month ends ahead of time, so that a trend opens at once.

Publishing stores the status and the cube of the version's own date. For month ends only the cube is stored, a hundredth
of the status's size in a large register: the status is computed, counted and deleted.
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
    """The dates to compute, oldest first: the monthly points of a trend up to the version's own date."""
    return period_ends(version.date, "month", months)


def ready_dates(version: Version, months: int = POINTS) -> list[date]:
    """The month ends whose cube is stored, oldest first."""
    return [day for day in month_ends(version, months) if cube_path(version, day).is_file()]


def missing(version: Version, months: int = POINTS) -> list[date]:
    """The month ends whose cube is still to be computed, newest first."""
    return [day for day in reversed(month_ends(version, months)) if not cube_path(version, day).is_file()]


def build_next(version: Version, months: int = POINTS) -> date | None:
    """Compute the cube of the newest month end that lacks one; None where nothing is left to do.

    Processes take turns, one date each. Does nothing on a read-only register.
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
    """Compute and store the cube of any date unless it is there, without its status. The register must be writable."""
    with _turn(version) as aside:
        build_cube(version, day, aside)


def is_writable(version: Version) -> bool:
    """Whether cubes can be stored beside the version."""
    return can_write(_folder(version))


def _folder(version: Version) -> Path:
    return version.path.parent.parent


@contextmanager
def _turn(version: Version) -> Iterator[Path]:
    """An empty folder for drafts, exclusive to this process until the block ends.

    The lock's holder deletes what a killed process left there.
    """
    aside = cube_path(version, version.date).parent / ".month-ends"
    with filelock.FileLock(_folder(version) / "month-ends.lock", poll_interval=_POLL_SECONDS):
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir(parents=True)
        try:
            yield aside
        finally:
            shutil.rmtree(aside, ignore_errors=True)
