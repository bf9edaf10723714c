"""Words for a what-if plan."""

import pandas as pd

from dashboard.answers.what_if.answer import MendingPlan
from dashboard.locale import Language, _, ngettext
from dashboard.locale.in_language import speaking
from dashboard.locale.number_format import format_number, format_percent
from dashboard.wording.answer_titles import column_title
from dashboard.wording.indicator_words import shown_value


def sentence(plan: MendingPlan, language: Language) -> str:
    """How many items bring the indicator from where to where, or that they can't, and what doesn't count."""
    said = _reached(plan, language)
    if not plan.left_unknown or plan.reached:
        return said
    with speaking(language):
        left = _(
            "Units that mending would leave unknown don't count: {n}.", n=format_number(plan.left_unknown, language)
        )
    return said + ("" if language == "zh" else " ") + left


def _reached(plan: MendingPlan, language: Language) -> str:
    words = {
        "n": format_number(len(plan.items), language),
        "indicator": plan.indicator.title.in_language(language),
        "before": shown_value(plan.number_before, language),
        "after": shown_value(plan.number_after, language),
        "target": shown_target(plan, language),
    }
    rises = (plan.number_after.value or 0) > (plan.number_before.value or 0)
    with speaking(language):
        if plan.reached and plan.items.empty:
            return _("{indicator} stands at {before}: the target of {target} is met.", **words)
        if plan.items.empty:
            return _("No item of the worklist brings {indicator} closer to {target}: it stays at {before}.", **words)
        if not plan.reached:
            return _(
                "{target} can't be reached: with all items mended that help ({n}), {indicator} goes from {before} "
                "to {after}.",
                **words,
            )
        if rises:
            return ngettext(
                "Mending {n} item raises {indicator} from {before} to {after}.",
                "Mending {n} items raises {indicator} from {before} to {after}.",
                len(plan.items),
                **words,
            )
        return ngettext(
            "Mending {n} item lowers {indicator} from {before} to {after}.",
            "Mending {n} items lowers {indicator} from {before} to {after}.",
            len(plan.items),
            **words,
        )


def shown_target(plan: MendingPlan, language: Language) -> str:
    """The target, formatted like the indicator's numbers."""
    whole = int(plan.target) if plan.target == int(plan.target) else plan.target
    return format_percent(plan.target, language) if plan.indicator.unit == "percent" else format_number(whole, language)


def moved_in_words(plan: MendingPlan, language: Language) -> pd.DataFrame:
    """One row per indicator that changes, as displayed: title, value now, value once mended."""
    with speaking(language):
        columns = [column_title("indicator", language), _("Now"), _("Once mended")]
    rows = [
        (now.indicator.title.in_language(language), shown_value(now, language), shown_value(then, language))
        for now, then in plan.moved
    ]
    return pd.DataFrame(rows, columns=columns, dtype="str")
