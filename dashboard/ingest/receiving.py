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
    """A message about the returns that are missing, one paragraph a form and period; sent back ones by themselves.

    ``missing`` has a row a return with the columns unit, form, period and status.
    """
    lines = []
    for (form, period), rows in missing.groupby(["form", "period"], sort=True):
        is_sent_back = (rows["status"] == "sent_back").fillna(value=False).astype(bool)
        about = {"month": as_of.month, "day": as_of.day, "year": as_of.year, "form": form, "period": period}
        for some, returned in ((rows[~is_sent_back], False), (rows[is_sent_back], True)):
            names = list(dict.fromkeys(some["unit"]))
            named = ("、" if language() == "zh" else ", ").join(names[:_NAMED])
            values = about | {"count": len(names), "names": named}
            if not names:
                continue
            if returned and len(names) > _NAMED:
                lines.append(_("{form} {period}: as of {year}-{month}-{day} the returns of {count} units are sent back "
                               "to be corrected: {names} and others.", **values))  # fmt: skip
            elif returned:
                lines.append(_("{form} {period}: as of {year}-{month}-{day} the returns of {count} units are sent back "
                               "to be corrected: {names}.", **values))  # fmt: skip
            elif len(names) > _NAMED:
                lines.append(_("{form} {period}: as of {year}-{month}-{day} {count} units have not reported: {names} "
                               "and others.", **values))  # fmt: skip
            else:
                lines.append(_("{form} {period}: as of {year}-{month}-{day} {count} units have not reported: {names}.",
                               **values))  # fmt: skip
    return "\n".join(lines) or _("No return on record is past its due date and missing.")
