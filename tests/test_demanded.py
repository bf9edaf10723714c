"""Checks are counted as fails only of the units of which they are demanded: in some places they merely may be kept."""

from datetime import date

import pandas as pd
import pytest

from dashboard.answers import lists
from dashboard.answers.demanded import demanded_numbers
from dashboard.catalogue.entries import STATES
from dashboard.documents.blocks import Switches, TableBlock
from dashboard.documents.brief_hindrances import hindrances
from dashboard.documents.brief_standing import standing
from dashboard.documents.charted_tables import charted_checks
from dashboard.locale.in_language import speaking
from dashboard.query.filters import Filters
from dashboard.register.versions import Register
from documents.subjects import subject
from registers import publish_tables

ON = date(2026, 10, 31)


@pytest.fixture(scope="module")
def places(tmp_path_factory) -> Register:
    """Unions without a women's committee: five of Guizhou, where one may be set up, and three others."""
    regions = [*["520100"] * 5, "330100", None, "440100"]
    ids = [f"u{place}" for place in range(len(regions))]
    unions = [f"w{place}" for place in range(len(regions))]
    sectors = [*["enterprise"] * 6, "institution", "social_organisation"]
    units = {"unit_id": ids, "name": ids, "union_id": unions, "region": regions, "sector": sectors, "size": "small"}
    of_union = {"union_id": unions, "established_on": date(2006, 1, 1), "female_members": 20, "members": 40}
    declared = {"table_name": ["committees"], "scope": "all", "complete_to": ON}
    tables = {"units": units | {"employees": 300, "female_employees": 20}, "unions": of_union, "coverage": declared}
    frames = {name: pd.DataFrame(columns) for name, columns in tables.items()}
    return publish_tables(tmp_path_factory.mktemp("places") / "home", frames, ON)


@pytest.mark.parametrize("by", [(), ("sector",), ("province", "sector")])
@pytest.mark.parametrize("filters", [Filters(), Filters(where=(("sector", ("enterprise", "institution")),))])
def test_the_numbers_are_those_of_the_rows_that_are_more_than_may(places, by, filters) -> None:
    reader = subject(places).reader
    rows = lists.states(reader, filters)
    units = lists.rows_of(reader, "unit_health", filters).set_index("unit_id")
    rows = rows[rows["strength"] != "may"].assign(sector=lambda frame: frame["unit_id"].map(units["sector"]))
    found = demanded_numbers(reader, filters, by)
    assert len({(number.group, number.indicator.id) for number in found}) == len(found)
    for number in found:
        of_check = rows[rows["check_id"] == number.indicator.id]
        for name, value in zip(by, number.group, strict=True):
            if name == "sector":
                of_check = of_check[of_check["sector"] == value]
        if "province" not in by:
            passed, failed, unknown, not_applicable = ((of_check["state"] == state).sum() for state in STATES)
            assert (number.numerator, number.denominator) == (passed, passed + failed)
            assert (number.unknown, number.not_applicable) == (unknown, not_applicable)
    of_women = [number for number in found if number.indicator.id == "women_committee"]
    asked = int((rows["check_id"] == "women_committee").sum())
    assert sum(int(number.denominator or 0) for number in of_women) == asked == 2


def test_a_brief_counts_no_unit_that_merely_may(places) -> None:
    with speaking("zh"):
        sections = standing(subject(places), Switches()), hindrances(subject(places), Switches())
    (checks,) = (block for block in sections[0].blocks if isinstance(block, TableBlock) and "检查" in block.headers[0])
    assert {row[0]: row[1] for row in checks.rows}["女职工委员会"] == "2"
    (said,) = (str(block) for block in sections[1].blocks if "女职工委员会：" in str(block))
    assert "已判定的2个中有2个" in said


def test_the_workbook_calls_what_may_be_done_and_is_not_by_its_own_word(places) -> None:
    with speaking("zh"):
        found = charted_checks(subject(places))
    titles = [title for title, _colour in found.series]
    assert titles == ["达标", "未达标", "未开展", "待核实", "不适用"]
    assert dict(found.rows)["女职工委员会"] == (0, 2, 6, 0, 0)


def test_without_such_units_the_column_is_left_out(guizhou) -> None:
    with speaking("zh"):
        found = charted_checks(subject(guizhou))
    assert [title for title, _colour in found.series] == ["达标", "未达标", "待核实", "不适用"]
    assert all(len(amounts) == len(found.series) for _title, amounts in found.rows)
