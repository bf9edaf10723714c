"""Terms, steps of re-elections, committees and meetings."""

from second_way.days import months_after
from second_way.random_rows.draw import Draw, Row

STEPS = ("reminded", "requested", "approved", "elected", "result_approved", "certificate_changed")


def terms(draw: Draw, unit_rows: list[Row]) -> list[Row]:
    return [
        _term(draw, union_id, term_no)
        for union_id in _union_ids(unit_rows)
        for term_no in range(draw.random.choice((0, 1, 1, 1, 2, 2, 3)))
    ]


def _term(draw: Draw, union_id: str, term_no: int) -> Row:
    term_years = draw.one((3, 3, 5, 5, 4, 2), 0.15)
    regular_end = draw.day()
    # Half of the terms end by their length, on a day of the pool wherever the calendar allows it.
    elected_on = months_after(regular_end, -12 * (term_years or 3)) if draw.chance(0.5) else draw.day()
    ends_on = draw.event(0.7)
    # Some extensions end at the most that is allowed, or a day beside.
    at_most = months_after(ends_on or regular_end, 6)
    extended_to = draw.near(at_most, (-1, 0, 1), 0) if draw.chance(0.25) else draw.event(0.6)
    return {
        "union_id": union_id,
        "elected_on": elected_on,
        "term_no": draw.maybe(term_no),
        "term_years": term_years,
        "ends_on": ends_on,
        "extended_to": extended_to,
        "extension_approved": draw.boolean(0.4),
    }


def election_steps(draw: Draw, unit_rows: list[Row]) -> list[Row]:
    return [
        {
            "union_id": union_id,
            "term_no": term_no,
            "step": step,
            "done_on": draw.event(),
            "document_no": draw.maybe("文〔1〕"),
            "promised_on": draw.event(),
        }
        for union_id in _union_ids(unit_rows)
        for term_no in (0, 1)
        for step in STEPS
        if draw.chance(0.15)
    ]


def _union_ids(unit_rows: list[Row]) -> list[str]:
    return sorted({row["union_id"] for row in unit_rows if row["union_id"]})


def committees(draw: Draw, unit_ids: list[str]) -> list[Row]:
    return [
        {
            "unit_id": unit_id,
            "kind": kind,
            "in_being": draw.one((True, True, True, False), 0.3),
            "established_on": draw.event(0.5),
            "dissolved_on": draw.event(0.8),
            "employee_members": draw.one((0, 1, 3)),
            "employer_members": draw.one((0, 1, 3)),
        }
        for unit_id in unit_ids
        for kind in ("audit", "women", "mediation", "labour_supervision")
        if draw.chance(0.65)
    ]


def meetings(draw: Draw, unit_ids: list[str]) -> list[Row]:
    return [
        {
            "unit_id": unit_id,
            "kind": kind,
            "held_on": draw.recent(0),
            "delegates": draw.one((0, 1, 3, 30, 31)),
            "present": draw.one((0, 1, 2, 19, 20, 21)),
        }
        for unit_id in unit_ids
        for kind in ("members", "workers_congress", "workers_congress")
        if draw.chance(0.35)
    ]
