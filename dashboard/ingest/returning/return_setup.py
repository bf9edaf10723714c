"""Sets up who must send which form by when, and records by hand what was received; each publishes a new version."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.errors import Refused
from dashboard.ingest.history.register_queries import answer, rows_with
from dashboard.locale import _, language
from dashboard.locale.enumeration import listed
from dashboard.register.publish import draft
from dashboard.register.upsert import existing_values, remove, upsert
from dashboard.register.versions import Register, Version
from dashboard.vocabulary.unit_names import normalised

_LONGEST = 60
_NAMED = 10


@dataclass(frozen=True)
class ReturnForm:
    """A form that units send for a period: 年报, 2026. due_on is the last deadline on record, if any."""

    form: str
    period: str
    due_on: date | None
    units: int
    received: int
    sent_back: int

    @property
    def key(self) -> tuple[str, str]:
        """The form and its period."""
        return self.form, self.period

    @property
    def missing(self) -> int:
        """The units that have not sent it."""
        return self.units - self.received - self.sent_back


def return_forms(version: Version) -> list[ReturnForm]:
    """Every form and period on record, the latest deadline first."""
    found = answer(version, "return_forms")
    return [
        ReturnForm(form, period, None if due is None else pd.Timestamp(due).date(), int(units), int(sent), int(back))
        for form, period, due, units, sent, back in found.itertuples(index=False)
    ]


def return_units(version: Version, form: str, period: str) -> pd.DataFrame:
    """The units that owe this return: unit_id, unit, due_on, received_on, is_received."""
    found = answer(version, "return_units")
    mine = found[(found["form"] == form) & (found["period"] == period)]
    return mine.drop(columns=["form", "period"]).reset_index(drop=True)


def units_called(version: Version, names: Sequence[str]) -> list[str]:
    """The ids of the units that have these names, ids or confirmed spellings.

    Raises Refused, naming them, if some name no unit or several.
    """
    wanted = list(dict.fromkeys(name.strip() for name in names if name.strip()))
    texts = [*wanted, *map(normalised, wanted)]
    found: dict[str, set[str]] = {}
    for table, column in (("units", "unit_id"), ("units", "name"), ("aliases", "alias")):
        rows = rows_with(version, table, column, texts)
        for text, unit_id in zip(rows[column], rows["unit_id"], strict=True):
            found.setdefault(text, set()).add(unit_id)
    units: dict[str, str] = {}
    for name in wanted:
        ids = found.get(name) or found.get(normalised(name)) or set()
        if len(ids) == 1:
            units[name] = next(iter(ids))
    if unknown := [name for name in wanted if name not in units]:
        raise Refused(
            _(
                "{count} names are no unit of the register, or several: {names}.",
                count=len(unknown),
                names=listed(unknown[:_NAMED], language()),
            )
        )
    return list(dict.fromkeys(units.values()))


def set_up_returns(register: Register, form: str, period: str, due_on: date, unit_ids: Sequence[str]) -> Version:
    """These units owe the form for the period by this day. What was received already stays received.

    Raises Refused, changing nothing, without form, period or units, or if one of them is no unit of the register.
    """
    form, period = form.strip(), period.strip()
    if not (form and period) or len(form) > _LONGEST or len(period) > _LONGEST:
        raise Refused(_("A return has a form and a period of at most {most} characters each.", most=_LONGEST))
    if not unit_ids:
        raise Refused(_("No unit was chosen to send the form."))
    current = register.current()
    with draft(register, as_of=current.date, action="returns set up") as connection:
        missing = set(unit_ids) - existing_values(connection, "units", "unit_id", unit_ids)
        if missing:
            raise Refused(_("The register has no unit {unit_id}.", unit_id=min(missing)))
        upsert(connection, "returns", _rows(unit_ids, form, period).assign(due_on=due_on))
    return register.current()


def withdraw_returns(register: Register, form: str, period: str) -> Version:
    """Nobody owes the form for the period any more, except units that have sent it: these rows stay."""
    current = register.current()
    known = return_units(current, form, period)
    open_ones = list(known.loc[~known["is_received"].astype(bool), "unit_id"])
    if not open_ones:
        raise Refused(_("{form} {period} is owed by no unit that has not sent it.", form=form, period=period))
    with draft(register, as_of=current.date, action="returns withdrawn") as connection:
        remove(connection, "returns", _rows(open_ones, form, period))
    return register.current()


def record_received(register: Register, form: str, period: str, unit_ids: Sequence[str], day: date) -> Version:
    """The return of these units was received on this day; the version's date is not before it.

    Raises Refused without units.
    """
    if not unit_ids:
        raise Refused(_("No unit was chosen."))
    current = register.current()
    rows = _rows(unit_ids, form, period).assign(received_on=day, status="received")
    with draft(register, as_of=max(current.date, day), action="returns received") as connection:
        upsert(connection, "returns", rows)
    return register.current()


def take_back_received(register: Register, form: str, period: str, unit_ids: Sequence[str]) -> Version:
    """The return of these units was not received after all. Raises Refused without units."""
    if not unit_ids:
        raise Refused(_("No unit was chosen."))
    current = register.current()
    rows = _rows(unit_ids, form, period).assign(received_on=None, status=None)
    with draft(register, as_of=current.date, action="returns taken back") as connection:
        upsert(connection, "returns", rows)
    return register.current()


def _rows(unit_ids: Sequence[str], form: str, period: str) -> pd.DataFrame:
    frame = pd.DataFrame({"unit_id": list(dict.fromkeys(unit_ids))}, dtype=object)
    return frame.assign(form=form, period=period).astype(object)
