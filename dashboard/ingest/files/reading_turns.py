"""At most two files are read at the same time in this process: each reader may take gigabytes. Others wait."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

READERS = 2

_readers = threading.BoundedSemaphore(READERS)
_imports = threading.BoundedSemaphore(READERS)


@contextmanager
def reading() -> Iterator[None]:
    """A turn to read one file in a child process."""
    with _readers:
        yield


@contextmanager
def importing(waits: Callable[[], None]) -> Iterator[None]:
    """A turn to import; ``waits`` is called if other imports have to end first."""
    if not _imports.acquire(blocking=False):
        waits()
        _imports.acquire()
    try:
        yield
    finally:
        _imports.release()
