"""Speaking another language than the thread's own for a moment: a file may differ from the page that it comes from."""

from collections.abc import Iterator
from contextlib import contextmanager

from dashboard.locale import Language, language, use_language


@contextmanager
def speaking(chosen: Language) -> Iterator[None]:
    """Messages inside the block are in this language; afterwards the thread speaks as before."""
    before = language()
    use_language(chosen)
    try:
        yield
    finally:
        use_language(before)
