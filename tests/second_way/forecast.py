"""Terms and agreements that come due, counted by month."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

import pandas as pd

from second_way.agreements import agreements_of, in_force
from second_way.elections import newest_term
from second_way.membership import asked, is_asked, is_operating, read_membership
from second_way.register import read_register


def forecast(tables: Mapping[str, pd.DataFrame], as_of: date) -> Counter[tuple[int, int, str]]:
    """How many deadlines of each kind lie in each year and month, from the date itself on; without an end."""
    register = read_register(tables, as_of)
    membership = read_membership(register)
    found: Counter[tuple[int, int, str]] = Counter()
    for unit in filter(is_operating, membership.open_units):
        due = []
        if is_asked(membership, unit) and membership.has_union[unit["unit_id"]]:
            term = newest_term(register, asked(register, membership, unit))
            due.append(("term", term.end if term else None))
        due += [
            ("agreement", agreement["expires_on"])
            for agreement in agreements_of(register, unit)
            if in_force(agreement, as_of)
        ]
        found.update((day.year, day.month, kind) for kind, day in due if day is not None and day >= as_of)
    return found
