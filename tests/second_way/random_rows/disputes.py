"""Mediation cases, around the working days of the holidays."""

from datetime import date, timedelta

from second_way.random_rows.draw import Draw, Row

# Around Spring Festival of 2024, 1 May, 1 October and the make-up days beside them.
HOLIDAYS = (
    date(2024, 2, 7),
    date(2024, 2, 8),
    date(2024, 2, 9),
    date(2024, 2, 10),
    date(2024, 2, 15),
    date(2024, 4, 26),
    date(2024, 4, 27),
    date(2024, 4, 30),
    date(2023, 9, 27),
    date(2023, 9, 28),
    date(2023, 10, 5),
    date(2023, 10, 6),
    date(2024, 9, 27),
    date(2024, 9, 30),
    date(2024, 10, 7),
    date(2024, 10, 11),
    date(2025, 9, 26),
    date(2025, 9, 30),
)

DAYS_TO_ACCEPTANCE = (-1, 0, 1, 2, 3, 3, 4, 5, 6, 7, 9, 11, 12)
DAYS_TO_CLOSING = (0, 5, 13, 14, 15, 15, 16, 17)


def cases(draw: Draw, unit_ids: list[str]) -> list[Row]:
    return [_case(draw, unit_ids, number) for number in range(len(unit_ids) * 3 // 2)]


def _case(draw: Draw, unit_ids: list[str], number: int) -> Row:
    applied_on = _application(draw)
    accepted_on = (
        draw.near(applied_on, (-1, 0, 1, 2, 3, 3, 4, 5, 6, 7, 9, 11, 12)) if draw.chance(0.9) else draw.event()
    )
    closed_on = (
        draw.near(accepted_on or applied_on, (0, 5, 13, 14, 15, 15, 16, 17)) if draw.chance(0.9) else draw.event()
    )
    return {
        "case_id": f"case-{number:02}",
        "unit_id": draw.one(unit_ids, 0.05),
        "applied_on": applied_on,
        "accepted_on": accepted_on,
        "closed_on": closed_on,
        "extended": draw.boolean(),
        "outcome": draw.one(("settled", "settled", "settled", "failed", "withdrawn"), 0.2),
        "fulfilled_on": draw.near(closed_on, (0, 1, 30), 0.4),
        "people": draw.people(),
    }


def _application(draw: Draw) -> date | None:
    chosen = draw.random.random()
    if chosen < 0.3:
        return draw.as_of - timedelta(draw.random.randrange(0, 13))
    holidays = [day for day in HOLIDAYS if 0 <= (draw.as_of - day).days < 400]
    return draw.random.choice(holidays) if holidays and chosen < 0.6 else draw.recent()
