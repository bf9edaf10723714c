"""Charts that were drawn before: making a figure takes 20 to 150 ms, and the same view is looked at again and again."""

import pickle
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar

from dashboard.locale import language

P = ParamSpec("P")
R = TypeVar("R")

_KEPT = 64
"""Charts of one kind: a figure takes up to half a megabyte."""


@dataclass(frozen=True)
class _Call:
    """A call by what it says, in bytes, and the language that is spoken."""

    said: bytes
    arguments: tuple[tuple[Any, ...], dict[str, Any]] = field(compare=False)


def remembered(draw: Callable[P, R]) -> Callable[P, R]:
    """The function, which gives again what it gave for the same arguments in the same language. Change no answer of it.

    Arguments are compared by their content, so that nothing old is ever shown for new numbers.
    """

    @lru_cache(maxsize=_KEPT)
    def drawn_of(call: _Call) -> R:
        positional, named = call.arguments
        return draw(*positional, **named)

    @wraps(draw)
    def again(*arguments: P.args, **named: P.kwargs) -> R:
        return drawn_of(_Call(pickle.dumps((language(), arguments, named)), (arguments, named)))

    return again
