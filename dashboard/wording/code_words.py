"""Codes as words: states, checks, strengths, sources, details, places. An unknown code is shown unchanged."""

from dashboard.catalogue.loader import catalogue
from dashboard.locale import Language, _
from dashboard.locale.in_language import speaking
from dashboard.query.filters import CHECK_STATES
from dashboard.vocabulary.codes import code_lists, codes, title
from dashboard.wording.region_names import region_name

TASK = "task:"
"""Prefix of an overdue task's check_id in the worklist: task:T01."""

CODE_LISTS = {
    "sector": "sector",
    "ownership": "ownership",
    "industry": "industry",
    "size": "size",
    "headcount_band": "headcount_band",
    "main_class": "main_class",
    "grade": "grade",
    "state": "state",
    "strength": "strength",
    "source": "source",
    "step": "election_step",
    "status": "return_status",
    "unit_of_target": "unit_of_target",
    "kind": "deadline_kind",
    "agreement_kind": "agreement_kind",
    "honour_level": "honour_level",
    "outcome": "outcome",
    "operating_status": "operating_status",
    "occupation": "occupation",
    "offer_stage": "offer_stage",
    "case_result": "case_result",
    "days_taken": "days_taken",
    "proposal_state": "proposal_state",
    "home_state": "home_state",
    "task_result": "task_result",
    "aid_kind": "aid_kind",
    "turn": "turn",
    "title_kind": "title_kind",
    "title_step": "title_step",
    "reached_step": "title_step",
}
"""Columns whose values are codes, and their code list in data/codes.toml."""

PLACES = ("province", "city", "region")


def check_title(check_id: str, language: Language, task: str | None = None) -> str:
    """A check's title. For a task of the worklist (task:T01): the task's title, or its id if the title is empty."""
    if check_id.startswith(TASK):
        if task:
            return task
        with speaking(language):
            return _("Task {id}", id=check_id.removeprefix(TASK))
    check = catalogue().checks.get(check_id)
    # A finding may name a check that is not in the catalogue.
    return check.title.in_language(language) if check else title("problem", check_id, language)


def state_title(state: str, check_id: str | None, language: Language) -> str:
    """A state's title. For an optional check (strength "may") a fail is 未开展, not 未达标."""
    check = catalogue().checks.get(check_id or "")
    return title("state_may" if check and check.strength == "may" else "state", state, language)


def state_title_at(state: str, strength: str | None, language: Language) -> str:
    """A state's title for a unit bound by the check with this strength."""
    return title("state_may" if strength == "may" else "state", state, language)


def strength_title(strength: str, check_id: str | None, language: Language) -> str:
    """A strength's title: 方案要求 instead of 章程政策 for tasks and checks demanded by a campaign's plan."""
    check = catalogue().checks.get(check_id or "")
    by_plan = (check_id or "").startswith(TASK) or (check is not None and check.demanded_by == "plan")
    return title("strength_by_requirement" if by_plan else "strength", strength, language)


def detail_in_words(detail: str, check_id: str | None, language: Language) -> str:
    """The detail of a state: the failing parts, or a remark. A task's detail is a list name and stays unchanged."""
    if (check_id or "").startswith(TASK):
        return detail
    parts = detail.split(",")
    if all(part in code_lists()["problem"] for part in parts):
        return ("、" if language == "zh" else "; ").join(title("problem", part, language) for part in parts)
    return title("detail", detail, language)


def subject_in_words(subject: str, kind: str | None, language: Language) -> str:
    """The subject of a deadline: the title of an agreement's kind; a task's title or a period stays unchanged."""
    return title("agreement_kind", subject, language) if kind == "agreement" else subject


def yes_or_no(value: bool, language: Language) -> str:
    """是 or 否."""
    return title("yes_no", "yes" if value else "no", language)


def problem_title(check_id: str, language: Language, task: str | None = None) -> str:
    """The name of the problem of a unit that fails the check: 未建工会组织 for the check 建立工会.

    Tasks are named as by ``check_title``.
    """
    known = codes("problem")
    return title("problem", check_id, language) if check_id in known else check_title(check_id, language, task)


def value_title(name: str, value: str | None, language: Language) -> str:
    """The title of a value of a column, dimension or filter; "" and None mean no value."""
    if value is None or value == "":
        with speaking(language):
            return _("Not recorded")
    if name in CHECK_STATES or name in ("check_id", "check"):
        return check_title(value, language)
    if name in PLACES:
        return region_name(value)
    return title(CODE_LISTS[name], value, language) if name in CODE_LISTS else value
