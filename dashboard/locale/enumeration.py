"""Enumerations within a sentence, punctuated as the language does it.

Not babel's format_list: its 和 and “and” before the last part close the list, which misleads where more parts follow in
other words, and read wrongly beside names that hold 和.
"""

from collections.abc import Iterable

from dashboard.locale import Language


def listed(parts: Iterable[str], language: Language) -> str:
    """The parts side by side: 机关、企业; government, enterprises."""
    return ("、" if language == "zh" else ", ").join(parts)
