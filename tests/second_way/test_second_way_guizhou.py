"""The second way on the Guizhou campaign: what the definitions promise."""

from collections import Counter

import pytest

from second_way import main_classes, states
from second_way.by_hand import amounts
from second_way.guizhou import AS_OF as GUIZHOU_AS_OF
from second_way.guizhou import guizhou_register


@pytest.mark.parametrize(("pair_confirmed", "units"), [(False, 62), (True, 61)])
def test_the_guizhou_listings_say_what_the_definitions_promise(pair_confirmed: bool, units: int) -> None:
    tables = guizhou_register(pair_confirmed)
    frame = states(tables, GUIZHOU_AS_OF)
    established = Counter(frame.loc[frame["check"] == "union_established", "state"])
    classes = main_classes(tables, GUIZHOU_AS_OF).merge(tables["units"][["unit_id", "sector"]], on="unit_id")
    by_class = Counter(zip(classes["main_class"], classes["sector"], strict=True))
    one = int(pair_confirmed)
    assert amounts(tables, "units_open", GUIZHOU_AS_OF) == (units, None, 0, 0)
    assert established == {"pass": 40, "fail": 7, "unknown": 15 - one}
    assert by_class == {
        ("no_union", "government"): 7,
        ("long_overdue", "government"): 3,
        ("long_overdue", "enterprise"): 2,
        ("incomplete", "government"): 8,
        ("incomplete", "institution"): 5,
        ("to_verify", "government"): 5,
        ("to_verify", "institution"): 10,
        ("to_verify", "enterprise"): 22 - one,
    }
    assert amounts(tables, "homes_to_rework", GUIZHOU_AS_OF)[0] == 2
    assert amounts(tables, "units_multi_listed", GUIZHOU_AS_OF)[0] == 7 + one
    assert amounts(tables, "findings_open", GUIZHOU_AS_OF)[0] == 27
    listed = Counter(tables["task_units"]["list_name"])
    assert list(listed.values()) == [7, 5, 13, 1, 5, 8, 2, 2, 21, 7]
