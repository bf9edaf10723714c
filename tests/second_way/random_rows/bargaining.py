"""Agreements and offers."""

from datetime import timedelta

from second_way.random_rows.draw import Draw, Row, days, working_days

REPLIES = (working_days(5), working_days(10), days(10), days(15), days(20))
FILINGS = (working_days(5), working_days(10), days(5), days(7), days(10))
KINDS = ("wage", "wage", "comprehensive", "comprehensive", "safety", "safety", "women", "women")


def agreements(draw: Draw, unit_ids: list[str]) -> list[Row]:
    """Any, and for some units a pair on safety and on women, which would seldom meet by chance."""
    number_of_any = len(unit_ids) * 3 // 2
    anywhere = [_agreement(draw, unit_ids, number) for number in range(number_of_any)]
    pairs = [
        {**_agreement(draw, unit_ids, number_of_any + 2 * place + second), "unit_id": unit_id, "kind": kind}
        for place, unit_id in enumerate(draw.random.sample(unit_ids, len(unit_ids) // 4))
        for second, kind in enumerate(("safety", "women"))
    ]
    return anywhere + pairs


def _agreement(draw: Draw, unit_ids: list[str], number: int) -> Row:
    signed_on = draw.recent(0.2)
    around_expiry = draw.near(draw.as_of, (-2, -1, 0, 1, 58, 59, 60, 61, 62, 89, 90, 91, 92, 93), 0)
    return {
        "agreement_id": f"agreement-{number:02}",
        "unit_id": draw.one(unit_ids, 0.2),
        "level": draw.one(("single", "single", "regional", "industry"), 0.25),
        "kind": draw.one(KINDS, 0.1),
        "includes_wages": draw.boolean(),
        "signed_on": signed_on,
        "approved_on": draw.event(),
        "filed_on": draw.on_limit(signed_on, FILINGS, 0.3) if draw.chance(0.7) else draw.event(),
        "effective_on": draw.event(0.6),
        "expires_on": around_expiry if draw.chance(0.35) else draw.event(0.15),
        "covered_employees": draw.people(),
    }


def agreement_units(draw: Draw, agreement_rows: list[Row], unit_ids: list[str]) -> list[Row]:
    return [
        {"agreement_id": agreement["agreement_id"], "unit_id": unit_id}
        for agreement in agreement_rows
        if draw.chance(0.4)
        for unit_id in draw.random.sample(unit_ids, min(3, len(unit_ids)))
    ]


def offers(draw: Draw, unit_ids: list[str]) -> list[Row]:
    return [_offer(draw, unit_ids, number) for number in range(len(unit_ids) * 3 // 2)]


def _offer(draw: Draw, unit_ids: list[str], number: int) -> Row:
    days_ago = draw.random.choice(
        (0, 1, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 19, 20, 21, 22, 59, 60, 61, 89, 90, 91)
    )
    offered_on = draw.as_of - timedelta(days_ago) if draw.chance(0.5) else draw.recent()
    replied_on = draw.on_limit(offered_on, REPLIES, 0.4) if draw.chance(0.9) else draw.event()
    return {
        "offer_id": f"offer-{number:02}",
        "unit_id": draw.one(unit_ids, 0.05),
        "offered_on": offered_on,
        "replied_on": replied_on,
        "reply": draw.one(("accepted", "refused"), 0.3 if replied_on else 0.8),
    }
