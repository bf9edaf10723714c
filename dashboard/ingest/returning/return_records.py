"""Tracks returns (报送情况): an import marks returns as received, and a reminder names the missing ones."""

from datetime import date

import pandas as pd

from dashboard.ingest.outcomes import ACCEPTED, SKIPPED, Outcomes
from dashboard.ingest.units.unit_resolution import Resolved
from dashboard.locale import _, language
from dashboard.locale.enumeration import listed
from dashboard.register.upsert import Connection, upsert

_NAMED = 60
"""The most units that a reminder names in one paragraph; it gives the total number in any case."""


def mark_received(
    connection: Connection, outcomes: Outcomes, units: Resolved, report: tuple[str, str], day: date, import_id: str
) -> None:
    """Mark the return ``report`` (form, period) as received on ``day``, for each unit with a row not quarantined."""
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


def sent_back(returns: pd.DataFrame) -> "pd.Series[bool]":
    """A mask of the returns that were sent back for correction (column status)."""
    return returns["status"].eq("sent_back").fillna(value=False).astype(bool)


def reminder(missing: pd.DataFrame, as_of: date) -> str:
    """A message about missing returns: one line per form and period, with a separate line for those sent back.

    ``missing`` has one row per return with the columns unit, form, period and status.
    """
    lines = []
    for (form, period, returned), rows in missing.groupby(["form", "period", sent_back(missing)], sort=True):
        names = list(dict.fromkeys(rows["unit"]))
        named = listed(names[:_NAMED], language())
        if len(names) > _NAMED:
            named = _("{names} and others", names=named)
        values = {
            "month": as_of.month,
            "day": as_of.day,
            "year": as_of.year,
            "form": form,
            "period": period,
            "count": len(names),
            "names": named,
        }
        lines.append(
            _(
                "{form} {period}: as of {year}-{month}-{day} the returns of {count} units are sent back to be "
                "corrected: {names}.",
                **values,
            )
            if returned
            else _("{form} {period}: as of {year}-{month}-{day} {count} units have not reported: {names}.", **values)
        )
    return "\n".join(lines) or _("No return on record is past its due date and missing.")
