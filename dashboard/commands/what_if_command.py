"""The command what-if: what it would take to bring an indicator to a target."""

import math
from argparse import Namespace
from typing import Any

from dashboard.answers.numbers import Number
from dashboard.answers.parameters import rules_of
from dashboard.answers.what_if.answer import MendingPlan, what_would_it_take
from dashboard.commands.output import plain, print_frame, print_json, records
from dashboard.commands.query_commands import deliver, filters_of, note, reader_of
from dashboard.errors import Refused
from dashboard.locale import _, language
from dashboard.wording.tables_in_words import with_words
from dashboard.wording.what_if_words import moved_in_words, sentence


def ask_what_if(options: Namespace) -> None:
    """union-health what-if. --output and --format give only the items, --json the whole answer."""
    reader = reader_of(options)
    plan = what_would_it_take(reader, options.indicator, target_of(options.target), filters_of(options))
    items = with_words(plan.items, language(), reader.as_of, rules_of(reader)).rename(columns={"check_id": "check"})
    if options.output or options.format:
        note(sentence(plan, language()))
        deliver(items, options, reader, plan.indicator.title, [plan.indicator])
    elif options.json:
        print_json(document(plan, records(items)))
    else:
        print(sentence(plan, language()))
        for frame in (items, moved_in_words(plan, language())):
            if len(frame):
                print()
                print_frame(frame.dropna(axis="columns", how="all"), False)


def target_of(text: str) -> float:
    """The target as a number; it may end with %. Raises Refused if the text is no number."""
    try:
        target = float(text.strip().rstrip("%\uff05"))
    except ValueError:
        target = math.nan
    if not math.isfinite(target):
        raise Refused(_("The target “{text}” is no number.", text=text))
    return target


def document(plan: MendingPlan, items: list[dict[str, Any]]) -> dict[str, Any]:
    """The answer as JSON: indicator and target, whether it is reached, the items, and every indicator that changes."""
    return {
        "indicator": plan.indicator.id,
        "target": plan.target,
        "unit": plan.indicator.unit,
        "reached": plan.reached,
        "at_best": plan.at_best,
        "left_unknown": plan.left_unknown,
        "before": _number(plan.number_before),
        "after": _number(plan.number_after),
        "items": items,
        "indicators": [
            {"indicator": now.indicator.id, "before": _number(now), "after": _number(then)} for now, then in plan.moved
        ],
    }


def _number(number: Number) -> dict[str, Any]:
    names = ("numerator", "denominator", "value", "unknown", "not_applicable")
    return {name: plain(getattr(number, name)) for name in names}
