"""Switches the thread's language temporarily: a file may be in another language than its page."""

from collections.abc import Iterator
from contextlib import contextmanager

from dashboard.locale import Language, language, use_language


@contextmanager
def speaking(chosen: Language) -> Iterator[None]:
    """Messages inside the block are in this language; afterwards the previous language is restored."""
    before = language()
    use_language(chosen)
    try:
        yield
    finally:
        use_language(before)
