"""Letters about re-elections and closing of problems: their addressees and template values."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from dashboard.answers import lists
from dashboard.answers.parameters import rules_of
from dashboard.documents.subject import Subject
from dashboard.locale import Language, _
from dashboard.locale.in_language import speaking
from dashboard.locale.number_format import EMPTY, format_date, format_number, is_empty
from dashboard.vocabulary.codes import title
from dashboard.wording.code_words import problem_title, value_title, yes_or_no
from dashboard.wording.tables_in_words import with_words

LETTERS = ("reminder_180", "reminder_90", "order", "elections", "closing")
"""换届提醒函 (a term ends within 180 or 90 days), 限期换届督办函, 年度应换届名单 and 销号申请表."""

TEMPLATES = ("reminder_180", "reminder_90", "order", "order_undated", "elections", "closing")
"""The template names; order_undated is the order for a union whose end of term is not recorded."""

FIELDS: Mapping[str, str] = {
    "recipient": "收件人",
    "unit": "单位",
    "end_of_term": "届满日期",
    "days_left": "剩余天数",
    "as_of": "截至日期",
    "days_overdue": "逾期天数",
    "deadline": "限期",
    "sender": "发文单位",
    "date": "日期",
    "year": "年度",
    "count": "数量",
    "done": "已换届数",
    "number": "序号",
    "supervisor": "上级工会",
    "step": "环节",
    "step_on": "办理日期",
    "elected": "已换届",
    "undated": "届满日期不明",
    "problem": "问题",
    "basis": "依据",
    "due": "完成时限",
}
"""The placeholders of templates: English name to Chinese name."""

_ELECTION = "election_on_time"


@dataclass(frozen=True)
class Letter:
    """One letter. values fill the template, keyed by the English names of FIELDS; rows fill its table line by line."""

    template: str
    addressee: str
    values: Mapping[str, str]
    rows: Sequence[Mapping[str, str]] = field(default=())


def letters(
    subject: Subject, kinds: Sequence[str] = LETTERS, recipients: Mapping[str, str] | None = None, sender: str = ""
) -> list[Letter]:
    """The letters of these kinds, by kind and then most urgent first.

    Days count from the as-of date. recipients is keyed by unit_id or name; by default the unit's union gets the letter.
    """
    makers: Mapping[str, Callable[[Subject], Iterator[Letter]]] = {
        "reminder_180": lambda about: _reminders(about, "reminder_180", 91, 180),
        "reminder_90": lambda about: _reminders(about, "reminder_90", 0, 90),
        "order": _orders,
        "elections": _elections,
        "closing": _closings,
    }
    known = recipients or {}
    with speaking(subject.language):
        common = {
            "as_of": format_date(subject.reader.as_of, subject.language),
            "sender": sender,
            "date": format_date(subject.made_at.date(), subject.language),
            "year": str(subject.reader.as_of.year),
        }
        return [
            Letter(letter.template, letter.addressee, common | _addressed(letter, known), letter.rows)
            for kind in LETTERS
            if kind in kinds
            for letter in makers[kind](subject)
        ]


def _addressed(letter: Letter, recipients: Mapping[str, str]) -> dict[str, str]:
    values = dict(letter.values)
    unit = values.get("unit", "")
    found = recipients.get(values.pop("unit_id", "")) or recipients.get(unit)
    return values | {"recipient": found or (unit if unit.endswith("工会") else _("Union of {unit}", unit=unit))}


def _reminders(subject: Subject, template: str, first: int, last: int) -> Iterator[Letter]:
    rows = lists.rows_of(subject.reader, "due", subject.filters, subject.scope, horizon=(subject.reader.as_of, last))
    for row in rows[(rows["kind"] == "term") & (rows["days_left"] >= first)].to_dict("records"):
        values = _about(row) | {
            "end_of_term": _day(row["due"], subject.language),
            "days_left": format_number(int(row["days_left"]), subject.language),
        }
        yield Letter(template, str(row["unit"]), values)


def _orders(subject: Subject) -> Iterator[Letter]:
    rows = lists.rows_of(subject.reader, "worklist", subject.filters, subject.scope)
    blank = "\u3000" * 4 + "年\u3000\u3000月\u3000\u3000日" if subject.language == "zh" else "____________"
    for row in rows[rows["check_id"] == _ELECTION].to_dict("records"):
        deadline = None if _text(row["due"]) is None or row["due"].date() < subject.reader.as_of else row["due"]
        values = _about(row) | {"deadline": _day(deadline, subject.language, blank)}
        if row["source"] == "reported":
            yield Letter("order_undated", str(row["unit"]), values)
            continue
        end = row["since"].date() - timedelta(days=1)  # of the term, or of its approved extension
        values["end_of_term"] = format_date(end, subject.language)
        values["days_overdue"] = format_number((subject.reader.as_of - end).days, subject.language)
        yield Letter("order", str(row["unit"]), values)


def _elections(subject: Subject) -> Iterator[Letter]:
    found = lists.rows_of(subject.reader, "elections", subject.filters, subject.scope)
    language = subject.language
    rows = [
        {
            "number": str(number),
            "unit": str(row["unit"]),
            "end_of_term": _day(row["due"], language),
            "supervisor": value_title("supervisor", _text(row["supervisor"]), language),
            "days_overdue": EMPTY if is_empty(row["days_overdue"]) else format_number(row["days_overdue"], language),
            "step": title("election_step", _text(row["step"]), language),
            "step_on": _day(row["step_done_on"], language),
            "elected": yes_or_no(bool(row["is_elected"]), language),
        }
        for number, row in enumerate(found.to_dict("records"), 1)
    ]
    undated = int(found["due"].isna().sum())
    values = {
        "count": format_number(len(rows) - undated, language),
        "done": format_number(sum(found["is_elected"]), language),
        "undated": _reported_alone(undated, language) if undated else "",
    }
    yield Letter("elections", _("All"), values, rows)


def _reported_alone(number: int, language: Language) -> str:
    return _(
        "Beside them {n} unions are reported as late, while no record shows that their term has ended; they stand at "
        "the end.",
        n=format_number(number, language),
    )


def _closings(subject: Subject) -> Iterator[Letter]:
    language = subject.language
    worklist = lists.rows_of(subject.reader, "worklist", subject.filters, subject.scope)
    found = with_words(worklist, language, subject.reader.as_of, rules_of(subject.reader))
    for _unit_id, part in found.groupby("unit_id", sort=False):
        first = part.iloc[0]
        rows = [
            {
                "number": str(number),
                "problem": problem_title(row["check_id"], language, _text(row["task"])),
                "basis": str(row["basis"]),
                "due": _day(row["due"], language),
            }
            for number, row in enumerate(part.to_dict("records"), 1)
        ]
        values = {"unit_id": str(first["unit_id"]), "unit": str(first["unit"])}
        yield Letter("closing", values["unit"], values | {"count": format_number(len(rows), language)}, rows)


def _about(row: Mapping[Any, Any]) -> dict[str, str]:
    return {"unit_id": str(row["unit_id"]), "unit": str(row["unit"])}


def _day(value: Any, language: Language, nothing: str = EMPTY) -> str:
    return nothing if is_empty(value) else format_date(value.date(), language)


def _text(value: object) -> str | None:
    return None if is_empty(value) else str(value)
