"""Lists the decisions on names and undoes the last one."""

from dataclasses import dataclass

import pandas as pd

from dashboard.errors import Refused
from dashboard.ingest.history.register_queries import answer
from dashboard.locale import _
from dashboard.register.versions import Register, Version

_DECISIONS = frozenset({"alias confirm", "alias refuse", "unit close"})


@dataclass(frozen=True)
class Decision:
    """A decision on a name: the version that it published, and the version before."""

    made: Version
    before: Version


def last_decision(register: Register) -> Decision | None:
    """The decision that published the current version; None if there is none or the version before no longer exists."""
    current = register.current()
    before = {version.name: version for version in register.versions()}.get(current.parent or "")
    return Decision(current, before) if current.action in _DECISIONS and before else None


def take_back(register: Register, made: str) -> Version:
    """Make the version before this decision current again. Raises Refused if something was published since."""
    decision = last_decision(register)
    if decision is None or decision.made.name != made:
        raise Refused(_("Something was published since this decision: it can no longer be taken back alone."))
    return register.restore(decision.before.name)


def decisions(version: Version) -> pd.DataFrame:
    """Every decision of a user on a spelling, the latest first.

    Columns: decision (confirmed or refused), spelling, unit_id, unit, decided_by, decided_at.
    """
    return answer(version, "decision_list")
