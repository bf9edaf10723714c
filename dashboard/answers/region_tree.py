"""The position of a view in the region tree (whole, province, city, county), and the dimension one level below."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.query.filters import Filters

_LENGTHS = {2: "city", 4: "region", 6: "region", 9: "region", 12: "region"}


@dataclass(frozen=True)
class Place:
    """A place in the tree: the codes from the province down to it, and the dimension of the level below."""

    path: tuple[str, ...]
    below: str


def place_of(filters: Filters, provinces: Sequence[str]) -> Place:
    """The filtered region; without a filter the only province if there is just one, else the whole.

    Several chosen regions give the whole, with provinces below.
    """
    chosen = filters.values("region") or ()
    known = [province for province in provinces if province]
    if len(chosen) == 1 and chosen[0].isdecimal() and len(chosen[0]) in _LENGTHS:
        code = chosen[0]
        lengths = [length for length in (2, 4) if length < len(code)]
        return Place((*(code[:length] for length in lengths), code), _LENGTHS[len(code)])
    if len(known) == 1 and not chosen:
        return Place((known[0],), "city")
    return Place((), "province")
