"""Says what a column holds whose header stands in two lines: 会员人数 above 合计, 其中：女, 上年末, 本年末."""

import re
import unicodedata
from collections.abc import Sequence

from dashboard.ingest.mapping.headers import is_personal, targets_of

_WHOLE = frozenset({"总数", "合计", "总计", "小计", "人数", "总人数", "数量", "计", "全部", "总量", "数"})
_FEMALE = re.compile(r"(?:其中[:,]?)?女(?:性|职工|会员|员工)?(?:人数|数)?")
_NOW = frozenset(
    {
        "本届",
        "现任",
        "本年末",
        "期末",
        "年末",
        "已建",
        "实有",
        "现有",
        "本期",
        "本年",
        "当前",
        "现届",
        "今年",
        "本次",
        "实际",
        "本年度",
        "年末数",
        "期末数",
    }
)
_BEFORE = frozenset(
    {
        "上届",
        "上年末",
        "上年",
        "年初",
        "期初",
        "应建",
        "应有",
        "上期",
        "往届",
        "去年",
        "上次",
        "原有",
        "上年度",
        "年初数",
        "期初数",
        "上年同期",
        "应达",
        "计划",
    }
)
_PART = re.compile(r"男(?:性|职工|会员)?(?:人数|数)?|其中.*|农民工.*|劳务派遣.*|在编.*|非在编.*|在岗.*|离退休.*")
_YEAR = re.compile(r"((?:19|20)\d{2})年?(?:度|末|底|12月|12月底|12月末|年末)?")
_LEFT_OUT = "·"
"""Joins the two lines of a column that is not the field itself, so that no known header comes out."""


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).strip(":*")


def is_role(text: str) -> bool:
    """Whether a header in the lower line only says which part of the header above it the column is."""
    folded = _folded(text)
    return folded in _WHOLE | _NOW | _BEFORE or any(one.fullmatch(folded) for one in (_FEMALE, _PART, _YEAR))


def is_year(text: str) -> bool:
    """Whether the text names a year or its end."""
    return _YEAR.fullmatch(_folded(text)) is not None


def joined(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...]:
    """One header per column from two lines of them; the upper line's texts stand in each column that they span."""
    width = max(len(upper), len(lower))
    above, below = ([*line, *[""] * (width - len(line))] for line in (upper, lower))
    newest = max((int(year[1]) for text in (*above, *below) if (year := _YEAR.fullmatch(_folded(text)))), default=0)
    return tuple(_one(group, text, newest) for group, text in zip(above, below, strict=True))


def _known(text: str) -> bool:
    return bool(targets_of(text)) or is_personal(text)


def _one(group: str, text: str, newest: int) -> str:
    if not text or group == text or not group:
        return group or text
    for year, other in ((group, text), (text, group)):
        if found := _YEAR.fullmatch(_folded(year)):
            return other if int(found[1]) == newest else f"{other}{_LEFT_OUT}{year}"
    folded = _folded(text)
    if folded in _WHOLE or folded in _NOW:
        whole = (group, f"{group}人数", f"{group}{text}")
        return next((header for header in whole if _known(header)), f"{group}{text}")
    if _FEMALE.fullmatch(folded):
        women = (f"女{group}", f"女{group}人数", f"{group}{text}")
        return next((header for header in women if _known(header)), f"{group}{_LEFT_OUT}{text}")
    if folded in _BEFORE or _PART.fullmatch(folded):
        return f"{group}{_LEFT_OUT}{text}"
    choices: tuple[str, ...] = (group + text, text, group)
    if not _known(group):
        return next((header for header in choices[:2] if _known(header)), text)
    return next((header for header in choices if _known(header)), group + text)
