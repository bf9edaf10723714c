"""Steps towards titles, in words: the units by state at each step, and the steps of one unit."""

import pandas as pd

from dashboard.charts.palette import STATE_SIGNS
from dashboard.locale import Language
from dashboard.vocabulary.codes import codes, title
from dashboard.wording.answer_titles import column_title

_COUNTED = ("pass", "fail", "unknown")


def progress_table(frame: pd.DataFrame, language: Language) -> pd.DataFrame:
    """One row per title, one column per step: units by state, as ✓3 ✕1 ?20; – if none or no such step.

    frame has the columns of the list title_progress. Steps that no title in it has are left out.
    """
    amounts = {
        (kind, step, state): int(amount)
        for kind, step, state, amount in zip(
            frame["title_kind"], frame["title_step"], frame["state"], frame["amount"], strict=True
        )
    }
    steps = [step for step in codes("title_step") if step in set(frame["title_step"])]
    rows = [
        (
            title("title_kind", kind, language),
            *(_counts(amounts, kind, step) for step in steps),
        )
        for kind in codes("title_kind")
        if kind in set(frame["title_kind"])
    ]
    headers = [column_title("title_kind", language), *(title("title_step", step, language) for step in steps)]
    return pd.DataFrame(rows, columns=headers, dtype="str")


def _counts(amounts: dict[tuple[str, str, str], int], kind: str, step: str) -> str:
    told = [(STATE_SIGNS[state], amounts.get((kind, step, state), 0)) for state in _COUNTED]
    return " ".join(f"{sign}{count:,}" for sign, count in told if count) or STATE_SIGNS["not_applicable"]


def steps_in_order(frame: pd.DataFrame) -> pd.DataFrame:
    """A unit's steps in order: title_kind, title_year, title_step, state, step_done_on, document.

    frame has the columns of the relation title_step_states.
    """
    order = frame["title"].map(codes("title_kind").index)
    sorted_steps = frame.assign(order=order).sort_values(["order", "place"], kind="stable")
    names = {"title": "title_kind", "year": "title_year", "step": "title_step", "done_on": "step_done_on"}
    found = sorted_steps.rename(columns=names).reset_index(drop=True)
    return found[["title_kind", "title_year", "title_step", "state", "step_done_on", "document"]]
