"""The checks about a union's term: its end, its length, its extension."""

from datetime import date

from second_way.answers import Answer, answer
from second_way.completeness import is_complete
from second_way.elections import Term, newest_term
from second_way.membership import Asked
from second_way.register import Register
from second_way.rules import DISPUTED_TERM_YEARS, LEGAL_TERM_YEARS, days_of, rule_in_force
from second_way.three_valued import all_of


def election_on_time(register: Register, asked: Asked) -> Answer:
    """No term is unknown even where terms is complete (reading 18)."""
    term = newest_term(register, asked)
    if term is None:
        return answer(asked.has_union, None, register.as_of)
    return answer(asked.has_union, term.in_time(register.as_of), register.as_of, term.overdue_since())


def term_length(register: Register, asked: Asked) -> Answer:
    """4 years are unknown."""
    term = newest_term(register, asked)
    if term is None:
        return _without_term(register, asked)
    years = term.row["term_years"]
    passes = None if years in (None, DISPUTED_TERM_YEARS) else years in LEGAL_TERM_YEARS
    return answer(asked.has_union, passes, register.as_of, term.row["elected_on"])


def extension_approved(register: Register, asked: Asked) -> Answer:
    """Applies where extended_to is given; approved without an end is unknown (reading 32)."""
    term = newest_term(register, asked)
    if term is None:
        return _without_term(register, asked)
    extended_to, approved = term.row["extended_to"], term.row["extension_approved"]
    if extended_to is None:
        return answer(all_of(asked.has_union, None if approved else False), None, register.as_of)
    passes = all_of(approved, _within_limit(register, asked, term, extended_to))
    return answer(asked.has_union, passes, register.as_of, term.regular_end)


def _within_limit(register: Register, asked: Asked, term: Term, extended_to: date) -> bool | None:
    """Up to so many months past the regular end, that day included."""
    rule = rule_in_force("extension_max_months", asked.unit, register.as_of)
    return None if term.regular_end is None or rule is None else extended_to <= days_of(rule, term.regular_end)


def _without_term(register: Register, asked: Asked) -> Answer:
    """Not applicable where terms is complete, else unknown (reading 18)."""
    recorded = False if is_complete(register, "terms", asked.unit) else None
    return answer(all_of(asked.has_union, recorded), None, register.as_of)
