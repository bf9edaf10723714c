"""The split itself: steps between four numbers, said in a sentence."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.answers.comparing.change_parts import PARTS, Change, ChangeKey, ChangeStage, split
from dashboard.wording import change_words, part_title

amounts = st.one_of(st.integers(0, 10**9), st.decimals(0, 10**6, places=6, allow_nan=False))
groups = st.sampled_from([("enterprise",), ("government",), (None,), ("其他",)])


@st.composite
def stages(draw: st.DrawFn) -> dict[ChangeKey, ChangeStage]:
    keys = draw(st.lists(st.tuples(st.sampled_from(["a", "b"]), groups), unique=True, min_size=1))
    return {
        key: ChangeStage(
            "percent" if key[0] == "a" else "units",
            draw(amounts),
            draw(amounts) if key[0] == "a" else None,
            draw(st.integers(0, 99)),
            draw(st.integers(0, 99)),
        )
        for key in keys
    }


@given(stages(), stages(), stages(), stages())
def test_the_parts_sum_to_the_change_whatever_groups_appear_and_disappear(sealed, before, restated, now) -> None:
    changes = split(sealed, before, restated, now)
    keys = {(change.indicator, change.group) for change in changes}
    assert keys >= sealed.keys() | before.keys() | restated.keys() | now.keys()
    assert len(keys) == len(changes)
    for change in changes:
        for count in ("numerator", "denominator", "unknown", "not_applicable"):
            ends = [getattr(stage, count, None) for stage in (change.sealed, change.now)]
            parts = [change.part(part, count) for part in PARTS]
            if None not in ends and None not in parts:
                assert ends[0] + sum(parts) == ends[1]
        points = [change.part_of_value(part) for part in PARTS]
        if None not in points:
            assert change.sealed.value + sum(points) == change.now.value


def stage(numerator: int | Decimal, denominator: int | None = None, unit: str = "units") -> ChangeStage:
    return ChangeStage(unit, numerator, denominator, 0, 0)


def change(*found: ChangeStage | None) -> Change:
    return Change("a", (), *found, definition_changed=False)


def test_a_group_that_a_stage_lacks_counts_nothing_there() -> None:
    (only,) = split({}, {("a", ("x",)): stage(3, 4)}, {("a", ("y",)): stage(1, 2)}, {})[:1]
    assert (only.group, only.sealed, only.restated) == (("x",), None, stage(0, 0))
    assert (only.part("redefined"), only.part("corrected"), only.part("occurred")) == (None, -3, None)


def test_the_value_of_a_percentage_changes_by_points() -> None:
    found = change(stage(1, 3, "percent"), stage(1, 2, "percent"), stage(0, 0, "percent"), stage(1, 1, "percent"))
    assert found.part_of_value("redefined") == Fraction(50, 3)
    assert found.part_of_value("corrected") is None
    assert found.stages("occurred") == (stage(0, 0, "percent"), stage(1, 1, "percent"))


def test_a_percentage_that_became_a_count_has_no_points() -> None:
    assert change(stage(1, 2, "percent"), stage(1, 2, "ratio"), None, None).part_of_value("redefined") is None


def test_a_number_that_stays_is_no_change() -> None:
    assert not change(*[stage(3)] * 4).is_change
    assert change(stage(3), stage(3), stage(4), stage(3)).is_change, "two parts that cancel out are a change"
    assert change(None, None, None, stage(3)).is_change


@pytest.mark.parametrize(
    ("found", "chinese", "english"),
    [
        (
            change(stage(1), stage(1), stage(0), stage(3)),
            "较封存口径：本期发生+3，补报更正−1，口径调整0",
            "Against the sealed report: in the period +3, corrected records −1, changed definition 0",
        ),
        (
            change(None, stage(1), stage(1_001), stage(Decimal("1000.25"))),
            "较所比版本：本期发生−0.8，补报更正+1,000",
            "Against the earlier version: in the period −0.8, corrected records +1,000",
        ),
        (
            change(*(stage(part, 8, "percent") for part in (1, 2, 2)), stage(5, 8, "percent")),
            "较封存口径：本期发生+37.5个百分点，补报更正0，口径调整+12.5个百分点",
            "Against the sealed report: in the period +37.5 points, corrected records 0, "
            "changed definition +12.5 points",
        ),
        (
            change(*(stage(0, part, "percent") for part in (0, 2, 2, 2))),
            "较封存口径：本期发生0，补报更正0，口径调整–",
            "Against the sealed report: in the period 0, corrected records 0, changed definition –",
        ),
        (change(stage(1), None, None, None), "本指标已不再统计", "This indicator is no longer counted"),
    ],
)
def test_a_change_is_one_sentence_in_both_languages(found, chinese, english) -> None:
    assert change_words(found, "zh") == chinese
    assert change_words(found, "en") == english


def test_every_part_has_its_title() -> None:
    assert [part_title(part, "zh") for part in PARTS] == ["口径调整", "补报更正", "本期发生"]
