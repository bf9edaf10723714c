"""Indicators on mediation cases (readings 66 to 68)."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from second_way.amounts import UNKNOWN_SHARE, Amount, ratio_of_rows
from second_way.cases import acceptance, cases_applied_for, cases_bound, cases_closed, closing
from second_way.duties import Duty, kept
from second_way.register import Row
from second_way.subject import Subject


def cases_per_1000(subject: Subject) -> Amount:
    """Only units with employees known and cases complete over the 12 months (reading 66)."""
    employees = subject.employees()
    if employees is None or not _complete(subject):
        return UNKNOWN_SHARE
    return Amount(len(cases_applied_for(subject.register, subject.unit)), Decimal(employees) / 1000)


def in_time(limit: Callable[[Row, date], Duty]) -> Callable[[Subject], Amount]:
    """Of the cases applied for in the 12 months: within the limit, of those accepted or closed or past its days.

    One applied for before the provisions came into force counts for nothing.
    """

    def amount(subject: Subject) -> Amount:
        duties = [limit(case, subject.register.as_of) for case in cases_bound(subject.register, subject.unit)]
        return ratio_of_rows(kept(duties), _complete(subject))

    return amount


accepted_in_3_days = in_time(acceptance)
closed_in_15_days = in_time(closing)


def settlement_rate(subject: Subject) -> Amount:
    """Of the cases closed in the 12 months; withdrawn is not settled, an empty outcome undecidable (reading 67)."""
    return ratio_of_rows(_settled(subject), _complete(subject))


def fulfilment_rate(subject: Subject) -> Amount:
    """Of the settled ones; without a date a settlement is not fulfilled (reading 4)."""
    cases = cases_closed(subject.register, subject.unit)
    fulfilled = [
        None if settled is None else case["fulfilled_on"] is not None
        for case, settled in zip(cases, _settled(subject), strict=True)
        if settled is not False
    ]
    return ratio_of_rows(fulfilled, _complete(subject))


def _settled(subject: Subject) -> list[bool | None]:
    cases = cases_closed(subject.register, subject.unit)
    return [None if case["outcome"] is None else bool(case["outcome"] == "settled") for case in cases]


def _complete(subject: Subject) -> bool:
    return subject.complete("cases", subject.twelve_months)
