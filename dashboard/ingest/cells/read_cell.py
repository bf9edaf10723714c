"""Readers that turn one cell into the register's value or an error code: text, numbers, dates, codes, yes and no."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, time
from typing import NamedTuple

from dashboard.ingest.cells.dates import REPUBLIC, date_range, read_date
from dashboard.ingest.cells.fillers import says_nothing, says_unknown
from dashboard.ingest.cells.numbers import ReadNumber, read_number, read_ordinal, read_years
from dashboard.ingest.cells.person_names import post_words
from dashboard.ingest.files.sheets import Cell, Month, Percent
from dashboard.ingest.mapping.headers import Side
from dashboard.vocabulary.codes import code_of

Value = str | int | float | bool | date | datetime | None

_BROKEN_LINE = re.compile(r"(?<=[\u4e00-\u9fff])\s*\n\s*(?=[\u4e00-\u9fff])")
_DESTROYED = re.compile(r"\d(\.\d+)?[eE]\+?\d{2}|\d+\.0+")
_PERCENT_IN_WORDS = re.compile(r"百分之(.+)")
_WITHOUT_END = frozenset({"长期", "长期有效", "永久", "无固定期限", "无固定"})
_NOT_DONE = frozenset(
    {
        "未签",
        "未签订",
        "没签",
        "未签约",
        "未办",
        "未办理",
        "未开展",
        "未召开",
        "未换届",
        "未选举",
        "未建",
        "未报",
        "未报送",
    }
)
_NOT_YET_DONE = re.compile(r"(尚未|暂未|还未|还没|没有|从未|正在|拟|准备|待).{1,6}")
_NOT_ASKED = re.compile(r"不适用|无需|不需|不涉及|不要求|不必|人以下|不设$|免建")
_NOT_YET = re.compile(
    r"^(正在|拟|待|尚未|还没|暂未|准备|计划)?(筹建|筹备|筹建中|筹备中|拟建|待建|组建中|办理中|建立中|筹)(中|阶段)?$|^(没建|没成立|没建立|尚未.*|暂未.*|还没.*|暂无|未.{1,4}|拟.{1,3}|待建|待成立|正在.{2,4})$"
)
_NOT_QUITE = re.compile(r"未|待|筹|拟|尚|没|部分|不完全|基本|是/否|/|不确定")
_YES_WITH_REMARK = re.compile(r"([^(\[,;:]+)(?:[(\[](.*)[)\]]|[,;:](.+))")
_ABOUT_WOMEN = re.compile(r"(没有|无|不足|少于).{0,8}(女职工|女会员|\d+人)|女(职工|会员)(不足|少于|不到|不满).*")
_UNCLEAR_SIGNS = frozenset("○●■□☐◯◎△▲◇◆")
_VACANT_BY_A_WORD = frozenset({"无", "暂无", "没有", "空"})
_SINCE = re.compile(r"(?:成立于|建立于|始于|自)(.+)|(.+?)(?:成立|建立|制定|出台|印发)")
_ERROR_VALUE = re.compile(r"#(N/A|REF!|VALUE!|NUM!|NAME\?|DIV/0!|NULL!)")
_LARGEST_WHOLE = 2_147_483_647
_EXACT_DIGITS = 2**53


class Read(NamedTuple):
    """A cell's value, or the code of the error for which its row can't be taken over.

    warning is the code of something to tell: of a value that is taken, or, without a value, of a cell that says
    something but no value; such a cell never empties what the register holds. shown replaces the cell's text in what is
    told; personal: the cell may name a person, so its text must not be told at all.
    """

    value: Value = None
    error: str | None = None
    warning: str | None = None
    personal: bool = False
    shown: str | None = None


CellReader = Callable[[Cell], Read]

NOTHING = Read()
"""What a cell says that is filled only to show that there is nothing."""


def plain(cell: Cell) -> str:
    """A cell as text: whole numbers without a decimal point, dates in ISO format, percentages and months as shown."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, Percent):
        return f"{float(cell) * 100:.10g}%"
    if isinstance(cell, Month):
        return f"{cell.year}-{cell.month:02}"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < _EXACT_DIGITS:
        return str(int(cell))
    if isinstance(cell, datetime) and cell.time() == time(0):
        return cell.date().isoformat()
    if isinstance(cell, datetime | date | time):
        return cell.isoformat()
    return "" if cell is None else str(cell).strip()


def is_error_value(cell: Cell) -> bool:
    """Whether the cell holds a formula error, such as #N/A or #REF!, instead of a value."""
    return isinstance(cell, str) and _ERROR_VALUE.fullmatch(cell.strip()) is not None


def read_text(cell: Cell) -> Read:
    """Any text but a filler such as /."""
    text = plain(cell)
    return NOTHING if not text.isalnum() and says_nothing(text) else Read(text)


def read_name(cell: Cell) -> Read:
    """The name of a unit or union, whatever it is: units/ judges names. A line break inside it is no part of it."""
    return Read(_BROKEN_LINE.sub("", plain(cell)))


def read_identifier(cell: Cell) -> Read:
    """An identifier. One that a spreadsheet program has changed is told and not used.

    It writes 520103199001011234 into a text file as 5.20103E+17, and keeps only 15 digits of it as a number. 123.0 was
    a number, so zeros before it are gone.
    """
    text = plain(cell)
    if (isinstance(cell, float) and abs(cell) >= 10**15) or _DESTROYED.fullmatch(text):
        return Read(warning="digits_lost")
    return NOTHING if says_nothing(text) else Read(text)


def read_whole(cell: Cell) -> Read:
    """A whole number from 0 to 2,147,483,647."""
    found = _read_number(cell)
    if found.value is None:
        return found
    number = float(str(found.value))
    if number < 0 or number > _LARGEST_WHOLE:
        return Read(error="number_out_of_range")
    return found._replace(value=int(number)) if number.is_integer() else Read(error="not_whole")


def read_decimal(cell: Cell) -> Read:
    """A number from 0 to 2,147,483,647."""
    found = _read_number(cell)
    if found.value is None:
        return found
    return found if 0 <= float(str(found.value)) <= _LARGEST_WHOLE else Read(error="number_out_of_range")


def _read_number(cell: Cell) -> Read:
    if isinstance(cell, str) and (spoken := _without_value(cell)):
        return spoken
    return _told(read_number(cell))


def _without_value(text: str) -> Read | None:
    """What a text says that has no value by intention; None if it may have one."""
    if says_nothing(text):
        return NOTHING
    return Read(warning="not_known") if says_unknown(text) else None


def _told(found: ReadNumber) -> Read:
    if found.problem == "not_exact":
        return Read(warning="not_exact")
    return Read(found.value, found.problem, "with_remark" if found.with_note else None)


def read_percent(cell: Cell) -> Read:
    """A percentage from 0 to 100, as the reader of the sheet sees it: 92%, or the number 92 in a column of percentages.

    A bare number up to 1 may be a share (0.92) or a percentage (0.92 %), so it is told and not taken.
    """
    if isinstance(cell, Percent):
        return _in_percent(float(cell) * 100)
    if isinstance(cell, str):
        if spoken := _without_value(cell):
            return spoken
        text = unicodedata.normalize("NFKC", cell).strip()
        if said := _PERCENT_IN_WORDS.fullmatch(text):
            found = _told(read_number(said[1]))
            return _in_percent(float(str(found.value))) if found.value is not None else found
        if text.endswith("%"):
            found = _told(read_number(text[:-1]))
            return _in_percent(float(str(found.value))) if found.value is not None else found
    found = _told(read_number(cell))
    if found.value is None:
        return found
    if 0 < float(str(found.value)) <= 1:
        return Read(warning="percent_unclear")
    return _in_percent(float(str(found.value)))


def _in_percent(value: float) -> Read:
    # 0.9213 × 100 is 92.13000000000001 in binary.
    value = round(value, 6)
    return Read(value) if 0 <= value <= 100 else Read(error="number_out_of_range")


def read_term_number(cell: Cell) -> Read:
    """The number of a term: 4, 第四届, 首届."""
    return _of_a_term(cell, read_ordinal)


def read_term_years(cell: Cell) -> Read:
    """The years of a term: 5, 五年, 36个月."""
    return _of_a_term(cell, read_years)


def _of_a_term(cell: Cell, reader: Callable[[str], ReadNumber]) -> Read:
    if not isinstance(cell, str):
        return read_whole(cell)
    if spoken := _without_value(cell):
        return spoken
    if cell.strip() in _WITHOUT_END:
        return Read(warning="not_known")
    found = reader(cell)
    if found.problem:
        return _told(found) if found.problem == "not_exact" else Read(error=found.problem)
    return _told(found) if float(found.value or 0).is_integer() else Read(error="not_whole")


def read_day(cell: Cell, month_is_last: bool) -> Read:
    """A date. A month without a day gives a date and the warning month_only; see dates.read_date."""
    if isinstance(cell, str):
        if spoken := _without_value(cell):
            return spoken
        if cell.strip() in _WITHOUT_END:
            return Read(warning="not_known")
        if cell.strip() in _NOT_DONE or _NOT_YET_DONE.fullmatch("".join(cell.split())):
            return Read(warning="not_done")
    found = read_date(cell, month_is_last)
    if found.value is None:
        return Read(warning="not_exact") if found.problem == "not_exact" else Read(error=found.problem)
    if found.value < REPUBLIC:
        return Read(found.value, warning="before_1949")
    return Read(found.value, warning="month_only" if found.month_only else "with_remark" if found.with_words else None)


def read_range_end(cell: Cell, side: Side, month_is_last: bool) -> Read:
    """One end of a range of dates such as 2024.5.10-2027.5.9: its first day or its last."""
    if isinstance(cell, str) and (ends := date_range(cell)):
        return read_day(ends[0] if side == "first" else ends[1], month_is_last)
    if isinstance(cell, str) and (spoken := _without_value(cell)):
        return spoken
    return Read(error="not_a_range")


def read_moment(cell: Cell) -> Read:
    """A date with a time of day, in ISO format."""
    if isinstance(cell, datetime):
        return Read(cell)
    try:
        return Read(datetime.fromisoformat(plain(cell)))
    except ValueError:
        return Read(error="not_a_date")


def read_code(cell: Cell, list_name: str) -> Read:
    """A code of the list, from any of its spellings. For industry also a longer code, such as C13, by its letter."""
    text = plain(cell)
    code = code_of(list_name, text)
    if code is None and list_name == "industry" and re.fullmatch(r"[A-Ta-t]\d{1,4}", text):
        code = text[0].upper()
    if code:
        return Read(code)
    return _without_value(text) or Read(error="unknown_code")


def read_yes_no(cell: Cell, list_name: str = "yes_no") -> Read:
    """A boolean, from any spelling of yes or no. What is neither, though a person may write it, is told and unknown."""
    text = plain(cell)
    code = code_of(list_name, text)
    if code:
        return Read(code == "yes")
    folded = "".join(unicodedata.normalize("NFKC", text).split())
    if _NOT_ASKED.search(folded) or _ABOUT_WOMEN.fullmatch(folded):
        return Read(warning="neither_yes_nor_no")
    if spoken := _without_value(text):
        return spoken
    if remark := _YES_WITH_REMARK.fullmatch(folded):
        answer = code_of(list_name, remark[1])
        said = remark[2] or remark[3] or ""
        if answer == "yes" and _NOT_QUITE.search(said):
            return Read(warning="neither_yes_nor_no")
        if answer:
            return Read(answer == "yes", warning="with_remark")
    if _NOT_YET.search(folded):
        return Read(False, warning="counts_as_no")
    if folded in _UNCLEAR_SIGNS or folded in {"是否", "有无"} or _NOT_QUITE.search(folded):
        return Read(warning="neither_yes_nor_no")
    return Read(error="not_yes_no")


def read_presence(cell: Cell) -> Read:
    """Whether a post is filled, from yes or no, or from the holder's name, which is neither kept nor told."""
    text = plain(cell)
    code = code_of("yes_no", text)
    if code and (len(text) == 1 or post_words(text).state != "vacant"):
        return Read(code == "yes")
    if says_nothing(text):
        if text in _VACANT_BY_A_WORD:
            return Read(False, warning="post_vacant", shown=text)
        return Read(warning="post_unclear", shown=text) if text[:1].isalpha() else NOTHING
    found = post_words(text)
    if found.state == "filled":
        return Read(True, warning="name_dropped", personal=True)
    if found.state == "vacant":
        return Read(False, warning="post_vacant", shown=found.said)
    return Read(warning="post_unclear", shown=found.said or (text if says_unknown(text) else None), personal=True)


def read_mark(cell: Cell) -> Read:
    """A yes/no cell of a table in which a row means yes: True, False, or the date in the cell, which also means yes."""
    answer = read_yes_no(cell)
    if answer.error is None:
        return answer
    if isinstance(cell, str) and (since := _SINCE.fullmatch("".join(cell.split()))):
        found = read_day(since[1] or since[2], False)
        return found._replace(warning="with_remark") if found.value is not None else found
    return read_day(cell, False)
