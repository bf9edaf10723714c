"""Who has reported and who has not (报送情况): an import marks returns as received, a message names those missing."""

from datetime import date

import pandas as pd

from dashboard.ingest.outcomes import ACCEPTED, SKIPPED, Outcomes
from dashboard.ingest.units import Resolved
from dashboard.locale import _, language
from dashboard.register.upsert import Connection, upsert

_NAMED = 60
"""Units that a message names; the rest is a number."""


def mark_received(
    connection: Connection, outcomes: Outcomes, units: Resolved, report: tuple[str, str], day: date, import_id: str
) -> None:
    """Mark this form of this period as received on the day for each unit with a row that was not quarantined."""
    form, period = report
    found = {
        unit_id
        for sheet, rows in units.units.items()
        for row, unit_id in rows.items()
        if unit_id and outcomes.states[sheet].get(row) in {ACCEPTED, SKIPPED}
    }
    columns = ["unit_id", "form", "period", "received_on", "status", "import_id"]
    rows_to_write = [(unit_id, form, period, day, "received", import_id) for unit_id in sorted(found)]
    upsert(connection, "returns", pd.DataFrame(rows_to_write, columns=columns, dtype=object))


def reminder(missing: pd.DataFrame, as_of: date) -> str:
    """A message about the returns that are missing, one paragraph a form and period.

    ``missing`` has a row a return with the columns unit, form and period.
    """
    lines = []
    for (form, period), rows in missing.groupby(["form", "period"], sort=True):
        names = list(dict.fromkeys(rows["unit"]))
        named = ("、" if language() == "zh" else ", ").join(names[:_NAMED])
        values = {"month": as_of.month, "day": as_of.day, "year": as_of.year, "form": form, "period": period,
                  "count": len(names), "names": named}  # fmt: skip
        if len(names) > _NAMED:
            lines.append(_("{form} {period}: as of {year}-{month}-{day} {count} units have not reported: {names} "
                           "and others.", **values))  # fmt: skip
        else:
            lines.append(_("{form} {period}: as of {year}-{month}-{day} {count} units have not reported: {names}.",
                           **values))  # fmt: skip
    return "\n".join(lines) or _("No return on record is past its due date and missing.")
