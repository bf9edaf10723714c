"""Numbers within ids sort by size."""

from itertools import pairwise

import pytest

from dashboard.vocabulary.natural_order import by_number


@pytest.mark.parametrize(
    "ids",
    [
        ["2026-2", "2026-11"],
        ["CQ01", "CQ2", "CQ10"],
        ["T01", "T02", "T14"],
        ["a", "a1", "a02", "a10", "b1"],
        ["9", "10", "99999999999999999999", "100000000000000000000"],
    ],
)
def test_ids_sort_by_the_size_of_their_numbers(ids) -> None:
    assert sorted({*ids}, key=by_number) == ids
    assert all(by_number(first) < by_number(second) for first, second in pairwise(ids))


def test_an_empty_id_comes_first() -> None:
    assert sorted(["a", "", "1"], key=by_number)[0] == ""
