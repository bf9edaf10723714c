"""Units, unions and the numbers of their people."""

from second_way.random_rows.draw import Draw, Row

SECTORS = (
    "enterprise",
    "enterprise",
    "enterprise",
    "institution",
    "institution",
    "government",
    "social_organisation",
    "social_organisation",
    "self_employed",
)
OWNERSHIPS = ("state", "collective", "private", "hk_macao_taiwan", "foreign", "other")
SIZES = ("large", "large", "medium", "medium", "large_or_medium", "small", "micro")
INDUSTRIES = ("C", "J", "P")
SUPERVISORS = ("省直", "教育系统", "Trade")
# The first two digits of the codes of the 31 provinces.
PLACES = (
    *("11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37"),
    *("41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65"),
)
PLACES_OF_ONE_REGISTER = 7
CODES_WITHIN = ("", "01", "0000", "0100", "0103", "0211004", "0103001002")
UNIT_ID_HEADS = ("9152", "u-", "U-", "单位", "Ａ")
OCCUPATIONS = ("truck_driver", "ride_driver", "courier", "delivery_rider", "other")


def units(draw: Draw, number_of_units: int) -> list[Row]:
    union_ids = [f"union-{number:02}" for number in range(max(number_of_units * 2 // 3, 1))]
    # A few places only, so that units of one place differ in all else.
    places = draw.random.sample(PLACES, PLACES_OF_ONE_REGISTER)
    rows = []
    for number in range(number_of_units):
        union_id = draw.one(union_ids, 0.12)
        # Some name a union that has no row.
        union_id = draw.random.choice(("absent-1", "absent-2")) if draw.chance(0.06) else union_id
        rows.append(
            {
                "unit_id": f"{draw.random.choice(UNIT_ID_HEADS)}{number:03}",
                "name": draw.maybe(f"单位{number}"),
                "sector": draw.one(SECTORS),
                "ownership": draw.one(OWNERSHIPS, 0.3),
                "industry": draw.one(INDUSTRIES, 0.3),
                "region": draw.one([place + draw.random.choice(CODES_WITHIN) for place in places]),
                "supervisor": draw.one(SUPERVISORS, 0.3),
                "size": draw.one(SIZES),
                "enterprise_managed": draw.boolean(),
                "civil_service_managed": draw.boolean(),
                "operating_status": draw.one(("open",) * 15 + ("suspended", "revoked", "preparing")),
                "employees": draw.people(),
                "female_employees": draw.people(0.3),
                "union_id": union_id,
                "founded_on": draw.past_day() if draw.chance(0.5) else draw.event(0.8),
                "closed_on": draw.event(0.85),
            }
        )
    return rows


def unions(draw: Draw, unit_rows: list[Row]) -> list[Row]:
    """Of every union named but the absent ones, and one that nobody names."""
    named = sorted(
        {row["union_id"] for row in unit_rows if row["union_id"] and not row["union_id"].startswith("absent")}
    )
    return [_union(draw, unit_rows, union_id) for union_id in [*named, "union-of-nobody"]]


def _union(draw: Draw, unit_rows: list[Row], union_id: str) -> Row:
    own = [row["unit_id"] for row in unit_rows if row["union_id"] == union_id]
    others = [row["unit_id"] for row in unit_rows]
    lead = draw.random.choice(own) if own and draw.chance(0.7) else draw.one([*others, "no-such-unit"], 0.5)
    return {
        "union_id": union_id,
        "name": draw.maybe(f"{union_id} 工会"),
        "level": draw.one(("grassroots",) * 12 + ("regional", "industry", "federation"), 0.3),
        "form": draw.one(("single", "joint")),
        "lead_unit_id": lead,
        "established_on": draw.past_day() if draw.chance(0.6) else draw.event(),
        "dissolved_on": draw.event(0.85),
        "members": draw.people(),
        "female_members": draw.people(),
        "legal_person": draw.boolean(),
        "legal_person_valid_to": draw.event(),
        "chair_filled": draw.boolean(0.4),
        "chair_since": draw.event(0.6),
        "chair_vacant_since": draw.event(0.4),
        "chair_full_time": draw.boolean(),
    }


def headcounts(draw: Draw, unit_ids: list[str]) -> list[Row]:
    return [
        {
            "unit_id": unit_id,
            "counted_on": draw.recent(0),
            "employees": draw.people(),
            "female_employees": draw.people(),
            "migrant_employees": draw.people(),
            "members": draw.people(0.3),
            "female_members": draw.people(0.3),
            "migrant_members": draw.people(),
            "verified_members": draw.people(),
            "new_members": draw.people(),
        }
        for unit_id in unit_ids
        for _ in range(draw.random.choice((0, 0, 1, 1, 2)))
    ]


def member_groups(draw: Draw, unit_rows: list[Row]) -> list[Row]:
    union_ids = sorted({row["union_id"] for row in unit_rows if row["union_id"]})
    return [
        {
            "union_id": union_id,
            "counted_on": counted_on,
            "occupation": occupation,
            "members": draw.people(0.1),
            "new_members": draw.people(),
        }
        for union_id in union_ids
        for counted_on in {draw.recent(0): None for _ in range(draw.random.choice((0, 1, 2)))}
        for occupation in draw.random.sample(OCCUPATIONS, 2)
    ]
