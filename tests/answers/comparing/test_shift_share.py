"""The change of a number as a sum over groups: exact, and what each part means."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from dashboard.answers.comparing.shift_share import parts

AMOUNT = st.integers(0, 10**9)
RATIOS = st.dictionaries(st.sampled_from(["a", "b", "c", "d", None]), st.tuples(AMOUNT, AMOUNT), max_size=5)
COUNTS = st.dictionaries(st.sampled_from(["a", "b", "c", None]), st.tuples(AMOUNT, st.none()), max_size=4)


def rate(counts) -> Fraction | None:
    denominator = sum(part[1] for part in counts.values())
    return Fraction(sum(part[0] for part in counts.values()), denominator) if denominator else None


@given(RATIOS, RATIOS)
def test_the_parts_of_a_ratio_sum_to_its_change_exactly(before, after) -> None:
    found = parts(before, after)
    rates = rate(before), rate(after)
    if None in rates:
        assert found is None or (not before and not after)
        return
    assert sum(part.total for part in found) == rates[1] - rates[0]
    for part in found:
        assert part.within + part.mix == part.total
    assert {part.group for part in found} == {*before, *after}


@given(COUNTS, COUNTS)
def test_the_parts_of_a_count_are_its_groups_differences(before, after) -> None:
    found = {part.group: part.total for part in parts(before, after)}
    assert found == {
        group: after.get(group, (0, None))[0] - before.get(group, (0, None))[0] for group in {*before, *after}
    }


def test_a_rate_that_rose_alone_is_within_and_a_weight_that_moved_alone_is_mix() -> None:
    (better, same) = parts({"a": (1, 2), "b": (1, 2)}, {"a": (2, 2), "b": (1, 2)})
    assert (better.group, better.total, better.within, better.mix) == ("a", Fraction(1, 4), Fraction(1, 4), 0)
    assert (same.within, same.mix) == (0, 0)
    # The rates are 1 and 0 on both days, but the good group has grown from a half to three quarters.
    moved = parts({"a": (2, 2), "b": (0, 2)}, {"a": (3, 3), "b": (0, 1)})
    assert [part.within for part in moved] == [0, 0]
    assert sum(part.mix for part in moved) == Fraction(1, 4)
    # Both helped: the better group grew, and the worse one shrank.
    assert all(part.mix > 0 for part in moved)


def test_a_group_of_one_day_only_adds_mix() -> None:
    (new, _old) = sorted(parts({"a": (1, 2)}, {"a": (1, 2), "b": (4, 4)}), key=lambda part: part.group != "b")
    assert new.within == 0 and new.mix == new.total > 0


def test_the_largest_part_comes_first() -> None:
    found = parts({"a": (1, None), "b": (9, None)}, {"a": (2, None), "b": (1, None)})
    assert [(part.group, part.total) for part in found] == [("b", -8), ("a", 1)]
