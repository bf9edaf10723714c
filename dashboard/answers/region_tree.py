"""Where in the tree of regions a view stands: whole, province, city, county; and what lies one level below."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.query.filters import Filters

_LENGTHS = {2: "city", 4: "region", 6: "region", 9: "region", 12: "region"}


@dataclass(frozen=True)
class Place:
    """A place in the tree: the codes that lead to it from above, itself last, and the dimension of what lies below."""

    path: tuple[str, ...]
    below: str


def place_of(filters: Filters, provinces: Sequence[str]) -> Place:
    """The place that the filter names; the only province where there is one, else the whole.

    Several regions chosen at once stand at no place: their provinces lie below.
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
