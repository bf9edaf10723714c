"""Names of regions (GB/T 2260) by code."""

import re
from collections.abc import Mapping
from functools import cache

from stdnum import numdb

_PERIOD = re.compile(r"^\[\d*-\d*\]")
_NO_CITY = re.compile(r"^(市辖区|县|.*直辖.*)$")
"""Entries that only group counties and are left out of a name: nobody says 北京市市辖区东城区."""


@cache
def _listed() -> Mapping[str, str]:
    """Names by six-digit code; the latest name of a code that had several."""
    return {
        province + county: _PERIOD.sub("", properties["county"].split(",")[-1])
        for _length, province, _high, _properties, counties in numdb.get("cn/loc").prefixes
        for _length, county, _high, properties, _children in counties
    }


@cache
def region_name(code: str) -> str:
    """The full name of a province (2 digits), city (4) or county (6): 贵州省贵阳市云岩区.

    For streets and villages (9 and 12 digits) the program has no names: they are shown as county and code. An unknown
    code is returned unchanged. The names are Chinese in every language.
    """
    if len(code) not in (2, 4, 6, 9, 12) or not (code.isascii() and code.isdigit()):
        return code
    full = code[:6].ljust(6, "0")
    parts = dict.fromkeys((f"{full[:2]}0000", f"{full[:4]}00", full))
    if any(part not in _listed() for part in parts):
        return code
    name = "".join(_listed()[part] for part in parts if not _NO_CITY.match(_listed()[part]))
    return name if len(code) <= 6 else f"{name}（{code}）"
