"""Parses regions (GB/T 2260) from codes or full names."""

import re
from functools import cache

from stdnum import numdb

_PERIOD = re.compile(r"^\[(\d*)-(\d*)\]")
_LENGTHS = (2, 4, 6, 9, 12)


@cache
def _names() -> dict[str, str]:
    """The codes of current regions by full name (贵州省, 贵州省贵阳市), or by short name where it is unique."""
    by_name: dict[str, set[str]] = {}
    for _length, province, _high, properties, counties in numdb.get("cn/loc").prefixes:
        province_name = properties["province"]
        by_name.setdefault(province_name, set()).add(f"{province}0000")
        city = ""
        for _length, county, _high, county_properties, _children in counties:
            if county == "0000":
                continue
            names = county_properties["county"].split(",")
            period = _PERIOD.match(names[-1])
            if period and period.group(2):
                continue
            name = _PERIOD.sub("", names[-1])
            city = name if county.endswith("00") else city
            for spelling in {name, province_name + name, province_name + city + name}:
                by_name.setdefault(spelling, set()).add(province + county)
    return {name: one for name, codes in by_name.items() if (one := _only(codes))}


def _only(codes: set[str]) -> str | None:
    """The only code of a name; of several, the only city's: 随州市 is also listed under a former code."""
    cities = {code for code in codes if code.endswith("00")}
    found = codes if len(codes) == 1 else cities
    return next(iter(found)) if len(found) == 1 else None


def region_code(text: str) -> str | None:
    """The region's code of 2, 4, 6, 9 or 12 digits; None if the text is neither a code nor a full or unique name."""
    text = "".join(text.split())
    if text.isascii() and text.isdigit():
        province_known = any(entry[1] == text[:2] for entry in numdb.get("cn/loc").prefixes)
        return text if len(text) in _LENGTHS and province_known else None
    return _names().get(text)
