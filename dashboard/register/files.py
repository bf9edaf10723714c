"""Removes register files: drafts of killed processes, and the files of a removed version."""

import shutil
import time
from pathlib import Path

_STALE_AFTER = 24 * 60 * 60
"""Seconds without a change after which a draft is abandoned: the longest computation takes minutes.

Age decides, not the writer's process id, which another container may have given to another process.
"""


def remove_matching(folder: Path, pattern: str) -> None:
    """Remove the files and folders of this pattern."""
    for left in folder.glob(pattern):
        _remove(left)


def remove_stale(folder: Path, *patterns: str) -> None:
    """Remove the files and folders of these patterns that nobody has written to for a day."""
    for pattern in patterns:
        for left in folder.glob(pattern):
            if time.time() - _last_written(left) > _STALE_AFTER:
                _remove(left)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _last_written(path: Path) -> float:
    """When it or anything below it was last written; the present time if it is already gone."""
    try:
        return max(found.stat().st_mtime for found in (path, *path.rglob("*")))
    except FileNotFoundError:
        return time.time()
