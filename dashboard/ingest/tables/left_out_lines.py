"""Tells the lines of a sheet that are no data, each with its reason: total, note, signatures, example, page line."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Literal

from dashboard.ingest.files.sheets import Cell, Formula
from dashboard.vocabulary.name_judgement import no_unit_name

LeftOut = Literal[
    "title",
    "note",
    "total",
    "separator",
    "section",
    "repeated_header",
    "column_numbers",
    "example",
    "page_line",
    "signatures",
    "continued",
    "blank_below",
    "hidden_row",
    "struck_row",
    "left_out_by_mapping",
]
"""Why a line of a sheet is neither header, data nor blank."""

_LABEL = (
    r"(填表|填报|填写|制表|审核|审批|复核|经办|联系|(主要|单位|统计|分管)?负责|报出|报送|上报|单位|主管|领导|签字|签章|日期|电话|"
    r"手机|盖章|部门|核对)"
)
_SIGNED = re.compile(rf"{_LABEL}[^:]{{0,10}}:.*|{_LABEL}人\s+\S.*|{_LABEL}(人|单位|日期|时间)?([(]盖章[)])?")
_NOTE = re.compile(r"(填表说明|填报说明|填写说明|注:|注意|备注:|说明:|附注|附:|注\d)")
_TOTAL = re.compile(
    r"(合计|总计|小计|共计|累计|本页小计|本页合计|其中|平均(值)?|均值|全(省|市|县|区|州|国)(合计|总计|平均)?|总数)[:]?(.{0,8})"
)
_TOTAL_ENDING = re.compile(r"(合计|小计|总计)[:]?$")
_SECTION = re.compile(r"^[(]?[一二三四五六七八九十]+[、.)]")
_RULE = re.compile(r"^[-=_*~.—–─━…·]{3,}$")
_EXAMPLE = re.compile(r"(填写|填报)?(例|示例|样例|范例|举例|例如)[:]?")
_PAGE = re.compile(r"第\d+页.*|共\d+页.*|转下页|接下页|承上页|接上页|\d+/\d+页?")
_CONTINUED = re.compile(r"[(]?续(上)?表[)]?.*|[(]续[)]|接上表")
_BELOW = re.compile(r"[-—–(]*(以下|此处)(空白|无正文|无内容)[-—–)]*")


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def reason_left_out(row: Sequence[Cell], width: int) -> LeftOut | None:
    """Why a line below a header of ``width`` columns is no data; None if it is data."""
    filled = [cell for cell in row if cell is not None and (not isinstance(cell, str) or cell.strip())]
    if filled and all(isinstance(cell, Formula) for cell in filled):
        return "total"
    first = next((cell for cell in filled if isinstance(cell, str)), "")
    if first.isascii() and not _RULE.match(first.strip()):
        return None  # the patterns are all Chinese
    texts = [str(cell) for cell in filled]
    folded = _folded(first)
    if all(_RULE.match(text.strip()) for text in texts):
        return "separator"
    if _EXAMPLE.fullmatch(folded):
        return "example"
    others = [cell for cell in filled if cell is not first]
    if (_TOTAL.fullmatch(folded) and no_unit_name(first)) or (_TOTAL_ENDING.search(folded) and others):
        return "total" if all(map(_is_number, others)) else None
    if _NOTE.match(folded) and len(texts) <= 3:
        return "note"
    if len(texts) == 1 and width > 1:
        return _reason_alone(first, folded)
    if all(_SIGNED.fullmatch(_folded(text)) or _is_number(text) or text is not first for text in texts):
        signed = [text for text in texts if _SIGNED.fullmatch(unicodedata.normalize("NFKC", text).strip())]
        if texts[0] in signed and (":" in unicodedata.normalize("NFKC", first) or len(signed) > 1):
            return "signatures"
    return None


def _reason_alone(text: str, folded: str) -> LeftOut | None:
    """Why the only filled cell of a line is no unit's name; None if it may be one."""
    for pattern, reason in _ALONE:
        if pattern.fullmatch(folded):
            return reason
    if _SECTION.match(folded):
        return "section"
    if _SIGNED.fullmatch(unicodedata.normalize("NFKC", text).strip()) and no_unit_name(text):
        return "signatures"
    return "note" if no_unit_name(text) and len(folded) > 2 else None


_ALONE: tuple[tuple[re.Pattern[str], LeftOut], ...] = (
    (_PAGE, "page_line"),
    (_CONTINUED, "continued"),
    (_BELOW, "blank_below"),
)


def _is_number(cell: Cell) -> bool:
    if cell is None or isinstance(cell, int | float | Formula):
        return True
    text = str(cell).strip()
    return not text or text.replace(".", "", 1).replace(",", "").removesuffix("%").isdigit()


_COUNTED = ("甲乙丙丁戊己庚辛壬癸", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def are_column_numbers(row: Sequence[Cell]) -> bool:
    """Whether the line below a header numbers its columns: 甲 | 1 | 2, (1) | (2), 栏次 | 1 | 2."""
    tokens = [_token(cell) for cell in row if cell is not None and str(cell).strip()]
    if len(tokens) > 1 and tokens[0] in ("栏次", "列次", "序号", "栏目", "—", "-"):
        tokens = tokens[1:]
        if len(tokens) == 1:
            return tokens == ["1"]
    if len(tokens) < 2:
        return False
    for signs in _COUNTED:
        lettered = [token for token in tokens if token in tuple(signs)]
        rest = tokens[len(lettered) :]
        if tokens[: len(lettered)] == list(signs[: len(lettered)]) and _count_up(rest):
            return True
    return False


def _count_up(tokens: Sequence[str]) -> bool:
    return list(tokens) == [str(number) for number in range(1, len(tokens) + 1)]


def _token(cell: Cell) -> str:
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else _folded(str(cell))
    return text.strip("()[]")
