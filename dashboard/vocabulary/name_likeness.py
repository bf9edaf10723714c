"""Tells whether two names may be those of one unit: a short form, or a few characters' difference."""

import difflib
import re
from functools import lru_cache

from dashboard.vocabulary.unit_names import normalised

_COMMON = re.compile(
    r"有限责任公司|股份有限公司|有限公司|分公司|集团公司|公司|集团|控股|总|委员会|管理|机关|工会|中心|服务"
)
_LEAST_RATIO = 0.6


@lru_cache(maxsize=2**16)
def is_short_form(short: str, long: str) -> bool:
    """Whether the first name may stand for the second: 省高速集团 for 省高速公路集团有限公司.

    Its characters occur in the same order in the long name, the first being the same, and at least two characters
    distinguish it from any company.
    """
    one, other = normalised(short), normalised(long)
    core = _COMMON.sub("", one).removeprefix("省")
    if len(one) >= len(other) or len(core) < 2 or one[:1] != other[:1]:
        return False
    rest = iter(other)
    return all(sign in rest for sign in one)


@lru_cache(maxsize=2**16)
def are_alike(one: str, other: str) -> bool:
    """Whether the names are equal but for a few characters, or one is a short form or a part of the other."""
    first, second = normalised(one), normalised(other)
    if first == second or first in second or second in first or is_short_form(one, other) or is_short_form(other, one):
        return True
    cores = [_COMMON.sub("", text) or text for text in (first, second)]
    return difflib.SequenceMatcher(None, cores[0], cores[1], autojunk=False).ratio() >= _LEAST_RATIO
