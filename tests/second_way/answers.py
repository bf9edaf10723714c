"""The state of a check from the records alone, before findings are applied."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Answer:
    """state is pass, fail, unknown or not_applicable; since, due and open belong to a fail only (reading 13)."""

    state: str
    since: date | None = None
    due: date | None = None
    open: bool = True


def answer(
    applies: bool | None,
    passes: bool | None,
    as_of: date,
    since: date | None = None,
    due: date | None = None,
    is_open: bool = True,
) -> Answer:
    """applies false: not applicable; either unknown: unknown. A since after the as-of date is empty (reading 13)."""
    if applies is False:
        return Answer("not_applicable")
    if applies is None or passes is None:
        return Answer("unknown")
    if passes:
        return Answer("pass")
    return Answer("fail", since if since is not None and since <= as_of else None, due, is_open)
