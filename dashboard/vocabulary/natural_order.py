"""The order of ids with numbers in them."""

import re


def by_number(name: str) -> list[tuple[str, int, str]]:
    """What to sort by: 2026-2 stands before 2026-11, of two runs of digits the shorter, whatever their length."""
    parts = re.findall(r"(\D*)0*(\d*)", name)
    return [(words, len(digits), digits) for words, digits in parts]
