"""The texts of a campaign's tasks."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from dashboard.charts.numerals import day_of, grouped
from dashboard.charts.task import TaskBar
from dashboard.locale import Language, _, ngettext
from dashboard.vocabulary import codes


def in_words(task: TaskBar, as_of: date, language: Language) -> list[str]:
    """The task's progress, due date and elapsed time: 7/25 units, due 31 August, …."""
    owner = [_("responsible: {owner}", owner=task.owner)] if task.owner else []
    return [*_amount(task, language), *_time(task, as_of, language), *owner]


def _amount(task: TaskBar, language: Language) -> list[str]:
    done = "?" if task.done is None else grouped(task.done)
    target = grouped(task.target) if task.target else ""
    if task.target_unit == "percent":
        done = done if task.done is None else f"{done}%"
        text = f"{done}/{target}%" if target else done
    elif task.target_unit is None:
        text = f"{done}/{target}" if target else "" if task.done is None else _("{count} done", count=done)
    else:
        unit = codes.title("unit_of_target", task.target_unit, language)
        text = f"{done}/{target} {unit}" if target else f"{done} {unit}"
        text = text if language == "zh" else text.lower()
    notes = [] if target else [_("no target in figures")]
    if task.done is None:
        notes.append(_("progress not reported"))
    return [text, *notes] if text else notes


def _time(task: TaskBar, as_of: date, language: Language) -> list[str]:
    if task.due is None:
        return [_("done")] if task.is_done else [_("no due date")]
    due = _("due {day}", day=day_of(task.due, as_of, language))
    if task.is_done:
        return [due, _("done")]
    if days := task.days_past_due(as_of):
        late = ngettext("{n} day past due", "{n} days past due", days, n=grouped(days))
        return [due, late, *_pace(task, as_of, language)]
    elapsed = task.elapsed(as_of)
    if elapsed is None:
        return [due, _("start not recorded")]
    return [due, _("{percent}% of time gone", percent=elapsed), *_pace(task, as_of, language)]


def _pace(task: TaskBar, as_of: date, language: Language) -> list[str]:
    end = task.projected_end(as_of)
    return [] if end is None else [_("at this pace done on {day}", day=day_of(end, as_of, language))]


def finding(tasks: Sequence[TaskBar], as_of: date) -> str:
    """How many tasks are done, past due, behind the time and not reported, as their rows say it.

    A task of which nobody has reported is past due by its day alone: it is counted there, and said to be unreported.
    """
    standings = Counter(task.standing(as_of) for task in tasks)
    late = [task for task in tasks if not task.is_done and task.days_past_due(as_of)]
    silent = sum(task.done is None for task in late)
    parts = [
        _("{done} of {total} tasks done", done=standings["done"], total=len(tasks)),
        *([_past_due(len(late), silent)] if late else []),
        *([_("{count} behind schedule", count=standings["behind"])] if standings["behind"] else []),
        *([_not_reported(standings["unknown"] - silent, is_all=not silent)] if standings["unknown"] > silent else []),
    ]
    return _(", ").join(parts)


def _past_due(count: int, silent: int) -> str:
    if silent:
        return _("{count} past due ({silent} of them not reported)", count=count, silent=silent)
    return _("{count} past due", count=count)


def _not_reported(count: int, *, is_all: bool) -> str:
    return _("{count} not reported", count=count) if is_all else _("{count} more not reported", count=count)
