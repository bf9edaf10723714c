"""Parses numbers as sheets write them: 1,234, 12人, 1.2万, 三百, 310（含劳务派遣45）."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, time, timedelta

from dashboard.ingest.cells.chinese_numerals import number_of
from dashboard.ingest.files.sheets import Cell, Percent

_COUNTED = r"(?:人|名|家|个|份|次|场|件|户|位|所|条|项|元|户次|人次|名职工|名会员|个人)?"
_PLAIN = re.compile(rf"(?:[共计]{{1,2}})?([+-]?\d+(?:\.\d*)?)\s*{_COUNTED}")
_GROUPED = re.compile(rf"(\d{{1,3}}(?:(?P<sep>[,' ])\d{{3}})(?:(?P=sep)\d{{3}})*(?:\.\d+)?)\s*{_COUNTED}")
_MYRIADS = re.compile(rf"(\d+(?:\.\d+)?)\s*(百|千|万|亿)\s*{_COUNTED}")
_IN_WORDS = re.compile(rf"([零〇一二两三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟]+)\s*{_COUNTED}")
_NOTED = re.compile(r"(?P<number>[^(\[]+?)\s*[(\[](?P<note>[^()\[\]]*)[)\]]")
_INEXACT = re.compile(
    r"[约近余多几数≈><≥≤~～±+/;；?或成]|左右|上下|以上|以下|不足|超过|至|到|将近|大概|估计|—|–|(?<=\d)-(?=\d)|若干"
)
_ABOUT_IN_WORDS = re.compile(
    rf"(?:约|近|大约|大概|将近|不足|超过)?[零〇一二两三四五六七八九几数]*[十百千万][十百千万]*[余多几]?{_COUNTED}(?:左右|上下|以上|以下)?"
)
_TIMES = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}


@dataclass(frozen=True)
class ReadNumber:
    """A number, or the problem code if there is none. with_note: a remark in brackets stands beside it.

    inexact is not_exact where the cell says a number, but none that a person could take: 约60, 100-200.
    """

    value: float | None
    problem: str | None = None
    with_note: bool = False


def read_number(cell: Cell) -> ReadNumber:
    """The number in a cell. problem is not_a_number or not_exact."""
    if isinstance(cell, bool | date | time | timedelta | Percent) or cell is None:
        return ReadNumber(None, "not_a_number")
    if isinstance(cell, int | float):
        return ReadNumber(float(cell))
    text = unicodedata.normalize("NFKC", cell).strip()
    value = _exact(text)
    if value is not None:
        return ReadNumber(value)
    noted = _NOTED.fullmatch(text)
    if noted:
        value = _exact(noted["number"])
        if value is not None:
            return ReadNumber(value, with_note=True)
    has_number = (
        re.search(r"\d", text)
        or _ABOUT_IN_WORDS.fullmatch(text)
        or number_of(text.strip("约近余多几数人左右")) is not None
    )
    inexact = _INEXACT.search(text) and (has_number or _INEXACT.search(text[:1]) or "若干" in text)
    return ReadNumber(None, "not_exact" if inexact else "not_a_number")


def _exact(text: str) -> float | None:
    if found := _PLAIN.fullmatch(text):
        return float(found[1])
    if found := _GROUPED.fullmatch(text):
        return float(re.sub(r"[,' ]", "", found[1]))
    if found := _MYRIADS.fullmatch(text):
        # 1.2 × 10,000 is not exactly 12,000 in binary.
        return round(float(found[1]) * _TIMES[found[2]], 4)
    if found := _IN_WORDS.fullmatch(text):
        value = number_of(found[1].translate(str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")))
        return None if value is None else float(value)
    return None


_ORDINAL = re.compile(
    r"(?:第)?(?P<number>\d{1,3}|[一二三四五六七八九十百]{1,4})(?:\.0)?(?:届)?(?P<rest>(?:第?[\d一二三四五六七八九十]+次.*|委员会|工会|理事会|[(\[].*[)\]])?)"
)
_FIRST = re.compile(r"首届(?P<rest>.*)")
_YEARS = re.compile(
    r"(?:一?届|任期|每届)?(?P<number>\d{1,2}(?:\.\d)?|[一二两三四五六七八九十]{1,2})\s*(?:年|周年)?(?:一届|/届|每届|一换|一任|制|期|任期)?"
    r"(?P<rest>(?:[(\[].*[)\]]年?)?)"
)
_MONTHS = re.compile(r"(?P<number>\d{1,3})\s*个?月")


def read_ordinal(text: str) -> ReadNumber:
    """The number of a term: 第四届, 首届, 四届二次 (with a remark), 4."""
    folded = "".join(unicodedata.normalize("NFKC", text).split())
    if first := _FIRST.fullmatch(folded):
        return ReadNumber(1.0, with_note=bool(first["rest"]))
    found = _ORDINAL.fullmatch(folded)
    value = _either(found["number"]) if found else None
    if found is None or value is None:
        return ReadNumber(None, "not_a_number")
    return ReadNumber(value, with_note=bool(found["rest"]))


def read_years(text: str) -> ReadNumber:
    """The years of a term: 五年, 5年一届, 36个月."""
    folded = "".join(unicodedata.normalize("NFKC", text).split())
    if months := _MONTHS.fullmatch(folded):
        return ReadNumber(int(months["number"]) / 12)
    found = _YEARS.fullmatch(folded)
    value = _either(found["number"]) if found else None
    if value is None:
        return ReadNumber(None, "not_exact" if re.search(r"\d", folded) and _INEXACT.search(folded) else "not_a_number")
    return ReadNumber(value, with_note=bool(found and found["rest"]))


def _either(text: str) -> float | None:
    if text[0].isdigit():
        return float(text)
    found = number_of(text)
    return None if found is None else float(found)
