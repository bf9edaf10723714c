"""The checks on collective bargaining, all five bound by one line (reading 38)."""

from datetime import date

from second_way.agreements import agreements_of, any_in_force, newest_expiry, signed_by, wages_in_force
from second_way.answers import Answer, answer
from second_way.completeness import found, is_complete
from second_way.days import days_after
from second_way.duties import Duty, answer_of_duties, duty
from second_way.membership import Membership
from second_way.offers import names_sector, offer_duties
from second_way.periods import Period, last_twelve_months
from second_way.register import Register, Row
from second_way.rules import (
    bound_since,
    last_day,
    not_before,
    periods_back,
    rule_in_force,
    value_in_force,
    window_before,
)
from second_way.three_valued import all_of, any_of


def bargaining_answers(register: Register, membership: Membership, unit: Row) -> dict[str, Answer]:
    """The computed answers by check."""
    binds = bargaining_binds(membership, unit, register.as_of)
    return {
        "wage_agreement": wage_agreement(register, unit, binds),
        "offer_answered": offer_answered(register, unit, binds),
        "agreement_filed": agreement_filed(register, unit, binds),
        "special_agreements": special_agreements(register, unit, binds),
        "renewal_opened": renewal_opened(register, unit, binds),
    }


def bargaining_binds(membership: Membership, unit: Row, as_of: date) -> bool | None:
    """With a union; of institutions those managed as enterprises."""
    has_union, sector = membership.has_union[unit["unit_id"]], unit["sector"]
    if sector is None:
        return all_of(has_union, None)
    bound = value_in_force("bargaining_binds", unit, as_of) is not None
    managed = unit["enterprise_managed"] if sector == "institution" else True
    return all_of(has_union, bound, managed)


def bargaining_since(unit: Row, as_of: date) -> date | None:
    """Since when the rules on bargaining have named the unit's sector."""
    return bound_since(
        ("bargaining_binds",), as_of, lambda day: value_in_force("bargaining_binds", unit, day) is not None
    )


def wage_agreement(register: Register, unit: Row, binds: bool | None) -> Answer:
    """An expired agreement without completeness is unknown, not fail (reading 18)."""
    agreements = agreements_of(register, unit)
    recorded = any_of(*(wages_in_force(agreement, register.as_of) for agreement in agreements))
    passes = found(recorded, is_complete(register, "agreements", unit))
    expired_on = newest_expiry(agreements, register.as_of)
    expired_since = days_after(expired_on, 1) if expired_on is not None else None
    since = not_before(expired_since, bargaining_since(unit, register.as_of))
    return answer(binds, passes, register.as_of, since)


def offer_answered(register: Register, unit: Row, binds: bool | None) -> Answer:
    complete = is_complete(register, "offers", unit, last_twelve_months(register.as_of))
    return answer_of_duties(binds, offer_duties(register, unit), complete, register.as_of)


def agreement_filed(register: Register, unit: Row, binds: bool | None) -> Answer:
    """The single-level agreements that the unit signed in the last 12 months (readings 41 and 95)."""
    period = last_twelve_months(register.as_of)
    signed = [row for row in signed_by(register, unit) if row["level"] in (None, "single")]
    duties = [
        _filing(register, unit, row)
        for row in signed
        if period.holds(row["signed_on"])
        and names_sector(unit, row["signed_on"])
        and value_in_force(_days_of(row), unit, row["signed_on"]) is not None
    ]
    return answer_of_duties(binds, duties, is_complete(register, "agreements", unit, period), register.as_of)


def _days_of(agreement: Row) -> str:
    """The parameter of its days: a kind that is not recorded has those of the others (reading 41)."""
    return "filing_days_wage" if agreement["kind"] == "wage" else "filing_days_other"


def _filing(register: Register, unit: Row, agreement: Row) -> Duty:
    parameter = _days_of(agreement)
    due = last_day(parameter, unit, agreement["signed_on"])
    found = duty(due, agreement["filed_on"], register.as_of)
    rule = rule_in_force(parameter, unit, agreement["signed_on"])
    if found.state == "breached" and rule is not None and rule.unit == "days_after_notice":
        # The days run from a later notice that nobody recorded.
        return Duty("undecidable", due)
    return found


def special_agreements(register: Register, unit: Row, binds: bool | None) -> Answer:
    """Both on safety and on women's rights."""
    passes = all_of(*(any_in_force(register, unit, kind) for kind in ("safety", "women")))
    return answer(binds, passes, register.as_of)


def renewal_opened(register: Register, unit: Row, binds: bool | None) -> Answer:
    """Asked of the latest expiry among wage agreements in force; an earlier offer does not count (reading 42).

    One known to be in force decides; where none is, an undecided one leaves the question open.
    """
    agreements = agreements_of(register, unit)
    recorded = any_of(*(wages_in_force(row, register.as_of) for row in agreements))
    if recorded is not True:
        applies = found(recorded, is_complete(register, "agreements", unit))
        return answer(all_of(binds, applies), None, register.as_of)
    expires_on: date = max(row["expires_on"] for row in agreements if wages_in_force(row, register.as_of))
    rule = rule_in_force("renewal_window_days", unit, register.as_of)
    assert rule is not None
    window = Period(window_before(rule, expires_on), register.as_of)
    offers = register.rows("offers", unit_id=unit["unit_id"])
    offered = any(window.holds(offer["offered_on"]) for offer in offers)
    passes = found(offered, is_complete(register, "offers", unit, window))
    applies = register.as_of >= window.first
    since = not_before(_open_since(unit, expires_on, register.as_of), bargaining_since(unit, register.as_of))
    return answer(all_of(binds, applies), passes, register.as_of, since, expires_on)


def _open_since(unit: Row, expires_on: date, as_of: date) -> date | None:
    """Since when renewal may be opened, each day by the rule in force on it."""
    since = None
    for period in periods_back(("renewal_window_days",), as_of):
        rule = rule_in_force("renewal_window_days", unit, period.first)
        opens_on = window_before(rule, expires_on) if rule is not None and rule.value is not None else date.max
        if opens_on > period.last:
            break
        since = max(opens_on, period.first)
        if opens_on > period.first:
            break
    return since
