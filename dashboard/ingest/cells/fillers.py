"""What people write where there is no value: a dash for nothing, a word for not known, a sign for the value above."""

import re
import unicodedata

_SIGNS = re.compile(r"[\s/\\\-—–―‐−─━_*×.·…~、。,，;；|?？]*", re.ASCII)
_NOTHING = frozenset(
    {"无", "暂无", "没有", "空", "n/a", "na", "#n/a", "null", "none", "nil", "nan", "无数据", "不适用", "不涉及"}
)
_NOT_KNOWN = frozenset(
    {
        "不详",
        "不清楚",
        "不知道",
        "未知",
        "未掌握",
        "待定",
        "待核",
        "待核实",
        "待查",
        "待补",
        "待补充",
        "待填",
        "未填",
        "未统计",
        "未报",
        "不明",
        "暂不清楚",
        "暂不掌握",
        "待确认",
        "tbd",
        "?",
        "??",
        "???",
        "若干",
    }
)
_ABOVE = frozenset({"同上", "同前", "〃", "″", '"', "''", "``", "”", "“", "„", "″″", "ditto", '""'})


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


def says_nothing(text: str) -> bool:
    """Whether a date's or number's cell is filled only to show that there is nothing: /, —, ***, 无."""
    folded = _folded(text)
    return folded in _NOTHING or ("?" not in folded and _SIGNS.fullmatch(folded) is not None)


def says_unknown(text: str) -> bool:
    """Whether the cell says that the value is not known: 不详, 待定."""
    return _folded(text) in _NOT_KNOWN


def says_as_above(text: str) -> bool:
    """Whether the cell stands for the value of the cell above: 同上, 〃."""
    return text.strip() in _ABOVE or _folded(text) in _ABOVE
