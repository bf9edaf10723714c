"""Memoises charts: drawing a figure takes 20 to 150 ms, and the same views are opened again and again."""

import pickle
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar

from dashboard.locale import language

P = ParamSpec("P")
R = TypeVar("R")

_KEPT = 64
"""Charts kept per chart function: a figure takes up to half a megabyte."""


@dataclass(frozen=True)
class _Call:
    """A call, identified by its pickled arguments and the active language."""

    said: bytes
    arguments: tuple[tuple[Any, ...], dict[str, Any]] = field(compare=False)


def remembered(draw: Callable[P, R]) -> Callable[P, R]:
    """Memoises by argument content and language; don't mutate the result.

    Comparing content ensures that new numbers never show an old chart.
    """

    @lru_cache(maxsize=_KEPT)
    def drawn_of(call: _Call) -> R:
        positional, named = call.arguments
        return draw(*positional, **named)

    @wraps(draw)
    def again(*arguments: P.args, **named: P.kwargs) -> R:
        return drawn_of(_Call(pickle.dumps((language(), arguments, named)), (arguments, named)))

    return again
